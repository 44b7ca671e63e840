//! Tokens, sentences, clauses: the ground that the finders stand on.

pub mod abbreviation;
mod attribution;
pub mod clause;
mod cut;
pub mod fold;
pub mod heads;
pub mod lemma;
pub mod phrase;
mod relative;
pub mod sentence;
pub mod token;
pub mod verb;
pub mod words;

pub use abbreviation::Abbreviations;
pub use clause::{Clause, RELATIVES, clauses};
pub use fold::{fold, folded_words, is_plural, singular, stem, with_folded};
pub use lemma::Lemmas;
pub use sentence::{paragraphs, sentences};
pub use token::{Token, TokenKind, Tokens};
pub use verb::{Tense, VerbGroup, verb_groups};
pub use words::Words;
