//! Relative clauses that part a main clause: "The mayor, who was ill, left on Friday".

use std::ops::Range;

use super::verb::{Tense, VerbGroup};
use super::words::Words;
use crate::annotate::knowledge::Language;
use crate::annotate::tagger::Part;

/// The pronoun of the relative clause that begins before any verb of a stretch.
pub fn pronoun(words: &Words<'_>, part: Range<usize>, verbs: &[VerbGroup]) -> Option<usize> {
    let first = verbs.iter().find(|verb| part.contains(&verb.main))?;
    (part.start + 1..first.first).find(|at| {
        let word = words.tokens.lower(*at);
        // "with whom"
        let whom = words.part(at - 1) == Part::Adp && matches!(word, "whom" | "which");
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
    let subject = at.checked_sub(1).is_some_and(|before| words.part(before).is_noun());
    let Some(pronoun) = pronoun(words, start..at, verbs).filter(|_| told && subject) else {
        return false;
    };
    let mut inside = verbs.iter().filter(|verb| (pronoun..at).contains(&verb.main));
    let Some(own) = inside.next().filter(|own| own.is_finite()) else { return false };
    // "who said troops left": what is said.
    let is_plain = !language.is_reporting(&own.lemma) && !language.is_saying(&own.lemma);
    let joins =
        |at: usize| matches!(words.part(at), Part::Punct | Part::Sconj | Part::Cconj | Part::Pron);
    inside.next().is_none() && is_plain && own.main + 1 < at && !(own.first..at).any(joins)
}

/// Whether a stretch tells of a place or a time with a relative clause, before the main one: "In
/// Oslo, where the talks were held, troops left".
pub fn is_fronted(words: &Words<'_>, part: Range<usize>, verbs: &[VerbGroup]) -> Option<usize> {
    let pronoun = pronoun(words, part.clone(), verbs)?;
    let comma = words.tokens.word(pronoun - 1) == ",";
    (comma && words.part(part.start) == Part::Adp).then_some(pronoun)
}
