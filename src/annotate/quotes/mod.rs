//! Attributions: who, by which cue, said what.
//!
//! In: words, clauses, mentions, actors. Out: direct, mixed and indirect quotes in order.
//! The speaker is an actor only where the words or the article leave no choice; else the
//! words that stand there.

mod direct;
mod indirect;
mod marks;
mod script;
mod speaker;

use super::knowledge::Language;
use super::text::{Clause, Tense, Tokens, VerbGroup, Words};
use crate::annotate::tagger::Part;
use crate::model::{LocalActor, Mention, Quote, Reference, Span, Speaker, touching};
pub use marks::quoted;
pub use script::{Turn, turns};
use speaker::Speakers;

/// What quotes are found in.
pub struct Text<'a> {
    /// The tokens with their parts of speech.
    pub words: &'a Words<'a>,
    /// The language's words.
    pub language: &'a Language,
    /// The clauses, in order.
    pub clauses: &'a [Clause],
    /// What stands inside quotation marks, in order.
    pub quoted: &'a [Span],
    /// Sentences that are prose.
    pub sentences: &'a [Span],
    /// Names.
    pub mentions: &'a [Mention],
    /// Their actors.
    pub actors: &'a [LocalActor],
    /// Words that take them up, in order.
    pub references: &'a [Reference],
}

/// A verb that introduces what somebody says.
#[derive(Clone, Copy, Debug)]
struct Cue<'a> {
    /// Index of its clause among those of the sentence.
    clause: usize,
    verb: &'a VerbGroup,
    /// The main verb.
    span: Span,
    /// The token behind the "by" of a passive: "was called a “farce” by Jane Roe".
    agent: Option<usize>,
}

/// Tokens behind a passive verb within which its agent stands.
const AGENT_REACH: usize = 25;

impl<'a> Text<'a> {
    fn tokens(&self) -> &'a Tokens<'a> {
        &self.words.tokens
    }

    /// Whether a span stands inside quotation marks.
    fn is_quoted(&self, span: Span) -> bool {
        touching(self.quoted, span, |one| *one).iter().any(|one| one.contains(span))
    }

