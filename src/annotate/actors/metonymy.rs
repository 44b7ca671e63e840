//! Places that act: "Kabul said", "Washington warned" are governments.

use super::Named;
use crate::annotate::knowledge::{Knowledge, Language};
use crate::annotate::text::{Clause, TokenKind, Tokens, Words};
use crate::model::ActorKind;

/// The government that a capital's or country's name stands for, where it is the subject
/// of a verb of which only people and bodies are subjects.
pub fn stands_for(
    words: &Words<'_>,
    clauses: &[Clause],
    one: &Named,
    language: &Language,
    knowledge: &Knowledge,
) -> Option<String> {
    let tokens = &words.tokens;
    let entry = knowledge
        .lexicon
        .get(&one.words)
        .filter(|entry| entry.governs && one.kind == ActorKind::Place)?;
    let last = one.tokens.end.checked_sub(1)?;
    let owns = tokens.is(one.tokens.end, TokenKind::Clitic);
    let after = clauses.partition_point(|clause| clause.tokens.start <= last);
    let clause = after.checked_sub(1).and_then(|at| clauses.get(at))?;
    let is_subject = |verb: usize| clause.subject == Some(last) || joined(tokens, last, verb);
    let verb = clause.head().filter(|verb| is_subject(verb.first) && !owns)?;
    let governs = language.is("governing", &verb.lemma);
    let acts = !verb.passive && (language.is_saying(&verb.lemma) || governs);
    let country = knowledge.lexicon.country(&entry.country).unwrap_or(&entry.name);
    acts.then(|| format!("government of {country}"))
}

/// "Beijing and Manila traded barbs": one of two names right before the verb.
fn joined(tokens: &Tokens<'_>, last: usize, verb: usize) -> bool {
    let capitals = |mut range: std::ops::Range<usize>| range.all(|at| tokens.capital(at));
    let first = tokens.lower(last + 1) == "and"
        && (last + 2..last + 5).contains(&verb.wrapping_sub(1))
        && capitals(last + 2..verb);
    let second = verb == last + 1 && {
        let and = (last.saturating_sub(2)..last).rev().find(|at| tokens.lower(*at) == "and");
        and.is_some_and(|and| and > 0 && tokens.capital(and - 1) && capitals(and + 1..last + 1))
    };
    first || second
}
