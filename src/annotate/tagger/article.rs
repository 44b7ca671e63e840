//! What stood beside each word anywhere in the article: a title before it once speaks for
//! a person's name everywhere.

use std::ops::Range;

use super::hash::{HashedMap, of_str};
use super::lexeme::{Case, Lexeme, Lexemes};
use crate::annotate::knowledge::WordFacts;

/// What stood beside each word anywhere in the article: bits by the hash of its lower case.
#[derive(Clone, Debug, Default)]
pub struct Article(HashedMap<u32>);

/// What stood beside a word.
pub(super) mod beside {
    pub const TITLE: u32 = 1;
    pub const FIRST_NAME: u32 = 1 << 1;
    pub const SAYING: u32 = 1 << 2;
    pub const FUNCTION: u32 = 1 << 3;
    pub const THE: u32 = 1 << 4;
    pub const BODY: u32 = 1 << 5;
    pub const SITE: u32 = 1 << 6;
    pub const LOWER: u32 = 1 << 7;
    pub const BRACKET: u32 = 1 << 8;
    pub const CAPITAL_BEFORE: u32 = 1 << 9;
    pub const CAPITAL_AFTER: u32 = 1 << 10;
    pub const PEOPLE: u32 = 1 << 11;
    pub const POSSESSIVE: u32 = 1 << 12;
    pub const INSIDE: u32 = 1 << 13;
    /// What tells a person or place from anything else.
    pub const STRONG: u32 = TITLE | FIRST_NAME | SAYING | FUNCTION | THE;
}

impl Article {
    /// Read all sentences; those in headline case say nothing of their capitals.
    pub fn new(lexemes: &Lexemes<'_>, sentences: &[Range<usize>]) -> Self {
        let marks = Marks::new();
        let room = lexemes.ids.len() / 2;
        let mut seen = HashedMap::with_capacity_and_hasher(room, <_>::default());
        for sentence in sentences {
            let titled = lexemes.case(sentence) != Case::Ordinary;
            for at in sentence.clone() {
                let Some(word) = lexemes.get(at) else { continue };
                if !word.capital {
                    if word.wordy {
                        *seen.entry(word.lower).or_insert(0) |= beside::LOWER;
                    }
                    continue;
                }
                if titled {
                    continue;
                }
                let bits = marks.before(lexemes, sentence, at) | marks.after(lexemes, sentence, at);
                *seen.entry(word.lower).or_insert(0) |= bits;
            }
        }
        Self(seen)
    }

    /// What stood beside a word: bits of [`beside`].
    pub(super) fn get(&self, word: &Lexeme) -> u32 {
        self.0.get(&word.lower).copied().unwrap_or(0)
    }
}

/// Words that are asked for by name.
struct Marks {
    the: u64,
    bracket: u64,
    possessive: u64,
}

impl Marks {
    fn new() -> Self {
        Self { the: of_str("the"), bracket: of_str("("), possessive: of_str("'s") }
    }

    fn before(&self, lexemes: &Lexemes<'_>, sentence: &Range<usize>, at: usize) -> u32 {
        let Some(word) = (at > sentence.start).then(|| lexemes.get(at - 1)).flatten() else {
            return 0;
        };
        let is = |flag: u32| word.flags & flag != 0;
        let mut bits = 0;
        for (seen, bit) in [
            (is(WordFacts::TITLE), beside::TITLE),
            (word.capital && is(WordFacts::FIRST), beside::FIRST_NAME),
            (!word.capital && is(WordFacts::FUNCTION) && word.lower != self.the, beside::FUNCTION),
            (word.lower == self.the, beside::THE),
            (word.lower == self.bracket, beside::BRACKET),
            (word.capital && at > sentence.start + 1, beside::CAPITAL_BEFORE),
            (is(WordFacts::DEMONYM), beside::PEOPLE),
            (word.wordy, beside::INSIDE),
        ] {
            bits |= if seen { bit } else { 0 };
        }
        bits
    }

    fn after(&self, lexemes: &Lexemes<'_>, sentence: &Range<usize>, at: usize) -> u32 {
        let Some(word) = (at + 1 < sentence.end).then(|| lexemes.get(at + 1)).flatten() else {
            return 0;
        };
        let is = |flag: u32| word.flags & flag != 0;
        let mut bits = 0;
        for (seen, bit) in [
            (is(WordFacts::SAYING), beside::SAYING),
            (is(WordFacts::BODY), beside::BODY),
            (is(WordFacts::SITE), beside::SITE),
            (word.capital, beside::CAPITAL_AFTER),
            (word.lower == self.possessive, beside::POSSESSIVE),
        ] {
            bits |= if seen { bit } else { 0 };
        }
        bits
    }
}
