//! Verb groups: auxiliaries, main verb, tense, aspect, modality, negation, voice.
//!
//! Read off the parts of speech, with the closed classes of auxiliaries. They decide the
//! direction of dates and the status of events.

use std::ops::Range;

use super::relative;
use super::token::{TokenKind, Tokens};
use super::words::Words;
use crate::annotate::knowledge::{Language, TriggerClass};
use crate::annotate::tagger::Part;

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
    /// The modal verb, in lower case: "could", "must".
    pub modal: Option<String>,
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

    /// Whether it tells how things are: "the demands include a trial".
    pub fn is_state(&self, language: &Language) -> bool {
        self.tense == Tense::Present && language.is("stative", &self.lemma)
    }

    /// Whether a "to" leads it, in the group or before it.
    pub fn has_to(&self, tokens: &Tokens<'_>) -> bool {
        (self.first.saturating_sub(1)..=self.first).any(|at| tokens.lower(at) == "to")
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
pub fn verb_groups(words: &Words<'_>, range: Range<usize>, language: &Language) -> Vec<VerbGroup> {
    let mut groups = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match group_at(words, at, &range, language) {
            Some(group) => {
                at = group.main + 1;
                let group = coordinated(words, groups.last(), group);
                groups.push(group);
            }
            None => at += 1,
        }
    }
    settle_pasts(words, &range, language, &mut groups);
    settle_asides(words, range.start, &mut groups);
    settle_reduced(words, language, &mut groups);
    relative::settle(words, &range, language, &mut groups);
    groups
}

/// "reconsidered his decision made the day before": a past behind the object of another one is
/// a participle that tells which thing is meant.
fn settle_reduced(words: &Words<'_>, language: &Language, groups: &mut [VerbGroup]) {
    for index in 1..groups.len() {
        let (before, group) = (&groups[index - 1], &groups[index]);
        let past = group.first == group.main && words.part(group.main) == Part::VerbPast;
        let between = before.main + 1..group.main;
        let object = between.len() >= 2
            && matches!(words.part(before.main + 1), Part::Det | Part::Adj)
            && between.clone().all(|at| {
                words.part(at).is_noun() || matches!(words.part(at), Part::Det | Part::Adj)
            })
            && !between.clone().any(|at| words.tokens.capital(at))
            && words.part(group.main - 1).is_noun();
        let tells = before.is_finite() && !before.passive && !language.is_reporting(&before.lemma);
        if past && object && tells && !language.is_reporting(&group.lemma) {
            groups[index].tense = Tense::Nonfinite;
        }
    }
}

/// "Jane Roe, arrested in May, was freed": what stands between commas before the verb of the
/// subject is a participle, whatever its form.
fn settle_asides(words: &Words<'_>, start: usize, groups: &mut [VerbGroup]) {
    let comma = |at: usize| words.tokens.word(at) == ",";
    for index in 0..groups.len().saturating_sub(1) {
        let (group, next) = (&groups[index], &groups[index + 1]);
        let past = group.first == group.main && words.part(group.main) == Part::VerbPast;
        // "Jane Roe, first elected in 1964, was …"
        let first =
            group.main.checked_sub(1).filter(|at| words.is("ordinal", words.tokens.lower(*at)));
        let opened = first.unwrap_or(group.main).checked_sub(2).is_some_and(|before| {
            comma(before + 1) && words.part(before).is_noun() && !is_listed(words, start, before)
        });
        let mut back = (group.main..next.first).rev().skip_while(|at| words.part(*at) == Part::Adv);
        if past && opened && next.is_finite() && back.next().is_some_and(comma) {
            groups[index].tense = Tense::Nonfinite;
        }
    }
}

/// "On Monday, police fired gas, arrested ten, and left": the second of several verbs.
fn is_listed(words: &Words<'_>, start: usize, noun: usize) -> bool {
    let mark = (start..noun).rev().find(|at| words.tokens.word(*at) == ";");
    (mark.map_or(start, |at| at + 1)..noun).any(|at| words.part(at).is_verb())
}

