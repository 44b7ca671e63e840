//! Durations, sets, references such as "now", and clock times.

use std::borrow::Cow;

use super::cursor::{Cursor, Hit};
use crate::annotate::text::TokenKind;
use crate::model::{Core, Form, Modifier, Unit};

/// A number as digits or words and the token after it; `X` for "several".
pub(super) fn number<'a>(cursor: &Cursor<'a>, at: usize) -> Option<(Cow<'a, str>, usize)> {
    let word = cursor.tokens.word(at);
    if cursor.tokens.is(at, TokenKind::Number) {
        let plain = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.');
        let value = if word.contains(',') { word.replace(',', "").into() } else { word.into() };
        return plain.then_some((value, at + 1));
    }
    let value = cursor.number(at)?;
    let next = cursor.lower(at + 1);
    // "a few weeks", "a couple of days", "a dozen years"
    if matches!(cursor.lower(at), "a" | "an")
        && let Some(more) = cursor
            .number(at + 1)
            .filter(|_| matches!(next, "few" | "couple" | "dozen" | "hundred" | "half"))
    {
        let of = usize::from(cursor.lower(at + 2) == "of");
        return Some((more.into(), at + 2 + of));
    }
    // "twenty four hours" without the hyphen.
    if let (Ok(tens), Some(ones)) =
        (value.parse::<u32>(), cursor.number(at + 1).and_then(|ones| ones.parse::<u32>().ok()))
        && tens >= 20
        && tens % 10 == 0
        && (1..=9).contains(&ones)
        && !matches!(next, "a" | "an")
    {
        return Some(((tens + ones).to_string().into(), at + 2));
    }
    if cursor.is_hyphen(at + 1) && value.parse::<u32>().is_ok_and(|tens| tens >= 20) {
        let ones = cursor.number(at + 2).and_then(|ones| ones.parse::<u32>().ok());
        if let (Ok(tens), Some(ones @ 1..=9)) = (value.parse::<u32>(), ones) {
            return Some(((tens + ones).to_string().into(), at + 3));
        }
    }
    // "two and a half years"
    if cursor.lower(at + 1) == "and"
        && cursor.is_word(at + 2, &["a", "one"])
        && cursor.lower(at + 3) == "half"
        && let Ok(whole) = value.parse::<u32>()
    {
        return Some((format!("{whole}.5").into(), at + 4));
    }
    // "half an hour", "half a century"
    if cursor.lower(at) == "half" && cursor.is_word(at + 1, &["a", "an"]) {
        return Some((value.into(), at + 2));
    }
    Some((value.into(), at + 1))
}

/// An ISO 8601 duration of so many units.
pub(super) fn iso(number: &str, unit: Unit) -> String {
    match unit {
        Unit::Second => format!("PT{number}S"),
        Unit::Minute => format!("PT{number}M"),
        Unit::Hour => format!("PT{number}H"),
        Unit::Day => format!("P{number}D"),
        Unit::Week => format!("P{number}W"),
        Unit::Weekend => format!("P{number}WE"),
        Unit::Month => format!("P{number}M"),
        // ISO 8601 has no longer unit than the year, and none for a quarter.
        Unit::Quarter => multiple(number, 3, 'M'),
        Unit::Year => format!("P{number}Y"),
        Unit::Decade => multiple(number, 10, 'Y'),
        Unit::Century => multiple(number, 100, 'Y'),
    }
}

/// The days, weeks, months or years of an ISO 8601 duration of one unit.
pub(super) fn whole(iso: &str) -> Option<(Unit, i32)> {
    let rest = iso.strip_prefix('P')?;
    let (number, unit) = rest.split_at_checked(rest.len().checked_sub(1)?)?;
    let unit = match unit {
        "D" => Unit::Day,
        "W" => Unit::Week,
        "M" => Unit::Month,
        "Y" => Unit::Year,
        _ => return None,
    };
    Some((unit, number.parse().ok()?))
}

