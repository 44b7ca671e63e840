//! Whose name a pronoun or a noun is: followed where the article makes it certain.

use super::gender::{Gender, gender};
use super::{Speakers, Subject};
use crate::annotate::quotes::phrase;
use crate::annotate::tagger::Part;
use crate::annotate::text::TokenKind;
use crate::model::{ActorKind, Span, Speaker, touching};

/// How far back a definite noun takes up a fuller one, in tokens.
const TAKEN_UP: usize = 120;

/// Tokens at the beginning of a sentence among which its first name stands, behind a title.
const OPENING: usize = 8;

/// Clauses back in which the subject that a pronoun takes up stands.
const SUBJECTS: usize = 6;

impl Speakers<'_> {
    /// "he": whom the article surely means, else the person who spoke last, else the only one
    /// named so far; "it": the body that spoke last. Otherwise the word itself, nobody's name.
    pub(super) fn pronoun(&self, at: usize) -> Speaker {
        let tokens = self.text.tokens();
        let span = tokens.cover(at, at);
        if let Some(known) = self.taken_up(span) {
            return known;
        }
        let word = tokens.lower(at);
        let alone = || Speaker { span, name: word.to_string(), actor: None };
        let person = self.text.language.is("person_pronoun", word) || matches!(word, "him" | "her");
        if !person {
            let body = self.last_body.as_ref().filter(|body| {
                // "The ministry issued a statement. They also said …"
                let near =
                    || self.in_paragraph(body.span, span) && !self.is_told_by_one(body.span, span);
                (word == "it" || word == "they" && near()) && self.is_last_body(body, span)
            });
            return body.map_or_else(alone, |body| Speaker { span, ..body.clone() });
        }
        let gender = gender(self.text, at);
        let allowed = |actor: usize| self.genders.allow(actor, gender);
        if let Some(only) = self.only_one_in_paragraph(span, gender) {
            return Speaker { span, ..self.named(&self.text.mentions[only]) };
        }
        if let Some(first) = self.begins_sentence_before(span, gender) {
            return Speaker { span, ..self.named(&self.text.mentions[first]) };
        }
        let subject = self.subject_before(span, gender);
        if let Some(last) = &self.last
            && self.is_human(last)
            && last.actor.is_none_or(allowed)
            && subject.is_none_or(|index| self.text.mentions[index].span.start <= last.span.end)
        {
            return Speaker { span, ..last.clone() };
        }
        if let Some(index) = subject {
            return Speaker { span, ..self.named(&self.text.mentions[index]) };
        }
        let begin = self.chain(span, gender);
        let people = self.text.mentions.iter().filter(|mention| {
            mention.kind == ActorKind::Person && mention.span.end <= begin && allowed(mention.actor)
        });
        let near = people.clone().next_back();
        // The last person named, where the paragraph or the one before it names him.
        let paragraph = tokens.text[..span.start].rfind('\n').unwrap_or(0);
        let reach = tokens.text[..paragraph].trim_end().rfind('\n').unwrap_or(0);
        match near.filter(|mention| mention.span.start >= reach) {
            Some(mention) => Speaker { span, ..self.named(mention) },
            None => alone(),
        }
    }

    /// Whether nothing but its own paragraph lies between a place and a later one.
    fn in_paragraph(&self, place: Span, later: Span) -> bool {
        let between = self.text.tokens().text.get(place.start..later.start);
        between.is_some_and(|between| !between.contains('\n'))
    }

    /// Whether somebody tells a story between a place and a later one: "they took me there".
    fn is_told_by_one(&self, place: Span, later: Span) -> bool {
        let tokens = self.text.tokens();
        let between = tokens.within(place.cover(later));
        between.into_iter().any(|at| {
            let own = self.text.language.is("speaking", tokens.lower(at));
            own && !self.text.is_quoted(tokens.cover(at, at))
        })
    }

    /// The only person whom a paragraph names before a pronoun, where nobody has spoken in it
    /// yet: "For Roe it makes no difference. While he believes …"
    fn only_one_in_paragraph(&self, pronoun: Span, gender: Option<Gender>) -> Option<usize> {
        if self.last.as_ref().is_some_and(|last| self.in_paragraph(last.span, pronoun)) {
            return None;
        }
        let start = self.text.tokens().text[..pronoun.start].rfind('\n').map_or(0, |at| at + 1);
        let first = self.text.mentions.partition_point(|mention| mention.span.start < start);
        let mut people = self.text.mentions[first..]
            .iter()
            .enumerate()
            .take_while(|(_, mention)| mention.span.end <= pronoun.start)
            .filter(|(_, one)| one.kind == ActorKind::Person && !self.text.is_quoted(one.span))
            .filter(|(_, one)| self.genders.allow(one.actor, gender));
        let (at, one) = people.next()?;
        people.all(|(_, other)| other.actor == one.actor).then_some(first + at)
    }

    /// Where the pronouns begin that go on to this one: "There is Roe. She resigned. She had asked
    /// Doe for troops. “…,” she said."
    fn chain(&self, pronoun: Span, gender: Option<Gender>) -> usize {
        let tokens = self.text.tokens();
        let first = self.text.clauses.partition_point(|clause| clause.span.start < pronoun.start);
        let before = self.text.clauses[..first].iter().rev().take(SUBJECTS);
        let mut begin = pronoun.start;
        for clause in before {
            let goes_on = clause
                .subject
                .filter(|at| gender.is_some() && self::gender(self.text, *at) == gender);
            if let Some(at) = goes_on {
                begin = begin.min(tokens.cover(at, at).start);
                continue;
            }
            // Somebody else acts: the pronouns behind are that one's.
            let verb = clause
                .head()
                .map_or(clause.span.end, |verb| tokens.cover(verb.first, verb.first).start);
            let front = Span::new(clause.span.start, verb.max(clause.span.start));
            let named = touching(self.text.mentions, front, |mention| mention.span);
            if named.iter().any(|one| one.kind == ActorKind::Person && one.span.end <= front.end) {
                break;
            }
        }
        begin
    }

    /// "Ana Roe, the Information Minister paid tribute to Doe. She said": whom the sentence before
    /// begins with, where nobody has spoken since.
    fn begins_sentence_before(&self, pronoun: Span, gender: Option<Gender>) -> Option<usize> {
        let tokens = self.text.tokens();
        let own = self.text.sentences.partition_point(|one| one.end <= pronoun.start);
        let before = self.text.sentences.get(own.checked_sub(1)?)?;
        if !self.in_paragraph(*before, pronoun) {
            return None;
        }
        let first = tokens.within(*before).start;
        let index =
            (first..first + OPENING).find_map(|at| self.mention_at(tokens.cover(at, at)))?;
        let mention = &self.text.mentions[index];
        let fits = mention.kind == ActorKind::Person
            && before.contains(mention.span)
            && !self.text.is_quoted(mention.span)
            && !tokens.is(tokens.from_byte(mention.span.end), TokenKind::Clitic)
            && !self.hangs_on_noun(tokens.from_byte(mention.span.start), first)
            && self.genders.allow(mention.actor, gender);
        fits.then_some(index)
    }

    /// The last person who was the subject of a clause before a pronoun, in its paragraph or
    /// the one before: "Adler urged both sides to talk. “…,” he wrote."
    pub(super) fn subject_before(&self, pronoun: Span, gender: Option<Gender>) -> Option<usize> {
        let tokens = self.text.tokens();
        let first = self.text.clauses.partition_point(|clause| clause.span.start < pronoun.start);
        self.text.clauses[..first].iter().rev().take(SUBJECTS).find_map(|clause| {
            let at = clause.subject.filter(|at| clause.tokens.contains(at))?;
            let span = tokens.cover(at, at);
            if self.text.is_quoted(span) {
                return None;
            }
            // "Its leader, Ana Roe, …"
            let index = match self.mention_at(span) {
                Some(index) => index,
                None => match self.aside(at, clause.tokens.end)? {
                    Subject::Name(index) => index,
                    _ => return None,
                },
            };
            let mention = &self.text.mentions[index];
            let fits = mention.kind == ActorKind::Person
                && mention.span.end <= pronoun.start
                && self.genders.allow(mention.actor, gender);
            fits.then_some(index)
        })
    }

    /// Whether no other body is named between one that spoke and a pronoun.
    pub(super) fn is_last_body(&self, body: &Speaker, pronoun: Span) -> bool {
        let from = body.span.end.min(pronoun.start);
        let between =
            touching(self.text.mentions, Span::new(from, pronoun.start), |mention| mention.span);
        !between.iter().any(|mention| {
            matches!(mention.kind, ActorKind::Organisation | ActorKind::Group)
                && Some(mention.actor) != body.actor
        })
    }

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
            let plural = word.ends_with('s') && !word.ends_with("ss");
            (language.is("human", &word) || language.is("people", &word) || is_agent(&word))
                && !plural
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
            let fuller = phrase::ending_at(self.text, at);
            (fuller.of(tokens.text).split_whitespace().count() > words)
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
        if tokens.lower(of) != "of" {
            return span;
        }
        let inside = |at: &usize| {
            let part = self.text.words.part(*at);
            part.is_noun()
                || matches!(part, Part::Det | Part::Adj | Part::Num)
                || tokens.is(*at, TokenKind::Clitic)
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

/// Tokens of a complement behind "of", at most.
const COMPLEMENT: usize = 7;

/// "the spokesman", "this minister": a phrase that takes up somebody told of before.
fn is_definite(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or("");
    matches!(first.to_lowercase().as_str(), "the" | "this" | "that")
}

/// "spokesperson", "spokeswoman", "mayor", "porter": nouns of a single agent.
fn is_agent(word: &str) -> bool {
    ["man", "woman", "person", "er", "or", "ist", "ian"].iter().any(|ending| word.ends_with(ending))
}
