//! Attributions: who, by which cue, said what.

use super::Span;
use super::timex::words;

words! {
    /// How the words are given.
    QuoteKind {
        /// All inside quotation marks.
        Direct = "direct",
        /// Partly inside quotation marks.
        Mixed = "mixed",
        /// Reported without quotation marks.
        Indirect = "indirect",
    }
}

/// An attribution: source, cue and content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The whole attribution.
    pub span: Span,
    /// How the words are given.
    pub kind: QuoteKind,
    /// What is said, without the outer quotation marks.
    pub content: Span,
    /// The word of saying.
    pub cue: Option<Span>,
    /// Who says it.
    pub speaker: Option<Speaker>,
}

/// The source of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The words in the text.
    pub span: Span,
    /// The actor's name, or the noun phrase that stands for it.
    pub name: String,
    /// Index into the article's actors, where certain.
    pub actor: Option<usize>,
}
