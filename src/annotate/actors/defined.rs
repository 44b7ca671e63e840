//! Names that an acronym in brackets measures: "National Organization for Women (NOW)".
//!
//! The letters say where the name begins, whatever the tagger took for its border.

use std::ops::Range;

use super::names::Candidate;
use crate::annotate::knowledge::{Language, Offices};
use crate::annotate::tagger::lexeme::Case;
use crate::annotate::tagger::{NameLabel, Part};
use crate::annotate::text::{TokenKind, Tokens, Words, fold};

/// Fewest and most letters of such an acronym.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=9;

/// Make each name beside such an acronym as long as the letters want it, and the acronym a
/// name of the same kind. Candidates stay in order.
pub fn measure(
    tokens: &Tokens<'_>,
    language: &Language,
    is_known: impl Fn(&Range<usize>) -> bool,
    candidates: &mut Vec<Candidate>,
) {
    let mut wanted: Vec<Candidate> = Vec::new();
    for at in 0..tokens.len() {
        let (name, acronym) = match defined(tokens, language, at) {
            Some(name) => (name, at + 1..at + 2),
            None => match spelled_out(tokens, language, at) {
                // "the UN, Uganda and Nigeria" is a list.
                Some(name) if !is_known(&(at..at + 1)) => (name, at..at + 1),
                _ => continue,
            },
        };
        let first = candidates.partition_point(|one| one.tokens.end <= name.start);
        let end = candidates.partition_point(|one| one.tokens.start < name.end);
        let inside = candidates.get(first..end).unwrap_or_default();
        if matches!(inside, [one] if one.tokens == name) {
            continue;
        }
        // What the tagger takes most of it for; peoples have no acronyms.
        let longest = inside.iter().max_by_key(|one| one.tokens.len());
        let label = longest.map_or(NameLabel::Organisation, |one| one.label);
        let label = if label == NameLabel::People { NameLabel::Organisation } else { label };
        let begins_before = inside.first().is_some_and(|one| one.tokens.start < name.start);
        if begins_before && inside.len() == 1 && label == NameLabel::Person {
            continue;
        }
        wanted.push(Candidate { tokens: name, label, title: None });
        wanted.push(Candidate { tokens: acronym, label, title: None });
    }
    replace(candidates, wanted);
}

/// Put names in the place of those that they overlap; a later one gives way to an earlier one.
pub fn replace(candidates: &mut Vec<Candidate>, mut wanted: Vec<Candidate>) {
    if wanted.is_empty() {
        return;
    }
    wanted.sort_by_key(|one| one.tokens.start);
    let mut free = 0;
    wanted.retain(|one| {
        let fits = one.tokens.start >= free;
        free = if fits { one.tokens.end } else { free };
        fits
    });
    candidates.retain(|one| {
        let at = wanted.partition_point(|other| other.tokens.end <= one.tokens.start);
        wanted.get(at).is_none_or(|other| other.tokens.start >= one.tokens.end)
    });
    candidates.append(&mut wanted);
    candidates.sort_by_key(|one| one.tokens.start);
}

/// The name whose words' first letters the acronym in brackets from `open` on spells.
fn defined(tokens: &Tokens<'_>, language: &Language, open: usize) -> Option<Range<usize>> {
    if tokens.word(open) != "(" || tokens.word(open + 2) != ")" {
        return None;
    }
    let acronym = tokens.word(open + 1);
    let capitals = acronym.chars().filter(|c| c.is_uppercase()).count();
    if capitals < 2 || !acronym.chars().all(char::is_alphabetic) {
        return None;
    }
    let letters: Vec<char> = fold(acronym).chars().collect();
    if !LETTERS.contains(&letters.len()) {
        return None;
    }
    let mut left = letters.as_slice();
    let mut start = open;
    while let Some((letter, rest)) = left.split_last() {
        start = start.checked_sub(1)?;
        let word = tokens.lower(start);
        let joins = matches!(word, "-" | "–" | "&") || language.is("joining", word);
        if tokens.is(start, TokenKind::Word) && fold(word).starts_with(*letter) {
            left = rest;
        } else if !joins {
            return None;
        }
    }
    (tokens.capital(start) && open - start > 1).then_some(start..open)
}

