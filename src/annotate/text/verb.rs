//! Verb groups: auxiliaries, main verb, tense, aspect, modality, negation, voice.
//!
//! A first reading by closed word classes and endings. It decides the direction of
//! dates and the status of events, so it prefers to say nothing where the form
//! could as well be a noun.

use super::token::{TokenKind, Tokens};
use crate::annotate::knowledge::Language;

/// Tense of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "met", "had met", "was met".
    Past,
    /// "has met", "have been meeting".
    Perfect,
    /// "meets", "is meeting".
    Present,
    /// "will meet", "is to meet".
    Future,
    /// "would meet", "could meet".
    Conditional,
    /// "to meet", "meeting", "scheduled": no tense of its own.
    Nonfinite,
}

/// A verb with its auxiliaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// First token.
    pub first: usize,
    /// The main verb, the last token.
    pub main: usize,
    /// Base form of the main verb.
    pub lemma: String,
    /// Tense.
    pub tense: Tense,
    /// "did not meet".
    pub negated: bool,
    /// "was met".
    pub passive: bool,
    /// "was meeting".
    pub progressive: bool,
}

impl VerbGroup {
    /// Whether the group can head a clause.
    pub fn is_finite(&self) -> bool {
        self.tense != Tense::Nonfinite
    }
}

/// The shape of a verb form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// "meet".
    Base,
    /// "meets".
    Third,
    /// "met" as a past or a participle.
    Past,
    /// "taken": a participle only.
    Participle,
    /// "meeting".
    Gerund,
}

/// The verb groups among the tokens of a range, in order.
pub fn verb_groups(
    tokens: &Tokens<'_>,
    range: std::ops::Range<usize>,
    language: &Language,
) -> Vec<VerbGroup> {
    let mut groups = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match group_at(tokens, at, range.start, range.end, language) {
            Some(group) => {
                at = group.main + 1;
                let group = coordinated(tokens, groups.last(), group);
                groups.push(group);
            }
            None => at += 1,
        }
    }
    groups
}

/// "will be discussed and decided": the second participle has the first one's auxiliaries.
fn coordinated(tokens: &Tokens<'_>, before: Option<&VerbGroup>, mut group: VerbGroup) -> VerbGroup {
    let Some(before) = before.filter(|before| before.passive && before.main > before.first) else {
        return group;
    };
    let joined = group.first == group.main
        && group.first <= before.main + 3
        && (before.main + 1..group.first).all(|at| matches!(tokens.lower(at), "and" | "or" | ","));
    if joined && matches!(group.tense, Tense::Past | Tense::Nonfinite) {
        group.tense = before.tense;
        group.passive = true;
        group.negated = before.negated;
    }
    group
}

/// What the auxiliaries in front of a main verb say.
#[derive(Default)]
struct Auxiliaries {
    modal: Option<bool>,
    be: Option<bool>,
    have: Option<bool>,
    to: bool,
    negated: bool,
    past: bool,
}

fn group_at(
    tokens: &Tokens<'_>,
    first: usize,
    begin: usize,
    end: usize,
    language: &Language,
) -> Option<VerbGroup> {
    let mut at = first;
    let mut seen = Auxiliaries::default();
    while at < end && take_auxiliary(tokens.lower(at), &mut seen, language) {
        at += 1;
        while at < end && at > first && is_adverb(tokens.lower(at), language) {
            seen.negated |= language.is("negation", tokens.lower(at));
            at += 1;
        }
    }
    let has_auxiliary = at > first;
    let form = (at < end).then(|| language.verb_form(tokens.lower(at))).flatten();
    let Some((lemma, form)) = form.filter(|_| tokens.is(at, TokenKind::Word)) else {
        return copula(tokens, first, at, &seen, language);
    };
    if !has_auxiliary && !stands_as_verb(tokens, at, begin, form, language) {
        return None;
    }
    if has_auxiliary && seen.to && !seen.has_finite() && form != VerbForm::Base {
        return None;
    }
    Some(VerbGroup {
        first,
        main: at,
        lemma,
        tense: seen.tense(form),
        negated: seen.negated,
        passive: seen.be.is_some() && matches!(form, VerbForm::Past | VerbForm::Participle),
        progressive: seen.be.is_some() && form == VerbForm::Gerund,
    })
}

/// "is", "was", "has" alone, before a noun or an adjective.
fn copula(
    tokens: &Tokens<'_>,
    first: usize,
    after: usize,
    seen: &Auxiliaries,
    language: &Language,
) -> Option<VerbGroup> {
    if after == first || !seen.has_finite() {
        return None;
    }
    let main = (first..after).rev().find(|at| !is_adverb(tokens.lower(*at), language))?;
    if tokens.is(main, TokenKind::Clitic) {
        return None;
    }
    let lemma = if seen.be.is_some() {
        "be"
    } else if seen.have.is_some() {
        "have"
    } else {
        return None;
    };
    Some(VerbGroup {
        first,
        main,
        lemma: lemma.to_string(),
        tense: seen.tense(VerbForm::Base),
        negated: seen.negated,
        passive: false,
        progressive: false,
    })
}

