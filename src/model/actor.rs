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

/// An actor inside one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalActor {
    /// Its fullest name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Its names as written, in order of first mention.
    pub aliases: Vec<String>,
    /// Roles that the article gives it, in order.
    pub roles: Vec<String>,
}
