//! Words of one language: classes, verb forms, cues.

use rustc_hash::{FxHashMap, FxHashSet};

use super::classes::Classes;
use super::counts::Counts;
use super::rows;
use super::triggers::{Outcomes, Triggers};
use crate::annotate::text::Abbreviations;
use crate::annotate::text::verb::VerbForm;
use crate::model::Calendar;

/// The rules and words of one language.
#[derive(Debug)]
pub struct Language {
    classes: Classes,
    /// Base forms that the taggers have learned to see.
    verbs: FxHashSet<&'static str>,
    /// The same, and those that introduce what is said or name an event.
    all_verbs: FxHashSet<&'static str>,
    irregular: FxHashMap<&'static str, (&'static str, VerbForm)>,
    /// Words that a full stop does not end a sentence after.
    pub abbreviations: Abbreviations,
    /// Words that name events.
    pub triggers: Triggers,
    /// Words that say how something ended.
    pub outcomes: Outcomes,
    /// Words of counts.
    pub counts: Counts,
    /// Names of months and weekdays.
    pub calendar: &'static Calendar,
}

impl Language {
    /// English, from the embedded tables.
    pub fn english() -> Self {
        let mut classes = Classes::default();
        classes.read(include_str!("../../../assets/lang/en/words.tsv"), &[]);
        classes.read(include_str!("../../../assets/lang/en/cues.tsv"), &[]);
        let (irregular, bases) = irregular();
        let mut verbs: FxHashSet<&'static str> = include_str!("../../../assets/lang/en/verbs.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(str::split_whitespace)
            .collect();
        verbs.extend(bases);
        let triggers = Triggers::english();
        let mut all_verbs = verbs.clone();
        all_verbs.extend(classes.words("say").chain(classes.words("reporting")));
        all_verbs.extend(triggers.verbs());
        Self {
            classes,
            verbs,
            all_verbs,
            irregular,
            abbreviations: Abbreviations::parse(include_str!(
                "../../../assets/lang/en/abbreviations.tsv"
            )),
            triggers,
            outcomes: Outcomes::english(),
            counts: Counts::english(),
            calendar: Calendar::english(),
        }
    }

    /// Whether a word, in lower case, is in a class of `words.tsv` or `cues.tsv`.
    #[inline]
    pub fn is(&self, class: &str, word: &str) -> bool {
        self.classes.is(class, word)
    }

    /// The words of a class, in no order.
    pub fn words<'a>(&'a self, class: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        self.classes.words(class)
    }

    /// Whether a word names a time: a weekday, a month, "week", "morning".
    pub fn is_time(&self, word: &str) -> bool {
        self.is("time_noun", word)
            || self.calendar.weekday(word).is_some()
            || self.calendar.month(word).is_some()
    }

    /// Whether a base form introduces what is said.
    pub fn is_saying(&self, lemma: &str) -> bool {
        self.is("say", lemma)
    }

    /// Whether a base form takes a reported clause.
    pub fn is_reporting(&self, lemma: &str) -> bool {
        self.is("reporting", lemma)
    }

    /// Base form and shape of a word that can be a verb, in lower case.
    pub fn verb_form(&self, word: &str) -> Option<(&'static str, VerbForm)> {
        self.form_of(word, &self.all_verbs)
    }

    /// The same for the verbs that the taggers were trained with.
    pub fn learned_verb_form(&self, word: &str) -> Option<(&'static str, VerbForm)> {
        self.form_of(word, &self.verbs)
    }

    fn form_of(
        &self,
        word: &str,
        verbs: &FxHashSet<&'static str>,
    ) -> Option<(&'static str, VerbForm)> {
        if let Some((base, form)) = self.irregular.get(word) {
            return Some((base, *form));
        }
        if let Some(base) = verbs.get(word) {
            return Some((base, VerbForm::Base));
        }
        let endings: [(&str, &[&str], VerbForm); 7] = [
            ("ied", &["y"], VerbForm::Past),
            ("ed", &["", "e"], VerbForm::Past),
            ("ying", &["y", "ie"], VerbForm::Gerund),
            ("ing", &["", "e"], VerbForm::Gerund),
            ("ies", &["y"], VerbForm::Third),
            ("es", &["", "e"], VerbForm::Third),
            ("s", &[""], VerbForm::Third),
        ];
        // Room for a stem with its repair, so that no form is allocated for.
        let mut base = String::with_capacity(word.len() + 2);
        for (ending, repairs, form) in endings {
            let Some(stem) = word.strip_suffix(ending) else { continue };
            for repair in repairs {
                base.clear();
                base.push_str(stem);
                base.push_str(repair);
                if let Some(base) = verbs.get(base.as_str()) {
                    return Some((base, form));
                }
            }
            if let Some(single) = undoubled(stem)
                && let Some(base) = verbs.get(single)
                && matches!(form, VerbForm::Past | VerbForm::Gerund)
            {
                return Some((base, form));
            }
        }
        None
    }
}

/// "stopp" -> "stop".
fn undoubled(stem: &str) -> Option<&str> {
    let mut ends = stem.chars().rev();
    let (last, before) = (ends.next()?, ends.next()?);
    (last == before && !matches!(last, 'a' | 'e' | 'i' | 'o' | 'u'))
        .then(|| &stem[..stem.len() - last.len_utf8()])
}

type Irregular = FxHashMap<&'static str, (&'static str, VerbForm)>;

fn irregular() -> (Irregular, Vec<&'static str>) {
    let (mut forms, mut bases) = (Irregular::default(), Vec::new());
    for row in rows(include_str!("../../../assets/lang/en/irregular.tsv")) {
        let [base, past, participle] = row.as_slice() else { continue };
        bases.push(*base);
        forms.insert(participle, (base, VerbForm::Participle));
        forms.insert(past, (base, VerbForm::Past));
    }
    for (form, base, shape) in [
        ("says", "say", VerbForm::Third),
        ("has", "have", VerbForm::Third),
        ("goes", "go", VerbForm::Third),
        ("led", "lead", VerbForm::Past),
        ("gone", "go", VerbForm::Participle),
        ("left", "leave", VerbForm::Past),
    ] {
        forms.insert(form, (base, shape));
    }
    (forms, bases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verb_forms_find_their_base() {
        let language = Language::english();
        for (word, base, form) in [
            ("met", "meet", VerbForm::Past),
            ("agreed", "agree", VerbForm::Past),
            ("stopped", "stop", VerbForm::Past),
            ("denies", "deny", VerbForm::Third),
            ("holding", "hold", VerbForm::Gerund),
            ("taken", "take", VerbForm::Participle),
            ("erupted", "erupt", VerbForm::Past),
            ("opines", "opine", VerbForm::Third),
        ] {
            assert_eq!(language.verb_form(word), Some((base, form)), "{word}");
        }
        assert_eq!(language.verb_form("harbour"), None);
    }
}
