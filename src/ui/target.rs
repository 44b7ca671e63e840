//! What lies at a place of the screen: the layout read backwards, for the mouse.

use chrono::NaiveDate;
use ratatui::layout::{Position, Rect};

use super::layout::{inside, layout, reading};
use super::panes::top;
use super::widgets::strip;
use crate::explore::page::{line_of, width};
use crate::explore::{Border, Pane, State, Target};
use crate::model::Span;

/// What lies at a column and row of a screen of this size; `None` where nothing does.
pub fn target(area: Rect, state: &State, column: u16, row: u16) -> Option<Target> {
    let layout = layout(area, state);
    let at = Position { x: column, y: row };
    if layout.top.contains(at) {
        return top::chip_at(state, layout.top, column).map(Target::Chip);
    }
    if state.beside.is_some() {
        return layout.main.contains(at).then_some(Target::Pane(Pane::Source));
    }
    if let Some(border) = border(&layout, at) {
        return Some(Target::Border(border));
    }
    let list = |place: Option<Rect>| {
        let place = place.filter(|place| place.contains(at))?;
        let inner = inside(place);
        Some((inner, inner.contains(at).then(|| usize::from(row - inner.y))))
    };
    if let Some((inner, line)) = list(layout.timeline) {
        let day = || strip_day(state, inner, column);
        return Some(match line {
            Some(0) => day().map_or(Target::Pane(Pane::Timeline), Target::Day),
            Some(line) => Target::Row(state.timeline_top + line - 1),
            None => Target::Pane(Pane::Timeline),
        });
    }
    if let Some((_, line)) = list(layout.actors) {
        let actor = line.map(|line| Target::Actor(state.actor_top + line));
        return Some(actor.unwrap_or(Target::Pane(Pane::Actors)));
    }
    if let Some((inner, line)) = list(layout.accounts) {
        let first = (state.account + 1).saturating_sub(usize::from(inner.height));
        return line.map(|line| Target::Account(first + line));
    }
    let place = layout.source.filter(|place| place.contains(at))?;
    let text = reading(place);
    let byte = text.contains(at).then(|| byte_at(state, text, column, row)).flatten();
    Some(byte.map_or(Target::Pane(Pane::Source), Target::Text))
}

/// The borders between the panes, where both sides are there.
fn border(layout: &super::Layout, at: Position) -> Option<Border> {
    let source = layout.source?;
    let lists = layout.timeline.or(layout.actors)?;
    let rows = layout.main.y..layout.main.bottom();
    if lists.right() == source.x && rows.contains(&at.y) {
        let edge = at.x + 1 == lists.right() || at.x == source.x;
        if edge {
            return Some(Border::Lists);
        }
    }
    let (timeline, actors) = (layout.timeline?, layout.actors?);
    let edge = at.y + 1 == timeline.bottom() || at.y == actors.y;
    (edge && at.x < actors.right()).then_some(Border::Actors)
}

/// The day of a column of the density strip.
fn strip_day(state: &State, inner: Rect, column: u16) -> Option<NaiveDate> {
    strip::day_at(&state.density, inner.width, column - inner.x)
}

/// The byte of the text at a cell.
fn byte_at(state: &State, text: Rect, column: u16, row: u16) -> Option<usize> {
    let view = state.view.as_deref()?;
    let article = &view.snapshot().article(state.article())?.article;
    let lines = state.pages.lines(state.article(), &article.text, usize::from(text.width));
    let line: Span = *lines.get(line_of(&lines, state.reading.top) + usize::from(row - text.y))?;
    let mut used = 0;
    let wanted = usize::from(column - text.x);
    for (at, c) in line.of(&article.text).char_indices() {
        used += width(c.encode_utf8(&mut [0; 4]));
        if used > wanted {
            return Some(line.start + at);
        }
    }
    Some(line.end.saturating_sub(1).max(line.start))
}
