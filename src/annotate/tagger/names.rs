//! Names of people, organisations and places: a linear chain over each sentence.
//!
//! A token is seen with its neighbours, with the lists and clusters that they stand in,
//! with its part of speech, and with what stood beside the same word anywhere in the
//! article: a title before it once speaks for a person's name everywhere.

use super::apart::{PLACES, Place, own};
use super::article::{Article, beside};
use super::decode::best_path;
use super::hash::{feature, of_str, pair};
use super::labels::{NameLabel, Part};
use super::lexeme::{Lexeme, Lexemes, each_bit};
use super::vocabulary::Word;
use super::weights::Row;
use crate::annotate::knowledge::{Gazetteer, Model};
use std::ops::Range;

/// Room for the tags, a power of two.
pub const WIDTH: usize = 16;

/// What a text's tokens are seen with.
pub struct View<'a> {
    /// The words.
    pub lexemes: &'a Lexemes<'a>,
    /// The part of speech of each token.
    pub parts: &'a [Part],
    /// Known names.
    pub gazetteer: &'a Gazetteer,
    /// What stood beside each word in the article.
    pub article: &'a Article,
}

/// A name that was found: its tokens and its label.
pub type Found = (Range<usize>, NameLabel);

/// The names of a sentence, in order.
pub fn tag(view: &View<'_>, sentence: Range<usize>) -> Vec<Found> {
    let model = &view.lexemes.vocabulary.model;
    let weights = &model.names;
    let mut found = Vec::new();
    let mut scores = Vec::with_capacity(16);
    let mut buckets = Vec::with_capacity(128);
    let mut around = None;
    for island in islands(view.lexemes, &sentence) {
        let around = around.get_or_insert_with(|| Sentence::new(view, sentence.clone()));
        scores.clear();
        for at in island.clone() {
            let near = Near::new(around, at);
            let mut sums = near.sums(model);
            buckets.clear();
            around.together(&near, at, &mut buckets);
            weights.add(&buckets, &mut sums);
            scores.push(sums.map(i32::from));
        }
        let path = best_path(&scores, &view.lexemes.vocabulary.steps);
        found.extend(spans(&path, island.start));
    }
    found
}

/// Words to either side of a capital that can belong to its name.
const SHORE: usize = 2;

/// The stretches of a sentence in which names can stand: words with a capital and those
/// near them. The rest, more than half of a text, is never looked at.
pub fn islands(lexemes: &Lexemes<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in sentence.clone() {
        if !lexemes.get(at).is_some_and(|word| word.capital) {
            continue;
        }
        let start = at.saturating_sub(SHORE).max(sentence.start);
        let end = (at + SHORE + 1).min(sentence.end);
        match found.last_mut() {
            Some(last) if start <= last.end => last.end = end,
            _ => found.push(start..end),
        }
    }
    found
}

/// The names that a path of tags marks.
pub fn spans(path: &[u8], offset: usize) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (at, tag) in path.iter().enumerate() {
        let Some(label) = NameLabel::of_tag(*tag) else { continue };
        let at = at + offset;
        match found.last_mut() {
            Some((range, known)) if tag % 2 == 0 && range.end == at && *known == label => {
                range.end = at + 1;
            }
            _ => found.push((at..at + 1, label)),
        }
    }
    found
}

/// A sentence with the known names in it.
pub struct Sentence<'a> {
    view: &'a View<'a>,
    range: Range<usize>,
    /// Lists of the known name that each token stands in; 0 for none.
    lists: Vec<u32>,
    /// The same with the token's place in the name.
    placed: Vec<u64>,
    /// How its capitals are used ([`super::lexeme::Case`]).
    case: u64,
    hyphen: u64,
}

impl<'a> Sentence<'a> {
    /// Match the known names of a sentence.
    pub fn new(view: &'a View<'a>, range: Range<usize>) -> Self {
        let mut sentence = Self {
            view,
            lists: vec![0; range.len()],
            placed: vec![0; range.len()],
            case: view.lexemes.case(&range) as u64,
            range,
            hyphen: of_str("-"),
        };
        sentence.match_names();
        sentence
    }

