//! Part of speech of every token, from left to right.
//!
//! Each token takes the label with the highest score given its neighbours and the two
//! labels before it. What depends on the word alone is summed once for each distinct word.

use std::ops::Range;

use super::hash::{feature, pair};
use super::labels::Part;
use super::lexeme::{Case, Lexeme, Lexemes, each_bit};
use super::weights::{Scores, Weights};

/// Room for the labels, a power of two.
pub const WIDTH: usize = 32;

/// Label before the first token of a sentence.
pub const BEFORE: u8 = 31;

/// The parts of speech of the tokens of a sentence; `tagged` grows by one a token.
fn tag(
    weights: &Weights<WIDTH>,
    words: &mut Words<'_>,
    sentence: Range<usize>,
    tagged: &mut Vec<Part>,
) {
    let mut before = [BEFORE; 2];
    let case = words.lexemes.case(&sentence);
    for at in sentence.clone() {
        let mut scores = words.own(weights, at);
        words.features.clear();
        around(words.lexemes, &sentence, case, at, before, &mut words.features);
        weights.add(&words.features, &mut scores);
        let best = best(&scores, weights.labels);
        before = [best, before[0]];
        tagged.push(Part::from_number(best));
    }
}

/// The parts of speech of a text's tokens; tokens outside the sentences have none.
pub fn tag_all(
    weights: &Weights<WIDTH>,
    lexemes: &Lexemes,
    sentences: &[Range<usize>],
) -> Vec<Part> {
    let mut tagged = Vec::with_capacity(lexemes.ids.len());
    let mut words = Words::new(lexemes);
    for sentence in sentences {
        tagged.resize(sentence.start, Part::X);
        tag(weights, &mut words, sentence.clone(), &mut tagged);
    }
    tagged.resize(lexemes.ids.len(), Part::X);
    tagged
}

/// The label with the highest score; of equal ones the first.
fn best(scores: &Scores<WIDTH>, labels: usize) -> u8 {
    let best = (0..labels.min(Part::COUNT))
        .fold(0, |top, label| if scores[label] > scores[top] { label } else { top });
    best as u8
}

/// The words of a text with the summed scores of their own features.
struct Words<'a> {
    lexemes: &'a Lexemes,
    own: Vec<Scores<WIDTH>>,
    /// Whether they are summed yet.
    summed: Vec<bool>,
    /// Room for features.
    features: Vec<u32>,
}

impl<'a> Words<'a> {
    /// Nothing summed yet.
    fn new(lexemes: &'a Lexemes) -> Self {
        let count = lexemes.list.len();
        let (own, summed) = (vec![[0; WIDTH]; count], vec![false; count]);
        Self { lexemes, own, summed, features: Vec::with_capacity(48) }
    }

    fn own(&mut self, weights: &Weights<WIDTH>, at: usize) -> Scores<WIDTH> {
        let id = self.lexemes.ids[at] as usize;
        if !std::mem::replace(&mut self.summed[id], true) {
            self.features.clear();
            alone(&self.lexemes.list[id], &mut self.features);
            weights.add(&self.features, &mut self.own[id]);
        }
        self.own[id]
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
    lexemes: &Lexemes,
    sentence: &Range<usize>,
    case: Case,
    at: usize,
    before: [u8; 2],
    out: &mut Vec<u32>,
) {
    let blank = Lexeme::default();
    let near = |offset: isize| {
        let other = at.checked_add_signed(offset).filter(|other| sentence.contains(other));
        other.and_then(|other| lexemes.get(other)).unwrap_or(&blank)
    };
    let (word, last, next) = (near(0), near(-1), near(1));
    let (last2, next2) = (near(-2), near(2));
    let (tag, tag2) = (u64::from(before[0]), u64::from(before[0]) << 8 | u64::from(before[1]));
    let fine = |one: &Lexeme| u64::from(one.fine);
    let first = u64::from(at == sentence.start);
    let case = case as u64;
    out.extend([
        feature(330, tag),
        feature(331, tag2),
        feature(332, pair(tag, word.lower)),
        feature(333, pair(tag2, word.lower)),
        feature(334, pair(tag, word.suffixes[2])),
        feature(335, last.lower),
        feature(336, last2.lower),
        feature(337, next.lower),
        feature(338, next2.lower),
        feature(339, pair(last.lower, word.lower)),
        feature(340, pair(word.lower, next.lower)),
        feature(341, next.suffixes[2]),
        feature(342, pair(next.suffixes[1], word.suffixes[1])),
        feature(343, fine(last)),
        feature(344, fine(next)),
        feature(345, pair(fine(word), fine(next))),
        feature(346, pair(tag, fine(word))),
        feature(347, pair(tag, fine(next))),
        feature(348, pair(word.brief, first << 1 | u64::from(next.capital))),
        feature(349, pair(tag2, fine(word))),
        feature(350, pair(fine(next), fine(next2))),
        feature(351, pair(pair(tag, u64::from(word.verb)), u64::from(next.verb))),
        feature(352, pair(word.brief, u64::from(last.capital) << 1 | first)),
        feature(353, pair(tag, next.brief)),
        feature(355, pair(word.brief, case)),
        feature(357, pair(tag, u64::from(word.verb))),
        feature(358, pair(tag2, u64::from(word.verb))),
        feature(359, pair(u64::from(word.verb), next.lower)),
        feature(356, pair(pair(tag, word.brief), case)),
        feature(
            354,
            u64::from(lexemes.glued.get(at).copied().unwrap_or(false)) << 1
                | u64::from(lexemes.glued.get(at + 1).copied().unwrap_or(false)),
        ),
    ]);
}
