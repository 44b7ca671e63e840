//! Expressions that take their date from one beside them: a clock time from its day, the
//! end of a stretch from its beginning, an apposition from what it stands beside.

use super::matcher::is_day;
use crate::annotate::text::Clause;
use crate::model::{Anchor, Core, Direction, Form, Span, Timex, Unit};

/// "on Tuesday … at 18:00 UTC": a time of day is that of the day before it in its sentence.
pub fn clocks(timexes: &mut [Timex], clauses: &[Clause]) {
    let sentence = |span: Span| {
        let after = clauses.partition_point(|clause| clause.sentence.start <= span.start);
        after.checked_sub(1).and_then(|at| clauses.get(at)).map(|clause| clause.sentence)
    };
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
        let gap = text.get(first.span.end..last.span.start).unwrap_or("").trim();
        let opener = text.get(..first.span.start).unwrap_or("").trim_end();
        let between = opener.ends_with("between") || opener.ends_with("Between");
        let joined = matches!(gap, "to" | "through" | "until" | "till" | "-" | "–" | "—")
            || gap == "and" && between;
        if joined && open(&first.form) && open(&last.form) {
            last.anchor = Anchor::Previous;
            last.direction = Direction::Future;
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
