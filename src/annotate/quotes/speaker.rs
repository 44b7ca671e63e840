//! The speaker of a cue: a name, a pronoun, or a noun that speaks.

use super::{Cue, Text, phrase};
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, TokenKind, VerbGroup};
use crate::model::{ActorKind, Mention, Span, Speaker, touching};

/// How far left of a cue its subject may stand, in tokens.
const REACH: usize = 40;

/// How far back a definite noun takes up a fuller one, in tokens.
const TAKEN_UP: usize = 120;

/// Tokens behind a noun within which it is told whose it is: "of the Tehran court".
const WHOSE: usize = 8;

/// Tokens of a speaker between a comma and the verb, at most.
const BETWEEN: usize = 7;

/// Clauses back in which the subject that a pronoun takes up stands.
const SUBJECTS: usize = 6;

/// Remembers who spoke last.
pub struct Speakers<'a> {
    text: &'a Text<'a>,
    last: Option<Speaker>,
    /// The last speaker who is no person: a ministry, a statement.
    last_body: Option<Speaker>,
}

/// What stands where a speaker may stand.
#[derive(Debug)]
enum Subject {
    Name(usize),
    Pronoun(usize),
    Noun(Span),
}

impl<'a> Speakers<'a> {
    /// Nobody has spoken yet.
    pub fn new(text: &'a Text<'a>) -> Self {
        Self { text, last: None, last_body: None }
    }

    /// The speaker of a cue in a sentence, given what is said where that is known.
    pub fn of_cue(
        &mut self,
        cue: &Cue<'_>,
        sentence: Span,
        content: Option<Span>,
    ) -> Option<Speaker> {
        if let Some(agent) = cue.agent {
            return self.after(agent, sentence);
        }
        let clause = self.text.clauses_of(sentence).get(cue.clause)?;
        if let Some(subject) = self.told_otherwise(cue, sentence) {
            return Some(self.settle(subject));
        }
        // "X said …, but warned that", "…, adding that": the one who spoke before speaks on.
        let relative = matches!(clause.opener.as_deref(), Some("who" | "which" | "that"));
        let opens = clause.subject.is_none_or(|at| at < clause.tokens.start)
            && (cue.verb.first <= clause.tokens.start + 1
                || matches!(clause.opener.as_deref(), Some("and" | "but")));
        let main = cue.verb.main;
        let adds = self.text.words.part(main) == Part::VerbGerund
            && main.checked_sub(1).is_some_and(|at| self.text.tokens().word(at) == ",");
        let shared = !relative && (opens || adds);
        let before = self.last.as_ref().filter(|last| {
            shared && sentence.contains(last.span) && last.span.end <= cue.span.start
        });
        if let Some(before) = before {
            return Some(before.clone());
        }
        // "Roe said that the vote was fair, and described it as “good”", nobody having spoken yet.
        if shared && let Some(subject) = self.main_speaker(cue, sentence) {
            return Some(self.settle(subject));
        }
        // "Roe named Doe, arguing she was ready": whoever acts argues, not whom it is done to.
        let joined = matches!(clause.opener.as_deref(), Some("and" | "but"));
        if shared
            && (adds || joined)
            && let Some(subject) = self.acting(cue, sentence)
        {
            return Some(self.settle(subject));
        }
        let subject = self
            .inverted(cue.verb, sentence, content)
            .or_else(|| self.head(clause, cue.verb, content))
            .or_else(|| self.between_commas(cue.verb, sentence))
            .or_else(|| self.subject(cue.verb, sentence, content))?;
        // "as you said", "I would say": whoever writes or asks is nobody in the story.
        if let Subject::Pronoun(at) = subject
            && self.text.language.is("speaking", self.text.tokens().lower(at))
        {
            return None;
        }
        Some(self.settle(subject))
    }

