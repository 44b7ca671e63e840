//! Tokens with exact offsets.
//!
//! A word, a number with its letters (`31st`, `1990s`), an address, or one mark.
//! Hyphens and possessives are tokens of their own, so that `Oct. 25-29`,
//! `cross-border` and `Oltmar's` need no special case later; [`Token::glued`] says what
//! touches. The stop of an abbreviation or an initial belongs to its word; the lower
//! form leaves it out, so that `Oct.` and `Oct` are one word to every reader of lists.
//! Training and run time share this tokeniser.

use super::abbreviation::Abbreviations;
use crate::model::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and the full stops of `U.S.` and `Gen.`.
    Word,
    /// Begins with a digit.
    Number,
    /// A clitic such as `'s` or `n't`.
    Clitic,
    /// An address of the net, a handle or a hashtag.
    Address,
    /// One mark, or a run of full stops or hyphens.
    Mark,
}

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its lower form in the list's own buffer.
    low: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether it touches the token before it.
    pub glued: bool,
    /// Whether its first letter is upper case.
    pub capital: bool,
    /// Whether it is a word with the stop of an abbreviation or an initial.
    pub dotted: bool,
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
    /// Split a text, knowing no abbreviation but initials and acronyms.
    pub fn new(text: &'a str) -> Self {
        Self::with(text, &Abbreviations::default())
    }

    /// Split a text of a language whose abbreviations are known.
    pub fn with(text: &'a str, abbreviations: &Abbreviations) -> Self {
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
            let rest = text.get(at..).unwrap_or("");
            let (length, kind) = measure(rest, next, tokens.follows_word(at));
            let stop =
                usize::from(kind == TokenKind::Word && takes_stop(rest, length, abbreviations))
                    * usize::from(!tokens.names_letter(&rest[..length], abbreviations));
            tokens.push(Span::new(at, at + length + stop), kind, next.is_uppercase(), stop > 0);
            at += length + stop;
        }
        tokens
    }

    /// "on X. The minister": a letter that is a name, not the beginning of one.
    fn names_letter(&self, word: &str, abbreviations: &Abbreviations) -> bool {
        let before = self.list.len().checked_sub(1).map_or("", |last| self.lower(last));
        word.len() == 1 && before == "on" && abbreviations.is_name(word)
    }

    fn follows_word(&self, at: usize) -> bool {
        self.list.last().is_some_and(|last| last.span.end == at && last.kind != TokenKind::Mark)
    }

    fn push(&mut self, span: Span, kind: TokenKind, capital: bool, dotted: bool) {
        let start = self.lower.len();
        let words = Span::new(span.start, span.end - usize::from(dotted)).of(self.text);
        if words.is_ascii() {
            self.lower.push_str(words);
            if let Some(added) = self.lower.get_mut(start..) {
                added.make_ascii_lowercase();
            }
        } else {
            let plain = words.chars().map(|c| if is_apostrophe(c) { '\'' } else { c });
            self.lower.extend(plain.flat_map(char::to_lowercase));
        }
        let glued = self.list.last().is_some_and(|last| last.span.end == span.start);
        let low = Span::new(start, self.lower.len());
        self.list.push(Token { span, low, kind, glued, capital, dotted });
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

    /// A token in lower case, straight apostrophes, without the stop of an abbreviation; empty
    /// past the end.
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

    /// Whether the token is a word with the stop of an abbreviation or an initial.
    pub fn dotted(&self, index: usize) -> bool {
        self.get(index).is_some_and(|token| token.dotted)
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
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Combining marks belong to the letter before them.
fn is_mark_above(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{94F}')
}

/// Length in bytes and kind of the token at the start of `rest`.
fn measure(rest: &str, first: char, follows_word: bool) -> (usize, TokenKind) {
    if let Some(length) = address(rest, first, follows_word) {
        return (length, TokenKind::Address);
    }
    if first.is_ascii_digit() || first.is_numeric() {
        return (number(rest), TokenKind::Number);
    }
    if follows_word && let Some(length) = clitic(rest) {
        return (length, TokenKind::Clitic);
    }
    if first.is_alphabetic() {
        return (word(rest), TokenKind::Word);
    }
    let same = |mark: char| rest.chars().take_while(|c| *c == mark).count();
    match first {
        '.' | '-' => (same(first), TokenKind::Mark),
        _ => (first.len_utf8(), TokenKind::Mark),
    }
}

/// Length of an address at the start of `rest`: `https://…`, `www.…`, `a.b@c.org`, `@name`, `#tag`.
fn address(rest: &str, first: char, follows_word: bool) -> Option<usize> {
    let starts = |prefix: &str| {
        rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
    };
    if matches!(first, '@' | '#') && !follows_word {
        let name = rest.get(1..)?;
        let length: usize =
            name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').map(char::len_utf8).sum();
        return name.starts_with(char::is_alphabetic).then_some(1 + length);
    }
    if matches!(first, 'h' | 'H') && (starts("https://") || starts("http://"))
        || matches!(first, 'w' | 'W') && starts("www.")
    {
        let end = rest.find(|c: char| c.is_whitespace() || c.is_control()).unwrap_or(rest.len());
        let marks = ['.', ',', ';', ':', '!', '?', ')', ']', '\'', '"', '”', '’', '>'];
        return Some(rest.get(..end)?.trim_end_matches(marks).len()).filter(|length| *length > 4);
    }
    if !first.is_ascii_alphanumeric() {
        return None;
    }
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let local = rest.bytes().take(64).take_while(|byte| is_local(char::from(*byte))).count();
    let host = rest.get(local..)?.strip_prefix('@')?;
    let length = host.bytes().take(128).take_while(|byte| is_local(char::from(*byte))).count();
    let host = host.get(..length)?.trim_end_matches(['.', '-', '_']);
    host.contains('.').then_some(local + 1 + host.len())
}

/// Length of a clitic at the start of `rest`: `'s`, `'re`, `n't`.
fn clitic(rest: &str) -> Option<usize> {
    let (head, letters) = match rest.strip_prefix(['n', 'N']) {
        Some(after) => (1, after.strip_prefix(is_apostrophe).filter(|letters| is_t(letters))?),
        None => (0, rest.strip_prefix(is_apostrophe)?),
    };
    let mark = rest.len() - letters.len();
    (head > 0 || is_clitic(letters)).then(|| mark + letters_at(letters))
}

/// Number of bytes of the letters that a text begins with.
fn letters_at(text: &str) -> usize {
    text.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum()
}

fn is_t(letters: &str) -> bool {
    letters.get(..letters_at(letters)).is_some_and(|word| word.eq_ignore_ascii_case("t"))
}

fn is_clitic(letters: &str) -> bool {
    letters.get(..letters_at(letters)).is_some_and(|word| {
        ["s", "re", "ve", "ll", "d", "m"].iter().any(|clitic| word.eq_ignore_ascii_case(clitic))
    })
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
    let mut before = ' ';
    // How far the part behind the last stop goes back, and whether a capital was seen.
    let (mut part, mut upper) = (0, false);
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        if c.is_alphanumeric() || is_mark_above(c) {
            end = at + c.len_utf8();
            before = c;
            part += 1;
            upper |= c.is_uppercase();
            continue;
        }
        let after = rest.get(at + c.len_utf8()..).unwrap_or("");
        if is_apostrophe(c) && next.is_some_and(char::is_alphabetic) {
            if matches!(before, 'n' | 'N') && is_t(after) && end > 1 {
                // "doesn't" is "does" and "n't".
                return end - 1;
            }
            let name = next.is_some_and(char::is_uppercase) && at <= 3;
            if name || !is_clitic(after) {
                end = at + c.len_utf8();
                before = c;
                continue;
            }
        }
        if c == '.' && next.is_some_and(char::is_alphanumeric) && joins(part, upper, next) {
            end = at + 1;
            before = c;
            part = 0;
            continue;
        }
        break;
    }
    stops(rest, end)
}

/// Whether a stop inside a word joins its parts: `reuters.com`, `Ph.D.`, never `ended.The`.
/// `part` counts the letters since the stop before it.
fn joins(part: usize, capitals: bool, next: Option<char>) -> bool {
    if next.is_some_and(char::is_uppercase) { part <= 2 } else { !capitals || part > 1 }
}

/// Extend a single letter over `.X.` patterns: `U.S.`, `a.m.`, `J.`-style pairs.
fn stops(rest: &str, end: usize) -> usize {
    let word = rest.get(..end).unwrap_or("");
    let dotted = word.contains('.')
        && word.split('.').all(|part| part.chars().count() <= 2)
        && rest.get(end..).is_some_and(|rest| rest.starts_with('.'));
    if dotted { end + 1 } else { end }
}

/// Whether the stop behind a word belongs to it: an initial before a name, an abbreviation.
fn takes_stop(rest: &str, length: usize, abbreviations: &Abbreviations) -> bool {
    let word = rest.get(..length).unwrap_or("");
    let Some(after) = rest.get(length..).and_then(|rest| rest.strip_prefix('.')) else {
        return false;
    };
    if word.contains('.') || after.starts_with('.') {
        return false;
    }
    let next = after.trim_start_matches([' ', '\u{A0}']);
    let mut letters = word.chars();
    let single = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    if single {
        let named = next.starts_with(|c: char| c.is_uppercase());
        let hyphened = after.starts_with('-') && after[1..].starts_with(char::is_uppercase);
        // "than I. The" ends a sentence; "plan B. The" cannot be told from "B. Brook".
        return (named || hyphened) && word != "I";
    }
    abbreviations.takes_stop(word, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let abbreviations = Abbreviations::parse("title\tgen|mr\nnumber\tno\ncapital\toct|co");
        let tokens = Tokens::with(text, &abbreviations);
        (0..tokens.len()).map(|at| tokens.word(at)).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        for (text, wanted) in [
            ("Oltmar's envoy, 31st of U.S. team", "Oltmar|'s|envoy|,|31st|of|U.S.|team"),
            ("Oct. 25-29, 2025", "Oct.|25|-|29|,|2025"),
            ("1,200 men; 3.5m", "1,200|men|;|3.5m"),
            ("O’Neill doesn't", "O’Neill|does|n't"),
            ("They can’t; DON'T", "They|ca|n’t|;|DO|N'T"),
            ("at 6 a.m. on", "at|6|a.m.|on"),
            ("“No,” he said…", "“|No|,|”|he|said|…"),
            ("al-Kharij -- so", "al|-|Kharij|--|so"),
            ("Cote d'Ivoire", "Cote|d'Ivoire"),
            ("Gen. J. K. Osei said no. He left.", "Gen.|J.|K.|Osei|said|no|.|He|left|."),
            ("No. 7 of A.B. Brook & Co. fell", "No.|7|of|A.B.|Brook|&|Co.|fell"),
            (
                "see www.example.org/a?b=1, or https://x.org.",
                "see|www.example.org/a?b=1|,|or|https://x.org|.",
            ),
            ("a.b-c@news.example.com, @desk #now", "a.b-c@news.example.com|,|@desk|#now"),
            ("a Ph.D. It ended.The rest", "a|Ph.D.|It|ended|.|The|rest"),
            ("ma'am, rock 'n' roll, Shi'ite", "ma'am|,|rock|'|n|'|roll|,|Shi'ite"),
            ("the 1990s’ end; 5km", "the|1990s|’|end|;|5km"),
        ] {
            assert_eq!(words(text).join("|"), wanted, "{text}");
        }
    }

    #[test]
    fn the_lower_form_is_the_word_that_lists_know() {
        let abbreviations = Abbreviations::parse("capital\toct");
        let tokens = Tokens::with("Oct. U.S. Isn’t’s", &abbreviations);
        let lower: Vec<&str> = (0..tokens.len()).map(|at| tokens.lower(at)).collect();
        assert_eq!(lower, ["oct", "u.s.", "is", "n't", "'s"]);
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