fn multiple(number: &str, size: u32, unit: char) -> String {
    match number.parse::<u32>().ok().and_then(|number| number.checked_mul(size)) {
        Some(number) => format!("P{number}{unit}"),
        None => format!("PX{unit}"),
    }
}

fn times(number: &str, size: i32) -> Cow<'_, str> {
    match number.parse::<i32>() {
        Ok(value) if size > 1 => (value * size).to_string().into(),
        _ => number.into(),
    }
}

/// `four years`, `the past four years`, `more than two weeks`, `a month`, `several days`
pub(super) fn duration(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    if let Some(hit) = long_while(cursor, at) {
        return Some(hit);
    }
    let (modifier, start) = bound(cursor, at);
    let inner = usize::from(
        cursor.is_word(start, &["past", "last", "next", "previous", "coming", "first"]),
    );
    let (value, mut end) = match number(cursor, start + inner) {
        Some(found) => found,
        None if inner == 1 && cursor.lower(start + 1).ends_with('s') => ("X".into(), start + 1),
        // "recent weeks", "weeks of fighting": a length that is not told.
        None if cursor.lower(start) == "recent" => {
            let (_, _) =
                cursor.unit(start + 1).filter(|_| cursor.lower(start + 1).ends_with('s'))?;
            return Some(Hit::new(start + 2, Core::Reference("PAST_REF".to_string())));
        }
        None => ("X".into(), start + inner),
    };
    let indefinite = matches!(cursor.lower(start + inner), "a" | "an") && end == start + inner + 1;
    if cursor.is_word(end, &["straight", "consecutive", "full", "whole", "more", "entire"]) {
        end += 1;
    }
    // "one or two days", "30 to 60 minutes": the larger one, in one expression.
    let joined = cursor.is_word(end, &["or", "to"]) || cursor.is_glued_hyphen(end);
    let value = match number(cursor, end + 1).filter(|_| joined && value != "X") {
        Some((second, after)) if cursor.unit(after).is_some() => {
            end = after;
            second
        }
        _ => value,
    };
    let (unit, size) = cursor.unit(end)?;
    let plural = cursor.lower(end).ends_with('s');
    // "three quarters of the states"
    if unit == Unit::Quarter && plural && cursor.lower(end + 1) == "of" {
        return None;
    }
    // "an hour and a half"
    let (value, half) = match value.parse::<u32>() {
        Ok(whole)
            if cursor.lower(end + 1) == "and"
                && cursor.lower(end + 2) == "a"
                && cursor.lower(end + 3) == "half" =>
        {
            (format!("{whole}.5").into(), 3)
        }
        _ => (value, 0),
    };
    let bare = end == start + inner && inner == 0;
    // "the last day" of a fair is none.
    if inner == 1 && value == "X" && !plural {
        return None;
    }
    let counted = value != "1" || plural || inner == 1;
    if bare
        && !(plural
            && matches!(
                cursor.before(at),
                "for" | "in" | "after" | "of" | "over" | "within" | "amid" | "took"
            ))
    {
        return None;
    }
    // "a day", "a second" alone are seldom lengths: "for a day", "within a week" are.
    let lasting = modifier.is_some()
        || cursor.is_word(end + 1, &["after", "before"])
        || cursor.is_before("lasting", at);
    if indefinite && (plural || !counted && !lasting) {
        return None;
    }
    // An age or an ordinal is no duration: "aged 30 years" stays, "30 year old" is hyphened below.
    let length = match (&*value, unit) {
        ("0.5", Unit::Hour) => "PT30M".to_string(),
        _ => iso(&times(&value, size), unit),
    };
    Some(Hit::new(end + 1 + half, Core::Duration(length)).with(modifier))
}

