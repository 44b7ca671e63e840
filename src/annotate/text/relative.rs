//! Relative clauses that part a main clause: "The mayor, who was ill, left on Friday".

use std::ops::Range;

use super::token::TokenKind;
use super::verb::{Tense, VerbGroup, can_be_past};
use super::words::Words;
use crate::annotate::knowledge::Language;
use crate::annotate::tagger::Part;

/// The pronoun of the relative clause that begins before any verb of a stretch.
pub fn pronoun(words: &Words<'_>, part: Range<usize>, verbs: &[VerbGroup]) -> Option<usize> {
    let first = verbs.iter().find(|verb| part.contains(&verb.main))?;
    (part.start + 1..first.first).find(|at| {
        let word = words.tokens.lower(*at);
        // "with whom"
        let adposed = words.part(at - 1) == Part::Adp || words.tokens.lower(at - 1) == "to";
        let whom = adposed && matches!(word, "whom" | "which");
        let before = at.saturating_sub(1 + usize::from(whom));
        let comma = words.tokens.word(before) == ",";
        let noun = words.part(before).is_noun();
        match word {
            "who" | "which" | "whose" | "whom" => comma || noun,
            "where" => comma,
            // "troops that held the port", not "troops in that port".
            "that" => noun && first.first == at + 1,
            _ => false,
        }
    })
}

/// Whether the main verb stands at a token, behind a relative clause without commas: "troops who
/// held the port left". `start` begins the stretch in which nothing else ended.
pub fn ends_before(
    words: &Words<'_>,
    start: usize,
    at: usize,
    verbs: &[VerbGroup],
    language: &Language,
) -> bool {
    let Some(verb) = verbs.iter().find(|verb| verb.first == at) else { return false };
    let told =
        matches!(verb.tense, Tense::Past | Tense::Perfect | Tense::Future | Tense::Conditional);
    let Some(pronoun) = pronoun(words, start..at, verbs).filter(|_| told) else { return false };
    let mut inside = verbs.iter().filter(|verb| (pronoun..at).contains(&verb.main));
    let Some(own) = inside.next().filter(|own| own.is_finite()) else { return false };
    // "who said troops left": what is said.
    let is_plain = !language.is_reporting(&own.lemma) && !language.is_saying(&own.lemma);
    let joins = |at: usize| match words.part(at) {
        // "near Mazar-e-Sharif"
        Part::Punct => !(words.tokens.word(at) == "-" && words.tokens.glued(at)),
        part => matches!(part, Part::Sconj | Part::Cconj | Part::Pron),
    };
    // "who held it left", "who had been drinking left"; of "who shot left" nobody can tell.
    let before = words.part(at - 1);
    let closes = if own.main + 1 == at {
        own.first < own.main
    } else {
        before.is_noun() || matches!(before, Part::Adj | Part::Adv | Part::Num)
    };
    inside.next().is_none() && is_plain && closes && !(own.first..at).any(joins)
}

/// "a boat that was carrying migrants capsized", "Roe, who was ill, left the port": a form that
/// can be a past is one where it ends a relative clause before the only main verb.
pub fn settle(
    words: &Words<'_>,
    range: &Range<usize>,
    language: &Language,
    groups: &mut [VerbGroup],
) {
    let Some(pronoun) = pronoun(words, range.clone(), groups) else { return };
    let own = groups.iter().position(|group| group.main > pronoun && group.is_finite());
    let Some(own) = own else { return };
    let comma = |at: usize| words.tokens.word(at) == ",";
    let aside = comma(pronoun - 1);
    let alone = |group: &VerbGroup| {
        group.first == group.main && !group.is_finite() && can_be_past(words, group.main, language)
    };
    // The first one behind the comma that closes the clause, or the last one of the sentence.
    let closes = |group: &VerbGroup| {
        aside && alone(group) && comma(group.main - 1) && !(pronoun..group.main - 1).any(comma)
    };
    let could = |group: &VerbGroup| {
        alone(group)
            && words.tokens.lower(group.main + 1) != "by"
            && !words.tokens.is(group.main - 1, TokenKind::Mark)
    };
    let rest = &groups[own + 1..];
    let main = match rest.iter().position(closes) {
        Some(at) => Some(at),
        None if !aside && !rest.iter().any(VerbGroup::is_finite) => rest.iter().rposition(could),
        None => None,
    };
    if let Some(at) = main {
        groups[own + 1 + at].tense = Tense::Past;
    }
}

/// Whether a relative clause stands on what a preposition leads to, before a main clause with a
/// subject of its own: "In Oslo, where the talks were held, troops left". `start` begins the
/// stretch that its `pronoun` stands in.
pub fn is_fronted(words: &Words<'_>, start: usize, pronoun: usize) -> bool {
    words.tokens.word(pronoun - 1) == "," && words.part(start) == Part::Adp
}
