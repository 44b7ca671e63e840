//! How much of labelled text the taggers get right.

use std::collections::BTreeSet;

use super::corpus::{Corpus, Parsed, Treebank};
use super::prepare::Prepared;
use crate::annotate::Knowledge;
use crate::annotate::tagger::Article;
use crate::annotate::tagger::NameLabel;
use crate::annotate::tagger::names::{View, tag};
use crate::annotate::text::{Tokens, sentences as split};
use crate::model::Span;

/// Right answers, answers given, and answers wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Given and wanted.
    pub right: usize,
    /// Given.
    pub given: usize,
    /// Wanted.
    pub wanted: usize,
}

impl Score {
    fn percent(part: usize, whole: usize) -> f64 {
        100.0 * part as f64 / whole.max(1) as f64
    }

    /// Share of the given answers that are right, in percent.
    pub fn precision(self) -> f64 {
        Self::percent(self.right, self.given)
    }

    /// Share of the wanted answers that are given, in percent.
    pub fn recall(self) -> f64 {
        Self::percent(self.right, self.wanted)
    }

    /// Harmonic mean of both, in percent.
    pub fn f1(self) -> f64 {
        Self::percent(2 * self.right, self.given + self.wanted)
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            given: self.given + other.given,
            wanted: self.wanted + other.wanted,
        }
    }
}

/// What was measured, by name.
pub type Figures = Vec<(&'static str, Score)>;

/// Words of a treebank whose universal part, part with form, and base form are right.
/// A word is judged by the first token that touches it.
pub fn words(bank: &Treebank, knowledge: &Knowledge) -> Figures {
    let mut scores = [Score::default(); 3];
    for document in &bank.documents {
        let prepared = Prepared::new(document.iter().map(|one| one.text.as_str()), knowledge);
        let parts = prepared.parts();
        for (sentence, range) in document.iter().zip(&prepared.sentences) {
            for word in &sentence.words {
                let token = range.clone().find(|at| prepared.spans[*at].end > word.span.start);
                let Some(token) = token else { continue };
                let part = parts[token];
                let lower = word.span.of(&sentence.text).to_lowercase();
                let base = knowledge.vocabulary.model.lemmas.base(&lower, part);
                let right = [
                    part.upos() == word.part.upos(),
                    part == word.part,
                    base == word.lemma.to_lowercase(),
                ];
                for (score, right) in scores.iter_mut().zip(right) {
                    let right = usize::from(right);
                    *score = score.plus(Score { right, given: 1, wanted: 1 });
                }
            }
        }
    }
    vec![("UPOS", scores[0]), ("UPOS and form", scores[1]), ("lemma", scores[2])]
}

/// Sentence ends of a treebank's documents: all of them, and those that carry punctuation.
/// `on_error` is told of each end that was missed or invented, with the text around it.
pub fn sentences(
    bank: &Treebank,
    knowledge: &Knowledge,
    on_error: &mut dyn FnMut(&str, &str),
) -> Figures {
    let Some(language) = knowledge.language("en") else { return Vec::new() };
    let (mut all, mut marked) = (Score::default(), Score::default());
    for document in &bank.documents {
        let (text, ends) = running(document);
        let tokens = Tokens::with(&text, &language.abbreviations);
        let found: BTreeSet<usize> =
            split(&tokens, &[], &language.abbreviations).iter().map(|span| span.end).collect();
        let wanted: BTreeSet<usize> = ends.iter().copied().collect();
        let punctuated: BTreeSet<usize> =
            ends.iter().copied().filter(|end| is_marked(&text, *end)).collect();
        for end in found.difference(&wanted) {
            on_error("invented", &around(&text, *end));
        }
        for end in punctuated.difference(&found) {
            on_error("missed", &around(&text, *end));
        }
        all = all.plus(compare(&found, &wanted));
        let found_marked: BTreeSet<usize> =
            found.iter().copied().filter(|end| is_marked(&text, *end)).collect();
        marked = marked.plus(compare(&found_marked, &punctuated));
    }
    vec![("sentence ends", all), ("ends with punctuation", marked)]
}

fn running(document: &[Parsed]) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut ends = Vec::new();
    for sentence in document {
        text.push_str(&sentence.text);
        ends.push(text.len());
        if sentence.spaced {
            text.push(' ');
        }
    }
    (text, ends)
}

