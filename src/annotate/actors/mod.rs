//! Actors: names found by the tagger, their kinds corrected by what the world knows, and
//! made one actor each.
//!
//! In: the words of an article and its zones. Out: mentions in order and the actors that
//! they name, in order of first mention.

mod again;
mod cluster;
mod kinds;
mod metonymy;
mod names;
mod roles;

use std::ops::Range;

use super::knowledge::{Knowledge, Language};
use super::text::Words;
use super::text::{TokenKind, Tokens, fold};
use crate::model::{ActorKind, LocalActor, Mention, Span};
use kinds::Kinds;

pub use cluster::{abbreviates, is_part};

/// A name with its kind.
#[derive(Clone, Debug)]
pub struct Named {
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its words.
    pub words: String,
    /// What it is.
    pub kind: ActorKind,
    /// Index of its actor.
    pub actor: usize,
    /// The number of its row, for an office that many countries have.
    pub office: Option<usize>,
    /// The country whose office it is.
    pub possessor: Option<String>,
    /// The end of the mention right before it, where it stands in brackets after it.
    pub in_brackets_after: Option<usize>,
    /// Title and role before it.
    pub title: Option<Span>,
}

impl Named {
    fn new(tokens: &Tokens<'_>, range: Range<usize>, kind: ActorKind, title: Option<Span>) -> Self {
        let span = tokens.cover(range.start, range.end - 1);
        Self {
            span,
            tokens: range,
            words: span.of(tokens.text).split_whitespace().collect::<Vec<_>>().join(" "),
            kind,
            actor: 0,
            office: None,
            possessor: None,
            in_brackets_after: None,
            title,
        }
    }
}

/// Mentions and actors of a text.
pub fn find(
    words: &Words<'_>,
    language: &Language,
    knowledge: &Knowledge,
) -> (Vec<Mention>, Vec<LocalActor>) {
    let tokens = &words.tokens;
    let kinds = Kinds { tokens, knowledge };
    let mut named: Vec<Named> = names::tagged(words, language, knowledge)
        .into_iter()
        .map(|one| {
            let kind = kinds.of(&one);
            Named::new(tokens, one.tokens, kind, one.title)
        })
        .collect();
    again::agree(&mut named, knowledge);
    again::settle_places(words, &mut named, knowledge);
    named.extend(again::find_again(words, &named, knowledge));
    named.sort_by_key(|one| one.span);
    named.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
    mark_neighbours(tokens, &mut named, knowledge);
    let count = cluster::cluster(&mut named, knowledge);
    let mut by_actor: Vec<Vec<&Named>> = vec![Vec::new(); count];
    for one in &named {
        by_actor[one.actor].push(one);
    }
    let actors =
        by_actor.iter().map(|mentions| describe(tokens, mentions, knowledge, language)).collect();
    let mentions = named
        .iter()
        .map(|one| Mention {
            span: one.span,
            kind: one.kind,
            actor: one.actor,
            stands_for: metonymy::stands_for(words, one, language, knowledge),
        })
        .collect();
    (mentions, actors)
}

/// Note what stands next to each name: brackets, and the country whose office it is.
fn mark_neighbours(tokens: &Tokens<'_>, named: &mut [Named], knowledge: &Knowledge) {
    for index in 0..named.len() {
        let office = knowledge.lexicon.offices.office(&fold(&named[index].words));
        let start = named[index].tokens.start;
        let before = index.checked_sub(1).map(|before| named[before].clone());
        let one = &mut named[index];
        one.office = office;
        let Some(before) = before else { continue };
        let gap = start.saturating_sub(before.tokens.end);
        if gap == 1 && tokens.word(start - 1) == "(" {
            one.in_brackets_after = Some(before.span.end);
        }
        let possessive = gap == 1 && tokens.is(start - 1, TokenKind::Clitic);
        if office.is_some() && (gap == 0 || possessive) {
            one.possessor = owner(&before, knowledge);
        }
        // "Foreign Ministry of X"
        let belongs = gap == 1 && tokens.lower(start - 1) == "of";
        if named[index - 1].office.is_some() && belongs && named[index - 1].possessor.is_none() {
            named[index - 1].possessor = owner(&named[index].clone(), knowledge);
        }
    }
}

/// The country that a place or people before an office stands for.
fn owner(one: &Named, knowledge: &Knowledge) -> Option<String> {
    matches!(one.kind, ActorKind::Place | ActorKind::Nationality)
        .then(|| country_of(&one.words, knowledge))
}

/// The country that a place lies in, where the lexicon knows it; else the place itself.
pub fn country_of(words: &str, knowledge: &Knowledge) -> String {
    match knowledge.lexicon.get(words) {
        Some(entry) => knowledge.lexicon.country(entry.country).unwrap_or(entry.name).to_string(),
        None => fold(words),
    }
}

/// An actor of its mentions.
fn describe(
    tokens: &Tokens<'_>,
    mentions: &[&Named],
    knowledge: &Knowledge,
    language: &Language,
) -> LocalActor {
    let kind = mentions
        .iter()
        .max_by_key(|one| (one.words.len(), std::cmp::Reverse(one.span.start)))
        .map_or(ActorKind::Person, |one| one.kind);
    let mut aliases: Vec<String> = Vec::new();
    for one in mentions {
        if !aliases.contains(&one.words) {
            aliases.push(one.words.clone());
        }
    }
    let known = mentions
        .iter()
        .find_map(|one| knowledge.lexicon.get(&one.words).filter(|entry| entry.kind == kind))
        .map(|entry| entry.name.to_string());
    let longest =
        || mentions.iter().max_by_key(|one| (one.words.len(), std::cmp::Reverse(one.span.start)));
    let name = known.unwrap_or_else(|| longest().map(|one| one.words.clone()).unwrap_or_default());
    let mut roles: Vec<String> = Vec::new();
    if kind == ActorKind::Person {
        for one in mentions {
            for role in roles::of(tokens, one, knowledge, language) {
                if !roles.contains(&role) {
                    roles.push(role);
                }
            }
        }
    }
    LocalActor { name, kind, aliases, roles }
}
