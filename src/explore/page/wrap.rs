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
    let graphemes: Vec<(usize, &str)> = paragraph.grapheme_indices(true).collect();
    let mut first = 0;
    loop {
        let end = fitting(&graphemes, first, columns);
        let start = graphemes.get(first).map_or(paragraph.len(), |(at, _)| *at);
        let stop = graphemes.get(end).map_or(paragraph.len(), |(at, _)| *at);
        lines.push(trimmed(paragraph, start, stop, offset));
        first = end;
        while graphemes.get(first).is_some_and(|(_, grapheme)| is_blank(grapheme)) {
            first += 1;
        }
        if first >= graphemes.len() {
            break;
        }
    }
}

/// One past the last grapheme of the line that begins at `first`.
fn fitting(graphemes: &[(usize, &str)], first: usize, columns: usize) -> usize {
    let mut used = 0;
    let mut end = first;
    while let Some((_, grapheme)) = graphemes.get(end) {
        used += cells(grapheme);
        if used > columns && end > first {
            break;
        }
        end += 1;
    }
    if end == graphemes.len() {
        return end;
    }
    (first + 1..=end).rev().find(|at| may_break(graphemes, *at)).unwrap_or(end)
}

/// Whether a line may end before a grapheme: at blanks, and between wide letters.
fn may_break(graphemes: &[(usize, &str)], at: usize) -> bool {
    let is = |at: usize, test: fn(&str) -> bool| {
        graphemes.get(at).is_some_and(|(_, grapheme)| test(grapheme))
    };
    is(at, is_blank) || is(at - 1, is_blank) || is(at, is_wide) || is(at - 1, is_wide)
}

fn is_blank(grapheme: &str) -> bool {
    grapheme.trim().is_empty()
}

fn is_wide(grapheme: &str) -> bool {
    cells(grapheme) > 1
}

/// A line without the blanks at its end.
fn trimmed(paragraph: &str, start: usize, stop: usize, offset: usize) -> Span {
    let words = paragraph.get(start..stop).unwrap_or("").trim_end();
    Span::new(offset + start, offset + start + words.len())
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
                // A cluster that is wider than the line has to stand alone.
                let alone = line.of(&text).graphemes(true).count() == 1;
                prop_assert!(width(line.of(&text)) <= columns || alone);
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
