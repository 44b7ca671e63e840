//! The user's own file: what they mark and correct, found again after files changed.
//!
//! Everything that outlives a run points at text by its words ([`SpanRef`]); here such
//! references are attached again to the texts of today.

mod file;
mod lexicon;
mod reattach;
mod store;

pub use crate::model::SpanRef;
pub use file::{BlockError, FILE, Notebook};
pub use lexicon::{names, names_of};
pub use reattach::{Attached, reattach};
pub use store::{change, place, read};
