//! Expressions that need an anchor: weekdays, today, last week, two days ago.

use super::counted::is_counted;
use super::cursor::{Cursor, Hit};
use super::matcher::{is_day, parted};
use crate::annotate::text::TokenKind;
use crate::model::{Core, DayPart, Form, Modifier, Unit};

/// `Friday`, `last Friday`, `next Monday`, `this past Tuesday`
pub(super) fn weekday(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    if let Some((day, end)) = cursor.weekday(at) {
        // "The Sunday Times", "Bloody Sunday"
        if cursor.is_before("named_day", at)
            || cursor.tokens.capital(end) && cursor.is("paper", end)
            || is_counted(cursor, at, end)
        {
            return None;
        }
        // "Wednesday the 29th", "Sunday 2nd"
        let number = end + usize::from(cursor.lower(end) == "the");
        let figure = cursor.lower(number).starts_with(|c: char| c.is_ascii_digit());
        if let Some(day) = cursor.ordinal(number).filter(|_| figure)
            && (1..=31).contains(&day)
            && cursor.lower(number + 1) != "of"
            && cursor.month(number + 1).is_none()
        {
            let core = Core::Date { year: None, month: None, day: Some(day) };
            return Some(Hit::new(number + 1, core));
        }
        // "Monday last week", "Friday next week"
        if let Some(step) = cursor.step(end).filter(|step| *step != 0)
            && cursor.lower(end + 1) == "week"
        {
            return Some(Hit::new(end + 2, Core::WeekdayIn(day, step)));
        }
        // "the Friday before", where nothing follows that it would be before
        let sign = match cursor.lower(end) {
            "before" => -1,
            "after" => 1,
            _ => 0,
        };
        let ends = !cursor.tokens.is(end + 1, TokenKind::Word)
            && !cursor.tokens.is(end + 1, TokenKind::Number);
        if sign != 0 && ends && cursor.before(at) == "the" {
            return Some(Hit::new(end + 1, Core::WeekdayStep(day, sign)).anaphoric(true));
        }
        return Some(Hit::new(end, Core::Weekday(day)));
    }
    let step = cursor.step(at)?;
    let inner = cursor.step(at + 1);
    let (step, name) = if step == 0 && inner.is_some() { (inner?, at + 2) } else { (step, at + 1) };
    let (day, end) = cursor.weekday(name).filter(|(_, end)| !is_counted(cursor, at, *end))?;
    let anaphoric = matches!(cursor.lower(name - 1), "following" | "previous");
    Some(Hit::new(end, Core::WeekdayStep(day, step)).anaphoric(anaphoric))
}

/// `the weekend` in `over the weekend`
pub(super) fn weekend(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let alone = cursor.lower(at) == "weekend"
        && cursor.before(at) == "the"
        && at >= 2
        && cursor.is_word(at - 2, &["over", "at", "during", "on", "for", "through", "by", "until"]);
    alone.then(|| Hit::new(at + 1, Core::Step(Unit::Weekend, 0)))
}

/// `today`, `yesterday evening`, `tonight`, `the day before yesterday`
pub(super) fn day_name(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    if cursor.lower(at) == "day" && cursor.is_word(at + 1, &["before", "after"]) {
        let n = match cursor.lower(at + 2) {
            "yesterday" => -2,
            "tomorrow" => 2,
            _ => return None,
        };
        return Some(Hit::new(at + 3, Core::Step(Unit::Day, n)));
    }
    let n: i32 = cursor.get("day", at)?.parse().ok()?;
    // "USA Today"
    if cursor.tokens.capital(at)
        && at.checked_sub(1).is_some_and(|before| cursor.tokens.capital(before))
    {
        return None;
    }
    let mut hit = Hit::new(at + 1, Core::Step(Unit::Day, n));
    if matches!(cursor.lower(at), "tonight" | "overnight") {
        hit.form.part = Some(DayPart::Night);
    }
    Some(hit)
}

