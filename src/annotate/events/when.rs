//! When a clause's event took place: the expression that governs it.

use std::ops::Range;

use chrono::{Datelike, Weekday};

use super::Text;
use super::trigger::Found;
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, RELATIVES, Tense, TokenKind, VerbGroup};
use crate::annotate::timex::are_ends;
use crate::model::{
    Bounds, Core, Direction, EventType, QuoteKind, Span, Timex, TimexKind, Unit, When, WhenBasis,
    touching,
};

/// Most days of a time that owns what happened in it.
const OWNED: i64 = 3;

/// The time of a clause's event; `None` where the clause names none.
pub fn of(text: &Text<'_>, clause: &Clause, found: &Found) -> Option<When> {
    let mut inside: Vec<(usize, &Timex)> = points(text, clause.span)
        .filter(|(_, timex)| governs(text, clause, timex, found))
        .collect();
    inside.sort_by_key(|(_, timex)| distance(text, timex, found));
    let (index, timex) = inside.first().copied()?;
    let (index, timex) = named_beside(text, clause, timex).unwrap_or((index, timex));
    if let Some((index, bounds)) = stretch(text, index, found) {
        return Some(When { bounds, timex: Some(index), basis: WhenBasis::Timex });
    }
    let bounds = match lasting(text, clause, timex) {
        None if is_latest(text, timex, found) || is_into(text, timex) => {
            Bounds { from: None, to: timex.range.to }
        }
        Some(end) => Bounds { from: timex.range.from, to: end.range.to },
        None if is_since(text, timex) && is_count(text, clause, timex, found) => {
            Bounds { from: timex.range.from, to: text.today }
        }
        None => timex.range,
    };
    let bounds = until_today(text, timex, bounds, found);
    Some(When { bounds, timex: Some(index), basis: WhenBasis::Timex })
}

/// "toured into the 2010s": the end of what began before.
fn is_into(text: &Text<'_>, timex: &Timex) -> bool {
    let at = text.tokens.from_byte(timex.span.start);
    let word = |back: usize| at.checked_sub(back).map_or("", |at| text.tokens.lower(at));
    word(1) == "into" || word(1) == "the" && word(2) == "into"
}

/// "As of 3 May, six had recovered", "by Friday the town had fallen": before that day, nobody
/// knows when.
fn is_latest(text: &Text<'_>, timex: &Timex, found: &Found) -> bool {
    let at = text.tokens.from_byte(timex.span.start);
    let word = |back: usize| at.checked_sub(back).map_or("", |at| text.tokens.lower(at));
    // What is reported, or goes on, as of a day is so on that day.
    let done = |verb: &VerbGroup| {
        let has = |at| matches!(text.tokens.lower(at), "has" | "have" | "had");
        (verb.first..verb.main).any(has) && !verb.progressive
    };
    let day = timex.range.range().is_some_and(|range| range.days() == 1);
    let latest = day && matches!((word(2), word(1)), ("as", "of") | (_, "by"));
    // "has ordered them to leave by Friday", "has threatened an attack by Friday": a deadline.
    let ahead = timex.range.to.zip(text.today).is_none_or(|(to, today)| to > today)
        || matches!(found.kind, EventType::Request | EventType::Threaten | EventType::Agree)
        || (found.last + 1..at).any(|at| text.words.part(at).is_verb());
    let latest = latest && !ahead;
    latest && found.kind != EventType::Statement && found.verb.as_ref().is_some_and(done)
}

