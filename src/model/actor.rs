//! Names in a text and the actors that they stand for, inside one article.

use super::Span;
use super::timex::words;

words! {
    /// What an actor is.
    ActorKind {
        /// A human being.
        Person = "person",
        /// A body, office, company or paper.
        Organisation = "organisation",
        /// An armed or political group.
        Group = "group",
        /// A country, city, region or site.
        Place = "place",
        /// A people or nationality.
        Nationality = "nationality",
    }
}

/// A name as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name without article, title or possessive.
    pub span: Span,
    /// What it names.
    pub kind: ActorKind,
    /// Index into the article's actors.
    pub actor: usize,
    /// The government, team or body that a place's name stands for.
    pub stands_for: Option<String>,
}

words! {
    /// Why a name is an actor's.
    Reason {
        /// The name by which it is listed, or the same one in other letters.
        Written = "written",
        /// The lexicon lists both names as one's.
        Lexicon = "lexicon",
        /// The user's own corrections say so.
        User = "user",
        /// The user took it out of another actor.
        Apart = "apart",
        /// It stands beside the long name whose letters it has.
        Acronym = "acronym",
        /// "also known as": the words beside it say so.
        Called = "called",
        /// Its letters are the first letters of the only such name.
        Initials = "initials",
        /// A part of a longer name, and of no other one.
        Shorter = "shorter",
        /// A part of several longer names, of which the title or the reports leave one.
        Likeliest = "likeliest",
        /// A name with a letter or two written otherwise.
        Spelling = "spelling",
        /// An office named without its country.
        Office = "office",
        /// The same words in another report of the same context.
        Same = "same",
        /// "the Turkish president": a people and an office that only one person has.
        Demonym = "demonym",
        /// "the spokesperson": a role that only one person of the report has.
        Role = "role",
        /// "he", where the report has named one person only.
        Pronoun = "pronoun",
    }
}

impl Reason {
    /// The reason as a reader is told it.
    pub fn told(self) -> &'static str {
        match self {
            Self::Written => "as written",
            Self::Lexicon => "another name of the same in the lexicon",
            Self::User => "merged by you",
            Self::Apart => "taken apart by you",
            Self::Acronym => "the acronym that is written beside the full name",
            Self::Called => "what the report says it is also called",
            Self::Initials => "the first letters of the only name that fits",
            Self::Shorter => "a shorter form of the only name that fits",
            Self::Likeliest => "a shorter form of the name that these reports mostly mean",
            Self::Spelling => "another spelling of the only name that is like it",
            Self::Office => "the only office of that kind in these reports",
            Self::Same => "the same name",
            Self::Demonym => "the only one with that office there in this report",
            Self::Role => "the only one with that role in this report",
            Self::Pronoun => "the only person that this report has named so far",
        }
    }

    /// Whether it is the user's word.
    pub fn is_users(self) -> bool {
        matches!(self, Self::User | Self::Apart)
    }
}

/// A name of an actor with the reason why it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The name as written.
    pub text: String,
    /// Why it is this actor's.
    pub reason: Reason,
}

/// Words that take an actor up without naming it: "the Turkish president", "she".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The words.
    pub span: Span,
    /// Index into the article's actors.
    pub actor: usize,
    /// Why nobody else can be meant.
    pub reason: Reason,
}

/// An actor inside one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalActor {
    /// Its fullest name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Its names as written, in order of first mention.
    pub aliases: Vec<Alias>,
    /// Roles that the article gives it, in order.
    pub roles: Vec<String>,
}
