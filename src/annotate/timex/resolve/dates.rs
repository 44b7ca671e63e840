//! Days, months and years of the calendar, and days with a name.

use chrono::{Datelike, Months, NaiveDate};

use super::{Meaning, Reference};
use crate::annotate::timex::holidays;
use crate::model::{CivilRange, Direction};

/// Days beyond which a date without a year is seldom told without one.
const FAR_DAYS: i64 = 330;

/// Days ahead that a date without a cue may lie.
const SOON_DAYS: i64 = 60;

pub(super) fn date(
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
    reference: Reference,
    direction: Direction,
) -> Meaning {
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => {
            let range = NaiveDate::from_ymd_opt(year, month, day).map(CivilRange::day);
            Meaning::date(format!("{year:04}-{month:02}-{day:02}"), range, "date.full")
        }
        (Some(year), Some(month), None) => Meaning::date(
            format!("{year:04}-{month:02}"),
            CivilRange::month(year, month),
            "date.month",
        ),
        (Some(year), None, _) => {
            Meaning::date(format!("{year:04}"), CivilRange::year(year), "date.year")
        }
        (None, Some(month), Some(day)) => {
            let open = format!("XXXX-{month:02}-{day:02}");
            month_day(month, day, reference, direction, open)
        }
        (None, Some(month), None) => bare_month(month, reference, direction),
        (None, None, day) => day_of_month(day, reference, direction),
    }
}

/// "11 October": the one before, after or nearest to the reference.
fn month_day(
    month: u32,
    day: u32,
    reference: Reference,
    direction: Direction,
    open: String,
) -> Meaning {
    let (anchor, exact) = match reference {
        Reference::Day(anchor) => (anchor, true),
        Reference::About(anchor) => (anchor, false),
        Reference::Unknown => return Meaning::date(open, None, "date.open"),
    };
    let candidates: Vec<NaiveDate> = (anchor.year() - 4..=anchor.year() + 4)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .collect();
    let before = candidates.iter().rev().find(|one| **one <= anchor).copied();
    let after = candidates.iter().find(|one| **one >= anchor).copied();
    let nearest =
        candidates.iter().min_by_key(|one| ((**one - anchor).num_days().abs(), **one)).copied();
    // News leaves the year out for days nearby: where the direction would lead most of a
    // year away and the other one only weeks, the near day is meant.
    let near = |day: &Option<NaiveDate>| {
        day.is_some_and(|day| (day - anchor).num_days().abs() <= FAR_DAYS)
    };
    let soon =
        |day: &Option<NaiveDate>| day.is_some_and(|day| (day - anchor).num_days() <= SOON_DAYS);
    let (chosen, rule) = match direction {
        Direction::Past if exact && near(&before) => (before, "date.past"),
        Direction::Future if exact && near(&after) => (after, "date.future"),
        // Without a cue news tells of what was, unless the day is close ahead.
        Direction::Unknown if exact && near(&before) && !soon(&after) => (before, "date.recent"),
        _ => (nearest, if exact { "date.nearest" } else { "date.about" }),
    };
    let other = if chosen == before { after } else { before };
    let Some(chosen) = chosen else { return Meaning::date(open, None, "date.open") };
    Meaning::date(chosen.to_string(), Some(CivilRange::day(chosen)), rule)
        .or(other.map(|one| one.to_string()))
}

/// "in March": of the anchor's year, or the one before or after it.
fn bare_month(month: u32, reference: Reference, direction: Direction) -> Meaning {
    let Reference::Day(anchor) = reference else {
        return Meaning::date(format!("XXXX-{month:02}"), None, "month.open");
    };
    let ahead = month > anchor.month();
    let far_back = anchor.month() as i32 - month as i32 > 6;
    let (year, rule) = match direction {
        Direction::Past if ahead => (anchor.year() - 1, "month.past"),
        Direction::Future if month < anchor.month() => (anchor.year() + 1, "month.future"),
        Direction::Unknown if month as i32 - anchor.month() as i32 > 6 => {
            (anchor.year() - 1, "month.nearest")
        }
        Direction::Unknown if far_back => (anchor.year() + 1, "month.nearest"),
        _ => (anchor.year(), "month.this_year"),
    };
    let other = match direction {
        Direction::Future => year - 1,
        _ => year + 1,
    };
    Meaning::date(format!("{year:04}-{month:02}"), CivilRange::month(year, month), rule)
        .or(Some(format!("{other:04}-{month:02}")))
}

