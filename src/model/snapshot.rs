//! Everything linked: immutable, shared, replaced whole.
//!
//! Ids are small integers inside one snapshot and never leave it.

use std::collections::{BTreeMap, BTreeSet};

use super::timex::words;
use super::{
    ActorKind, ActorRef, Alias, Annotated, Bounds, EventType, Notice, Precision, Reason, Span,
    SpanRef, Status,
};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// Position in the snapshot's list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            fn from(index: usize) -> Self {
                Self(index as u32)
            }
        }
    };
}

id!(
    /// An article of a snapshot.
    ArticleId
);
id!(
    /// An actor of a snapshot.
    ActorId
);
id!(
    /// An event of a snapshot.
    EventId
);

/// A whole corpus, linked.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// What to call the corpus.
    pub name: String,
    /// The articles, in order of path and id.
    pub articles: Vec<Annotated>,
    /// The article whose wire text each one repeats.
    pub copy_of: Vec<Option<ArticleId>>,
    /// Actors, the most mentioned first.
    pub actors: Vec<Actor>,
    /// The actor of each article's local actors.
    pub actor_of: Vec<Vec<ActorId>>,
    /// Events by date, undated ones last.
    pub events: Vec<Event>,
    /// Quotes in order of article and text.
    pub quotes: Vec<SpokenQuote>,
    /// Conflicts in order of their events.
    pub conflicts: Vec<Conflict>,
    /// What the user should know about the files.
    pub notices: Vec<Notice>,
}

impl Snapshot {
    /// An article; the first one for an id of another snapshot.
    pub fn article(&self, id: ArticleId) -> Option<&Annotated> {
        self.articles.get(id.index())
    }

    /// The words below a span.
    pub fn words(&self, article: ArticleId, span: Span) -> &str {
        self.article(article).map_or("", |one| span.of(&one.article.text))
    }

    /// An actor.
    pub fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.actors.get(id.index())
    }

    /// Words that take an actor up without its name, why, and how often: the most used first.
    pub fn taken_up(&self, id: ActorId) -> Vec<(String, Reason, usize)> {
        let mut counts: BTreeMap<(String, Reason), usize> = BTreeMap::new();
        for one in self.actor(id).map_or(&[][..], |actor| actor.references.as_slice()) {
            let words = self.words(one.article, one.span).to_lowercase();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            *counts.entry((words, one.reason)).or_insert(0) += 1;
        }
        let mut all: Vec<_> =
            counts.into_iter().map(|((words, reason), times)| (words, reason, times)).collect();
        all.sort_by_key(|(_, _, times)| std::cmp::Reverse(*times));
        all
    }

    /// A reference to an actor that outlives this snapshot: its name, and the first passage
    /// that names it.
    pub fn actor_ref(&self, id: ActorId) -> Option<ActorRef> {
        let actor = self.actor(id)?;
        let mention = actor.mentions.first().and_then(|mention| {
            SpanRef::new(&self.article(mention.article)?.article, mention.span)
        });
        Some(ActorRef { name: actor.name.clone(), mention })
    }

    /// An event.
    pub fn event(&self, id: EventId) -> Option<&Event> {
        self.events.get(id.index())
    }

    /// The root of a chain of copies: the article that counts as the origin.
    pub fn origin(&self, id: ArticleId) -> ArticleId {
        self.copy_of.get(id.index()).copied().flatten().unwrap_or(id)
    }

    /// Number of independent origins among `articles`.
    pub fn origins(&self, articles: impl IntoIterator<Item = ArticleId>) -> usize {
        articles.into_iter().map(|id| self.origin(id)).collect::<BTreeSet<_>>().len()
    }
}

/// A role, with the article that gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The words of the role.
    pub text: String,
    /// Where it was read.
    pub article: ArticleId,
}

/// A mention of an actor in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorMention {
    /// The article.
    pub article: ArticleId,
    /// The name in it.
    pub span: Span,
    /// The body that a place's name stands for.
    pub stands_for: Option<String>,
}

/// Words in an article that take an actor up without naming it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorReference {
    /// The article.
    pub article: ArticleId,
    /// The words in it.
    pub span: Span,
    /// Why nobody else can be meant.
    pub reason: Reason,
}

/// An actor across articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Its usual full name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// All its names.
    pub aliases: Vec<Alias>,
    /// All its roles.
    pub roles: Vec<Role>,
    /// All its mentions, in order of article and text.
    pub mentions: Vec<ActorMention>,
    /// Where it is taken up without its name, in the same order.
    pub references: Vec<ActorReference>,
    /// The country whose office it is, where many have an office of that name.
    pub of: Option<String>,
    /// Names of actors that its only name could stand for as well.
    pub could_be: Vec<String>,
    /// Whether the user does not want to see it in lists.
    pub hidden: bool,
}

impl Actor {
    /// Its name, with the country of an office that many have: "Foreign Office of Zelin".
    pub fn called(&self) -> String {
        match &self.of {
            Some(of) => format!("{} of {of}", self.name),
            None => self.name.clone(),
        }
    }
}

/// An account of an event in one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The article.
    pub article: ArticleId,
    /// The clause.
    pub span: Span,
    /// What this account says of it.
    pub status: Status,
    /// When, according to this account.
    pub when: Option<Bounds>,
    /// The expression that says so.
    pub timex: Option<Span>,
    /// Index of the mention in the article's events.
    pub mention: usize,
}

/// A cluster of accounts.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// A title cut from a source.
    pub title: String,
    /// Where the title stands.
    pub title_at: (ArticleId, Span),
    /// First and last day.
    pub bounds: Bounds,
    /// How exact the date is.
    pub precision: Precision,
    /// PLOVER type.
    pub kind: EventType,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// What the latest account supports.
    pub status: Status,
    /// How much it matters, 0 to 1.
    pub salience: f64,
    /// Who acts.
    pub actors: Vec<ActorId>,
    /// Who is acted on.
    pub recipients: Vec<ActorId>,
    /// Where.
    pub places: Vec<ActorId>,
    /// The accounts, in order of article and text.
    pub passages: Vec<Passage>,
}

impl Event {
    /// The articles that report it, each once.
    pub fn sources(&self) -> BTreeSet<ArticleId> {
        self.passages.iter().map(|passage| passage.article).collect()
    }
}

/// A quote with its speaker across articles.
#[derive(Clone, Debug, PartialEq)]
pub struct SpokenQuote {
    /// The article.
    pub article: ArticleId,
    /// Index into its quotes.
    pub index: usize,
    /// The speaker.
    pub actor: Option<ActorId>,
}

words! {
    /// What accounts of one event disagree on.
    ConflictKind {
        /// When.
        Date = "date",
        /// Where.
        Place = "place",
        /// How many.
        Number = "number",
        /// How it ended.
        Outcome = "outcome",
        /// Who.
        Actor = "actor",
        /// Whether.
        Denial = "denial",
    }
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictSide {
    /// What it says, in the sources' words.
    pub value: String,
    /// Independent origins that say so.
    pub origins: usize,
    /// Where they say so.
    pub passages: Vec<(ArticleId, Span)>,
}

/// A disagreement between accounts of one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The event.
    pub event: EventId,
    /// What it is about.
    pub kind: ConflictKind,
    /// Two or more sides.
    pub sides: Vec<ConflictSide>,
}