/// "Two people killed in a blast", "both sides subsequently stepped in": a form that can be a
/// past is one where it stands behind a noun and nothing else in its stretch has a tense.
fn settle_pasts(
    words: &Words<'_>,
    range: &Range<usize>,
    language: &Language,
    groups: &mut [VerbGroup],
) {
    let ends = |at: &usize| {
        matches!(words.tokens.word(*at), "," | ";" | ":" | "—" | "–" | "--")
            || words.part(*at) == Part::Sconj
            || language.is("splitter", words.tokens.lower(*at))
    };
    for index in 0..groups.len() {
        let at = groups[index].main;
        let alone = groups[index].first == at && words.part(at) == Part::VerbParticiple;
        if !alone || !can_be_past(words, at, language) || words.tokens.lower(at + 1) == "by" {
            continue;
        }
        if is_behind_aside(words, range, groups, index) {
            groups[index].tense = Tense::Past;
            continue;
        }
        let before = (range.start..at).rev().find(|at| words.part(*at) != Part::Adv);
        let subject = before.map(|before| words.part(before));
        if !subject.is_some_and(|part| part.is_noun() || part == Part::Pron) {
            continue;
        }
        let start = (range.start..at).rev().find(ends).map_or(range.start, |at| at + 1);
        let end = (at..range.end).find(ends).unwrap_or(range.end);
        let finite =
            groups.iter().any(|group| group.is_finite() && (start..end).contains(&group.main));
        if !finite {
            groups[index].tense = Tense::Past;
        }
    }
}

/// Whether a word can be the past of a verb, and not only a participle.
pub(super) fn can_be_past(words: &Words<'_>, at: usize, language: &Language) -> bool {
    let word = words.tokens.lower(at);
    match language.verb_form(word) {
        Some((_, form)) => form == VerbForm::Past,
        None => word.ends_with("ed"),
    }
}

/// Longest aside between a subject and its verb, in tokens.
const ASIDE: usize = 16;

/// "Jane Roe, mother of the mayor, addressed reporters": the verb behind an aside, where the
/// sentence has none before and none follows the comma of another aside.
fn is_behind_aside(
    words: &Words<'_>,
    range: &Range<usize>,
    groups: &[VerbGroup],
    index: usize,
) -> bool {
    let comma = |at: &usize| words.tokens.word(*at) == ",";
    let at = groups[index].main;
    let Some(closes) = at.checked_sub(1).filter(comma) else { return false };
    let aside = closes.saturating_sub(ASIDE).max(range.start)..closes;
    let Some(opens) = aside.rev().find(comma).filter(|at| *at > range.start) else { return false };
    let plain = |at: usize| {
        let part = words.part(at);
        part.is_nominal()
            || matches!(part, Part::Adp | Part::Particle)
            || words.tokens.is(at, TokenKind::Clitic)
    };
    let free = |group: &VerbGroup| {
        let before = (at..group.first).rev().find(|at| words.part(*at) != Part::Adv);
        !(group.is_finite() && before.as_ref().is_some_and(comma))
    };
    words.part(opens - 1).is_noun()
        && (opens + 1..closes).all(plain)
        && opens + 1 < closes
        && !groups[..index].iter().any(VerbGroup::is_finite)
        && groups[index + 1..].iter().all(free)
}

/// "will be discussed and decided": the second participle has the first one's auxiliaries.
fn coordinated(words: &Words<'_>, before: Option<&VerbGroup>, mut group: VerbGroup) -> VerbGroup {
    let Some(before) = before.filter(|before| before.passive && before.main > before.first) else {
        return group;
    };
    let joined = group.first == group.main
        && group.first <= before.main + 3
        && (before.main + 1..group.first)
            .all(|at| matches!(words.tokens.lower(at), "and" | "or" | ","));
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
    /// Whether the modal is one of the future.
    modal: Option<bool>,
    /// Whether the form of "be" is past.
    be: Option<bool>,
    /// Whether the form of "have" is past.
    have: Option<bool>,
    /// Whether the form of "do" is past.
    did: Option<bool>,
    to: bool,
    negated: bool,
}

