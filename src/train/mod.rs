//! Training: labelled text in, the weights of `assets/model/` out.
//!
//! The same text gives the same bytes: random numbers are seeded, runs are averaged in
//! order, and nothing depends on the number of threads. Features, hashing and tokeniser
//! are those of [`crate::annotate::tagger`], so that what is measured here is what runs.

mod augment;
mod corpus;
mod evaluate;
mod lemmas;
mod names;
mod parts;
mod perceptron;
mod prepare;
mod random;

pub use corpus::{
    Corpus, CorpusError, Labelled, Treebank, read_actors, read_tagged, read_treebank, read_written,
};
pub use evaluate::{
    Figures, Score, names as score_names, sentences as score_sentences, words as score_words,
};
pub use lemmas::{learn as learn_lemmas, table as lemma_table};
pub use names::{Options as NameOptions, learn as learn_names};
pub use parts::{Options as PartOptions, learn as learn_parts};
