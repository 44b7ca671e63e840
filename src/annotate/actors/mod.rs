//! Actors: names found by the tagger, their kinds corrected by what the world knows, and
//! made one actor each.
//!
//! In: the words of an article and its zones. Out: mentions in order and the actors that
//! they name, in order of first mention.

mod acronyms;
mod again;
mod alike;
mod bodies;
mod cluster;
mod companies;
mod given;
mod kinds;
mod metonymy;
mod names;
mod occasions;
mod own;
mod references;
mod roles;
mod trim;

use std::ops::Range;

use super::knowledge::{Knowledge, Language};
use super::text::token::is_invisible;
use super::text::{Clause, TokenKind, Tokens, Words, fold};
use crate::model::{
    ActorKind, Alias, LocalActor, Mention, Reason, Reference, Span, Zone, touching,
};
use kinds::Kinds;
use roles::Held;

pub use alike::{SHORTENED, is_part, is_respelled, name_words, skeleton};
pub use references::stem;

/// A name with its kind.
#[derive(Clone, Debug)]
pub struct Named {
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its words.
    pub words: String,
    /// The same, folded.
    pub folded: String,
    /// What it is.
    pub kind: ActorKind,
    /// Index of its actor.
    pub actor: usize,
    /// The number of its row, for an office that many countries have.
    pub office: Option<usize>,
    /// The country whose office it is.
    pub possessor: Option<String>,
    /// How it stands right behind the name before it.
    pub beside: Option<Beside>,
    /// Why it is a name of its actor.
    pub reason: Reason,
    /// Title and role before it.
    pub title: Option<Span>,
}

/// How a name stands behind another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// "X (ABC)"
    Bracket,
    /// "X, the ABC"
    Comma,
    /// "X, also known as Y"
    Called,
}

impl Named {
    fn new(tokens: &Tokens<'_>, range: Range<usize>, kind: ActorKind, title: Option<Span>) -> Self {
        let span = tokens.cover(range.start, range.end - 1);
        let mut words = span.of(tokens.text).split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_ascii() {
            words.retain(|c| !is_invisible(c));
        }
        Self {
            span,
            tokens: range,
            folded: fold(&words),
            words,
            kind,
            actor: 0,
            office: None,
            possessor: None,
            beside: None,
            reason: Reason::Written,
            title,
        }
    }
}

/// What is found of actors in a text.
#[derive(Debug, Default)]
pub struct Found {
    /// Names, in order.
    pub mentions: Vec<Mention>,
    /// The actors that they name, in order of first mention.
    pub actors: Vec<LocalActor>,
    /// Words that take an actor up without its name, in order.
    pub references: Vec<Reference>,
}

/// What actors are found in.
pub struct Text<'a> {
    /// The words.
    pub words: &'a Words<'a>,
    /// The clauses, in order.
    pub clauses: &'a [Clause],
    /// What stands inside quotation marks, in order.
    pub quoted: &'a [Span],
    /// The article's zones.
    pub zones: &'a [Zone],
    /// The language's words.
    pub language: &'a Language,
    /// Names of the world.
    pub knowledge: &'a Knowledge,
}

/// Mentions and actors of a text.
pub fn find(text: &Text<'_>) -> Found {
    let Text { words, clauses, quoted, zones, language, knowledge } = *text;
    let tokens = &words.tokens;
    let kinds = Kinds { tokens, knowledge };
    let mut named: Vec<Named> = names::tagged(words, language, knowledge)
        .into_iter()
        .map(|one| {
            let kind = kinds.of(&one);
            Named::new(tokens, one.tokens, kind, one.title)
        })
        .collect();
    again::settle_datelines(tokens, zones, &mut named, knowledge);
    again::agree(&mut named, knowledge);
    again::settle_places(words, &mut named, knowledge);
    named.extend(again::find_again(words, &named, knowledge));
    occasions::leave_out(words, knowledge, &mut named);
    named.sort_by_key(|one| one.span);
    named.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
    mark_neighbours(tokens, &mut named, language, knowledge);
    let count = cluster::cluster(&mut named, knowledge);
    let mut by_actor: Vec<Vec<&Named>> = vec![Vec::new(); count];
    for one in &named {
        by_actor[one.actor].push(one);
    }
    let held: Vec<Vec<Held>> = by_actor
        .iter()
        .map(|mentions| held(words, mentions, &named, knowledge, language))
        .collect();
    let actors: Vec<LocalActor> = by_actor
        .iter()
        .zip(&held)
        .map(|(mentions, held)| describe(mentions, held, knowledge))
        .collect();
    let text = references::Text {
        words,
        named: &named,
        actors: &actors,
        held: &held,
        quoted,
        language,
        knowledge,
    };
    let references = references::find(&text);
    let mentions = named
        .iter()
        .map(|one| Mention {
            span: one.span,
            kind: one.kind,
            actor: one.actor,
            stands_for: metonymy::stands_for(words, clauses, one, language, knowledge),
        })
        .collect();
    Found { mentions, actors, references }
}