    fn match_names(&mut self) {
        let lexemes = self.view.lexemes;
        let mut at = self.range.start;
        while at < self.range.end {
            let capital = |at: usize| lexemes.get(at).is_some_and(|word| word.capital);
            let found = capital(at)
                .then(|| self.view.gazetteer.longest(lexemes, at..self.range.end))
                .flatten();
            let Some((length, flags)) = found.filter(|(length, _)| capital(at + length - 1)) else {
                at += 1;
                continue;
            };
            // The bit for the user's own names says nothing to the model, which has not learned
            // it; their other bits, for what they are, do.
            let flags = flags & !Gazetteer::OWN;
            for offset in 0..length {
                let place = if offset == 0 { length.min(3) as u64 } else { 7 };
                self.lists[at - self.range.start + offset] = flags;
                self.placed[at - self.range.start + offset] = u64::from(flags) | place << 20;
            }
            at += length;
        }
    }

    /// The buckets of a token's features.
    pub fn features(&self, at: usize, out: &mut Vec<u32>) {
        let near = Near::new(self, at);
        near.apart(out);
        self.together(&near, at, out);
    }

    /// Features of several words together, and of where they stand.
    fn together(&self, near: &Near<'_>, at: usize, out: &mut Vec<u32>) {
        near.context(self.case, at == self.range.start, out);
        near.flags(out);
        near.clusters(out);
        near.parts(out);
        self.known(near, at, out);
        self.hyphens(near, at, out);
        self.document(near, at, out);
    }

    fn known(&self, near: &Near<'_>, at: usize, out: &mut Vec<u32>) {
        let index = at - self.range.start;
        each_bit(180, self.lists[index], u64::from(near.word.capital), out);
        let own = self.placed[index];
        if own != 0 {
            out.extend([
                feature(181, own),
                feature(182, pair(own, near.last.lower)),
                feature(187, pair(own, near.next.brief)),
                feature(188, pair(own, near.word.brief)),
            ]);
        }
        let next = self.placed.get(index + 1).copied().unwrap_or(0);
        if next != 0 {
            out.extend([feature(183, next), feature(184, pair(next, near.word.brief))]);
        }
        let last = index.checked_sub(1).map_or(0, |last| self.placed[last]);
        if last != 0 {
            out.extend([feature(185, last), feature(186, pair(last, near.word.brief))]);
        }
    }

    /// A hyphen without spaces: what stands on its other side.
    fn hyphens(&self, near: &Near<'_>, at: usize, out: &mut Vec<u32>) {
        let tight = |at: usize| self.view.lexemes.glued.get(at).copied().unwrap_or(false);
        let is_hyphen = |word: &Lexeme| word.lower == self.hyphen;
        if is_hyphen(near.word) {
            if tight(at) && tight(at + 1) {
                out.extend([
                    feature(200, 1),
                    feature(201, pair(near.last.brief, near.next.brief)),
                    feature(202, near.last.lower),
                    feature(203, near.next.lower),
                    feature(204, pair(u64::from(near.last.coarse), u64::from(near.next.coarse))),
                ]);
            } else {
                out.push(feature(205, 0));
            }
        }
        let capital = u64::from(near.word.capital);
        if is_hyphen(near.last) && tight(at) && tight(at.saturating_sub(1)) {
            out.extend([
                feature(206, capital),
                feature(207, pair(near.last2.brief, near.word.brief)),
                feature(208, pair(near.last2.lower, near.word.brief)),
                feature(209, pair(u64::from(near.last2.coarse), u64::from(near.word.coarse))),
            ]);
        }
        if is_hyphen(near.next) && tight(at + 1) && tight(at + 2) {
            out.extend([
                feature(210, capital),
                feature(211, pair(near.next2.brief, near.word.brief)),
                feature(212, pair(near.next2.lower, near.word.brief)),
                feature(213, pair(u64::from(near.next2.coarse), u64::from(near.word.coarse))),
            ]);
        }
    }

    fn document(&self, near: &Near<'_>, at: usize, out: &mut Vec<u32>) {
        if !near.word.capital {
            return;
        }
        let seen = self.view.article.get(near.word);
        each_bit(190, seen, 1, out);
        let strong = seen & (beside::STRONG | beside::LOWER);
        let other = seen & !beside::STRONG;
        let first = u64::from(at == self.range.start);
        out.extend([
            feature(191, pair(u64::from(strong), near.word.brief)),
            feature(192, pair(u64::from(other), near.word.brief)),
            feature(193, pair(pair(u64::from(seen), first), near.next.brief)),
        ]);
        for (template, beside) in [(194, near.next), (195, near.last)] {
            if beside.capital {
                let strong = self.view.article.get(beside) & beside::STRONG;
                out.push(feature(template, pair(u64::from(strong), near.word.brief)));
            }
        }
    }
}

