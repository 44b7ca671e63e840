//! `resolve(form, anchor, direction)`: what a form means beside a date.
//!
//! Nothing here looks at the text: the same three things always give the same
//! value, so that a better anchor can be tried later.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::holidays;
use crate::model::{Bounds, CivilRange, Core, DayPart, Direction, Form, TimexKind, Unit};

/// The date that a form is resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// This very day.
    Day(NaiveDate),
    /// Some day within half a year of this one: enough to tell the year of "11 October".
    About(NaiveDate),
    /// Nothing is known.
    Unknown,
}

/// Days beyond which a date without a year is seldom told without one.
const FAR_DAYS: i64 = 330;

/// Days ahead that a date without a cue may lie.
const SOON_DAYS: i64 = 60;

/// What a form means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value.
    pub value: String,
    /// First and last day.
    pub range: Bounds,
    /// The rule that decided.
    pub rule: &'static str,
    /// Values of other readings.
    pub alternatives: Vec<String>,
}

impl Meaning {
    fn date(value: String, range: Option<CivilRange>, rule: &'static str) -> Self {
        let range = range.map(Bounds::closed).unwrap_or_default();
        Self { kind: TimexKind::Date, value, range, rule, alternatives: Vec::new() }
    }

    fn other(kind: TimexKind, value: &str, rule: &'static str) -> Self {
        Self {
            kind,
            value: value.to_string(),
            range: Bounds::default(),
            rule,
            alternatives: Vec::new(),
        }
    }

    fn or(mut self, alternative: Option<String>) -> Self {
        self.alternatives.extend(alternative.filter(|other| *other != self.value));
        self
    }
}

/// Resolve a form against a reference date.
pub fn resolve(form: &Form, reference: Reference, direction: Direction) -> Meaning {
    let meaning = resolve_core(&form.core, reference, direction);
    match form.part {
        Some(part) => with_part(meaning, part),
        None => meaning,
    }
}

/// A part of the day beside a day makes a TIME.
fn with_part(mut meaning: Meaning, part: DayPart) -> Meaning {
    if meaning.kind == TimexKind::Date {
        meaning.kind = TimexKind::Time;
        let part = part.to_string();
        meaning.value.push_str(&part);
        for other in &mut meaning.alternatives {
            other.push_str(&part);
        }
    }
    meaning
}

fn resolve_core(core: &Core, reference: Reference, direction: Direction) -> Meaning {
    match core {
        Core::Date { year, month, day } => date(*year, *month, *day, reference, direction),
        Core::Weekday(weekday) => on_weekday(*weekday, reference, direction),
        Core::WeekdayStep(weekday, n) => weekday_step(*weekday, *n, reference),
        Core::WeekdayIn(weekday, weeks) => weekday_in(*weekday, *weeks, reference),
        Core::DateIn { step, month, day } => date_in(*step, *month, *day, reference),
        Core::Range(from, to) => range(from, to, reference, direction),
        Core::YearPart { part, year } => year_part(part, *year, reference, direction),
        // "the 1800s" are a century, "the 2000s" the years from 2000 to 2009.
        Core::Decade(first) if *first < 2000 && first % 100 == 0 => {
            let range = NaiveDate::from_ymd_opt(*first, 1, 1).zip(NaiveDate::from_ymd_opt(
                first + 99,
                12,
                31,
            ));
            let value = format!("{}", first / 100);
            Meaning::date(value, range.map(|(from, to)| CivilRange::new(from, to)), "century")
        }
        Core::Decade(first) => {
            let range = NaiveDate::from_ymd_opt(*first, 1, 1).zip(NaiveDate::from_ymd_opt(
                first + 9,
                12,
                31,
            ));
            let value = format!("{}", first / 10);
            Meaning::date(value, range.map(|(from, to)| CivilRange::new(from, to)), "decade")
        }
        Core::Century(number) => {
            let range = NaiveDate::from_ymd_opt(number * 100 + 1, 1, 1)
                .zip(NaiveDate::from_ymd_opt(number * 100 + 100, 12, 31));
            let value = format!("{number:02}");
            Meaning::date(value, range.map(|(from, to)| CivilRange::new(from, to)), "century")
        }
        Core::Unsaid => Meaning { rule: "clock", ..step(Unit::Day, 0, reference) },
        Core::Step(Unit::Weekend, 0) => weekend(reference, direction),
        Core::Step(unit, n) => step(*unit, *n, reference),
        Core::Shift(unit, n) => shift(*unit, *n, reference),
        Core::MonthStep(month, n) => month_step(*month, *n, reference),
        Core::Same(unit) => step(*unit, 0, reference),
        Core::Holiday(rule, year) => holiday(rule, *year, reference, direction),
        Core::Duration(iso) => Meaning::other(TimexKind::Duration, iso, "duration"),
        Core::Every(iso) => Meaning::other(TimexKind::Set, iso, "set"),
        Core::Reference(name) => Meaning::other(TimexKind::Date, name, "reference"),
    }
}