/// The text around a place, which a bar marks.
fn around(text: &str, at: usize) -> String {
    let before: Vec<char> = text.get(..at).unwrap_or("").chars().rev().take(50).collect();
    let after = text.get(at..).unwrap_or("").chars().take(50);
    before.into_iter().rev().chain(['|']).chain(after).collect()
}

fn is_marked(text: &str, end: usize) -> bool {
    let before = text.get(..end).unwrap_or("");
    before.trim_end_matches(['"', '”', '\'', '’', ')', ']', '»']).ends_with(['.', '!', '?', '…'])
}

fn compare<T: Ord>(found: &BTreeSet<T>, wanted: &BTreeSet<T>) -> Score {
    Score { right: found.intersection(wanted).count(), given: found.len(), wanted: wanted.len() }
}

/// Names of a corpus with exact span and label: people, organisations, places, all three,
/// and their spans alone. Articles and possessives at the ends do not count.
///
/// `on_error` is told of each name that was missed or invented, with its sentence.
pub fn names(
    corpus: &Corpus,
    knowledge: &Knowledge,
    on_error: &mut dyn FnMut(&str, &str, NameLabel, &str),
) -> Figures {
    let mut figures: Figures = ["PER", "ORG", "LOC", "all", "spans"]
        .into_iter()
        .map(|name| (name, Score::default()))
        .collect();
    for document in &corpus.documents {
        let prepared = Prepared::new(document.iter().map(|one| one.text.as_str()), knowledge);
        let parts = prepared.parts();
        let article = Article::new(&prepared.lexemes, &prepared.sentences);
        let view = View {
            lexemes: &prepared.lexemes,
            parts: &parts,
            gazetteer: &knowledge.gazetteer,
            article: &article,
        };
        for (sentence, range) in document.iter().zip(&prepared.sentences) {
            let found = tag(&view, range.clone());
            let given = found.iter().map(|(tokens, label)| {
                (prepared.spans[tokens.start].cover(prepared.spans[tokens.end - 1]), *label)
            });
            let given = comparable(&sentence.text, given);
            let wanted = comparable(&sentence.text, sentence.names.iter().copied());
            for (sign, (span, label)) in given
                .difference(&wanted)
                .map(|name| ("invented", name))
                .chain(wanted.difference(&given).map(|name| ("missed", name)))
            {
                on_error(sign, span.of(&sentence.text), *label, &sentence.text);
            }
            for ((_, score), more) in figures.iter_mut().zip(scores(&given, &wanted)) {
                *score = score.plus(more);
            }
        }
    }
    figures
}

type Names = BTreeSet<(Span, NameLabel)>;

/// Names without articles and possessives; peoples are left out.
fn comparable(text: &str, names: impl Iterator<Item = (Span, NameLabel)>) -> Names {
    names
        .filter(|(_, label)| *label != NameLabel::People)
        .map(|(span, label)| (bare(text, span), label))
        .collect()
}

fn bare(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let article = ["the ", "The ", "THE ", "a ", "A ", "an "]
        .into_iter()
        .find(|article| words.starts_with(article))
        .map_or(0, str::len);
    let possessive = ["'s", "’s", "'S", "'", "’"]
        .into_iter()
        .find(|ending| words.ends_with(ending) && words.len() > ending.len())
        .map_or(0, str::len);
    Span::new(span.start + article, span.end - possessive).trimmed(text)
}

fn scores(given: &Names, wanted: &Names) -> [Score; 5] {
    let of = |names: &Names, label: NameLabel| -> Names {
        names.iter().copied().filter(|(_, other)| *other == label).collect()
    };
    let spans = |names: &Names| -> BTreeSet<Span> { names.iter().map(|(span, _)| *span).collect() };
    let by = |label| compare(&of(given, label), &of(wanted, label));
    [
        by(NameLabel::Person),
        by(NameLabel::Organisation),
        by(NameLabel::Place),
        compare(given, wanted),
        compare(&spans(given), &spans(wanted)),
    ]
}
