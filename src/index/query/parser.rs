//! From a line of text to a [`Query`].

use chrono::NaiveDate;

use super::{Field, Query};
use crate::annotate::text::fold;
use crate::model::CivilRange;

/// What is wrong with a query, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// Nothing to look for.
    #[error("type a word to search for")]
    Empty,
    /// A quotation mark without its twin.
    #[error("the phrase is not closed: add a \"")]
    OpenPhrase,
    /// A bracket without its twin.
    #[error("a bracket is not closed: add a )")]
    OpenBracket,
    /// A word such as AND with nothing after it.
    #[error("something is missing after {0}")]
    Missing(String),
    /// A field that does not exist.
    #[error("no field {0}: use actor: outlet: title: type: status: date:")]
    Field(String),
    /// A status that does not exist.
    #[error("no status {0}: happened, ongoing, planned, hypothetical or denied")]
    Status(String),
    /// A date that cannot be read.
    #[error("not a date: {0} (write 2025, 2025-10, 2025-10-31 or two of them with .. between)")]
    Date(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Open,
    Close,
    And,
    Or,
    Not,
    Phrase(String),
    Word(String),
}

/// Read a query; with `as_typed` the last word counts as the beginning of one.
///
/// # Errors
/// [`QueryError`] says what is wrong in words for the one who types.
pub fn parse(text: &str, as_typed: bool) -> Result<Query, QueryError> {
    let mut tokens = tokens(text)?;
    if as_typed
        && !text.ends_with(char::is_whitespace)
        && let Some(Token::Word(last)) = tokens.last_mut()
        && last.chars().last().is_some_and(char::is_alphanumeric)
        && !last.contains(':')
    {
        last.push('*');
    }
    if tokens.is_empty() {
        return Err(QueryError::Empty);
    }
    let mut parser = Parser { tokens, at: 0 };
    let query = parser.any()?;
    if parser.at < parser.tokens.len() {
        return Err(QueryError::OpenBracket);
    }
    Ok(query)
}

fn tokens(text: &str) -> Result<Vec<Token>, QueryError> {
    let mut found = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(&c) = chars.peek() {
        match c {
            _ if c.is_whitespace() => {
                chars.next();
            }
            '(' | ')' => {
                chars.next();
                found.push(if c == '(' { Token::Open } else { Token::Close });
            }
            '"' | '“' => {
                chars.next();
                found.push(Token::Phrase(quoted(&mut chars)?));
            }
            '-' if found.last() != Some(&Token::Not) => {
                chars.next();
                if chars.peek().is_some_and(|next| !next.is_whitespace()) {
                    found.push(Token::Not);
                }
            }
            _ => found.push(word(&mut chars)?),
        }
    }
    Ok(found)
}

type Chars<'a> = std::iter::Peekable<std::str::Chars<'a>>;

fn quoted(chars: &mut Chars<'_>) -> Result<String, QueryError> {
    let mut phrase = String::new();
    for c in chars.by_ref() {
        if matches!(c, '"' | '”') {
            return Ok(phrase);
        }
        phrase.push(c);
    }
    Err(QueryError::OpenPhrase)
}

/// A word, an operator, or `field:value` whose value may be in quotation marks.
fn word(chars: &mut Chars<'_>) -> Result<Token, QueryError> {
    let mut word = String::new();
    while let Some(&c) = chars.peek() {
        if c.is_whitespace() || matches!(c, '(' | ')' | '"' | '“') {
            break;
        }
        word.push(c);
        chars.next();
        if c == ':' && matches!(chars.peek(), Some('"' | '“')) {
            chars.next();
            word.push_str(&quoted(chars)?);
            break;
        }
    }
    Ok(match word.as_str() {
        "AND" | "&&" => Token::And,
        "OR" | "||" => Token::Or,
        "NOT" => Token::Not,
        _ => Token::Word(word),
    })
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn any(&mut self) -> Result<Query, QueryError> {
        let mut parts = vec![self.all()?];
        while self.peek() == Some(&Token::Or) {
            self.at += 1;
            parts.push(self.all().map_err(|error| missing(error, "OR"))?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Query::Or(parts) })
    }

    fn all(&mut self) -> Result<Query, QueryError> {
        let mut parts = vec![self.one()?];
        loop {
            match self.peek() {
                None | Some(Token::Or | Token::Close) => break,
                Some(Token::And) => {
                    self.at += 1;
                    parts.push(self.one().map_err(|error| missing(error, "AND"))?);
                }
                Some(_) => parts.push(self.one()?),
            }
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Query::And(parts) })
    }

    fn one(&mut self) -> Result<Query, QueryError> {
        let token = self.peek().cloned().ok_or(QueryError::Empty)?;
        self.at += 1;
        match token {
            Token::Not => {
                Ok(Query::Not(Box::new(self.one().map_err(|error| missing(error, "NOT"))?)))
            }
            Token::Open => {
                let inner = self.any()?;
                if self.peek() != Some(&Token::Close) {
                    return Err(QueryError::OpenBracket);
                }
                self.at += 1;
                Ok(inner)
            }
            Token::Phrase(phrase) => phrase_of(&phrase),
            Token::Word(word) => leaf(&word),
            Token::And => Err(QueryError::Missing("AND".to_string())),
            Token::Or => Err(QueryError::Missing("OR".to_string())),
            Token::Close => Err(QueryError::Missing("(".to_string())),
        }
    }
}

