//! Roles: the title before a name, and the apposition beside it.

use super::Named;
use crate::annotate::knowledge::{Knowledge, Language};
use crate::annotate::text::{TokenKind, Tokens};
use crate::model::Span;

/// Longest role, in tokens.
const LONGEST: usize = 9;

/// The roles that the words around a person's name give.
pub fn of(
    tokens: &Tokens<'_>,
    one: &Named,
    knowledge: &Knowledge,
    language: &Language,
) -> Vec<String> {
    let before = title_before(tokens, one, knowledge, language);
    let after = apposition(tokens, one, knowledge, language);
    let text = |span: Span| span.of(tokens.text).split_whitespace().collect::<Vec<_>>().join(" ");
    before.into_iter().chain(after).map(text).filter(|role| !is_courtesy(role)).collect()
}

fn is_courtesy(role: &str) -> bool {
    let plain = role.trim_end_matches('.').to_lowercase();
    matches!(
        plain.as_str(),
        "mr" | "mrs" | "ms" | "miss" | "sir" | "lady" | "lord" | "dame" | "dr" | ""
    )
}

/// "Foreign Office Spokesperson", "former president", "spokesperson of the ministry,".
fn title_before(
    tokens: &Tokens<'_>,
    one: &Named,
    knowledge: &Knowledge,
    language: &Language,
) -> Option<Span> {
    let offices = &knowledge.lexicon.offices;
    let mut end = one.tokens.start;
    if end > 0 && tokens.word(end - 1) == "," {
        end -= 1;
    }
    let mut first = end;
    let mut titled = false;
    while first > 0 && end - first < LONGEST {
        let at = first - 1;
        let word = tokens.lower(at);
        let title = offices.is("title", word);
        let part = title
            || offices.is("portfolio", word)
            || tokens.is(at, TokenKind::Word)
                && tokens.capital(at)
                && !language.is("function", word)
            || matches!(word, "of" | "for" | "-") && end > first
            || word == "the"
                && first < end
                && matches!(tokens.lower(at.saturating_sub(1)), "of" | "for");
        if !part {
            break;
        }
        titled |= title;
        first = at;
    }
    while first < end
        && (matches!(tokens.lower(first), "of" | "for" | "the" | "-")
            || tokens.is(first, TokenKind::Mark))
    {
        first += 1;
    }
    (titled && first < end).then(|| tokens.cover(first, end - 1))
}

/// ", the foreign minister,"
fn apposition(
    tokens: &Tokens<'_>,
    one: &Named,
    knowledge: &Knowledge,
    language: &Language,
) -> Option<Span> {
    let offices = &knowledge.lexicon.offices;
    let comma = one.tokens.end;
    (tokens.word(comma) == ",").then_some(())?;
    let mut first = comma + 1;
    if matches!(tokens.lower(first), "the" | "a" | "an" | "its" | "their") {
        first += 1;
    }
    let mut end = first;
    let mut titled = false;
    while end < tokens.len()
        && end - first < LONGEST
        && !matches!(tokens.word(end), "," | "." | ";" | "(" | "—")
    {
        let word = tokens.lower(end);
        titled |= offices.is("title", word) || offices.is("role", word);
        if language.is("pronoun", word)
            || language.is("past_aux", word)
            || language.is("modal", word)
        {
            return None;
        }
        end += 1;
    }
    let closed = matches!(tokens.word(end), "," | "." | ";");
    (titled && closed && end > first).then(|| tokens.cover(first, end - 1))
}
