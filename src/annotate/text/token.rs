//! Tokens with exact offsets.
//!
//! A word, a number with its letters (`31st`, `1990s`), or one mark. Hyphens and
//! possessives are tokens of their own, so that `Oct. 25-29`, `cross-border` and
//! `Kabul's` need no special case later; [`Token::glued`] says what touches.

use crate::model::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and the full stops of `U.S.`.
    Word,
    /// Begins with a digit.
    Number,
    /// A clitic such as `'s`.
    Clitic,
    /// One mark.
    Mark,
}

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its lower case in the list's own buffer.
    low: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether it touches the token before it.
    pub glued: bool,
    /// Whether its first letter is upper case.
    pub capital: bool,
}

/// The tokens of a text.
#[derive(Clone, Debug, Default)]
pub struct Tokens<'a> {
    /// The text.
    pub text: &'a str,
    lower: String,
    list: Vec<Token>,
}

impl<'a> Tokens<'a> {
    /// Split a text.
    pub fn new(text: &'a str) -> Self {
        let mut tokens = Self {
            text,
            lower: String::with_capacity(text.len()),
            list: Vec::with_capacity(text.len() / 5),
        };
        let mut at = 0;
        while let Some(next) = text.get(at..).and_then(|rest| rest.chars().next()) {
            if next.is_whitespace() || next.is_control() || is_invisible(next) {
                at += next.len_utf8();
                continue;
            }
            let (length, kind) =
                measure(text.get(at..).unwrap_or(""), next, tokens.follows_word(at));
            tokens.push(Span::new(at, at + length), kind, next.is_uppercase());
            at += length;
        }
        tokens
    }

    fn follows_word(&self, at: usize) -> bool {
        self.list.last().is_some_and(|last| last.span.end == at && last.kind != TokenKind::Mark)
    }

    fn push(&mut self, span: Span, kind: TokenKind, capital: bool) {
        let start = self.lower.len();
        let words = span.of(self.text);
        if words.is_ascii() {
            self.lower.push_str(words);
            if let Some(added) = self.lower.get_mut(start..) {
                added.make_ascii_lowercase();
            }
        } else {
            self.lower.extend(words.chars().flat_map(char::to_lowercase));
        }
        let glued = self.list.last().is_some_and(|last| last.span.end == span.start);
        let low = Span::new(start, self.lower.len());
        self.list.push(Token { span, low, kind, glued, capital });
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// A token.
    pub fn get(&self, index: usize) -> Option<&Token> {
        self.list.get(index)
    }

    /// All tokens in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Token> + ExactSizeIterator {
        self.list.iter()
    }

    /// A token's words as they stand; empty past the end.
    pub fn word(&self, index: usize) -> &'a str {
        self.get(index).map_or("", |token| token.span.of(self.text))
    }

    /// A token in lower case; empty past the end.
    pub fn lower(&self, index: usize) -> &str {
        self.get(index).map_or("", |token| token.low.of(&self.lower))
    }

    /// Whether the token is of a kind.
    pub fn is(&self, index: usize, kind: TokenKind) -> bool {
        self.get(index).is_some_and(|token| token.kind == kind)
    }

    /// Whether the token begins with a capital letter.
    pub fn capital(&self, index: usize) -> bool {
        self.get(index).is_some_and(|token| token.capital)
    }

    /// Whether the token touches the one before it.
    pub fn glued(&self, index: usize) -> bool {
        self.get(index).is_some_and(|token| token.glued)
    }

    /// The text from one token to another, both included.
    pub fn cover(&self, first: usize, last: usize) -> Span {
        match (self.get(first), self.get(last)) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// Index of the first token that starts at or after the byte `at`.
    pub fn from_byte(&self, at: usize) -> usize {
        self.list.partition_point(|token| token.span.start < at)
    }

    /// The indices of the tokens that start inside a span.
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        self.from_byte(span.start)..self.from_byte(span.end)
    }
}

