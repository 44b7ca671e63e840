//! Words that take an actor up without its name: "the Turkish president", "the
//! spokesperson", "she". Only where the article leaves nobody else.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::roles::Held;
use super::{Named, country_of};
use crate::annotate::knowledge::{Knowledge, Language};
use crate::annotate::tagger::Part;
use crate::annotate::text::{TokenKind, Words};
use crate::model::{ActorKind, LocalActor, Reason, Reference, Span, touching};

/// Longest phrase, in tokens.
const LONGEST: usize = 6;

/// What the search reads.
pub struct Text<'a> {
    /// The words.
    pub words: &'a Words<'a>,
    /// The names.
    pub named: &'a [Named],
    /// The actors.
    pub actors: &'a [LocalActor],
    /// The roles that each actor holds.
    pub held: &'a [Vec<Held>],
    /// What stands inside quotation marks, in order.
    pub quoted: &'a [Span],
    /// The language.
    pub language: &'a Language,
    /// What is known.
    pub knowledge: &'a Knowledge,
}

/// A definite phrase for an office or role.
struct Phrase {
    span: Span,
    /// Its words for the office, as [`stem`]s.
    words: Vec<String>,
    /// The country that it names.
    country: Option<String>,
}

/// All such words of a text, in order.
pub fn find(text: &Text<'_>) -> Vec<Reference> {
    let phrases = text.phrases();
    let holders = Holders::new(text, &phrases);
    let mut found: Vec<Reference> = phrases
        .iter()
        .filter_map(|phrase| text.resolve(phrase, &holders))
        .chain(text.pronouns())
        .collect();
    found.sort_by_key(|one| one.span);
    found
}

/// Who holds what, looked up by the head of the office.
struct Holders<'a> {
    /// Actors with the role that makes them one.
    by_head: FxHashMap<&'a str, Vec<(usize, &'a Held)>>,
    /// Countries that the article gives an office to.
    owners: FxHashMap<&'a str, BTreeSet<&'a str>>,
    /// Where each actor's first name as a person ends; `None` where it has none.
    named: Vec<Option<usize>>,
}

impl<'a> Holders<'a> {
    fn new(text: &Text<'a>, phrases: &'a [Phrase]) -> Self {
        let mut by_head: FxHashMap<&str, Vec<(usize, &Held)>> = FxHashMap::default();
        let mut owners: FxHashMap<&str, BTreeSet<&str>> = FxHashMap::default();
        for (actor, held) in text.held.iter().enumerate() {
            for role in held {
                by_head.entry(role.head()).or_default().push((actor, role));
                owners.entry(role.head()).or_default().extend(role.country.as_deref());
            }
        }
        for phrase in phrases {
            owners.entry(phrase.head()).or_default().extend(phrase.country.as_deref());
        }
        let mut named = vec![None; text.actors.len()];
        for one in text.named.iter().filter(|one| one.kind == ActorKind::Person) {
            if let Some(first) = named.get_mut(one.actor) {
                first.get_or_insert(one.span.end);
            }
        }
        Self { by_head, owners, named }
    }
}

impl Phrase {
    fn head(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }
}

/// "spokesman", "spokeswoman" and "spokesperson" are one office.
pub fn stem(word: &str) -> String {
    let one = ["woman", "man", "person"].iter().find_map(|ending| word.strip_suffix(ending));
    one.filter(|rest| rest.len() > 3).unwrap_or(word).to_string()
}

