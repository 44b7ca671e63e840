//! Names that an acronym in brackets measures: "National Organization for Women (NOW)".
//!
//! The letters say where the name begins, whatever the tagger took for its border.

use std::ops::Range;

use super::names::Candidate;
use crate::annotate::knowledge::{Language, Offices};
use crate::annotate::tagger::NameLabel;
use crate::annotate::text::{TokenKind, Tokens, fold};

/// Fewest and most letters of such an acronym.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=9;

/// Make each name before such an acronym as long as the letters want it, and the acronym a
/// name of the same kind. Candidates stay in order.
pub fn measure(tokens: &Tokens<'_>, language: &Language, candidates: &mut Vec<Candidate>) {
    for at in 1..tokens.len() {
        let Some(name) = defined(tokens, language, at) else { continue };
        let acronym = at + 1..at + 2;
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
        let mut new = vec![Candidate { tokens: name, label, title: None }];
        let is_marked = candidates.get(end).is_some_and(|one| one.tokens == acronym);
        if !is_marked {
            new.push(Candidate { tokens: acronym, label, title: None });
        }
        candidates.splice(first..end, new);
    }
}

/// The name whose words' first letters the acronym in brackets from `open` on spells.
fn defined(tokens: &Tokens<'_>, language: &Language, open: usize) -> Option<Range<usize>> {
    let acronym = tokens.word(open + 1);
    let capitals = acronym.chars().filter(|c| c.is_uppercase()).count();
    let brackets = tokens.word(open) == "(" && tokens.word(open + 2) == ")";
    if !brackets || capitals < 2 || !acronym.chars().all(char::is_alphabetic) {
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

/// "Liberal Party" and "New York" in "Liberal Party of New York" are one name: a body, and
/// what or whom it is for.
pub fn lengthen(
    tokens: &Tokens<'_>,
    offices: &Offices,
    is_office: impl Fn(&Range<usize>) -> bool,
    candidates: &mut Vec<Candidate>,
) {
    let mut at = 0;
    while at < candidates.len() {
        let body = &candidates[at];
        let head = body.tokens.end - 1;
        let is_body = body.label == NameLabel::Organisation
            && tokens.capital(head)
            && offices.is("organisation", tokens.lower(head))
            && !is_office(&body.tokens);
        let mut next = head + 1;
        let joins = matches!(tokens.lower(next), "of" | "for" | "on" | "against");
        next += 1 + usize::from(tokens.lower(next + 1) == "the");
        if !is_body || !joins || !tokens.capital(next) || !tokens.is(next, TokenKind::Word) {
            at += 1;
            continue;
        }
        let marked = candidates.get(at + 1).filter(|other| other.tokens.start == next);
        let end = match marked {
            Some(other) if other.label == NameLabel::Person => None,
            Some(other) => Some(other.tokens.end),
            None => {
                let limit = candidates.get(at + 1).map_or(tokens.len(), |one| one.tokens.start);
                let run = (next..limit)
                    .take_while(|at| tokens.is(*at, TokenKind::Word) && tokens.capital(*at))
                    .count();
                Some(next + run)
            }
        };
        match end {
            Some(end) => {
                candidates[at].tokens.end = end;
                let inside = candidates[at + 1..].iter().take_while(|one| one.tokens.start < end);
                let count = inside.count();
                candidates.drain(at + 1..at + 1 + count);
            }
            None => at += 1,
        }
    }
}