fn group_at(
    words: &Words<'_>,
    first: usize,
    range: &Range<usize>,
    language: &Language,
) -> Option<VerbGroup> {
    let tokens = &words.tokens;
    let mut seen = Auxiliaries::default();
    let (mut at, mut last_aux, mut modal) = (first, None, None);
    while at < range.end && seen.take(words, at, language) {
        if words.part(at) == Part::Modal {
            modal = Some(tokens.lower(at).to_string());
        }
        last_aux = Some(at);
        at += 1;
        while at < range.end && is_between(words, at, language) {
            seen.negated |= language.is("negation", tokens.lower(at));
            at += 1;
        }
        // "was at last closed"
        let pair = format!("{} {}", tokens.lower(at), tokens.lower(at + 1));
        let timed = tokens.lower(at) == "on" && language.is_time(tokens.lower(at + 1));
        if at + 2 < range.end && (timed || language.is("adverbial", &pair)) {
            at += 2;
        } else if language.is("adverbial", tokens.lower(at)) {
            at += 1;
        }
    }
    // "is due to arrive", "was set to begin": the words between only say how sure that is.
    let due = seen.be.is_some()
        && seen.have.is_none()
        && seen.modal.is_none()
        && is_due(words, at, language);
    if due && at + 2 < range.end {
        return Some(VerbGroup {
            first,
            main: at + 2,
            lemma: words.lemma(at + 2),
            tense: Tense::Future,
            modal: None,
            negated: seen.negated,
            passive: false,
            progressive: false,
        });
    }
    let part = words.part(at);
    let verb = part.is_verb()
        && !is_behind_hyphen(words, at)
        && (last_aux.is_some() || !is_event_noun(words, at, language));
    if at < range.end && verb && (last_aux.is_none() || seen.goes_with(part)) {
        let form = if last_aux.is_none() { alone(words, at, range.start) } else { part };
        return Some(VerbGroup {
            first,
            main: at,
            lemma: words.lemma(at),
            tense: seen.tense(form),
            modal,
            negated: seen.negated,
            passive: seen.be.is_some() && matches!(part, Part::VerbParticiple | Part::VerbPast),
            progressive: seen.be.is_some() && part == Part::VerbGerund,
        });
    }
    // "is", "was", "has" alone, before a noun or an adjective.
    let main = last_aux.filter(|_| seen.has_finite() || seen.to)?;
    let lemma = match (seen.be, seen.have) {
        (Some(_), _) => "be",
        (None, Some(_)) => "have",
        (None, None) => return None,
    };
    Some(VerbGroup {
        first,
        main,
        lemma: lemma.to_string(),
        tense: seen.tense(Part::VerbBase),
        modal,
        negated: seen.negated,
        passive: false,
        progressive: false,
    })
}

/// "due to arrive", "expected to sign": a word that points ahead, "to", and a verb.
fn is_due(words: &Words<'_>, at: usize, language: &Language) -> bool {
    let tokens = &words.tokens;
    language.is("due", tokens.lower(at))
        && tokens.lower(at + 1) == "to"
        && words.part(at + 1) == Part::Particle
        && words.part(at + 2).is_verb()
        && !language.is("be", tokens.lower(at + 2))
}

/// "Syrian-backed", "long-threatened": a quality, not something done here.
fn is_behind_hyphen(words: &Words<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| words.tokens.word(before));
    matches!(before, "-" | "‑")
        && words.tokens.glued(at)
        && matches!(words.part(at), Part::VerbParticiple | Part::VerbGerund | Part::VerbPast)
}

