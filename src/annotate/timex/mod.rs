//! Temporal expressions: found by a grammar over tokens, resolved by named rules.
//!
//! In: tokens, clauses, the article's dates. Out: [`Timex`]es in order. What the words
//! say ([`crate::model::Form`]) is kept apart from what they mean beside an anchor, so
//! that [`resolve_all`] can be called again when a better date is known.

mod counted;
mod cursor;
mod dates;
mod direction;
mod holidays;
mod joined;
mod lengths;
mod matcher;
mod relative;
mod resolve;
mod speech;
mod words;

use chrono::{Datelike, NaiveDate};

use super::knowledge::Language;
use super::text::{Clause, Tokens};
use crate::clean::NumericOrder;
use crate::model::{Anchor, Bounds, Core, Direction, Form, Modifier, Timex, Unit};

pub use joined::are_ends;
pub use matcher::{Match, matches};
pub use resolve::{Meaning, Reference, resolve};
pub use speech::{Spoken, spoken};
pub use words::Words;

/// The value of a number written as one word: 11 for "eleven".
pub fn number_word(word: &str) -> Option<u64> {
    words::Words::english().get("number", word)?.parse().ok()
}

/// The dates that expressions of an article hang on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The publication date.
    pub published: Reference,
    /// The dateline's day, which outranks it.
    pub dateline: Option<NaiveDate>,
}

impl Dates {
    /// What a plain expression hangs on.
    pub fn anchor(self) -> (Anchor, Reference) {
        match (self.dateline, self.published) {
            (Some(day), _) => (Anchor::Dateline, Reference::Day(day)),
            (None, Reference::Unknown) => (Anchor::None, Reference::Unknown),
            (None, published) => (Anchor::Published, published),
        }
    }
}

/// The temporal expressions of a text.
pub fn find(
    tokens: &Tokens<'_>,
    clauses: &[Clause],
    language: &Language,
    dates: Dates,
) -> Vec<Timex> {
    let order = NumericOrder::of_evidence(tokens.text);
    // Matches stand in order, so the clauses before one hold none of the next ones.
    let mut passed = 0;
    let mut timexes: Vec<Timex> = matcher::matches(tokens, Words::english(), order)
        .into_iter()
        .map(|found| {
            let behind = |clause: &Clause| clause.tokens.end <= found.first;
            passed += clauses[passed..].iter().take_while(|clause| behind(clause)).count();
            let around = around(clauses, passed, &found);
            let (direction, cue) = direction::direction(tokens, &found, around, language);
            let cue = (direction, cue);
            let length = || direction::is_length(tokens, cue.1, language);
            let ahead = direction == Direction::Future && !length();
            open(tokens, found, cue, ahead)
        })
        .collect();
    joined::clocks(&mut timexes, clauses);
    joined::ends(&mut timexes, tokens.text);
    joined::appositions(&mut timexes, tokens.text);
    joined::brackets(&mut timexes, tokens.text);
    joined::years(&mut timexes, tokens.text, clauses, dates.published);
    resolve_all(&mut timexes, tokens.text, dates, &[]);
    timexes
}

/// Numeric and ISO dates alone: what is read in a language without rules.
pub fn find_numeric(tokens: &Tokens<'_>, dates: Dates) -> Vec<Timex> {
    let order = NumericOrder::of_evidence(tokens.text);
    let mut timexes: Vec<Timex> = matcher::matches(tokens, Words::english(), order)
        .into_iter()
        .filter(|found| found.form.core.is_calendar_day() && found.form.is_complete())
        .filter(|found| {
            tokens
                .get(found.first)
                .is_some_and(|token| token.kind == super::text::TokenKind::Number)
        })
        .map(|found| open(tokens, found, (Direction::Unknown, None), false))
        .collect();
    resolve_all(&mut timexes, tokens.text, dates, &[]);
    timexes
}

/// The clauses of the sentence that holds a match; the clause at `index` is the first that does
/// not end before it.
fn around<'a>(clauses: &'a [Clause], index: usize, found: &Match) -> &'a [Clause] {
    if !clauses.get(index).is_some_and(|clause| clause.tokens.contains(&found.first)) {
        return &[];
    }
    let sentence = clauses[index].sentence;
    let first = clauses[..index]
        .iter()
        .rposition(|clause| clause.sentence != sentence)
        .map_or(0, |at| at + 1);
    let last = clauses[index..]
        .iter()
        .position(|clause| clause.sentence != sentence)
        .map_or(clauses.len(), |at| index + at);
    &clauses[first..last]
}

