//! Roles: the title before a name, and the apposition beside it.

use super::references::stem;
use super::{Named, country_of};
use crate::annotate::knowledge::{Knowledge, Language};
use crate::annotate::tagger::Part;
use crate::annotate::text::{TokenKind, Tokens, Words};
use crate::model::{ActorKind, Span};

/// Longest role, in tokens.
const LONGEST: usize = 9;

/// A role that somebody holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Where it stands.
    pub span: Span,
    /// The words of the role.
    pub text: String,
    /// The same in lower case, "spokesman" and "spokeswoman" as one.
    pub words: Vec<String>,
    /// The country whose office it is, where the words around say so.
    pub country: Option<String>,
}

impl Held {
    /// The words for the office itself: "spokesman" of "spokesman for the president".
    pub fn own(&self) -> &[String] {
        let limit = |word: &String| {
            matches!(
                word.as_str(),
                "of" | "for" | "to" | "at" | "in" | "on" | "with" | "from" | ","
            )
        };
        &self.words[..self.words.iter().position(limit).unwrap_or(self.words.len())]
    }

    /// The last word of the office; empty where it is half of one: "general" of
    /// "secretary-general" is no general.
    pub fn head(&self) -> &str {
        match self.own() {
            [.., hyphen, _] if hyphen == "-" => "",
            [.., head] => head,
            [] => "",
        }
    }
}

/// The roles that the words around a person's name give.
pub fn of(words: &Words<'_>, one: &Named, knowledge: &Knowledge, language: &Language) -> Vec<Held> {
    let tokens = &words.tokens;
    let before = title_before(tokens, one, knowledge, language);
    let after = apposition(words, one, knowledge, language);
    let held = |span: Span| {
        let text = span.of(tokens.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let words = tokens.within(span).map(|at| stem(tokens.lower(at))).collect();
        Held { span, text, words, country: country(tokens, span, knowledge) }
    };
    let acts = |span: &Span| tokens.within(*span).any(|at| words.part(at).is_finite());
    before
        .into_iter()
        .chain(after)
        .filter(|span| !acts(span))
        .map(held)
        .filter(|role| !is_courtesy(&role.text))
        .collect()
}

/// The country that a role names before its title or right behind "of", or that stands before
/// it: "Türkiye's president".
fn country(tokens: &Tokens<'_>, span: Span, knowledge: &Knowledge) -> Option<String> {
    let range = tokens.within(span);
    let owned = range.start >= 2 && tokens.is(range.start - 1, TokenKind::Clitic);
    let first = if owned { range.start - 2 } else { range.start };
    let offices = &knowledge.lexicon.offices;
    let is_title = |at: &usize| {
        offices.is("title", tokens.lower(*at)) || offices.is("role", tokens.lower(*at))
    };
    let head = range.clone().find(is_title).unwrap_or(range.end);
    let behind = |at: usize| {
        let the = usize::from(tokens.lower(at - 1) == "the");
        tokens.lower(at - 1 - the) == "of" && at - 1 - the == head + 1
    };
    (first..range.end).filter(|at| *at < head || *at > head + 1 && behind(*at)).find_map(|at| {
        let (word, two) = (tokens.word(at), (at + 1 < range.end).then_some(at + 1));
        let names =
            two.map(|next| tokens.cover(at, next).of(tokens.text)).into_iter().chain([word]);
        names
            .filter(|name| name.starts_with(char::is_uppercase))
            .find(|name| {
                knowledge.lexicon.get(name).is_some_and(|entry| {
                    matches!(entry.kind, ActorKind::Place | ActorKind::Nationality)
                        && !entry.country.is_empty()
                })
            })
            .map(|name| country_of(name, knowledge))
    })
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
    words: &Words<'_>,
    one: &Named,
    knowledge: &Knowledge,
    language: &Language,
) -> Option<Span> {
    let tokens = &words.tokens;
    let offices = &knowledge.lexicon.offices;
    let comma = one.tokens.end;
    (tokens.word(comma) == ",").then_some(())?;
    let definite = tokens.lower(comma + 1) == "the";
    let article = matches!(tokens.lower(comma + 1), "the" | "a" | "an" | "its" | "their");
    let first = comma + 1 + usize::from(article);
    let mut end = first;
    let mut titled = None;
    while end < tokens.len()
        && end - first < LONGEST
        && !matches!(tokens.word(end), "," | "." | ";" | "(" | "—")
    {
        let (word, part) = (tokens.lower(end), words.part(end));
        let title = offices.is("title", word) || offices.is("role", word);
        // What comes before the title describes it: "in a statement by the secretary" does not.
        let describes = part.is_noun()
            || matches!(part, Part::Propn | Part::Adj | Part::Num)
            || offices.is("portfolio", word)
            || offices.is("lessening", word)
            || tokens.is(end, TokenKind::Clitic)
            || matches!(word, "-" | "and" | "&");
        let acts = language.is("pronoun", word)
            || language.is("past_aux", word)
            || language.is("modal", word)
            || matches!(part, Part::VerbPast | Part::VerbThird | Part::VerbPresent);
        // "…, Prime Minister Jane Roe": another's title.
        let anothers = title
            && tokens.capital(end)
            && tokens.is(end + 1, TokenKind::Word)
            && tokens.capital(end + 1)
            && !offices.is("title", tokens.lower(end + 1));
        if acts || anothers || titled.is_none() && !title && !describes {
            return None;
        }
        titled = titled.or(title.then_some(end));
        end += 1;
    }
    // "X, the Queen, …" are two.
    let person = definite && end == first + 1 && tokens.capital(first);
    let closed = matches!(tokens.word(end), "," | "." | ";");
    (titled.is_some() && !person && closed && end > first).then(|| tokens.cover(first, end - 1))
}
