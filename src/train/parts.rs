//! Learning parts of speech from a treebank.

use rayon::prelude::*;

use super::augment::headline_text;
use super::corpus::{Parsed, Treebank};
use super::perceptron::{Course, Perceptron};
use super::prepare::Prepared;
use super::random::Random;
use crate::annotate::Knowledge;
use crate::annotate::tagger::Part;
use crate::annotate::tagger::parts::{BEFORE, WIDTH, alone, around};

/// How parts of speech are learned.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// What both learners have.
    pub course: Course,
    /// Share of the sentences that are seen again in headline case, in each epoch.
    pub headlines: f64,
}

impl Default for Options {
    fn default() -> Self {
        let course = Course { epochs: 8, bits: 18, runs: 4, keep: 40_000 };
        Self { course, headlines: 0.2 }
    }
}

/// A document with the part of each token.
struct Example<'k> {
    prepared: Prepared<'k>,
    labels: Vec<u8>,
}

/// Weights of parts of speech, packed.
pub fn learn(bank: &Treebank, knowledge: &Knowledge, options: Options) -> Vec<u8> {
    let written = |sentence: &Parsed| sentence.text.clone();
    let raised = |sentence: &Parsed| {
        headline_text(&sentence.text, knowledge, false).unwrap_or_else(|| written(sentence))
    };
    let examples: Vec<Example<'_>> =
        bank.documents.iter().map(|document| example(document, knowledge, written)).collect();
    let headlines: Vec<Example<'_>> =
        bank.documents.iter().map(|document| example(document, knowledge, raised)).collect();
    let runs: Vec<Perceptron<WIDTH>> = (0..options.course.runs)
        .into_par_iter()
        .map(|run| one_run(&examples, &headlines, options, run))
        .collect();
    Perceptron::mean(runs).map_or_else(Vec::new, |mean| mean.pack(Part::COUNT, options.course.keep))
}

fn example<'k>(
    document: &[Parsed],
    knowledge: &'k Knowledge,
    write: impl Fn(&Parsed) -> String,
) -> Example<'k> {
    let texts: Vec<String> = document.iter().map(write).collect();
    let prepared = Prepared::new(texts.iter().map(String::as_str), knowledge);
    let labels = document
        .iter()
        .zip(&prepared.sentences)
        .flat_map(|(sentence, range)| labels(sentence, &prepared, range.clone()))
        .collect();
    Example { prepared, labels }
}

/// The part of each token of a sentence: that of the word it stands in.
fn labels(sentence: &Parsed, prepared: &Prepared, range: std::ops::Range<usize>) -> Vec<u8> {
    let mut words = sentence.words.iter().peekable();
    range
        .map(|at| {
            let span = prepared.spans[at];
            while words.peek().is_some_and(|word| word.span.end <= span.start) {
                words.next();
            }
            words.peek().map_or(Part::X, |word| word.part) as u8
        })
        .collect()
}

fn one_run(
    examples: &[Example<'_>],
    headlines: &[Example<'_>],
    options: Options,
    run: u64,
) -> Perceptron<WIDTH> {
    let mut random = Random::new(7 + run);
    let mut perceptron = Perceptron::new(options.course.bits);
    let sentences = |examples: &[Example<'_>]| -> Vec<(usize, usize)> {
        let counts = examples.iter().map(|example| example.prepared.sentences.len()).enumerate();
        counts.flat_map(|(at, count)| (0..count).map(move |sentence| (at, sentence))).collect()
    };
    let places = sentences(examples);
    for _ in 0..options.course.epochs {
        let raised = places.iter().filter(|_| random.chance(options.headlines));
        let mut order: Vec<(bool, usize, usize)> =
            raised.map(|(document, sentence)| (true, *document, *sentence)).collect();
        order.extend(places.iter().map(|(document, sentence)| (false, *document, *sentence)));
        random.shuffle(&mut order);
        for (raised, document, sentence) in order {
            let from = if raised { headlines } else { examples };
            learn_sentence(&from[document], sentence, &mut perceptron);
            perceptron.seen();
        }
    }
    perceptron.average()
}

fn learn_sentence(example: &Example<'_>, sentence: usize, perceptron: &mut Perceptron<WIDTH>) {
    let range = example.prepared.sentences[sentence].clone();
    let mut features = Vec::with_capacity(64);
    let case = example.prepared.lexemes.case(&range);
    let mut before = [BEFORE; 2];
    for at in range.clone() {
        features.clear();
        if let Some(word) = example.prepared.lexemes.get(at) {
            alone(word, &mut features);
        }
        around(&example.prepared.lexemes, &range, case, at, before, &mut features);
        let scores = perceptron.scores(&features);
        let guess = (0..Part::COUNT)
            .fold(0, |top, label| if scores[label] > scores[top] { label } else { top });
        let right = usize::from(example.labels[at]);
        if guess != right {
            perceptron.update(&features, right, guess, 1.0);
        }
        before = [guess as u8, before[0]];
    }
}
