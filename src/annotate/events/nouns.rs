//! Nouns that name a clause's event: "talks were held", "the strike of 3 May".

use std::ops::Range;

use super::Text;
use super::trigger::{Class, Found};
use crate::annotate::knowledge::{Trigger, TriggerClass};
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, RELATIVES, TokenKind, singular};
use crate::model::{ActorKind, EventType, touching};

/// The best event noun of a clause: held up by its verb, or dated.
pub fn best(text: &Text<'_>, clause: &Clause) -> Option<Found> {
    let mut best: Option<(i32, Found)> = None;
    // Behind the last noun of several words: a "press conference" is no "conference".
    let mut passed = 0;
    // "the truce that was reached", "the vote, which was put off, is on Monday": the noun stands
    // before its clause.
    let is = || clause.head().is_some_and(|verb| verb.lemma == "be");
    let hangs = is_relative(clause) || clause.front.is_some() && is();
    let taken_up = clause.subject.filter(|at| *at < clause.tokens.start && hangs);
    for at in taken_up.into_iter().chain(clause.tokens.clone()) {
        let word = text.tokens.cover(at, at);
        let dated = !touching(text.timexes, word, |timex| timex.span).is_empty();
        // "Rogaland Fire and Rescue": a word of a name.
        let named = touching(text.mentions, word, |mention| mention.span)
            .iter()
            .any(|mention| mention.kind != ActorKind::Place && mention.span.len() > word.len());
        if dated
            || at < passed
            || named
            || !text.tokens.is(at, TokenKind::Word)
            || clause.verbs.iter().any(|verb| verb.main == at)
        {
            continue;
        }
        let Some((trigger, length)) = trigger_at(text, at) else { continue };
        passed = at + length;
        let Some(found) = held_up(text, clause, at, length, &trigger) else { continue };
        let score = score(text, clause, &found);
        if best.as_ref().is_none_or(|(known, _)| score > *known) {
            best = Some((score, found));
        }
    }
    best.map(|(_, found)| found)
}

/// The type that a noun names, if it names an event.
pub fn kind_at(text: &Text<'_>, at: usize) -> Option<EventType> {
    trigger_at(text, at).map(|(trigger, _)| trigger.kind)
}

/// A noun that names an event, as a trigger of a class; no verb holds it.
pub fn noun_at(text: &Text<'_>, at: usize, class: Class) -> Option<Found> {
    let (trigger, length) = trigger_at(text, at).filter(|_| text.words.part(at).is_noun())?;
    Some(Found {
        first: at,
        last: at + length - 1,
        kind: trigger.kind,
        mode: trigger.mode,
        verb: None,
        class,
        document: false,
        weight: 0.6,
    })
}

/// The trigger that a noun is, with the number of its words.
pub fn trigger_at(text: &Text<'_>, at: usize) -> Option<(Trigger, usize)> {
    let word = text.tokens.lower(at);
    let forms = [word, singular(word)];
    forms.iter().find_map(|form| {
        let triggers = text.language.triggers.get(TriggerClass::Noun, form);
        triggers
            .iter()
            .find(|trigger| {
                trigger.rest.iter().enumerate().all(|(offset, word)| {
                    let next = text.tokens.lower(at + 1 + offset);
                    next == *word || singular(next) == *word
                })
            })
            .filter(|trigger| !is_other_sense(text, at, trigger.kind))
            .map(|trigger| (trigger.clone(), 1 + trigger.rest.len()))
    })
}

/// "a good deal of", "following suit", "a campaign rally", "a poll" (of opinions; people go to
/// the polls), "a storm warning", "President-elect": what the words around take for something
/// else.
fn is_other_sense(text: &Text<'_>, at: usize, kind: EventType) -> bool {
    let idiom = matches!(
        (text.tokens.lower(at.saturating_sub(1)), text.tokens.lower(at)),
        ("good" | "great", "deal")
            | ("following" | "follow" | "followed" | "follows", "suit")
            | ("campaign" | "election" | "stock" | "market" | "price", "rally" | "rallies")
            | (_, "poll")
    );
    let notice = kind == EventType::Threaten && is_notice(text, at);
    // "a bomb test", "a strike drill"
    let next = singular(text.tokens.lower(at + 1));
    let tried = kind == EventType::Assault && matches!(next, "test" | "drill" | "threat" | "scare");
    idiom || notice || tried || is_half(text, at)
}

/// Tokens between a "no" and a noun that it denies, at most: "no associated storm watches or
/// warnings".
const NONE: usize = 6;

