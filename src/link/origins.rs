//! Copies: articles that repeat another's wire text, retitled or shortened.
//!
//! Broder's containment over shingles of five words: the share of the shorter text's
//! shingles that stand in the longer one. Only every fourth shingle, by its hash, is
//! kept; which ones does not depend on the text around them.

use std::collections::HashMap;
use std::hash::Hasher;

use crate::annotate::text::{Tokens, fold};
use crate::model::{Annotated, ArticleId};

/// Words in a shingle.
const SHINGLE: usize = 5;
/// One shingle of so many is kept.
const KEPT: u64 = 4;
/// Share of the shorter text from which it counts as a copy.
const COPIED: f64 = 0.55;
/// Shingles that a text needs to be compared.
const LEAST: usize = 6;
/// Articles that a shingle is compared with, at most.
const COMMON: usize = 64;

/// For each article the one whose text it repeats.
pub fn copies(articles: &[Annotated]) -> Vec<Option<ArticleId>> {
    let shingles: Vec<Vec<u64>> = articles.iter().map(|one| shingles(&one.article.text)).collect();
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (article, hashes) in shingles.iter().enumerate() {
        for hash in hashes {
            holders.entry(*hash).or_default().push(article);
        }
    }
    let order = by_date(articles);
    let rank: HashMap<usize, usize> =
        order.iter().enumerate().map(|(rank, at)| (*at, rank)).collect();
    for others in holders.values_mut() {
        others.sort_unstable_by_key(|other| rank[other]);
    }
    let mut copy_of: Vec<Option<ArticleId>> = vec![None; articles.len()];
    for at in &order {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for hash in &shingles[*at] {
            // A text in very many articles is compared with the first of them only.
            let others = holders.get(hash).into_iter().flatten().take(COMMON);
            for other in others.filter(|other| rank[other] < rank[at]) {
                *shared.entry(*other).or_insert(0) += 1;
            }
        }
        let is_copy = |other: usize, count: usize| {
            let shorter = shingles[*at].len().min(shingles[other].len());
            shorter >= LEAST && count as f64 >= COPIED * shorter as f64
        };
        let origin = shared
            .iter()
            .filter(|(other, count)| is_copy(**other, **count))
            .map(|(other, _)| *other);
        copy_of[*at] = origin
            .min_by_key(|other| rank[other])
            .map(|origin| copy_of[origin].unwrap_or_else(|| ArticleId::from(origin)));
    }
    copy_of
}

/// The articles by publication date, undated ones last.
fn by_date(articles: &[Annotated]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|at| {
        let from = articles[*at].article.published.from;
        (from.is_none(), from, *at)
    });
    order
}

/// The kept shingles of a text, each once.
fn shingles(text: &str) -> Vec<u64> {
    let folded = fold(text);
    let tokens = Tokens::new(&folded);
    let words: Vec<&str> = (0..tokens.len())
        .map(|at| tokens.word(at))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect();
    let mut hashes: Vec<u64> =
        words.windows(SHINGLE).map(hash).filter(|hash| hash % KEPT == 0).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// FNV-1a: the same on every machine and in every run.
fn hash(words: &[&str]) -> u64 {
    let mut hasher = Fnv(0xcbf2_9ce4_8422_2325);
    for word in words {
        hasher.write(word.as_bytes());
        hasher.write(&[0]);
    }
    // FNV's low bits are weak; the high ones are folded in before they choose.
    let value = hasher.finish();
    value ^ (value >> 32)
}

struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
