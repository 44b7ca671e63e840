//! Actors: names found by patterns and gazetteers, classified, and made one actor each.
//!
//! In: tokens, sentences, zones. Out: mentions in order and the actors that they name,
//! in order of first mention.

mod candidates;
mod classify;
mod cluster;
mod roles;

use std::collections::{HashMap, HashSet};

use super::knowledge::{Knowledge, Language};
use super::text::{TokenKind, Tokens, fold};
use crate::model::{ActorKind, LocalActor, Mention, Span, Zone, touching};
use candidates::{Candidate, Finder};
use classify::{Classifier, Votes};

pub use cluster::{abbreviates, is_part};

/// Votes that an unknown name needs.
const ENOUGH: i32 = 2;
/// Votes that it needs where it only ever opens sentences.
const ENOUGH_INITIAL: i32 = 3;

/// A candidate with its kind.
#[derive(Clone, Debug)]
pub struct Named {
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: std::ops::Range<usize>,
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

/// Mentions and actors of a text.
pub fn find(
    tokens: &Tokens<'_>,
    sentences: &[Span],
    zones: &[Zone],
    language: &Language,
    knowledge: &Knowledge,
) -> (Vec<Mention>, Vec<LocalActor>) {
    let finder = Finder { tokens, language, knowledge };
    let found = finder.all(sentences, zones);
    let classifier = Classifier { tokens, language, knowledge, zones };
    let mut named = name(&found, &classifier);
    let known: HashMap<Vec<String>, (String, ActorKind)> = known_names(&named);
    // What was found so far is in order; what the sweep adds comes after it.
    let before = named.len();
    for sentence in sentences {
        let found = !touching(&named[..before], *sentence, |one| one.span).is_empty();
        if finder.is_title_case(*sentence) || !found {
            sweep(tokens, *sentence, knowledge, &known, before, &mut named);
        }
    }
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
    let mentions = named.iter().map(|one| mention(tokens, one, language, knowledge)).collect();
    (mentions, actors)
}

/// Give candidates their kinds: known names at once, others by the votes of all their places.
fn name(found: &[Candidate], classifier: &Classifier<'_>) -> Vec<Named> {
    let mut votes: HashMap<String, (Votes, bool)> = HashMap::new();
    for candidate in found {
        let (sum, inside) = votes.entry(fold(classifier.words(candidate))).or_default();
        *sum = sum.plus(classifier.votes(candidate));
        *inside |= !candidate.initial;
    }
    let people: HashSet<String> = surnames(found, classifier, &votes).into_iter().collect();
    found
        .iter()
        .filter_map(|candidate| {
            let words = classifier.words(candidate);
            let (sum, inside) = votes.get(&fold(words)).copied().unwrap_or_default();
            let kind = kind_of(words, candidate, sum, inside, &people, classifier)?;
            Some(Named {
                span: classifier.tokens.cover(candidate.tokens.start, candidate.tokens.end - 1),
                tokens: candidate.tokens.clone(),
                words: words.to_string(),
                kind,
                actor: 0,
                office: None,
                possessor: None,
                in_brackets_after: None,
                title: candidate.title,
            })
        })
        .collect()
}

fn kind_of(
    words: &str,
    candidate: &Candidate,
    votes: Votes,
    inside: bool,
    people: &HashSet<String>,
    classifier: &Classifier<'_>,
) -> Option<ActorKind> {
    if candidate.title.is_none()
        && let Some(entry) = classifier.knowledge.lexicon.get(words)
        && !is_ordinary(words, entry.kind)
    {
        return Some(entry.kind);
    }
    let (kind, count) = votes.best();
    let enough = if inside || candidate.tokens.len() > 1 { ENOUGH } else { ENOUGH_INITIAL };
    if count >= enough {
        return Some(kind);
    }
    people.contains(&fold(words)).then_some(ActorKind::Person)
}

/// Known names that are ordinary words when they are not written as acronyms ("is", "aa").
fn is_ordinary(words: &str, kind: ActorKind) -> bool {
    let short = words.chars().count() <= 3;
    let upper = words.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    short && !upper && kind != ActorKind::Place && kind != ActorKind::Nationality
}

/// Last names of the people who are named in full.
fn surnames(
    found: &[Candidate],
    classifier: &Classifier<'_>,
    votes: &HashMap<String, (Votes, bool)>,
) -> Vec<String> {
    found
        .iter()
        .filter(|candidate| candidate.tokens.len() > 1 || candidate.title.is_some())
        .filter_map(|candidate| {
            let words = classifier.words(candidate);
            let (kind, count) = votes.get(&fold(words))?.0.best();
            (kind == ActorKind::Person && count >= ENOUGH)
                .then(|| fold(words.rsplit([' ', '-']).next().unwrap_or(words)))
        })
        .collect()
}

fn known_names(named: &[Named]) -> HashMap<Vec<String>, (String, ActorKind)> {
    named
        .iter()
        .map(|one| (split_words(&one.words), (one.words.clone(), one.kind)))
        .filter(|(words, _)| words.len() > 1 || words.iter().all(|word| word.chars().count() > 2))
        .collect()
}

fn split_words(name: &str) -> Vec<String> {
    fold(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(String::from)
        .collect()
}

/// Names known from the body or the lexicon, in a sentence whose capitals say nothing.
fn sweep(
    tokens: &Tokens<'_>,
    sentence: Span,
    knowledge: &Knowledge,
    known: &HashMap<Vec<String>, (String, ActorKind)>,
    before: usize,
    named: &mut Vec<Named>,
) {
    let range = tokens.within(sentence);
    let mut at = range.start;
    while at < range.end {
        let longest = (at + 1..=(at + 7).min(range.end)).rev().find_map(|end| {
            let capital = tokens.capital(at)
                && tokens.is(end - 1, TokenKind::Word)
                && tokens.capital(end - 1);
            let words = capital.then(|| tokens.cover(at, end - 1).of(tokens.text))?;
            let kind = known.get(&split_words(words)).map(|(_, kind)| *kind).or_else(|| {
                knowledge
                    .lexicon
                    .get(words)
                    .filter(|entry| !is_ordinary(words, entry.kind))
                    .map(|entry| entry.kind)
            });
            Some((end, kind?))
        });
        let Some((end, kind)) = longest else {
            at += 1;
            continue;
        };
        let span = tokens.cover(at, end - 1);
        if touching(&named[..before], span, |one| one.span).is_empty() {
            named.push(Named {
                span,
                tokens: at..end,
                words: span.of(tokens.text).to_string(),
                kind,
                actor: 0,
                office: None,
                possessor: None,
                in_brackets_after: None,
                title: None,
            });
        }
        at = end;
    }
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
        .find_map(|one| knowledge.lexicon.get(&one.words))
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

fn mention(
    tokens: &Tokens<'_>,
    one: &Named,
    language: &Language,
    knowledge: &Knowledge,
) -> Mention {
    Mention {
        span: one.span,
        kind: one.kind,
        actor: one.actor,
        stands_for: stands_for(tokens, one, language, knowledge),
    }
}

/// "Kabul said", "Islamabad insists": the government of the country.
fn stands_for(
    tokens: &Tokens<'_>,
    one: &Named,
    language: &Language,
    knowledge: &Knowledge,
) -> Option<String> {
    let entry = knowledge
        .lexicon
        .get(&one.words)
        .filter(|entry| entry.governs && one.kind == ActorKind::Place)?;
    let mut at = one.tokens.end;
    while matches!(
        tokens.lower(at),
        "has" | "had" | "have" | "also" | "again" | "repeatedly" | "formally" | "is" | "was"
    ) {
        at += 1;
    }
    let word = tokens.lower(at);
    let acts = language.verb_form(word).is_some_and(|(lemma, _)| {
        language.is_saying(&lemma)
            || !language.triggers.get(super::knowledge::TriggerClass::Verb, &lemma).is_empty()
    });
    let after_preposition = matches!(
        tokens.lower(one.tokens.start.saturating_sub(1)),
        "in" | "at" | "near" | "from" | "to" | "of" | "outside" | "across" | "around" | "and"
    );
    let country = knowledge.lexicon.country(entry.country).unwrap_or(entry.name);
    (acts && !after_preposition).then(|| format!("government of {country}"))
}
