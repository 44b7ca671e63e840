//! Sentences: terminators, abbreviations, closing quotation marks, paragraphs.

use super::abbreviation::Abbreviations;
use super::token::{TokenKind, Tokens};
use crate::model::{Span, Zone, ZoneKind};

/// Lines from this length on may be hard-wrapped prose, in bytes.
const WRAPPED: std::ops::RangeInclusive<usize> = 55..=110;

/// Split a text into sentences; none crosses a paragraph or a zone.
pub fn sentences(tokens: &Tokens<'_>, zones: &[Zone], abbreviations: &Abbreviations) -> Vec<Span> {
    let mut found = Vec::new();
    for block in blocks(tokens.text, zones) {
        split(tokens, block, abbreviations, &mut found);
    }
    found
}

/// Paragraphs, cut at the borders of zones.
fn blocks(text: &str, zones: &[Zone]) -> Vec<Span> {
    let mut cuts: Vec<usize> = paragraphs(text);
    for zone in zones.iter().filter(|zone| zone.kind != ZoneKind::DatelineDate) {
        cuts.extend([zone.span.start, zone.span.end]);
    }
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .map(|pair| Span::new(pair[0], pair[1]).trimmed(text))
        .filter(|span| !span.is_empty())
        .collect()
}

/// Bytes at which a new paragraph begins: every line break but those of hard-wrapped prose.
pub fn paragraphs(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        at += line.len();
        if let Some(next) = lines.peek()
            && !is_wrapped(line.trim(), next.trim())
        {
            cuts.push(at);
        }
    }
    cuts
}

fn is_wrapped(line: &str, next: &str) -> bool {
    let (Some(last), Some(first)) = (line.chars().next_back(), next.chars().next()) else {
        return false;
    };
    // "iCloud": a name that begins small begins a line as a capital does.
    let named = next.chars().nth(1).is_some_and(char::is_uppercase);
    let small = first.is_lowercase() && !named;
    let ended = matches!(last, '.' | '!' | '?' | ':' | '"' | '”' | '’' | ')' | '…');
    let inside = small || matches!(last, ',' | ';' | '-' | '–');
    let long = WRAPPED.contains(&line.len()) && small;
    inside && (!ended || small) || !ended && long
}

fn split(tokens: &Tokens<'_>, block: Span, abbreviations: &Abbreviations, found: &mut Vec<Span>) {
    let range = tokens.within(block);
    let mut start = block.start;
    let mut at = range.start;
    while at < range.end {
        // Of a run of marks the first speaks for all.
        let again = at > range.start
            && tokens.glued(at)
            && matches!(tokens.word(at), "!" | "?")
            && matches!(tokens.word(at - 1), "!" | "?");
        let end = if !again && ends_sentence(tokens, at, abbreviations) {
            closing(tokens, at, range.end)
        } else {
            None
        };
        if let Some(last) = end {
            let span = Span::new(start, tokens.cover(last, last).end);
            found.push(span);
            at = last + 1;
            start = tokens.get(at).map_or(block.end, |token| token.span.start).min(block.end);
            continue;
        }
        at += 1;
    }
    let rest = Span::new(start, block.end).trimmed(tokens.text);
    if !rest.is_empty() && rest.start >= start {
        found.push(rest);
    }
}

/// Whether the token is a terminator that closes a sentence by itself.
fn ends_sentence(tokens: &Tokens<'_>, at: usize, abbreviations: &Abbreviations) -> bool {
    match tokens.word(at) {
        "." | "!" | "?" | "…" => true,
        "..." | ".." | "...." => tokens.capital(at + 1),
        word if word.len() > 1 && word.ends_with('.') => {
            ends_behind_abbreviation(tokens, at, abbreviations)
        }
        _ => false,
    }
}

/// "the U.S. The" ends a sentence, "the U.S. Navy", "Gen. Brook" and "J. Brook" do not.
fn ends_behind_abbreviation(tokens: &Tokens<'_>, at: usize, abbreviations: &Abbreviations) -> bool {
    let plain = tokens.lower(at).trim_end_matches('.');
    if abbreviations.is_title(plain) {
        return false;
    }
    let next = at + 1;
    let quoted = matches!(tokens.word(next), "“" | "\"" | "‘");
    tokens.capital(next) && abbreviations.is_starter(tokens.lower(next))
        || quoted && !tokens.glued(next) && tokens.capital(next + 1)
}

/// The last token of a sentence that ends at the terminator `at`; `None` where the text goes on.
fn closing(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<usize> {
    let mut last = at;
    while last + 1 < end && tokens.glued(last + 1) {
        match tokens.word(last + 1) {
            "." | "!" | "?" | "…" | "..." | ".." | ")" | "]" | "\"" | "”" | "’" | "'" | "»"
            | "''" => {
                last += 1;
            }
            _ => break,
        }
    }
    while let Some(note) = footnote(tokens, last + 1) {
        last = note;
    }
    let next = last + 1;
    if next >= end {
        return Some(last);
    }
    if tokens.glued(next) {
        return None;
    }
    let opens = matches!(
        tokens.word(next),
        "\"" | "“" | "‘" | "'" | "(" | "[" | "«" | "—" | "–" | "-" | "--" | "•"
    );
    let begins = tokens.capital(next)
        || tokens.is(next, TokenKind::Number)
        || opens
        || caseless(tokens.word(next));
    begins.then_some(last)
}

/// The last token of a note number in brackets, which belongs to the sentence before it:
/// "It fell. [12] Then …".
fn footnote(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let number = tokens.is(at + 1, TokenKind::Number) && tokens.word(at + 1).len() <= 3;
    (tokens.word(at) == "[" && number && tokens.word(at + 2) == "]").then_some(at + 2)
}

/// Letters without case (Arabic, Chinese) begin a sentence as well.
fn caseless(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        let abbreviations = Abbreviations::parse(
            "title\tmr|gen\nnumber\tno\ncapital\toct|inc\nplain\tcent\nstarter\tthe|he",
        );
        let tokens = Tokens::with(text, &abbreviations);
        sentences(&tokens, &[], &abbreviations).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn sentences_end_where_readers_stop() {
        for (text, wanted) in [
            ("It rained. It poured.", "It rained.|It poured."),
            (
                "On Oct. 31 Mr. Brook left. He came back.",
                "On Oct. 31 Mr. Brook left.|He came back.",
            ),
            ("“We go,” he said. “Now.” They went.", "“We go,” he said.|“Now.”|They went."),
            (
                "J. Brook of the U.S. Navy spoke. Then left.",
                "J. Brook of the U.S. Navy spoke.|Then left.",
            ),
            ("A rise of 3.5 per cent. in May", "A rise of 3.5 per cent. in May"),
            ("One line\n\nAnother line", "One line|Another line"),
            (
                "The ferry that had been laid up all the winter long\nwent out again.",
                "The ferry that had been laid up all the winter long\nwent out again.",
            ),
            ("Really?! Yes.", "Really?!|Yes."),
            ("It bought Acme Inc. The price was high.", "It bought Acme Inc.|The price was high."),
            (
                "He said no. Then Gen. The Hon. Brook left.",
                "He said no.|Then Gen. The Hon.|Brook left.",
            ),
            ("It fell. [12] [3] Then it rose.", "It fell. [12] [3]|Then it rose."),
            ("the U.S. “We go,” he said", "the U.S.|“We go,” he said"),
        ] {
            assert_eq!(shown(text).join("|"), wanted);
        }
    }
}