fn missing(error: QueryError, after: &str) -> QueryError {
    if error == QueryError::Empty { QueryError::Missing(after.to_string()) } else { error }
}

/// The words of a text as the index has them.
fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(String::from)
        .collect()
}

fn phrase_of(text: &str) -> Result<Query, QueryError> {
    let mut words = words(text);
    match words.len() {
        0 => Err(QueryError::Empty),
        1 => Ok(Query::Word(words.remove(0))),
        _ => Ok(Query::Phrase(words)),
    }
}

fn leaf(word: &str) -> Result<Query, QueryError> {
    if let Some((field, value)) = word.split_once(':')
        && !field.is_empty()
        && field.chars().all(char::is_alphabetic)
    {
        return field_of(field, value);
    }
    let last = |query: Vec<String>, make: fn(String) -> Query| match query.len() {
        0 => Err(QueryError::Empty),
        1 => Ok(make(query.into_iter().next().unwrap_or_default())),
        _ => Ok(Query::Phrase(query)),
    };
    if let Some(stem) = word.strip_suffix('*') {
        return last(words(stem), Query::Prefix);
    }
    if let Some(stem) = word.strip_suffix('~') {
        return last(words(stem), Query::Fuzzy);
    }
    last(words(word), Query::Word)
}

fn field_of(field: &str, value: &str) -> Result<Query, QueryError> {
    if value.trim().is_empty() {
        return Err(QueryError::Missing(format!("{field}:")));
    }
    let folded = fold(value.trim());
    let field = match field.to_ascii_lowercase().as_str() {
        "actor" => Field::Actor(folded),
        "outlet" | "source" => Field::Outlet(folded),
        "title" => Field::Title(folded),
        "type" => Field::Type(folded),
        "status" => match crate::model::Status::parse(&folded) {
            Some(_) => Field::Status(folded),
            None => return Err(QueryError::Status(value.to_string())),
        },
        "date" => {
            let range = dates(value.trim()).ok_or_else(|| QueryError::Date(value.to_string()))?;
            Field::Date(range.from, range.to)
        }
        _ => return Err(QueryError::Field(field.to_string())),
    };
    Ok(Query::Field(field))
}

/// `2025`, `2025-10`, `2025-10-31`, `2025-10..2025-11`
fn dates(text: &str) -> Option<CivilRange> {
    match text.split_once("..") {
        Some((from, to)) => Some(CivilRange::new(period(from)?.from, period(to)?.to)),
        None => period(text),
    }
}

fn period(text: &str) -> Option<CivilRange> {
    let parts: Vec<u32> = text.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match parts.as_slice() {
        [year] => CivilRange::year(*year as i32),
        [year, month] => CivilRange::month(*year as i32, *month),
        [year, month, day] => {
            NaiveDate::from_ymd_opt(*year as i32, *month, *day).map(CivilRange::day)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Query {
        Query::Word(text.to_string())
    }

    #[test]
    fn queries_read_as_users_expect() {
        for (text, wanted) in [
            ("ceasefire", word("ceasefire")),
            ("Türkiye", word("turkiye")),
            ("a b", Query::And(vec![word("a"), word("b")])),
            ("a OR b AND c", Query::Or(vec![word("a"), Query::And(vec![word("b"), word("c")])])),
            ("a NOT b", Query::And(vec![word("a"), Query::Not(Box::new(word("b")))])),
            ("a -b", Query::And(vec![word("a"), Query::Not(Box::new(word("b")))])),
            ("\"second round\"", Query::Phrase(vec!["second".into(), "round".into()])),
            ("cease*", Query::Prefix("cease".into())),
            ("standstill~", Query::Fuzzy("standstill".into())),
            ("cross-border", Query::Phrase(vec!["cross".into(), "border".into()])),
            ("actor:\"Foreign Office\"", Query::Field(Field::Actor("foreign office".into()))),
        ] {
            assert_eq!(parse(text, false), Ok(wanted), "{text}");
        }
        assert_eq!(parse("cease", true), Ok(Query::Prefix("cease".into())));
    }

    #[test]
    fn mistakes_are_told() {
        for (text, wanted) in [
            ("", QueryError::Empty),
            ("\"open", QueryError::OpenPhrase),
            ("(a", QueryError::OpenBracket),
            ("a AND", QueryError::Missing("AND".into())),
            ("colour:red", QueryError::Field("colour".into())),
            ("date:soon", QueryError::Date("soon".into())),
        ] {
            assert_eq!(parse(text, false), Err(wanted), "{text}");
        }
    }
}
