//! The speaker of a cue: a name, a pronoun, or a noun that speaks.

use super::Text;
use crate::annotate::text::{TokenKind, VerbGroup};
use crate::model::{ActorKind, Mention, Span, Speaker, touching};

/// How far left of a cue its subject may stand, in tokens.
const REACH: usize = 40;

/// How far back a definite noun takes up a fuller one, in tokens.
const TAKEN_UP: usize = 120;

/// Remembers who spoke last.
pub struct Speakers<'a> {
    text: &'a Text<'a>,
    last: Option<Speaker>,
}

/// What stands where a speaker may stand.
enum Subject {
    Name(usize),
    Pronoun(usize),
    Noun(Span),
}

impl<'a> Speakers<'a> {
    /// Nobody has spoken yet.
    pub fn new(text: &'a Text<'a>) -> Self {
        Self { text, last: None }
    }

    /// The speaker of a verb of saying in a sentence.
    pub fn of_verb(&mut self, verb: &VerbGroup, sentence: Span, content: Span) -> Option<Speaker> {
        let inverted = self.inverted(verb, sentence, content);
        let subject = inverted.or_else(|| self.subject(verb, sentence, content))?;
        self.settle(subject)
    }

    /// The speaker named right after a token, for "according to".
    pub fn after(&mut self, at: usize, sentence: Span) -> Option<Speaker> {
        let tokens = self.text.tokens;
        let mut at = at;
        while matches!(tokens.lower(at), "the" | "a" | "an") {
            at += 1;
        }
        let end = tokens.within(sentence).end;
        let stop = (at..end).find(|at| matches!(tokens.word(*at), "," | "." | ";")).unwrap_or(end);
        let named = self.mention_in(at..stop);
        let noun = (at..stop).find(|at| self.text.language.is("source", tokens.lower(*at)));
        let subject = match (named, noun) {
            (Some(index), None) => Subject::Name(index),
            (Some(index), Some(noun))
                if self.text.mentions[index].span.start > tokens.cover(noun, noun).start
                    && tokens.lower(noun + 1) != "of" =>
            {
                Subject::Name(index)
            }
            (_, Some(noun)) => Subject::Noun(self.noun_phrase(noun)),
            (None, None) => return None,
        };
        self.settle(subject)
    }

    /// The speaker of a quotation that goes on without a cue.
    pub fn continued(&self, content: Span) -> Option<Speaker> {
        self.last.clone().filter(|last| last.span.end <= content.start)
    }

    fn settle(&mut self, subject: Subject) -> Option<Speaker> {
        let speaker = match subject {
            Subject::Name(index) => {
                let mention = &self.text.mentions[index];
                Some(self.named(mention))
            }
            Subject::Pronoun(at) => self.pronoun(at),
            Subject::Noun(span) => Some(self.noun(span)),
        }?;
        self.last = Some(speaker.clone());
        Some(speaker)
    }

    fn named(&self, mention: &Mention) -> Speaker {
        let name =
            self.text.actors.get(mention.actor).map(|actor| actor.name.clone()).unwrap_or_default();
        Speaker { span: mention.span, name, actor: Some(mention.actor) }
    }

    /// "he": the last speaker who is a person, where one has spoken; else the last person named.
    fn pronoun(&self, at: usize) -> Option<Speaker> {
        let tokens = self.text.tokens;
        let span = tokens.cover(at, at);
        if !self.text.language.is("person_pronoun", tokens.lower(at)) {
            return None;
        }
        if let Some(last) = &self.last
            && last.actor.is_none_or(|actor| self.is_person(actor))
        {
            return Some(Speaker { span, ..last.clone() });
        }
        let person =
            self.text.mentions.iter().rfind(|mention| {
                mention.kind == ActorKind::Person && mention.span.end <= span.start
            })?;
        Some(Speaker { span, ..self.named(person) })
    }

    /// The actor that the words surely take up: "the Turkish president".
    fn taken_up(&self, span: Span) -> Option<Speaker> {
        let known = touching(self.text.references, span, |one| one.span)
            .iter()
            .find(|one| one.span.end == span.end)?;
        let name = self.text.actors.get(known.actor)?.name.clone();
        Some(Speaker { span, name, actor: Some(known.actor) })
    }

    fn is_person(&self, actor: usize) -> bool {
        self.text.actors.get(actor).is_some_and(|actor| actor.kind == ActorKind::Person)
    }

    /// "the spokesperson": the only person with that role, else the words themselves.
    fn noun(&self, span: Span) -> Speaker {
        if let Some(known) = self.taken_up(span) {
            return known;
        }
        let words = span.of(self.text.tokens.text);
        let head = words.rsplit(' ').next().unwrap_or(words).to_lowercase();
        let mut holders = self.text.actors.iter().enumerate().filter(|(_, actor)| {
            actor.kind == ActorKind::Person
                && actor.roles.iter().any(|role| role.to_lowercase().contains(&head))
        });
        match (holders.next(), holders.next()) {
            (Some((index, actor)), None) => {
                Speaker { span, name: actor.name.clone(), actor: Some(index) }
            }
            _ => Speaker {
                span,
                name: self.fuller_before(span).unwrap_or_else(|| self.full_noun(span)),
                actor: None,
            },
        }
    }

