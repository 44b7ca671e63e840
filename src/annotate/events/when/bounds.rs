//! From when to when an event lies: the days of its expression, or a stretch with two ends.

use chrono::{Datelike, Weekday};

use super::super::Text;
use super::super::trigger::Found;
use super::{SINCE, is_point, points, word_before};
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, Tense, TokenKind, VerbGroup};
use crate::annotate::timex::are_ends;
use crate::model::{Bounds, Core, Direction, EventType, Span, Timex, Unit};

/// Days before the report's own that "this week" may mean.
const WEEK: u64 = 6;

/// Words of what an end is the time of, at most.
const END: usize = 6;

/// From when to when the event lies that an expression dates.
pub(super) fn of(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> Bounds {
    let own = timex.range;
    let bounds = if let Some(end) = lasting(text, clause, timex) {
        Bounds { from: own.from, to: end.range.to }
    } else if is_latest(text, timex, found) || is_into(text, timex) {
        Bounds { from: None, to: own.to }
    } else if is_since(text, timex) && (is_count(text, clause, timex, found) || is_never(found)) {
        Bounds { from: own.from, to: text.today }
    } else {
        own
    };
    until_today(text, timex, bounds, found)
}

/// "… and continued into the following morning": the end of what began at `timex`.
fn lasting<'a>(text: &Text<'a>, clause: &Clause, timex: &Timex) -> Option<&'a Timex> {
    let after = |verb: &&VerbGroup| {
        text.language.is("ongoing_aspect", text.tokens.lower(verb.main)) || verb.lemma == "last"
    };
    let verb = clause.verbs.iter().find(after)?;
    let start = text.tokens.cover(verb.main, verb.main).start;
    let (_, end) = points(text, clause.span).find(|(_, other)| other.span.start > start)?;
    (start > timex.span.end && end.range.to >= timex.range.from && timex.range.from.is_some())
        .then_some(end)
}

/// "As of 3 May, six had recovered", "by Friday the town had fallen": before that day, nobody
/// knows when.
fn is_latest(text: &Text<'_>, timex: &Timex, found: &Found) -> bool {
    let word = |back: usize| word_before(text, timex, back);
    let day = timex.range.range().is_some_and(|range| range.days() == 1);
    if !day || !matches!((word(2), word(1)), ("as", "of") | (_, "by")) {
        return false;
    }
    // "has ordered them to leave by Friday", "has threatened an attack by Friday": a deadline.
    let at = text.tokens.from_byte(timex.span.start);
    let ahead = timex.range.to.zip(text.today).is_none_or(|(to, today)| to > today)
        || matches!(found.kind, EventType::Request | EventType::Threaten | EventType::Agree)
        || (found.last + 1..at).any(|at| text.words.part(at).is_verb());
    // What is reported, or goes on, as of a day is so on that day.
    let done = found.verb.as_ref().is_some_and(|verb| {
        let has = |at| matches!(text.tokens.lower(at), "has" | "have" | "had");
        (verb.first..verb.main).any(has) && !verb.progressive
    });
    !ahead && done && found.kind != EventType::Statement
}

/// "toured into the 2010s": the end of what began before.
fn is_into(text: &Text<'_>, timex: &Timex) -> bool {
    let word = |back: usize| word_before(text, timex, back);
    word(1) == "into" || word(1) == "the" && word(2) == "into"
}

/// Whether a date is the beginning of a time that lasts until today.
fn is_since(text: &Text<'_>, timex: &Timex) -> bool {
    let before = text.tokens.from_byte(timex.span.start).checked_sub(1);
    // "since Monday", "since commencing work in 2016"
    let since = before.is_some_and(|before| {
        let near = (before.saturating_sub(SINCE)..=before).rev();
        let mut since = near.filter(|at| text.tokens.lower(*at) == "since");
        let gerund = |at: usize| text.words.part(at + 1) == Part::VerbGerund;
        since.next().is_some_and(|at| at == before || gerund(at))
    });
    since && text.today.is_some_and(|today| timex.range.from.is_some_and(|from| from <= today))
}

/// "has not met since May": in all that time.
fn is_never(found: &Found) -> bool {
    found.verb.as_ref().is_some_and(|verb| verb.negated && verb.tense == Tense::Perfect)
}

