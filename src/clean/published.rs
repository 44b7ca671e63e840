//! The publication date: metadata, header line, dateline, file name, in that order of trust.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use regex::Regex;

use super::dates::{FoundDate, NumericOrder, dates};
use crate::load::RawDocument;
use crate::model::{Basis, Calendar, Precision, Published, Span, Zone, ZoneKind};

/// Most words of a line at the end that dates the report.
const CLOSING_WORDS: usize = 8;
/// Longest header line, in bytes.
const LONGEST_HEADER: usize = 120;
/// Days that a dateline without a year may lie away from the date that gives it one.
const NEAR_DAYS: i64 = 183;

/// A date of a header line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderDate {
    /// The date.
    pub date: FoundDate,
    /// The line.
    pub line: String,
}

/// What may stand in a header line beside its date.
static BESIDE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?: \s | [-+|,:;.·•–—/()@] | \d+ | published | posted | updated | last | modified | created | date
        | on | at | by | web | desk | time | am | pm | gmt | utc | ist | pkt | est | edt | et | pst | pdt | pt | cst | cdt | ct | cet | cest | bst
        | msk | eet | jst | local | online | first | release | released | issued
        | mon(day)? | tue(sday)? | wed(nesday)? | thu(rsday)? | fri(day)? | sat(urday)? | sun(day)? )*$",
    )
    .ok()
});

/// The date of a line that says nothing but when the report was published.
pub fn header_date(line: &str, order: NumericOrder) -> Option<HeaderDate> {
    if line.is_empty()
        || line.len() > LONGEST_HEADER
        || !line.bytes().any(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let found = dates(line, order);
    // "Updated Nov. 12, 2025; published Nov. 10, 2025"
    let own = (0..found.len()).find(|at| {
        let from = at.checked_sub(1).map_or(0, |before| found[before].span.end);
        !is_update(line.get(from..found[*at].span.start).unwrap_or(""))
    });
    let date = found.get(own.unwrap_or(0))?.clone();
    let mut rest = line.to_string();
    for one in found.iter().rev() {
        rest.replace_range(one.span.start..one.span.end, " ");
    }
    let alone = |part: &str| {
        let date = dates(part, order);
        let rest = date.first().map(|one| part.replace(one.span.of(part), " "));
        rest.is_some_and(|rest| BESIDE.as_ref().is_some_and(|regex| regex.is_match(&rest)))
    };
    // "Tuesday 11 October 2022 | This page updates automatically"
    let part = found.len() == 1 && line.contains(['|', '·', '•']);
    let sound = BESIDE.as_ref()?.is_match(&rest)
        || says_published(line, date.span)
        || part && line.split(['|', '·', '•']).any(alone);
    sound.then(|| HeaderDate { date, line: line.to_string() })
}

/// The date of a line at a report's end that says in a few words when it was published.
pub fn closing_date(line: &str, order: NumericOrder) -> Option<HeaderDate> {
    let short = line.split_whitespace().count() <= CLOSING_WORDS;
    header_date(line, order).filter(|found| short && says_published(line, found.date.span))
}

/// Whether the words before a date say that it is that of a later change.
fn is_update(before: &str) -> bool {
    let lower = before.to_lowercase();
    let last = |name: &str| lower.rfind(name);
    let update = last("updated").max(last("modified"));
    update > last("published").max(last("posted"))
}

/// Whether a header line tells of a later change alone.
fn is_of_update(header: &HeaderDate) -> bool {
    is_update(header.line.get(..header.date.span.start).unwrap_or(""))
}

/// "Posted by Ada Brook on 5 May 2024": a word of publishing, and the date not far behind it.
fn says_published(line: &str, date: Span) -> bool {
    let Some(published) = PUBLISHED.as_ref().and_then(|regex| regex.find(line)) else {
        return false;
    };
    let prose = line.ends_with('.') && line.split_whitespace().count() > 8;
    published.end() <= date.start && date.start - published.end() <= 40 && !prose
}

/// Words that introduce a publication date, at the start of a line or of a part of it.
static PUBLISHED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:^|[|·•(])\s*(?:first |last )?(?:published|posted|updated|released|issued|modified|date(?:line)?|on air|edition|issue)\b",
    )
    .ok()
});

/// The publication date of a document, with its basis and the words that say so.
pub fn decide(
    raw: &RawDocument,
    headers: &[HeaderDate],
    text: &str,
    zones: &[Zone],
    order: NumericOrder,
) -> Published {
    let path = raw.path.as_deref().or(raw.meta.url.as_deref());
    let mut found = [
        of_meta(raw, order),
        first_published(headers).map(|header| exact(&header.date, Basis::Header, &header.line)),
        of_dateline(text, zones, None),
        path.and_then(of_path).or_else(|| raw.meta.url.as_deref().and_then(of_path)),
    ]
    .into_iter()
    .flatten();
    let mut best = found.next().unwrap_or_default();
    let others: Vec<String> = found.filter(|other| disagrees(&best, other)).map(told).collect();
    if !others.is_empty() {
        best.doubt(&others.join("; "));
    }
    best
}

/// The header line of publication; one of an update only where there is no other.
fn first_published(headers: &[HeaderDate]) -> Option<&HeaderDate> {
    headers.iter().find(|header| !is_of_update(header)).or(headers.first())
}

/// Whether two dates of one report lie more than a day apart: a dateline of the day before
/// the posting is usual.
fn disagrees(best: &Published, other: &Published) -> bool {
    let apart = |one: Option<NaiveDate>, other: Option<NaiveDate>| {
        one.zip(other).is_some_and(|(one, other)| (one - other).num_days().abs() > 1)
    };
    apart(best.from, other.from) && apart(best.to, other.to)
}