    /// The clauses of a sentence.
    fn clauses_of(&self, sentence: Span) -> &'a [Clause] {
        let first = self.clauses.partition_point(|clause| clause.sentence.start < sentence.start);
        let rest = &self.clauses[first..];
        &rest[..rest.partition_point(|clause| clause.sentence.start == sentence.start)]
    }

    /// "…, saying"; "Roe, the mayor, called it": a form that the tagger takes for a participle is
    /// the verb of its clause where there is no other.
    fn may_speak(&self, sentence: Span, cue: &Cue<'_>) -> bool {
        match self.words.part(cue.verb.main) {
            // "cease calling it": not what is said, but what is spoken of.
            Part::VerbGerund => {
                let before = cue.verb.main.checked_sub(1).map(|at| self.words.part(at));
                !(self.language.is("naming", &cue.verb.lemma) && before.is_some_and(Part::is_verb))
            }
            Part::VerbParticiple if cue.agent.is_some() => true,
            // "went on to say": said by whoever went on.
            Part::VerbBase => {
                let word = |back: usize| {
                    cue.verb.main.checked_sub(back).map_or("", |at| self.tokens().lower(at))
                };
                word(1) == "to" && matches!(word(2), "on" | "continued" | "proceeded")
            }
            Part::VerbParticiple => {
                let own = self.clauses_of(sentence).get(cue.clause);
                cue.verb.first == cue.verb.main
                    && self.tokens().lower(cue.verb.main + 1) != "by"
                    && own.is_some_and(|clause| !clause.verbs.iter().any(VerbGroup::is_finite))
            }
            _ => false,
        }
    }

    /// The token behind the "by" of a passive verb that gives something a name or a quality.
    fn agent(&self, clause: &Clause, verb: &VerbGroup) -> Option<usize> {
        let bare = self.words.part(verb.main) == Part::VerbParticiple && verb.first == verb.main;
        let gives = self.language.is_saying(&verb.lemma)
            && !self.language.is_reporting(&verb.lemma)
            && (verb.passive || bare);
        let end = clause.tokens.end.min(verb.main + AGENT_REACH);
        let by = (verb.main + 1..end).find(|at| self.tokens().lower(*at) == "by")?;
        (gives && !self.is_quoted(self.tokens().cover(by, by))).then_some(by + 1)
    }

    /// Whether a verb stands behind "neither" or "nor".
    fn is_neither(&self, first: usize) -> bool {
        let before = first.checked_sub(1).map_or("", |at| self.tokens().lower(at));
        matches!(before, "neither" | "nor")
    }

    /// The verbs of saying in a sentence, outside quotation marks.
    fn cues(&self, sentence: Span) -> Vec<Cue<'a>> {
        let verbs = self.clauses_of(sentence).iter().enumerate().flat_map(|(clause, one)| {
            one.verbs.iter().map(move |verb| {
                let span = self.tokens().cover(verb.main, verb.main);
                let agent = self.agent(one, verb);
                Cue { clause, verb, span, agent }
            })
        });
        let speaks = |cue: &Cue<'_>| {
            self.language.is_saying(&cue.verb.lemma)
                && (!cue.verb.passive || cue.agent.is_some())
                // "Haitham bin Tariq Al Said": a name.
                && !(self.tokens().capital(cue.verb.main)
                    && cue.verb.main.checked_sub(1).is_some_and(|at| self.tokens().capital(at)))
                // "they could say": nobody has said it.
                && cue.verb.tense != Tense::Conditional
                // "neither confirmed nor denied"
                && !self.is_neither(cue.verb.first)
                // "drew his pistol, pointed it": only "pointed out" and "pointed to" tell.
                && (cue.verb.lemma != "point"
                    || matches!(self.tokens().lower(cue.verb.main + 1), "out" | "to"))
                // "it is reminding myself that": nobody is told.
                && !matches!(self.tokens().lower(cue.verb.main + 1), "myself" | "yourself")
                && (cue.verb.is_finite() || self.may_speak(sentence, cue))
                && !self.is_quoted(cue.span)
        };
        verbs.filter(speaks).collect()
    }
}

/// The quotes of a text, given the turns of a talk in it.
pub fn find(text: &Text<'_>, turns: &[Turn]) -> Vec<Quote> {
    let mut speakers = Speakers::new(text);
    let mut quotes: Vec<Quote> = Vec::new();
    for sentence in text.sentences {
        match script::in_sentence(text, turns, *sentence, &mut speakers) {
            script::Part::Prose => {}
            script::Part::Told => continue,
            script::Part::Speech(quote) => {
                quotes.push(quote);
                continue;
            }
        }
        let cues = text.cues(*sentence);
        let used = direct::in_sentence(text, *sentence, &cues, &mut speakers, &mut quotes);
        indirect::in_sentence(text, *sentence, &cues, &used, &mut speakers, &mut quotes);
        // "The minister said:" before paragraphs of quotation.
        let opens = sentence.of(text.tokens().text).trim_end().ends_with(':');
        if let Some(cue) = cues.last().filter(|_| opens && used.is_empty()) {
            speakers.of_cue(cue, *sentence, None);
        }
    }
    quotes.sort_by_key(|quote| (quote.span, quote.content));
    quotes
}

/// The whole attribution.
fn cover(content: Span, cue: Span, speaker: Option<&Speaker>) -> Span {
    let span = content.cover(cue);
    match speaker {
        // A speaker resolved from another sentence stands outside the attribution.
        Some(speaker) if speaker.span.start.abs_diff(cue.start) < 200 => span.cover(speaker.span),
        _ => span,
    }
}

/// A stretch without marks and spaces at its ends.
fn bare(span: Span, text: &str) -> Span {
    let words = span.of(text);
    let inner = words.trim_matches(|c: char| c.is_whitespace() || ",.;:—–".contains(c));
    if inner.is_empty() {
        return Span::new(span.start, span.start);
    }
    let start = span.start
        + (words.len()
            - words.trim_start_matches(|c: char| c.is_whitespace() || ",.;:—–".contains(c)).len());
    Span::new(start, start + inner.len())
}

#[cfg(test)]
mod tests;
