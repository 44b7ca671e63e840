//! Learning names from labelled text.

use std::ops::Range;

use rayon::prelude::*;

use super::augment::{Names, headline, renamed};
use super::corpus::{Corpus, Labelled};
use super::perceptron::{Course, Perceptron};
use super::prepare::Prepared;
use super::random::Random;
use crate::annotate::Knowledge;
use crate::annotate::tagger::names::{Sentence, View, WIDTH, islands};
use crate::annotate::tagger::{Article, NameLabel, Part, decode};

/// How names are learned.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// What both learners have.
    pub course: Course,
    /// Share of the documents that are seen again with other names, in each epoch.
    pub renamed: f64,
    /// Weight of such a document beside the original.
    pub renamed_weight: f32,
    /// Share of the sentences that are seen again in headline case, in each epoch.
    pub headlines: f64,
}

impl Default for Options {
    fn default() -> Self {
        let course = Course { epochs: 8, bits: 19, runs: 5, keep: 130_000 };
        Self { course, renamed: 0.5, renamed_weight: 0.5, headlines: 0.2 }
    }
}

/// How strongly a corpus's own weights speak beside the general ones.
const SPECIAL: f32 = 0.5;

/// A document with the tag of each token.
struct Example<'k> {
    prepared: Prepared<'k>,
    parts: Vec<Part>,
    article: Article,
    tags: Vec<u8>,
    weight: f32,
    /// Number of the corpus.
    corpus: u32,
    /// Whether each sentence is learned from.
    active: Vec<bool>,
}

/// Weights of names, packed.
pub fn learn(corpora: &[Corpus], knowledge: &Knowledge, options: Options) -> Vec<u8> {
    let originals: Vec<Original<'_>> = corpora
        .iter()
        .enumerate()
        .flat_map(|(number, corpus)| {
            corpus.documents.iter().map(move |one| Original {
                document: one,
                weight: corpus.weight,
                corpus: number as u32,
            })
        })
        .collect();
    let examples: Vec<Example<'_>> = originals
        .par_iter()
        .map(|original| {
            let document = original.document;
            example(document, original, 1.0, vec![true; document.len()], knowledge)
        })
        .collect();
    let names = Names::new(knowledge);
    let runs: Vec<Perceptron<WIDTH>> = (0..options.course.runs)
        .into_par_iter()
        .map(|run| {
            let mut random = Random::new(42 + 1009 * run);
            let mut learner = Learner {
                general: Perceptron::new(options.course.bits),
                special: Perceptron::new(options.course.bits),
            };
            for _ in 0..options.course.epochs {
                let more = variants(&originals, &names, knowledge, options, &mut random);
                epoch(&examples, &more, knowledge, &mut learner, &mut random);
            }
            learner.general.average()
        })
        .collect();
    Perceptron::mean(runs)
        .map_or_else(Vec::new, |mean| mean.pack(NameLabel::TAGS, options.course.keep))
}

/// A document of a corpus.
#[derive(Clone, Copy)]
struct Original<'a> {
    document: &'a [Labelled],
    weight: f32,
    corpus: u32,
}

/// What is learned from all corpora, and beside it what holds for one of them alone.
///
/// The corpora disagree about what a name is and where it ends. Each feature has a second
/// weight for the corpus that its sentence comes from, which takes up the corpus's own
/// habits and is dropped in the end (H. Daumé III, *Frustratingly easy domain adaptation*,
/// ACL 2007).
struct Learner {
    general: Perceptron<WIDTH>,
    special: Perceptron<WIDTH>,
}

fn example<'k>(
    document: &[Labelled],
    original: &Original<'_>,
    factor: f32,
    active: Vec<bool>,
    knowledge: &'k Knowledge,
) -> Example<'k> {
    let prepared = Prepared::new(document.iter().map(|one| one.text.as_str()), knowledge);
    let parts = prepared.parts();
    let article = Article::new(&prepared.lexemes, &prepared.sentences);
    let mut tags = vec![0; prepared.spans.len()];
    for (sentence, range) in document.iter().zip(&prepared.sentences) {
        for (span, label) in &sentence.names {
            let mut tag = label.begin();
            for at in range.clone() {
                let token = prepared.spans[at];
                let shared = token.end.min(span.end).saturating_sub(token.start.max(span.start));
                if shared * 2 >= token.len() && shared > 0 {
                    tags[at] = tag;
                    tag = label.begin() + 1;
                }
            }
        }
    }
    let weight = original.weight * factor;
    Example { prepared, parts, article, tags, weight, corpus: original.corpus, active }
}