    /// Who speaks where it is not the subject: "quoted Roe as saying", "confirmed with the port
    /// that", "Saying" at the head of a sentence.
    fn told_otherwise(&self, cue: &Cue<'_>, sentence: Span) -> Option<Subject> {
        let tokens = self.text.tokens();
        let (range, main) = (tokens.within(sentence), cue.verb.main);
        let next = tokens.lower(main + 1);
        if self.text.language.is("checked", &cue.verb.lemma) && matches!(next, "with" | "from") {
            return self.phrase_from(main + 2, range.end);
        }
        if self.text.words.part(main) != Part::VerbGerund {
            return None;
        }
        if main == range.start {
            return self.subject_before(cue.span).map(Subject::Name);
        }
        // "Roe issued a statement saying": hers, not the paper's.
        if self.text.language.is("document", tokens.lower(main - 1))
            && let Some(subject) = self.acting(cue, sentence)
            && let Some(verb) = self.text.clauses_of(sentence)[..=cue.clause]
                .iter()
                .flat_map(|clause| &clause.verbs)
                .rfind(|verb| verb.is_finite() && verb.main < main)
            && self.text.language.is("issuing", &verb.lemma)
        {
            return Some(subject);
        }
        if tokens.lower(main - 1) != "as" {
            return None;
        }
        let verbs = self.text.clauses_of(sentence).iter().flat_map(|clause| &clause.verbs);
        let mut quotes = verbs.filter(|verb| {
            verb.main < main && !verb.passive && matches!(verb.lemma.as_str(), "quote" | "cite")
        });
        self.phrase_from(quotes.next_back()?.main + 1, main)
    }

    /// The subject of the clause that a cue without one of its own goes on from.
    fn acting(&self, cue: &Cue<'_>, sentence: Span) -> Option<Subject> {
        let clauses = self.text.clauses_of(sentence);
        let before = clauses.get(..=cue.clause)?.iter().rev().find(|clause| {
            clause.head().is_some_and(|head| head.is_finite() && head.main != cue.verb.main)
        })?;
        let verb = before.head()?;
        if verb.passive || verb.main > cue.verb.main {
            return None;
        }
        self.head(before, verb, None)
    }

    /// The subject of the verb of saying that a sentence hangs on, before a cue.
    fn main_speaker(&self, cue: &Cue<'_>, sentence: Span) -> Option<Subject> {
        let before = self.text.clauses_of(sentence).get(..cue.clause)?;
        let tokens = self.text.tokens();
        let quoted = |at: usize| {
            let span = tokens.cover(at, at);
            touching(self.text.quoted, span, |one| *one).iter().any(|one| one.contains(span))
        };
        // "claimed that he left and called it": without a comma it goes on in what is said.
        let from = self.text.clauses_of(sentence).get(cue.clause)?.tokens.start;
        let apart = from.checked_sub(1).is_some_and(|at| tokens.word(at) == ",")
            || tokens.word(from) == ",";
        let says = |verb: &&VerbGroup| {
            apart
                && verb.is_finite()
                && !verb.passive
                && self.text.language.is_saying(&verb.lemma)
                && !quoted(verb.main)
        };
        let told = before.iter().find(|clause| clause.head().as_ref().is_some_and(says))?;
        let verb = told.head()?;
        self.head(told, verb, None).or_else(|| self.subject(verb, sentence, None))
    }

    /// "The governor addressed the public: “…”": the subject before the colon, a person.
    pub fn before_colon(&mut self, sentence: Span, content: Span) -> Option<Speaker> {
        let tokens = self.text.tokens();
        let colon = tokens.from_byte(content.start).checked_sub(2)?;
        if tokens.word(colon) != ":" || tokens.cover(colon, colon).start < sentence.start {
            return None;
        }
        let clauses = self.text.clauses_of(sentence).iter();
        let before = clauses.filter(|clause| clause.tokens.start < colon);
        let finite = |clause: &&Clause| clause.head().is_some_and(VerbGroup::is_finite);
        let clause = before.rev().find(finite)?;
        let at = clause.subject?;
        let index = self.mention_at(tokens.cover(at, at))?;
        let person = self.text.mentions[index].kind == ActorKind::Person;
        person.then(|| self.settle(Subject::Name(index)))
    }

    /// The speaker named right after a token, for "according to".
    pub fn after(&mut self, at: usize, sentence: Span) -> Option<Speaker> {
        let subject = self.phrase_from(at, self.text.tokens().within(sentence).end)?;
        Some(self.settle(subject))
    }

