//! What the words of a temporal expression say, before any anchor.
//!
//! A form is written as text in records (`weekday(fri)`, `shift(day,-2)`,
//! `date(XXXX-10-31)`), and reads back to the same value, so that a later run
//! can resolve it again against a better anchor.

use std::fmt;
use std::str::FromStr;

/// A calendar unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Second.
    Second,
    /// Minute.
    Minute,
    /// Hour.
    Hour,
    /// Day.
    Day,
    /// Week.
    Week,
    /// Weekend.
    Weekend,
    /// Month.
    Month,
    /// Quarter.
    Quarter,
    /// Year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

impl Unit {
    const ALL: [(Self, &'static str); 11] = [
        (Self::Second, "second"),
        (Self::Minute, "minute"),
        (Self::Hour, "hour"),
        (Self::Day, "day"),
        (Self::Week, "week"),
        (Self::Weekend, "weekend"),
        (Self::Month, "month"),
        (Self::Quarter, "quarter"),
        (Self::Year, "year"),
        (Self::Decade, "decade"),
        (Self::Century, "century"),
    ];

    /// The unit's English name, also used in forms.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(unit, _)| *unit == self).map_or("day", |(_, name)| name)
    }

    /// The unit of a name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, one)| *one == name).map(|(unit, _)| *unit)
    }
}

/// A part of the day, as TIMEX3 writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// Morning.
    Morning,
    /// Midday.
    Midday,
    /// Afternoon.
    Afternoon,
    /// Evening.
    Evening,
    /// Night.
    Night,
    /// Daytime.
    Daytime,
    /// A time of the clock, in minutes after midnight, and whether it is universal time.
    Clock(u32, bool),
}

impl DayPart {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Morning, "TMO"),
        (Self::Midday, "TMI"),
        (Self::Afternoon, "TAF"),
        (Self::Evening, "TEV"),
        (Self::Night, "TNI"),
        (Self::Daytime, "TDT"),
    ];

    /// The part of a TIMEX3 suffix.
    pub fn parse(name: &str) -> Option<Self> {
        let known = Self::ALL.iter().find(|(_, one)| *one == name).map(|(part, _)| *part);
        known.or_else(|| {
            let (clock, universal) =
                name.strip_suffix('Z').map_or((name, false), |clock| (clock, true));
            let (hours, minutes) = clock.strip_prefix('T')?.split_once(':')?;
            let (hours, minutes) = (hours.parse::<u32>().ok()?, minutes.parse::<u32>().ok()?);
            (hours < 24 && minutes < 60).then_some(Self::Clock(hours * 60 + minutes, universal))
        })
    }
}

/// The heart of a form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Core {
    /// A calendar date with the parts that the words give.
    Date {
        /// Year, where given.
        year: Option<i32>,
        /// Month, 1 to 12, where given.
        month: Option<u32>,
        /// Day of the month, where given.
        day: Option<u32>,
    },
    /// A day of the week, 0 for Monday.
    Weekday(u32),
    /// A weekday of the week before or after: "last Friday", "next Monday".
    WeekdayStep(u32, i32),
    /// A weekday of the week so many from the anchor's: "Monday last week".
    WeekdayIn(u32, i32),
    /// A weekday, and so many weeks from it: "a week from Tuesday", "two weeks ago on Monday".
    WeekdayShift(u32, i32),
    /// The very day so many units from the anchor: "a year ago today".
    Exact(Unit, i32),
    /// A month, or a day of it, of the year so many from the anchor's: "October last year".
    DateIn {
        /// Years from the anchor's.
        step: i32,
        /// Month, 1 to 12.
        month: u32,
        /// Day of the month, where given.
        day: Option<u32>,
    },
    /// A day range inside a month or over two: "Oct. 25-29".
    Range(Box<Core>, Box<Core>),
    /// The week or weekend that holds a date: "the week of 3 May".
    Holding(Unit, Box<Core>),
    /// A date in figures that has two readings, the likelier one first: `10/11/25`.
    Either(Box<Core>, Box<Core>),
    /// A quarter or half of a year: `Q1`, `H2`.
    YearPart {
        /// The TIMEX3 part: `Q1` … `Q4`, `H1`, `H2`, `SP`, `SU`, `FA`, `WI`.
        part: String,
        /// Year, where given.
        year: Option<i32>,
    },
    /// A quarter, half or season of the year so many from the anchor's: "the fourth quarter of
    /// last year".
    YearPartIn(String, i32),
    /// A decade by its first year: 1990 for "the 1990s".
    Decade(i32),
    /// A century by its number: 19 for "the 20th century" (TIMEX3 `19`).
    Century(i32),
    /// The anchor's own unit, moved by n of them: 0 "this week", -1 "last month".
    Step(Unit, i32),
    /// So many units from the anchor: "two days ago", "three weeks later".
    Shift(Unit, i32),
    /// The month of the previous or next occurrence: "last October", "next May".
    MonthStep(u32, i32),
    /// The date named before: "the same day", "that week".
    Same(Unit),
    /// A day with a name: its rule (`12-25`, `11-thu-4`, `easter-2`), and its year where given.
    Holiday(String, Option<i32>),
    /// The day that the time of the clock beside it leaves unsaid.
    Unsaid,
    /// A length, as an ISO 8601 duration.
    Duration(String),
    /// A recurrence, as an ISO 8601 duration.
    Every(String),
    /// `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`.
    Reference(String),
}