/// `this morning`, `last night`, `the night of October 11`, `the following morning`
pub(super) fn part_of_day(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    if let Some(part) = cursor.part(at)
        && cursor.lower(at + 1) == "of"
    {
        let day = super::dates::month_and_day(cursor, at + 2)
            .or_else(|| super::dates::day_and_month(cursor, at + 2))
            .or_else(|| super::dates::full(cursor, at + 2))
            .or_else(|| weekday(cursor, at + 2))?;
        return is_day(&day.form.core)
            .then_some(Hit { form: Form { part: Some(part), ..day.form }, ..day });
    }
    let word = cursor.lower(at);
    let part = cursor.part(at + 1)?;
    if is_last_of_all(cursor, at) {
        return None;
    }
    let (core, anaphoric) = match word {
        "this" => (Core::Step(Unit::Day, 0), false),
        "last" => (Core::Step(Unit::Day, -1), false),
        "following" | "next" => (Core::Shift(Unit::Day, 1), true),
        "previous" => (Core::Shift(Unit::Day, -1), true),
        "same" | "that" => (Core::Same(Unit::Day), true),
        _ => return None,
    };
    let mut hit = Hit::new(at + 2, core.clone()).anaphoric(anaphoric);
    hit.form = parted(core, part);
    Some(hit)
}

/// "on the last night", "the last day of the fair": the one of a row that the text tells of; but
/// "in the last day" is since yesterday.
fn is_last_of_all(cursor: &Cursor<'_>, at: usize) -> bool {
    let on = at.checked_sub(2).is_some_and(|at| cursor.lower(at) == "on");
    cursor.lower(at) == "last" && cursor.before(at) == "the" && (on || cursor.lower(at + 2) == "of")
}

/// `last week`, `this year`, `next month`, `the coming weekend`, `the current quarter`
pub(super) fn step(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let word = cursor.lower(at);
    let n = cursor.step(at)?;
    // "this past April"
    if word == "this"
        && let Some(hit) = cursor.step(at + 1).and_then(|_| step(cursor, at + 1))
    {
        return Some(hit);
    }
    if let Some((month, end)) = cursor.month(at + 1) {
        let core = if n == 0 {
            Core::Date { year: None, month: Some(month), day: None }
        } else {
            Core::MonthStep(month, n)
        };
        return cursor.year(end).is_none().then(|| Hit::new(end, core));
    }
    // "next spring" is left to the bare season, whose direction "next" decides.
    if let Some(part) = cursor.get("season", at + 1).filter(|_| n <= 0) {
        return Some(Hit::new(at + 2, Core::YearPart { part: part.to_string(), year: None }));
    }
    let (unit, size) = cursor.unit(at + 1)?;
    let plural = cursor.lower(at + 1).ends_with('s');
    // "told Kamloops This Week": a paper.
    let capital = |at: usize| cursor.tokens.capital(at);
    if n == 0 && capital(at) && capital(at + 1) && at.checked_sub(1).is_some_and(capital) {
        return None;
    }
    if unit == Unit::Day && is_last_of_all(cursor, at) {
        return None;
    }
    // "the last weekend of July"
    if n != 0 && cursor.is_word(at + 2, &["of", "in"]) && cursor.month(at + 3).is_some() {
        return None;
    }
    // "on this day in 1989"
    if n == 0 && cursor.lower(at + 2) == "in" && cursor.year(at + 3).is_some() {
        return None;
    }
    if plural || size > 1 || matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
        return None;
    }
    // "the past year" is a length; "the following day" hangs on the day before it.
    if word == "past" && cursor.before(at) == "the" {
        return Some(Hit::new(at + 2, Core::Duration(super::lengths::iso("1", unit))));
    }
    let anaphoric =
        matches!(word, "following" | "previous") || (word == "next" && cursor.before(at) == "the");
    let core = if unit == Unit::Day && n != 0 { Core::Shift(unit, n) } else { Core::Step(unit, n) };
    Some(Hit::new(at + 2, core).anaphoric(anaphoric))
}