/// `years` in "over the years": many, and how many is not told.
fn long_while(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let (unit, _) = cursor.unit(at).filter(|(unit, _)| {
        matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century)
    })?;
    let over = cursor.lower(at).ends_with('s')
        && cursor.before(at) == "the"
        && at
            .checked_sub(2)
            .is_some_and(|at| cursor.is_word(at, &["over", "through", "throughout"]))
        && !cursor.tokens.is(at + 1, TokenKind::Word);
    over.then(|| Hit::new(at + 1, Core::Duration(iso("X", unit))))
}

/// "more than", "at least", "nearly", and the token after it.
pub(super) fn bound(cursor: &Cursor<'_>, at: usize) -> (Option<Modifier>, usize) {
    let second = cursor.lower(at + 1);
    match (cursor.lower(at), second) {
        ("more", "than") => (Some(Modifier::MoreThan), at + 2),
        ("less" | "fewer", "than") => (Some(Modifier::LessThan), at + 2),
        ("at", "least") => (Some(Modifier::EqualOrMore), at + 2),
        ("at", "most") => (Some(Modifier::EqualOrLess), at + 2),
        ("up", "to") => (Some(Modifier::EqualOrLess), at + 2),
        ("over", _) if number(cursor, at + 1).is_some() => (Some(Modifier::MoreThan), at + 1),
        _ => match cursor.get("quantifier", at).and_then(Modifier::parse) {
            Some(modifier) if number(cursor, at + 1).is_some() => (Some(modifier), at + 1),
            _ => (None, at),
        },
    }
}

/// `decades-long`, `week-long`, `yearlong`
pub(super) fn long(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let word = cursor.lower(at);
    if let Some(unit) = cursor.get("long", at) {
        let (unit, size) = cursor.words.get("unit", unit).and_then(Cursor::unit_named)?;
        return Some(Hit::new(at + 1, Core::Duration(iso(&times("1", size), unit))));
    }
    let (unit, size) = cursor.unit(at)?;
    (cursor.is_glued_hyphen(at + 1) && cursor.lower(at + 2) == "long").then_some(())?;
    let number = if word.ends_with('s') { "X".into() } else { times("1", size) };
    Some(Hit::new(at + 3, Core::Duration(iso(&number, unit))))
}

/// `a year` in `15 a year`, `per week`: how often, or how much in each.
pub(super) fn rate(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let (unit, size) = cursor.unit(at + 1)?;
    let plain = !cursor.lower(at + 1).ends_with('s') || size > 1;
    let before = at.checked_sub(1)?;
    let amount = cursor.tokens.is(before, TokenKind::Number) || cursor.is("amount", before);
    let rate = match cursor.lower(at) {
        "per" => true,
        "a" | "an" => amount,
        _ => false,
    };
    // "22 a day earlier" is a date.
    // "60 miles per hour" is a speed.
    let speed =
        matches!(unit, Unit::Hour | Unit::Second | Unit::Minute) && cursor.is("distance", before);
    if speed {
        return None;
    }
    let dated = cursor.is_word(at + 2, &["ago", "earlier", "later", "before", "after", "and"]);
    (plain && rate && !dated).then(|| {
        let end = at + 2;
        Hit::new(end, Core::Every(iso(&times("1", size), unit)))
    })
}

/// `four-hour`, `two-year`, `30-day`
pub(super) fn hyphened(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let (value, next) = number(cursor, at)?;
    (cursor.is_glued_hyphen(next) && !matches!(cursor.lower(at), "a" | "an" | "some"))
        .then_some(())?;
    let (unit, size) = cursor.unit(next + 1).filter(|_| !cursor.lower(next + 1).ends_with('s'))?;
    let mut end = next + 2;
    // "four-year-old": an age.
    if cursor.is_hyphen(end) && cursor.is_word(end + 1, &["old", "long"]) {
        end += 2;
    }
    Some(Hit::new(end, Core::Duration(iso(&times(&value, size), unit))))
}