/// What the words say.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Form {
    /// The heart.
    pub core: Core,
    /// A part of the day beside it.
    pub part: Option<DayPart>,
}

impl fmt::Display for DayPart {
    /// The TIMEX3 suffix.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Clock(minutes, universal) = self {
            let zone = if *universal { "Z" } else { "" };
            return write!(f, "T{:02}:{:02}{zone}", minutes / 60, minutes % 60);
        }
        f.write_str(Self::ALL.iter().find(|(part, _)| part == self).map_or("TDT", |(_, name)| name))
    }
}

impl From<Core> for Form {
    fn from(core: Core) -> Self {
        Self { core, part: None }
    }
}

impl Core {
    /// Whether it is a year and no more: "2019".
    pub fn is_year(&self) -> bool {
        matches!(self, Self::Date { year: Some(_), month: None, day: None })
    }

    /// Whether it names a day of the calendar by its month and number.
    pub fn is_calendar_day(&self) -> bool {
        matches!(self, Self::Date { month: Some(_), day: Some(_), .. } | Self::Either(..))
    }
}

impl Form {
    /// A time of the clock, in minutes after midnight, whose day is not said.
    pub fn clock(minutes: u32, universal: bool) -> Self {
        Self { core: Core::Unsaid, part: Some(DayPart::Clock(minutes, universal)) }
    }

    /// Whether the words hang on an expression before rather than on the article's date.
    pub fn is_anaphoric(&self) -> bool {
        matches!(self.core, Core::Same(_))
    }

    /// Whether no anchor is needed.
    pub fn is_complete(&self) -> bool {
        match &self.core {
            Core::Date { year, .. } | Core::YearPart { year, .. } => year.is_some(),
            Core::Range(from, to) => {
                Self::from((**from).clone()).is_complete()
                    && Self::from((**to).clone()).is_complete()
            }
            Core::Holding(_, date) => Self::from((**date).clone()).is_complete(),
            Core::Holiday(_, year) => year.is_some(),
            Core::Either(..)
            | Core::Decade(_)
            | Core::Century(_)
            | Core::Duration(_)
            | Core::Every(_)
            | Core::Reference(_) => true,
            _ => false,
        }
    }
}

