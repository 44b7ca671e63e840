//! Dates that name no day of the story: usual times, quoted ones, the same moment elsewhere.

use super::super::Text;
use super::super::trigger::Found;
use crate::annotate::text::Tense;
use crate::model::{Core, QuoteKind, Timex, Unit, touching};

/// Bytes between a bracket and a day of another time zone in it, at most.
const CONVERSION: usize = 40;

/// "where they feed in winter", "a lot can happen in four years", "over the last century": no
/// day, year or century of the calendar is meant.
pub(super) fn is_habit(text: &Text<'_>, timex: &Timex, found: &Found) -> bool {
    let Some(verb) = &found.verb else { return false };
    let can = verb.modal.as_deref() == Some("can");
    // "has to be completed in three months": a rule.
    let word = |back: usize| verb.first.checked_sub(back).map_or("", |at| text.tokens.lower(at));
    let has_to = word(1) == "to" && text.language.is("have", word(2))
        || (verb.first..verb.main).any(|at| text.tokens.lower(at) == "to");
    let must = verb.modal.as_deref() == Some("must") || has_to;
    let at = text.tokens.from_byte(timex.span.start);
    let article = (at.saturating_sub(1)..=at).any(|at| text.tokens.lower(at) == "the");
    match &timex.form.core {
        // "opens in spring" is arranged.
        Core::YearPart { year: None, .. } => {
            verb.tense == Tense::Present
                && !verb.progressive
                && !text.language.is("arranging", &verb.lemma)
        }
        Core::Shift(Unit::Year | Unit::Month, 1..) => can || must,
        // "does not apply to the situation today"
        Core::Step(Unit::Day, 0) if timex.form.part.is_none() => {
            verb.tense == Tense::Present && verb.negated && !verb.progressive
        }
        // "Overnight the firm ceased to exist": which night is not told.
        Core::Step(Unit::Day, 0) => {
            timex.span.of(text.tokens.text).eq_ignore_ascii_case("overnight")
        }
        Core::Step(Unit::Century, _) => article,
        _ => false,
    }
}

/// "“The law of 1789 …,” writes Roe": what is quoted dates nothing outside.
pub(super) fn is_quoted_apart(text: &Text<'_>, timex: &Timex, found: &Found) -> bool {
    let trigger = text.tokens.cover(found.first, found.last);
    text.quotes_near(timex.span).any(|quote| {
        quote.kind == QuoteKind::Direct
            && quote.content.contains(timex.span)
            && !quote.content.overlaps(trigger)
    })
}

/// "“The polls close tomorrow”": said nobody knows when.
pub(super) fn is_of_unknown_saying(text: &Text<'_>, timex: &Timex) -> bool {
    let near = matches!(timex.form.core, Core::Step(Unit::Day, _));
    let marks = touching(text.quoted, timex.span, |one| *one);
    near && !timex.is_said() && marks.iter().any(|one| one.contains(timex.span))
}

/// Tokens before the year of a work among which a word says what work it is, at most.
const WORK: usize = 16;

/// "the film The Long Quay (2021)": the year of a work behind its name.
pub(super) fn is_of_work(text: &Text<'_>, timex: &Timex) -> bool {
    let (first, after) =
        (text.tokens.from_byte(timex.span.start), text.tokens.from_byte(timex.span.end));
    let year = timex.form.core.is_year();
    let inside = first.checked_sub(1).is_some_and(|at| text.tokens.word(at) == "(")
        && text.tokens.word(after) == ")";
    let mut before = first.saturating_sub(WORK)..first;
    year && inside && before.any(|at| text.language.is("work", text.tokens.lower(at)))
}

/// "on Saturday (20:24 on Friday, UTC)": the same moment elsewhere.
pub(super) fn is_conversion(text: &Text<'_>, timex: &Timex) -> bool {
    let all = text.tokens.text;
    let from = all.floor_char_boundary(timex.span.start.saturating_sub(CONVERSION));
    let opened = all[from..timex.span.start].rsplit(['(', ')']).next();
    let inside = all[from..timex.span.start].rfind('(') > all[from..timex.span.start].rfind(')');
    let to = all.ceil_char_boundary((timex.span.end + CONVERSION).min(all.len()));
    let closed = all[timex.span.end..to].split([')', '(']).next();
    let words = || opened.into_iter().chain(closed).flat_map(|part| part.split([' ', ',']));
    inside && words().any(|word| matches!(word, "UTC" | "GMT"))
}
