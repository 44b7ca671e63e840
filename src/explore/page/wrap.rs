//! Wrapping by words and graphemes.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::model::Span;

/// Cells that a string takes on a terminal; control characters are shown as one cell.
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(cells).sum()
}

fn cells(grapheme: &str) -> usize {
    if grapheme.chars().any(char::is_control) { 1 } else { grapheme.width() }
}

/// Byte ranges of the lines of a text, none wider than `columns`.
///
/// Line breaks of the text end a line; white space at a wrap belongs to no line. A word
/// that is too long is cut between graphemes.
pub fn wrap(text: &str, columns: usize) -> Vec<Span> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let mut at = 0;
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph.trim_end_matches('\r'), at, columns, &mut lines);
        at += paragraph.len() + 1;
    }
    lines
}

fn wrap_paragraph(paragraph: &str, offset: usize, columns: usize, lines: &mut Vec<Span>) {
    let mut line: Option<Span> = None;
    let mut used = 0;
    for (at, word) in paragraph.split_word_bounds().scan(0, |at, word| {
        let start = *at;
        *at += word.len();
        Some((start, word))
    }) {
        let span = Span::new(offset + at, offset + at + word.len());
        let wide = width(word);
        if word.trim().is_empty() {
            used += wide;
            continue;
        }
        match &mut line {
            Some(open) if used + wide <= columns => {
                open.end = span.end;
                used += wide;
            }
            _ => {
                lines.extend(line.take());
                (line, used) = long_word(word, span, columns, lines);
            }
        }
    }
    // A blank paragraph is a line of its own.
    lines.push(line.unwrap_or(Span::new(offset, offset)));
}

/// Cut a word over lines of its own; returns the open last line and its width.
fn long_word(word: &str, span: Span, columns: usize, lines: &mut Vec<Span>) -> (Option<Span>, usize) {
    let mut start = span.start;
    let mut used = 0;
    let mut at = span.start;
    for grapheme in word.graphemes(true) {
        let wide = cells(grapheme);
        if used + wide > columns && at > start {
            lines.push(Span::new(start, at));
            start = at;
            used = 0;
        }
        used += wide;
        at += grapheme.len();
    }
    (Some(Span::new(start, span.end)), used)
}

/// A string cut to `columns` cells between graphemes, `…` where something was cut.
pub fn clip(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_string();
    }
    let mut cut = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let wide = cells(grapheme);
        if used + wide + 1 > columns {
            break;
        }
        cut.push_str(grapheme);
        used += wide;
    }
    if columns > 0 {
        cut.truncate(cut.trim_end().len());
        cut.push('…');
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns).into_iter().map(|line| line.of(text)).collect()
    }

    #[test]
    fn words_wrap_and_long_ones_break() {
        assert_eq!(shown("one two three", 7), ["one two", "three"]);
        assert_eq!(shown("a\n\nb", 5), ["a", "", "b"]);
        assert_eq!(shown("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(shown("日本語の新聞", 4), ["日本", "語の", "新聞"]);
        assert_eq!(clip("Türkiye and Qatar", 8), "Türkiye…");
        assert_eq!(clip("short", 8), "short");
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_letter_is_lost(text in "\\PC{0,120}", columns in 2_usize..40) {
            let lines = wrap(&text, columns);
            let mut last = 0;
            for line in &lines {
                prop_assert!(line.fits(&text) && line.start >= last);
                prop_assert!(width(line.of(&text)) <= columns);
                prop_assert!(Span::new(last, line.start).of(&text).trim().is_empty());
                last = line.end;
            }
            prop_assert!(Span::new(last, text.len()).of(&text).trim().is_empty());
        }

        #[test]
        fn a_clipped_text_fits(text in "\\PC{0,60}", columns in 1_usize..30) {
            prop_assert!(width(&clip(&text, columns)) <= columns);
        }
    }
}
