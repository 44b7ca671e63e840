//! Words that were read before, with what the taggers have summed for them.
//!
//! News repeats its words. What depends on a word alone is worked out once for the whole
//! pile, by whichever article comes first. A slot keeps the first word that falls into it
//! for good, so that reading takes no lock; another word of that slot is worked out anew
//! in each article. All of it is a pure function of the word: no order of articles and no
//! number of threads can show.

use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

use super::apart::{self, OUTSIDE};
use super::decode;
use super::labels::NameLabel;
use super::lexeme::Lexeme;
use super::{names, parts};
use crate::annotate::knowledge::{Model, WordFacts};

/// Slots as a power of two: the common words of news, and half of the others of a pile.
const BITS: u32 = 14;

/// A distinct word and its share of every score that it takes part in.
#[derive(Clone, Debug, Default)]
pub struct Word {
    /// The hash of the word as written.
    key: u64,
    /// What the features ask for.
    pub lexeme: Lexeme,
    /// Its weights for parts of speech.
    parts: OnceLock<Box<parts::Sums>>,
    /// Its weights for names.
    names: OnceLock<Box<apart::Sums>>,
}

impl Word {
    /// A word with nothing summed yet.
    pub fn new(key: u64, lexeme: Lexeme) -> Self {
        Self { key, lexeme, parts: OnceLock::new(), names: OnceLock::new() }
    }

    /// What it weighs by itself for parts of speech.
    pub fn parts(&self, model: &Model) -> &parts::Sums {
        self.parts.get_or_init(|| Box::new(parts::Sums::new(&model.parts, &self.lexeme)))
    }

    /// What it weighs by itself for names.
    pub fn names(&self, model: &Model) -> &apart::Sums {
        self.names.get_or_init(|| Box::new(apart::Sums::new(&model.names, &self.lexeme)))
    }
}

impl Deref for Word {
    type Target = Lexeme;

    fn deref(&self) -> &Lexeme {
        &self.lexeme
    }
}

/// A word of a text: one that the vocabulary keeps, or the text's own.
#[derive(Debug)]
pub enum Seen<'k> {
    /// Kept for all texts.
    Kept(&'k Word),
    /// Its slot is another word's.
    Own(Box<Word>),
}

impl Deref for Seen<'_> {
    type Target = Word;

    fn deref(&self) -> &Word {
        match self {
            Self::Kept(word) => word,
            Self::Own(word) => word,
        }
    }
}

/// The words of one language as one model sees them.
pub struct Vocabulary {
    /// What lists and clusters say of single words.
    pub facts: WordFacts,
    /// What was learned from labelled text.
    pub model: Model,
    /// What steps from name tag to name tag add.
    pub steps: [[i32; names::WIDTH]; names::WIDTH],
    slots: Vec<OnceLock<Box<Word>>>,
    /// What stands outside a sentence, for names.
    pub outside: Word,
    /// The same for parts of speech.
    pub blank: Word,
}

impl Vocabulary {
    /// Nothing read yet.
    pub fn new(facts: WordFacts, model: Model) -> Self {
        let slots = std::iter::repeat_with(OnceLock::new).take(1 << BITS).collect();
        let labels = model.names.labels.min(NameLabel::TAGS);
        let steps = decode::steps(&model.names.transitions, labels, NameLabel::may_follow);
        Self { facts, model, steps, slots, outside: Word::new(0, OUTSIDE), blank: Word::default() }
    }

    /// A word by the hash of how it is written; `make` says what is known of it.
    pub fn word(&self, key: u64, make: impl Fn() -> Lexeme) -> Seen<'_> {
        let slot = &self.slots[(key >> (64 - BITS)) as usize];
        let kept = slot.get_or_init(|| Box::new(Word::new(key, make())));
        if kept.key == key { Seen::Kept(kept) } else { Seen::Own(Box::new(Word::new(key, make()))) }
    }
}

impl fmt::Debug for Vocabulary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.slots.iter().filter(|slot| slot.get().is_some()).count();
        f.debug_struct("Vocabulary").field("words", &words).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_keeps_its_first_word_and_another_is_itself() {
        let vocabulary = Vocabulary::new(WordFacts::default(), Model::default());
        let lexeme = |form| Lexeme { form, ..Lexeme::default() };
        assert_eq!(vocabulary.word(7, || lexeme(1)).lexeme.form, 1);
        // Equal upper bits, another word.
        let other = vocabulary.word(8, || lexeme(2));
        assert!(matches!(other, Seen::Own(_)));
        assert_eq!(other.lexeme.form, 2);
        let again = vocabulary.word(7, || lexeme(3));
        assert!(matches!(again, Seen::Kept(_)));
        assert_eq!(again.lexeme.form, 1);
    }
}