/// "died earlier this year": what is told as past lies before the report, not in all the year.
fn until_today(text: &Text<'_>, timex: &Timex, bounds: Bounds, found: &Found) -> Bounds {
    let week = timex.form.core == Core::Step(Unit::Week, 0);
    let past = found.verb.as_ref().is_some_and(|verb| {
        matches!(verb.tense, Tense::Past | Tense::Perfect) && !verb.progressive
    });
    let bounds = match (bounds.from, text.today) {
        // "this week", told on a Monday of what was: the days before it belong to it.
        (Some(from), Some(today)) if past && week && today.weekday() == Weekday::Mon => {
            let back = today.checked_sub_days(chrono::Days::new(WEEK));
            Bounds { from: Some(back.map_or(from, |back| from.min(back))), ..bounds }
        }
        _ => bounds,
    };
    match (bounds.from, bounds.to, text.today) {
        (Some(from), to, Some(today))
            if past && from <= today && to.is_none_or(|to| today < to) =>
        {
            Bounds { from: Some(from), to: Some(today) }
        }
        _ => bounds,
    }
}

/// "from 28 October to 2 November", "on Thursday and Friday": both ends, with the number of
/// the expression that begins it.
fn stretch(text: &Text<'_>, index: usize, found: &Found) -> Option<(usize, Bounds)> {
    let lemma = found.verb.as_ref().map_or("", |verb| verb.lemma.as_str());
    // "postponed from 5 May to 6 June"
    if text.language.is("putting_off", lemma) || text.language.is("prolonging", lemma) {
        return None;
    }
    let pair = |first: usize| {
        let (one, other) = (text.timexes.get(first)?, text.timexes.get(first + 1)?);
        let (start, end) = (one.range.range()?, other.range.range()?);
        let gap = text.tokens.text.get(one.span.end..other.span.start)?;
        let joined =
            are_ends(text.tokens.text, one.span, other.span) || is_until(text, one.span, gap);
        // Two days in a row are one stretch, others are two.
        // "the late 1960s and into the 1970s"
        let and = matches!(gap.trim(), "and" | "and on" | "and the" | "and into the");
        let next = and && start.to.succ_opt() == Some(end.from);
        // "yesterday and on Wednesday": the later one may be told first.
        let back = and && end.to.succ_opt() == Some(start.from);
        let (start, end) = if back { (end, start) } else { (start, end) };
        let next = next || back;
        let sound = is_point(one) && is_point(other) && start.from <= end.to;
        let bounds = Bounds { from: Some(start.from), to: Some(end.to) };
        (sound && (joined || next)).then_some((first, bounds))
    };
    pair(index).or_else(|| pair(index.checked_sub(1)?))
}

/// Words of what an end is the time of, at most.
const END: usize = 6;

/// "from 1968 until his retirement in 2018": between the ends stands what the last one dates.
fn is_until(text: &Text<'_>, first: Span, gap: &str) -> bool {
    let from = text.tokens.text.get(..first.start).unwrap_or("").trim_end();
    let words = gap.split_whitespace();
    let opens = matches!(words.clone().next(), Some("until" | "till"));
    let from = from.ends_with("from") || from.ends_with("From");
    opens && from && words.count() <= END && !gap.contains([',', '.', ';'])
}

