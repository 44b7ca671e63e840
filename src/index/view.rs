//! The questions that a screen asks.

use chrono::NaiveDate;

use super::query::QueryError;
use super::shown::Shown;
use super::tables::{Covered, Statement};
use crate::model::{ActorId, ArticleId, Bounds, EventId, Snapshot, Span};

/// A row of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A heading.
    Heading(Heading),
    /// An event.
    Event(EventId),
}

/// What stands above events of the timeline: a time, or a lane of their own behind all times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// A day or a stretch of days.
    Days(Bounds),
    /// What is only supposed, and what is known to lie before or after a day.
    Uncertain,
    /// Events without a date.
    Undated,
}

/// One account of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// The article.
    pub article: ArticleId,
    /// The passage.
    pub span: Span,
    /// Index of the passage in the event.
    pub passage: usize,
}

impl Account {
    /// In the place of the index: a passage that tells of the event without being one of its own.
    pub const ASIDE: usize = usize::MAX;
}

/// What a marked span is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// A name.
    Actor(ActorId),
    /// A temporal expression, by its index in the article.
    Date(usize),
    /// A quote, by its index in the article.
    Quote(usize),
    /// An event's trigger.
    Event(EventId),
}

/// A marked span of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: MarkKind,
}

/// Numbers for the top line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// Events with a date.
    pub dated: usize,
    /// Events without one.
    pub undated: usize,
    /// Actors.
    pub actors: usize,
    /// Conflicts.
    pub conflicts: usize,
    /// First and last day of dated events.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// Events on a day, for the density strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub day: NaiveDate,
    /// How many accounts of events that begin on it.
    pub accounts: usize,
}

/// A passage that a query found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The article.
    pub article: ArticleId,
    /// The sentence.
    pub sentence: Span,
    /// The words that were asked for, in the article's text.
    pub words: Vec<Span>,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Passages in order of article and text, at most as many as were asked for.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
    /// In how many articles.
    pub articles: usize,
}

/// Where a fuzzy jump leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JumpTarget {
    /// To an event.
    Event(EventId),
    /// To an actor.
    Actor(ActorId),
    /// To an article.
    Article(ArticleId),
}

/// Something to jump to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JumpItem {
    /// Where.
    pub target: JumpTarget,
    /// What to match and show.
    pub label: String,
    /// The label, folded, for matching.
    pub folded: String,
}

/// Answers about one corpus. The explorer asks it and never walks the corpus itself.
pub trait View: Send + Sync {
    /// The corpus.
    fn snapshot(&self) -> &Snapshot;
    /// The rows of the timeline under a filter.
    fn rows(&self, shown: &Shown) -> Vec<Row>;
    /// Numbers for the top line.
    fn counts(&self) -> Counts;
    /// Accounts a day of the events among some rows, in order of day.
    fn density(&self, rows: &[Row]) -> Vec<Day>;
    /// The accounts of an event, one an article first, then further passages.
    fn accounts(&self, event: EventId) -> Vec<Account>;
    /// The mentions of an actor, in order.
    fn mentions(&self, actor: ActorId) -> Vec<Account>;
    /// The marked spans of an article, in order.
    fn marks(&self, article: ArticleId) -> &[Mark];
    /// Whether accounts of an event disagree.
    fn has_conflict(&self, event: EventId) -> bool;
    /// The events that an actor takes part in.
    fn takes_part(&self, actor: ActorId, event: EventId) -> bool;
    /// Dated events by source, in order of time.
    fn coverage(&self) -> &[Covered];
    /// Everything that was said, by speaker in order of time.
    fn statements(&self) -> &[Statement];
    /// Work out what would else be worked out when it is first asked for; for a worker.
    fn prepare(&self);
    /// What can be jumped to.
    fn jump_items(&self) -> &[JumpItem];
    /// The passages of a query, of one article alone where it is named.
    ///
    /// # Errors
    /// [`QueryError`] where the query cannot be read.
    fn search(
        &self,
        query: &str,
        as_typed: bool,
        within: Option<ArticleId>,
        limit: usize,
    ) -> Result<Hits, QueryError>;
}
