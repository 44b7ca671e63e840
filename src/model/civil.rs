//! Civil dates: closed day ranges, open bounds, and how exact a date is.

use chrono::{Datelike, Days, NaiveDate};

/// A closed range of days; `from <= to` always holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilRange {
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub to: NaiveDate,
}

impl CivilRange {
    /// A range; ends given in the wrong order are put right.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Self {
        if from <= to { Self { from, to } } else { Self { from: to, to: from } }
    }

    /// One day.
    pub fn day(day: NaiveDate) -> Self {
        Self { from: day, to: day }
    }

    /// A whole month; `None` for a month outside 1 to 12.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let from = NaiveDate::from_ymd_opt(year, month, 1)?;
        let (y, m) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let to = NaiveDate::from_ymd_opt(y, m, 1)?.pred_opt()?;
        Some(Self { from, to })
    }

    /// A whole year.
    pub fn year(year: i32) -> Option<Self> {
        let from = NaiveDate::from_ymd_opt(year, 1, 1)?;
        Some(Self { from, to: NaiveDate::from_ymd_opt(year, 12, 31)? })
    }

    /// The ISO week (Monday to Sunday) that holds `day`.
    pub fn week_of(day: NaiveDate) -> Option<Self> {
        let from =
            day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))?;
        Some(Self { from, to: from.checked_add_days(Days::new(6))? })
    }

    /// Number of days, at least 1.
    pub fn days(self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    /// Whether the two ranges share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// How exact the range is, judged by its calendar shape.
    pub fn precision(self) -> Precision {
        if self.from == self.to {
            return Precision::Day;
        }
        let is = |range: Option<Self>| range == Some(self);
        if is(Self::week_of(self.from)) {
            Precision::Week
        } else if is(Self::month(self.from.year(), self.from.month())) {
            Precision::Month
        } else if is(Self::year(self.from.year())) {
            Precision::Year
        } else if self.from.month0().is_multiple_of(3)
            && self.from.day() == 1
            && Self::month(self.from.year(), self.from.month() + 2).is_some_and(|m| m.to == self.to)
        {
            Precision::Quarter
        } else {
            Precision::Interval
        }
    }
}

/// Bounds of an unknown day; an absent end is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// Not before this day.
    pub from: Option<NaiveDate>,
    /// Not after this day.
    pub to: Option<NaiveDate>,
}

impl Bounds {
    /// Both ends closed.
    pub fn closed(range: CivilRange) -> Self {
        Self { from: Some(range.from), to: Some(range.to) }
    }

    /// The range, where both ends are known.
    pub fn range(self) -> Option<CivilRange> {
        Some(CivilRange::new(self.from?, self.to?))
    }

    /// Whether the bounds say nothing.
    pub fn is_open(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

/// How exact a date is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A minute of a day.
    Minute,
    /// One day.
    Day,
    /// An ISO week.
    Week,
    /// A calendar month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A calendar year.
    Year,
    /// Any other stretch of days, or one with an open end.
    Interval,
    /// No date at all.
    #[default]
    None,
}

impl Precision {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Interval => "interval",
            Self::None => "none",
        }
    }

    /// The value of a contract's word; `None` for an unknown one.
    pub fn parse(word: &str) -> Option<Self> {
        use Precision as P;
        [P::Minute, P::Day, P::Week, P::Month, P::Quarter, P::Year, P::Interval, P::None]
            .into_iter()
            .find(|one| one.as_str() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_range_knows_its_calendar_shape() {
        for (from, to, wanted) in [
            ("2025-10-31", "2025-10-31", Precision::Day),
            ("2025-11-03", "2025-11-09", Precision::Week),
            ("2024-02-01", "2024-02-29", Precision::Month),
            ("2025-07-01", "2025-09-30", Precision::Quarter),
            ("2025-01-01", "2025-12-31", Precision::Year),
            ("2025-10-11", "2025-10-12", Precision::Interval),
        ] {
            assert_eq!(CivilRange::new(day(from), day(to)).precision(), wanted, "{from}..{to}");
        }
    }

    #[test]
    fn ends_in_the_wrong_order_are_put_right() {
        let range = CivilRange::new(day("2025-02-02"), day("2025-02-01"));
        assert!(range.from < range.to);
        assert_eq!(range.days(), 2);
    }
}
