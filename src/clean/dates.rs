//! Full calendar dates in a short string: header lines, metadata, file names.

use std::cmp::Ordering;
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use crate::model::{Calendar, Span};

/// A full date and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// The day.
    pub day: NaiveDate,
    /// Hour and minute of a clock time right after it.
    pub clock: Option<(u32, u32)>,
    /// The words of date and time.
    pub span: Span,
}

impl FoundDate {
    /// ISO 8601, to the minute where a clock time is given.
    pub fn value(&self) -> String {
        match self.clock {
            Some((hour, minute)) => format!("{}T{hour:02}:{minute:02}", self.day),
            None => self.day.to_string(),
        }
    }
}

/// Which number comes first in `10/11/2025`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumericOrder {
    /// Day first: most of the world, and the reading where nothing else is known.
    #[default]
    DayFirst,
    /// Month first.
    MonthFirst,
}

static NUMERIC: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b").ok());

impl NumericOrder {
    /// The order that the numeric dates of a text force, by a number above 12; else that of
    /// its dates in words: who writes "July 9, 2007" writes 7/9/07. Nothing where the text
    /// has no date in figures, or none of these tells.
    pub fn of_evidence(text: &str) -> Option<Self> {
        let numeric = NUMERIC.as_ref()?;
        // "11/10/2025 3:23 PM EST": who tells the time so writes the month first.
        let american = AMERICAN.as_ref().filter(|_| numeric.is_match(text));
        if american.is_some_and(|regex| regex.is_match(text)) {
            return Some(Self::MonthFirst);
        }
        let mut seen = false;
        for found in numeric.captures_iter(text) {
            let number =
                |at: usize| found.get(at).and_then(|part| part.as_str().parse::<u32>().ok());
            match (number(1), number(2)) {
                (Some(13..=31), Some(1..=12)) => return Some(Self::DayFirst),
                (Some(1..=12), Some(13..=31)) => return Some(Self::MonthFirst),
                _ => seen = true,
            }
        }
        let words = WORDED.as_ref().filter(|_| seen);
        let month = |found: &regex::Captures<'_>, name: &str| {
            found.name(name).is_some_and(|part| Calendar::english().month(part.as_str()).is_some())
        };
        let (mut month_first, mut day_first) = (0, 0);
        for found in words.iter().flat_map(|regex| regex.captures_iter(text)) {
            month_first += u32::from(month(&found, "before"));
            day_first += u32::from(month(&found, "after"));
        }
        match month_first.cmp(&day_first) {
            Ordering::Greater => Some(Self::MonthFirst),
            Ordering::Less => Some(Self::DayFirst),
            Ordering::Equal => None,
        }
    }
}

/// A date in figures with a clock time of North America.
static AMERICAN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b\d{1,2}/\d{1,2}/\d{2,4},? (?:at )?\d{1,2}:\d{2} ?(?:[AaPp]\.?[Mm]\.?)? ?[ECMP][SD]?T\b",
    )
    .ok()
});

/// A day of the month beside a word that may be a month's name.
static WORDED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?P<before>\p{Lu}\p{L}{2,8})\.? \d{1,2}, \d{4}|\d{1,2} (?P<after>\p{Lu}\p{L}{2,8}) \d{4}",
    )
    .ok()
});

static DATES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        \b(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})
        | \b(?P<d2>\d{1,2})(?:st|nd|rd|th)?[\ -](?:of\ )?(?P<n2>\p{L}{3,9})\.?,?[\ -](?P<y2>\d{4})\b
        | \b(?P<n3>\p{L}{3,9})\.?\ (?P<d3>\d{1,2})(?:st|nd|rd|th)?,?\ (?P<y3>\d{4})\b
        | \b(?P<a4>\d{1,2})[/.](?P<b4>\d{1,2})[/.](?P<y4>\d{4}|\d{2})\b
        | (?:^|[^\d])(?P<y5>(?:19|20)\d{2})(?P<m5>\d{2})(?P<d5>\d{2})(?:[^\d]|$)
        ",
    )
    .ok()
});

static CLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^[\sT|,@–-]*(?:at )?(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?").ok()
});

/// All full dates of a string, in order.
pub fn dates(text: &str, order: NumericOrder) -> Vec<FoundDate> {
    let Some(regex) = DATES.as_ref() else { return Vec::new() };
    let mut found = Vec::new();
    for captures in regex.captures_iter(text) {
        let Some(whole) = captures.get(0) else { continue };
        let Some(day) = day_of(&captures, order) else { continue };
        let inner = whole.as_str().trim_matches(|c: char| !c.is_alphanumeric());
        let start = whole.start() + whole.as_str().find(inner).unwrap_or(0);
        let mut span = Span::new(start, start + inner.len());
        let next = regex.find_at(text, span.end).map_or(text.len(), |next| next.start());
        let clock = clock_after(text.get(span.end..next).unwrap_or(""));
        if let Some((length, _)) = clock {
            span.end += length;
        }
        found.push(FoundDate { day, clock: clock.map(|(_, time)| time), span });
    }
    found
}

