//! Names of wars, contests, laws, prizes and storms: what stands in them is no actor of the
//! report.

use std::collections::BTreeSet;

use super::Named;
use crate::annotate::knowledge::{Knowledge, Offices};
use crate::annotate::tagger::lexeme::Case;
use crate::annotate::text::{TokenKind, Tokens, Words};

/// Most words between a name and the word for the occasion.
const REACH: usize = 4;

/// Leave out the names that are only a part of such a name: "the Vietnam War", "the 2012
/// Queensland state election".
pub fn leave_out(words: &Words<'_>, knowledge: &Knowledge, named: &mut Vec<Named>) {
    let (tokens, offices) = (&words.tokens, &knowledge.lexicon.offices);
    // "Hurricane Ida" is "Ida" later on.
    let called: BTreeSet<String> = named
        .iter()
        .filter(|one| follows(tokens, offices, "called", one.tokens.start, 1))
        .filter(|one| knowledge.lexicon.get(&one.words).is_none())
        .map(|one| one.folded.clone())
        .collect();
    named.retain(|one| {
        let (start, end) = (one.tokens.start, one.tokens.end);
        let concluded = tokens.lower(start.saturating_sub(1)) == "of"
            && follows(tokens, offices, "concluded", start, 2);
        let storm = offices.is("called", tokens.lower(start)) || called.contains(&one.folded);
        // In a headline every word has a capital, and none says what it belongs to.
        let sentence = words.ranges.partition_point(|range| range.end <= start);
        let ordinary = words
            .ranges
            .get(sentence)
            .is_some_and(|range| words.lexemes.case(range) != Case::Headline);
        !(concluded
            || storm
            || ordinary && names_occasion(tokens, offices, end)
            || names_vote(tokens, offices, start, end))
    });
}

/// Whether a word of a class, with a capital, stands so far before a name.
fn follows(tokens: &Tokens<'_>, offices: &Offices, class: &str, start: usize, by: usize) -> bool {
    let at = start.checked_sub(by);
    at.is_some_and(|at| tokens.capital(at) && offices.is(class, tokens.lower(at)))
}

/// "Toronto International Film Festival", behind "Toronto".
fn names_occasion(tokens: &Tokens<'_>, offices: &Offices, end: usize) -> bool {
    let capital = |at: usize| tokens.is(at, TokenKind::Word) && tokens.capital(at);
    let run = (end..end + REACH).take_while(|at| capital(*at)).count();
    run > 0 && !capital(end + run) && offices.is("occasion", tokens.lower(end + run - 1))
}

/// "the 1992 United States Senate election": a year right before, a vote right after.
fn names_vote(tokens: &Tokens<'_>, offices: &Offices, start: usize, end: usize) -> bool {
    let is_year = |at: usize| {
        let word = tokens.word(at);
        word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit())
    };
    let words = (end..end + REACH).take_while(|at| offices.is("voting", tokens.lower(*at))).count();
    start > 0 && is_year(start - 1) && offices.is("vote", tokens.lower(end + words))
}