/// "60 have been killed since Monday" sums up what happened in that time; "has been shut since
/// Monday" and "has been fighting since 2004" tell when it began.
fn is_count(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> bool {
    let verb = found.verb.as_ref().filter(|verb| !verb.progressive && !found.class.is_noun());
    let date = text.tokens.within(timex.span);
    let counts = |at: usize| text.tokens.is(at, TokenKind::Number) && !date.contains(&at);
    verb.is_some() && clause.tokens.clone().any(counts)
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

/// "six days later, on 8 September", "on 2 September, a Friday": of two expressions for one day
/// the one that names it in full.
fn named_beside<'a>(text: &Text<'a>, clause: &Clause, timex: &Timex) -> Option<(usize, &'a Timex)> {
    let is_full = is_calendar;
    if is_full(timex) {
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
        is_full(other) && apart(timex.span, other.span) && other.span != timex.span
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

/// Whether an expression can place an event on the calendar: no length, no "now".
fn is_point(timex: &Timex) -> bool {
    matches!(timex.kind, TimexKind::Date | TimexKind::Time)
        && !matches!(timex.form.core, Core::Reference(_))
}

/// Whether an expression can be the time of the trigger rather than of something else in the
/// clause: its noun, a participle, or what came before or after.
fn governs(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> bool {
    // What is told as past lies in no day to come.
    let ahead = timex.range.from.zip(text.today).is_some_and(|(from, today)| from > today);
    let contradicts = ahead && timex.direction == Direction::Past;
    // "at 8 p.m.": the hour of a day that stands elsewhere.
    let lone_hour = timex.form.core == Core::Unsaid;
    !lone_hour
        && !contradicts
        && !is_of_unknown_saying(text, timex)
        && !is_quoted_apart(text, timex, found)
        && !is_conversion(text, timex)
        && !is_habit(text, timex, found)
        && !is_owner(text, timex, found)
        && !is_beside(text, clause, timex, found)
        && !is_quality(text, timex, found)
        && !is_of_participle(text, clause, timex, found)
        && !is_of_source(text, clause, timex, found)
        && !is_of_contact(text, clause, timex, found)
        && !is_of_other_verb(text, clause, timex, found)
        && !is_told_by_perfect(text, clause, timex, found)
        && !is_of_noun_before(text, timex, found)
}

/// "The reports showed Roe paid nothing in 2016": a day behind a later verb that has a subject of
/// its own is that verb's.
fn is_of_other_verb(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> bool {
    let at = text.tokens.from_byte(timex.span.start);
    // A noun that no verb holds up ends where it stands.
    let verb = found.verb.as_ref().filter(|_| !found.class.needs_date());
    let own = verb.map_or(found.last, |verb| verb.main).max(found.last);
    clause.verbs.iter().any(|verb| {
        let told = verb.is_finite() || text.words.part(verb.main) == Part::VerbParticiple;
        let between = told && verb.first > own && verb.main < at;
        let before = (own + 1..verb.first).rev().find(|at| text.words.part(*at) != Part::Adv);
        // "attacked the port and killed 12 on Friday"
        let subject = before.is_some_and(|at| {
            let part = text.words.part(at);
            part.is_noun() && text.tokens.capital(at)
                || part == Part::Pron && !RELATIVES.contains(&text.tokens.lower(at))
        });
        // "the Quell controlled port"
        let next = verb.main + 1;
        let common = matches!(text.words.part(next), Part::Noun | Part::NounPlural);
        let quality = common || text.tokens.capital(verb.main);
        between && subject && !quality
    })
}

/// "has voiced a wish to proceed as in the trial of Roe in 1998": the perfect of today tells no
/// day long past behind another verb; "has won it in 2019 and 2021" counts.
fn is_told_by_perfect(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> bool {
    let Some(verb) = found.verb.as_ref().filter(|_| !found.class.is_noun()) else { return false };
    // Not "is said to have left".
    let before = verb.first.checked_sub(1).map_or("", |at| text.tokens.lower(at));
    let first = text.tokens.lower(verb.first);
    let has = before != "to" && matches!(first, "has" | "have" | "'s" | "’s" | "'ve" | "’ve");
    let at = text.tokens.from_byte(timex.span.start);
    let parted = clause.verbs.iter().any(|other| other.first > verb.main && other.main < at);
    let past = timex
        .range
        .to
        .zip(text.today)
        .is_some_and(|(to, today)| today.signed_duration_since(to).num_days() > PERFECT);
    verb.tense == Tense::Perfect && has && parted && past
}

/// "following the election on 3 November": the day of what it follows.
fn is_of_noun_before(text: &Text<'_>, timex: &Timex, found: &Found) -> bool {
    let at = text.tokens.from_byte(timex.span.start);
    let preposition = at.checked_sub(1).filter(|at| text.words.part(*at) == Part::Adp);
    let end = preposition.unwrap_or(at);
    let inside = |at: &usize| text.words.part(*at).is_nominal();
    let first = (found.last + 1..end).rev().take_while(inside).last();
    let named = first.filter(|first| text.words.part(*first) == Part::Det);
    let before =
        named.and_then(|first| first.checked_sub(1)).map_or("", |at| text.tokens.lower(at));
    before == "following"
}

/// Days before the report's own that "this week" may mean.
const WEEK: u64 = 6;

/// Bytes between a bracket and a day of another time zone in it, at most.
const CONVERSION: usize = 40;

/// Days back in which something may have been done that "has been done".
const PERFECT: i64 = 60;

/// "“The law of 1789 …,” writes Roe": what is quoted dates nothing outside.
fn is_quoted_apart(text: &Text<'_>, timex: &Timex, found: &Found) -> bool {
    let trigger = text.tokens.cover(found.first, found.last);
    text.quotes_near(timex.span).any(|quote| {
        quote.kind == QuoteKind::Direct
            && quote.content.contains(timex.span)
            && !quote.content.overlaps(trigger)
    })
}

/// "on Saturday (20:24 on Friday, UTC)": the same moment elsewhere.
fn is_conversion(text: &Text<'_>, timex: &Timex) -> bool {
    let all = text.tokens.text;
    let from = all.floor_char_boundary(timex.span.start.saturating_sub(CONVERSION));
    let opened = all[from..timex.span.start].rsplit(['(', ')']).next();
    let inside = all[from..timex.span.start].rfind('(') > all[from..timex.span.start].rfind(')');
    let to = all.ceil_char_boundary((timex.span.end + CONVERSION).min(all.len()));
    let closed = all[timex.span.end..to].split([')', '(']).next();
    let words = || opened.into_iter().chain(closed).flat_map(|part| part.split([' ', ',']));
    inside && words().any(|word| matches!(word, "UTC" | "GMT"))
}

/// "where they feed in winter", "a lot can happen in four years", "over the last century": no
/// day, year or century of the calendar is meant.
fn is_habit(text: &Text<'_>, timex: &Timex, found: &Found) -> bool {
    let Some(verb) = &found.verb else { return false };
    let can = verb.modal.as_deref() == Some("can");
    let at = text.tokens.from_byte(timex.span.start);
    let article = (at.saturating_sub(1)..=at).any(|at| text.tokens.lower(at) == "the");
    match &timex.form.core {
        // "opens in spring" is arranged.
        Core::YearPart { year: None, .. } => {
            verb.tense == Tense::Present
                && !verb.progressive
                && !text.language.is("arranging", &verb.lemma)
        }
        Core::Shift(Unit::Year | Unit::Month, 1..) => can,
        // "does not apply to the situation today"
        Core::Step(Unit::Day, 0) if timex.form.part.is_none() => {
            verb.tense == Tense::Present && verb.negated && !verb.progressive
        }
        // "Overnight the firm ceased to exist": which night is not told.
        Core::Step(Unit::Day, 0) => {
            timex.span.of(text.tokens.text).eq_ignore_ascii_case("overnight")
        }
        Core::Step(Unit::Century, _) => article,
        _ => false,
    }
}

/// "“The polls close tomorrow”": said nobody knows when.
fn is_of_unknown_saying(text: &Text<'_>, timex: &Timex) -> bool {
    let near = matches!(timex.form.core, Core::Step(Unit::Day, _));
    let marks = touching(text.quoted, timex.span, |one| *one);
    near && !timex.is_said() && marks.iter().any(|one| one.contains(timex.span))
}

/// "According to a release of 14 March, the state spent …": the day of the source.
fn is_of_source(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> bool {
    let at = text.tokens.from_byte(timex.span.start);
    let according = (clause.tokens.start..at)
        .rev()
        .find(|at| text.tokens.lower(*at) == "according" && text.tokens.lower(at + 1) == "to");
    according.is_some_and(|according| {
        let inside = according..at;
        !inside.contains(&found.first)
            && !inside.clone().any(|at| text.tokens.word(at) == ",")
            && !is_parted(clause, inside)
    })
}

/// "the fallout of a remark he made in April": the day of a clause that hangs on a noun without
/// a pronoun between.
fn is_of_contact(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> bool {
    let at = text.tokens.from_byte(timex.span.start);
    clause.verbs.iter().any(|verb| {
        let subject = verb.first.checked_sub(1).filter(|at| *at > found.last + 1);
        verb.is_finite()
            && verb.main < at
            && subject.is_some_and(|subject| {
                text.words.part(subject) == Part::Pron && text.words.part(subject - 1).is_noun()
            })
            && !(verb.main..at).any(|at| text.tokens.word(at) == ",")
    })
}

/// "ahead of Women's Day", "extended until May 1": the day of something else. What is put off is
/// put off until the day that it takes place on.
fn is_beside(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> bool {
    let at = text.tokens.from_byte(timex.span.start);
    let Some(before) = at.checked_sub(1) else { return false };
    let word = |at: usize| text.tokens.lower(at);
    let preposition = match word(before) {
        "the" | "its" | "their" => before.saturating_sub(1),
        // "through at least tomorrow"
        "least" => before.saturating_sub(2),
        _ => before,
    };
    if is_cut_off(text, clause, found, preposition..at) {
        return true;
    }
    let verb = found.verb.as_ref();
    let lemma = verb.map_or("", |verb| verb.lemma.as_str());
    let puts_off = text.language.is("putting_off", lemma);
    let noun = found.class.is_noun();
    let behind = preposition.checked_sub(1).map_or("", word);
    match word(preposition) {
        // "shortly before midnight" is still that day.
        "before" | "after" => timex.kind != TimexKind::Time,
        // "has been shut since Monday" began then; "reports deaths since 2015" did not.
        "since" => verb.is_none_or(|verb| verb.tense != Tense::Perfect),
        // "the Tenure of Office Act of 1867"
        "of" => {
            let year =
                matches!(timex.form.core, Core::Date { year: Some(_), month: None, day: None });
            behind == "ahead"
                || year
                    && preposition
                        .checked_sub(1)
                        .is_some_and(|at| text.tokens.capital(at) && at != found.last)
        }
        "than" => true,
        // "down from the 2017 vote": what it is compared with.
        // "has grown from 2016", but "has grown from March to August".
        "from" => {
            let end = text.tokens.lower(text.tokens.from_byte(timex.span.end));
            let perfect = verb.is_some_and(|verb| verb.tense == Tense::Perfect);
            preposition < before && noun
                || perfect && !matches!(end, "to" | "until" | "till" | "through" | "-" | "–")
        }
        // "extended the curfew to 1 May"
        "to" => behind == "prior" || text.language.is("prolonging", lemma) || puts_off && !noun,
        "until" | "till" | "through" => !puts_off && !noun,
        _ => false,
    }
}

/// Tokens before a date among which a "since" gives it to something else.
const SINCE: usize = 9;

/// "returned after attending last year": a word that gives a date to the gerund behind it.
fn opens_gerund(text: &Text<'_>, at: usize) -> bool {
    matches!(text.tokens.lower(at), "after" | "before" | "since" | "by")
        && text.words.part(at + 1) == Part::VerbGerund
}

/// Whether words before a date give it to something else than the trigger; `date` begins at its
/// preposition.
fn is_cut_off(text: &Text<'_>, clause: &Clause, found: &Found, date: Range<usize>) -> bool {
    let word = |at: usize| text.tokens.lower(at);
    let lemma = found.verb.as_ref().map_or("", |verb| verb.lemma.as_str());
    // "is closing stores, including last year its oldest", "in custody until his hearing on
    // 5 April"
    let parts = |at| matches!(word(at), "including" | "until" | "till" | "pending" | "despite");
    // "riots because of the shooting in August", "returned after attending last year"
    let other = |at| opens_gerund(text, at) || clause.is_cause(text.tokens, at);
    if (found.last + 1..date.end).any(other) {
        return true;
    }
    let parted = !text.language.is("putting_off", lemma)
        && (found.last + 1..date.end.saturating_sub(1)).any(parts);
    // "despite winning in March, she lost"
    let opener = word(text.tokens.from_byte(clause.span.start));
    let fronted = date.end < found.first && matches!(opener, "despite" | "besides" | "without");
    // "revered since the tower was built 900 years ago"; but "since it was retaken in 2017" dates
    // the retaking.
    let since = |at: usize| {
        word(at) == "since"
            && text.words.part(at + 1) != Part::VerbGerund
            && !(at..date.end).contains(&found.first)
    };
    // Nothing else begins between: "since 2003, and that as of February".
    let begins = |at: usize| matches!(word(at), "," | "and" | "that");
    let mut back = (date.end.saturating_sub(SINCE)..date.start).rev();
    let held = back.by_ref().take_while(|at| !begins(*at)).any(since);
    parted || fronted || held
}

/// "the 2020 election", "his 2016 arrest": the time of that noun, which may be the trigger.
fn is_quality(text: &Text<'_>, timex: &Timex, found: &Found) -> bool {
    let start = text.tokens.from_byte(timex.span.start);
    let end = text.tokens.from_byte(timex.span.end);
    let determined = start.checked_sub(1).is_some_and(|before| {
        text.words.part(before) == Part::Det
            || text.language.is("determiner", text.tokens.lower(before))
    });
    // "the 1965 Voting Rights Act": a name has its year, whatever its words are.
    let name = text.tokens.capital(end);
    let common =
        |at: usize| text.words.part(at).is_noun() && !text.language.is_time(text.tokens.lower(at));
    // "the 1959 romantic comedy"
    let noun =
        name || common(end) || determined && text.words.part(end) == Part::Adj && common(end + 1);
    let named = (end..end + 3).contains(&found.first) && !text.tokens.capital(found.first);
    let adposed = start.checked_sub(1).is_some_and(|before| text.words.part(before) == Part::Adp);
    // "their roles in September 2015 deaths": a date between a preposition and a plain noun.
    let inside = start > found.last + 2
        && common(end)
        && !text.tokens.capital(end)
        && adposed
        && !text.words.part(end + 1).is_finite();
    // "discusses Women's Day celebrations": the name of what is celebrated.
    let feast = matches!(timex.form.core, Core::Holiday(..)) && common(end) && !adposed;
    // "allows Sunday opening hours"
    let usual = matches!(timex.form.core, Core::Weekday(_))
        && !adposed
        && !determined
        && (common(end) || text.words.part(end) == Part::VerbGerund);
    // "2012 presidential candidate Roe died"
    let bare = matches!(timex.form.core, Core::Date { year: Some(_), month: None, day: None });
    let role = bare
        && !adposed
        && (common(end) || text.words.part(end) == Part::Adj && common(end + 1))
        && !text.words.part(end + 1).is_finite();
    (determined && noun || inside || role || feast || usual) && !named
}

/// "photos taken in 2014": the time of the participle between the trigger and it.
fn is_of_participle(text: &Text<'_>, clause: &Clause, timex: &Timex, found: &Found) -> bool {
    let start = text.tokens.from_byte(timex.span.start);
    clause.verbs.iter().filter(|verb| is_participle(text, verb)).any(|verb| {
        // "in the round scheduled for 6 May"
        if text.language.is("due", text.tokens.lower(verb.main)) {
            return false;
        }
        // "an order dated yesterday was sent"
        let before =
            !found.document && found.first > start && verb.main < start && start - verb.main <= 2;
        let behind = verb.first > found.last + 1
            && verb.main < start
            && start - verb.main <= 4
            // "in the flooded town on Friday"
            && !text.words.part(verb.main + 1).is_noun()
            && !is_parted(clause, verb.main..start);
        before || behind || found.first > start && is_aside(text, clause, verb, timex)
    })
}

/// A participle without an auxiliary: "taken".
fn is_participle(text: &Text<'_>, verb: &VerbGroup) -> bool {
    verb.first == verb.main
        && !verb.is_finite()
        && matches!(text.words.part(verb.main), Part::VerbParticiple | Part::VerbPast)
}

/// Whether a finite verb stands between a verb and a date: "orders of the phone announced last
/// week began on Tuesday".
fn is_parted(clause: &Clause, between: Range<usize>) -> bool {
    clause.verbs.iter().any(|verb| verb.is_finite() && between.contains(&verb.main))
}

/// Whether a date stands with a participle between commas: "Roe, born in Oslo on 24 May 1955,
/// has built it".
pub fn is_aside(text: &Text<'_>, clause: &Clause, verb: &VerbGroup, timex: &Timex) -> bool {
    let comma = |at: usize| text.tokens.word(at) == ",";
    let (start, end) =
        (text.tokens.from_byte(timex.span.start), text.tokens.from_byte(timex.span.end));
    // "Roe, first elected in 1964, …"
    let before = (clause.tokens.start..verb.main).rev().find(|at| {
        let word = text.tokens.lower(*at);
        text.words.part(*at) != Part::Adv && !text.language.is("ordinal", word)
    });
    is_participle(text, verb)
        && before.is_some_and(comma)
        && verb.main < start
        && comma(end)
        && !(verb.main..start).any(comma)
        && !is_parted(clause, verb.main..start)
}

/// "this year's conference": the year is the conference's, not the event's; but "Friday's
/// bombing", and what it did, was on Friday.
fn is_owner(text: &Text<'_>, timex: &Timex, found: &Found) -> bool {
    let after = text.tokens.from_byte(timex.span.end);
    let owns = text.tokens.is(after, TokenKind::Clitic) && text.tokens.lower(after).ends_with('s');
    let short = timex.range.range().is_some_and(|range| range.days() <= OWNED);
    owns && !(short && (after + 1..=after + 4).contains(&found.first))
}

/// How far an expression stands from a trigger; one after it is nearer.
fn distance(text: &Text<'_>, timex: &Timex, found: &Found) -> usize {
    let at = text.tokens.from_byte(timex.span.start);
    if at > found.last { at - found.last } else { 2 * found.first.saturating_sub(at) + 1 }
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

#[cfg(test)]
mod tests {
    use crate::annotate::reports::of_monday;
    use crate::model::WhenBasis;

    /// The first event's days in a report of Monday, 10 November 2025.
    fn days(text: &str) -> Option<String> {
        let found = of_monday(text);
        let when = found.events.first().unwrap_or_else(|| panic!("no event: {text}")).when?;
        assert_eq!(when.basis, WhenBasis::Timex, "{text}");
        Some(format!("{}..{}", when.bounds.from?, when.bounds.to?))
    }

    #[test]
    fn stretches_have_both_ends() {
        for (text, wanted) in [
            ("Jets bombed the camp from October 28 to November 2.", "2025-10-28..2025-11-02"),
            ("Schools will close on Thursday and Friday.", "2025-11-13..2025-11-14"),
            ("Since October 7, 2023, 60,000 people have been killed.", "2023-10-07..2025-11-10"),
            ("The airport has been shut since 3 November.", "2025-11-03..2025-11-03"),
            ("Sales of the recently announced plane began Friday.", "2025-11-07..2025-11-07"),
            ("Roe returned on Friday after visiting Oslo.", "2025-11-07..2025-11-07"),
            ("Roe led it from 2008 until her retirement in 2018.", "2008-01-01..2018-12-31"),
            ("Friday's bombing killed 12.", "2025-11-07..2025-11-07"),
            ("Since it was retaken in 2017, the town is empty.", "2017-01-01..2017-12-31"),
        ] {
            assert_eq!(days(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn a_passage_holds_the_words_that_date_it() {
        let text = "The council on Monday postponed the vote, which was due today, until Friday.";
        let found = of_monday(text);
        let planned = found.events.iter().find(|one| one.span.of(text).ends_with("until Friday"));
        let day = planned.and_then(|one| one.when).and_then(|when| when.bounds.from);
        assert_eq!(day.map(|day| day.to_string()).as_deref(), Some("2025-11-14"));
    }

    #[test]
    fn another_time_than_the_storys_is_not_todays() {
        for text in [
            "In recent weeks, militants have killed dozens.",
            "Militants killed dozens after winning in 2014.",
            "In the past week, rebels attacked the town.",
            "The attack came a day after a ceasefire was signed on 4 November.",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }

    /// Trigger, first and last day of the events that the text dates.
    fn dated(text: &str) -> Vec<(String, Option<String>, Option<String>)> {
        let found = of_monday(text);
        let dated = found.events.iter().filter_map(|event| {
            let when = event.when.filter(|when| when.basis == WhenBasis::Timex)?;
            let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
            let trigger = event.trigger.of(&found.article.text).to_string();
            Some((trigger, day(when.bounds.from), day(when.bounds.to)))
        });
        dated.collect()
    }

    #[test]
    fn a_day_of_something_else_dates_nothing() {
        for (text, trigger) in [
            // Of a later verb with a subject of its own.
            ("The reports showed Roe paid nothing in taxes in 2016.", "reports"),
            // Of a thing that is usual.
            ("The law allows Sunday opening hours of shops.", "allows"),
            // Of what is quoted.
            ("“Under the common law of 1789 they were free,” Jane Roe writes.", "writes"),
            ("“The polls are closed as of today,” Jane Roe told the Tide.", "closed"),
        ] {
            let found = dated(text);
            assert!(!found.iter().any(|(word, ..)| word == trigger), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_habit_has_no_day_and_no_day_of_the_story_either() {
        for (text, trigger) in [
            ("The army guards the waters where they fish in winter.", "guards"),
            ("Overnight the army ceased to exist.", "ceased"),
            ("The army does not attack the port today.", "attack"),
            ("Jane Roe can attack the port in four years.", "attack"),
            (
                "The army has attacked a port to proceed as in the raid of Ana Stone in 1998.",
                "attacked",
            ),
        ] {
            let found = of_monday(text);
            let event = found.events.iter().find(|event| event.trigger.of(text) == trigger);
            assert!(event.is_none_or(|event| event.when.is_none()), "{text}: {event:?}");
        }
        for (text, from) in [
            // Monday is the day of the report.
            ("Troops destroyed the church this week.", "2025-11-04"),
            ("Troops destroyed the church last century.", "1901-01-01"),
            ("The museum opens in spring.", "2026-03-01"),
            ("Roe has won the race in 2019.", "2019-01-01"),
            ("The army has shelled the port from March to August.", "2025-03-01"),
            ("The mayor has ordered residents to leave by Friday.", "2025-11-07"),
        ] {
            let found = dated(text);
            assert_eq!(found.first().and_then(|one| one.1.as_deref()), Some(from), "{text}");
        }
    }

    #[test]
    fn what_is_done_as_of_a_day_was_done_by_then() {
        for (text, trigger, from) in [
            ("As of 3 November, police had freed six of them.", "freed", None),
            ("By Friday, troops had seized the town.", "seized", None),
            ("As of 3 November, troops were attacking the town.", "attacking", Some("2025-11-03")),
        ] {
            let found = dated(text);
            let event = found.iter().find(|(word, ..)| word == trigger);
            let event = event.unwrap_or_else(|| panic!("{text}: {found:?}"));
            assert_eq!(event.1.as_deref(), from, "{text}");
            assert!(event.2.is_some(), "{text}");
        }
    }

    #[test]
    fn a_moment_told_in_another_zone_is_one_moment() {
        let text = "At 04:42 on Saturday (20:24 on Friday, UTC), troops attacked the port.";
        let found = dated(text);
        assert_eq!(found[0].1.as_deref(), Some("2025-11-08"), "{found:?}");
    }
}
