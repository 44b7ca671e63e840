//! Days with a name: fixed ones, the nth weekday of a month, and those that Easter moves.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::cursor::{Cursor, Hit};
use crate::annotate::text::TokenKind;
use crate::model::Core;

/// Most words of a holiday's name.
const LONGEST: usize = 4;

/// `Christmas Day`, `New Year's Eve 2024`, `Good Friday`
pub(super) fn holiday(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    if !cursor.tokens.capital(at) || !cursor.is("holy", at) {
        return None;
    }
    let mut name = String::with_capacity(40);
    let mut ends = [0; LONGEST];
    for (count, end) in ends.iter_mut().enumerate() {
        if count > 0 {
            name.push(' ');
        }
        name.extend(cursor.lower(at + count).chars().map(|c| match c {
            '’' | 'ʼ' => '\'',
            other => other,
        }));
        *end = name.len();
    }
    let (rule, end) = (1..=LONGEST).rev().find_map(|count| {
        let rule = cursor.words.get("holiday", &name[..ends[count - 1]])?;
        Some((rule, at + count))
    })?;
    let year = cursor.year(end);
    // "Christmas sales" are in no day; "Christmas Day celebrations" are.
    let named = cursor.is_word(end - 1, &["day", "eve", "friday", "sunday", "monday", "wednesday"]);
    let followed = cursor.tokens.is(end, TokenKind::Word) && !cursor.joins(end)
        || cursor.is_word(end, &["and"]) && cursor.tokens.capital(end + 1)
        // "Halloween-themed"
        || cursor.is_word(end, &["-"]) && cursor.tokens.glued(end);
    if year.is_none() && !named && followed {
        return None;
    }
    let end = end + usize::from(year.is_some());
    Some(Hit::new(end, Core::Holiday(rule.to_string(), year)))
}

/// The day of a holiday in a year. A rule is `12-25` (a day of the year), `11-thu-4` (the
/// fourth Thursday of November, 5 for the last one) or `easter-2` (days from Easter Sunday).
pub(super) fn in_year(rule: &str, year: i32) -> Option<NaiveDate> {
    if let Some(days) = rule.strip_prefix("easter") {
        let days: i64 = if days.is_empty() { 0 } else { days.parse().ok()? };
        let sunday = easter(year)?;
        let far = Days::new(days.unsigned_abs());
        return if days < 0 { sunday.checked_sub_days(far) } else { sunday.checked_add_days(far) };
    }
    let mut parts = rule.split('-');
    let month = parts.next()?.parse().ok()?;
    let (day, number) = (parts.next()?, parts.next());
    let Some(number) = number else {
        return NaiveDate::from_ymd_opt(year, month, day.parse().ok()?);
    };
    let weekday: Weekday = day.parse().ok()?;
    let number: u8 = number.parse().ok()?;
    NaiveDate::from_weekday_of_month_opt(year, month, weekday, number)
        .or_else(|| NaiveDate::from_weekday_of_month_opt(year, month, weekday, number - 1))
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm, *Nature*, 20 April 1876).
#[allow(clippy::many_single_char_names, reason = "the names of the source")]
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, (n / 31) as u32, (n % 31 + 1) as u32)
}

/// The occurrences of a holiday around a day, in order.
pub(super) fn around(rule: &str, day: NaiveDate) -> Vec<NaiveDate> {
    (day.year() - 1..=day.year() + 1).filter_map(|year| in_year(rule, year)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_of_a_year() {
        for (rule, year, day) in [
            ("12-25", 2025, "2025-12-25"),
            ("11-thu-4", 2025, "2025-11-27"),
            ("05-mon-5", 2025, "2025-05-26"),
            ("05-mon-5", 2023, "2023-05-29"),
            ("easter", 2025, "2025-04-20"),
            ("easter-2", 2024, "2024-03-29"),
            ("easter+1", 2000, "2000-04-24"),
        ] {
            assert_eq!(in_year(rule, year).unwrap().to_string(), day, "{rule} {year}");
        }
        assert_eq!(in_year("easter-x", 2025), None);
        assert_eq!(in_year("13-40", 2025), None);
    }
}
