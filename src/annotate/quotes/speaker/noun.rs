//! Whose name a noun is: followed where the article makes it certain.

use super::Speakers;
use crate::annotate::tagger::Part;
use crate::annotate::text::{TokenKind, is_plural, phrase};
use crate::model::{ActorKind, Span, Speaker, touching};

/// How far back a definite noun takes up a fuller one, in tokens.
const TAKEN_UP: usize = 120;

/// Tokens of a name that no list knows, at most.
const NAME: usize = 5;

/// Longest such name, in bytes.
const LONGEST: usize = 80;

/// Tokens of a complement behind "of", at most.
const COMPLEMENT: usize = 7;

impl Speakers<'_> {
    /// The actor that the words surely take up: "the Turkish president".
    pub(super) fn taken_up(&self, span: Span) -> Option<Speaker> {
        let known = touching(self.text.references, span, |one| one.span)
            .iter()
            .find(|one| one.span.end == span.end)?;
        let name = self.text.actors.get(known.actor)?.name.clone();
        Some(Speaker { span, name, actor: Some(known.actor) })
    }

    /// A person, or a word for one: "the porter", not "police" or "the statement".
    pub(super) fn is_human(&self, speaker: &Speaker) -> bool {
        let word = speaker.name.rsplit(' ').next().unwrap_or("").to_lowercase();
        let language = self.text.language;
        let known = speaker.actor.map(|actor| self.is_person(actor));
        known.unwrap_or_else(|| {
            (language.is("human", &word) || language.is("people", &word) || is_agent(&word))
                && !is_plural(&word)
        })
    }

    pub(super) fn is_person(&self, actor: usize) -> bool {
        self.text.actors.get(actor).is_some_and(|actor| actor.kind == ActorKind::Person)
    }

    /// "the spokesperson": the only person with that role, else the words themselves.
    pub(super) fn noun(&self, span: Span) -> Speaker {
        if let Some(known) = self.taken_up(span) {
            return known;
        }
        if let Some(named) = self.named_in_front(span) {
            return named;
        }
        if let Some(index) = self.named_behind(span) {
            return self.named(&self.text.mentions[index]);
        }
        let words = span.of(self.text.tokens().text);
        let head = words.rsplit(' ').next().unwrap_or(words).to_lowercase();
        // "a minister", "residents" are nobody told of before; "spokesman of the ministry" may be.
        let first = words.split(' ').next().unwrap_or("").to_lowercase();
        let indefinite = matches!(first.as_str(), "a" | "an" | "one" | "another" | "some");
        let holders = self.text.actors.iter().enumerate().filter(|(_, actor)| {
            !indefinite
                && actor.kind == ActorKind::Person
                && actor.roles.iter().any(|role| {
                    // The role's own head: "the ministry" is no "spokesman of the ministry".
                    let role = role.to_lowercase();
                    let own = role.split(" of ").next().unwrap_or(&role);
                    own.rsplit(' ').next() == Some(head.as_str())
                })
        });
        let holders: Vec<usize> = holders.map(|(index, _)| index).collect();
        let holder = match holders.as_slice() {
            [only] => Some(*only),
            several => self.named_beside(several, span).filter(|_| is_definite(words)),
        };
        match holder.and_then(|index| Some((index, self.text.actors.get(index)?))) {
            Some((index, actor)) => Speaker { span, name: actor.name.clone(), actor: Some(index) },
            None => Speaker {
                span,
                name: self
                    .fuller_before(span)
                    .filter(|_| is_definite(words))
                    .unwrap_or_else(|| self.full_noun(span)),
                actor: None,
            },
        }
    }

    /// "Ana Roe, the mayor of Lisse, said": the name that an office with its article explains,
    /// whether a list knows it or not.
    fn named_in_front(&self, span: Span) -> Option<Speaker> {
        let tokens = self.text.tokens();
        let first = tokens.from_byte(span.start);
        let definite = matches!(tokens.lower(first), "the" | "a" | "an" | "its" | "their");
        let comma = first.checked_sub(1).filter(|at| definite && tokens.word(*at) == ",")?;
        let last = comma.checked_sub(1)?;
        let sentence = touching(self.text.sentences, span, |one| *one).first()?;
        let start = tokens.within(*sentence).start;
        if let Some(index) = self.mention_at(tokens.cover(last, last)) {
            let mention = &self.text.mentions[index];
            // "Troops shot Ana Roe, the army said": whom it is done to is not the army; but "he
            // left, Ana Roe, the mayor, said".
            let closed = tokens.word(tokens.from_byte(span.end)) == ",";
            let acted = (start..tokens.from_byte(mention.span.start)).any(|at| {
                let part = self.text.words.part(at);
                let verb = part.is_verb() || part.is_aux();
                verb && !self.text.is_quoted(tokens.cover(at, at))
            });
            let own = mention.kind == ActorKind::Person && (closed || !acted);
            return own.then(|| self.named(mention));
        }
        let name = |at: &usize| tokens.capital(*at) && self.text.words.part(*at) == Part::Propn;
        let near = start.max((last + 1).saturating_sub(NAME));
        let begin = (near..=last).rev().take_while(name).last().filter(|begin| *begin < last)?;
        let own = tokens.cover(begin, last);
        let plain = begin == start && own.len() <= LONGEST && !self.text.is_quoted(own);
        plain.then(|| Speaker { span: own, name: own.of(tokens.text).to_string(), actor: None })
    }

    /// The only one of several actors whom the sentence of a phrase names before it: "Energy
    /// Minister Roe sent a letter, but the minister said …"
    fn named_beside(&self, actors: &[usize], phrase: Span) -> Option<usize> {
        let sentences = touching(self.text.sentences, phrase, |one| *one);
        let before = Span::new(sentences.first()?.start, phrase.start);
        let named = touching(self.text.mentions, before, |mention| mention.span);
        let mut named = named.iter().map(|one| one.actor).filter(|one| actors.contains(one));
        let first = named.next()?;
        named.all(|other| other == first).then_some(first)
    }

    /// "the statement": the fuller phrase of the same head that it takes up, "a joint statement".
    pub(super) fn fuller_before(&self, span: Span) -> Option<String> {
        let tokens = self.text.tokens();
        let words = span.of(tokens.text).split_whitespace().count();
        let last = tokens.within(span).last()?;
        let head = tokens.lower(last);
        let first = tokens.within(span).start;
        (first.saturating_sub(TAKEN_UP)..first).rev().find_map(|at| {
            if tokens.lower(at) != head {
                return None;
            }
            let fuller = phrase::ending_at(self.text.words, at);
            let begin = tokens.within(fuller).start;
            // Not the "dead citing sources" of "was reported dead citing sources".
            let opens = tokens.capital(begin)
                || self.text.words.part(begin) == Part::Det
                || self.text.language.is("determiner", tokens.lower(begin));
            (opens && fuller.of(tokens.text).split_whitespace().count() > words)
                .then(|| self.full_noun(fuller))
        })
    }

    /// "President of Ukraine Ana Roe": the name behind an office and whose it is.
    fn named_behind(&self, span: Span) -> Option<usize> {
        let tokens = self.text.tokens();
        let whole = self.with_complement(span);
        let last = tokens.within(whole).last().filter(|_| whole.end > span.end)?;
        let index = self.mention_at(tokens.cover(last, last))?;
        let mention = &self.text.mentions[index];
        let first = tokens.from_byte(mention.span.start);
        let before = first.checked_sub(1).map_or("", |at| tokens.lower(at));
        let apart = !matches!(before, "of" | "the") && mention.span.start > span.end;
        (mention.kind == ActorKind::Person && apart).then_some(index)
    }

    /// A phrase with the "of" behind it and what that governs: "the head of the port's police".
    fn with_complement(&self, span: Span) -> Span {
        let tokens = self.text.tokens();
        let of = tokens.from_byte(span.end);
        // "data from the World Health Organization"
        let source = || {
            let head = tokens.lower(of.saturating_sub(1));
            matches!(tokens.lower(of), "from" | "by")
                && (self.text.language.is("document", head)
                    || self.text.language.is("records", head))
        };
        if tokens.lower(of) != "of" && !source() {
            return span;
        }
        let inside = |at: &usize| {
            self.text.words.part(*at).is_nominal() || tokens.is(*at, TokenKind::Clitic)
        };
        let last = (of + 1..of + 1 + COMPLEMENT).take_while(inside).last();
        let ends = |at: usize| {
            let part = self.text.words.part(at);
            part.is_noun() || part == Part::Num
        };
        match last.filter(|at| ends(*at)) {
            Some(last) => span.cover(tokens.cover(last, last)),
            None => span,
        }
    }

    /// The noun phrase without its article, and with whose or which it is: "mother of two".
    pub(super) fn full_noun(&self, span: Span) -> String {
        let tokens = self.text.tokens();
        let own = tokens.within(span);
        // "Ana Roe of the Fleet": a name needs no more.
        let name = own.len() > 1
            && tokens.capital(own.start)
            && own.clone().last().is_some_and(|at| tokens.capital(at))
            && !self.text.language.is("determiner", tokens.lower(own.start));
        let whole = if name { span } else { self.with_complement(span) };
        let words = whole.of(tokens.text);
        let rest = words.split_once(' ').filter(|(first, _)| {
            matches!(first.to_lowercase().as_str(), "the" | "a" | "an" | "this" | "that")
        });
        rest.map_or(words, |(_, rest)| rest).to_string()
    }
}

/// "the spokesman", "this minister": a phrase that takes up somebody told of before.
fn is_definite(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or("");
    matches!(first.to_lowercase().as_str(), "the" | "this" | "that")
}

/// "spokesperson", "spokeswoman", "mayor", "porter": nouns of a single agent.
fn is_agent(word: &str) -> bool {
    ["man", "woman", "person", "er", "or", "ist", "ian"].iter().any(|ending| word.ends_with(ending))
}
