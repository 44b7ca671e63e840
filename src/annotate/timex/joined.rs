//! Expressions that take their date from one beside them: a clock time from its day, the
//! end of a stretch from its beginning, an apposition from what it stands beside.

use chrono::{Datelike, NaiveDate};

use super::matcher::is_day;
use super::{Reference, Words};
use crate::annotate::text::Clause;
use crate::model::{Anchor, Core, Direction, Form, Span, Timex, Unit};

/// The sentence in which a span begins.
fn sentence_of(clauses: &[Clause], span: Span) -> Option<Span> {
    let after = clauses.partition_point(|clause| clause.sentence.start <= span.start);
    after.checked_sub(1).and_then(|at| clauses.get(at)).map(|clause| clause.sentence)
}

/// Whether two expressions are the ends of one stretch: "from 5 to 6 May", "between Monday and
/// Wednesday".
pub fn are_ends(text: &str, first: Span, last: Span) -> bool {
    let gap = text.get(first.end..last.start).unwrap_or("").trim();
    let opener = text.get(..first.start).unwrap_or("").trim_end();
    let between = || opener.ends_with("between") || opener.ends_with("Between");
    matches!(gap, "to" | "through" | "until" | "till" | "into" | "-" | "–" | "—")
        || gap == "and" && between()
}

/// "on Tuesday … at 18:00 UTC": a time of day is that of the day before it in its sentence.
pub fn clocks(timexes: &mut [Timex], clauses: &[Clause]) {
    let sentence = |span: Span| sentence_of(clauses, span);
    // The same sentence, or the one right before it.
    let near = |day: Span, clock: Span| {
        let (Some(day), Some(clock)) = (sentence(day), sentence(clock)) else { return false };
        let first = clauses.partition_point(|clause| clause.sentence.start < clock.start);
        let before = first.checked_sub(1).and_then(|at| clauses.get(at));
        day == clock || before.is_some_and(|before| before.sentence == day)
    };
    let mut day: Option<Span> = None;
    for timex in timexes.iter_mut() {
        if timex.form.core == Core::Unsaid {
            if day.is_some_and(|day| near(day, timex.span)) {
                timex.anchor = Anchor::Previous;
            }
        } else if is_day(&timex.form.core) {
            day = Some(timex.span);
        }
    }
}

/// "from Monday to Wednesday": the end of a stretch follows its beginning.
pub fn ends(timexes: &mut [Timex], text: &str) {
    for at in 1..timexes.len() {
        let (before, rest) = timexes.split_at_mut(at);
        let (Some(first), Some(last)) = (before.last(), rest.first_mut()) else { continue };
        let open = |form: &Form| {
            matches!(
                form.core,
                Core::Weekday(_) | Core::Date { year: None, month: Some(_), day: Some(_) }
            )
        };
        if open(&first.form) && open(&last.form) && are_ends(text, first.span, last.span) {
            last.anchor = Anchor::Previous;
        }
    }
}

/// "on 11 November, three days later than planned": by how much, beside the day itself.
pub fn appositions(timexes: &mut [Timex], text: &str) {
    for at in 1..timexes.len() {
        let (before, rest) = timexes.split_at_mut(at);
        let (Some(day), Some(length)) = (before.last(), rest.first_mut()) else { continue };
        let is_length = matches!(length.form.core, Core::Duration(_));
        let beside = text.get(day.span.end..length.span.start) == Some(", ");
        let Some(behind) = text.get(length.span.end..).filter(|_| is_length && beside) else {
            continue;
        };
        let word = [" later", " earlier"].into_iter().find(|word| behind.starts_with(word));
        let Some(word) = word.filter(|word| behind[word.len()..].starts_with(" than ")) else {
            continue;
        };
        if is_day(&day.form.core) {
            length.span.end += word.len();
            length.form = Core::Same(Unit::Day).into();
            length.modifier = None;
            length.anchor = Anchor::Previous;
        }
    }
}

