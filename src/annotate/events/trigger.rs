//! The word of a clause that names its event.

use super::{Text, nouns, verbs, when};
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, Tense, VerbGroup, singular};
use crate::model::{EventType, Span, Timex, TimexKind, ZoneKind, touching};

/// A trigger found in a clause.
#[derive(Clone, Debug)]
pub struct Found {
    /// First token.
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// PLOVER type.
    pub kind: EventType,
    /// PLOVER mode.
    pub mode: Option<&'static str>,
    /// The verb group, where the trigger is a verb, or that holds the noun up.
    pub verb: Option<VerbGroup>,
    /// What it is.
    pub class: Class,
    /// Whether the speaker is a document ("a joint statement issued …").
    pub document: bool,
    /// How good a trigger it is, 0 to 1.
    pub weight: f64,
}

impl Found {
    /// A verb that no list names.
    pub fn plain(verb: &VerbGroup) -> Self {
        Self {
            first: verb.main,
            last: verb.main,
            kind: EventType::Other,
            mode: None,
            verb: Some(verb.clone()),
            class: Class::Plain,
            document: false,
            weight: 0.7,
        }
    }
}

/// What a trigger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A verb that the lexicon names.
    Verb,
    /// Any other verb that tells what somebody did.
    Plain,
    /// A noun that a verb holds up: "talks were held".
    Held,
    /// A noun that only a date makes an event.
    Loose,
}

impl Class {
    /// Whether it is a noun.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Held | Self::Loose)
    }

    /// Whether only a date makes it an event.
    pub fn needs_date(self) -> bool {
        self == Self::Loose
    }

    /// Whether no list names it.
    pub fn is_plain(self) -> bool {
        self == Self::Plain
    }
}

/// The best trigger of a clause.
pub fn best(text: &Text<'_>, clause: &Clause) -> Option<Found> {
    let verb = verbs::best(text, clause);
    // A noun that nothing holds up names no event by itself.
    let is_held = |noun: &Found| !noun.class.needs_date() || is_dated(text, clause, noun);
    let noun = nouns::best(text, clause).filter(is_held);
    match (verb, noun) {
        (Some(verb), Some(noun)) => Some(prefer(text, verb, noun)),
        (verb, noun) => verb.or(noun).or_else(|| plain(text, clause)),
    }
}

/// The verb of a clause that tells what somebody did.
pub fn of_verb(text: &Text<'_>, clause: &Clause) -> Option<Found> {
    verbs::best(text, clause).or_else(|| plain(text, clause))
}

/// Whether a clause gives the day of a noun. Where it tells how things are ("the demands include
/// a trial for the riot of 12 June"), the day stands right beside the noun or is another's.
fn is_dated(text: &Text<'_>, clause: &Clause, noun: &Found) -> bool {
    let Some(when) = when::of(text, clause, noun) else { return false };
    let is_state = clause.head().is_some_and(|verb| verb.is_state(text.language));
    let date = when.timex.and_then(|at| text.timexes.get(at));
    let near = |timex: &Timex| {
        let at = text.tokens.from_byte(timex.span.start);
        at > noun.last && at - noun.last <= OWN_DATE
            || at < noun.first && noun.first - at <= OWN_DATE
    };
    !is_state || date.is_none_or(near)
}

/// Tokens between a noun and a date that is its own, at most.
const OWN_DATE: usize = 4;

