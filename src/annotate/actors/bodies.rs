//! Names of bodies at their whole length: what stands before their last word, and what or whom
//! they are for.

use std::ops::Range;

use super::names::Candidate;
use crate::annotate::knowledge::{Language, Offices};
use crate::annotate::tagger::lexeme::Case;
use crate::annotate::tagger::{NameLabel, Part};
use crate::annotate::text::{TokenKind, Words};

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
                    && !language.is_time(tokens.lower(at))
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
