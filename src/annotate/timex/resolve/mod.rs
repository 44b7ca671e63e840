//! `resolve(form, anchor, direction)`: what a form means beside a date.
//!
//! Nothing here looks at the text: the same three things always give the same
//! value, so that a better anchor can be tried later.

mod dates;
mod units;
mod weekdays;

use chrono::{Days, Months, NaiveDate};

use crate::model::{Bounds, CivilRange, Core, DayPart, Direction, Form, TimexKind, Unit};
use dates::{date, date_in, holiday, month_step};
use units::{exact, holding, shift, step, this_week, weekend, year_part, year_part_in};
use weekdays::{on_weekday, weekday_in, weekday_shift, weekday_step};

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
        Core::WeekdayShift(weekday, weeks) => weekday_shift(*weekday, *weeks, reference),
        Core::Exact(unit, n) => exact(*unit, *n, reference),
        Core::DateIn { step, month, day } => date_in(*step, *month, *day, reference),
        Core::Range(from, to) => range(from, to, reference, direction),
        Core::Holding(unit, date) => holding(*unit, date, reference, direction),
        Core::Either(one, other) => {
            let other = resolve_core(other, reference, direction).value;
            Meaning { rule: "date.order", ..resolve_core(one, reference, direction) }
                .or(Some(other))
        }
        Core::YearPart { part, year } => year_part(part, *year, reference, direction),
        Core::YearPartIn(part, step) => year_part_in(part, *step, reference),
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
        Core::Step(Unit::Week, 0) => this_week(reference, direction),
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

fn moved(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let far = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(far) } else { day.checked_add_days(far) }
}

fn moved_months(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let far = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(far) } else { day.checked_add_months(far) }
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
