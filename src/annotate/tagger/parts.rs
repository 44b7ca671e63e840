//! Part of speech of every token, from left to right.
//!
//! Each token takes the label with the highest score given its neighbours and the two
//! labels before it. What depends on the word alone is summed once for each distinct word
//! ([`super::Vocabulary`]).

use std::ops::Range;

use super::hash::{feature, pair};
use super::labels::Part;
use super::lexeme::{Case, Lexeme, Lexemes, each_bit};
use super::vocabulary::Word;
use super::weights::{Row, Weights};
use crate::annotate::knowledge::Model;

/// Room for the labels, a power of two.
pub const WIDTH: usize = 32;

/// Label before the first token of a sentence.
pub const BEFORE: u8 = 31;

/// The parts of speech of a text's tokens; tokens outside the sentences have none.
pub fn tag_all(lexemes: &Lexemes<'_>, sentences: &[Range<usize>]) -> Vec<Part> {
    let mut tagged = Vec::with_capacity(lexemes.ids.len());
    let mut features = Vec::with_capacity(48);
    for sentence in sentences {
        tagged.resize(sentence.start, Part::X);
        tag(lexemes, sentence.clone(), &mut features, &mut tagged);
    }
    tagged.resize(lexemes.ids.len(), Part::X);
    tagged
}

/// The parts of speech of the tokens of a sentence; `tagged` grows by one a token.
fn tag(
    lexemes: &Lexemes<'_>,
    sentence: Range<usize>,
    features: &mut Vec<u32>,
    tagged: &mut Vec<Part>,
) {
    let model = &lexemes.vocabulary.model;
    let mut before = [BEFORE; 2];
    let case = lexemes.case(&sentence);
    for at in sentence.clone() {
        let near = Near::new(lexemes, &sentence, at);
        let mut scores = near.sums(model);
        features.clear();
        near.together(case, before, features);
        model.parts.add(features, &mut scores);
        let best = best(&scores, model.parts.labels);
        before = [best, before[0]];
        tagged.push(Part::from_number(best));
    }
}

/// The label with the highest score; of equal ones the first.
fn best(scores: &Row<WIDTH>, labels: usize) -> u8 {
    let best = (0..labels.min(Part::COUNT))
        .fold(0, |top, label| if scores[label] > scores[top] { label } else { top });
    best as u8
}

/// The summed weights of a word.
#[derive(Clone, Debug)]
pub struct Sums {
    /// For itself.
    own: Row<WIDTH>,
    /// For a token beside it: by [`PLACES`].
    beside: [Row<WIDTH>; PLACES.len()],
}

impl Sums {
    /// Sum them.
    pub fn new(weights: &Weights<WIDTH>, word: &Lexeme) -> Self {
        let beside = PLACES.map(|place| weights.sum(|out| place.features(word, out)));
        Self { own: weights.sum(|out| alone(word, out)), beside }
    }
}

/// A place beside a token: the templates of what its word says there.
#[derive(Clone, Copy, Debug)]
struct Place {
    lower: u32,
    ending: Option<u32>,
    fine: Option<u32>,
}

/// Just before, just after, two before, two after.
const PLACES: [Place; 4] = [
    Place { lower: 335, ending: None, fine: Some(343) },
    Place { lower: 337, ending: Some(341), fine: Some(344) },
    Place { lower: 336, ending: None, fine: None },
    Place { lower: 338, ending: None, fine: None },
];

impl Place {
    /// Features of the word that stands there.
    fn features(self, word: &Lexeme, out: &mut Vec<u32>) {
        out.push(feature(self.lower, word.lower));
        out.extend(self.ending.map(|template| feature(template, word.suffixes[2])));
        out.extend(self.fine.map(|template| feature(template, u64::from(word.fine))));
    }
}

