//! Calendar dates: full, partial, numeric, ranges, months, years, decades.

use super::cursor::{Cursor, Hit};
use crate::annotate::text::TokenKind;
use crate::clean::NumericOrder;
use crate::model::Core;

fn date(year: Option<i32>, month: Option<u32>, day: Option<u32>) -> Core {
    Core::Date { year, month, day }
}

/// A day that its month has; the longest month where the year is open.
fn is_sound(year: Option<i32>, month: u32, day: u32) -> bool {
    chrono::NaiveDate::from_ymd_opt(year.unwrap_or(2024), month, day).is_some()
}

/// `2025-10-31`
pub(super) fn full(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let year = cursor.year(at)?;
    (cursor.is_glued_hyphen(at + 1) && cursor.is_glued_hyphen(at + 3)).then_some(())?;
    let (month, day) = (cursor.digits(at + 2, 2)?, cursor.digits(at + 4, 2)?);
    is_sound(Some(year), month, day)
        .then(|| Hit::new(at + 5, date(Some(year), Some(month), Some(day))))
}

/// `31/10/2025`, `10/31/25`, `31.10.2025`
pub(super) fn numeric(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let (first, second, year, end) = slashed(cursor, at).or_else(|| dotted(cursor, at))?;
    let year = if year < 100 { year + 2000 } else { year };
    let year = i32::try_from(year).ok()?;
    let one = |(day, month): (u32, u32)| {
        is_sound(Some(year), month, day).then(|| date(Some(year), Some(month), Some(day)))
    };
    let (day_first, month_first) = (one((first, second)), one((second, first)));
    let core = match (day_first, month_first, cursor.order) {
        (day_first, None, _) => day_first,
        (None, month_first, _) => month_first,
        (day_first, _, Some(NumericOrder::DayFirst)) => day_first,
        (_, month_first, Some(NumericOrder::MonthFirst)) => month_first,
        (Some(one), Some(other), None) if one == other => Some(one),
        (Some(one), Some(other), None) => Some(Core::Either(Box::new(one), Box::new(other))),
    };
    core.map(|core| Hit::new(end, core))
}

fn slashed(cursor: &Cursor<'_>, at: usize) -> Option<(u32, u32, u32, usize)> {
    let slash = |index: usize| cursor.tokens.word(index) == "/" && cursor.tokens.glued(index);
    (slash(at + 1) && slash(at + 3)).then_some(())?;
    Some((cursor.digits(at, 2)?, cursor.digits(at + 2, 2)?, cursor.digits(at + 4, 4)?, at + 5))
}