fn told(other: Published) -> String {
    let day = other.from.map_or_else(String::new, |day| day.to_string());
    format!("{}: {day}", other.basis.as_str())
}

fn exact(date: &FoundDate, basis: Basis, evidence: &str) -> Published {
    Published {
        value: Some(date.value()),
        precision: if date.clock.is_some() { Precision::Minute } else { Precision::Day },
        from: Some(date.day),
        to: Some(date.day),
        basis,
        evidence: Some(evidence.trim().to_string()).filter(|words| !words.is_empty()),
    }
}

/// A date given with the record, or in the page's head.
fn of_meta(raw: &RawDocument, order: NumericOrder) -> Option<Published> {
    let (value, evidence) = raw.meta.published.as_ref()?;
    let basis = if raw.meta.given { Basis::Given } else { Basis::Metadata };
    if let Some(found) = dates(value, order).first() {
        return Some(exact(found, basis, evidence));
    }
    let mut parts = value.trim().split('-').map(str::parse::<i32>);
    let range = match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), None, _) => crate::model::CivilRange::year(year)?,
        (Some(Ok(year)), Some(Ok(month)), None) => {
            crate::model::CivilRange::month(year, u32::try_from(month).ok()?)?
        }
        _ => return None,
    };
    Some(Published {
        value: Some(value.trim().to_string()),
        precision: range.precision(),
        from: Some(range.from),
        to: Some(range.to),
        basis,
        evidence: Some(evidence.clone()).filter(|words| !words.is_empty()),
    })
}

/// The date of a dateline; one without a year takes it from `near`, and none without that.
pub fn of_dateline(text: &str, zones: &[Zone], near: Option<NaiveDate>) -> Option<Published> {
    let span = zones.iter().find(|zone| zone.kind == ZoneKind::DatelineDate)?.span;
    let day = dateline_day(span.of(text), near)?;
    let found = FoundDate { day, clock: None, span: Span::default() };
    let dateline = zones.iter().find(|zone| zone.kind == ZoneKind::Dateline)?.span;
    Some(exact(&found, Basis::Dateline, dateline.of(text)))
}

/// The day that a dateline's date names, its year taken from `near` where it has none.
pub fn dateline_day(words: &str, near: Option<NaiveDate>) -> Option<NaiveDate> {
    if let Some(found) = dates(words, NumericOrder::default()).first() {
        return Some(found.day);
    }
    let near = near?;
    let mut month = None;
    let mut day = None;
    for word in words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        month = month.or_else(|| Calendar::english().month(word));
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        day = day.or_else(|| digits.parse::<u32>().ok());
    }
    let (month, day) = (month?, day?);
    (near.year() - 1..=near.year() + 1)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .min_by_key(|date| (*date - near).num_days().abs())
        .filter(|date| (*date - near).num_days().abs() <= NEAR_DAYS)
}

/// A date in a file name or address.
fn of_path(path: &str) -> Option<Published> {
    let found = dates(path, NumericOrder::default());
    found.first().map(|date| exact(&FoundDate { clock: None, ..date.clone() }, Basis::Path, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_lines_hold_nothing_but_a_date() {
        for line in [
            "date 2025-11-01 403",
            "Published: Nov 10, 2025 | 03:23 AM",
            "Updated on Monday, 5 May 2014 at 10:11 GMT",
            "Thursday, November 5, 2020",
            "Tuesday 11 October 2022 | This page updates automatically",
            "By Ana Kern | Nov. 10, 2025, 3:23 a.m. ET",
            "Mon, 10 Nov 2025 08:00:00 +0000",
        ] {
            assert!(header_date(line, NumericOrder::DayFirst).is_some(), "{line}");
        }
        for line in [
            "On Nov 10, 2025 the ferry sank",
            "Since 2021",
            "5 November",
            "Version 2.0",
            "Seen on 5 May 2014 | by many",
        ] {
            assert_eq!(header_date(line, NumericOrder::DayFirst), None, "{line}");
        }
    }

    #[test]
    fn an_update_is_no_publication() {
        let header = |line: &str| header_date(line, NumericOrder::DayFirst).unwrap();
        let both = header("Updated Nov. 12, 2025; published Nov. 10, 2025");
        assert_eq!(both.date.value(), "2025-11-10");
        let lines = [header("Last updated: 12 November 2025"), header("10 November 2025")];
        assert_eq!(first_published(&lines).unwrap().date.value(), "2025-11-10");
        assert_eq!(first_published(&lines[..1]).unwrap().date.value(), "2025-11-12");
    }

    #[test]
    fn dates_that_disagree_are_told() {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        let one = |text: &str| Published { from: day(text), to: day(text), ..Published::default() };
        assert!(disagrees(&one("2025-11-10"), &one("2025-10-31")));
        assert!(!disagrees(&one("2025-11-10"), &one("2025-11-09")));
        assert!(!disagrees(&one("2025-11-10"), &Published::default()));
    }

    #[test]
    fn a_dateline_borrows_its_year_from_a_date_nearby() {
        let near = NaiveDate::from_ymd_opt(2026, 1, 2);
        assert_eq!(dateline_day("Dec 31", near), NaiveDate::from_ymd_opt(2025, 12, 31));
        assert_eq!(dateline_day("Oct 31", None), None);
        assert_eq!(dateline_day("October 31, 2025", None), NaiveDate::from_ymd_opt(2025, 10, 31));
    }
}
