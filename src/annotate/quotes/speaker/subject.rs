//! The words that speak: the subject of a cue, or who stands in its place.

use super::{Speakers, Subject};
use crate::annotate::quotes::{Cue, phrase};
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, TokenKind, VerbGroup};
use crate::model::{ActorKind, Span};

/// How far left of a cue its subject may stand, in tokens.
const REACH: usize = 40;

/// Tokens behind a noun within which it is told whose it is: "of the Tehran court".
const WHOSE: usize = 8;

/// Tokens of a speaker between a comma and the verb, at most.
const BETWEEN: usize = 7;

impl Speakers<'_> {
    /// Who speaks where it is not the subject: "quoted Roe as saying", "confirmed with the port
    /// that", "Saying" at the head of a sentence.
    pub(super) fn told_otherwise(&self, cue: &Cue<'_>, sentence: Span) -> Option<Subject> {
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
            return self.subject_before(cue.span, None).map(Subject::Name);
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

    /// "said X": a name or a noun right after the verb, for a quotation before it.
    pub(super) fn inverted(
        &self,
        verb: &VerbGroup,
        sentence: Span,
        content: Option<Span>,
    ) -> Option<Subject> {
        let tokens = self.text.tokens();
        let cue = tokens.cover(verb.main, verb.main);
        if content.is_some_and(|content| content.end > cue.start) || verb.first != verb.main {
            return None;
        }
        // Nothing but marks between what is said and the verb, else the speaker stands there.
        let from = content.map_or(verb.first, |content| tokens.from_byte(content.end));
        let marks = (from..verb.first).all(|at| !tokens.is(at, TokenKind::Word));
        let before = verb.first.checked_sub(1).map_or("", |at| tokens.word(at));
        let end = tokens.within(sentence).end;
        // "… will be published “in full” when they arrive, said Deputy Minister Jane Roe."
        let told = self.text.language.is("addressing", &verb.lemma);
        if !marks && before == "," && !told {
            let subject = self.phrase_from(verb.main + 1, end)?;
            let Subject::Name(index) = subject else { return None };
            let next = tokens.from_byte(self.text.mentions[index].span.end);
            return (next >= end || matches!(tokens.word(next), "." | ",")).then_some(subject);
        }
        if !marks
            || !matches!(before, "”" | "’" | "\"" | "'" | "," | "—" | "»" | "–" | "''" | "!" | "?")
        {
            return None;
        }
        self.phrase_from(verb.main + 1, end)
    }

    /// The name or the noun phrase that begins at a token.
    pub(super) fn phrase_from(&self, start: usize, end: usize) -> Option<Subject> {
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
    pub(super) fn aside(&self, head: usize, end: usize) -> Option<Subject> {
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
    pub(super) fn head(
        &self,
        clause: &Clause,
        verb: &VerbGroup,
        content: Option<Span>,
    ) -> Option<Subject> {
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
            // "One of the users said"
            let part =
                matches!(word, "one" | "some" | "many" | "most" | "several" | "none" | "two");
            let near = (at + 3..=at + 2 + WHOSE).contains(&verb.first);
            if part && at == range.start && tokens.lower(at + 1) == "of" && near {
                return Some(Subject::Noun(tokens.cover(at, verb.first - 1)));
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
    pub(super) fn before_aside(&self, verb: &VerbGroup, start: usize) -> Option<Subject> {
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
    pub(super) fn hangs_on_noun(&self, first: usize, start: usize) -> bool {
        let tokens = self.text.tokens();
        let mut before = first;
        while before > start
            && matches!(tokens.lower(before - 1), "the" | "a" | "an" | "its" | "their")
        {
            before -= 1;
        }
        // "researchers from the universities of Oslo and Bergen": as the name before the "and".
        if before > start + 1
            && matches!(tokens.lower(before - 1), "and" | "&")
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