/// Characters that show nothing and split nothing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Length in bytes and kind of the token at the start of `rest`.
fn measure(rest: &str, first: char, follows_word: bool) -> (usize, TokenKind) {
    if first.is_ascii_digit() || first.is_numeric() {
        return (number(rest), TokenKind::Number);
    }
    if first.is_alphabetic() {
        return (word(rest), TokenKind::Word);
    }
    if is_apostrophe(first) && follows_word {
        let letters = rest.get(first.len_utf8()..).unwrap_or("");
        let length: usize =
            letters.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
        let clitic = letters.get(..length).unwrap_or("").to_ascii_lowercase();
        if matches!(clitic.as_str(), "s" | "re" | "ve" | "ll" | "d" | "m" | "t") {
            return (first.len_utf8() + length, TokenKind::Clitic);
        }
    }
    let same = |mark: char| rest.chars().take_while(|c| *c == mark).count();
    match first {
        '.' | '-' => (same(first), TokenKind::Mark),
        _ => (first.len_utf8(), TokenKind::Mark),
    }
}

/// Digits with inner `,` and `.` before digits, and the letters that touch them.
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        let inner = (c == ',' || c == '.') && at > 0 && digit(at - 1) && digit(at + 1);
        // A comma splits a list of years or days; inside a number three digits follow it.
        let thousands = c != ',' || (digit(at + 2) && digit(at + 3) && !digit(at + 4));
        if !(c.is_alphanumeric() || (inner && thousands)) {
            break;
        }
        end = at + c.len_utf8();
    }
    end.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// Letters and digits, inner apostrophes of names (`O'Neill`), and the stops of `U.S.`.
fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_alphanumeric() || is_mark_above(c) {
            end = at + c.len_utf8();
            continue;
        }
        let next = chars.peek().map(|(_, next)| *next);
        if is_apostrophe(c) && next.is_some_and(char::is_uppercase) && at <= 3 {
            end = at + c.len_utf8();
            continue;
        }
        if is_apostrophe(c)
            && next.is_some_and(char::is_alphabetic)
            && !is_clitic(&rest[at + c.len_utf8()..])
        {
            end = at + c.len_utf8();
            continue;
        }
        break;
    }
    stops(rest, end)
}

/// Combining marks belong to the letter before them.
fn is_mark_above(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{94F}')
}

fn is_clitic(letters: &str) -> bool {
    let clitic: String =
        letters.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    matches!(clitic.as_str(), "s" | "re" | "ve" | "ll" | "d" | "m" | "t")
}

/// Extend a single letter over `.X.` patterns: `U.S.`, `a.m.`, `J.`-style pairs.
fn stops(rest: &str, end: usize) -> usize {
    let mut end = end;
    let letters = rest.get(..end).map_or(0, |word| word.chars().count());
    if letters != 1 {
        return end;
    }
    loop {
        let mut next = rest.get(end..).unwrap_or("").chars();
        match (next.next(), next.next(), next.next()) {
            (Some('.'), Some(letter), after) if letter.is_alphabetic() && after == Some('.') => {
                end += 1 + letter.len_utf8();
            }
            _ => break,
        }
    }
    let extended = rest.get(..end).is_some_and(|word| word.contains('.'));
    if extended && rest.get(end..).is_some_and(|rest| rest.starts_with('.')) {
        end + 1
    } else {
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text);
        (0..tokens.len()).map(|at| tokens.word(at)).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        for (text, wanted) in [
            ("Kabul's envoy, 31st of U.S. team", "Kabul|'s|envoy|,|31st|of|U.S.|team"),
            ("Oct. 25-29, 2025", "Oct|.|25|-|29|,|2025"),
            ("1,200 men; 3.5m", "1,200|men|;|3.5m"),
            ("O’Neill doesn't", "O’Neill|doesn|'t"),
            ("at 6 a.m. on", "at|6|a.m.|on"),
            ("“No,” he said…", "“|No|,|”|he|said|…"),
            ("al-Kharij -- so", "al|-|Kharij|--|so"),
            ("Cote d'Ivoire", "Cote|d'Ivoire"),
        ] {
            assert_eq!(words(text).join("|"), wanted, "{text}");
        }
    }

    #[test]
    fn control_and_invisible_characters_split_nothing_and_shift_nothing() {
        let text = "a\u{1b}[31mb \u{200F}Zürich";
        let tokens = Tokens::new(text);
        for token in tokens.iter() {
            assert!(token.span.fits(text));
        }
        assert_eq!(tokens.word(tokens.len() - 1), "Zürich");
    }
}