/// A verb that no list names but that tells what somebody did.
pub fn plain(text: &Text<'_>, clause: &Clause) -> Option<Found> {
    let tells = |verb: &&VerbGroup| {
        // "showed off the phone"
        let does = matches!(text.tokens.lower(verb.main + 1), "off" | "down");
        !text.language.is("stative", &verb.lemma) || does || introduces_quote(text, verb)
    };
    // "The patient that the list has was admitted": where the head tells how things are, the
    // next verb with a tense may tell more.
    // But in "there are wells dug by hand" a form like that is a participle.
    let sure = |verb: &VerbGroup| {
        let before = verb.first.checked_sub(1).map_or(Part::Punct, |at| text.words.part(at));
        verb.first < verb.main || matches!(before, Part::Pron | Part::Propn)
    };
    let next = || {
        let mut verbs = clause.verbs.iter().skip(1);
        verbs.find(|verb| verb.is_finite() && tells(verb) && sure(verb))
    };
    let verb = clause.head().filter(tells).or_else(next)?;
    // "I realised", "it features": somebody's own story, and how things are.
    let own = clause.tokens.clone().any(|at| text.language.is("speaking", text.tokens.lower(at)));
    let says = text.language.is_reporting(&verb.lemma);
    let now = verb.tense == Tense::Present && !verb.progressive && !says;
    // "as July came to a close": the calendar does nothing.
    let calendar = clause.subject.is_some_and(|at| text.words.is_time(at));
    if own || calendar || verbs::is_name(text, verb) || now && !is_ahead(text, clause) {
        return None;
    }
    if is_of_nobody(text, clause, verb) {
        return None;
    }
    if !(verb.is_finite() || super::opens(text, clause, verb) && is_gerund(text, verb)) {
        return None;
    }
    // "The patient was admitted": only who says it in the active says it; "maintained the top
    // spot" says nothing.
    let told = introduces_quote(text, verb)
        || text.language.is_reporting(&verb.lemma) && text.tokens.lower(verb.main + 1) == "that";
    let said = text.language.is_saying(&verb.lemma) && !verb.passive && told;
    if let Some(found) = taken_up(text, clause, verb) {
        return Some(found);
    }
    Some(Found {
        kind: if said { EventType::Statement } else { EventType::Other },
        document: said && verbs::has_document(text, clause, verb.first),
        ..Found::plain(verb)
    })
}

/// "drop calls when held that way": of nobody in particular.
fn is_of_nobody(text: &Text<'_>, clause: &Clause, verb: &VerbGroup) -> bool {
    verb.first == verb.main
        && clause.opener.as_deref().is_some_and(|word| text.language.is("circumstantial", word))
        && verb.first == clause.tokens.start + 1
}

/// The sayings of a clause that introduce quotes beside its own event.
pub fn sayings<'a>(
    text: &'a Text<'_>,
    clause: &'a Clause,
    main: Option<Span>,
) -> impl Iterator<Item = Found> + 'a {
    let beside = move |verb: &&VerbGroup| {
        let span = text.tokens.cover(verb.main, verb.main);
        main.is_none_or(|main| !main.overlaps(span))
            && verb.is_finite()
            && !verb.passive
            && !verb.negated
            && introduces_quote(text, verb)
    };
    clause.verbs.iter().filter(beside).map(|verb| Found {
        kind: EventType::Statement,
        weight: 0.5,
        ..Found::plain(verb)
    })
}

/// "described it as “historic”": what tells how things are is a saying where it is quoted.
fn introduces_quote(text: &Text<'_>, verb: &VerbGroup) -> bool {
    let cue = text.tokens.cover(verb.main, verb.main);
    text.quotes_near(cue).any(|quote| quote.cue == Some(cue))
}

/// Whether a clause names a day to come, or stands in a headline.
fn is_ahead(text: &Text<'_>, clause: &Clause) -> bool {
    let ahead = |from| text.today.is_some_and(|today| from >= today);
    let titled = text
        .zones
        .iter()
        .any(|zone| zone.kind == ZoneKind::Title && zone.span.contains(clause.span));
    titled || when::points(text, clause.span).any(|(_, timex)| timex.range.from.is_some_and(ahead))
}

/// Tokens back in which the noun of a pronoun stands.
const TAKEN_UP: usize = 60;

/// "They were held on Tuesday": the event noun that the pronoun takes up names the event.
fn taken_up(text: &Text<'_>, clause: &Clause, verb: &VerbGroup) -> Option<Found> {
    let at = clause.subject.filter(|_| text.language.is("support", &verb.lemma))?;
    let plural = match text.tokens.lower(at) {
        "they" => true,
        "it" => false,
        _ => return None,
    };
    let trigger = (at.saturating_sub(TAKEN_UP)..at).rev().find_map(|noun| {
        let word = text.tokens.lower(noun);
        let (trigger, length) = nouns::trigger_at(text, noun)?;
        let fits = plural == (singular(word) != word) && text.words.part(noun).is_noun();
        (length == 1 && fits && !text.language.is("soft_noun", singular(word))).then_some(trigger)
    })?;
    Some(Found {
        first: verb.main,
        last: verb.main,
        kind: trigger.kind,
        mode: trigger.mode,
        verb: Some(verb.clone()),
        class: Class::Verb,
        document: false,
        weight: 0.8,
    })
}

