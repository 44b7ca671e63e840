//! Weeks, months, quarters, years and what is counted in them.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Meaning, Reference, moved, moved_months, resolve_core};
use crate::model::{CivilRange, Core, Direction, Unit};

/// Months of a part of the year; winter runs into the next one.
fn months_of(part: &str) -> Option<(u32, u32)> {
    Some(match part {
        "Q1" => (1, 3),
        "Q2" => (4, 6),
        "Q3" => (7, 9),
        "Q4" => (10, 12),
        "H1" => (1, 6),
        "H2" => (7, 12),
        "SP" => (3, 5),
        "SU" => (6, 8),
        "FA" => (9, 11),
        "WI" => (12, 14),
        _ => return None,
    })
}

fn part_range(part: &str, year: i32) -> Option<CivilRange> {
    let (first, last) = months_of(part)?;
    let from = CivilRange::month(year, first)?.from;
    let to = if last > 12 {
        CivilRange::month(year + 1, last - 12)?
    } else {
        CivilRange::month(year, last)?
    };
    Some(CivilRange::new(from, to.to))
}

pub(super) fn year_part(
    part: &str,
    year: Option<i32>,
    reference: Reference,
    direction: Direction,
) -> Meaning {
    // Where a fiscal year begins depends on whose it is.
    if let (Some(year), "FY") = (year, part) {
        return Meaning::date(format!("FY{year:04}"), None, "fiscal");
    }
    if let Some(year) = year {
        return Meaning::date(format!("{year:04}-{part}"), part_range(part, year), "part.full");
    }
    let Reference::Day(anchor) = reference else {
        return Meaning::date(format!("XXXX-{part}"), None, "part.open");
    };
    if part == "FY" {
        return Meaning::date(format!("FY{:04}", anchor.year()), None, "fiscal.anchor");
    }
    let starts = |year: i32| part_range(part, year).map(|range| range.from);
    let this = anchor.year();
    let chosen = match direction {
        Direction::Future if part_range(part, this).is_some_and(|range| range.to < anchor) => {
            this + 1
        }
        Direction::Future => this,
        _ if starts(this).is_some_and(|from| from > anchor) => this - 1,
        _ => this,
    };
    Meaning::date(format!("{chosen:04}-{part}"), part_range(part, chosen), "part.anchor")
}

/// "the fourth quarter of last year".
pub(super) fn year_part_in(part: &str, step: i32, reference: Reference) -> Meaning {
    let Reference::Day(anchor) = reference else {
        return Meaning::date(format!("XXXX-{part}"), None, "part.open");
    };
    let year = anchor.year() + step;
    Meaning { rule: "part.year_step", ..year_part(part, Some(year), reference, Direction::Unknown) }
}

/// "a year ago today": the day itself, moved.
pub(super) fn exact(unit: Unit, n: i32, reference: Reference) -> Meaning {
    let Reference::Day(anchor) = reference else { return open_unit(Unit::Day) };
    let day = moved_by(unit, n, anchor).filter(|day| (1..=9999).contains(&day.year()));
    day.map_or_else(
        || open_unit(Unit::Day),
        |day| Meaning::date(day.to_string(), Some(CivilRange::day(day)), "exact"),
    )
}

/// A day moved by so many units.
fn moved_by(unit: Unit, n: i32, anchor: NaiveDate) -> Option<NaiveDate> {
    let times = |factor: i32| n.checked_mul(factor).unwrap_or(i32::MAX / 2);
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Some(anchor),
        Unit::Day => moved(anchor, i64::from(n)),
        Unit::Week | Unit::Weekend => moved(anchor, 7 * i64::from(n)),
        Unit::Month => moved_months(anchor, n),
        Unit::Quarter => moved_months(anchor, times(3)),
        Unit::Year => moved_months(anchor, times(12)),
        Unit::Decade => moved_months(anchor, times(120)),
        Unit::Century => moved_months(anchor, times(1200)),
    }
}

