//! Places that act: "Kabul said", "Washington warned" are governments.

use super::Named;
use crate::annotate::knowledge::{Knowledge, Language, TriggerClass};
use crate::annotate::text::{Clause, TokenKind, Words};
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
    let verb = clause.head().filter(|_| clause.subject == Some(last) && !owns)?;
    let acts = !verb.passive
        && (language.is_saying(&verb.lemma)
            || !language.triggers.get(TriggerClass::Verb, &verb.lemma).is_empty());
    let country = knowledge.lexicon.country(&entry.country).unwrap_or(&entry.name);
    acts.then(|| format!("government of {country}"))
}