/// A timex before it is resolved; `ahead` tells whether a length behind "in" lies ahead.
fn open(
    tokens: &Tokens<'_>,
    found: Match,
    (direction, cue): (Direction, Option<crate::model::Span>),
    ahead: bool,
) -> Timex {
    let mut form = found.form;
    // What hangs on an expression before it says so in its form.
    let anaphoric = found.anaphoric;
    if anaphoric && let Core::Step(unit, n) = form.core {
        form = Form { core: Core::Shift(unit, n), part: form.part };
    }
    // "in three days" of what lies ahead is a day; of what is past, how long it took.
    let before = found.first.checked_sub(1).map_or("", |at| tokens.lower(at));
    if before == "in"
        && ahead
        && let Core::Duration(length) = &form.core
        && let Some((unit, n)) = lengths::whole(length)
    {
        form = Core::Shift(unit, n).into();
    }
    Timex {
        span: tokens.cover(found.first, found.last),
        kind: crate::model::TimexKind::Date,
        value: String::new(),
        modifier: found.modifier,
        range: Bounds::default(),
        form,
        anchor: if anaphoric { Anchor::Previous } else { Anchor::None },
        direction,
        cue,
        rule: "".into(),
        alternatives: Vec::new(),
    }
}

/// Bytes after which an expression no longer hangs on one before it.
const REACH: usize = 3000;

/// The same for an expression of a day: "that night" is a night of the scene at hand.
const DAY_REACH: usize = 1500;

/// Bytes within which something longer stands between it and what it would hang on.
const BETWEEN: usize = 300;

/// Resolve expressions in order against the article's dates; an expression that hangs on
/// the one before takes the last stretch that fits its unit, and stays open where a longer one
/// stands between; else the article's date. What is quoted hangs on the day of its saying.
pub fn resolve_all(timexes: &mut [Timex], text: &str, dates: Dates, spoken: &[Spoken]) {
    let mut before = Before::default();
    for timex in timexes.iter_mut() {
        if let Some(month) = before.month_told(timex, text, dates) {
            settle(timex, month, timex.direction);
            timex.anchor = Anchor::Previous;
            before.note(timex, text);
            continue;
        }
        let hangs_on_previous =
            timex.anchor == Anchor::Previous && !timex.is_said() || timex.form.is_anaphoric();
        if hangs_on_previous {
            match before.of(timex, text) {
                Some(Fit::Day(day)) => settle(timex, Reference::Day(day), followed(timex)),
                Some(Fit::Open) => settle(timex, Reference::Unknown, timex.direction),
                None => settle(timex, dates.anchor().1, timex.direction),
            }
            // Kept even where the article's date had to serve, so that it can be tried again.
            timex.anchor = Anchor::Previous;
        } else {
            let (anchor, date) = dates.anchor();
            settle(timex, date, timex.direction);
            timex.anchor = if timex.form.is_complete() { Anchor::None } else { anchor };
        }
        before.note(timex, text);
    }
    speech::resolve(timexes, spoken);
}

/// Days from the end of a month in which it is "the end of the month".
const END: u32 = 4;

/// "from Monday to Wednesday", "on 6 January 2021 … on 13 January": what is left out follows
/// the date before, whatever the verb says of the article's date.
fn followed(timex: &Timex) -> Direction {
    match timex.form.core {
        Core::Weekday(_) | Core::Date { year: None, .. } => Direction::Future,
        _ => timex.direction,
    }
}

/// Give an expression its meaning beside a date.
fn settle(timex: &mut Timex, date: Reference, direction: Direction) {
    let meaning = resolve(&timex.form, date, direction);
    timex.kind = meaning.kind;
    timex.value = meaning.value;
    timex.range = match (timex.modifier, &timex.form.core) {
        // "more than a year ago" ends there and began nobody knows when; "less than a year ago"
        // began there.
        (Some(Modifier::Before | Modifier::OnOrBefore), Core::Shift(..)) => {
            Bounds { from: None, ..meaning.range }
        }
        (Some(Modifier::After | Modifier::OnOrAfter), Core::Shift(..)) => {
            Bounds { to: None, ..meaning.range }
        }
        _ => meaning.range,
    };
    timex.rule = meaning.rule.into();
    timex.alternatives = meaning.alternatives;
}

/// The stretches that were resolved last, up to a day, a week, a month and a year long, and
/// the last of any length.
#[derive(Default)]
struct Before {
    by_size: [Option<Stretch>; 4],
    /// The last day that tells which thing is meant: "the June 2 vote". The story is there only
    /// in the paragraph that names it and in the next one.
    named: Option<Stretch>,
    last: Option<Stretch>,
}

#[derive(Clone, Copy)]
struct Stretch {
    from: NaiveDate,
    to: NaiveDate,
    /// Where its expression ends, in bytes.
    end: usize,
}

/// What an expression hangs on.
enum Fit {
    /// This day.
    Day(NaiveDate),
    /// Something longer than its own unit: "in March 2019 … a day later".
    Open,
}

