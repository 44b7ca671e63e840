//! The JSON border: records and exports as other programs read them.
//!
//! Here, and only here, bytes become Unicode code points and back. Field order
//! is fixed by the order of the structs' fields; absent values are `null`.

pub mod actors;
pub mod annotations;
pub mod corpus;
pub mod input;
pub mod offsets;
pub mod tables;
pub mod timeline;
pub mod timeml;

pub use annotations::{ErrorRecord, Record, RecordError};
pub use input::{InputArticle, InputError};
pub use offsets::Offsets;

/// A float rounded to four digits, as the contract asks.
pub fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
