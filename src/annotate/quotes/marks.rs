//! Quotation marks: pairs of all styles, unbalanced ones, and quotations over several paragraphs.
//!
//! Single marks are apostrophes as well, so that what closes them is looked for when they open;
//! all others are followed through the text one by one.

use crate::model::Span;

/// Longest quotation, in bytes; beyond it a mark was lost.
const LONGEST: usize = 3000;

/// The contents of the quotations of a text, in order, without their marks.
pub fn quoted(text: &str) -> Vec<Span> {
    let mut marks = Marks { text, open: None, spaced: false, found: Vec::new() };
    let mut previous = ' ';
    let mut passed = 0;
    let mut paragraph = 0;
    for (at, c) in text.char_indices() {
        if at >= paragraph {
            let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
            marks.spaced = is_spaced(&text[at..end]);
            paragraph = end;
        }
        if at >= passed {
            passed = marks.step(previous, at, c);
        }
        previous = c;
    }
    let found = marks.found.into_iter().map(|span| trim(span, text));
    found.filter(|span| !span.is_empty()).collect()
}

/// Whether straight marks stand alone on both sides, as in text that was cut into words: then
/// only their number tells which ones open.
fn is_spaced(paragraph: &str) -> bool {
    let mut marks = paragraph.match_indices('"').map(|(at, _)| at).peekable();
    let alone = |at: usize| {
        let before = paragraph[..at].chars().next_back();
        let after = paragraph[at + 1..].chars().next();
        before.is_none_or(char::is_whitespace) && after.is_none_or(|c| !c.is_alphanumeric())
    };
    marks.peek().is_some() && marks.all(alone)
}

/// The marks of a text up to some place.
struct Marks<'a> {
    text: &'a str,
    /// The mark that is open, and where what it quotes begins, in bytes.
    open: Option<(char, usize)>,
    /// Whether straight marks stand alone in this paragraph.
    spaced: bool,
    found: Vec<Span>,
}

impl Marks<'_> {
    /// One character: opens, closes, or ends an unclosed quotation with its paragraph. Returns
    /// from where to go on.
    fn step(&mut self, previous: char, at: usize, c: char) -> usize {
        let after = at + c.len_utf8();
        let next = self.text[after..].chars().next().unwrap_or(' ');
        match (self.open, c) {
            (None, '“' | '«' | '„') => self.open = Some((c, after)),
            (None, '"') if self.opens(previous, next) => self.open = Some((c, after)),
            (None, '`') if next == '`' => {
                self.open = Some((c, after + 1));
                return after + 1;
            }
            (None, '‘' | '\'' | '`') if !previous.is_alphanumeric() => {
                if let Some(span) = single(self.text, c, after) {
                    self.found.push(span);
                    let mark = self.text[span.end..].chars().next();
                    return span.end + mark.map_or(0, char::len_utf8);
                }
            }
            (Some((mark, start)), _) if self.closes(mark, c, previous, next) => {
                self.found.push(Span::new(start, at));
                self.open = None;
                return if mark == '`' { after + 1 } else { after };
            }
            // Opened again before it was closed: a new paragraph of the same quotation, or a
            // lost mark.
            (Some(('“', start)), '“') => {
                self.found.push(Span::new(start, paragraph_end(self.text, start, at)));
                self.open = Some(('“', after));
            }
            (Some((_, start)), '\n') if next == '\n' || at - start > LONGEST => {
                self.found.push(Span::new(start, at));
                self.open = None;
            }
            _ => {}
        }
        after
    }

    fn opens(&self, previous: char, next: char) -> bool {
        !previous.is_alphanumeric() && (self.spaced || !next.is_whitespace())
    }

    fn closes(&self, mark: char, c: char, previous: char, next: char) -> bool {
        match mark {
            '“' => c == '”',
            '„' => matches!(c, '“' | '”'),
            '«' => c == '»',
            '`' => c == '\'' && next == '\'',
            _ => c == '"' && (self.spaced || !previous.is_whitespace()),
        }
    }
}

/// The quotation that a single mark opens, `start` being behind it: up to the first mark of its
/// kind that ends a word and is more than the apostrophe of "the workers' rights".
fn single(text: &str, mark: char, start: usize) -> Option<Span> {
    let limit = text.floor_char_boundary(text.len().min(start + LONGEST));
    let inside = text.get(start..paragraph_end(text, start, limit))?;
    let start = start + (inside.len() - inside.trim_start().len());
    let inside = inside.trim_start();
    // "the '90s", "'tis" without a closing mark, "rock 'n' roll"
    if !inside.starts_with(char::is_alphabetic) {
        return None;
    }
    let closes = |c: char| c == '’' && mark != '\'' || c == '\'';
    let mut previous = ' ';
    let mut doubtful = None;
    for (at, c) in inside.char_indices() {
        let next = text[start + at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let opens_anew = c == mark && previous.is_whitespace() && next.is_alphabetic();
        if opens_anew && (doubtful.is_some() || mark != '\'') {
            break;
        }
        if closes(c) && !previous.is_whitespace() && !next.is_alphanumeric() {
            let ends = matches!(previous, '.' | ',' | '!' | '?' | '…')
                || matches!(next, '.' | ',' | '!' | '?' | ';' | ':' | ')' | '\n')
                || start + at + c.len_utf8() == text.len();
            if ends || !matches!(previous, 's' | 'n') {
                return Some(Span::new(start, start + at));
            }
            doubtful = doubtful.or(Some(at));
        }
        previous = c;
    }
    // A mark that is no apostrophe has to be closed somewhere.
    doubtful.filter(|_| mark == '‘').map(|at| Span::new(start, start + at))
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
            ("‘We go,’ he said. ‘Now.’", "We go|Now."),
            ("'We go,' he said. 'Now.'", "We go|Now."),
            ("``We go,'' he said. ``Now.''", "We go|Now."),
            ("\" We go, \" he said . \" Now . \"", "We go|Now ."),
            ("They call it ` a wonder of the world'.", "a wonder of the world"),
            ("‘The workers’ strike won’t end,’ he said.", "The workers’ strike won’t end"),
            ("‘Hundreds dead’ after quake", "Hundreds dead"),
            ("“He said ‘go’ to us,” she said.", "He said ‘go’ to us"),
        ] {
            let found: Vec<&str> = quoted(text).into_iter().map(|span| span.of(text)).collect();
            assert_eq!(found.join("|"), wanted, "{text}");
        }
    }

    #[test]
    fn apostrophes_quote_nothing() {
        for text in [
            "the '90s and the workers' rights",
            "rock 'n' roll",
            "tell 'em of the workers' strike",
            "the ‘90s were the workers’ best years",
            "It is Smith's and the Joneses' house; don't go.",
            "the Quell ' s port and the workers ' strike",
            "a 6' wall and a 7' wall",
        ] {
            assert_eq!(quoted(text), [], "{text}");
        }
    }
}
