//! The subject of a cue: the words before it that speak.

use super::behind::WHOSE;
use super::{Speakers, Subject};
use crate::annotate::quotes::Cue;
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, TokenKind, VerbGroup, phrase};
use crate::model::{ActorKind, Span};

/// How far left of a cue its subject may stand, in tokens.
const REACH: usize = 40;

/// Tokens of a speaker between a comma and the verb, at most.
const BETWEEN: usize = 7;

impl Speakers<'_> {
    /// The subject of the clause that a cue without one of its own goes on from.
    pub(super) fn acting(&self, cue: &Cue<'_>, sentence: Span) -> Option<Subject> {
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
    pub(super) fn main_speaker(&self, cue: &Cue<'_>, sentence: Span) -> Option<Subject> {
        let before = self.text.clauses_of(sentence).get(..cue.clause)?;
        let tokens = self.text.tokens();
        // "claimed that he left and called it": without a comma it goes on in what is said.
        let from = self.text.clauses_of(sentence).get(cue.clause)?.tokens.start;
        let apart = from.checked_sub(1).is_some_and(|at| tokens.word(at) == ",")
            || tokens.word(from) == ",";
        let says = |verb: &&VerbGroup| {
            apart
                && verb.is_finite()
                && !verb.passive
                && self.text.language.is_saying(&verb.lemma)
                && !self.text.is_quoted(tokens.cover(verb.main, verb.main))
        };
        let told = before.iter().find(|clause| clause.head().as_ref().is_some_and(says))?;
        let verb = told.head()?;
        self.head(told, verb, None).or_else(|| self.subject(verb, sentence, None))
    }

    /// The head of the clause's subject, where that is certain.
    pub(super) fn head(
        &self,
        clause: &Clause,
        verb: &VerbGroup,
        content: Option<Span>,
    ) -> Option<Subject> {
        let tokens = self.text.tokens();
        let at = clause.subject?;
        let span = tokens.cover(at, at);
        let start = tokens.within(clause.sentence).start;
        // "spoke to the Fleet, who said": what a pronoun takes up stands where it likes.
        let inside = at >= clause.tokens.start;
        let own = clause.head().is_some_and(|head| head.main == verb.main);
        let bracketed = at.checked_sub(1).is_some_and(|before| tokens.word(before) == "(");
        if !own || bracketed || content.is_some_and(|content| content.contains(span)) {
            return None;
        }
        if let Some(index) = self.mention_at(span) {
            let mention = &self.text.mentions[index];
            let first = tokens.from_byte(mention.span.start);
            let whole = mention.kind != ActorKind::Nationality && mention.span.end == span.end;
            // "scientists from Bristol and Davis say"
            if whole && inside && self.hangs_on_noun(first, start) {
                return None;
            }
            if whole {
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
        // "Roe, speaking to the harbour board called it": the board is spoken to.
        let first = tokens.from_byte(phrase::ending_at(self.text.words, at).start);
        if inside && self.hangs_on_noun(first, start) {
            return None;
        }
        Some(
            self.aside(at, verb.first)
                .unwrap_or_else(|| Subject::Noun(phrase::ending_at(self.text.words, at))),
        )
    }

    /// "…, the growers' union said, …": all that stands between a comma and the verb.
    pub(super) fn between_commas(&self, verb: &VerbGroup, sentence: Span) -> Option<Subject> {
        let tokens = self.text.tokens();
        let start = tokens.within(sentence).start;
        let last = verb.first.checked_sub(1).filter(|at| self.text.words.part(*at).is_noun())?;
        let comma = |at: &usize| tokens.word(*at) == ",";
        let opens = (verb.first.saturating_sub(BETWEEN).max(start)..last).rev().find(comma)?;
        let whole = (opens + 1..last).all(|at| {
            let part = self.text.words.part(at);
            part.is_nominal()
                || part == Part::Particle
                || tokens.is(at, TokenKind::Clitic)
                || matches!(tokens.word(at), "'" | "’" | "-")
        });
        let named = self.mention_at(tokens.cover(last, last)).is_some();
        (whole && !named && comma(&(verb.main + 1)))
            .then(|| Subject::Noun(tokens.cover(opens + 1, last)))
    }

    /// The subject to the left of a verb: over adverbs, dates and appositions.
    pub(super) fn subject(
        &self,
        verb: &VerbGroup,
        sentence: Span,
        content: Option<Span>,
    ) -> Option<Subject> {
        let tokens = self.text.tokens();
        let range = tokens.within(sentence);
        let main = tokens.cover(verb.main, verb.main);
        if let Some(subject) = self.before_aside(verb, range.start) {
            return Some(subject);
        }
        // "some of those whom Roe met said": she met them.
        let acts =
            |next: usize| next + 1 == verb.first && self.text.words.part(next) == Part::VerbPast;
        // "referred to himself as the party and said": the party is no subject of both.
        let joined = verb.first > range.start && tokens.lower(verb.first - 1) == "and";
        let governed = |first: usize| {
            let determined = |at: &usize| self.text.words.part(*at) == Part::Det;
            let before = first - (range.start..first).rev().take_while(determined).count();
            before > range.start && self.text.words.part(before - 1) == Part::Adp
        };
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
                } else if !(owns
                    || self.hangs_on_noun(first, range.start)
                    || acts(last)
                    || joined && governed(first))
                {
                    return Some(Subject::Name(index));
                }
                at = first;
                continue;
            }
            // "One of the users said"
            let part =
                matches!(word, "one" | "some" | "many" | "most" | "several" | "none" | "two");
            let near = (at + 3..=at + 2 + WHOSE).contains(&verb.first);
            if part && at == range.start && tokens.lower(at + 1) == "of" && near {
                return Some(Subject::Noun(tokens.cover(at, verb.first - 1)));
            }
            // "and several said"
            let few = matches!(word, "several" | "many" | "others" | "some" | "most" | "both");
            // Not "Roe and Doe both said".
            let joint = at.checked_sub(1).map_or(Part::Punct, |at| self.text.words.part(at));
            let opens = at == range.start || matches!(joint, Part::Punct | Part::Cconj);
            if few && opens && at + 1 == verb.first {
                return Some(Subject::Noun(span));
            }
            // "called it a farce and said"
            let before = at.checked_sub(1).map(|before| self.text.words.part(before));
            let object = before.is_some_and(|part| part.is_verb() || part == Part::Adp);
            if self.text.language.is("person_pronoun", word)
                || word == "they"
                || word == "it" && !object
            {
                return Some(Subject::Pronoun(at));
            }
            if self.text.language.is("source", word) && !self.hangs_on_noun(at, range.start) {
                return Some(Subject::Noun(phrase::ending_at(self.text.words, at)));
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
        let mut last = opens.checked_sub(1).filter(|at| *at >= start)?;
        // "the Border Guard (BG), which …, said"
        if tokens.word(last) == ")" {
            last = (start..last).rev().find(|at| tokens.word(*at) == "(")?.checked_sub(1)?;
        }
        let index = self.mention_at(tokens.cover(last, last))?;
        let mention = &self.text.mentions[index];
        let first = tokens.from_byte(mention.span.start);
        let free = !self.hangs_on_noun(first, start) && mention.kind != ActorKind::Nationality;
        free.then_some(Subject::Name(index))
    }

    /// Whether a preposition before a word makes it part of another noun's phrase.
    pub(super) fn hangs_on_noun(&self, first: usize, start: usize) -> bool {
        let tokens = self.text.tokens();
        let mut before = first;
        while before > start
            && matches!(tokens.lower(before - 1), "the" | "a" | "an" | "its" | "their")
        {
            before -= 1;
        }
        // "doctors in China's Guangdong Province": as the owner; "researchers from the universities
        // of Oslo and Bergen": as the name before the "and".
        if before > start + 1
            && (tokens.is(before - 1, TokenKind::Clitic)
                || matches!(tokens.lower(before - 1), "and" | "&"))
            && let Some(other) = self.mention_at(tokens.cover(before - 2, before - 2))
        {
            let first = tokens.from_byte(self.text.mentions[other].span.start);
            return first > start && self.hangs_on_noun(first, start);
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
    pub(super) fn mention_at(&self, span: Span) -> Option<usize> {
        let at = self.text.mentions.partition_point(|mention| mention.span.end <= span.start);
        self.text.mentions.get(at).filter(|mention| mention.span.contains(span)).map(|_| at)
    }
}