impl Before {
    /// Most days of each.
    const DAYS: [i64; 4] = [1, 7, 31, 366];

    /// What a form hangs on; nothing where nothing stands before it.
    fn of(&self, timex: &Timex, text: &str) -> Option<Fit> {
        let near = |one: &Stretch, reach: usize| timex.span.start <= one.end + reach;
        let (size, back) = match timex.form.core {
            Core::Shift(unit, n) | Core::Step(unit, n) => (size_of(unit), n < 0),
            Core::Same(unit) => (size_of(unit), false),
            Core::Date { .. } | Core::DateIn { .. } => (3, false),
            _ => (0, false),
        };
        let reach = if size == 0 { DAY_REACH } else { REACH };
        let fits = self.by_size[size].filter(|one| near(one, reach));
        let here = |one: &Stretch| {
            let between = text.get(one.end..timex.span.start);
            between.is_some_and(|between| between.matches("\n\n").count() < 2)
        };
        let named = self.named.filter(|one| size == 0 && near(one, reach) && here(one));
        let later = |one: &Stretch| fits.is_none_or(|fits| fits.end < one.end);
        let fits = named.filter(later).or(fits);
        let longer = self
            .last
            .filter(|last| near(last, BETWEEN) && fits.is_none_or(|fits| fits.end < last.end));
        if longer.is_some() && timex.form.core != Core::Unsaid {
            return Some(Fit::Open);
        }
        match fits {
            Some(one) if back => Some(Fit::Day(one.from)),
            Some(one) => Some(Fit::Day(if size == 0 { one.to } else { one.from })),
            // "Two days later he fled", and no day before it: it is not two days from today.
            None => {
                let ahead = matches!(timex.form.core, Core::Shift(_, 1..) | Core::Same(Unit::Day));
                (ahead && timex.direction == Direction::Past).then_some(Fit::Open)
            }
        }
    }

    /// "In June … At the end of the month she met …", told on 25 July: a month whose end has not
    /// come is not the one meant. What that hangs on instead; unknown where no month is told.
    fn month_told(&self, timex: &Timex, text: &str, dates: Dates) -> Option<Reference> {
        let Reference::Day(today) = dates.anchor().1 else { return None };
        let end = timex.form.core == Core::Step(Unit::Month, 0)
            && timex.modifier == Some(Modifier::End)
            && timex.direction == Direction::Past
            && timex.span.of(text).to_lowercase().ends_with("the month");
        let ahead = today.day() + END <= today.num_days_in_month().into();
        let near = |one: &Stretch| one.end + REACH >= timex.span.start && one.to < today;
        let told = self.by_size[size_of(Unit::Month)].filter(near);
        (end && ahead).then(|| told.map_or(Reference::Unknown, |one| Reference::Day(one.from)))
    }

    fn note(&mut self, timex: &Timex, text: &str) {
        let Some(range) = timex.range.range().filter(|_| is_narrative(&timex.form)) else { return };
        let one = Stretch { from: range.from, to: range.to, end: timex.span.end };
        // The days of "from 5 to 6 October" are told one by one.
        let told = matches!(&timex.form.core, Core::Range(first, _) if matcher::is_day(first));
        let days = if told { 1 } else { range.days() };
        if days == 1 && is_part_of_name(text, timex.span) {
            self.named = Some(one);
            return;
        }
        for (last, most) in self.by_size.iter_mut().zip(Self::DAYS) {
            if days <= most {
                *last = Some(one);
            }
        }
        self.last = Some(one);
    }
}

/// "the June 2 vote", "the November 27 agreement": a date between an article and a noun.
fn is_part_of_name(text: &str, span: crate::model::Span) -> bool {
    let before = text[..span.start].trim_end().rsplit(char::is_whitespace).next();
    let after = text[span.end..].strip_prefix(' ').and_then(|rest| rest.split(' ').next());
    let words = Words::english();
    let article = before.is_some_and(|word| words.is("article", &word.to_lowercase()));
    let noun = after.is_some_and(|word| {
        word.starts_with(char::is_lowercase)
            && !words.is("clause", word)
            && !words.is("goes_on", word)
    });
    article && noun
}

/// The size that an expression of a unit hangs on.
fn size_of(unit: Unit) -> usize {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => 0,
        Unit::Week | Unit::Weekend => 1,
        Unit::Month | Unit::Quarter => 2,
        Unit::Year | Unit::Decade | Unit::Century => 3,
    }
}

/// Whether the story's clock moves to what the form names.
fn is_narrative(form: &Form) -> bool {
    !matches!(form.core, Core::Step(_, 0) | Core::Unsaid)
}

#[cfg(test)]
mod tests;