/// `31.10.2025` is one token for the tokeniser.
fn dotted(cursor: &Cursor<'_>, at: usize) -> Option<(u32, u32, u32, usize)> {
    let word = cursor.tokens.word(at);
    let mut parts = word.split('.').map(str::parse::<u32>);
    let (Some(Ok(first)), Some(Ok(second)), Some(Ok(year)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    (first <= 31 && second <= 31 && year >= 1900).then_some((first, second, year, at + 1))
}

/// A weekday before a date: `Friday, October 31`.
fn after_weekday(cursor: &Cursor<'_>, at: usize) -> usize {
    match cursor.weekday(at) {
        Some((_, end)) if cursor.tokens.word(end) == "," => end + 1,
        Some((_, end)) => end,
        None => at,
    }
}

/// A year after a date, with or without a comma; `[2019]` where an editor adds it.
pub(super) fn year_after(cursor: &Cursor<'_>, at: usize) -> Option<(i32, usize)> {
    if cursor.tokens.word(at) == "[" && cursor.tokens.word(at + 2) == "]" {
        return Some((cursor.year(at + 1)?, at + 3));
    }
    let comma = usize::from(cursor.tokens.word(at) == ",");
    let of = usize::from(comma == 0 && cursor.is_word(at, &["of", "in"]));
    let year = cursor.year(at + comma + of)?;
    Some((year, at + comma + of + 1))
}

/// "last year", "of next year" after a date: the step, and the token after it.
pub(super) fn year_step(cursor: &Cursor<'_>, at: usize) -> Option<(i32, usize)> {
    let of = usize::from(cursor.lower(at) == "of");
    // "the first half of this year", but "October this year" hangs on the report by itself.
    let step = cursor.step(at + of).filter(|step| *step != 0 || of == 1)?;
    (cursor.lower(at + of + 1) == "year").then_some((step, at + of + 2))
}

/// `October 31, 2025`, `Oct. 25-29`, `November sixth`, `Nov 6 and 7`
pub(super) fn month_and_day(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let start = after_weekday(cursor, at);
    let (month, mut end) = cursor.month(start)?;
    if cursor.lower(end) == "the" {
        end += 1;
    }
    let day = cursor.day(end)?;
    // "November 2 people": a number that counts something is no day, but only a word
    // of more than one digit could be told; a month before it is evidence enough.
    end += 1;
    let last = last_day(cursor, end, cursor.before(at));
    if let (None, Some((year, _))) = (last, year_behind_list(cursor, end)) {
        is_sound(Some(year), month, day).then_some(())?;
        return Some(Hit::new(end, date(Some(year), Some(month), Some(day))));
    }
    let after = last.map_or(end, |(_, after)| after);
    with_year(cursor, after, (month, day), last.map(|(last, _)| last))
}

/// Most days of a month in one list.
const MOST_LISTED: usize = 8;

/// The year behind further days, and the token after it: `and 19, 2024` behind `Nov 18`.
fn year_behind_list(cursor: &Cursor<'_>, at: usize) -> Option<(i32, usize)> {
    let joined = |at: usize| cursor.is_word(at, &["and", "or", ",", "&"]);
    let is_day = |at: usize| cursor.digits(at, 2).is_some_and(|day| (1..=31).contains(&day));
    let days = (0..MOST_LISTED).take_while(|n| joined(at + 2 * n) && is_day(at + 2 * n + 1));
    let next = at + 2 * days.count();
    (next > at).then(|| year_after(cursor, next))?
}

/// `19, 2024` and `19` behind `Nov 18 and`, `Sept. 3, 4 and`: a further day of that month.
pub(super) fn day_behind_list(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let day = cursor.digits(at, 2).filter(|day| (1..=31).contains(day))?;
    let joins = |at: usize| cursor.is_word(at, &["and", "or", ",", "&"]);
    let mut start = at.checked_sub(1).filter(|before| joins(*before))?;
    for _ in 0..MOST_LISTED {
        let before = start.checked_sub(1).filter(|at| cursor.digits(*at, 2).is_some())?;
        let month = before.checked_sub(1)?;
        if let Some((number, _)) = cursor.month(month) {
            // "on May 3, 14 people died": what counts something is no day.
            let listed = cursor.lower(at - 1) != "," || year_behind_list(cursor, at + 1).is_some();
            let year = year_after(cursor, at + 1);
            let told = year.is_some()
                || !cursor.tokens.is(at + 1, TokenKind::Word)
                || cursor.joins(at + 1)
                || joins(at + 1);
            let behind = year.or_else(|| year_behind_list(cursor, at + 1));
            let value = behind.map(|(year, _)| year);
            let end = year.map_or(at + 1, |(_, end)| end);
            return (listed && told && is_sound(value, number, day))
                .then(|| Hit::new(end, date(value, Some(number), Some(day))));
        }
        start = month;
        if !joins(start) {
            return None;
        }
    }
    None
}

/// A day or days of a month with the year behind them, given or by its step.
fn with_year(
    cursor: &Cursor<'_>,
    end: usize,
    (month, day): (u32, u32),
    last: Option<u32>,
) -> Option<Hit> {
    if let Some((step, stop)) = year_step(cursor, end) {
        let of_year = |day| Core::DateIn { step, month, day: Some(day) };
        let core = match last {
            Some(last) if last > day => {
                Core::Range(Box::new(of_year(day)), Box::new(of_year(last)))
            }
            _ => of_year(day),
        };
        return Some(Hit::new(stop, core));
    }
    let year = year_after(cursor, end);
    let value = year.map(|(year, _)| year);
    let stop = year.map_or(end, |(_, stop)| stop);
    is_sound(value, month, day).then_some(())?;
    let first = date(value, Some(month), Some(day));
    let core = match last {
        Some(last) if is_sound(value, month, last) && last > day => {
            Core::Range(Box::new(first), Box::new(date(value, Some(month), Some(last))))
        }
        _ => first,
    };
    Some(Hit::new(stop, core))
}

/// `-29` after `Oct. 25`
fn last_day(cursor: &Cursor<'_>, at: usize, opener: &str) -> Option<(u32, usize)> {
    let hyphened = cursor.is_hyphen(at) && cursor.tokens.glued(at);
    // "from 25 to 28 March", "between 6 and 9 May"
    let worded = matches!(
        (opener, cursor.lower(at)),
        ("from", "to" | "until" | "through") | ("between", "and")
    ) || cursor.lower(at) == "to" && year_step(cursor, at + 2).is_some();
    (hyphened || worded).then_some(())?;
    Some((cursor.digits(at + 1, 2).filter(|day| (1..=31).contains(day))?, at + 2))
}

/// `31 October 2025`, `25-29 October`, `the 6th of November`
pub(super) fn day_and_month(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let mut start = after_weekday(cursor, at);
    if start > at && cursor.lower(start) == "the" {
        start += 1;
    }
    let day = cursor.day(start)?;
    let last = last_day(cursor, start + 1, cursor.before(at));
    let mut end = last.map_or(start + 1, |(_, end)| end);
    if cursor.lower(end) == "of" {
        end += 1;
    }
    let (month, end) = cursor.month(end)?;
    with_year(cursor, end, (month, day), last.map(|(last, _)| last))
}

/// `October 2025`, `in March`, `October of last year`
pub(super) fn month(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let (month, end) = cursor.month(at)?;
    if let Some((year, stop)) = year_after(cursor, end) {
        return Some(Hit::new(stop, date(Some(year), Some(month), None)));
    }
    // "in December that year"
    if cursor.is_word(end, &["that", "the"]) {
        let the = usize::from(cursor.lower(end) == "the");
        let same = the == 0 || cursor.is_word(end + 1, &["same", "following", "previous"]);
        let step = match cursor.lower(end + the) {
            "following" => 1,
            "previous" => -1,
            _ => 0,
        };
        if same && cursor.lower(end + the + 1) == "year" {
            let core = Core::DateIn { step, month, day: None };
            return Some(Hit::new(end + the + 2, core).anaphoric(true));
        }
    }
    if cursor.is_word(end, &["of", "last", "this", "next"]) {
        let of = usize::from(cursor.lower(end) == "of");
        let step = cursor.step(end + of);
        if let Some(step) = step.filter(|_| cursor.lower(end + of + 1) == "year") {
            let core = if step == 0 {
                date(None, Some(month), None)
            } else {
                Core::DateIn { step, month, day: None }
            };
            return Some(Hit::new(end + of + 2, core));
        }
    }
    let introduced = cursor.is_before("month_cue", at);
    let person = cursor.tokens.capital(end) && !introduced;
    if cursor.is("ambiguous", at) && !introduced || person {
        return None;
    }
    // A name or a number right after a bare month makes it something else.
    let number = cursor.tokens.is(end, TokenKind::Number) && end == at + 1;
    (!number).then(|| Hit::new(end, date(None, Some(month), None)))
}

/// `1939-45`, `2009–2011`: one expression with two ends.
fn year_range(cursor: &Cursor<'_>, at: usize, year: i32) -> Option<Hit> {
    (cursor.is_glued_hyphen(at + 1)).then_some(())?;
    let word = cursor.tokens.word(at + 2);
    let last = match word.len() {
        2 => year / 100 * 100 + cursor.digits(at + 2, 2)? as i32,
        _ => cursor.year(at + 2)?,
    };
    // "2009-10" may be a month: only what could be none is a year.
    let season =
        cursor.is_word(at + 3, &["season", "campaign", "school", "academic", "league", "budget"]);
    let sound = last > year && last - year < 100 && (word.len() == 4 || last % 100 > 12 || season);
    (sound && !cursor.is_hyphen(at + 3)).then(|| {
        let end = |year| Box::new(date(Some(year), None, None));
        Hit::new(at + 3, Core::Range(end(year), end(last)))
    })
}

/// `2021/22`: the second year says how long.
fn season(cursor: &Cursor<'_>, at: usize, year: i32) -> Option<Hit> {
    let slash = cursor.tokens.word(at + 1) == "/" && cursor.tokens.glued(at + 1);
    let next = cursor.digits(at + 2, 2).filter(|_| slash)? as i32;
    let end = |year| Box::new(date(Some(year), None, None));
    ((year + 1) % 100 == next).then(|| Hit::new(at + 3, Core::Range(end(year), end(year + 1))))
}

/// `in 2021`, `(2009)`, `2021/22`, `between 2010 and 2014`
pub(super) fn year(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let year = cursor.year(at).filter(|year| (1500..2100).contains(year))?;
    if let Some(range) = year_range(cursor, at, year).or_else(|| season(cursor, at, year)) {
        return Some(range);
    }
    let before = cursor.before(at);
    let after = cursor.lower(at + 1);
    let introduced = cursor.is_before("year_cue", at);
    let joined =
        matches!(before, "and" | "to" | "or" | "-" | "–" | ",") && (1900..2060).contains(&year);
    let alone = matches!(after, "" | "." | "," | ";" | ")" | "-" | "–")
        && (1900..2060).contains(&year)
        && before != "$";
    let attribute = cursor.tokens.is(at + 1, TokenKind::Word)
        && matches!(before, "the" | "a" | "its" | "his" | "their" | "that");
    // "2019-nCoV": part of a name.
    if cursor.is_glued_hyphen(at + 1) && cursor.tokens.is(at + 2, TokenKind::Word) {
        return None;
    }
    // "1984 jobs", but not "In 1984 Jobs …".
    let counts = cursor.is("counted", at + 1) && !cursor.tokens.capital(at + 1);
    if counts || matches!(before, "$" | "€" | "£" | "#" | "flight" | "no") {
        return None;
    }
    let name = at.checked_sub(1).map_or("", |before| cursor.tokens.word(before));
    let acronym = name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_uppercase());
    let named = (cursor.is_before("named_year", at) || acronym) && (1950..2060).contains(&year);
    let sound =
        introduced || joined || alone || named || (attribute && (1900..2060).contains(&year));
    (sound && !cursor.tokens.glued(at) || introduced).then_some(())?;
    Some(Hit::new(at + 1, date(Some(year), None, None)))
}

/// `6` in `6 and 7 November`, `25` in `25, 26 and 27 October`
pub(super) fn listed_day(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let day = cursor.digits(at, 2).filter(|day| (1..=31).contains(day))?;
    let joined = |at: usize| cursor.is_word(at, &["and", "or", ",", "&"]);
    let mut next = at + 1;
    for _ in 0..MOST_LISTED {
        if !joined(next) {
            return None;
        }
        next += 1;
        if let Some(hit) = day_and_month(cursor, next) {
            let Core::Date { year, month: Some(month), .. } = hit.form.core else { return None };
            // "in 20 and 7 November": a preposition of days makes it one.
            let introduced = matches!(cursor.before(at), "on" | "," | "and" | "between" | "the");
            return introduced.then(|| Hit::new(at + 1, date(year, Some(month), Some(day))));
        }
        cursor.digits(next, 2)?;
        next += 1;
    }
    None
}

/// `January` in `January to March 2024`: the year stands behind the last month.
pub(super) fn month_range(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let (first, end) = cursor.month(at)?;
    let joined = cursor.is_hyphen(end) || cursor.is_word(end, &["to", "and", "through", "until"]);
    let (_, stop) = cursor.month(end + 1).filter(|_| joined)?;
    let year = cursor.year(stop)?;
    Some(Hit::new(end, date(Some(year), Some(first), None)))
}

/// `the 6th` in `on the 6th`
pub(super) fn day_alone(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let word = cursor.lower(at);
    let day = cursor.ordinal(at).filter(|day| (1..=31).contains(day))?;
    let numeral = word.starts_with(|c: char| c.is_ascii_digit());
    let introduced =
        at >= 2 && cursor.before(at) == "the" && cursor.is_word(at - 2, &["on", "until"]);
    let ends = !cursor.tokens.is(at + 1, TokenKind::Word) || cursor.joins(at + 1);
    (numeral && introduced && ends).then(|| Hit::new(at + 1, date(None, None, Some(day))))
}

/// A year wherever it stands: behind "mid-".
pub(super) fn bare_year(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let year = cursor.year(at).filter(|year| (1500..2100).contains(year))?;
    Some(Hit::new(at + 1, date(Some(year), None, None)))
}

/// `the 1990s`, `the '90s`, `the 20th century`
pub(super) fn decade(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let word = cursor.tokens.word(at);
    if let Some(digits) = word.trim_start_matches(['\'', '’', '‘']).strip_suffix('s')
        && digits.len() == 2
        && digits.ends_with('0')
        && matches!(cursor.before(at), "the" | "early" | "late" | "mid" | "and" | "'" | "’" | "‘")
    {
        let short: i32 = digits.parse().ok()?;
        let first = if short >= 30 { 1900 + short } else { 2000 + short };
        return Some(Hit::new(at + 1, Core::Decade(first)));
    }
    if let Some(digits) = word.strip_suffix('s')
        && digits.len() == 4
        && digits.ends_with('0')
    {
        return Some(Hit::new(at + 1, Core::Decade(digits.parse().ok()?)));
    }
    let number = cursor.ordinal(at)?;
    let hyphen = usize::from(cursor.is_hyphen(at + 1));
    (cursor.lower(at + 1 + hyphen) == "century")
        .then(|| Hit::new(at + 2 + hyphen, Core::Century(number as i32 - 1)))
}
