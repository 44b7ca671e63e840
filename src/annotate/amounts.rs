//! Counts in a sentence: how many, of whom, and what became of them.
//!
//! "At least 14 people were killed": from 14 up, people, dead. Ages, prices, lengths and
//! dates count nobody.

use super::knowledge::{Counts, Language, Limit};
use super::text::{TokenKind, Tokens, singular};
use super::timex;
use crate::model::Span;

/// Tokens to either side of a number in which the word stands that says what is counted.
const REACH: usize = 5;

/// Tokens behind a number in which its noun stands.
const NOUN_REACH: usize = 4;

/// The largest number that counts people or cases.
const MOST: u64 = 10_000_000_000;

/// A count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// What is counted: "dead", "held".
    pub what: &'static str,
    /// The noun, without its plural; `None` where it is anybody, or unsaid.
    pub unit: Option<String>,
    /// The name beside the noun: "Azerbaijani" soldiers.
    pub whose: Option<String>,
    /// The least that the words allow.
    pub low: u64,
    /// The most; `u64::MAX` where they set no limit.
    pub high: u64,
    /// From the first word of the limit to the noun.
    pub span: Span,
}

impl Amount {
    /// Whether both can be true at once.
    pub fn agrees(&self, other: &Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether both count the same: the same noun, or one of them anybody.
    pub fn is_comparable(&self, other: &Self) -> bool {
        let same = |one: &Option<String>, other: &Option<String>| {
            one.is_none() || other.is_none() || one == other
        };
        self.what == other.what && same(&self.unit, &other.unit) && same(&self.whose, &other.whose)
    }
}

/// The counts of a sentence; `is_dated` tells which stretches are times.
pub fn amounts(
    text: &str,
    sentence: Span,
    language: &Language,
    is_dated: impl Fn(Span) -> bool,
) -> Vec<Amount> {
    let counts = &language.counts;
    let words = sentence.of(text);
    // Most sentences have neither figure nor anything to count.
    let tokens = Tokens::new(words);
    let whats: Vec<(usize, &'static str)> =
        (0..tokens.len()).filter_map(|at| Some((at, counts.what(tokens.lower(at))?))).collect();
    if whats.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((low, high, end)) = number(&tokens, at, counts) else {
            at += 1;
            continue;
        };
        let span = tokens.cover(at, end - 1);
        let whole = Span::new(sentence.start + span.start, sentence.start + span.end);
        if !is_dated(whole)
            && !is_measured(&tokens, at, end, counts)
            && let Some(amount) = amount(&tokens, (at, end), (low, high), &whats, counts)
        {
            let span = amount.span;
            let span = Span::new(sentence.start + span.start, sentence.start + span.end);
            found.push(Amount { span, ..amount });
        }
        at = end;
    }
    found
}

/// The number that begins at a token: least, most, and one past its last token.
fn number(tokens: &Tokens<'_>, at: usize, counts: &Counts) -> Option<(u64, u64, usize)> {
    let next: Vec<&str> = (at..(at + 3).min(tokens.len())).map(|at| tokens.lower(at)).collect();
    if let Some(((low, high), length)) = counts.vague(&next) {
        // "several hundred"
        let by = counts.times(tokens.lower(at + length));
        let end = at + length + usize::from(by.is_some());
        let by = by.unwrap_or(1);
        return Some((low.saturating_mul(by), high.saturating_mul(by), end));
    }
    let (mut value, mut end) = (whole(tokens, at)?, at + 1);
    // "twenty-three"
    if matches!(tokens.word(end), "-" | "‑")
        && value >= 20
        && value % 10 == 0
        && value < 100
        && let Some(more) = timex::number_word(tokens.lower(end + 1)).filter(|more| *more < 10)
    {
        (value, end) = (value + more, end + 2);
    }
    while let Some(by) = counts.times(tokens.lower(end)) {
        (value, end) = (value.saturating_mul(by), end + 1);
        // "three hundred and twelve"
        if tokens.lower(end) == "and"
            && let Some(more) = whole(tokens, end + 1).filter(|more| *more < by)
        {
            (value, end) = (value.saturating_add(more), end + 2);
        }
    }
    (value <= MOST).then_some((value, value, end))
}

/// A number in figures or in one word.
fn whole(tokens: &Tokens<'_>, at: usize) -> Option<u64> {
    let word = tokens.lower(at);
    if tokens.is(at, TokenKind::Number) {
        let digits: String = word.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
        return digits.parse().ok();
    }
    // "one of the few", "a case" count nothing.
    timex::number_word(word).filter(|_| !matches!(word, "a" | "an" | "one" | "half" | "zero"))
}

/// "11 km", "$11", "aged 11", "11-year-old", "11 percent", "G7", "11 of the".
fn is_measured(tokens: &Tokens<'_>, at: usize, end: usize, counts: &Counts) -> bool {
    let before = at.checked_sub(1).map_or("", |at| tokens.lower(at));
    let money = before.ends_with(['$', '€', '£', '₹']);
    let aged = matches!(before, "aged" | "age" | "no" | "no." | "number" | "article" | "section");
    let joined = matches!(before, "-" | "–" | "/" | ":" | ".") && tokens.glued(at)
        || matches!(tokens.word(end), "-" | "/" | ":") && tokens.glued(end);
    // "52, a crane driver": an age.
    let apposed = before == "," && tokens.word(end) == ",";
    money || aged || joined || apposed || counts.is_measure(tokens.lower(end))
}

fn amount(
    tokens: &Tokens<'_>,
    (at, end): (usize, usize),
    (low, high): (u64, u64),
    whats: &[(usize, &'static str)],
    counts: &Counts,
) -> Option<Amount> {
    let (what_at, what) = nearest(tokens, at, end, whats)?;
    let noun = (end..(end + NOUN_REACH).min(tokens.len()))
        .find(|at| tokens.is(*at, TokenKind::Word) && is_noun_like(tokens, *at, counts));
    let stopped = |to: usize| (end..to).any(|at| tokens.is(at, TokenKind::Mark));
    let noun = noun.filter(|noun| !stopped(*noun));
    // "and six with a high temperature": a number alone must be all that is said.
    let next = tokens.lower(end);
    let ends = next.is_empty()
        || tokens.is(end, TokenKind::Mark)
        || what_at == end
        || matches!(
            next,
            "and" | "had" | "have" | "were" | "was" | "others" | "more" | "in" | "on"
        );
    if noun.is_none() && !ends {
        return None;
    }
    let whose = noun.and_then(|noun| {
        (end..noun).find(|at| tokens.capital(*at)).map(|at| tokens.lower(at).to_string())
    });
    // "the toll rose to 14", "killed 14": a number alone counts people.
    let unit = match noun {
        Some(noun) if counts.what(tokens.lower(noun)).is_none() => {
            let word = tokens.lower(noun);
            (!counts.is_anybody(word)).then(|| singular(word).to_string())
        }
        _ => None,
    };
    let before: Vec<&str> = (at.saturating_sub(3)..at).map(|at| tokens.lower(at)).collect();
    let limit = counts.limit(&before);
    let first = at - limit.map_or(0, |(_, length)| length);
    let (low, high) = match limit.map(|(limit, _)| limit) {
        Some(Limit::Least) => (low, u64::MAX),
        Some(Limit::Most) => (0, high),
        Some(Limit::About) => (low - low / 5, high.saturating_add(high / 5)),
        None => (low, high),
    };
    let last = noun.map_or(end - 1, |noun| noun);
    Some(Amount { what, unit, whose, low, high, span: tokens.cover(first, last) })
}

/// The word that says what is counted: the nearest one in the number's stretch of the sentence.
fn nearest(
    tokens: &Tokens<'_>,
    at: usize,
    end: usize,
    whats: &[(usize, &'static str)],
) -> Option<(usize, &'static str)> {
    let free = |from: usize, to: usize| {
        !(from..to).any(|at| matches!(tokens.word(at), ";" | "." | "—"))
            && !(from..to).any(|at| tokens.is(at, TokenKind::Number))
    };
    let distance = |what: usize| {
        if what < at { 2 * (at - what) } else { 2 * (what - end) + 1 }
    };
    // They are in order: only those in reach are looked at.
    let first = whats.partition_point(|(what, _)| *what + REACH < at);
    let last = whats.partition_point(|(what, _)| *what <= end + REACH);
    whats[first.min(last)..last]
        .iter()
        .copied()
        .filter(|(what, _)| *what < at || *what >= end)
        .filter(|(what, _)| {
            let near = if *what < at { at - what } else { what - end };
            near <= REACH && if *what < at { free(what + 1, at) } else { free(end, *what) }
        })
        .min_by_key(|(what, _)| distance(*what))
}

/// A word that can be the noun behind a number: no article, no preposition, no adjective that
/// another word follows.
fn is_noun_like(tokens: &Tokens<'_>, at: usize, counts: &Counts) -> bool {
    let word = tokens.lower(at);
    if matches!(word, "of" | "the" | "were" | "was" | "have" | "had" | "are" | "in" | "and" | "on")
    {
        return false;
    }
    word.ends_with('s') || counts.is_anybody(word) || counts.what(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::Knowledge;

    fn read(text: &str) -> Vec<(&'static str, Option<String>, u64, u64)> {
        let language = Knowledge::embedded().language("en").unwrap();
        amounts(text, Span::new(0, text.len()), language, |_| false)
            .into_iter()
            .map(|one| (one.what, one.unit, one.low, one.high))
            .collect()
    }

    #[test]
    fn counts_are_read_with_their_limits() {
        let most = u64::MAX;
        let unit = |word: &str| Some(word.to_string());
        for (text, wanted) in [
            ("At least 14 people were killed", vec![("dead", None, 14, most)]),
            ("the raid caused the death of 11 sailors", vec![("dead", unit("sailor"), 11, 11)]),
            ("they counted their own dead: nine men", vec![("dead", None, 9, 9)]),
            ("killing twenty-three soldiers", vec![("dead", unit("soldier"), 23, 23)]),
            (
                "two guards were killed and five wounded",
                vec![("dead", unit("guard"), 2, 2), ("hurt", None, 5, 5)],
            ),
            ("the death toll rose to 1,200", vec![("dead", None, 1200, 1200)]),
            ("dozens of miners died", vec![("dead", unit("miner"), 20, 99)]),
            ("two dozen people died", vec![("dead", None, 24, 24)]),
            ("several hundred people died", vec![("dead", None, 200, 900)]),
            ("three hundred and twelve people died", vec![("dead", None, 312, 312)]),
            ("about 18446744073709551615 people were killed", vec![]),
            ("he died aged 83", vec![]),
            ("a 52-year-old man died", vec![]),
            ("the fire killed nobody", vec![]),
            ("the bank cut 900 jobs", vec![]),
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }
}
