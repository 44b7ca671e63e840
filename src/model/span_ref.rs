//! How anything that outlives a run points at text.
//!
//! A W3C `TextQuoteSelector` (exact words, a little before and after) with a
//! `TextPositionSelector` as a hint. It survives moved files, edits elsewhere
//! in the text and rebuilds; [`crate::notebook::reattach`] finds it again.

use super::{Article, Span};

/// Bytes of context kept on either side, at most.
const CONTEXT: usize = 32;

/// A reference to a passage by its words.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SpanRef {
    /// The article's id when the reference was made.
    pub article: String,
    /// The exact words.
    pub exact: String,
    /// What stood before them.
    pub prefix: String,
    /// What stood after them.
    pub suffix: String,
    /// The byte where they started: a hint.
    pub hint: usize,
}

impl SpanRef {
    /// A reference to `span` of `article`; `None` where the span does not fit the text.
    pub fn new(article: &Article, span: Span) -> Option<Self> {
        let text = &article.text;
        if !span.fits(text) || span.is_empty() {
            return None;
        }
        let mut before = span.start.saturating_sub(CONTEXT);
        while !text.is_char_boundary(before) {
            before += 1;
        }
        let mut after = (span.end + CONTEXT).min(text.len());
        while !text.is_char_boundary(after) {
            after -= 1;
        }
        Some(Self {
            article: article.id.clone(),
            exact: span.of(text).to_string(),
            prefix: Span::new(before, span.start).of(text).to_string(),
            suffix: Span::new(span.end, after).of(text).to_string(),
            hint: span.start,
        })
    }
}
