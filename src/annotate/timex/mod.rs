//! Temporal expressions: found by a grammar over tokens, resolved by named rules.
//!
//! In: tokens, clauses, the article's dates. Out: [`Timex`]es in order. What the words
//! say ([`crate::model::Form`]) is kept apart from what they mean beside an anchor, so
//! that [`resolve_all`] can be called again when a better date is known.

mod counted;
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

use chrono::NaiveDate;

use super::knowledge::Language;
use super::text::{Clause, Tokens};
use crate::clean::NumericOrder;
use crate::model::{Anchor, Bounds, Core, Direction, Form, Timex, Unit};

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
    let mut timexes: Vec<Timex> = matcher::matches(tokens, Words::english(), order)
        .into_iter()
        .map(|found| {
            let (direction, cue) =
                direction::direction(tokens, &found, around(clauses, &found), language);
            open(tokens, found, direction, cue)
        })
        .collect();
    joined::clocks(&mut timexes, clauses);
    joined::ends(&mut timexes, tokens.text);
    joined::appositions(&mut timexes, tokens.text);
    resolve_all(&mut timexes, dates, &[]);
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
        .map(|found| open(tokens, found, Direction::Unknown, None))
        .collect();
    resolve_all(&mut timexes, dates, &[]);
    timexes
}

/// The clauses of the sentence that holds a match.
fn around<'a>(clauses: &'a [Clause], found: &Match) -> &'a [Clause] {
    let index = clauses.partition_point(|clause| clause.tokens.end <= found.first);
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

/// A timex before it is resolved.
fn open(
    tokens: &Tokens<'_>,
    found: Match,
    direction: Direction,
    cue: Option<crate::model::Span>,
) -> Timex {
    let mut form = found.form;
    // What hangs on an expression before it says so in its form.
    let anaphoric = found.anaphoric;
    if anaphoric && let Core::Step(unit, n) = form.core {
        form = Form { core: Core::Shift(unit, n), part: form.part };
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
        rule: String::new(),
        alternatives: Vec::new(),
    }
}

/// Bytes after which an expression no longer hangs on one before it.
const REACH: usize = 3000;

/// Resolve expressions in order against the article's dates; an expression that hangs on
/// the one before takes the last stretch of its own size that was resolved (a week's the last
/// day or week), else the article's date. What is quoted hangs on the day of its saying.
pub fn resolve_all(timexes: &mut [Timex], dates: Dates, spoken: &[Spoken]) {
    let mut before = Before::default();
    for timex in timexes.iter_mut() {
        let hangs_on_previous =
            timex.anchor == Anchor::Previous && !timex.is_said() || timex.form.is_anaphoric();
        let near = before.of(&timex.form).filter(|(_, end)| timex.span.start <= end + REACH);
        let (used, date) = match near {
            Some((day, _)) if hangs_on_previous => (Anchor::Previous, Reference::Day(day)),
            _ => dates.anchor(),
        };
        settle(timex, date);
        timex.anchor = if hangs_on_previous {
            // Kept even where the article's date had to serve, so that it can be tried again.
            Anchor::Previous
        } else if timex.form.is_complete() {
            Anchor::None
        } else {
            used
        };
        before.note(timex);
    }
    speech::resolve(timexes, spoken);
}

/// Give an expression its meaning beside a date.
fn settle(timex: &mut Timex, date: Reference) {
    let meaning = resolve(&timex.form, date, timex.direction);
    timex.kind = meaning.kind;
    timex.value = meaning.value;
    timex.range = meaning.range;
    timex.rule = meaning.rule.to_string();
    timex.alternatives = meaning.alternatives;
}

/// The last stretches that were resolved, up to a day, a week and a month long: the first
/// day of each, and where the expression ends.
#[derive(Default)]
struct Before([Option<(NaiveDate, usize)>; 3]);

impl Before {
    /// Most days of each.
    const DAYS: [i64; 3] = [1, 7, 31];

    /// The one that a form hangs on.
    fn of(&self, form: &Form) -> Option<(NaiveDate, usize)> {
        let size = match form.core {
            Core::Shift(Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade, _) => 2,
            Core::Shift(Unit::Week, _) => 1,
            _ => 0,
        };
        self.0[size]
    }

    fn note(&mut self, timex: &Timex) {
        let Some(range) = timex.range.range().filter(|_| is_narrative(&timex.form)) else { return };
        for (last, days) in self.0.iter_mut().zip(Self::DAYS) {
            if range.days() <= days {
                *last = Some((range.from, timex.span.end));
            }
        }
    }
}

/// Whether the story's clock moves to what the form names.
fn is_narrative(form: &Form) -> bool {
    !matches!(form.core, Core::Step(Unit::Day, 0) | Core::Unsaid)
}

#[cfg(test)]
mod tests;