/// `every Friday`, `each year`, `daily`, `twice a week`, `three times a month`
pub(super) fn every(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let word = cursor.lower(at);
    if let Some(length) = cursor.get("every", at) {
        return Some(Hit::new(at + 1, Core::Every(length.to_string())));
    }
    if matches!(word, "every" | "each") {
        if let Some((day, end)) = cursor.weekday(at + 1) {
            return Some(Hit::new(end, Core::Every(format!("XXXX-WXX-{}", day + 1))));
        }
        if let Some(hit) = super::counted::of_each_year(cursor, at + 1) {
            return Some(hit);
        }
        let (value, unit_at) =
            number(cursor, at + 1).filter(|_| word == "every").unwrap_or(("1".into(), at + 1));
        let (unit, size) = cursor.unit(unit_at)?;
        return Some(Hit::new(unit_at + 1, Core::Every(iso(&times(&value, size), unit))));
    }
    let per = match word {
        "once" | "twice" => at + 1,
        _ if cursor.lower(at + 1) == "times" => {
            number(cursor, at)?;
            at + 2
        }
        _ => return None,
    };
    cursor.is_word(per, &["a", "an", "per", "each", "every"]).then_some(())?;
    let (unit, _) = cursor.unit(per + 1)?;
    Some(Hit::new(per + 2, Core::Every(iso("1", unit))))
}

/// `now`, `recently`, `currently`, `the past`, `at present`
pub(super) fn reference(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    // "more recently", "just now"; "the soon-to-open hall" and "a now-cancelled deal" are none.
    let inner = usize::from(cursor.is_word(at, &["more", "most", "very", "right", "just"]));
    if let Some(name) = cursor.get("reference", at + inner) {
        let hyphened = cursor.is_glued_hyphen(at + inner + 1);
        // "as soon as possible", "as now"
        let compared = cursor.before(at) == "as" && cursor.lower(at) == "soon";
        return (!hyphened && !compared)
            .then(|| Hit::new(at + inner + 1, Core::Reference(name.to_string())));
    }
    // "these days", "at the moment"
    match (cursor.lower(at), cursor.lower(at + 1)) {
        ("these", "days") => {
            return Some(Hit::new(at + 2, Core::Reference("PRESENT_REF".to_string())));
        }
        // "in the weeks ahead"
        (unit, "ahead") if unit.ends_with('s') && cursor.unit(at).is_some() => {
            return (cursor.before(at) == "the")
                .then(|| Hit::new(at + 2, Core::Reference("FUTURE_REF".to_string())));
        }
        ("near" | "foreseeable" | "immediate", "future") => {
            return Some(Hit::new(at + 2, Core::Reference("FUTURE_REF".to_string())));
        }
        _ => {}
    }
    let name = match (cursor.before(at), cursor.lower(at)) {
        ("the", "past") if cursor.is_word(at + 1, &[".", ",", "and", "that", "when"]) => "PAST_REF",
        ("in", "past") | ("the" | "near", "future") if cursor.lower(at) == "past" => "PAST_REF",
        ("the" | "near", "future") if !cursor.is_word(at + 1, &["of"]) => "FUTURE_REF",
        ("at", "present") => "PRESENT_REF",
        _ => return None,
    };
    Some(Hit::new(at + 1, Core::Reference(name.to_string())))
}

