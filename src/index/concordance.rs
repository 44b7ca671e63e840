//! Keyword in context: every place of a word, a phrase or an actor, in an order of one's choice.

use crate::annotate::text::{TokenKind, Tokens, fold};
use crate::model::{ActorId, ArticleId, Snapshot, Span};

/// Words on a side that the order looks at.
const DEEP: usize = 6;

/// The order of a concordance's lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the reports stand, each from its beginning.
    #[default]
    Text,
    /// By the words before, the nearest first.
    Left,
    /// By the words behind.
    Right,
}

impl Order {
    /// The order after this one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Text => Self::Left,
            Self::Left => Self::Right,
            Self::Right => Self::Text,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "in order of text",
            Self::Left => "sorted left",
            Self::Right => "sorted right",
        }
    }
}

/// A place of the keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The article.
    pub article: ArticleId,
    /// The keyword.
    pub span: Span,
}

/// Every place of an actor under any of its names.
pub fn of_actor(snapshot: &Snapshot, actor: ActorId) -> Vec<Place> {
    let mentions = snapshot.actor(actor).map_or(&[][..], |actor| &actor.mentions);
    mentions.iter().map(|one| Place { article: one.article, span: one.span }).collect()
}

/// Every place of some words in a row, whatever their case and accents.
pub fn of_words(snapshot: &Snapshot, words: &str) -> Vec<Place> {
    let wanted: Vec<String> = fold(words).split_whitespace().map(String::from).collect();
    let Some(first) = wanted.first() else { return Vec::new() };
    let mut places = Vec::new();
    for (at, annotated) in snapshot.articles.iter().enumerate() {
        let text = annotated.article.text.as_str();
        let tokens = Tokens::new(text);
        let inside: Vec<Span> = tokens
            .iter()
            .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
            .map(|token| token.span)
            .collect();
        for (index, span) in inside.iter().enumerate() {
            if fold(span.of(text)) != *first {
                continue;
            }
            let Some(row) = inside.get(index..index + wanted.len()) else { break };
            if row.iter().zip(&wanted).all(|(span, word)| fold(span.of(text)) == *word) {
                let last = row[row.len() - 1];
                places.push(Place { article: ArticleId::from(at), span: span.cover(last) });
            }
        }
    }
    places
}

/// The actor of a name, where one of exactly this name or alias is known.
pub fn actor_of(snapshot: &Snapshot, name: &str) -> Option<ActorId> {
    let wanted = fold(name.trim());
    let is = |text: &str| fold(text) == wanted;
    let named = snapshot.actors.iter().position(|actor| is(&actor.name));
    let called = || {
        let known = |actor: &crate::model::Actor| actor.aliases.iter().any(|alias| is(&alias.text));
        snapshot.actors.iter().position(known)
    };
    named.or_else(called).map(ActorId::from)
}

/// Put places in order.
pub fn sort(snapshot: &Snapshot, places: &mut [Place], order: Order) {
    match order {
        Order::Text => places.sort_unstable(),
        Order::Left => places.sort_by_cached_key(|place| (beside(snapshot, *place, true), *place)),
        Order::Right => {
            places.sort_by_cached_key(|place| (beside(snapshot, *place, false), *place));
        }
    }
}

/// The words nearest to a place on one side, folded, the nearest first.
fn beside(snapshot: &Snapshot, place: Place, left: bool) -> Vec<String> {
    let Some(annotated) = snapshot.article(place.article) else { return Vec::new() };
    let text = annotated.article.text.as_str();
    let words = |part: &str| -> Vec<String> {
        let split = part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        split.map(fold).collect()
    };
    if left {
        let from = text.floor_char_boundary(place.span.start.saturating_sub(200));
        let mut before = words(&text[from..place.span.start]);
        before.reverse();
        before.truncate(DEEP);
        before
    } else {
        let to = text.floor_char_boundary((place.span.end + 200).min(text.len()));
        let mut after = words(&text[place.span.end..to]);
        after.truncate(DEEP);
        after
    }
}

/// A line of so many characters on each side of its keyword; line breaks are spaces.
pub fn context(text: &str, span: Span, width: usize) -> (String, String, String) {
    let plain = |part: &str| -> String { part.split_whitespace().collect::<Vec<_>>().join(" ") };
    let before = text.get(..span.start).unwrap_or("");
    let from = before.char_indices().rev().nth(width).map_or(0, |(at, c)| at + c.len_utf8());
    let after = text.get(span.end..).unwrap_or("");
    let to = after.char_indices().nth(width).map_or(after.len(), |(at, _)| at);
    let (left, right) = (&before[from..], &after[..to]);
    let gap = |space: bool, text: String, first: bool| match (space, first) {
        (true, true) => format!("{text} "),
        (true, false) => format!(" {text}"),
        (false, _) => text,
    };
    (
        gap(left.ends_with(char::is_whitespace), plain(left), true),
        plain(span.of(text)),
        gap(right.starts_with(char::is_whitespace), plain(right), false),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{Knowledge, reports};

    #[test]
    fn places_are_found_sorted_and_shown_in_context() {
        let text = "The café closed. A new Cafe opened. Every cafe in Oslo closed.";
        let line = serde_json::json!({ "id": "a", "text": text, "published": "2025-11-10" });
        let snapshot = crate::link::link(vec![reports::read(&line)], Knowledge::embedded());
        let mut places = of_words(&snapshot, "cafe");
        let words = |places: &[Place]| -> Vec<String> {
            places.iter().map(|one| context(text, one.span, 9).2).collect()
        };
        assert_eq!(words(&places), [" closed.", " opened.", " in Oslo"]);
        sort(&snapshot, &mut places, Order::Right);
        assert_eq!(words(&places), [" closed.", " in Oslo", " opened."]);
        sort(&snapshot, &mut places, Order::Left);
        let left: Vec<String> = places.iter().map(|one| context(text, one.span, 5).0).collect();
        assert_eq!(left, ["very ", "new ", "The "]);
        assert_eq!(of_words(&snapshot, "cafe in oslo").len(), 1);
        assert!(of_words(&snapshot, "").is_empty());
    }
}
