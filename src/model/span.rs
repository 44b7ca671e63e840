//! The only way to point at text.

/// A half-open byte range `start..end` into an article's text, on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from `start` to `end`; an end before the start gives an empty span.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no text.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text below the span; empty where the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte `at` lies inside.
    pub fn holds(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span around both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span moved by `by` bytes to the right.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// The span without white space at either end of its text.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let inside = self.of(text);
        let start = self.start + (inside.len() - inside.trim_start().len());
        Self::new(start, start + inside.trim().len())
    }

    /// Whether both ends are character boundaries of `text`.
    pub fn fits(self, text: &str) -> bool {
        self.start <= self.end
            && text.is_char_boundary(self.start)
            && text.is_char_boundary(self.end)
    }
}

/// The items of a list in order of their spans, not overlapping, that touch a span.
pub fn touching<T>(items: &[T], span: Span, span_of: impl Fn(&T) -> Span) -> &[T] {
    let first = items.partition_point(|item| span_of(item).end <= span.start);
    let length = items[first..].partition_point(|item| span_of(item).start < span.end);
    &items[first..first + length]
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn spans_cover_contain_and_trim() {
        let text = "  Rüdiger said ";
        let span = Span::new(0, text.len()).trimmed(text);
        assert_eq!(span.of(text), "Rüdiger said");
        assert!(span.contains(Span::new(3, 5)) && span.fits(text));
        assert!(!Span::new(0, 4).fits(text), "inside of ü");
        assert_eq!(Span::new(1, 2).cover(Span::new(5, 6)), Span::new(1, 6));
        assert_eq!(Span::new(9, 4).len(), 0);
    }
}