/// Weekdays as forms write them, Monday first.
pub const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl fmt::Display for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day_name = |index: &u32| WEEKDAYS.get(*index as usize).copied().unwrap_or("mon");
        match self {
            Self::Date { year, month, day } => {
                match year {
                    Some(year) => write!(f, "date({year:04}")?,
                    None => write!(f, "date(XXXX")?,
                }
                match (month, day) {
                    (Some(month), Some(day)) => write!(f, "-{month:02}-{day:02})"),
                    (Some(month), None) => write!(f, "-{month:02})"),
                    (None, Some(day)) => write!(f, "-XX-{day:02})"),
                    (None, None) => write!(f, ")"),
                }
            }
            Self::Weekday(day) => write!(f, "weekday({})", day_name(day)),
            Self::WeekdayStep(day, n) => write!(f, "weekday({},{n:+})", day_name(day)),
            Self::WeekdayIn(day, n) => write!(f, "weekday({},week{n:+})", day_name(day)),
            Self::WeekdayShift(day, n) => write!(f, "weekday({},shift{n:+})", day_name(day)),
            Self::Exact(unit, n) => write!(f, "exact({},{n:+})", unit.as_str()),
            Self::DateIn { step, month, day: Some(day) } => {
                write!(f, "date(year{step:+}-{month:02}-{day:02})")
            }
            Self::DateIn { step, month, day: None } => write!(f, "date(year{step:+}-{month:02})"),
            Self::Range(from, to) => write!(f, "range({from}..{to})"),
            Self::Holding(unit, date) => write!(f, "holding({},{date})", unit.as_str()),
            Self::Either(one, other) => write!(f, "either({one}|{other})"),
            Self::YearPart { part, year: Some(year) } => write!(f, "part({year:04}-{part})"),
            Self::YearPart { part, year: None } => write!(f, "part(XXXX-{part})"),
            Self::YearPartIn(part, step) => write!(f, "part(year{step:+}-{part})"),
            Self::Decade(year) => write!(f, "decade({year})"),
            Self::Century(number) => write!(f, "century({number})"),
            Self::Step(unit, n) => write!(f, "step({},{n:+})", unit.as_str()),
            Self::Shift(unit, n) => write!(f, "shift({},{n:+})", unit.as_str()),
            Self::MonthStep(month, n) => write!(f, "month({month:02},{n:+})"),
            Self::Same(unit) => write!(f, "same({})", unit.as_str()),
            Self::Holiday(rule, Some(year)) => write!(f, "holiday({rule},{year:04})"),
            Self::Holiday(rule, None) => write!(f, "holiday({rule})"),
            Self::Unsaid => f.write_str("unsaid()"),
            Self::Duration(iso) => write!(f, "duration({iso})"),
            Self::Every(iso) => write!(f, "every({iso})"),
            Self::Reference(name) => write!(f, "reference({name})"),
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.core)?;
        self.part.map_or(Ok(()), |part| write!(f, ".{part}"))
    }
}

/// A form that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a form of a temporal expression: {0:?}")]
pub struct FormError(String);

impl FromStr for Form {
    type Err = FormError;

    fn from_str(text: &str) -> Result<Self, FormError> {
        let error = || FormError(text.to_string());
        let close = text.rfind(')').ok_or_else(error)?;
        let part = match text.get(close + 1..).unwrap_or("") {
            "" => None,
            rest => Some(rest.strip_prefix('.').and_then(DayPart::parse).ok_or_else(error)?),
        };
        let core = text.get(..=close).and_then(parse_core).ok_or_else(error)?;
        Ok(Self { core, part })
    }
}

