//! The source text: scrolling, marks, opening at a passage.

use std::rc::Rc;

use super::super::page::line_of;
use super::super::state::{ArticleIdOrFirst, Reading, State, Viewport};
use crate::model::{ArticleId, Span};

/// A passage is shown with this share of the pane above it.
const ABOVE: usize = 3;

/// The lines of the article that is read.
pub fn lines(state: &State) -> Rc<Vec<Span>> {
    lines_of(state, state.article())
}

fn lines_of(state: &State, article: ArticleId) -> Rc<Vec<Span>> {
    let text = state
        .view
        .as_ref()
        .and_then(|view| view.snapshot().article(article))
        .map(|one| one.article.text.as_str());
    state.pages.lines(article, text.unwrap_or(""), state.viewport.source_columns)
}

/// Open an article at a passage.
pub fn open_at(state: &mut State, article: ArticleId, passage: Span) {
    let same = state.article() == article;
    state.reading = Reading {
        article: ArticleIdOrFirst(article),
        top: if same { state.reading.top } else { 0 },
        passage: Some(passage),
        mark: mark_at(state, article, passage),
    };
    bring_into_sight(state, passage);
}

/// The first mark of a passage, so that `]` goes on from there.
fn mark_at(state: &State, article: ArticleId, passage: Span) -> Option<usize> {
    let view = state.view.as_ref()?;
    view.marks(article)
        .iter()
        .position(|mark| mark.span.overlaps(passage) && mark.span.start >= passage.start)
}

/// Scroll so that a passage is seen, with some of the text above it.
fn bring_into_sight(state: &mut State, passage: Span) {
    let lines = lines(state);
    let rows = state.viewport.source_rows.max(1);
    let first = line_of(&lines, passage.start);
    let last = line_of(&lines, passage.end.saturating_sub(1).max(passage.start));
    let top = line_of(&lines, state.reading.top);
    if first > top && last + 1 < top + rows {
        return;
    }
    let limit = lines.len().saturating_sub(rows);
    let wanted = first
        .saturating_sub(rows / ABOVE)
        .min(limit.max(first.saturating_sub(rows.saturating_sub(1))));
    state.reading.top = lines.get(wanted).map_or(0, |line| line.start);
}

/// Scroll by lines; positive is down.
pub fn scroll(state: &mut State, by: isize) {
    let lines = lines(state);
    let top = line_of(&lines, state.reading.top) as isize;
    let limit = lines.len().saturating_sub(state.viewport.source_rows.max(1)) as isize;
    let wanted = (top + by).clamp(0, limit.max(0)) as usize;
    state.reading.top = lines.get(wanted).map_or(0, |line| line.start);
}

/// To the beginning or the end.
pub fn to_end(state: &mut State, end: bool) {
    scroll(state, if end { isize::MAX / 2 } else { isize::MIN / 2 });
}

/// The next or previous marked words; inside the last one it stays.
pub fn step_mark(state: &mut State, step: isize) {
    let Some(view) = state.view.clone() else { return };
    let marks = view.marks(state.article());
    if marks.is_empty() {
        state.notice = Some("no words are marked in this source".to_string());
        return;
    }
    let from = match state.reading.mark {
        Some(at) => at as isize + step,
        None => {
            let first = marks.partition_point(|mark| mark.span.start < state.reading.top) as isize;
            if step > 0 { first } else { first - 1 }
        }
    };
    let shown = |at: &usize| state.marked.shows(marks[*at].kind);
    let from = from.clamp(0, marks.len() as isize - 1) as usize;
    let next =
        if step > 0 { (from..marks.len()).find(shown) } else { (0..=from).rev().find(shown) };
    let Some(next) = next else {
        state.notice =
            Some(format!("no more of these here: {} (t changes it)", state.marked.name()));
        return;
    };
    state.reading.mark = Some(next);
    bring_into_sight(state, marks[next].span);
}

/// The panes changed: the text stays at the same byte.
pub fn resized(state: &mut State, viewport: Viewport) {
    if state.viewport == viewport {
        return;
    }
    state.viewport = viewport;
    if let Some(passage) = state.reading.passage {
        let lines = lines(state);
        let top = line_of(&lines, state.reading.top);
        let at = line_of(&lines, passage.start);
        // A passage that was in sight stays in sight.
        if at < top || at >= top + state.viewport.source_rows {
            bring_into_sight(state, passage);
        }
    }
}
