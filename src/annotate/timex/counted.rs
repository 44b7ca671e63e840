//! Days and weeks that are told by counting: the second Tuesday in July, the week of 3 May.

use chrono::{Datelike, NaiveDate};

use super::cursor::{Cursor, Hit};
use super::dates;
use crate::model::{Core, Unit, WEEKDAYS};

/// A year without a leap day.
const COMMON: i32 = 2023;

/// The last one of a month, as those rules count.
const LAST: u32 = 5;

/// `second Tuesday in July`, `last Friday of October 2026`, `first Monday of each month`
pub(super) fn weekday_of_month(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let number = count(cursor, at)?;
    let (weekday, next) = cursor.weekday(at + 1)?;
    cursor.is_word(next, &["of", "in"]).then_some(())?;
    let name = next + 1;
    let recurs = cursor.is_word(name, &["every", "each", "the"]);
    if recurs && cursor.lower(name + 1) == "month" {
        return Some(Hit::new(name + 2, Core::Every("P1M".to_string())));
    }
    let (month, end) = cursor.month(name)?;
    let year = dates::year_after(cursor, end);
    let rule = format!("{month:02}-{}-{number}", WEEKDAYS[weekday as usize % 7]);
    let end = year.map_or(end, |(_, end)| end);
    Some(Hit::new(end, Core::Holiday(rule, year.map(|(year, _)| year))))
}

/// `first week of April`, `last week of May 2026`: seven days, counted from an end of the month.
pub(super) fn week_of_month(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let number = count(cursor, at)?;
    let week = cursor.lower(at + 1) == "week" && cursor.is_word(at + 2, &["of", "in"]);
    let (month, end) = cursor.month(at + 3).filter(|_| week)?;
    let year = dates::year_after(cursor, end);
    let (value, end) = year.map_or((None, end), |(year, end)| (Some(year), end));
    // Whether February has 29 days is not told.
    if number == LAST && month == 2 && value.is_none() {
        return None;
    }
    let days = NaiveDate::from_ymd_opt(value.unwrap_or(COMMON), month, 1)?.num_days_in_month();
    let first = if number == LAST { u32::from(days) - 6 } else { 7 * number - 6 };
    let day = |day| Box::new(Core::Date { year: value, month: Some(month), day: Some(day) });
    Some(Hit::new(end, Core::Range(day(first), day(first + 6))))
}

/// The number of a weekday in its month.
fn count(cursor: &Cursor<'_>, at: usize) -> Option<u32> {
    if cursor.lower(at) == "last" {
        return Some(LAST);
    }
    cursor.ordinal(at).filter(|number| (1..LAST).contains(number))
}

/// Whether a weekday is counted, so that its name alone tells no day: "the first Sunday of
/// Lent", "his third Friday there".
pub(super) fn is_counted(cursor: &Cursor<'_>, at: usize, end: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| cursor.ordinal(before).is_some())
        || cursor.lower(at) == "last" && cursor.lower(end) == "of"
}

/// `week of 3 May`, `week beginning 12 January 2026`, `weekend of June 6`
pub(super) fn week_of(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let (unit, 1) = cursor.unit(at)? else { return None };
    let opens = cursor.is_word(at + 1, &["of", "beginning", "starting", "commencing", "ending"]);
    let calendar = matches!(unit, Unit::Week | Unit::Weekend) && !cursor.lower(at).ends_with('s');
    (opens && calendar).then_some(())?;
    let start = at + 2 + usize::from(cursor.is_word(at + 2, &["on", "the"]));
    let date = dates::month_and_day(cursor, start)
        .or_else(|| dates::day_and_month(cursor, start))
        .or_else(|| dates::full(cursor, start))?;
    let day = match date.form.core {
        Core::Range(first, _) => *first,
        day => day,
    };
    matches!(day, Core::Date { .. }).then(|| Hit::new(date.end, Core::Holding(unit, Box::new(day))))
}

/// `every January 30`, `each December`: a day or a month of any year.
pub(super) fn of_each_year(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let day = dates::month_and_day(cursor, at).or_else(|| dates::day_and_month(cursor, at));
    let (end, month, day) = match day {
        Some(Hit { end, form, .. }) => match form.core {
            Core::Date { year: None, month: Some(month), day: Some(day) } => {
                (end, month, Some(day))
            }
            _ => return None,
        },
        None => cursor.month(at).map(|(month, end)| (end, month, None))?,
    };
    let day = day.map_or_else(String::new, |day| format!("-{day:02}"));
    Some(Hit::new(end, Core::Every(format!("XXXX-{month:02}{day}"))))
}