    /// "“We go.” — Jane Roe": the name that signs a quotation.
    pub fn signed(&mut self, content: Span) -> Option<Speaker> {
        let tokens = self.text.tokens();
        let mut at = tokens.from_byte(content.end);
        while matches!(tokens.word(at), "”" | "\"" | "»" | "." | "," | "'" | "’") {
            at += 1;
        }
        let dash = matches!(tokens.word(at), "—" | "–" | "--" | "-");
        let next = tokens.cover(at + 1, at + 1);
        let named = self.mention_at(next).filter(|_| dash && tokens.get(at + 1).is_some())?;
        let mention = &self.text.mentions[named];
        let alone = tokens.get(tokens.from_byte(mention.span.end)).is_none_or(|after| {
            let between = Span::new(mention.span.end, after.span.start);
            between.of(tokens.text).contains('\n')
                || tokens.text[after.span.start..].starts_with(',')
        });
        (alone && mention.kind == ActorKind::Person).then(|| self.settle(Subject::Name(named)))
    }

    /// The speaker of a quotation that goes on without a cue.
    pub fn continued(&self, content: Span) -> Option<Speaker> {
        self.last.clone().filter(|last| last.span.end <= content.start)
    }

    /// Somebody spoke.
    pub fn remember(&mut self, speaker: &Speaker) {
        if !speaker.actor.is_some_and(|actor| self.is_person(actor)) {
            self.last_body = Some(speaker.clone());
        }
        self.last = Some(speaker.clone());
    }

    fn settle(&mut self, subject: Subject) -> Speaker {
        let speaker = match subject {
            Subject::Name(index) => self.named(&self.text.mentions[index]),
            Subject::Pronoun(at) => self.pronoun(at),
            Subject::Noun(span) => self.noun(span),
        };
        self.remember(&speaker);
        speaker
    }

    fn named(&self, mention: &Mention) -> Speaker {
        let name =
            self.text.actors.get(mention.actor).map(|actor| actor.name.clone()).unwrap_or_default();
        Speaker { span: mention.span, name, actor: Some(mention.actor) }
    }