/// `10:30 a.m.`, `6 pm`, `16:08 UTC`, `0300 GMT`, `noon`
pub(super) fn clock(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    if cursor.is_word(at, &["noon", "midnight"]) {
        let minutes = if cursor.lower(at) == "noon" { 12 * 60 } else { 0 };
        return Some(Hit::of(at + 1, Form::clock(minutes, false)));
    }
    if let Some(hit) = glued_half(cursor, at) {
        return Some(hit);
    }
    let hour = cursor.digits(at, 4)?;
    let colon = cursor.tokens.word(at + 1) == ":"
        && cursor.tokens.glued(at + 1)
        && cursor.tokens.glued(at + 2);
    let minute = cursor
        .digits(at + 2, 2)
        .filter(|minute| colon && *minute < 60 && cursor.tokens.word(at + 2).len() == 2);
    let mut end = if minute.is_some() { at + 3 } else { at + 1 };
    let half = cursor.lower(end).trim_end_matches('.').replace('.', "");
    let mut minutes = match (minute, cursor.tokens.word(at).len()) {
        (Some(minute), 1..=2) => hour * 60 + minute,
        (None, 1..=2) if matches!(half.as_str(), "am" | "pm") => hour * 60,
        (None, 4) if is_zone(cursor.tokens.word(end)) && hour % 100 < 60 => {
            hour / 100 * 60 + hour % 100
        }
        _ => return None,
    };
    match half.as_str() {
        "pm" if minutes < 12 * 60 => minutes += 12 * 60,
        "am" if minutes >= 12 * 60 => minutes -= 12 * 60,
        _ => {}
    }
    if matches!(half.as_str(), "am" | "pm") {
        end += 1;
    }
    let zone = cursor.tokens.word(end);
    let zoned = is_zone(zone);
    let universal = is_universal(zone);
    if zoned {
        end += 1;
    }
    // "(GMT +8)"
    if zone == "(" && is_zone(cursor.tokens.word(end + 1)) {
        let close = (end + 2..end + 6).find(|at| cursor.tokens.word(*at) == ")");
        end = close.map_or(end, |close| close + 1);
    }
    // "John 3:16": figures with a colon are a time only beside a word of time.
    let timed = matches!(
        cursor.before(at),
        "at" | "by" | "around" | "about" | "until" | "from" | "since" | "," | "before" | "after"
    );
    if !(timed
        || zoned
        || matches!(half.as_str(), "am" | "pm")
        || cursor.tokens.word(end) == "hours")
    {
        return None;
    }
    (minutes < 24 * 60).then(|| Hit::of(end, Form::clock(minutes, universal)))
}

/// `8pm`, `11:25am`: the half of the day without a space.
fn glued_half(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    let colon = cursor.tokens.word(at + 1) == ":" && cursor.tokens.glued(at + 1);
    let (last, hour) = if colon { (at + 2, cursor.digits(at, 2)?) } else { (at, 0) };
    let word = cursor.lower(last);
    let (digits, noon) = match (word.strip_suffix("am"), word.strip_suffix("pm")) {
        (Some(digits), _) => (digits, 0),
        (_, Some(digits)) => (digits, 12),
        _ => return None,
    };
    // "2.45am"
    if let Some((hour, minute)) = digits.split_once('.').filter(|_| !colon) {
        let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?);
        let zone = cursor.tokens.word(last + 1);
        let end = last + 1 + usize::from(is_zone(zone));
        let minutes = (hour % 12 + noon) * 60 + minute;
        return ((1..=12).contains(&hour) && minute < 60)
            .then(|| Hit::of(end, Form::clock(minutes, is_universal(zone))));
    }
    let number: u32 = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    let (hour, minute) = if colon { (hour, number) } else { (number, 0) };
    let mut end = last + 1;
    let zone = cursor.tokens.word(end);
    end += usize::from(is_zone(zone));
    let minutes = (hour % 12 + noon) * 60 + minute;
    ((1..=12).contains(&hour) && minute < 60)
        .then(|| Hit::of(end, Form::clock(minutes, is_universal(zone))))
}

fn is_universal(zone: &str) -> bool {
    matches!(zone, "UTC" | "GMT")
}

pub(super) fn is_zone(word: &str) -> bool {
    matches!(
        word,
        "UTC"
            | "GMT"
            | "EST"
            | "EDT"
            | "PST"
            | "PDT"
            | "CET"
            | "CEST"
            | "BST"
            | "IST"
            | "PKT"
            | "MSK"
            | "JST"
            | "CST"
            | "CDT"
            | "EET"
            | "EEST"
            | "AEST"
            | "SGT"
            | "HKT"
    )
}