/// "Union" is "National Harbour Union": a lone word for a body takes in the capitals before it.
pub fn complete(words: &Words<'_>, offices: &Offices, candidates: &mut [Candidate]) {
    let tokens = &words.tokens;
    let mut free = 0;
    for one in candidates.iter_mut() {
        let (head, end) = (one.tokens.start, one.tokens.end);
        let lone = one.label == NameLabel::Organisation
            && one.tokens.len() == 1
            && offices.is("organisation", tokens.lower(head));
        if lone {
            let sentence = words.ranges.partition_point(|range| range.end <= head);
            let first = words.ranges.get(sentence).map_or(head, |range| range.start);
            let case = words.ranges.get(sentence).map(|range| words.lexemes.case(range));
            let is_part = |at: &usize| {
                tokens.is(*at, TokenKind::Word)
                    && tokens.capital(*at)
                    && (words.part(*at).is_noun() || words.part(*at) == Part::Adj)
                    && !offices.is("title", tokens.lower(*at))
            };
            if case == Some(Case::Ordinary) {
                let run = (free.max(first)..head).rev().take_while(is_part).count();
                one.tokens.start = head - run;
            }
        }
        free = end;
    }
}

/// "Liberal Party" and "New York" in "Liberal Party of New York" are one name: a body, and
/// what or whom it is for.
pub fn lengthen(
    words: &Words<'_>,
    language: &Language,
    offices: &Offices,
    is_office: impl Fn(&Range<usize>) -> bool,
    candidates: &mut Vec<Candidate>,
) {
    let tokens = &words.tokens;
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    let mut rest = std::mem::take(candidates).into_iter().peekable();
    while let Some(mut body) = rest.next() {
        loop {
            let head = body.tokens.end - 1;
            let is_body = body.label == NameLabel::Organisation
                && tokens.capital(head)
                && offices.is("organisation", tokens.lower(head))
                && !is_office(&body.tokens);
            let joins = matches!(tokens.lower(head + 1), "of" | "for");
            let next = head + 2 + usize::from(tokens.lower(head + 2) == "the");
            let capital = |at: usize| {
                tokens.is(at, TokenKind::Word)
                    && tokens.capital(at)
                    && !is_time(language, tokens.lower(at))
            };
            if !is_body || !joins || !capital(next) {
                break;
            }
            let end = match rest.peek().filter(|other| other.tokens.start == next) {
                Some(other) if other.label == NameLabel::Person => break,
                Some(other) => other.tokens.end,
                None => {
                    let limit = rest.peek().map_or(tokens.len(), |one| one.tokens.start);
                    next + (next..limit).take_while(|at| capital(*at)).count()
                }
            };
            if end <= next {
                break;
            }
            body.tokens.end = end;
            while rest.next_if(|one| one.tokens.start < end).is_some() {}
        }
        kept.push(body);
    }
    *candidates = kept;
}

/// A day, month or other word of time: "the Council of Friday" is not its name.
fn is_time(language: &Language, word: &str) -> bool {
    language.calendar.weekday(word).is_some()
        || language.calendar.month(word).is_some()
        || language.is("time_noun", word)
}

/// The name behind an acronym that spells it out: "NOW (National Organization for Women)",
/// "NOW, the National Organization for Women,".
fn spelled_out(tokens: &Tokens<'_>, language: &Language, acronym: usize) -> Option<Range<usize>> {
    let mark = tokens.word(acronym + 1);
    let word = tokens.word(acronym);
    let capitals = || word.chars().filter(|c| c.is_uppercase()).count();
    if !matches!(mark, "(" | ",") || !tokens.capital(acronym) || capitals() < 2 {
        return None;
    }
    let letters: Vec<char> = fold(word).chars().collect();
    if mark == "," && letters.len() < 3 {
        return None;
    }
    if !LETTERS.contains(&letters.len()) {
        return None;
    }
    let start = acronym + 2 + usize::from(tokens.lower(acronym + 2) == "the");
    let mut left = letters.as_slice();
    let mut at = start;
    while let Some((letter, rest)) = left.split_first() {
        let word = tokens.lower(at);
        if tokens.capital(at) && fold(word).starts_with(*letter) {
            left = rest;
        } else if !matches!(word, "-" | "–" | "&") && !language.is("joining", word) {
            return None;
        }
        at += 1;
    }
    let closes = if mark == "(" { ")" } else { "," };
    (at - start > 1 && tokens.capital(start) && tokens.word(at) == closes).then_some(start..at)
}
