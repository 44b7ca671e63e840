//! The query language: words, phrases, `AND OR NOT`, `prefix*`, `fuzzy~`, `field:value`.

mod parser;

use chrono::NaiveDate;

pub use parser::{QueryError, parse};

/// A query as a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// All of them.
    And(Vec<Query>),
    /// Any of them.
    Or(Vec<Query>),
    /// Not this.
    Not(Box<Query>),
    /// A word of the text.
    Word(String),
    /// Words in this order.
    Phrase(Vec<String>),
    /// Words that begin so.
    Prefix(String),
    /// Words at most one letter away.
    Fuzzy(String),
    /// A field of the passage.
    Field(Field),
}

/// A field and what it must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// A name of an actor mentioned in the sentence, or a part of it.
    Actor(String),
    /// The article's outlet.
    Outlet(String),
    /// The article's title.
    Title(String),
    /// Type of an event that the sentence reports.
    Type(String),
    /// Status of an event that the sentence reports.
    Status(String),
    /// Days that the sentence names, or on which an event that it reports fell.
    Date(NaiveDate, NaiveDate),
}

impl Query {
    /// The words to light in a hit: those asked for, not those excluded.
    pub fn words(&self) -> Vec<&Query> {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().flat_map(Query::words).collect(),
            Self::Not(_) | Self::Field(_) => Vec::new(),
            leaf => vec![leaf],
        }
    }
}
