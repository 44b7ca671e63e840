//! What the finders know: lexicons by language, and names of the world.
//!
//! All of it is data in `assets/`, read once. A language is a folder there and a
//! [`Language`] here; text in a language without one gets sentences, numeric dates,
//! names as typed and search.

mod language;
mod lexicon;
mod triggers;

use std::sync::LazyLock;

pub use language::Language;
pub use lexicon::{Entry, Lexicon, NameList, Offices};
pub use triggers::{OutcomeSign, Outcomes, Trigger, TriggerClass, Triggers};

/// Everything that [`crate::annotate::annotate`] is told beside the article.
#[derive(Debug)]
pub struct Knowledge {
    english: Language,
    /// Names of the world.
    pub lexicon: Lexicon,
}

static EMBEDDED: LazyLock<Knowledge> =
    LazyLock::new(|| Knowledge { english: Language::english(), lexicon: Lexicon::embedded() });

impl Knowledge {
    /// What is compiled in.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The rules of a language by its ISO 639-1 code; `None` where there are none.
    pub fn language(&self, code: &str) -> Option<&Language> {
        (code == "en").then_some(&self.english)
    }
}

/// Rows of a table: fields between tabs, comments and blank lines left out.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('\t').collect())
}

/// The names of a field, between bars.
fn names(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split('|').map(str::trim).filter(|name| !name.is_empty())
}