/// "60 have been killed since Monday" sums up what happened in that time; "has been shut since
/// Monday" and "has been fighting since 2004" tell when it began.
fn is_count(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> bool {
    let verb = found.verb.as_ref().filter(|verb| !verb.progressive && !found.class.is_noun());
    let date = text.tokens.within(timex.span);
    let counts = |at: usize| text.tokens.is(at, TokenKind::Number) && !date.contains(&at);
    verb.is_some() && clause.tokens.clone().any(counts)
}

/// "died earlier this year": what is told as past lies before the report, not in all the year.
fn until_today(text: &Text<'_>, timex: &Timex, bounds: Bounds, found: &Found) -> Bounds {
    let week = timex.form.core == Core::Step(Unit::Week, 0);
    // "scheduled for this week"
    let ahead = timex.direction == Direction::Future;
    let is_monday = |day: chrono::NaiveDate| day.weekday() == Weekday::Mon;
    let past = found.verb.as_ref().is_some_and(|verb| {
        matches!(verb.tense, Tense::Past | Tense::Perfect) && !verb.progressive
    });
    let bounds = match (bounds.from, text.today) {
        // "this week", told on a Monday of what was: the days before it belong to it.
        (Some(from), Some(today)) if past && week && is_monday(today) && !ahead => {
            let back = today.checked_sub_days(chrono::Days::new(WEEK));
            Bounds { from: Some(back.map_or(from, |back| from.min(back))), ..bounds }
        }
        _ => bounds,
    };
    match (bounds.from, bounds.to, text.today) {
        (Some(from), to, Some(today))
            if past && !ahead && from <= today && to.is_none_or(|to| today < to) =>
        {
            Bounds { from: Some(from), to: Some(today) }
        }
        _ => bounds,
    }
}

/// "from 28 October to 2 November", "on Thursday and Friday": both ends, with the number of
/// the expression that begins it.
pub(super) fn stretch(text: &Text<'_>, index: usize, found: &Found) -> Option<(usize, Bounds)> {
    let lemma = found.verb.as_ref().map_or("", |verb| verb.lemma.as_str());
    // "postponed from 5 May to 6 June", but "held on Thursday and Friday"
    let moves = text.language.is("putting_off", lemma) || text.language.is("prolonging", lemma);
    let pair = |first: usize| {
        let listed = || gap(text, first).is_some_and(|gap| gap.trim().starts_with("and"));
        let bounds = between(text, first).filter(|_| !moves || listed())?;
        Some((first, bounds))
    };
    pair(index).or_else(|| pair(index.checked_sub(1)?))
}

/// The words between an expression and the one behind it.
fn gap<'a>(text: &Text<'a>, first: usize) -> Option<&'a str> {
    let (one, other) = (text.timexes.get(first)?, text.timexes.get(first + 1)?);
    text.tokens.text.get(one.span.end..other.span.start)
}

/// From an expression to the one behind it, where the two are the ends of one stretch.
fn between(text: &Text<'_>, first: usize) -> Option<Bounds> {
    let (one, other) = (text.timexes.get(first)?, text.timexes.get(first + 1)?);
    let (start, end) = (one.range.range()?, other.range.range()?);
    let gap = gap(text, first)?;
    // "the late 1960s and into the 1970s": two times in a row are one stretch, others are two.
    let mut words = gap.split_whitespace();
    let and = words.next() == Some("and")
        && words.all(|word| matches!(word, "on" | "the" | "into" | "early" | "late"));
    let next = and && start.to.succ_opt() == Some(end.from);
    // "yesterday and on Wednesday": the later one may be told first.
    let back = and && end.to.succ_opt() == Some(start.from);
    let (start, end) = if back { (end, start) } else { (start, end) };
    let joined = next
        || back
        || are_ends(text.tokens.text, one.span, other.span)
        || is_until(text, one.span, gap);
    (joined && is_point(one) && is_point(other) && start.from <= end.to)
        .then_some(Bounds { from: Some(start.from), to: Some(end.to) })
}

/// "from 1968 until his retirement in 2018": between the ends stands what the last one dates.
fn is_until(text: &Text<'_>, first: Span, gap: &str) -> bool {
    let from = text.tokens.text.get(..first.start).unwrap_or("").trim_end();
    let words = gap.split_whitespace();
    let opens = matches!(words.clone().next(), Some("until" | "till"));
    let from = from.ends_with("from") || from.ends_with("From");
    opens && from && words.count() <= END && !gap.contains([',', '.', ';'])
}