fn parse_core(text: &str) -> Option<Core> {
    let (name, rest) = text.split_once('(')?;
    let inside = rest.strip_suffix(')')?;
    let pair = || inside.split_once(',');
    let step = || pair().and_then(|(unit, n)| Some((Unit::parse(unit)?, n.parse::<i32>().ok()?)));
    let weekday = |name: &str| WEEKDAYS.iter().position(|one| *one == name).map(|at| at as u32);
    Some(match name {
        "date" => parse_date(inside)?,
        "weekday" => match pair() {
            Some((day, n)) => match (n.strip_prefix("week"), n.strip_prefix("shift")) {
                (Some(weeks), _) => Core::WeekdayIn(weekday(day)?, weeks.parse().ok()?),
                (_, Some(weeks)) => Core::WeekdayShift(weekday(day)?, weeks.parse().ok()?),
                _ => Core::WeekdayStep(weekday(day)?, n.parse().ok()?),
            },
            None => Core::Weekday(weekday(inside)?),
        },
        "range" => {
            let (from, to) = inside.split_once("..")?;
            Core::Range(parse_inner(from)?, parse_inner(to)?)
        }
        "holding" => {
            let (unit, date) = pair()?;
            Core::Holding(Unit::parse(unit)?, parse_inner(date)?)
        }
        "either" => {
            let (one, other) = inside.split_once('|')?;
            Core::Either(parse_inner(one)?, parse_inner(other)?)
        }
        "exact" => step().map(|(unit, n)| Core::Exact(unit, n))?,
        "part" => {
            let (year, part) = inside.rsplit_once('-')?;
            if let Some(step) = year.strip_prefix("year") {
                return Some(Core::YearPartIn(part.to_string(), step.parse().ok()?));
            }
            Core::YearPart { part: part.to_string(), year: year.parse().ok() }
        }
        "decade" => Core::Decade(inside.parse().ok()?),
        "century" => Core::Century(inside.parse().ok()?),
        "step" => step().map(|(unit, n)| Core::Step(unit, n))?,
        "shift" => step().map(|(unit, n)| Core::Shift(unit, n))?,
        "month" => {
            pair().and_then(|(m, n)| Some(Core::MonthStep(m.parse().ok()?, n.parse().ok()?)))?
        }
        "holiday" => match pair() {
            Some((rule, year)) => Core::Holiday(rule.to_string(), Some(year.parse().ok()?)),
            None => Core::Holiday(inside.to_string(), None),
        },
        "same" => Core::Same(Unit::parse(inside)?),
        "unsaid" if inside.is_empty() => Core::Unsaid,
        "duration" => Core::Duration(inside.to_string()),
        "every" => Core::Every(inside.to_string()),
        "reference" => Core::Reference(inside.to_string()),
        _ => return None,
    })
}

/// A form inside another one, which holds none itself: no text nests without end.
fn parse_inner(text: &str) -> Option<Box<Core>> {
    let nested = ["range(", "holding(", "either("].iter().any(|name| text.starts_with(name));
    if nested { None } else { parse_core(text).map(Box::new) }
}

fn parse_date(text: &str) -> Option<Core> {
    if let Some(rest) = text.strip_prefix("year") {
        let (step, date) =
            rest.get(1..)?.split_once('-').map(|(n, date)| (rest.get(..=n.len()), date))?;
        let mut parts = date.split('-').map(str::parse::<u32>);
        let (month, day) = (parts.next()?.ok()?, parts.next().transpose().ok()?);
        return Some(Core::DateIn { step: step?.parse().ok()?, month, day });
    }
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok();
    let mut number = || parts.next().map(|part| part.parse::<u32>().ok());
    let (month, day) = (number().flatten(), number().flatten());
    Some(Core::Date { year, month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_reads_back_to_itself() {
        for text in [
            "date(2025-10-31)",
            "date(XXXX-10-31)",
            "date(XXXX-10)",
            "date(2025)",
            "date(XXXX-XX-15)",
            "weekday(fri)",
            "weekday(mon,+1).TEV",
            "weekday(tue).T09:30Z",
            "weekday(mon,week-1)",
            "date(year-1-10)",
            "date(year+1-05-11)",
            "range(date(XXXX-10-25)..date(XXXX-10-29))",
            "holding(week,date(XXXX-05-03))",
            "either(date(2025-11-10)|date(2025-10-11))",
            "part(XXXX-Q4)",
            "part(year-1-Q4)",
            "weekday(tue,shift+1)",
            "exact(year,-1)",
            "date(year+0-12)",
            "decade(1990)",
            "century(19)",
            "step(week,-1)",
            "shift(day,+2)",
            "month(10,-1)",
            "same(day).TMO",
            "unsaid().T03:23",
            "unsaid().T16:08Z",
            "holiday(easter-2)",
            "holiday(12-25,2024)",
            "duration(P4Y)",
            "every(P1W)",
            "reference(PRESENT_REF)",
        ] {
            assert_eq!(text.parse::<Form>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn nonsense_is_an_error() {
        for text in [
            "",
            "weekday(",
            "weekday(xyz)",
            "step(day)",
            "date(2025).ZZ",
            "holding(week,holding(week,date(2025-05-03)))",
        ] {
            assert!(text.parse::<Form>().is_err(), "{text}");
        }
    }
}