    /// "he": whom the article surely means, else the person who spoke last, else the only one
    /// named so far; "it": the body that spoke last. Otherwise the word itself, nobody's name.
    fn pronoun(&self, at: usize) -> Speaker {
        let tokens = self.text.tokens();
        let span = tokens.cover(at, at);
        if let Some(known) = self.taken_up(span) {
            return known;
        }
        let word = tokens.lower(at);
        let alone = || Speaker { span, name: word.to_string(), actor: None };
        let person = self.text.language.is("person_pronoun", word) || matches!(word, "him" | "her");
        if !person {
            let body = self
                .last_body
                .as_ref()
                .filter(|body| word == "it" && self.is_last_body(body, span));
            return body.map_or_else(alone, |body| Speaker { span, ..body.clone() });
        }
        let subject = self.subject_before(span);
        if let Some(last) = &self.last
            && self.is_human(last)
            && subject.is_none_or(|index| self.text.mentions[index].span.start <= last.span.end)
        {
            return Speaker { span, ..last.clone() };
        }
        if let Some(index) = subject {
            return Speaker { span, ..self.named(&self.text.mentions[index]) };
        }
        let people =
            self.text.mentions.iter().filter(|mention| {
                mention.kind == ActorKind::Person && mention.span.end <= span.start
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

    /// The last person who was the subject of a clause before a pronoun, in its paragraph or
    /// the one before: "Adler urged both sides to talk. “…,” he wrote."
    fn subject_before(&self, pronoun: Span) -> Option<usize> {
        let tokens = self.text.tokens();
        let first = self.text.clauses.partition_point(|clause| clause.span.start < pronoun.start);
        self.text.clauses[..first].iter().rev().take(SUBJECTS).find_map(|clause| {
            let at = clause.subject.filter(|at| clause.tokens.contains(at))?;
            let span = tokens.cover(at, at);
            let quoted = touching(self.text.quoted, span, |one| *one);
            if quoted.iter().any(|one| one.contains(span)) {
                return None;
            }
            let index = self.mention_at(span)?;
            let mention = &self.text.mentions[index];
            (mention.kind == ActorKind::Person && mention.span.end <= pronoun.start)
                .then_some(index)
        })
    }

    /// Whether no other body is named between one that spoke and a pronoun.
    fn is_last_body(&self, body: &Speaker, pronoun: Span) -> bool {
        let from = body.span.end.min(pronoun.start);
        let between =
            touching(self.text.mentions, Span::new(from, pronoun.start), |mention| mention.span);
        !between.iter().any(|mention| {
            matches!(mention.kind, ActorKind::Organisation | ActorKind::Group)
                && Some(mention.actor) != body.actor
        })
    }

    /// The actor that the words surely take up: "the Turkish president".
    fn taken_up(&self, span: Span) -> Option<Speaker> {
        let known = touching(self.text.references, span, |one| one.span)
            .iter()
            .find(|one| one.span.end == span.end)?;
        let name = self.text.actors.get(known.actor)?.name.clone();
        Some(Speaker { span, name, actor: Some(known.actor) })
    }

    /// A person, or a word for one: "the porter", not "police" or "the statement".
    fn is_human(&self, speaker: &Speaker) -> bool {
        let word = speaker.name.rsplit(' ').next().unwrap_or("").to_lowercase();
        let language = self.text.language;
        let known = speaker.actor.map(|actor| self.is_person(actor));
        known.unwrap_or_else(|| {
            let plural = word.ends_with('s') && !word.ends_with("ss");
            (language.is("human", &word) || language.is("people", &word) || is_agent(&word))
                && !plural
        })
    }

    fn is_person(&self, actor: usize) -> bool {
        self.text.actors.get(actor).is_some_and(|actor| actor.kind == ActorKind::Person)
    }

    /// "the spokesperson": the only person with that role, else the words themselves.
    fn noun(&self, span: Span) -> Speaker {
        if let Some(known) = self.taken_up(span) {
            return known;
        }
        let words = span.of(self.text.tokens().text);
        let head = words.rsplit(' ').next().unwrap_or(words).to_lowercase();
        // "a minister", "residents" are nobody told of before; "spokesman of the ministry" may be.
        let first = words.split(' ').next().unwrap_or("").to_lowercase();
        let indefinite = matches!(first.as_str(), "a" | "an" | "one" | "another" | "some");
        let mut holders = self.text.actors.iter().enumerate().filter(|(_, actor)| {
            !indefinite
                && actor.kind == ActorKind::Person
                && actor.roles.iter().any(|role| {
                    // The role's own head: "the ministry" is no "spokesman of the ministry".
                    let role = role.to_lowercase();
                    let own = role.split(" of ").next().unwrap_or(&role);
                    own.rsplit(' ').next() == Some(head.as_str())
                })
        });
        match (holders.next(), holders.next()) {
            (Some((index, actor)), None) => {
                Speaker { span, name: actor.name.clone(), actor: Some(index) }
            }
            _ => Speaker {
                span,
                name: self
                    .fuller_before(span)
                    .filter(|_| is_definite(words))
                    .unwrap_or_else(|| self.full_noun(span)),
                actor: None,
            },
        }
    }

    /// "the statement": the fuller phrase of the same head that it takes up, "a joint statement".
    fn fuller_before(&self, span: Span) -> Option<String> {
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

    /// The noun phrase without its article.
    fn full_noun(&self, span: Span) -> String {
        let words = span.of(self.text.tokens().text);
        let rest = words.split_once(' ').filter(|(first, _)| {
            matches!(first.to_lowercase().as_str(), "the" | "a" | "an" | "this" | "that")
        });
        rest.map_or(words, |(_, rest)| rest).to_string()
    }

    /// "said X": a name or a noun right after the verb, for a quotation before it.
    fn inverted(&self, verb: &VerbGroup, sentence: Span, content: Option<Span>) -> Option<Subject> {
        let tokens = self.text.tokens();
        let cue = tokens.cover(verb.main, verb.main);
        if content.is_some_and(|content| content.end > cue.start) || verb.first != verb.main {
            return None;
        }
        // Nothing but marks between what is said and the verb, else the speaker stands there.
        let from = content.map_or(verb.first, |content| tokens.from_byte(content.end));
        let marks = (from..verb.first).all(|at| !tokens.is(at, TokenKind::Word));
        let before = verb.first.checked_sub(1).map_or("", |at| tokens.word(at));
        if !marks
            || !matches!(before, "”" | "’" | "\"" | "'" | "," | "—" | "»" | "–" | "''" | "!" | "?")
        {
            return None;
        }
        self.phrase_from(verb.main + 1, tokens.within(sentence).end)
    }

    /// The name or the noun phrase that begins at a token.
    fn phrase_from(&self, start: usize, end: usize) -> Option<Subject> {
        let tokens = self.text.tokens();
        let head = phrase::head_from(self.text, start, end);
        let stop = head.map_or(start, |head| head + 1);
        // A name in the phrase that owns nothing: "its spokesman Bakary Sane".
        let named = (start..stop.max(start + 1).min(end))
            .rev()
            .find_map(|at| self.mention_at(tokens.cover(at, at)))
            .filter(|index| {
                let mention = &self.text.mentions[*index];
                let last = tokens.within(mention.span).end;
                let heads =
                    head.is_none_or(|head| last > head || !self.text.words.part(head).is_noun());
                heads && mention.kind != ActorKind::Nationality
            });
        if let Some(index) = named {
            return Some(Subject::Name(index));
        }
        let head = head?;
        if self.text.words.part(head) == Part::Pron {
            return Some(Subject::Pronoun(head));
        }
        // "a poll by the institute Mera, …, said one grower, Manuel Ortiz,"
        Some(
            self.aside(head, end)
                .unwrap_or_else(|| Subject::Noun(phrase::ending_at(self.text, head))),
        )
    }

    /// "one grower, Manuel Ortiz,": the person named right behind a noun and a comma.
    fn aside(&self, head: usize, end: usize) -> Option<Subject> {
        let tokens = self.text.tokens();
        // "the prosecutor general of Tehran, Ali Mehr,"
        let whose = matches!(tokens.lower(head + 1), "of" | "for" | "at");
        let limit = end.min(head + if whose { WHOSE } else { 2 });
        let comma = (head + 1..limit).find(|at| tokens.word(*at) == ",")?;
        if comma + 1 >= end {
            return None;
        }
        let mut at = comma + 1;
        // A title before the name.
        while at < end && !self.text.words.part(at).is_noun() && at < comma + 3 {
            at += 1;
        }
        let index = (at..(at + 3).min(end)).find_map(|at| self.mention_at(tokens.cover(at, at)))?;
        let mention = &self.text.mentions[index];
        let closed = matches!(tokens.word(tokens.from_byte(mention.span.end)), "," | ".");
        (closed && mention.kind == ActorKind::Person).then_some(Subject::Name(index))
    }

    /// The head of the clause's subject, where that is certain.
    fn head(&self, clause: &Clause, verb: &VerbGroup, content: Option<Span>) -> Option<Subject> {
        let tokens = self.text.tokens();
        let at = clause.subject?;
        let span = tokens.cover(at, at);
        let own = clause.head().is_some_and(|head| head.main == verb.main);
        let bracketed = at.checked_sub(1).is_some_and(|before| tokens.word(before) == "(");
        if !own || bracketed || content.is_some_and(|content| content.contains(span)) {
            return None;
        }
        if let Some(index) = self.mention_at(span) {
            let mention = &self.text.mentions[index];
            if mention.kind != ActorKind::Nationality && mention.span.end == span.end {
                return Some(Subject::Name(index));
            }
        }
        if self.text.words.part(at) == Part::Pron {
            let word = tokens.lower(at);
            let known = self.text.language.is("pronoun", word) && word != "who";
            return known.then_some(Subject::Pronoun(at));
        }
        if !self.text.words.part(at).is_noun() {
            return None;
        }
        Some(
            self.aside(at, verb.first)
                .unwrap_or_else(|| Subject::Noun(phrase::ending_at(self.text, at))),
        )
    }

    /// "…, the growers' union said, …": all that stands between a comma and the verb.
    fn between_commas(&self, verb: &VerbGroup, sentence: Span) -> Option<Subject> {
        let tokens = self.text.tokens();
        let start = tokens.within(sentence).start;
        let last = verb.first.checked_sub(1).filter(|at| self.text.words.part(*at).is_noun())?;
        let comma = |at: &usize| tokens.word(*at) == ",";
        let opens = (verb.first.saturating_sub(BETWEEN).max(start)..last).rev().find(comma)?;
        let whole = (opens + 1..last).all(|at| {
            let part = self.text.words.part(at);
            part.is_noun()
                || matches!(part, Part::Det | Part::Adj | Part::Num | Part::Particle)
                || tokens.is(at, TokenKind::Clitic)
                || matches!(tokens.word(at), "'" | "’" | "-")
        });
        let named = self.mention_at(tokens.cover(last, last)).is_some();
        (whole && !named && comma(&(verb.main + 1)))
            .then(|| Subject::Noun(tokens.cover(opens + 1, last)))
    }

    /// The subject to the left of a verb: over adverbs, dates and appositions.
    fn subject(&self, verb: &VerbGroup, sentence: Span, content: Option<Span>) -> Option<Subject> {
        let tokens = self.text.tokens();
        let range = tokens.within(sentence);
        let main = tokens.cover(verb.main, verb.main);
        if let Some(subject) = self.before_aside(verb, range.start) {
            return Some(subject);
        }
        // A short form in brackets, where the name before it hangs on another noun.
        let mut short = None;
        let mut at = verb.first;
        while at > range.start && verb.first - at < REACH {
            at -= 1;
            let span = tokens.cover(at, at);
            if content.is_some_and(|content| content.contains(span) && content.end <= main.start) {
                return None;
            }
            let word = tokens.lower(at);
            if let Some(index) = self.mention_at(span) {
                let first = tokens.from_byte(self.text.mentions[index].span.start);
                let last = tokens.within(self.text.mentions[index].span).end;
                // "X's ministry said": the owner does not speak.
                let owns = tokens.is(last, TokenKind::Clitic)
                    || matches!(tokens.word(last), "'" | "’") && tokens.glued(last);
                // "Jane Roe of the World Health Organization (WHO) said"
                let bracketed = first > range.start && tokens.word(first - 1) == "(";
                if bracketed && !owns {
                    short = short.or(Some(Subject::Name(index)));
                } else if !owns && !self.hangs_on_noun(first, range.start) {
                    return Some(Subject::Name(index));
                }
                at = first;
                continue;
            }
            if self.text.language.is("person_pronoun", word) || matches!(word, "they" | "it") {
                return Some(Subject::Pronoun(at));
            }
            if self.text.language.is("source", word) && !self.hangs_on_noun(at, range.start) {
                return Some(Subject::Noun(phrase::ending_at(self.text, at)));
            }
        }
        short
    }

    /// "Roe, answering a question on the port and the union, said": what stands before the aside
    /// that a comma closes in front of the verb.
    fn before_aside(&self, verb: &VerbGroup, start: usize) -> Option<Subject> {
        let tokens = self.text.tokens();
        let closes = verb.first.checked_sub(1).filter(|at| tokens.word(*at) == ",")?;
        let opens = (start..closes).find(|at| {
            let part = self.text.words.part(at + 1);
            tokens.word(*at) == ","
                && (matches!(part, Part::VerbGerund | Part::VerbParticiple)
                    || matches!(tokens.lower(at + 1), "who" | "which"))
        })?;
        let last = opens.checked_sub(1).filter(|at| *at >= start)?;
        let index = self.mention_at(tokens.cover(last, last))?;
        let mention = &self.text.mentions[index];
        let first = tokens.from_byte(mention.span.start);
        let free = !self.hangs_on_noun(first, start) && mention.kind != ActorKind::Nationality;
        free.then_some(Subject::Name(index))
    }

    /// Whether a preposition before a word makes it part of another noun's phrase.
    fn hangs_on_noun(&self, first: usize, start: usize) -> bool {
        let tokens = self.text.tokens();
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
