//! When a clause's event took place: the expression that governs it.
//!
//! Of the dates of a clause those stay that are its event's own ([`govern`]: not those that a
//! preposition leads to or that stand beyond a relative pronoun; [`things`]: not those of a noun;
//! [`verbs`]: not those of another verb; [`unsaid`]: not those that name no day
//! of the story); the nearest of them says from when to when ([`bounds`]).

mod bounds;
mod govern;
mod things;
mod unsaid;
mod verbs;

pub use govern::is_in_front;
use govern::{governs, opens_gerund};
use unsaid::is_habit;
pub use verbs::is_aside;
use verbs::is_told_by_perfect;

use super::Text;
use super::trigger::Found;
use crate::annotate::text::Clause;
use crate::model::{Anchor, Core, Span, Timex, TimexKind, Unit, When, WhenBasis, touching};

/// Tokens before a date among which a "since" may hold it.
const SINCE: usize = 9;

/// The time of a clause's event; `None` where the clause names none.
pub fn of(text: &Text<'_>, clause: &Clause, found: &Found) -> Option<When> {
    // "On Friday the mayor, who was ill, left": the day stands before the relative clause.
    let front = clause.front.clone().map(|front| text.tokens.cover(front.start, front.end - 1));
    let mut inside: Vec<(usize, &Timex)> = points(text, clause.span)
        .chain(front.into_iter().flat_map(|front| {
            points(text, front).filter(|(_, timex)| is_in_front(text, clause, timex))
        }))
        .filter(|(_, timex)| governs(text, clause, timex, found))
        .collect();
    inside.sort_by_key(|(_, timex)| distance(text, timex, found));
    let nearest = inside.first().copied()?;
    let (index, timex) = named_beside(text, clause, nearest.1).unwrap_or(nearest);
    let (index, bounds) = bounds::stretch(text, index, found)
        .unwrap_or_else(|| (index, bounds::of(text, clause, timex, found)));
    Some(When { bounds, timex: Some(index), basis: WhenBasis::Timex })
}

/// Whether a clause tells of another time than the story's, though not of a day: "in recent
/// weeks", "several years ago", "a day after …".
pub fn is_elsewhen(text: &Text<'_>, clause: &Clause) -> bool {
    let inside = touching(text.timexes, clause.span, |timex| timex.span);
    inside.iter().filter(|timex| clause.span.contains(timex.span)).any(|timex| {
        let (first, after) =
            (text.tokens.from_byte(timex.span.start), text.tokens.from_byte(timex.span.end));
        if (clause.tokens.start..first).any(|at| opens_gerund(text, at)) {
            return true;
        }
        let words = timex.span.of(text.tokens.text).to_lowercase();
        // "for the third time in the past decade" counts; "has recently begun" is news.
        let counted = (first.saturating_sub(2)..first)
            .any(|at| matches!(text.tokens.lower(at), "time" | "times" | "first" | "second"));
        match &timex.form.core {
            Core::Reference(name) => name != "PRESENT_REF" && !words.ends_with("ly"),
            Core::Duration(_) => {
                matches!(text.tokens.lower(after), "after" | "before")
                    || !counted && (words.contains("past ") || words.contains("last "))
            }
            _ => false,
        }
    })
}

/// Whether a clause names a time that is none of its event's, so that the story's is not either:
/// a habit's, or one long before what "has been done".
pub fn is_of_no_day(text: &Text<'_>, clause: &Clause, found: &Found) -> bool {
    points(text, clause.span).any(|(_, timex)| {
        is_habit(text, timex, found) || is_told_by_perfect(text, clause, timex, found)
    })
}

/// "six days later, on 8 September", "on 2 September, a Friday": of two expressions for one day
/// the one that names it in full.
fn named_beside<'a>(text: &Text<'a>, clause: &Clause, timex: &Timex) -> Option<(usize, &'a Timex)> {
    if is_calendar(timex) {
        return None;
    }
    let apart = |one: Span, other: Span| {
        let between = text.tokens.text.get(one.end.min(other.end)..one.start.max(other.start));
        between.is_some_and(|between| {
            let mut words = between.split(|c: char| !c.is_alphanumeric());
            let only = words.all(|word| matches!(word, "" | "on" | "a"));
            (between.contains([',', '(']) || between.trim() == "on") && only
        })
    };
    // Only what stands next to it can be beside it.
    let at = text.timexes.partition_point(|one| one.span.start < timex.span.start);
    let near = at.saturating_sub(1)..(at + 2).min(text.timexes.len());
    let inside = near.map(|at| (at, &text.timexes[at]));
    let inside = inside.filter(|(_, one)| clause.sentence.contains(one.span) && is_point(one));
    inside.into_iter().find(|(_, other)| {
        is_calendar(other) && apart(timex.span, other.span) && other.span != timex.span
    })
}

/// A month with its day.
fn is_calendar(timex: &Timex) -> bool {
    timex.form.core.is_calendar_day()
}

/// The expressions inside a span that can place an event, with their numbers.
pub fn points<'a>(text: &Text<'a>, span: Span) -> impl Iterator<Item = (usize, &'a Timex)> + Clone {
    let first = text.timexes.partition_point(|timex| timex.span.end <= span.start);
    touching(text.timexes, span, |timex| timex.span)
        .iter()
        .enumerate()
        .map(move |(at, timex)| (first + at, timex))
        .filter(move |(_, timex)| span.contains(timex.span) && is_point(timex))
}

/// Whether an expression can place an event on the calendar: no length, no "now", no "six
/// minutes later" of whatever stands before.
fn is_point(timex: &Timex) -> bool {
    let of_clock = |unit| matches!(unit, Unit::Second | Unit::Minute | Unit::Hour);
    matches!(timex.kind, TimexKind::Date | TimexKind::Time)
        && match timex.form.core {
            Core::Reference(_) => false,
            Core::Shift(unit, _) => !of_clock(unit) || timex.anchor != Anchor::Previous,
            _ => true,
        }
}

/// How far an expression stands from a trigger; one after it is nearer.
fn distance(text: &Text<'_>, timex: &Timex, found: &Found) -> usize {
    let at = text.tokens.from_byte(timex.span.start);
    if at > found.last { at - found.last } else { 2 * found.first.saturating_sub(at) + 1 }
}

/// The word so many tokens before an expression, in small letters; empty where there is none.
fn word_before<'a>(text: &'a Text<'_>, timex: &Timex, back: usize) -> &'a str {
    let at = text.tokens.from_byte(timex.span.start).checked_sub(back);
    at.map_or("", |at| text.tokens.lower(at))
}

#[cfg(test)]
mod tests;