impl Text<'_> {
    /// The only person of the article who holds the office of a phrase.
    fn resolve(&self, phrase: &Phrase, holders: &Holders<'_>) -> Option<Reference> {
        let with_head = holders.by_head.get(phrase.head())?;
        // An office that the article gives to several countries is nobody's by itself.
        let owners = holders.owners.get(phrase.head()).map_or(0, BTreeSet::len);
        let mut found: Option<(usize, bool)> = None;
        for (actor, role) in with_head {
            let named = holders.named[*actor].is_some_and(|end| end <= phrase.span.start);
            if !named || !self.fits(role, phrase) {
                continue;
            }
            let same = phrase.country.is_some();
            match found {
                Some((known, _)) if known != *actor => return None,
                _ => found = Some((*actor, same)),
            }
        }
        let (actor, of_country) = found.filter(|(_, same)| *same || owners <= 1)?;
        let reason = if of_country { Reason::Demonym } else { Reason::Role };
        Some(Reference { span: phrase.span, actor, reason })
    }

    /// A role has all the words of the phrase, none that makes it a lesser one, and its country.
    fn fits(&self, role: &Held, phrase: &Phrase) -> bool {
        let offices = &self.knowledge.lexicon.offices;
        let own = role.own();
        let lesser = |word: &String| offices.is("lessening", word) && !phrase.words.contains(word);
        phrase.words.iter().all(|word| own.contains(word))
            && !own.iter().any(lesser)
            && (phrase.country.is_none() || role.country == phrase.country)
    }

    fn phrases(&self) -> Vec<Phrase> {
        let mut found = Vec::new();
        for range in &self.words.ranges {
            let mut at = range.start;
            while at < range.end {
                match self.phrase(at, range.end) {
                    Some((phrase, end)) => {
                        found.push(phrase);
                        at = end;
                    }
                    None => at += 1,
                }
            }
        }
        found
    }

    /// "the Turkish foreign minister", "Türkiye's president", "the president of Türkiye".
    fn phrase(&self, first: usize, end: usize) -> Option<(Phrase, usize)> {
        let tokens = &self.words.tokens;
        // "may have been the captain", "as the president" say what somebody is.
        let before = first.checked_sub(1).map_or("", |before| tokens.lower(before));
        if self.language.is("be", before) || self.language.is("predicating", before) {
            return None;
        }
        let definite = tokens.lower(first) == "the";
        if !definite && !tokens.capital(first) {
            return None;
        }
        let owner = self.name_from(first);
        let mut at = match owner {
            Some(name) if tokens.is(name.tokens.end, TokenKind::Clitic) => name.tokens.end + 1,
            _ if definite => first + 1,
            _ => return None,
        };
        let mut country = owner.and_then(|name| self.country(name));
        if owner.is_some() && country.is_none() {
            return None;
        }
        if let Some(name) = self.name_from(at).filter(|_| owner.is_none()) {
            country = Some(self.country(name)?);
            at = name.tokens.end;
        }
        let begin = at;
        let limit = end.min(first + LONGEST);
        while at < limit && self.is_office_word(at) {
            at += 1;
        }
        // The head is a title or role in the singular; a name behind it makes it that name's.
        let offices = &self.knowledge.lexicon.offices;
        let head = at.checked_sub(1).filter(|head| *head >= begin)?;
        let is_title =
            offices.is("title", tokens.lower(head)) || offices.is("role", tokens.lower(head));
        // "the general election", "the president office": no head of its own.
        let noun = self.words.part(head).is_noun() && !self.words.part(at).is_noun();
        if !is_title
            || !noun
            || self.name_from(at).is_some()
            || tokens.capital(at) && !tokens.is(at, TokenKind::Mark)
        {
            return None;
        }
        // "the president and chief executive" may be one or two, of whatever follows.
        if tokens.lower(at) == "and" {
            return None;
        }
        if tokens.is(at, TokenKind::Clitic) || matches!(tokens.word(at), "-" | "–") {
            return None;
        }
        if tokens.lower(at) == "of" {
            let of = at + 1 + usize::from(tokens.lower(at + 1) == "the");
            let place = self
                .name_from(of)
                .filter(|one| country.is_none() && one.kind == ActorKind::Place)?;
            country = Some(self.country(place)?);
            at = place.tokens.end;
        }
        let words = (begin..=head).map(|at| stem(tokens.lower(at))).collect();
        Some((Phrase { span: tokens.cover(first, at - 1), words, country }, at))
    }

    fn is_office_word(&self, at: usize) -> bool {
        let offices = &self.knowledge.lexicon.offices;
        let classes = ["title", "role", "portfolio", "lessening"];
        offices.is_any(&classes, self.words.tokens.lower(at))
    }

    /// The name that begins with a token.
    fn name_from(&self, at: usize) -> Option<&Named> {
        let start = self.words.tokens.get(at)?.span.start;
        let index = self.named.binary_search_by_key(&start, |one| one.span.start).ok()?;
        self.named.get(index)
    }

    fn country(&self, one: &Named) -> Option<String> {
        matches!(one.kind, ActorKind::Place | ActorKind::Nationality)
            .then(|| country_of(&one.words, self.knowledge))
    }

    /// "she", where one person is named so far and nobody else is spoken of since; not inside a
    /// quotation, where others speak.
    fn pronouns(&self) -> Vec<Reference> {
        let tokens = &self.words.tokens;
        let people: Vec<&Named> =
            self.named.iter().filter(|one| one.kind == ActorKind::Person).collect();
        let Some(first) = people.first() else { return Vec::new() };
        let second = people.iter().find(|one| one.actor != first.actor);
        let limit = second.map_or(tokens.len(), |one| one.tokens.start);
        let range = first.tokens.end..limit;
        let is_pronoun = |at: &usize| {
            self.words.part(*at) == Part::Pron
                && self.language.is("person_pronoun", tokens.lower(*at))
        };
        if !range.clone().any(|at| is_pronoun(&at)) {
            return Vec::new();
        }
        let inside = |span: Span| {
            touching(self.quoted, span, |one| *one).iter().any(|one| one.contains(span))
        };
        let mut found = Vec::new();
        // The sentence that named the person last; none while somebody else is spoken of.
        let sentence = |at: usize| self.words.ranges.partition_point(|range| range.end <= at);
        let mut known = Some(sentence(first.tokens.start));
        let mut names = people.iter().filter(|one| one.actor == first.actor).peekable();
        for at in range {
            while names.peek().is_some_and(|one| one.tokens.end <= at) {
                known = names.next().map(|one| sentence(one.tokens.start));
            }
            if self.is_somebody(at) {
                known = None;
            }
            let span = tokens.cover(at, at);
            let near = known.is_some_and(|known| sentence(at) <= known + 1);
            if near && is_pronoun(&at) && !inside(span) {
                known = Some(sentence(at));
                found.push(Reference { span, actor: first.actor, reason: Reason::Pronoun });
            }
        }
        found
    }

    /// "the man", "a lady": a noun for a human being, other than in a name's own role.
    fn is_somebody(&self, at: usize) -> bool {
        let part = self.words.part(at);
        if !part.is_noun() && part != Part::Pron {
            return false;
        }
        let (tokens, offices) = (&self.words.tokens, &self.knowledge.lexicon.offices);
        let word = tokens.lower(at);
        let noun = self.language.is("human", word) || offices.is_any(&["title", "role"], word);
        noun && !tokens.capital(at)
            && at > 0
            && (self.language.is("determiner", tokens.lower(at - 1))
                || self.language.is("human", word))
    }
}
