//! Events: clauses with a trigger, their type, status, time, participants and places.
//!
//! In: clauses, timexes, mentions. Out: event mentions in order of text. Precision
//! first: a bare noun, a comment without a date or a menu's words make no event.

mod act;
mod beside;
mod extent;
mod narrative;
mod nouns;
mod participants;
mod status;
mod teller;
mod trigger;
mod verbs;
mod when;

use chrono::NaiveDate;

use super::knowledge::Language;
use super::quotes::Turn;
use super::text::{Clause, Tokens, VerbGroup, Words};
use crate::model::{
    EventMention, LocalActor, Mention, Quote, Reference, Span, Timex, Zone, ZoneKind,
};
use narrative::Narrative;
use teller::Teller;
use trigger::Found;

/// Quotes before the end of a span among which those stand that reach it.
const QUOTES: usize = 12;

/// What events are found in.
pub struct Text<'a> {
    /// The tokens.
    pub tokens: &'a Tokens<'a>,
    /// Their parts of speech.
    pub words: &'a Words<'a>,
    /// The language's words.
    pub language: &'a Language,
    /// The clauses, in order.
    pub clauses: &'a [Clause],
    /// Temporal expressions, in order.
    pub timexes: &'a [Timex],
    /// Names, in order.
    pub mentions: &'a [Mention],
    /// The actors.
    pub actors: &'a [LocalActor],
    /// Words that take actors up, in order.
    pub references: &'a [Reference],
    /// Quotes, in order.
    pub quotes: &'a [Quote],
    /// What stands inside quotation marks, in order.
    pub quoted: &'a [Span],
    /// The turns of an interview, in order.
    pub talk: &'a [Turn],
    /// The article's zones.
    pub zones: &'a [Zone],
    /// The day that the report speaks from.
    pub today: Option<NaiveDate>,
}

impl<'a> Text<'a> {
    /// The clauses, each with the number of its sentence.
    fn numbered(&self) -> impl Iterator<Item = (usize, &'a Clause)> + use<'a> {
        let mut number = 0;
        let mut last = None;
        self.clauses.iter().map(move |clause| {
            number += usize::from(last.is_some_and(|last| last != clause.sentence));
            last = Some(clause.sentence);
            (number, clause)
        })
    }

    /// The number of a clause in its sentence.
    fn number(&self, index: usize) -> usize {
        let Some(clause) = self.clauses.get(index) else { return 0 };
        let before = self.clauses[..index].iter().rev();
        before.take_while(|one| one.sentence == clause.sentence).count()
    }

    /// The clause that reports a clause: "X said" of "X said that …".
    fn reporter(&self, index: usize) -> Option<&'a Clause> {
        let by = self.clauses.get(index)?.reported_by?;
        self.clauses.get(index - self.number(index) + by)
    }

    /// The quotes that can reach a span. They are in order of their whole spans, so these are
    /// the last that begin before its end.
    fn quotes_near(&self, span: Span) -> impl Iterator<Item = &'a Quote> + use<'a> {
        let last = self.quotes.partition_point(|quote| quote.span.start < span.end);
        self.quotes[..last].iter().rev().take(QUOTES)
    }

    /// The quote that a verb of saying introduces.
    fn quote_of(&self, verb: Span) -> Option<&'a Quote> {
        self.quotes_near(verb).find(|quote| quote.cue.is_some_and(|cue| cue.overlaps(verb)))
    }

    /// Who says what a verb introduces.
    fn speaker(&self, verb: Span) -> Option<usize> {
        self.quote_of(verb)?.speaker.as_ref()?.actor
    }

    /// The verb that places a clause in time: its own, or that of the clause before it in the
    /// sentence where it has none with a tense ("…, saying").
    fn governor(&self, index: usize, found: &Found) -> Option<&'a VerbGroup> {
        let clause = self.clauses.get(index)?;
        let own = found.verb.as_ref().map(|verb| verb.main);
        let own = clause.verbs.iter().find(|verb| Some(verb.main) == own);
        // "calling for him to be freed": the infinitive tells no time.
        let head = clause.head().filter(|head| self.tokens.lower(head.first) != "to");
        let verb = own.filter(|verb| verb.is_finite()).or(head);
        let tells = |verb: &&VerbGroup| verb.is_finite() || !opens(self, clause, verb);
        if let Some(verb) = verb.filter(tells) {
            return Some(verb);
        }
        let before = self.clauses.get(index.checked_sub(1)?)?;
        before.head().filter(|verb| before.sentence == clause.sentence && verb.is_finite())
    }
}

/// Whether a verb opens its clause, but for adverbs and a conjunction.
fn opens(text: &Text<'_>, clause: &Clause, verb: &VerbGroup) -> bool {
    let first = clause.tokens.start;
    verb.first <= first + 1 || (first..verb.first).all(|at| text.tokens.lower(at).ends_with("ly"))
}

/// The events of a text.
pub fn find(text: &Text<'_>) -> Vec<EventMention> {
    let mut events = Vec::new();
    let mut narrative = Narrative::of_lead(text);
    for (index, (sentence_number, clause)) in text.numbered().enumerate() {
        if !is_prose(text, clause.span) || !is_in_script(clause.span.of(text.tokens.text)) {
            continue;
        }
        narrative.follow(text, clause, sentence_number);
        let teller = Teller { text, index, clause, sentence_number, narrative };
        let main = teller.main();
        let mut others = beside::of(text, clause, main.as_ref());
        others.extend(teller.sayings(main.as_ref()));
        let others = others.into_iter().map(|one| teller.further(one));
        let mut told: Vec<EventMention> = main.into_iter().collect();
        told.extend(teller.around(told.first()));
        for one in others {
            let same =
                |known: &EventMention| (known.trigger, known.when) == (one.trigger, one.when);
            if !told.iter().any(same) {
                told.push(one);
            }
        }
        told.sort_by_key(|event| event.trigger.start);
        events.append(&mut told);
    }
    events
}

/// Events stand in headline, subtitle and body, not in credits and bylines.
fn is_prose(text: &Text<'_>, span: Span) -> bool {
    let zone = text.zones.iter().find(|zone| zone.span.contains(span)).map(|zone| zone.kind);
    !matches!(
        zone,
        Some(ZoneKind::Byline | ZoneKind::Credit | ZoneKind::Dateline | ZoneKind::DatelineDate)
    )
}

/// Last letter of the Latin blocks of Unicode that have the letters of English.
const LAST_LATIN: char = '\u{24f}';

/// Whether most letters are those of English: a word of it in a line of another script is no
/// report in English.
fn is_in_script(words: &str) -> bool {
    let letters = || words.chars().filter(|c| c.is_alphabetic());
    2 * letters().filter(|c| *c <= LAST_LATIN).count() >= letters().count()
}

#[cfg(test)]
mod tests;
