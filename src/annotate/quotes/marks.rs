//! Quotation marks: pairs, unbalanced ones, and quotations over several paragraphs.

use crate::model::Span;

/// Longest quotation, in bytes; beyond it a mark was lost.
const LONGEST: usize = 3000;

/// The contents of the quotations of a text, in order, without their marks.
pub fn quoted(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        open = step(text, open, previous, (at, c), next, &mut found);
        previous = c;
    }
    found.into_iter().map(|span: Span| trim(span, text)).filter(|span| !span.is_empty()).collect()
}

/// One character: opens, closes, or ends an unclosed quotation with its paragraph.
fn step(
    text: &str,
    open: Option<(char, usize)>,
    previous: char,
    (at, c): (usize, char),
    next: char,
    found: &mut Vec<Span>,
) -> Option<(char, usize)> {
    let after = at + c.len_utf8();
    match (open, c) {
        (None, '“' | '«' | '„') => Some((c, after)),
        (None, '"') if !next.is_whitespace() && !previous.is_alphanumeric() => Some(('"', after)),
        (Some((mark, start)), _) if closes(mark, c, previous) => {
            found.push(Span::new(start, at));
            None
        }
        // Opened again before it was closed: a new paragraph of the same quotation, or a lost mark.
        (Some(('“', start)), '“') => {
            found.push(Span::new(start, paragraph_end(text, start, at)));
            Some(('“', after))
        }
        (Some((_, start)), '\n') if next == '\n' || at - start > LONGEST => {
            found.push(Span::new(start, at));
            None
        }
        _ => open,
    }
}

fn closes(mark: char, c: char, previous: char) -> bool {
    match mark {
        '“' => c == '”',
        '„' => matches!(c, '“' | '”'),
        '«' => c == '»',
        _ => c == '"' && !previous.is_whitespace(),
    }
}

/// Where the paragraph that holds `start` ends, at most `limit`.
fn paragraph_end(text: &str, start: usize, limit: usize) -> usize {
    text.get(start..limit).and_then(|part| part.find('\n')).map_or(limit, |at| start + at)
}

fn trim(span: Span, text: &str) -> Span {
    let span = span.trimmed(text);
    let inside = span.of(text).trim_end_matches(',');
    Span::new(span.start, span.start + inside.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_found_whatever_their_marks() {
        for (text, wanted) in [
            ("“We go,” he said. “Now.”", "We go|Now."),
            ("\"We go,\" he said, \"now.\"", "We go|now."),
            ("He said: «Nous allons».", "Nous allons"),
            ("“One paragraph.\n\n“Another one,” he said.", "One paragraph.|Another one"),
            ("A 5\" pipe and 6\" pipe", ""),
            ("“Never closed\n\nNext.", "Never closed"),
        ] {
            let found: Vec<&str> = quoted(text).into_iter().map(|span| span.of(text)).collect();
            assert_eq!(found.join("|"), wanted, "{text}");
        }
    }
}