/// "saying", without an auxiliary.
fn is_gerund(text: &Text<'_>, verb: &VerbGroup) -> bool {
    let word = text.tokens.lower(verb.main);
    verb.first == verb.main && word.ends_with("ing") && !text.language.is("relating", word)
}

/// A noun beats a verb that only holds it up, or that says less than it.
fn prefer(text: &Text<'_>, verb: Found, noun: Found) -> Found {
    let weak = matches!(verb.kind, EventType::Other | EventType::Statement);
    let lemma = verb.verb.as_ref().map_or("", |group| group.lemma.as_str());
    let holds = text.language.is("support", lemma)
        && noun.verb.as_ref().map(|group| group.main) == verb.verb.as_ref().map(|group| group.main);
    let noun_is_weak = matches!(noun.kind, EventType::Other | EventType::Statement);
    let dated = nearer_to_noun(text, &verb, &noun);
    if verb.kind == EventType::Statement && is_dated_saying(text, &verb) {
        return verb;
    }
    // "failed to reach agreement", "refused to hold talks": what is refused is not what happened.
    let refuses = text.language.is("refusing", lemma)
        && verb.kind == EventType::Reject
        && verb.verb.as_ref().is_some_and(|verb| text.tokens.lower(verb.main + 1) == "to")
        && noun.first > verb.last;
    // "staged demonstrations to demand reforms": a purpose says less than what was done.
    let purpose = verb.verb.as_ref().is_some_and(|verb| !verb.is_finite())
        && !noun.class.needs_date()
        && noun.verb.as_ref().is_some_and(VerbGroup::is_finite);
    // "postponed it under the threat of a strike": what a preposition governs is a circumstance.
    let aside = !holds
        && verb.verb.as_ref().is_some_and(VerbGroup::is_finite)
        && verb.kind != EventType::Statement
        && noun.first > verb.last
        && is_governed(text, noun.first);
    let wins = !aside && (!refuses && (holds || purpose) || weak)
        || dated && noun.kind == EventType::Consult;
    if wins && !noun_is_weak {
        return noun;
    }
    verb
}

/// Whether a noun hangs on a preposition of circumstance: "under the threat".
fn is_governed(text: &Text<'_>, noun: usize) -> bool {
    (noun.saturating_sub(4)..noun)
        .rev()
        .find_map(|at| {
            let part = text.words.part(at);
            if part == Part::Adp || part == Part::Sconj {
                return Some(text.language.is("circumstance", text.tokens.lower(at)));
            }
            (!part.is_nominal()).then_some(false)
        })
        .unwrap_or(false)
}

/// "the ministry on Friday said", "he said on Friday": the date stands beside the verb.
fn is_dated_saying(text: &Text<'_>, verb: &Found) -> bool {
    let first = text.tokens.cover(verb.first.saturating_sub(4), verb.last);
    let around = first.cover(
        text.tokens.cover(verb.last, (verb.last + 3).min(text.tokens.len().saturating_sub(1))),
    );
    touching(text.timexes, around, |timex| timex.span).iter().any(|timex| {
        let at = text.tokens.from_byte(timex.span.start);
        at < verb.first && verb.first - at <= 3 || at > verb.last && at - verb.last <= 2
    })
}

/// A stretch of text behind a noun in which its date may stand.
fn clause_after(text: &Text<'_>, noun: &Found) -> Span {
    text.tokens
        .cover(noun.last, (noun.last + 10).min(text.tokens.len().saturating_sub(1)))
        .cover(text.tokens.cover(noun.last, noun.last))
}

/// Whether the clause's date hangs on the noun: "will be settled in the round set for 6 November".
fn nearer_to_noun(text: &Text<'_>, verb: &Found, noun: &Found) -> bool {
    let after = touching(text.timexes, clause_after(text, noun), |timex| timex.span);
    let date = after.iter().find(|timex| {
        timex.kind == TimexKind::Date
            && timex.span.start > text.tokens.cover(noun.last, noun.last).end
    });
    date.is_some_and(|date| {
        let at = text.tokens.from_byte(date.span.start);
        at > noun.last && at - noun.last < 8 && noun.first > verb.last
    })
}
