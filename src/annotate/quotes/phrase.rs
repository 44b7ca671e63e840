//! Noun phrases in which speakers stand.

use super::Text;
use crate::annotate::tagger::Part;
use crate::annotate::text::TokenKind;
use crate::model::Span;

/// Words before a head that belong to its phrase, at most.
const LONGEST: usize = 6;

/// Longest word of a phrase, in bytes: what is longer is no word.
const WORD: usize = 100;

/// Whether a token can stand before the head of a phrase.
fn leads(text: &Text<'_>, at: usize) -> bool {
    let part = text.words.part(at);
    if text.tokens().cover(at, at).len() > WORD {
        return false;
    }
    matches!(part, Part::Adj | Part::Num)
        || part.is_noun()
        || text.tokens().is(at, TokenKind::Clitic)
        // "the growers' union": glued to the word before it.
        || matches!(text.tokens().word(at), "'" | "’") && text.tokens().glued(at)
        || matches!(text.tokens().word(at), "-" | "–" | "‑" | "&")
}

fn determines(text: &Text<'_>, at: usize) -> bool {
    text.words.part(at) == Part::Det || text.language.is("determiner", text.tokens().lower(at))
}

/// The phrase that a noun heads: "the Foreign Office spokesperson", from the article to the head.
pub fn ending_at(text: &Text<'_>, head: usize) -> Span {
    let mut first = head;
    let start = first_of_line(text, head);
    while first > start && head - first < LONGEST {
        if determines(text, first - 1) {
            first -= 1;
            break;
        }
        // "on Friday officials", but "the night porter".
        let time = text.language.is_time(text.tokens().lower(first - 1))
            && !(first > 1 && determines(text, first - 2));
        if !leads(text, first - 1) || time {
            break;
        }
        first -= 1;
    }
    // A clitic or a hyphen begins no phrase.
    while first < head && !text.tokens().is(first, TokenKind::Word) {
        first += 1;
    }
    text.tokens().cover(first, head)
}

/// The first token of the line that a token stands in: no phrase crosses it.
fn first_of_line(text: &Text<'_>, head: usize) -> usize {
    let tokens = text.tokens();
    let from = head.saturating_sub(LONGEST + 1);
    let line = |at: &usize| {
        let gap = Span::new(tokens.cover(*at - 1, *at - 1).end, tokens.cover(*at, *at).start);
        gap.of(tokens.text).contains('\n')
    };
    (from + 1..=head).rev().find(line).unwrap_or(from)
}

/// The head of the phrase that begins at a token: "porter" in "the night porter from Lisse".
pub fn head_from(text: &Text<'_>, start: usize, end: usize) -> Option<usize> {
    let mut head = None;
    for at in start..end.min(start + 2 * LONGEST) {
        let part = text.words.part(at);
        if part.is_noun() {
            let more = at + 1 < end && text.words.part(at + 1).is_noun();
            if !more && text.language.is_time(text.tokens().lower(at)) {
                break;
            }
            head = Some(at);
        } else if part == Part::Pron && head.is_none() && !determines(text, at) {
            return Some(at);
        } else if !(leads(text, at) || determines(text, at) && head.is_none()) {
            break;
        }
    }
    head
}
