//! `dateline timeline --json`: the most important days.

use chrono::NaiveDate;
use serde::Serialize;

/// The days, oldest first.
#[derive(Debug, Serialize)]
pub struct Timeline {
    /// The days.
    pub days: Vec<Day>,
}

/// One day.
#[derive(Debug, Serialize)]
pub struct Day {
    /// The day.
    pub date: NaiveDate,
    /// How much it matters, 0 to 1.
    pub salience: f64,
    /// Ids of its events.
    pub events: Vec<String>,
    /// Sentences taken from the sources.
    pub sentences: Vec<Sentence>,
}

/// One sentence as a source has it.
#[derive(Debug, Serialize)]
pub struct Sentence {
    /// Id of the article.
    pub article: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub text: String,
}
