//! The user's own file: what they mark and correct, found again after files changed.
//!
//! Everything that outlives a run points at text by its words ([`SpanRef`]); here such
//! references are attached again to the texts of today.

mod reattach;

pub use crate::model::SpanRef;
pub use reattach::{Attached, reattach};
