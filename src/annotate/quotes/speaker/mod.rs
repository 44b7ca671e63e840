//! The speaker of a cue: `subject`, `behind` and `otherwise` find the words that speak, before the
//! verb, behind it and elsewhere; `pronoun` and `noun` tell whose they are.

mod behind;
mod gender;
mod noun;
mod otherwise;
mod pronoun;
mod subject;

use super::{Cue, Text};
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, VerbGroup};
use crate::model::{ActorKind, Mention, Span, Speaker, touching};
use gender::Genders;

/// Words of a quotation that a comma alone leads to, at least.
const SENTENCE: usize = 6;

/// Remembers who spoke last.
pub struct Speakers<'a> {
    text: &'a Text<'a>,
    last: Option<Speaker>,
    /// The last speaker who is no person: a ministry, a statement.
    last_body: Option<Speaker>,
    genders: Genders,
    /// What the cue at hand introduces, where that is known.
    said: Option<Span>,
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
        Self { text, last: None, last_body: None, genders: Genders::of(text), said: None }
    }

    /// The speaker of a cue in a sentence, given what is said where that is known.
    pub fn of_cue(
        &mut self,
        cue: &Cue<'_>,
        sentence: Span,
        content: Option<Span>,
    ) -> Option<Speaker> {
        self.said = content;
        if let Some(agent) = cue.agent {
            return self.after(agent, sentence);
        }
        let clause = self.text.clauses_of(sentence).get(cue.clause)?;
        if let Some(subject) = self.told_otherwise(cue, sentence) {
            return Some(self.settle(subject));
        }
        // "X said …, but warned that", "…, adding that": the one who spoke before speaks on.
        let relative = matches!(clause.opener.as_deref(), Some("who" | "which" | "that"));
        // "and several said": somebody else.
        let own = || {
            let mut before = clause.tokens.start..cue.verb.first;
            before.any(|at| self.text.words.part(at).is_nominal())
        };
        let opens = clause.subject.is_none_or(|at| at < clause.tokens.start)
            && !own()
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
        // "Roe called herself a Liberal and said": of two verbs the second has the first one's.
        if let Some(subject) = self.shared_with_head(clause, cue.verb) {
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

    /// The subject of a clause's head, where a verb joined to it by "and" has none of its own.
    fn shared_with_head(&self, clause: &Clause, verb: &VerbGroup) -> Option<Subject> {
        let head = clause.head().filter(|head| head.is_finite() && head.main < verb.main)?;
        let mut before = (head.main + 1..verb.first).rev();
        let joint = before.find(|at| self.text.words.part(*at) != Part::Adv)?;
        let joined = matches!(self.text.tokens().lower(joint), "and" | "but");
        if !joined || head.passive {
            return None;
        }
        self.head(clause, head, None)
    }

    /// "The governor addressed the public: “…”", "The ministry released a statement: “…”": the
    /// subject before the colon, where it is one that can speak; before a comma, where it is a
    /// person and a sentence follows: "Roe defended the plan, “The lock will hold.”"
    pub fn before_mark(&mut self, content: Span) -> Option<Speaker> {
        let tokens = self.text.tokens();
        let comma = || self.mark(content, ",").filter(|_| is_sentence(content.of(tokens.text)));
        let colon = self.mark(content, ":").or_else(comma)?;
        let only_people = tokens.word(colon) == ",";
        // "walked past a sign, “Keep away …”": what the sign says.
        let thing = colon.checked_sub(1).map_or("", |at| tokens.lower(at));
        if only_people && self.text.language.is("source", thing) {
            return None;
        }
        let span = tokens.cover(colon, colon);
        let sentence = touching(self.text.sentences, span, |one| *one).first()?;
        let clauses = self.text.clauses_of(*sentence).iter();
        let before = clauses.filter(|clause| clause.tokens.start < colon);
        let document = |clause: &Clause| {
            (clause.tokens.start..clause.tokens.end.min(colon))
                .any(|at| self.text.language.is("document", tokens.lower(at)))
        };
        let subject = before.rev().find_map(|clause| {
            // What stands behind the colon is not told by the one who speaks.
            let mut own = clause.verbs.iter().filter(|verb| verb.main < colon);
            let verb = own.clone().find(|verb| verb.is_finite()).or_else(|| own.next())?;
            let subject =
                self.head(clause, verb, None).or_else(|| self.subject(verb, *sentence, None))?;
            let active = !verb.passive;
            let speaks = match subject {
                Subject::Name(at) if only_people => {
                    active && self.text.mentions[at].kind == ActorKind::Person
                }
                Subject::Noun(_) if only_people => false,
                Subject::Name(at) => {
                    let kind = self.text.mentions[at].kind;
                    kind == ActorKind::Person
                        || active && (document(clause) || kind != ActorKind::Place)
                }
                Subject::Noun(span) => {
                    let last = tokens.within(span).last()?;
                    let can = |class| self.text.language.is(class, tokens.lower(last));
                    active && (document(clause) || can("source") || can("people") || can("human"))
                }
                Subject::Pronoun(at) => {
                    active && !self.text.language.is("speaking", tokens.lower(at))
                }
            };
            speaks.then_some(subject)
        })?;
        Some(self.settle(subject))
    }

    /// The colon or the comma right before a quotation.
    pub fn mark(&self, content: Span, mark: &str) -> Option<usize> {
        let tokens = self.text.tokens();
        let at = tokens.from_byte(content.start).checked_sub(2)?;
        (tokens.word(at) == mark).then_some(at)
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
}

/// Whether a quotation is a sentence of somebody's and no title: long, with a capital at its
/// beginning, a mark at its end, and few capitals between.
fn is_sentence(words: &str) -> bool {
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let all = words.split_whitespace();
    let (count, capitals) = (all.clone().count(), all.filter(capital).count());
    count >= SENTENCE
        && capitals * 2 < count
        && words.starts_with(|c: char| c.is_uppercase() || c == '[')
        && words.ends_with(['.', '!', '?', '…'])
}