/// Note what stands next to each name: brackets, and the country whose office it is.
fn mark_neighbours(
    tokens: &Tokens<'_>,
    named: &mut [Named],
    language: &Language,
    knowledge: &Knowledge,
) {
    for index in 0..named.len() {
        let office = knowledge.lexicon.offices.office(&named[index].words);
        let start = named[index].tokens.start;
        let before = index.checked_sub(1).map(|before| named[before].clone());
        let one = &mut named[index];
        one.office = office;
        let Some(before) = before else { continue };
        let gap = start.saturating_sub(before.tokens.end);
        // "(ABC" may begin the paragraph behind a headline.
        let same = !Span::new(before.span.end, one.span.start).of(tokens.text).contains('\n');
        let bracket = gap == 1 && same && tokens.word(start - 1) == "(";
        let comma = gap >= 1 && tokens.word(before.tokens.end) == ",";
        let apposed = comma && (gap == 1 || gap == 2 && tokens.lower(start - 1) == "the");
        one.beside = match (bracket, apposed) {
            (true, _) => Some(Beside::Bracket),
            (_, true) => Some(Beside::Comma),
            _ if is_called(tokens, before.tokens.end..start, language) => Some(Beside::Called),
            _ => None,
        };
        let possessive = gap == 1 && tokens.is(start - 1, TokenKind::Clitic);
        let body = one.kind == ActorKind::Organisation;
        if office.is_some() && gap == 0 || possessive && (office.is_some() || body) {
            one.possessor = owner(&before, knowledge);
        }
        // "Foreign Ministry of X"
        let belongs = gap == 1 && tokens.lower(start - 1) == "of";
        if named[index - 1].office.is_some() && belongs && named[index - 1].possessor.is_none() {
            named[index - 1].possessor = owner(&named[index].clone(), knowledge);
        }
    }
}

/// Most tokens of "…, also known as …".
const MOST_CALLING: usize = 5;

/// Whether the words between two names say that the second is the first by another name.
fn is_called(tokens: &Tokens<'_>, between: Range<usize>, language: &Language) -> bool {
    if !(1..=MOST_CALLING).contains(&between.len()) {
        return false;
    }
    let words = between.filter(|at| !tokens.is(*at, TokenKind::Mark));
    let words = words.map(|at| tokens.lower(at)).collect::<Vec<_>>().join(" ");
    language.is("called", &words)
}

/// The country that a place or people before an office stands for.
fn owner(one: &Named, knowledge: &Knowledge) -> Option<String> {
    matches!(one.kind, ActorKind::Place | ActorKind::Nationality)
        .then(|| country_of(&one.words, knowledge))
}

/// The country that a place lies in, where the lexicon knows it; else the place itself.
pub fn country_of(words: &str, knowledge: &Knowledge) -> String {
    match knowledge.lexicon.get(words) {
        Some(entry) => knowledge.lexicon.country(&entry.country).unwrap_or(&entry.name).to_string(),
        None => fold(words),
    }
}

/// The roles of an actor, where it is a person.
fn held(
    words: &Words<'_>,
    mentions: &[&Named],
    named: &[Named],
    knowledge: &Knowledge,
    language: &Language,
) -> Vec<Held> {
    // "…, California governor Jane Roe, …" is a neighbour's office.
    let holds_person = |span: Span| {
        let inside = touching(named, span, |one| one.span);
        inside.iter().any(|one| one.kind == ActorKind::Person)
    };
    let mut roles: Vec<Held> = Vec::new();
    for one in mentions.iter().filter(|one| one.kind == ActorKind::Person) {
        for role in roles::of(words, one, knowledge, language) {
            if holds_person(role.span) {
                continue;
            }
            if !roles.iter().any(|known| known.text == role.text && known.country == role.country) {
                roles.push(role);
            }
        }
    }
    roles
}

/// An actor of its mentions.
fn describe(mentions: &[&Named], held: &[Held], knowledge: &Knowledge) -> LocalActor {
    let longest =
        mentions.iter().max_by_key(|one| (one.words.len(), std::cmp::Reverse(one.span.start)));
    let kind = longest.map_or(ActorKind::Person, |one| one.kind);
    let full = longest.map_or("", |one| one.words.as_str());
    let known = mentions
        .iter()
        // What brackets define is what they say, whatever else has these letters.
        .filter(|one| !matches!(one.reason, Reason::Acronym | Reason::Called))
        .find_map(|one| {
            let entry = knowledge.lexicon.get(&one.words).filter(|entry| entry.kind == kind)?;
            (!cluster::is_anothers(one, entry, knowledge)).then(|| entry.name.to_string())
        });
    let name = known.unwrap_or_else(|| full.to_string());
    // Whatever came first in the text, it is the other names that need a reason.
    let joined = mentions.iter().map(|one| one.reason).find(|reason| *reason != Reason::Written);
    let mut aliases: Vec<Alias> = Vec::new();
    for one in mentions {
        if !aliases.iter().any(|known| known.text == one.words) {
            let reason = match one.reason {
                _ if one.folded == fold(&name) => Reason::Written,
                Reason::Written => joined.unwrap_or(Reason::Lexicon),
                own => own,
            };
            aliases.push(Alias { text: one.words.clone(), reason });
        }
    }
    let mut roles: Vec<String> = Vec::new();
    if kind == ActorKind::Person {
        for role in held {
            if !roles.contains(&role.text) {
                roles.push(role.text.clone());
            }
        }
    }
    LocalActor { name, kind, aliases, roles }
}

#[cfg(test)]
mod tests;