/// A token with two neighbours on either side.
struct Near<'a> {
    word: &'a Word,
    last: &'a Word,
    last2: &'a Word,
    next: &'a Word,
    next2: &'a Word,
    part: u64,
    part_before: u64,
    part_after: u64,
}

impl<'a> Near<'a> {
    fn new(sentence: &Sentence<'a>, at: usize) -> Self {
        let range = &sentence.range;
        let lexemes = sentence.view.lexemes;
        let word = |offset: isize| {
            let other = at.checked_add_signed(offset).filter(|other| range.contains(other));
            other.and_then(|other| lexemes.word(other)).unwrap_or(&lexemes.vocabulary.outside)
        };
        let part = |offset: isize| {
            let other = at.checked_add_signed(offset).filter(|other| range.contains(other));
            let part = other.and_then(|other| sentence.view.parts.get(other));
            part.map_or(99, |part| *part as u64)
        };
        Self {
            word: word(0),
            last: word(-1),
            last2: word(-2),
            next: word(1),
            next2: word(2),
            part: part(0),
            part_before: part(-1),
            part_after: part(1),
        }
    }

    /// The neighbours with their places.
    fn beside(&self) -> [(Place, &'a Word); 4] {
        let words = [self.last, self.next, self.last2, self.next2];
        std::array::from_fn(|at| (PLACES[at], words[at]))
    }

    /// Features of each word by itself.
    fn apart(&self, out: &mut Vec<u32>) {
        own(self.word, out);
        for (place, word) in self.beside() {
            place.features(word, self.word.capital, out);
        }
    }

    /// The summed weights of the same.
    fn sums(&self, model: &Model) -> Row<WIDTH> {
        let mut sums = self.word.names(model).own;
        for (index, word) in [self.last, self.next, self.last2, self.next2].iter().enumerate() {
            let beside = &word.names(model).beside[index][usize::from(self.word.capital)];
            for (sum, weight) in sums.iter_mut().zip(beside) {
                *sum += weight;
            }
        }
        sums
    }

    fn context(&self, case: u64, first: bool, out: &mut Vec<u32>) {
        let (word, last, next) = (self.word, self.last, self.next);
        out.extend([
            feature(104, pair(word.brief, case)),
            feature(134, pair(last.lower, word.lower)),
            feature(135, pair(word.lower, next.lower)),
            feature(136, pair(last.lower, word.brief)),
            feature(137, pair(word.brief, next.lower)),
            feature(138, pair(self.last2.lower, last.lower)),
            feature(139, pair(next.lower, self.next2.lower)),
            feature(140, pair(pair(last.brief, word.brief), next.brief)),
            feature(141, pair(last.brief, word.brief)),
            feature(142, pair(word.brief, next.brief)),
            feature(143, pair(pair(self.last2.brief, last.brief), word.brief)),
            feature(144, pair(pair(word.brief, next.brief), self.next2.brief)),
            feature(146, case << 1 | u64::from(first)),
        ]);
        if first {
            out.push(feature(145, pair(word.brief, case)));
        }
    }

    fn flags(&self, out: &mut Vec<u32>) {
        let flags = |word: &Lexeme| u64::from(word.flags);
        let (own, last, next) = (flags(self.word), flags(self.last), flags(self.next));
        out.extend([
            feature(155, pair(pair(last, own), next)),
            feature(156, pair(pair(last, own), self.word.brief)),
            feature(157, pair(pair(own, next), self.word.brief)),
        ]);
    }

    fn clusters(&self, out: &mut Vec<u32>) {
        let fine = |word: &Lexeme| u64::from(word.fine);
        let coarse = |word: &Lexeme| u64::from(word.coarse);
        let (own, last, next) = (fine(self.word), fine(self.last), fine(self.next));
        let brief = self.word.brief;
        let (before, after) = (coarse(self.last), coarse(self.next));
        out.extend([
            feature(166, pair(last, own)),
            feature(167, pair(own, next)),
            feature(169, pair(last, brief)),
            feature(170, pair(brief, next)),
            feature(173, pair(pair(before, coarse(self.word)), after)),
            feature(174, pair(pair(before, brief), after)),
        ]);
    }

    fn parts(&self, out: &mut Vec<u32>) {
        let around = self.part_before << 8 | self.part_after;
        out.extend([
            feature(220, self.part),
            feature(221, pair(self.part, self.word.brief)),
            feature(222, pair(self.part_before, self.word.brief)),
            feature(223, pair(self.part_after, self.word.brief)),
            feature(224, pair(around, self.word.brief)),
            feature(225, pair(around, self.part)),
        ]);
    }
}
