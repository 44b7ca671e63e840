//! Places that act: "Kabul said", "Washington warned" are governments.

use super::Named;
use crate::annotate::knowledge::{Knowledge, Language, TriggerClass};
use crate::annotate::tagger::Part;
use crate::annotate::text::Words;
use crate::model::ActorKind;

/// The government that a capital's or country's name stands for, where it is the subject
/// of a verb of which only people and bodies are subjects.
pub fn stands_for(
    words: &Words<'_>,
    one: &Named,
    language: &Language,
    knowledge: &Knowledge,
) -> Option<String> {
    let tokens = &words.tokens;
    let entry = knowledge
        .lexicon
        .get(&one.words)
        .filter(|entry| entry.governs && one.kind == ActorKind::Place)?;
    let mut at = one.tokens.end;
    while words.part(at).is_aux()
        || matches!(tokens.lower(at), "also" | "again" | "n't" | "not")
        || words.part(at) == Part::Adv
    {
        at += 1;
    }
    let acts = language.verb_form(tokens.lower(at)).is_some_and(|(lemma, _)| {
        language.is_saying(lemma) || !language.triggers.get(TriggerClass::Verb, lemma).is_empty()
    });
    let after_preposition = one.tokens.start > 0
        && matches!(
            tokens.lower(one.tokens.start - 1),
            "in" | "at" | "near" | "from" | "to" | "of" | "outside" | "across" | "around" | "and"
        );
    let country = knowledge.lexicon.country(&entry.country).unwrap_or(&entry.name);
    (acts && !after_preposition).then(|| format!("government of {country}"))
}
