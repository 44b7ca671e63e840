//! The grammar: which tokens are a temporal expression, and what they say.
//!
//! Each rule takes a [`Cursor`] at a token and gives the token after its expression
//! and the form, or nothing. The longest match wins.

use super::cursor::{Cursor, Hit};
use super::words::opens::{
    ALONE, DAY, FIGURE, HOLY, MONTH, NUMBER, ORDINAL, PART, POSITION, SEASON, STARTER, STEP, UNIT,
    WEEKDAY,
};
use super::words::{Place, Words};
use crate::annotate::text::{TokenKind, Tokens};
use crate::clean::NumericOrder;
use crate::model::{Core, DayPart, Form, Modifier, Unit};

/// An expression that was found, in tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// First token.
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// What it says.
    pub form: Form,
    /// TIMEX3 mod.
    pub modifier: Option<Modifier>,
    /// Whether it hangs on the expression before it rather than on the article's date.
    pub anaphoric: bool,
}

/// All expressions of a text, in order, not overlapping.
pub fn matches(tokens: &Tokens<'_>, words: &Words, order: Option<NumericOrder>) -> Vec<Match> {
    let places: Vec<Place> = (0..tokens.len()).map(|at| words.place_of(tokens.lower(at))).collect();
    let cursor = Cursor { tokens, words, places: &places, order };
    let mut found: Vec<Match> = Vec::new();
    let mut free = 0;
    // The next token without which no expression is one.
    let mut core = 0;
    for at in 0..tokens.len() {
        if at < free || cursor.opens(at) == 0 {
            continue;
        }
        core = core.max(at);
        while core < tokens.len() && !cursor.is_core(core) {
            core += 1;
        }
        if core >= tokens.len() {
            break;
        }
        if core > at + REACH {
            continue;
        }
        let Some(hit) = longest(&cursor, at) else { continue };
        free = hit.end;
        let first = with_determiner(&cursor, at, &hit, found.last());
        found.push(Match {
            first,
            last: hit.end - 1,
            form: hit.form,
            modifier: hit.modifier,
            anaphoric: hit.anaphoric,
        });
    }
    found
}

/// "the next four years", "the end of the month": the article belongs to the expression,
/// unless a noun follows, whose article it is: "the 1990s war".
fn with_determiner(cursor: &Cursor<'_>, at: usize, hit: &Hit, last: Option<&Match>) -> usize {
    let Some(before) = at.checked_sub(1).filter(|before| cursor.lower(*before) == "the") else {
        return at;
    };
    let own = cursor.step(at).is_some()
        || cursor.position(at).is_some()
        || cursor.unit(at).is_some()
        || cursor.is_word(
            at,
            &["fiscal", "financial", "very", "same", "near", "foreseeable", "past", "future"],
        )
        || cursor.part(at).is_some();
    let ordinal = cursor.ordinal(at).is_some();
    let numbered = matches!(hit.form.core, Core::Decade(_) | Core::Century(_))
        || ordinal && !matches!(hit.form.core, Core::Duration(_))
        || matches!(hit.form.core, Core::YearPart { .. })
        || hit.anaphoric && matches!(hit.form.core, Core::WeekdayStep(..));
    let closed = last.is_none_or(|last| last.last < before);
    if closed && (own || numbered) { before } else { at }
}

/// How many tokens before its core (a figure, a month, a unit) an expression may begin.
const REACH: usize = 8;

type Rule = for<'a, 'b> fn(&'b Cursor<'a>, usize) -> Option<Hit>;

/// All rules, each with what its expressions begin with; among equally long matches the
/// earlier rule wins.
const RULES: &[(u16, Rule)] = &[
    (FIGURE, super::dates::full),
    (FIGURE, super::dates::numeric),
    (FIGURE, super::dates::listed_day),
    (MONTH, super::dates::month_range),
    (MONTH | WEEKDAY, super::dates::month_and_day),
    (FIGURE, super::dates::day_behind_list),
    (FIGURE | ORDINAL | WEEKDAY, super::dates::day_and_month),
    (MONTH, super::dates::month),
    (FIGURE, super::dates::year),
    (FIGURE | ORDINAL, super::dates::decade),
    (FIGURE, super::dates::day_alone),
    (HOLY, super::holidays::holiday),
    (FIGURE | ORDINAL | STEP, super::counted::weekday_of_month),
    (FIGURE | ORDINAL | STEP, super::counted::week_of_month),
    (UNIT, super::counted::week_of),
    (UNIT, super::relative::weekend),
    (WEEKDAY | STEP, super::relative::weekday),
    (DAY | UNIT, super::relative::day_name),
    (PART | STEP | STARTER, super::relative::part_of_day),
    (STEP, super::relative::step),
    (FIGURE | NUMBER | STARTER, super::relative::shift),
    (NUMBER, super::relative::later_date),
    (UNIT | STARTER, super::relative::same),
    (STARTER, super::relative::earlier_in),
    (FIGURE | ORDINAL | SEASON | STARTER, super::relative::year_part),
    (POSITION | STARTER, super::relative::positioned),
    (FIGURE | NUMBER | ORDINAL | STEP | UNIT | STARTER, super::lengths::duration),
    (FIGURE | NUMBER, super::lengths::hyphened),
    (UNIT | ALONE, super::lengths::long),
    (NUMBER | STARTER, super::lengths::rate),
    (FIGURE | NUMBER | ALONE | STARTER, super::lengths::every),
    (UNIT | ALONE | STARTER | STEP | DAY, super::lengths::reference),
    (FIGURE | PART, super::lengths::clock),
];