/// "Monday (Nov. 3)": the day in brackets is that day.
pub fn brackets(timexes: &mut [Timex], text: &str) {
    for at in 1..timexes.len() {
        let (before, rest) = timexes.split_at_mut(at);
        let (Some(weekday), Some(day)) = (before.last_mut(), rest.first()) else { continue };
        let beside = text.get(weekday.span.end..day.span.start) == Some(" (")
            && text.get(day.span.end..).is_some_and(|rest| rest.starts_with(')'));
        if beside && matches!(weekday.form.core, Core::Weekday(_)) && is_day(&day.form.core) {
            weekday.form.core = day.form.core.clone();
        }
    }
}

/// Bytes over which a year holds for the dates behind it.
const YEAR_REACH: usize = 600;

/// "On 3 July 2013 the army … On 14 August it …": a year holds for the dates that go on from it,
/// where one sentence after the other opens with its date, or one tells both. A year before
/// this, since otherwise the article's own date tells as much.
pub fn years(timexes: &mut [Timex], text: &str, clauses: &[Clause], published: Reference) {
    let Reference::Day(today) = published else { return };
    let sentence = |span: Span| sentence_of(clauses, span);
    // Where the last date stands whose year is told, in bytes.
    let mut told: Option<Span> = None;
    for timex in timexes.iter_mut() {
        match timex.form.core {
            Core::Date { year: Some(year), month: Some(_), .. } => {
                told = Some(timex.span).filter(|_| year < today.year());
            }
            Core::Date { year: None, month: Some(_), .. } => {
                let here = told
                    .filter(|_| timex.direction != Direction::Future)
                    .filter(|told| timex.span.start <= told.end + YEAR_REACH)
                    .filter(|told| match (sentence(*told), sentence(timex.span)) {
                        (Some(one), Some(other)) if one == other => {
                            is_plain(text, Span::new(one.start, timex.span.start))
                        }
                        (Some(one), Some(other)) if opens(text, other, timex.span) => {
                            let main = is_plain(text, Span::new(one.start, told.start));
                            opens(text, one, *told) || main && !is_recent(&timex.form, today)
                        }
                        _ => false,
                    });
                if here.is_some() && timex.anchor == Anchor::None {
                    timex.anchor = Anchor::Previous;
                }
                told = here.map(|_| timex.span);
            }
            Core::Duration(_) | Core::Every(_) | Core::Reference(_) | Core::Unsaid => {}
            Core::Shift(..) | Core::Same(_) => {}
            _ => told = None,
        }
    }
}

/// Days before the article's date of which news tells without a year, whatever year it has
/// told before.
const RECENT: i64 = 45;

/// Whether a date without a year is that of the last weeks, or of the next ones.
fn is_recent(form: &Form, today: NaiveDate) -> bool {
    let Core::Date { month: Some(month), day, .. } = form.core else { return false };
    (today.year() - 1..=today.year() + 1)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day.unwrap_or(15)))
        .any(|date| (today - date).num_days().abs() <= RECENT)
}

/// Whether a sentence begins with an expression, but for a preposition.
fn opens(text: &str, sentence: Span, timex: Span) -> bool {
    let before = text.get(sentence.start..timex.start).unwrap_or("");
    before.split_whitespace().nth(1).is_none()
}

/// Whether words hold no clause beside the story; of many, the last ones.
fn is_plain(text: &str, span: Span) -> bool {
    let near = text.floor_char_boundary(span.end.saturating_sub(YEAR_REACH));
    holds_none("aside", Span::new(span.start.max(near), span.end).of(text))
}

/// Whether a text has no word of a class.
pub fn holds_none(class: &str, text: &str) -> bool {
    let words = Words::english();
    let mut inside = text.split(|c: char| !c.is_alphanumeric());
    inside.all(|word| !words.is(class, &word.to_lowercase()))
}
