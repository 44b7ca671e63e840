//! Names that an acronym in brackets measures: "National Organization for Women (NOW)".
//!
//! The letters say where the name begins, whatever the tagger took for its border.

use std::ops::Range;

use super::names::{Candidate, overlapping, replace};
use crate::annotate::knowledge::Language;
use crate::annotate::tagger::NameLabel;
use crate::annotate::text::{TokenKind, Tokens, fold};

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
    // An acronym or the bracket before it.
    let begins = |at: &usize| tokens.capital(*at) || tokens.is(*at, TokenKind::Mark);
    for at in (0..tokens.len()).filter(begins) {
        let (name, acronym) = match defined(tokens, language, at) {
            Some(name) => (name, at + 1..at + 2),
            None if tokens.word(at) == "(" => {
                wanted.extend(bracketed(tokens, at, candidates, &is_known));
                continue;
            }
            None => match spelled_out(tokens, language, at) {
                // "the UN, Uganda and Nigeria" is a list.
                Some(name) if !is_known(&(at..at + 1)) => (name, at..at + 1),
                _ => continue,
            },
        };
        let inside = overlapping(candidates, &name);
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

/// An acronym in brackets that the tagger overlooked: right behind a body's name it is that
/// body's, whatever its letters, as they may be those of another language.
fn bracketed(
    tokens: &Tokens<'_>,
    open: usize,
    candidates: &[Candidate],
    is_known: impl Fn(&Range<usize>) -> bool,
) -> Option<Candidate> {
    let acronym = open + 1..open + 2;
    letters(tokens.word(open + 1)).filter(|_| tokens.word(open + 2) == ")")?;
    let before = candidates.partition_point(|one| one.tokens.end < open);
    let body = candidates.get(before).filter(|one| one.tokens.end == open)?;
    let free = candidates.get(before + 1).is_none_or(|one| one.tokens.start >= acronym.end);
    let is_body = body.label == NameLabel::Organisation && body.tokens.len() > 1;
    (is_body && free && !is_known(&acronym)).then_some(Candidate {
        tokens: acronym,
        label: body.label,
        title: None,
    })
}

/// The letters of an acronym, folded; `None` where a word is none.
fn letters(word: &str) -> Option<Vec<char>> {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    if capitals < 2 || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let letters: Vec<char> = fold(word).chars().collect();
    LETTERS.contains(&letters.len()).then_some(letters)
}

/// The name whose words' first letters the acronym in brackets from `open` on spells.
fn defined(tokens: &Tokens<'_>, language: &Language, open: usize) -> Option<Range<usize>> {
    if tokens.word(open) != "(" || tokens.word(open + 2) != ")" {
        return None;
    }
    let letters = letters(tokens.word(open + 1))?;
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

/// The name behind an acronym that spells it out: "NOW (National Organization for Women)",
/// "NOW, the National Organization for Women,".
fn spelled_out(tokens: &Tokens<'_>, language: &Language, acronym: usize) -> Option<Range<usize>> {
    let mark = tokens.word(acronym + 1);
    if !matches!(mark, "(" | ",") || !tokens.capital(acronym) {
        return None;
    }
    let letters = letters(tokens.word(acronym))?;
    if mark == "," && letters.len() < 3 {
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
