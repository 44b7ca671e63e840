//! Tokens, sentences, clauses: the ground that the finders stand on.

pub mod clause;
pub mod fold;
pub mod sentence;
pub mod token;
pub mod verb;

pub use clause::{Clause, clauses};
pub use fold::fold;
pub use sentence::sentences;
pub use token::{Token, TokenKind, Tokens};
pub use verb::{Tense, VerbGroup, verb_groups};