    /// "the statement": the fuller phrase of the same head that it takes up, "a joint statement".
    fn fuller_before(&self, span: Span) -> Option<String> {
        let tokens = self.text.tokens;
        let words = span.of(tokens.text).split_whitespace().count();
        let last = tokens.within(span).last()?;
        let head = tokens.lower(last);
        let first = tokens.within(span).start;
        (first.saturating_sub(TAKEN_UP)..first).rev().find_map(|at| {
            if tokens.lower(at) != head {
                return None;
            }
            let fuller = self.noun_phrase(at);
            (fuller.of(tokens.text).split_whitespace().count() > words)
                .then(|| self.full_noun(fuller))
        })
    }

    /// The noun phrase without its article.
    fn full_noun(&self, span: Span) -> String {
        let words = span.of(self.text.tokens.text);
        let rest = words.split_once(' ').filter(|(first, _)| {
            matches!(first.to_lowercase().as_str(), "the" | "a" | "an" | "this" | "that")
        });
        rest.map_or(words, |(_, rest)| rest).to_string()
    }

    /// "said X": a name or a noun right after the verb, for a quotation before it.
    fn inverted(&self, verb: &VerbGroup, sentence: Span, content: Span) -> Option<Subject> {
        let tokens = self.text.tokens;
        let cue = tokens.cover(verb.main, verb.main);
        if content.end > cue.start || verb.first != verb.main {
            return None;
        }
        let before = verb.first.checked_sub(1).map_or("", |at| tokens.word(at));
        if !matches!(before, "”" | "\"" | "," | "—" | "»" | "–") {
            return None;
        }
        let end = tokens.within(sentence).end;
        let limit = (verb.main + 1..end)
            .find(|at| matches!(tokens.word(*at), "," | "." | ";" | "“" | "\""))
            .unwrap_or(end);
        if let Some(index) = self.mention_in(verb.main + 1..limit) {
            return Some(Subject::Name(index));
        }
        let noun =
            (verb.main + 1..limit).find(|at| self.text.language.is("source", tokens.lower(*at)))?;
        Some(Subject::Noun(self.noun_phrase(noun)))
    }

    /// The subject to the left of a verb: over adverbs, dates and appositions.
    fn subject(&self, verb: &VerbGroup, sentence: Span, content: Span) -> Option<Subject> {
        let tokens = self.text.tokens;
        let range = tokens.within(sentence);
        let mut at = verb.first;
        while at > range.start && verb.first - at < REACH {
            at -= 1;
            let span = tokens.cover(at, at);
            if content.contains(span) && content.end <= tokens.cover(verb.main, verb.main).start {
                return None;
            }
            let word = tokens.lower(at);
            if let Some(index) = self.mention_at(span) {
                let first = tokens.from_byte(self.text.mentions[index].span.start);
                let last = tokens.within(self.text.mentions[index].span).end;
                // "X's ministry said": the owner does not speak.
                let owns = tokens.is(last, TokenKind::Clitic);
                if !owns && !self.hangs_on_noun(first, range.start) {
                    return Some(Subject::Name(index));
                }
                at = first;
                continue;
            }
            if self.text.language.is("person_pronoun", word) || matches!(word, "they" | "it") {
                return Some(Subject::Pronoun(at));
            }
            if self.text.language.is("source", word) && !self.hangs_on_noun(at, range.start) {
                return Some(Subject::Noun(self.noun_phrase(at)));
            }
        }
        None
    }

    /// Whether a preposition before a word makes it part of another noun's phrase.
    fn hangs_on_noun(&self, first: usize, start: usize) -> bool {
        let tokens = self.text.tokens;
        let mut before = first;
        while before > start
            && matches!(tokens.lower(before - 1), "the" | "a" | "an" | "its" | "their")
        {
            before -= 1;
        }
        before > start
            && matches!(
                tokens.lower(before - 1),
                "of" | "by"
                    | "in"
                    | "from"
                    | "with"
                    | "to"
                    | "for"
                    | "between"
                    | "at"
                    | "on"
                    | "near"
                    | "against"
                    | "over"
            )
            && !tokens.is(before - 1, TokenKind::Mark)
    }

    /// The mention that holds a token.
    fn mention_at(&self, span: Span) -> Option<usize> {
        let at = self.text.mentions.partition_point(|mention| mention.span.end <= span.start);
        self.text.mentions.get(at).filter(|mention| mention.span.contains(span)).map(|_| at)
    }

    fn mention_in(&self, range: std::ops::Range<usize>) -> Option<usize> {
        if range.is_empty() {
            return None;
        }
        let span = self.text.tokens.cover(range.start, range.end - 1);
        let first = self.text.mentions.partition_point(|mention| mention.span.end <= span.start);
        let inside = touching(self.text.mentions, span, |mention| mention.span);
        let is_source = |mention: &&Mention| mention.kind != ActorKind::Nationality;
        let person = inside.iter().position(|mention| mention.kind == ActorKind::Person);
        person
            .or_else(|| inside.iter().position(|mention| is_source(&mention)))
            .map(|at| first + at)
    }

    /// "the Foreign Office spokesperson", "a joint statement": from the article to the noun.
    fn noun_phrase(&self, noun: usize) -> Span {
        let tokens = self.text.tokens;
        let mut first = noun;
        while first > 0 && noun - first < 5 {
            let word = tokens.lower(first - 1);
            if self.text.language.is("determiner", word) {
                first -= 1;
                break;
            }
            let adjective = tokens.is(first - 1, TokenKind::Word)
                && !tokens.is(first - 1, TokenKind::Clitic)
                && !self.text.language.is("function", word)
                && self.text.language.verb_form(word).is_none_or(|_| tokens.capital(first - 1));
            if !adjective {
                break;
            }
            first -= 1;
        }
        tokens.cover(first, noun)
    }
}
