//! A snapshot and the questions that screens and commands ask of it.
//!
//! Full text lies in a tantivy index with a document a sentence; actors, types, status
//! and dates are sets of sentences told from the snapshot itself, so that joining two
//! actors needs no new index. [`View`] is what the explorer sees; the one here answers
//! from memory.

pub mod concordance;
mod fulltext;
mod memory;
pub mod query;
mod select;
mod shown;
pub mod tables;
mod view;

pub use memory::MemoryView;
pub use shown::{Condition, Shown, Zoom};
pub use view::{
    Account, Counts, Day, Heading, Hit, Hits, JumpItem, JumpTarget, Mark, MarkKind, Row, View,
};