/// `two days ago`, `three weeks later`, `a month earlier`, `two days after`
pub(super) fn shift(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let (modifier, at_number) = match super::lengths::bound(cursor, at) {
        (Some(modifier), start) => (Some(modifier), start),
        (None, _) => quantifier(cursor, at),
    };
    let (number, unit_at) = super::lengths::number(cursor, at_number)?;
    let (unit, size) = cursor.unit(unit_at)?;
    if let Some(hit) = from_day(cursor, unit_at + 1, (&number, unit, size)) {
        return Some(hit);
    }
    let (sign, anaphoric) = match cursor.lower(unit_at + 1) {
        "ago" => (-1, false),
        "earlier" | "before" => (-1, true),
        "later" | "after" | "afterwards" => (1, true),
        "from" if cursor.lower(unit_at + 2) == "now" => (1, false),
        _ => return None,
    };
    // "three days later than planned", "now, 83 years later" are lengths.
    let comma = usize::from(cursor.before(at) == ",");
    let now = at.checked_sub(1 + comma).is_some_and(|at| cursor.is_word(at, &["now", "today"]));
    if cursor.lower(unit_at + 2) == "than" || now && anaphoric {
        return None;
    }
    let end = unit_at + if cursor.lower(unit_at + 1) == "from" { 3 } else { 2 };
    // "two days after the talks": only the length is known here, and it stays a length.
    if matches!(cursor.lower(unit_at + 1), "before" | "after") {
        return None;
    }
    let Ok(n) = number.parse::<i32>() else {
        // "several days later": some day, which is not told.
        let name = if anaphoric { unsaid(unit) } else { "PAST_REF" };
        return Some(Hit::new(end, Core::Reference(name.to_string())));
    };
    // "more than a year ago": before that day, not longer than a year.
    let modifier = match modifier {
        Some(Modifier::MoreThan) if sign < 0 => Some(Modifier::Before),
        Some(Modifier::LessThan) if sign < 0 => Some(Modifier::After),
        Some(Modifier::EqualOrMore) if sign < 0 => Some(Modifier::OnOrBefore),
        Some(Modifier::EqualOrLess) if sign < 0 => Some(Modifier::OnOrAfter),
        Some(Modifier::MoreThan | Modifier::EqualOrMore) => Some(Modifier::After),
        Some(Modifier::LessThan | Modifier::EqualOrLess) => Some(Modifier::Before),
        other => other,
    };
    Some(Hit::new(end, Core::Shift(unit, sign * n * size)).with(modifier).anaphoric(anaphoric))
}

/// `a year ago today`, `two weeks ago on Monday`, `a week from Tuesday`, from "ago" or "from" on.
fn from_day(cursor: &Cursor<'_>, at: usize, count: (&str, Unit, i32)) -> Option<Hit> {
    let (number, unit, size) = count;
    let n = number.parse::<i32>().ok()?.checked_mul(size)?;
    let n = match cursor.lower(at) {
        "ago" => -n,
        "from" => n,
        _ => return None,
    };
    let on = usize::from(cursor.lower(at + 1) == "on" && n < 0);
    if on == 0 && cursor.is_word(at + 1, &["today", "tonight"]) {
        return Some(Hit::new(at + 2, Core::Exact(unit, n)));
    }
    let (weekday, end) = cursor.weekday(at + 1 + on)?;
    (unit == Unit::Week && (on == 1 || n > 0))
        .then(|| Hit::new(end, Core::WeekdayShift(weekday, n)))
}

/// `a later date`, `some future time`: a day that is not told.
pub(super) fn later_date(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let told = cursor.is_word(at, &["a", "some"])
        && cursor.is_word(at + 1, &["later", "future"])
        && cursor.is_word(at + 2, &["date", "day", "time", "stage", "point"]);
    told.then(|| Hit::new(at + 3, Core::Reference(unsaid(Unit::Day).to_string())))
}

/// The value of a unit of the calendar of which nothing is told.
fn unsaid(unit: Unit) -> &'static str {
    match unit {
        Unit::Week | Unit::Weekend => "XXXX-WXX",
        Unit::Month | Unit::Quarter => "XXXX-XX",
        Unit::Year | Unit::Decade | Unit::Century => "XXXX",
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
    }
}

/// "about", "nearly" before a number, and the token after it.
fn quantifier(cursor: &Cursor<'_>, at: usize) -> (Option<Modifier>, usize) {
    match cursor.get("quantifier", at).and_then(Modifier::parse) {
        Some(modifier) => (Some(modifier), at + 1),
        None => (None, at),
    }
}