/// A noun as a trigger of its clause: held up by a verb there, or loose.
fn held_up(
    text: &Text<'_>,
    clause: &Clause,
    at: usize,
    length: usize,
    trigger: &Trigger,
) -> Option<Found> {
    let last = at + length - 1;
    let soft = length == 1 && text.language.is("soft_noun", text.tokens.lower(at));
    let head = clause.head();
    let support = clause.verbs.iter().find(|verb| {
        text.language.is("support", &verb.lemma)
            && (verb.first > last && verb.first - last < 16
                || verb.main < at && at - verb.main < 7 && !is_of_object(text, verb.main + 1..at))
    });
    if is_charge(text, clause, at) {
        return None;
    }
    // "no suggestion of sabotage"
    let before = at.saturating_sub(NONE).max(clause.tokens.start)..at;
    if before.into_iter().any(|at| text.language.is("none_of", text.tokens.lower(at))) {
        return None;
    }
    let scheduled = (last + 1..(last + 3).min(clause.tokens.end)).any(|next| {
        text.language.is("planned", text.tokens.lower(next))
            && !text.language.is("future", text.tokens.lower(next))
    });
    if soft && support.is_none() {
        return None;
    }
    let verb = support.or(head.filter(|_| !scheduled)).cloned();
    Some(Found {
        first: at,
        last,
        kind: trigger.kind,
        mode: trigger.mode,
        verb: verb.filter(|_| support.is_some() || !scheduled),
        class: if support.is_some() { Class::Held } else { Class::Loose },
        document: trigger.kind == EventType::Statement,
        weight: if support.is_some() { 0.95 } else { 0.6 },
    })
}

/// "issued a ruling on the strike": the noun of a preposition behind the verb's own object; but
/// "took part in a strike", "held a round of talks".
fn is_of_object(text: &Text<'_>, between: Range<usize>) -> bool {
    let mut object = None;
    for at in between {
        if text.words.part(at) == Part::Adp {
            return object.is_some_and(|at| !text.language.is("portion", text.tokens.lower(at)));
        }
        object = Some(at).filter(|at| text.words.part(*at).is_noun()).or(object);
    }
    false
}

/// Tokens between a word of accusing and what somebody is accused of, at most.
const CHARGE: usize = 5;

/// "charged with murder", "two counts of assault": what somebody is accused of.
fn is_charge(text: &Text<'_>, clause: &Clause, at: usize) -> bool {
    let word = |at: usize| text.tokens.lower(at);
    let phrase = |at: usize| text.words.part(at).is_nominal() || text.words.part(at) == Part::Det;
    let from = at.saturating_sub(CHARGE).max(clause.tokens.start);
    let of = (from..at).rev().find(|at| !phrase(*at));
    let Some(of) = of.filter(|of| matches!(word(*of), "with" | "of" | "for" | "on")) else {
        return false;
    };
    // "charged on Friday with the murder of Roe"
    let timed = |at: &usize| text.language.is_time(word(*at)) || word(*at) == "on";
    let accusing = (clause.tokens.start..of).rev().find(|at| !timed(at));
    accusing.is_some_and(|at| {
        // "two counts of murder", but "a police count of protests"
        let counted = at > 0 && matches!(text.words.part(at - 1), Part::Num | Part::Det);
        text.language.is("accusing", word(at)) && (singular(word(at)) != "count" || counted)
    })
}

/// "a storm warning", "orange warnings": nobody threatens.
pub fn is_notice(text: &Text<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| text.tokens.lower(before));
    text.language.is("advisory", before) || text.language.is("calamity", before)
}

/// "President-elect", "post-election": the half of a word that tells something else.
fn is_half(text: &Text<'_>, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| text.tokens.lower(at));
    let hyphen = matches!(word(1), "-" | "‑") && text.tokens.glued(at);
    hyphen
        && (text.tokens.lower(at) == "elect" || matches!(word(2), "post" | "anti" | "pro" | "non"))
}

fn is_relative(clause: &Clause) -> bool {
    clause.opener.as_deref().is_some_and(|word| RELATIVES.contains(&word))
}

/// How good an event's name a noun is beside the others of its clause.
fn score(text: &Text<'_>, clause: &Clause, found: &Found) -> i32 {
    let kind = match found.kind {
        EventType::Statement => 1,
        EventType::Other => 0,
        _ => 4,
    };
    let ordinal = (clause.tokens.start..found.first)
        .rev()
        .take(4)
        .any(|at| text.language.is("ordinal", text.tokens.lower(at)));
    let subject = found.verb.as_ref().is_some_and(|verb| found.last < verb.first);
    // "leading to talks", "following the talks": what came before or after, not what is told.
    let aside = (clause.tokens.start..found.first).rev().take(4).any(|at| {
        matches!(
            text.tokens.lower(at),
            "following" | "after" | "amid" | "leading" | "followed" | "despite" | "before"
        )
    });
    kind - i32::from(aside) * 5
        + i32::from(!found.class.needs_date()) * 3
        + i32::from(ordinal) * 2
        + i32::from(subject)
}
