//! Words that name events, and words that say how something ended.

use rustc_hash::FxHashMap;

use super::{Hints, names, rows};
use crate::model::EventType;

/// Verb or noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TriggerClass {
    /// The head of a clause.
    Verb,
    /// A noun, which needs a support verb or a date.
    Noun,
}

impl TriggerClass {
    fn name(self) -> &'static str {
        match self {
            Self::Verb => "verb",
            Self::Noun => "noun",
        }
    }
}

/// What a word names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// PLOVER type.
    pub kind: EventType,
    /// PLOVER mode, or the label of an OTHER.
    pub mode: Option<&'static str>,
    /// The words after the first, for "pull out" and "press conference".
    pub rest: Vec<&'static str>,
    /// What the act must be done to.
    pub object: Object,
}

/// What a verb must be done to, to name an act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Object {
    /// Anything or nothing.
    #[default]
    Any,
    /// Somebody, marked by a star: "hold*".
    Somebody,
    /// Nothing, marked by an exclamation mark: "demonstrate!".
    Nothing,
}

/// The trigger lexicon of one language.
#[derive(Debug, Default)]
pub struct Triggers {
    verbs: FxHashMap<&'static str, Vec<Trigger>>,
    nouns: FxHashMap<&'static str, Vec<Trigger>>,
    hints: Hints,
}

impl Triggers {
    /// English, from the embedded table.
    pub fn english() -> Self {
        let mut triggers = Self::default();
        for row in rows(include_str!("../../../assets/lang/en/triggers.tsv")) {
            let [kind, mode, verbs, nouns] = row.as_slice() else { continue };
            let Some(kind) = EventType::parse(kind) else { continue };
            let mode = Some(*mode).filter(|mode| *mode != "-");
            for (class, list) in [(TriggerClass::Verb, verbs), (TriggerClass::Noun, nouns)] {
                for phrase in names(list).filter(|phrase| *phrase != "-") {
                    triggers.add(class, phrase, kind, mode);
                }
            }
        }
        triggers
    }

    fn add(
        &mut self,
        class: TriggerClass,
        phrase: &'static str,
        kind: EventType,
        mode: Option<&'static str>,
    ) {
        let object = match phrase.as_bytes().last() {
            Some(b'*') => Object::Somebody,
            Some(b'!') => Object::Nothing,
            _ => Object::Any,
        };
        let mut words = phrase.trim_end_matches(['*', '!']).split(' ');
        let Some(first) = words.next() else { return };
        let trigger = Trigger { kind, mode, rest: words.collect(), object };
        self.hints.add(class.name(), first);
        let words = match class {
            TriggerClass::Verb => &mut self.verbs,
            TriggerClass::Noun => &mut self.nouns,
        };
        let known = words.entry(first).or_default();
        known.push(trigger);
        // Longer phrases are tried first; of equal ones the table's order decides.
        known.sort_by_key(|trigger| std::cmp::Reverse(trigger.rest.len()));
    }

    /// The base forms of the verbs, in no order.
    pub fn verbs(&self) -> impl Iterator<Item = &'static str> {
        self.verbs.keys().copied()
    }

    /// What a base form may name, the longest phrase first.
    pub fn get(&self, class: TriggerClass, word: &str) -> &[Trigger] {
        let words = match class {
            _ if !self.hints.may(class.name(), word) => return &[],
            TriggerClass::Verb => &self.verbs,
            TriggerClass::Noun => &self.nouns,
        };
        words.get(word).map_or(&[], Vec::as_slice)
    }
}

/// Whether an outcome is an agreement or a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutcomeSign {
    /// An agreement, a success.
    Good,
    /// A failure, a breakdown.
    Bad,
}

/// Phrases of outcomes.
#[derive(Debug, Default)]
pub struct Outcomes {
    phrases: Vec<(OutcomeSign, &'static str)>,
}

impl Outcomes {
    /// English, from the embedded table.
    pub fn english() -> Self {
        let sign = |name: &str| if name == "good" { OutcomeSign::Good } else { OutcomeSign::Bad };
        let phrases = rows(include_str!("../../../assets/lang/en/outcomes.tsv"))
            .filter_map(|row| Some((sign(row.first()?), *row.get(1)?)))
            .collect();
        Self { phrases }
    }

    /// The first outcome that a clause names: its sign, and where the phrase stands in bytes.
    pub fn find(&self, clause: &str) -> Option<(OutcomeSign, usize, usize)> {
        let lower = clause.to_lowercase();
        if lower.len() != clause.len() {
            return None;
        }
        let starts_word = |at: usize| at == 0 || !lower.as_bytes()[at - 1].is_ascii_alphanumeric();
        self.phrases
            .iter()
            .filter_map(|(sign, phrase)| {
                let at = lower.find(phrase).filter(|at| starts_word(*at))?;
                Some((*sign, at, at + phrase.len()))
            })
            .min_by_key(|(_, at, _)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_sound() {
        for row in rows(include_str!("../../../assets/lang/en/triggers.tsv")) {
            assert_eq!(row.len(), 4, "{row:?}");
            assert!(EventType::parse(row[0]).is_some(), "{row:?}");
        }
        for row in rows(include_str!("../../../assets/lang/en/outcomes.tsv")) {
            assert!(matches!(row[0], "good" | "bad") && row.len() == 2, "{row:?}");
        }
    }

    #[test]
    fn outcomes_are_found_at_word_borders() {
        let outcomes = Outcomes::english();
        assert_eq!(outcomes.find("The talks ended without a result").unwrap().0, OutcomeSign::Bad);
        assert_eq!(outcomes.find("both sides agreed to meet").unwrap().0, OutcomeSign::Good);
        assert_eq!(outcomes.find("they disagreed to the end"), None);
    }
}