/// `the same day`, `that week`
pub(super) fn same(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    if let Some(hit) = day_before(cursor, at) {
        return Some(hit);
    }
    let named = match cursor.lower(at) {
        "same" => true,
        "that" => cursor.before(at) != "so",
        _ => false,
    };
    let (unit, size) = cursor.unit(at + 1)?;
    let plain = !cursor.lower(at + 1).ends_with('s') && size == 1;
    let calendar = !matches!(unit, Unit::Second | Unit::Minute | Unit::Hour);
    (named && plain && calendar).then(|| Hit::new(at + 2, Core::Same(unit)).anaphoric(true))
}

/// `the day before`, `the week after`, where nothing follows that it would be before.
fn day_before(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let (unit, size) = cursor.unit(at)?;
    let sign = match cursor.lower(at + 1) {
        "before" | "earlier" => -1,
        "after" | "later" => 1,
        _ => return None,
    };
    let plain = cursor.before(at) == "the"
        && !cursor.lower(at).ends_with('s')
        && !matches!(unit, Unit::Second | Unit::Minute | Unit::Hour);
    let ends = !cursor.tokens.is(at + 2, TokenKind::Word)
        && !cursor.tokens.is(at + 2, TokenKind::Number)
        || cursor.is_word(at + 2, &["that", "and", "but", "he", "she", "they", "it", "in"]);
    (plain && ends).then(|| Hit::new(at + 2, Core::Shift(unit, sign * size)).anaphoric(true))
}

/// `earlier in the day`, `later this month`, `earlier this week`
pub(super) fn earlier_in(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let modifier = match cursor.lower(at) {
        // "earlier in the month" -> the month of the anchor, START
        "earlier" => Modifier::Start,
        "later" => Modifier::End,
        _ => return None,
    };
    let mut next = at + 1;
    if cursor.is_word(next, &["in", "on"]) && cursor.lower(next + 1) == "the" {
        next += 2;
    } else if cursor.lower(next) == "this" {
        next += 1;
    } else if cursor.lower(next) == "that"
        || cursor.lower(next) == "the" && cursor.lower(next + 1) == "same"
    {
        let end = next + 2 + usize::from(cursor.lower(next) == "the");
        let (unit, _) = cursor.unit(end - 1).filter(|_| !cursor.lower(end - 1).ends_with('s'))?;
        let calendar = !matches!(unit, Unit::Second | Unit::Minute | Unit::Hour);
        return calendar
            .then(|| Hit::new(end, Core::Same(unit)).with(Some(modifier)).anaphoric(true));
    } else if cursor.get("day", next).is_some() || cursor.weekday(next).is_some() {
        let hit = day_name(cursor, next).or_else(|| weekday(cursor, next))?;
        return Some(hit.with(Some(modifier)));
    } else {
        return None;
    }
    let (unit, _) = cursor.unit(next)?;
    let calendar = !matches!(unit, Unit::Second | Unit::Minute | Unit::Hour);
    calendar.then(|| Hit::new(next + 1, Core::Step(unit, 0)).with(Some(modifier)))
}

/// Tokens around a half among which a word tells that it is that of a match, at most.
const MATCH: usize = 16;

/// `third quarter of 2025`, `Q3 2025`, `first half`, `summer 2024`, `the spring of 2012`
pub(super) fn year_part(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let (part, mut end) = part_name(cursor, at)?;
    if let Some((step, stop)) = super::dates::year_step(cursor, end).filter(|_| part != "FY") {
        return Some(Hit::new(stop, Core::YearPartIn(part, step)));
    }
    if cursor.lower(end) == "of" {
        if let Some(year) = cursor.year(end + 1) {
            return Some(Hit::new(end + 2, Core::YearPart { part, year: Some(year) }));
        }
        // "the second half of its convention"
        if part.starts_with('H') && cursor.lower(end + 2) != "year" {
            return None;
        }
    } else if let Some(year) = cursor.year(end) {
        end += 1;
        return Some(Hit::new(end, Core::YearPart { part, year: Some(year) }));
    }
    let season = part.starts_with('S') || matches!(part.as_str(), "FA" | "WI");
    // "scored in the first half": of a match, where no year tells otherwise.
    let near = at.saturating_sub(MATCH)..end + MATCH;
    let of_year = cursor.lower(end) == "of";
    if part.starts_with('H') && !of_year && { near }.any(|at| cursor.is("match", at)) {
        return None;
    }
    // A bare "fall" or "spring" is a verb or a noun; a preposition makes it a season.
    let introduced = matches!(
        cursor.before(at),
        "in" | "this" | "last" | "next" | "during" | "since" | "by" | "until" | "the"
    );
    let bare = if season { introduced && cursor.before(at) != "the" } else { true };
    bare.then(|| Hit::new(end, Core::YearPart { part, year: None }))
}