fn longest(cursor: &Cursor<'_>, at: usize) -> Option<Hit> {
    if !may_start(cursor, at) {
        return None;
    }
    let opens = cursor.opens(at);
    if opens == FIGURE && !may_count(cursor, at) {
        return None;
    }
    let mut best: Option<Hit> = None;
    for (_, rule) in RULES.iter().filter(|(begins, _)| begins & opens != 0) {
        if let Some(hit) = rule(cursor, at)
            && best.as_ref().is_none_or(|best| hit.end > best.end)
        {
            best = Some(hit);
        }
    }
    best.map(|hit| with_day_after(cursor, with_part_after(cursor, hit)))
}

/// Whether a plain number can be a day, an hour or a count of units: most count something
/// else, which the word behind them says.
fn may_count(cursor: &Cursor<'_>, at: usize) -> bool {
    let word = cursor.tokens.word(at);
    let plain = word.len() != 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    !plain
        || cursor.tokens.is(at + 1, TokenKind::Mark)
        || cursor.opens(at + 1) & (MONTH | UNIT) != 0
        || cursor.is("behind_figure", at + 1)
        || super::lengths::is_zone(cursor.tokens.word(at + 1))
        || matches!(cursor.before(at), "and" | "or" | "," | "&" | "at" | "by" | "around" | "about")
}

/// "9:30 a.m. Tuesday", "14:30 on 6 June": the clock is that day's.
fn with_day_after(cursor: &Cursor<'_>, hit: Hit) -> Hit {
    if hit.form.core != Core::Unsaid {
        return hit;
    }
    let joined = usize::from(cursor.is_word(hit.end, &["on", ",", "local"]))
        + usize::from(cursor.lower(hit.end) == "local" && cursor.lower(hit.end + 1) == "time")
        + usize::from(
            cursor.lower(hit.end) == "local" && cursor.is_word(hit.end + 2, &["on", ","]),
        );
    // "09:15 local time (07:15 GMT) on Saturday"
    let mut start = hit.end + joined;
    if cursor.tokens.word(start) == "(" {
        let close = (start + 2..start + 8).find(|at| cursor.tokens.word(*at) == ")");
        start = close.map_or(start, |close| close + 1);
        start += usize::from(cursor.is_word(start, &["on", ","]));
    }
    let word = cursor.lower(start);
    let opens = cursor.opens(start);
    let may_be_day = opens & FIGURE != 0
        || cursor.tokens.capital(start)
        || word == "the"
        || cursor.step(start).is_some()
        || cursor.is("day", start);
    if !may_be_day {
        return hit;
    }
    let best = RULES
        .iter()
        .filter(|(begins, _)| begins & opens != 0)
        .filter_map(|(_, rule)| rule(cursor, start))
        .filter(|day| is_day(&day.form.core) && day.form.part.is_none())
        .max_by_key(|day| day.end);
    match best {
        Some(mut day) => {
            day.form.part = hit.form.part;
            day
        }
        None => hit,
    }
}

/// Marks and clitics open no expression.
fn may_start(cursor: &Cursor<'_>, at: usize) -> bool {
    matches!(
        cursor.tokens.get(at).map(|token| token.kind),
        Some(TokenKind::Word | TokenKind::Number)
    )
}

/// "Friday morning", "October 11 evening": the part of the day belongs to the day.
fn with_part_after(cursor: &Cursor<'_>, mut hit: Hit) -> Hit {
    if hit.form.part.is_some() || !is_day(&hit.form.core) {
        return hit;
    }
    if let Some(part) = cursor.part(hit.end) {
        hit.form.part = Some(part);
        hit.end += 1;
    }
    hit
}

/// Whether a form names a single day.
pub(super) fn is_day(core: &Core) -> bool {
    matches!(
        core,
        Core::Date { day: Some(_), .. }
            | Core::Weekday(_)
            | Core::WeekdayStep(..)
            | Core::WeekdayIn(..)
            | Core::WeekdayShift(..)
            | Core::Exact(..)
            | Core::DateIn { day: Some(_), .. }
            | Core::Step(Unit::Day, _)
            | Core::Shift(Unit::Day, _)
            | Core::Same(Unit::Day)
            | Core::Holiday(..)
            | Core::Either(..)
    )
}

/// A form with a part of the day.
pub(super) fn parted(core: Core, part: DayPart) -> Form {
    Form { core, part: Some(part) }
}
