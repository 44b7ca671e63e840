//! Dates as people say them.

use chrono::{Datelike, NaiveDate};

use crate::model::{Basis, Bounds, Precision, Published};

/// "Fri 31 Oct", with the year where `year` asks for it.
pub fn day(day: NaiveDate, year: bool) -> String {
    let text = format!("{} {} {}", day.format("%a"), day.day(), day.format("%b"));
    if year { format!("{text} {}", day.year()) } else { text }
}

/// "31 Oct", with the year where `year` asks for it.
pub fn short(day: NaiveDate, year: bool) -> String {
    let text = format!("{} {}", day.day(), day.format("%b"));
    if year { format!("{text} {}", day.year()) } else { text }
}

/// A day, a week, a month, a year, a stretch of days or an open one.
pub fn bounds(bounds: Bounds, year: bool) -> String {
    match (bounds.from, bounds.to) {
        (Some(from), Some(to)) => range(from, to, year),
        (Some(from), None) => format!("after {}", short(from, year)),
        (None, Some(to)) => format!("until {}", short(to, year)),
        (None, None) => "no date".to_string(),
    }
}

fn range(from: NaiveDate, to: NaiveDate, year: bool) -> String {
    let precision = crate::model::CivilRange::new(from, to).precision();
    match precision {
        Precision::Day => day(from, year),
        Precision::Month => from.format("%B %Y").to_string(),
        Precision::Year => from.year().to_string(),
        Precision::Quarter => format!("Q{} {}", from.month0() / 3 + 1, from.year()),
        _ if from.year() != to.year() => format!("{} - {}", short(from, true), short(to, true)),
        _ if from.month() == to.month() => format!("{} - {}", from.day(), short(to, year)),
        _ => format!("{} - {}", short(from, false), short(to, year)),
    }
}

/// A publication date: a day, an interval, or a question mark.
pub fn published(published: &Published) -> String {
    if published.basis != Basis::Inferred
        && let Some(day) = published.day()
    {
        return short(day, true);
    }
    match (published.from, published.to) {
        (None, None) => "?".to_string(),
        (from, to) => format!("~ {}", bounds(Bounds { from, to }, true)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_say_them() {
        let date = |text: &str| text.parse::<NaiveDate>().ok();
        for (from, to, wanted) in [
            (date("2025-10-31"), date("2025-10-31"), "Fri 31 Oct"),
            (date("2025-10-15"), date("2025-10-24"), "15 - 24 Oct"),
            (date("2025-10-30"), date("2025-11-02"), "30 Oct - 2 Nov"),
            (date("2025-10-01"), date("2025-10-31"), "October 2025"),
            (date("2025-01-01"), date("2025-12-31"), "2025"),
            (date("2025-11-07"), None, "after 7 Nov"),
            (None, None, "no date"),
        ] {
            assert_eq!(bounds(Bounds { from, to }, false), wanted);
        }
    }
}
