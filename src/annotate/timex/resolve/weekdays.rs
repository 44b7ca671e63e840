//! Days of the week.

use chrono::{Datelike, Days};

use super::{Meaning, Reference, moved};
use crate::model::{CivilRange, Direction};

const ISO_WEEKDAYS: [&str; 7] = ["1", "2", "3", "4", "5", "6", "7"];

fn open_weekday(weekday: u32) -> Meaning {
    let number = ISO_WEEKDAYS.get(weekday as usize).copied().unwrap_or("1");
    Meaning::date(format!("XXXX-WXX-{number}"), None, "weekday.open")
}

/// "Friday": the last one after a past verb, the next one after a future one; on a
/// Friday, that very day.
pub(super) fn on_weekday(weekday: u32, reference: Reference, direction: Direction) -> Meaning {
    let Reference::Day(anchor) = reference else { return open_weekday(weekday) };
    let back = u64::from((anchor.weekday().num_days_from_monday() + 7 - weekday) % 7);
    let before = anchor.checked_sub_days(Days::new(back));
    let after = anchor.checked_add_days(Days::new((7 - back) % 7));
    let (chosen, other, rule) = match direction {
        Direction::Future => (after, before, "weekday.future"),
        Direction::Past => (before, after, "weekday.past"),
        Direction::Unknown => (before, after, "weekday.recent"),
    };
    let other = if back == 0 { anchor.checked_add_days(Days::new(7)) } else { other };
    chosen.map_or_else(
        || open_weekday(weekday),
        |one| {
            Meaning::date(one.to_string(), Some(CivilRange::day(one)), rule)
                .or(other.map(|one| one.to_string()))
        },
    )
}

/// "last Friday", "next Monday": never the day itself.
pub(super) fn weekday_step(weekday: u32, n: i32, reference: Reference) -> Meaning {
    let Reference::Day(anchor) = reference else { return open_weekday(weekday) };
    let back = i64::from((anchor.weekday().num_days_from_monday() + 7 - weekday) % 7);
    let (days, rule) = match n {
        ..0 => (if back == 0 { -7 } else { -back }, "weekday.last"),
        // "this Monday": of the anchor's own week.
        0 => {
            let in_week = i64::from(weekday) - i64::from(anchor.weekday().num_days_from_monday());
            (in_week, "weekday.this")
        }
        _ => (7 - back, "weekday.next"),
    };
    moved(anchor, days).map_or_else(
        || open_weekday(weekday),
        |one| {
            let other = moved(one, if n > 0 { 7 } else { -7 }).map(|one| one.to_string());
            Meaning::date(one.to_string(), Some(CivilRange::day(one)), rule).or(other)
        },
    )
}

/// "Monday last week": of the week so many weeks from the anchor's.
pub(super) fn weekday_in(weekday: u32, weeks: i32, reference: Reference) -> Meaning {
    let Reference::Day(anchor) = reference else { return open_weekday(weekday) };
    let monday = moved(anchor, -i64::from(anchor.weekday().num_days_from_monday()));
    let day = monday.and_then(|monday| moved(monday, 7 * i64::from(weeks) + i64::from(weekday)));
    day.map_or_else(
        || open_weekday(weekday),
        |day| Meaning::date(day.to_string(), Some(CivilRange::day(day)), "weekday.week"),
    )
}

/// "a week from Tuesday", "two weeks ago on Monday": so many weeks after the next such day, or
/// before the last one; the anchor's own day is either.
pub(super) fn weekday_shift(weekday: u32, weeks: i32, reference: Reference) -> Meaning {
    let direction = if weeks < 0 { Direction::Past } else { Direction::Future };
    let near = on_weekday(weekday, reference, direction).range.from;
    let day = near.and_then(|day| moved(day, 7 * i64::from(weeks)));
    day.map_or_else(
        || open_weekday(weekday),
        |day| Meaning::date(day.to_string(), Some(CivilRange::day(day)), "weekday.shift"),
    )
}
