//! `dateline quotes|conflicts|coverage --json`: tables of the whole story. Places are code
//! points of the article's text, as in the export.

use chrono::NaiveDate;
use serde::Serialize;

/// A stretch of an article with its words.
#[derive(Debug, Serialize)]
pub struct Words {
    /// Id of the article.
    pub article: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// The ledger: by speaker, in order of time.
#[derive(Debug, Serialize)]
pub struct Quotes {
    /// The quotes.
    pub quotes: Vec<QuoteLine>,
}

/// A quote of the ledger.
#[derive(Debug, Serialize)]
pub struct QuoteLine {
    /// Who speaks; `null` where nobody does.
    pub speaker: Option<String>,
    /// Id of the actor, where that is known.
    pub actor: Option<String>,
    /// `direct`, `mixed` or `indirect`.
    pub kind: &'static str,
    /// The verb, where there is one.
    pub cue: Option<String>,
    /// First day on which it can have been said.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// Whether the clause tells that day; else it is the report's own date.
    pub told: bool,
    /// What is said.
    pub content: Words,
}

/// The conflicts, in order of their events.
#[derive(Debug, Serialize)]
pub struct Conflicts {
    /// The conflicts.
    pub conflicts: Vec<ConflictLine>,
}

/// A conflict with its sides.
#[derive(Debug, Serialize)]
pub struct ConflictLine {
    /// Id of the event.
    pub event: String,
    /// The event's title.
    pub title: String,
    /// `date`, `place`, `number`, `outcome`, `actor` or `denial`.
    pub kind: &'static str,
    /// Two or more.
    pub sides: Vec<SideLine>,
}

/// A side of a conflict.
#[derive(Debug, Serialize)]
pub struct SideLine {
    /// What it says, in the sources' words.
    pub value: String,
    /// Independent origins.
    pub origins: usize,
    /// Publication day of its first report.
    pub from: Option<NaiveDate>,
    /// Publication day of its last report.
    pub to: Option<NaiveDate>,
    /// Whether it is a later figure that may be an update.
    pub may_be_update: bool,
    /// Who is quoted with it.
    pub speakers: Vec<String>,
    /// Where it stands.
    pub passages: Vec<Words>,
}

/// Events by sources.
#[derive(Debug, Serialize)]
pub struct Coverage {
    /// Ids of the articles, in the order of the cells.
    pub articles: Vec<String>,
    /// The dated events, in order of time.
    pub events: Vec<CoveredLine>,
}

/// What each source says of an event.
#[derive(Debug, Serialize)]
pub struct CoveredLine {
    /// Id of the event.
    pub event: String,
    /// Its title.
    pub title: String,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// By article: the status that it gives; `null` where it is silent.
    pub by: Vec<Option<&'static str>>,
    /// The article that reported it first.
    pub first: Option<String>,
}

/// A concordance, in the order that was asked for.
#[derive(Debug, Serialize)]
pub struct Concordance {
    /// The lines.
    pub lines: Vec<ConcordanceLine>,
}

/// A place of the keyword with the words around it.
#[derive(Debug, Serialize)]
pub struct ConcordanceLine {
    /// What stands before it, on one line.
    pub left: String,
    /// The keyword.
    pub word: Words,
    /// What stands behind it.
    pub right: String,
}

/// An explanation.
#[derive(Debug, Serialize)]
pub struct Whys {
    /// What is explained.
    pub title: String,
    /// Its lines.
    pub rows: Vec<WhyLine>,
}

/// A line of an explanation.
#[derive(Debug, Serialize)]
pub struct WhyLine {
    /// What it tells of; empty where it goes on with the line before.
    pub label: String,
    /// What it tells.
    pub text: String,
}
