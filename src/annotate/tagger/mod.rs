//! Sequence taggers: averaged perceptrons over hashed features.
//!
//! [`Lexemes`] holds the distinct words of a text, [`Vocabulary`] what is known of those of
//! the whole pile, worked out once;
//! [`parts`] gives every token its part of speech, [`names`] marks the names of people,
//! organisations and places. The weights are files in `assets/model/`, made by
//! `dateline train`; features, hashing and tokeniser are the same there and here.
//!
//! Method: M. Collins, *Discriminative training methods for hidden Markov models*
//! (EMNLP 2002), with averaged weights; feature hashing after Weinberger et al. (ICML 2009).

pub mod apart;
pub mod article;
pub mod decode;
pub mod hash;
pub mod labels;
pub mod lexeme;
pub mod names;
pub mod parts;
pub mod vocabulary;
pub mod weights;

pub use article::Article;
pub use labels::{NameLabel, Part};
pub use lexeme::{Lexeme, Lexemes};
pub use vocabulary::Vocabulary;
pub use weights::{Weights, WeightsError, pack};