impl Auxiliaries {
    fn has_finite(&self) -> bool {
        self.modal.is_some() || self.be.is_some() || self.have.is_some() || self.past
    }

    fn tense(&self, form: VerbForm) -> Tense {
        if let Some(future) = self.modal {
            return if future { Tense::Future } else { Tense::Conditional };
        }
        match (self.have, self.be) {
            // "is to meet"
            (None, Some(past)) if self.to => {
                if past {
                    Tense::Past
                } else {
                    Tense::Future
                }
            }
            (Some(true), _) => Tense::Past,
            (Some(false), _) => Tense::Perfect,
            (None, Some(true)) => Tense::Past,
            (None, Some(false)) => Tense::Present,
            (None, None) if self.past => Tense::Past,
            (None, None) if self.to => Tense::Nonfinite,
            (None, None) => match form {
                VerbForm::Past => Tense::Past,
                VerbForm::Third | VerbForm::Base => Tense::Present,
                VerbForm::Participle | VerbForm::Gerund => Tense::Nonfinite,
            },
        }
    }
}

/// Take an auxiliary in; false where the word is none.
fn take_auxiliary(word: &str, seen: &mut Auxiliaries, language: &Language) -> bool {
    if language.is("modal", word) {
        seen.modal = Some(language.is("future", word));
    } else if word == "to" {
        seen.to = true;
    } else if language.is("be", word) {
        let bare = matches!(word, "be" | "been" | "being");
        seen.be = Some(seen.be.unwrap_or(language.is("past_aux", word) && !bare));
    } else if language.is("have", word) {
        seen.have = Some(seen.have.unwrap_or(word == "had"));
    } else if language.is("do", word) {
        seen.past |= word == "did";
        if word != "did" && seen.have.is_none() {
            seen.past = false;
        }
    } else {
        return false;
    }
    true
}

fn is_adverb(word: &str, language: &Language) -> bool {
    language.is("negation", word)
        || (word.len() > 4 && word.ends_with("ly"))
        || matches!(
            word,
            "also"
                | "now"
                | "still"
                | "already"
                | "always"
                | "ever"
                | "soon"
                | "again"
                | "then"
                | "just"
                | "yet"
                | "next"
                | "first"
                | "later"
                | "thus"
                | "therefore"
                | "once"
        )
}

/// Whether a bare form stands where a verb stands, not a noun or an adjective.
fn stands_as_verb(
    tokens: &Tokens<'_>,
    at: usize,
    begin: usize,
    form: VerbForm,
    language: &Language,
) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= begin);
    let word = before.map_or("", |before| tokens.lower(before));
    if tokens.capital(at) && before.is_some() {
        return false;
    }
    if matches!(form, VerbForm::Third | VerbForm::Base) && is_event_noun(tokens, at, language) {
        return false;
    }
    let after_noun_phrase =
        language.is("determiner", word) || matches!(word, "'s" | "’s" | "of" | "-");
    match form {
        VerbForm::Past | VerbForm::Participle => !after_noun_phrase,
        VerbForm::Gerund => !after_noun_phrase,
        // "talks resume", "he says": after a noun or a pronoun, never after a determiner,
        // a preposition or an adjective that could make it a noun.
        VerbForm::Third | VerbForm::Base => {
            before.is_some_and(|before| {
                language.is("pronoun", word)
                    || tokens.capital(before)
                    || matches!(word, "who" | "which" | "that" | "," | "also")
                    || (word.len() > 3 && word.ends_with('s') && form == VerbForm::Base)
                    || (form == VerbForm::Third
                        && language.is_reporting(&tokens_lemma(tokens, at, language)))
            }) && !after_noun_phrase
        }
    }
}

/// "border clashes between …", "talks on …": a noun that could be a verb, before a preposition.
fn is_event_noun(tokens: &Tokens<'_>, at: usize, language: &Language) -> bool {
    let word = tokens.lower(at);
    let known =
        [word, word.strip_suffix("es").unwrap_or(word), word.strip_suffix('s').unwrap_or(word)];
    let noun = known.iter().any(|form| {
        !language.triggers.get(crate::annotate::knowledge::TriggerClass::Noun, form).is_empty()
    });
    noun && matches!(
        tokens.lower(at + 1),
        "between"
            | "of"
            | "on"
            | "with"
            | "over"
            | "in"
            | "by"
            | "from"
            | "against"
            | "near"
            | "at"
            | "for"
    )
}

fn tokens_lemma(tokens: &Tokens<'_>, at: usize, language: &Language) -> String {
    language.verb_form(tokens.lower(at)).map(|(lemma, _)| lemma).unwrap_or_default()
}