fn day_of(captures: &regex::Captures<'_>, order: NumericOrder) -> Option<NaiveDate> {
    let number =
        |name: &str| captures.name(name).and_then(|part| part.as_str().parse::<u32>().ok());
    let month =
        |name: &str| captures.name(name).and_then(|part| Calendar::english().month(part.as_str()));
    let date = |year: u32, month: u32, day: u32| NaiveDate::from_ymd_opt(year as i32, month, day);
    for (y, m, d) in [("y1", "m1", "d1"), ("y5", "m5", "d5")] {
        if let (Some(year), Some(month), Some(day)) = (number(y), number(m), number(d)) {
            return date(year, month, day);
        }
    }
    for (y, n, d) in [("y2", "n2", "d2"), ("y3", "n3", "d3")] {
        if let (Some(year), Some(month), Some(day)) = (number(y), month(n), number(d)) {
            return date(year, month, day);
        }
    }
    let (first, second, year) = (number("a4")?, number("b4")?, number("y4")?);
    let year = if year < 100 { year + 2000 } else { year };
    let (day, month) = match (first, second) {
        (13.., _) => (first, second),
        (_, 13..) => (second, first),
        _ if order == NumericOrder::DayFirst => (first, second),
        _ => (second, first),
    };
    date(year, month, day)
}

/// Length in bytes and value of a clock time at the start of a string.
fn clock_after(text: &str) -> Option<(usize, (u32, u32))> {
    let captures = CLOCK.as_ref()?.captures(text)?;
    let number = |at: usize| captures.get(at).and_then(|part| part.as_str().parse::<u32>().ok());
    let (mut hour, minute) = (number(1)?, number(2)?);
    match captures.get(3).map(|half| half.as_str().to_ascii_lowercase()) {
        Some(half) if half.starts_with('p') && hour < 12 => hour += 12,
        Some(half) if half.starts_with('a') && hour == 12 => hour = 0,
        _ => {}
    }
    (hour < 24 && minute < 60)
        .then(|| (captures.get(0).map_or(0, |whole| whole.end()), (hour, minute)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_many_dresses() {
        let range = dates("31.10.2025 - 12.11.2025", NumericOrder::DayFirst);
        assert_eq!(range.iter().map(|one| one.span.start).collect::<Vec<_>>(), [0, 13]);
        for (text, wanted) in [
            ("Published: Nov 10, 2025 | 03:23 AM", "2025-11-10T03:23"),
            (" date 2025-11-01 403", "2025-11-01"),
            ("2024-05-06T07:08:09Z", "2024-05-06T07:08"),
            ("Mon, 10 Nov 2025 15:04:00 GMT", "2025-11-10T15:04"),
            ("4th of March, 2023", "2023-03-04"),
            ("20251031_report.txt", "2025-10-31"),
            ("/2022/10/05/title", "2022-10-05"),
            ("31/12/2021", "2021-12-31"),
            ("Sept. 3, 2020 12:05 am", "2020-09-03T00:05"),
        ] {
            let found = dates(text, NumericOrder::DayFirst);
            assert_eq!(found.first().map(FoundDate::value).as_deref(), Some(wanted), "{text}");
        }
        for text in ["2025-13-01", "Word 10, 2025", "12345678", "Version 3.14.2"] {
            assert_eq!(dates(text, NumericOrder::DayFirst), Vec::new(), "{text}");
        }
    }

    #[test]
    fn the_order_of_numbers_follows_the_evidence() {
        let order = NumericOrder::of_evidence;
        assert_eq!(order("on 10/25/2022"), Some(NumericOrder::MonthFirst));
        assert_eq!(order("On 5 May 2022 and on 10/11/22"), Some(NumericOrder::DayFirst));
        assert_eq!(order("on 10/11/2022"), None);
        assert_eq!(order("11/10/2025 3:23 PM EST"), Some(NumericOrder::MonthFirst));
        assert_eq!(dates("10/11/2022", NumericOrder::MonthFirst)[0].value(), "2022-10-11");
        assert_eq!(dates("10/11/2022", NumericOrder::DayFirst)[0].value(), "2022-11-10");
    }
}