/// Features of a word by itself.
pub fn alone(word: &Lexeme, out: &mut Vec<u32>) {
    out.push(feature(300, 0));
    out.push(feature(301, word.form));
    out.push(feature(302, word.lower));
    out.push(feature(303, word.shape));
    out.push(feature(304, word.brief));
    for (at, prefix) in word.prefixes.iter().enumerate().filter(|(_, prefix)| **prefix != 0) {
        out.push(feature(305 + at as u32, *prefix));
    }
    for (at, suffix) in word.suffixes.iter().enumerate().filter(|(_, suffix)| **suffix != 0) {
        out.push(feature(309 + at as u32, *suffix));
    }
    out.push(feature(313, pair(word.suffixes[1], word.brief)));
    out.push(feature(314, pair(word.suffixes[2], word.brief)));
    out.push(feature(315, u64::from(word.fine)));
    out.push(feature(316, u64::from(word.coarse)));
    out.push(feature(317, pair(u64::from(word.fine), word.suffixes[1])));
    out.push(feature(318, pair(u64::from(word.verb), word.suffixes[1])));
    out.push(feature(321, u64::from(word.verb)));
    out.push(feature(322, pair(u64::from(word.verb), word.brief)));
    out.push(feature(319, pair(u64::from(word.verb), u64::from(word.fine))));
    each_bit(320, word.flags, u64::from(word.capital), out);
}

/// Features of a token among its neighbours, with the labels of the two before it.
pub fn around(
    lexemes: &Lexemes<'_>,
    sentence: &Range<usize>,
    case: Case,
    at: usize,
    before: [u8; 2],
    out: &mut Vec<u32>,
) {
    let near = Near::new(lexemes, sentence, at);
    for (place, word) in PLACES.into_iter().zip(near.beside) {
        place.features(word, out);
    }
    near.together(case, before, out);
}

/// A token with two neighbours on either side.
struct Near<'a> {
    word: &'a Word,
    /// By [`PLACES`].
    beside: [&'a Word; PLACES.len()],
    /// Whether it begins the sentence.
    first: bool,
    /// Whether it touches the token before it, and the one after it.
    glued: [bool; 2],
}

impl<'a> Near<'a> {
    fn new(lexemes: &'a Lexemes<'_>, sentence: &Range<usize>, at: usize) -> Self {
        let word = |offset: isize| {
            let other = at.checked_add_signed(offset).filter(|other| sentence.contains(other));
            other.and_then(|other| lexemes.word(other)).unwrap_or(&lexemes.vocabulary.blank)
        };
        let glued = |at: usize| lexemes.glued.get(at).copied().unwrap_or(false);
        Self {
            word: word(0),
            beside: [word(-1), word(1), word(-2), word(2)],
            first: at == sentence.start,
            glued: [glued(at), glued(at + 1)],
        }
    }

    /// The summed weights of each word by itself.
    fn sums(&self, model: &Model) -> Row<WIDTH> {
        let mut sums = self.word.parts(model).own;
        for (index, word) in self.beside.iter().enumerate() {
            for (sum, weight) in sums.iter_mut().zip(&word.parts(model).beside[index]) {
                *sum += weight;
            }
        }
        sums
    }

    /// Features of several words together, and of the labels before them.
    fn together(&self, case: Case, before: [u8; 2], out: &mut Vec<u32>) {
        let Self { word, beside: [last, next, _, next2], .. } = *self;
        let (tag, tag2) = (u64::from(before[0]), u64::from(before[0]) << 8 | u64::from(before[1]));
        let fine = |one: &Lexeme| u64::from(one.fine);
        let (first, case) = (u64::from(self.first), case as u64);
        let [glued, glued_next] = self.glued.map(u64::from);
        out.extend([
            feature(330, tag),
            feature(331, tag2),
            feature(332, pair(tag, word.lower)),
            feature(333, pair(tag2, word.lower)),
            feature(334, pair(tag, word.suffixes[2])),
            feature(339, pair(last.lower, word.lower)),
            feature(340, pair(word.lower, next.lower)),
            feature(342, pair(next.suffixes[1], word.suffixes[1])),
            feature(345, pair(fine(word), fine(next))),
            feature(346, pair(tag, fine(word))),
            feature(347, pair(tag, fine(next))),
            feature(348, pair(word.brief, first << 1 | u64::from(next.capital))),
            feature(349, pair(tag2, fine(word))),
            feature(350, pair(fine(next), fine(next2))),
            feature(351, pair(pair(tag, u64::from(word.verb)), u64::from(next.verb))),
            feature(352, pair(word.brief, u64::from(last.capital) << 1 | first)),
            feature(353, pair(tag, next.brief)),
            feature(354, glued << 1 | glued_next),
            feature(355, pair(word.brief, case)),
            feature(356, pair(pair(tag, word.brief), case)),
            feature(357, pair(tag, u64::from(word.verb))),
            feature(358, pair(tag2, u64::from(word.verb))),
            feature(359, pair(u64::from(word.verb), next.lower)),
        ]);
    }
}
