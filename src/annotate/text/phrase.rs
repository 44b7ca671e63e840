//! Noun phrases: from the article to the head.

use super::{TokenKind, Words};
use crate::annotate::tagger::Part;
use crate::model::Span;

/// Words before a head that belong to its phrase, at most.
const LONGEST: usize = 8;

/// Longest word of a phrase, in bytes: what is longer is no word.
const WORD: usize = 100;

/// Whether a token can stand before the head of a phrase.
fn leads(words: &Words<'_>, at: usize) -> bool {
    let part = words.part(at);
    if words.tokens.cover(at, at).len() > WORD {
        return false;
    }
    matches!(part, Part::Adj | Part::Num)
        || part.is_noun()
        || part.is_verb() && is_of_name(words, at)
        || words.tokens.is(at, TokenKind::Clitic)
        // "the growers' union": glued to the word before it.
        || matches!(words.tokens.word(at), "'" | "’") && words.tokens.glued(at)
        || matches!(words.tokens.word(at), "-" | "–" | "‑" | "&")
}

/// "the United States", "the Make Crate service": a verb by its form, and a word of a name.
fn is_of_name(words: &Words<'_>, at: usize) -> bool {
    let opens = words.ranges.iter().any(|range| range.start == at);
    !opens && words.tokens.capital(at) && words.tokens.capital(at + 1)
}

fn determines(words: &Words<'_>, at: usize) -> bool {
    words.part(at) == Part::Det || words.language.is("determiner", words.tokens.lower(at))
}

/// The phrase that a noun heads: "the Foreign Office spokesperson", from the article to the head.
pub fn ending_at(words: &Words<'_>, head: usize) -> Span {
    let mut first = head;
    let start = first_of_line(words, head);
    while first > start && head - first < LONGEST {
        if determines(words, first - 1) {
            first -= 1;
            break;
        }
        // "on Friday officials", but "the night porter".
        let time = words.language.is_time(words.tokens.lower(first - 1))
            && !(first > 1 && determines(words, first - 2));
        if !leads(words, first - 1) || time {
            break;
        }
        first -= 1;
    }
    // A clitic or a hyphen begins no phrase.
    while first < head && !words.tokens.is(first, TokenKind::Word) {
        first += 1;
    }
    words.tokens.cover(first, head)
}

/// The first token of the line that a token stands in: no phrase crosses it.
fn first_of_line(words: &Words<'_>, head: usize) -> usize {
    let tokens = &words.tokens;
    let from = head.saturating_sub(LONGEST + 1);
    let line = |at: &usize| {
        let gap = Span::new(tokens.cover(*at - 1, *at - 1).end, tokens.cover(*at, *at).start);
        gap.of(tokens.text).contains('\n')
    };
    (from + 1..=head).rev().find(line).unwrap_or(from)
}

/// The head of the phrase that begins at a token: "porter" in "the night porter from Lisse".
pub fn head_from(words: &Words<'_>, start: usize, end: usize) -> Option<usize> {
    let mut head = None;
    for at in start..end.min(start + 2 * LONGEST) {
        let part = words.part(at);
        if part.is_noun() {
            let more = at + 1 < end && words.part(at + 1).is_noun();
            if !more && words.language.is_time(words.tokens.lower(at)) {
                break;
            }
            head = Some(at);
        } else if part == Part::Pron && head.is_none() && !determines(words, at) {
            return Some(at);
        } else if !(leads(words, at) || determines(words, at) && head.is_none()) {
            break;
        }
    }
    head
}