fn day_of_month(day: Option<u32>, reference: Reference, direction: Direction) -> Meaning {
    let open = || Meaning::date(format!("XXXX-XX-{:02}", day.unwrap_or(0)), None, "day.open");
    let (Reference::Day(anchor), Some(day)) = (reference, day) else { return open() };
    let here = anchor.with_day(day);
    let before = anchor.checked_sub_months(Months::new(1)).and_then(|month| month.with_day(day));
    let after = anchor.checked_add_months(Months::new(1)).and_then(|month| month.with_day(day));
    let chosen = match direction {
        Direction::Past => here.filter(|one| *one <= anchor).or(before),
        Direction::Future => here.filter(|one| *one >= anchor).or(after),
        Direction::Unknown => here.or(before),
    };
    chosen.map_or_else(open, |one| {
        Meaning::date(one.to_string(), Some(CivilRange::day(one)), "day.month")
    })
}

/// "October last year", "11 October of next year": of the year so many from the anchor's.
pub(super) fn date_in(step: i32, month: u32, day: Option<u32>, reference: Reference) -> Meaning {
    match reference {
        Reference::Day(anchor) => {
            let year = Some(anchor.year() + step);
            Meaning {
                rule: "date.year_step",
                ..date(year, Some(month), day, reference, Direction::Unknown)
            }
        }
        _ => date(None, Some(month), day, Reference::Unknown, Direction::Unknown),
    }
}

/// "last October", "next May".
pub(super) fn month_step(month: u32, n: i32, reference: Reference) -> Meaning {
    let Reference::Day(anchor) = reference else {
        return Meaning::date(format!("XXXX-{month:02}"), None, "month.open");
    };
    let year = match n {
        ..0 if month >= anchor.month() => anchor.year() - 1,
        0.. if n > 0 && month <= anchor.month() => anchor.year() + 1,
        _ => anchor.year(),
    };
    Meaning::date(format!("{year:04}-{month:02}"), CivilRange::month(year, month), "month.step")
}

/// A named day: that of its year, or the one before, after or nearest to the reference.
pub(super) fn holiday(
    rule: &str,
    year: Option<i32>,
    reference: Reference,
    direction: Direction,
) -> Meaning {
    let day = |day: NaiveDate, rule: &'static str| {
        Meaning::date(day.to_string(), Some(CivilRange::day(day)), rule)
    };
    if let Some(year) = year {
        let open = || Meaning::date(format!("{year:04}"), None, "holiday.open");
        return holidays::in_year(rule, year).map_or_else(open, |one| day(one, "holiday.full"));
    }
    let open = || Meaning::date("XXXX-XX-XX".to_string(), None, "holiday.open");
    let Reference::Day(anchor) = reference else { return open() };
    let all = holidays::around(rule, anchor);
    let before = all.iter().rev().find(|one| **one <= anchor);
    let after = all.iter().find(|one| **one >= anchor);
    let (chosen, other, rule) = match direction {
        Direction::Past => (before, after, "holiday.past"),
        Direction::Future => (after, before, "holiday.future"),
        Direction::Unknown => {
            let nearest = all.iter().min_by_key(|one| ((**one - anchor).num_days().abs(), **one));
            let other = if nearest == before { after } else { before };
            (nearest, other, "holiday.nearest")
        }
    };
    chosen.map_or_else(open, |one| day(*one, rule).or(other.map(ToString::to_string)))
}
