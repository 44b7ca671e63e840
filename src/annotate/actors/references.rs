//! Words that take an actor up without its name: "the Turkish president", "the
//! spokesperson", "she". Only where the article leaves nobody else.

use std::collections::BTreeSet;

use super::roles::Held;
use super::{Named, country_of};
use crate::annotate::knowledge::{Knowledge, Language};
use crate::annotate::quotes::quoted;
use crate::annotate::text::{TokenKind, Words};
use crate::model::{ActorKind, LocalActor, Reason, Reference, Span};

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
    // An office that the article gives to several countries is nobody's by itself.
    let owners = |head: &str| -> BTreeSet<&str> {
        let of_phrases = phrases.iter().filter(|one| one.head() == head);
        let of_actors =
            text.held.iter().flatten().filter(|one| one.words.iter().any(|w| w == head));
        of_phrases
            .filter_map(|one| one.country.as_deref())
            .chain(of_actors.filter_map(|one| one.country.as_deref()))
            .collect()
    };
    let mut found: Vec<Reference> = phrases
        .iter()
        .filter_map(|phrase| text.resolve(phrase, owners(phrase.head()).len()))
        .chain(text.pronouns())
        .collect();
    found.sort_by_key(|one| one.span);
    found
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
    fn resolve(&self, phrase: &Phrase, owners: usize) -> Option<Reference> {
        let holders: Vec<(usize, bool)> = (0..self.actors.len())
            .filter(|actor| self.is_named_before(*actor, phrase.span))
            .filter_map(|actor| {
                let fitting = |role: &&Held| self.fits(role, phrase);
                let role = self.held.get(actor)?.iter().find(fitting)?;
                Some((actor, phrase.country.is_some() && role.country == phrase.country))
            })
            .collect();
        let of_country: Vec<usize> =
            holders.iter().filter(|(_, same)| *same).map(|(actor, _)| *actor).collect();
        let reference = |actor, reason| Some(Reference { span: phrase.span, actor, reason });
        match (of_country.as_slice(), holders.as_slice()) {
            ([one], _) => reference(*one, Reason::Demonym),
            ([], [(one, _)]) if owners <= 1 => reference(*one, Reason::Role),
            _ => None,
        }
    }

    /// A role has all the words of the phrase, and none that makes it a lesser one.
    fn fits(&self, role: &Held, phrase: &Phrase) -> bool {
        let offices = &self.knowledge.lexicon.offices;
        let has = |word: &String| role.words.contains(word);
        let lesser = |word: &&String| offices.is("lessening", word) && !phrase.words.contains(word);
        phrase.words.iter().all(has)
            && !role.words.iter().any(|word| lesser(&word))
            && match (&phrase.country, &role.country) {
                (Some(wanted), Some(country)) => wanted == country,
                // "the British prime minister" is the prime minister, "the U.S. president"
                // not every president.
                (Some(_), None) => phrase.words.len() > 1,
                _ => true,
            }
    }

    fn is_named_before(&self, actor: usize, span: Span) -> bool {
        self.named.iter().any(|one| {
            one.actor == actor && one.kind == ActorKind::Person && one.span.end <= span.start
        })
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
        if !is_title
            || self.name_from(at).is_some()
            || tokens.capital(at) && !tokens.is(at, TokenKind::Mark)
        {
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

    /// "she", where one person is named so far; not inside a quotation, where others speak.
    fn pronouns(&self) -> Vec<Reference> {
        let tokens = &self.words.tokens;
        let people: Vec<&Named> =
            self.named.iter().filter(|one| one.kind == ActorKind::Person).collect();
        let Some(first) = people.first() else { return Vec::new() };
        let second = people.iter().find(|one| one.actor != first.actor);
        let limit = second.map_or(tokens.text.len(), |one| one.span.start);
        let range = first.tokens.end..tokens.from_byte(limit);
        let is_pronoun = |at: &usize| self.language.is("person_pronoun", tokens.lower(*at));
        let mut pronouns = range.filter(is_pronoun).peekable();
        if pronouns.peek().is_none() {
            return Vec::new();
        }
        let spoken = quoted(tokens.text);
        let inside = |span: Span| {
            let at = spoken.partition_point(|one| one.end <= span.start);
            spoken.get(at).is_some_and(|one| one.contains(span))
        };
        pronouns
            .map(|at| tokens.cover(at, at))
            .filter(|span| !inside(*span))
            .map(|span| Reference { span, actor: first.actor, reason: Reason::Pronoun })
            .collect()
    }
}