fn date(
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

const ISO_WEEKDAYS: [&str; 7] = ["1", "2", "3", "4", "5", "6", "7"];

fn open_weekday(weekday: u32) -> Meaning {
    let number = ISO_WEEKDAYS.get(weekday as usize).copied().unwrap_or("1");
    Meaning::date(format!("XXXX-WXX-{number}"), None, "weekday.open")
}

/// "Friday": the last one after a past verb, the next one after a future one; on a
/// Friday, that very day.
fn on_weekday(weekday: u32, reference: Reference, direction: Direction) -> Meaning {
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
fn weekday_step(weekday: u32, n: i32, reference: Reference) -> Meaning {
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

fn moved(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let far = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(far) } else { day.checked_add_days(far) }
}

fn moved_months(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let far = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(far) } else { day.checked_add_months(far) }
}

/// "Monday last week": of the week so many weeks from the anchor's.
fn weekday_in(weekday: u32, weeks: i32, reference: Reference) -> Meaning {
    let Reference::Day(anchor) = reference else { return open_weekday(weekday) };
    let monday = moved(anchor, -i64::from(anchor.weekday().num_days_from_monday()));
    let day = monday.and_then(|monday| moved(monday, 7 * i64::from(weeks) + i64::from(weekday)));
    day.map_or_else(
        || open_weekday(weekday),
        |day| Meaning::date(day.to_string(), Some(CivilRange::day(day)), "weekday.week"),
    )
}

/// "October last year", "11 October of next year": of the year so many from the anchor's.
fn date_in(step: i32, month: u32, day: Option<u32>, reference: Reference) -> Meaning {
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

/// Both ends; the value is the first day's, as TIMEX3 has no value for a range.
fn range(from: &Core, to: &Core, reference: Reference, direction: Direction) -> Meaning {
    let mut last = resolve_core(to, reference, direction);
    let mut first = resolve_core(from, reference, direction);
    // "30 October - 3 November" after New Year: the first end follows the last one.
    if let (Some(start), Some(end)) = (first.range.from, last.range.to)
        && start > end
    {
        first = resolve_core(from, Reference::Day(end), Direction::Past);
    }
    let bounds = Bounds { from: first.range.from, to: last.range.to.take() };
    Meaning {
        range: if bounds.from.is_some() && bounds.to.is_some() {
            bounds
        } else {
            Bounds::default()
        },
        rule: "date.range",
        ..first
    }
}

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

fn year_part(part: &str, year: Option<i32>, reference: Reference, direction: Direction) -> Meaning {
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

fn iso_week(day: NaiveDate) -> String {
    let week = day.iso_week();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// "this week", "last month", "next year": the anchor's unit, moved.
fn step(unit: Unit, n: i32, reference: Reference) -> Meaning {
    let Reference::Day(anchor) = reference else { return open_unit(unit) };
    let times = |factor: i32| n.checked_mul(factor).unwrap_or(i32::MAX / 2);
    let day = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Some(anchor),
        Unit::Day => moved(anchor, i64::from(n)),
        Unit::Week | Unit::Weekend => moved(anchor, 7 * i64::from(n)),
        Unit::Month => moved_months(anchor, n),
        Unit::Quarter => moved_months(anchor, times(3)),
        Unit::Year => moved_months(anchor, times(12)),
        Unit::Decade => moved_months(anchor, times(120)),
        Unit::Century => moved_months(anchor, times(1200)),
    };
    // Years that ISO 8601 writes with four digits; beyond them nothing is dated.
    let told = day.filter(|day| (1..=9999).contains(&day.year()));
    told.map_or_else(|| open_unit(unit), |day| unit_of(unit, day, "step"))
}

/// "the weekend": the one of the anchor's week, or the last one where it is past.
fn weekend(reference: Reference, direction: Direction) -> Meaning {
    let Reference::Day(anchor) = reference else { return open_unit(Unit::Weekend) };
    let working = anchor.weekday().num_days_from_monday() < 5;
    let back = if direction == Direction::Past && working { -1 } else { 0 };
    let other = step(Unit::Weekend, -1 - back, reference).value;
    Meaning { rule: "weekend", ..step(Unit::Weekend, back, reference) }.or(Some(other))
}

/// "two days ago", "three weeks later": so far from the anchor, as exact as the unit.
fn shift(unit: Unit, n: i32, reference: Reference) -> Meaning {
    let mut meaning = step(unit, n, reference);
    meaning.rule = if meaning.range.is_open() { "shift.open" } else { "shift" };
    meaning
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

/// "last October", "next May".
fn month_step(month: u32, n: i32, reference: Reference) -> Meaning {
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
fn holiday(rule: &str, year: Option<i32>, reference: Reference, direction: Direction) -> Meaning {
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