fn part_name(cursor: &Cursor<'_>, at: usize) -> Option<(String, usize)> {
    if let Some(end) = fiscal(cursor, at) {
        return Some(("FY".to_string(), end));
    }
    if let Some(part) = cursor.get("season", at) {
        return Some((part.to_string(), at + 1));
    }
    let word = cursor.tokens.word(at);
    if word.len() == 2 && matches!(word.as_bytes(), [b'Q', b'1'..=b'4'] | [b'H', b'1'..=b'2']) {
        return Some((word.to_string(), at + 1));
    }
    let number = cursor.ordinal(at)?;
    let hyphen = usize::from(cursor.is_hyphen(at + 1));
    match (cursor.lower(at + 1 + hyphen), number) {
        ("quarter", 1..=4) => Some((format!("Q{number}"), at + 2 + hyphen)),
        ("half", 1..=2) => Some((format!("H{number}"), at + 2 + hyphen)),
        _ => None,
    }
}

/// `fiscal 2007`, `financial year 2006`, `FY2007` in two tokens: the token of the year.
fn fiscal(cursor: &Cursor<'_>, at: usize) -> Option<usize> {
    let worded = matches!(cursor.lower(at), "fiscal" | "financial");
    let year = worded && cursor.lower(at + 1) == "year";
    let end = match cursor.lower(at) {
        _ if worded => at + 1 + usize::from(year),
        "fy" => at + 1,
        _ => return None,
    };
    // "the financial year" is the anchor's.
    let own = year && matches!(cursor.before(at), "the" | "this" | "current");
    (own || cursor.year(end).is_some()).then_some(end)
}

/// `early March`, `mid-2024`, `late last year`, `the end of the month`
pub(super) fn positioned(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let very = usize::from(cursor.lower(at) == "very");
    let at = at + very;
    let modifier = cursor.position(at)?;
    let mut next = at + 1;
    if cursor.is_hyphen(next) {
        next += 1;
    }
    if cursor.lower(next) == "of" {
        next += 1;
    }
    let bare = next == at + 1;
    // "the end of the third quarter", "the middle of last week"
    if !bare && cursor.lower(next) == "the" {
        let part = year_part(cursor, next + 1).or_else(|| super::dates::decade(cursor, next + 1));
        if let Some(hit) = part.or_else(|| step(cursor, next + 1)) {
            return Some(hit.with(Some(modifier)));
        }
    }
    if cursor.lower(next) == "the" && !bare {
        let (unit, _) = cursor.unit(next + 1).filter(|_| !cursor.lower(next + 1).ends_with('s'))?;
        return (unit != Unit::Day)
            .then(|| Hit::new(next + 2, Core::Step(unit, 0)).with(Some(modifier)));
    }
    let plain = matches!(cursor.lower(at), "early" | "mid" | "late");
    if bare && !plain {
        return None;
    }
    let hit = super::dates::month(cursor, next)
        .or_else(|| super::dates::bare_year(cursor, next).filter(|_| plain))
        .or_else(|| super::dates::year(cursor, next))
        .or_else(|| super::dates::decade(cursor, next))
        .or_else(|| step(cursor, next))
        .or_else(|| weekday(cursor, next))
        .or_else(|| day_name(cursor, next))
        .or_else(|| super::dates::month_and_day(cursor, next).filter(|_| plain))?;
    Some(hit.with(Some(modifier)))
}