fn iso_week(day: NaiveDate) -> String {
    let week = day.iso_week();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// "this week", "last month", "next year": the anchor's unit, moved.
pub(super) fn step(unit: Unit, n: i32, reference: Reference) -> Meaning {
    let Reference::Day(anchor) = reference else { return open_unit(unit) };
    let day = moved_by(unit, n, anchor);
    // Years that ISO 8601 writes with four digits; beyond them nothing is dated.
    let told = day.filter(|day| (1..=9999).contains(&day.year()));
    told.map_or_else(|| open_unit(unit), |day| unit_of(unit, day, "step"))
}

/// "will begin later this week", told on a Sunday: the week that comes, for its own is over.
pub(super) fn this_week(reference: Reference, direction: Direction) -> Meaning {
    let Reference::Day(anchor) = reference else { return open_unit(Unit::Week) };
    let own = step(Unit::Week, 0, reference);
    if direction == Direction::Future && anchor.weekday() == Weekday::Sun {
        let next = step(Unit::Week, 1, reference);
        return Meaning { rule: "week.ahead", ..next }.or(Some(own.value));
    }
    own
}

/// "the weekend": the one of the anchor's week, or the last one where it is past.
pub(super) fn weekend(reference: Reference, direction: Direction) -> Meaning {
    let Reference::Day(anchor) = reference else { return open_unit(Unit::Weekend) };
    let working = anchor.weekday().num_days_from_monday() < 5;
    // Without a cue news tells of what was.
    let back = if direction != Direction::Future && working { -1 } else { 0 };
    let other = step(Unit::Weekend, -1 - back, reference).value;
    Meaning { rule: "weekend", ..step(Unit::Weekend, back, reference) }.or(Some(other))
}

/// "two days ago", "three weeks later": so far from the anchor, as exact as the unit.
pub(super) fn shift(unit: Unit, n: i32, reference: Reference) -> Meaning {
    let mut meaning = step(unit, n, reference);
    meaning.rule = if meaning.range.is_open() { "shift.open" } else { "shift" };
    meaning
}

/// "the week of 3 May": the unit of the calendar that holds a date.
pub(super) fn holding(
    unit: Unit,
    date: &Core,
    reference: Reference,
    direction: Direction,
) -> Meaning {
    let date = resolve_core(date, reference, direction);
    let Some(day) = date.range.from else { return open_unit(unit) };
    let others = date.alternatives.iter().filter_map(|other| other.parse().ok());
    let others = others.map(|other| unit_of(unit, other, "unit.of_date").value).collect();
    Meaning { alternatives: others, ..unit_of(unit, day, "unit.of_date") }
}

fn open_unit(unit: Unit) -> Meaning {
    let value = match unit {
        Unit::Week => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        Unit::Day => "XXXX-XX-XX",
        Unit::Second | Unit::Minute | Unit::Hour => "XXXX-XX-XXTXX",
    };
    Meaning::date(value.to_string(), None, "step.open")
}

/// The calendar unit that holds a day.
fn unit_of(unit: Unit, day: NaiveDate, rule: &'static str) -> Meaning {
    let (value, range) = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => {
            (day.to_string(), Some(CivilRange::day(day)))
        }
        Unit::Week => (iso_week(day), CivilRange::week_of(day)),
        Unit::Weekend => {
            let range = CivilRange::week_of(day)
                .and_then(|week| Some(CivilRange::new(moved(week.to, -1)?, week.to)));
            (format!("{}-WE", iso_week(day)), range)
        }
        Unit::Month => (
            format!("{:04}-{:02}", day.year(), day.month()),
            CivilRange::month(day.year(), day.month()),
        ),
        Unit::Quarter => {
            let part = format!("Q{}", day.month0() / 3 + 1);
            (format!("{:04}-{part}", day.year()), part_range(&part, day.year()))
        }
        Unit::Year => (format!("{:04}", day.year()), CivilRange::year(day.year())),
        Unit::Decade => {
            return Meaning {
                rule,
                ..resolve_core(
                    &Core::Decade(day.year() / 10 * 10),
                    Reference::Unknown,
                    Direction::Unknown,
                )
            };
        }
        Unit::Century => {
            return Meaning {
                rule,
                ..resolve_core(
                    &Core::Century(day.year() / 100),
                    Reference::Unknown,
                    Direction::Unknown,
                )
            };
        }
    };
    Meaning::date(value, range, rule)
}