/// "border clashes between …", "talks on …": a noun that the tagger takes for a verb, before
/// a preposition.
fn is_event_noun(words: &Words<'_>, at: usize, language: &Language) -> bool {
    let word = words.tokens.lower(at);
    let noun = || {
        let forms = [word, word.strip_suffix("es").unwrap_or(word), word.trim_end_matches('s')];
        forms.iter().any(|form| !language.triggers.get(TriggerClass::Noun, form).is_empty())
    };
    matches!(words.part(at), Part::VerbThird | Part::VerbPresent)
        && (matches!(
            words.tokens.lower(at + 1),
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
        ) || language
            .verb_form(words.tokens.lower(at + 1))
            .is_some_and(|(_, form)| form == VerbForm::Past))
        && noun()
}

/// The form of a verb without an auxiliary. A bare base form behind its subject is a present
/// ("talks resume"), as headlines have it; elsewhere it has no tense.
fn alone(words: &Words<'_>, at: usize, start: usize) -> Part {
    if words.part(at) != Part::VerbBase {
        return words.part(at);
    }
    let before = at.checked_sub(1).filter(|before| *before >= start).map(|at| words.part(at));
    let subject = matches!(before, Some(Part::NounPlural | Part::Propn | Part::Pron));
    if subject { Part::VerbPresent } else { Part::VerbGerund }
}

/// An adverb or a negation between auxiliary and verb.
fn is_between(words: &Words<'_>, at: usize, language: &Language) -> bool {
    let negation = language.is("negation", words.tokens.lower(at));
    words.part(at) == Part::Adv || negation && words.part(at) != Part::Det
}

impl Auxiliaries {
    /// Take an auxiliary in; false where the word is none.
    fn take(&mut self, words: &Words<'_>, at: usize, language: &Language) -> bool {
        let (word, part) = (words.tokens.lower(at), words.part(at));
        if part == Part::Modal || part.is_aux() && language.is("modal", word) {
            self.modal = Some(language.is("future", word));
        } else if word == "to" && part == Part::Particle {
            self.to = true;
        } else if part.is_aux() && (language.is("be", word) || word == "'s" && self.have.is_none())
        {
            let bare = matches!(word, "be" | "been" | "being");
            let past = part == Part::AuxPast || language.is("past_aux", word);
            self.be = Some(self.be.unwrap_or(past && !bare));
        } else if part.is_aux() && (language.is("have", word) || word == "'d") {
            self.have = Some(self.have.unwrap_or(word == "had" || word == "'d"));
        } else if part.is_aux() && language.is("do", word) {
            self.did = Some(self.did.unwrap_or(word == "did"));
        } else {
            return false;
        }
        true
    }

    fn has_finite(&self) -> bool {
        self.modal.is_some() || self.be.is_some() || self.have.is_some() || self.did.is_some()
    }

    /// "to" goes with a base form alone.
    fn goes_with(&self, part: Part) -> bool {
        !self.to || self.has_finite() || matches!(part, Part::VerbBase | Part::VerbPresent)
    }

    fn tense(&self, form: Part) -> Tense {
        if let Some(future) = self.modal {
            return if future { Tense::Future } else { Tense::Conditional };
        }
        match (self.have, self.be) {
            // "is to meet", "was to begin", "to be held": ahead of what is told.
            (None, Some(_)) if self.to => Tense::Future,
            (Some(true), _) => Tense::Past,
            (Some(false), _) => Tense::Perfect,
            (None, Some(true)) => Tense::Past,
            (None, Some(false)) => Tense::Present,
            (None, None) => match (self.did, form) {
                (Some(true), _) => Tense::Past,
                (Some(false), _) => Tense::Present,
                (None, _) if self.to => Tense::Nonfinite,
                (None, Part::VerbPast) => Tense::Past,
                (None, Part::VerbThird | Part::VerbPresent) => Tense::Present,
                (None, _) => Tense::Nonfinite,
            },
        }
    }
}
