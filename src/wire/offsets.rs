//! Bytes to code points and back, in time that does not grow with the text.

use crate::model::Span;

/// How many bytes lie between two checkpoints.
const STRIDE: usize = 128;

/// Checkpoints over one text.
#[derive(Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    /// Code points before byte `STRIDE * i`, rounded up to a boundary.
    before: Vec<usize>,
    ascii: bool,
}

impl<'a> Offsets<'a> {
    /// Count the text once.
    pub fn new(text: &'a str) -> Self {
        let ascii = text.is_ascii();
        let mut before = Vec::new();
        if !ascii {
            for (points, (byte, _)) in text.char_indices().enumerate() {
                while before.len() * STRIDE <= byte {
                    before.push(points);
                }
            }
        }
        Self { text, before, ascii }
    }

    /// Code points before the byte `at`; a byte inside a character counts as its start.
    pub fn point(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        if self.ascii {
            return at;
        }
        let block = (at / STRIDE).min(self.before.len().saturating_sub(1));
        let mut start = block * STRIDE;
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        let inside = self.text.as_bytes().get(start..at.max(start)).unwrap_or(&[]);
        let starts = inside.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
        self.before.get(block).copied().unwrap_or(0) + starts
    }

    /// The byte at which the code point `point` starts; the text's end for one past the last.
    pub fn byte(&self, point: usize) -> Option<usize> {
        if self.ascii {
            return (point <= self.text.len()).then_some(point);
        }
        let block = self.before.partition_point(|before| *before <= point).saturating_sub(1);
        let mut start = block * STRIDE;
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        let left = point.checked_sub(self.before.get(block).copied().unwrap_or(0))?;
        let rest = self.text.get(start..)?;
        let mut starts = rest.char_indices().map(|(at, _)| start + at);
        starts.nth(left).or_else(|| (rest.chars().count() == left).then_some(self.text.len()))
    }

    /// A byte span as code points, start and end.
    pub fn points(&self, span: Span) -> (usize, usize) {
        (self.point(span.start), self.point(span.end))
    }

    /// A span of code points as bytes; `None` where it does not fit.
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        (start <= end).then_some(())?;
        Some(Span::new(self.byte(start)?, self.byte(end)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bytes_and_code_points_go_round(text in "(\\PC|[a-zöä€😀]){0,300}") {
            let offsets = Offsets::new(&text);
            for (point, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(offsets.point(byte), point);
                prop_assert_eq!(offsets.byte(point), Some(byte));
            }
            let count = text.chars().count();
            prop_assert_eq!(offsets.point(text.len()), count);
            prop_assert_eq!(offsets.byte(count), Some(text.len()));
            prop_assert_eq!(offsets.byte(count + 1), None);
        }
    }
}
