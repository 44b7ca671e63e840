//! Reports of our own, read for tests.

use serde_json::{Value, json};

use super::{Knowledge, annotate};
use crate::clean::clean;
use crate::load::from_input;
use crate::model::Annotated;
use crate::wire::InputArticle;

/// What is found in a record of an article.
pub fn read(record: &Value) -> Annotated {
    let input = InputArticle::parse(&record.to_string()).unwrap();
    annotate(clean(from_input(input)), Knowledge::embedded())
}

/// What is found in a text that was published on Monday, 10 November 2025.
pub fn of_monday(text: &str) -> Annotated {
    read(&json!({ "id": "a", "text": text, "published": "2025-11-10" }))
}