/// Documents with other names and with headlines, new in each epoch.
fn variants<'k>(
    originals: &[Original<'_>],
    names: &Names<'_>,
    knowledge: &'k Knowledge,
    options: Options,
    random: &mut Random,
) -> Vec<Example<'k>> {
    let mut found = Vec::new();
    for original in originals {
        let document = original.document;
        if random.chance(options.renamed) {
            let changed = renamed(document, names, random);
            let sentences: Vec<Labelled> = changed
                .into_iter()
                .zip(document)
                .map(|(new, old)| new.unwrap_or_else(|| old.clone()))
                .collect();
            let active = vec![true; sentences.len()];
            let factor = options.renamed_weight;
            found.push(example(&sentences, original, factor, active, knowledge));
        }
        let mut active = vec![false; document.len()];
        let mut sentences = document.to_vec();
        for (sentence, active) in sentences.iter_mut().zip(&mut active) {
            let words = sentence.text.split(' ').count();
            if (5..25).contains(&words)
                && random.chance(options.headlines)
                && let Some(raised) = headline(sentence, knowledge, random.chance(0.15))
            {
                *sentence = raised;
                *active = true;
            }
        }
        if active.contains(&true) {
            found.push(example(&sentences, original, 1.0, active, knowledge));
        }
    }
    found
}

fn epoch(
    examples: &[Example<'_>],
    more: &[Example<'_>],
    knowledge: &Knowledge,
    learner: &mut Learner,
    random: &mut Random,
) {
    let all: Vec<&Example<'_>> = examples.iter().chain(more).collect();
    let mut order: Vec<(usize, usize)> = all
        .iter()
        .enumerate()
        .flat_map(|(at, example)| {
            let active = example.active.iter().enumerate().filter(|(_, active)| **active);
            active.map(move |(sentence, _)| (at, sentence))
        })
        .collect();
    random.shuffle(&mut order);
    let mut buckets: Vec<Vec<u32>> = Vec::new();
    for (document, sentence) in order {
        learn_sentence(all[document], sentence, knowledge, learner, &mut buckets);
        learner.general.seen();
        learner.special.seen();
    }
}

fn learn_sentence(
    example: &Example<'_>,
    sentence: usize,
    knowledge: &Knowledge,
    learner: &mut Learner,
    buckets: &mut Vec<Vec<u32>>,
) {
    let range = example.prepared.sentences[sentence].clone();
    let view = View {
        lexemes: &example.prepared.lexemes,
        parts: &example.parts,
        gazetteer: &knowledge.gazetteer,
        article: &example.article,
    };
    let seen = Sentence::new(&view, range.clone());
    for island in islands(view.lexemes, &range) {
        learn_island(example, island, &seen, learner, buckets);
    }
}

fn learn_island(
    example: &Example<'_>,
    island: Range<usize>,
    seen: &Sentence<'_>,
    learner: &mut Learner,
    buckets: &mut Vec<Vec<u32>>,
) {
    buckets.resize_with(buckets.len().max(island.len()), Vec::new);
    let mut scores = Vec::with_capacity(island.len());
    let mut own = Vec::new();
    for (at, features) in island.clone().zip(buckets.iter_mut()) {
        features.clear();
        seen.features(at, features);
        let mut score = learner.general.scores(features);
        special(features, example.corpus, &mut own);
        for (score, more) in score.iter_mut().zip(learner.special.scores(&own)) {
            *score += more * SPECIAL;
        }
        scores.push(score);
    }
    let path = best_path(&scores, &learner.general.transitions);
    let right = &example.tags[island];
    for (at, features) in buckets.iter().take(path.len()).enumerate() {
        let (gold, guess) = (usize::from(right[at]), usize::from(path[at]));
        if gold != guess {
            learner.general.update(features, gold, guess, example.weight);
            special(features, example.corpus, &mut own);
            learner.special.update(&own, gold, guess, example.weight * SPECIAL);
        }
        if at > 0 {
            let gold_step = (usize::from(right[at - 1]), gold);
            let guess_step = (usize::from(path[at - 1]), guess);
            if gold_step != guess_step {
                learner.general.update_step(gold_step, guess_step, example.weight);
            }
        }
    }
}

/// The buckets of features for one corpus.
fn special(features: &[u32], corpus: u32, own: &mut Vec<u32>) {
    own.clear();
    let salt = (corpus + 1).wrapping_mul(0x9E37_79B1);
    own.extend(features.iter().map(|feature| (feature ^ salt).wrapping_mul(0x85EB_CA6B)));
}

/// The decoder of the tagger for weights that are not integers yet.
fn best_path(scores: &[[f32; WIDTH]], transitions: &[[f32; WIDTH]; WIDTH]) -> Vec<u8> {
    // Fine steps keep the order of scores that differ at all in single precision.
    let fine = |weight: f32| (weight * 1024.0) as i32;
    let emissions: Vec<[i32; WIDTH]> = scores.iter().map(|row| row.map(fine)).collect();
    let fine_steps = transitions.map(|row| row.map(fine));
    decode::best_path(
        &emissions,
        &decode::steps(&fine_steps, NameLabel::TAGS, NameLabel::may_follow),
    )
}
