//! When a clause's event took place: the expression that governs it.

use super::Text;
use super::trigger::Found;
use crate::annotate::text::{Clause, TokenKind};
use crate::model::{Bounds, Core, Span, Timex, TimexKind, When, WhenBasis, touching};

/// The time of a clause's event; `None` where the clause names none.
pub fn of(text: &Text<'_>, clause: &Clause, found: &Found) -> Option<When> {
    let mut inside: Vec<(usize, &Timex)> =
        points(text, clause.span).filter(|(_, timex)| !is_owner(text, timex)).collect();
    inside.sort_by_key(|(_, timex)| distance(text, timex, found));
    let (index, timex) = inside.first().copied()?;
    let (index, timex) = named_beside(text, clause, timex).unwrap_or((index, timex));
    let bounds = match lasting(text, clause, timex) {
        Some(end) => Bounds { from: timex.range.from, to: end.range.to },
        None => timex.range,
    };
    Some(When { bounds, timex: Some(index), basis: WhenBasis::Timex })
}

/// "six days later, on 8 September", "on 2 September, a Friday": of two expressions for one day
/// the one that names it in full.
fn named_beside<'a>(
    text: &Text<'a>,
    clause: &Clause,
    timex: &Timex,
) -> Option<(usize, &'a Timex)> {
    let is_full = is_calendar;
    if is_full(timex) {
        return None;
    }
    let apart = |one: Span, other: Span| {
        let between = text.tokens.text.get(one.end.min(other.end)..one.start.max(other.start));
        between.is_some_and(|between| {
            let mut words = between.split(|c: char| !c.is_alphanumeric());
            between.contains([',', '(']) && words.all(|word| matches!(word, "" | "on" | "a"))
        })
    };
    points(text, clause.sentence)
        .find(|(_, other)| is_full(other) && apart(timex.span, other.span) && other.span != timex.span)
}

/// A month with its day.
fn is_calendar(timex: &Timex) -> bool {
    matches!(timex.form.core, Core::Date { month: Some(_), day: Some(_), .. })
}

/// The expressions inside a span that can place an event, with their numbers.
pub fn points<'a>(text: &Text<'a>, span: Span) -> impl Iterator<Item = (usize, &'a Timex)> {
    let first = text.timexes.partition_point(|timex| timex.span.end <= span.start);
    touching(text.timexes, span, |timex| timex.span)
        .iter()
        .enumerate()
        .map(move |(at, timex)| (first + at, timex))
        .filter(move |(_, timex)| span.contains(timex.span) && is_point(timex))
}

/// Whether an expression can place an event on the calendar: no length, no "now".
fn is_point(timex: &Timex) -> bool {
    matches!(timex.kind, TimexKind::Date | TimexKind::Time)
        && !matches!(timex.form.core, Core::Reference(_))
}

/// "this year's conference": the year is the conference's, not the event's.
fn is_owner(text: &Text<'_>, timex: &Timex) -> bool {
    let after = text.tokens.from_byte(timex.span.end);
    text.tokens.is(after, TokenKind::Clitic) && text.tokens.lower(after).ends_with('s')
}

/// How far an expression stands from a trigger; one after it is nearer.
fn distance(text: &Text<'_>, timex: &Timex, found: &Found) -> usize {
    let at = text.tokens.from_byte(timex.span.start);
    if at > found.last { at - found.last } else { 2 * found.first.saturating_sub(at) + 1 }
}

/// "… and continued into the following morning": the end of what began at `timex`.
fn lasting<'a>(text: &Text<'a>, clause: &Clause, timex: &Timex) -> Option<&'a Timex> {
    let after = |verb: &&crate::annotate::text::VerbGroup| {
        text.language.is("ongoing_aspect", text.tokens.lower(verb.main)) || verb.lemma == "last"
    };
    let verb = clause.verbs.iter().find(after)?;
    let start = text.tokens.cover(verb.main, verb.main).start;
    let (_, end) = points(text, clause.span).find(|(_, other)| other.span.start > start)?;
    (start > timex.span.end && end.range.to >= timex.range.from && timex.range.from.is_some())
        .then_some(end)
}
