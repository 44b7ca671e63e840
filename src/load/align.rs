//! Where extracted text stands in the file that it came from.

use crate::model::{Piece, Span};

/// How far ahead, in bytes, a word may stand behind the one before it.
const REACH: usize = 20_000;
/// The same for a short word, which might be found anywhere.
const SHORT_REACH: usize = 200;

/// The map of a text that is the file itself.
pub fn whole(text: &str) -> Vec<Piece> {
    let span = Span::new(0, text.len());
    vec![Piece { text: span, raw: span }]
}

/// Find the words of `text`, in order, in `raw`; neighbours become one piece where
/// the bytes between them are the same too.
pub fn words(text: &str, raw: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    for word in text.split_whitespace() {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let span = Span::new(start, start + word.len());
        let reach = if word.len() < 4 { SHORT_REACH } else { REACH };
        let window = &raw.as_bytes()[at..(at + reach).min(raw.len())];
        let Some(found) = memchr::memmem::find(window, word.as_bytes()) else { continue };
        let place = Span::new(at + found, at + found + word.len());
        at = place.end;
        push(&mut pieces, Piece { text: span, raw: place }, text, raw);
    }
    pieces
}

fn push(pieces: &mut Vec<Piece>, piece: Piece, text: &str, raw: &str) {
    if let Some(last) = pieces.last_mut() {
        let between = Span::new(last.text.end, piece.text.start).of(text);
        let raw_between = Span::new(last.raw.end, piece.raw.start).of(raw);
        if between == raw_between && last.raw.end <= piece.raw.start {
            last.text.end = piece.text.end;
            last.raw.end = piece.raw.end;
            return;
        }
    }
    pieces.push(piece);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_behind_mark_up_and_entities() {
        let raw = "<p>Tom &amp; Ada <b>met in</b> Zelin.</p>";
        let text = "Tom & Ada met in Zelin.";
        let pieces = words(text, raw);
        for piece in &pieces {
            assert_eq!(piece.text.of(text), piece.raw.of(raw));
        }
        assert!(pieces.iter().any(|piece| piece.text.of(text) == "met in"));
    }
}
