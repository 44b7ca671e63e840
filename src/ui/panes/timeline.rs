//! Events by date, with a density strip and headings.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::explore::page::width;
use crate::explore::{Pane, State};
use crate::index::{Heading, Row, View, Zoom};
use crate::model::EventId;
use crate::ui::paint::{put, put_at, put_right, tint};
use crate::ui::widgets::{frame, strip};
use crate::ui::{Look, Role, border_role, dates};

/// Draw the timeline.
pub fn render(state: &State, look: &Look, area: Rect, buf: &mut Buffer) {
    let counts = state.view.as_ref().map(|view| view.counts()).unwrap_or_default();
    let shown = state.rows.iter().filter(|row| matches!(row, Row::Event(_))).count();
    let note = if !state.shown.conditions.is_empty() {
        format!("{shown} of {}", counts.dated + counts.undated)
    } else if counts.undated > 0 {
        format!("{} + {} undated", counts.dated, counts.undated)
    } else {
        counts.dated.to_string()
    };
    let note = if state.shown.zoom == Zoom::Day {
        note
    } else {
        format!("by {} {} {note}", state.shown.zoom.name(), look.signs.dot())
    };
    let inner =
        frame::frame(look, area, "Timeline", &note, border_role(state, Pane::Timeline), buf);
    let Some(view) = &state.view else {
        put(buf, inner, 0, "reading the reports …", look.theme.style(Role::Dim));
        return;
    };
    let here = state
        .event()
        .and_then(|event| view.snapshot().event(event))
        .and_then(|event| event.bounds.from);
    strip::render(look, &state.density, here, inner, buf);
    let list = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    if state.rows.is_empty() {
        let (what, next) = if state.shown.conditions.is_empty() {
            ("No event was found.", "tab goes to the source text")
        } else {
            ("No event fits the filter.", "backspace widens, X clears")
        };
        put(buf, list, 1, what, look.theme.style(Role::Dim));
        put(buf, list, 2, next, look.theme.style(Role::Dim));
    }
    let mut year = None;
    let mut lane = lane_of(state, state.timeline_top);
    for (row, entry) in
        state.rows.iter().skip(state.timeline_top).take(usize::from(list.height)).enumerate()
    {
        match entry {
            Row::Heading(above) => {
                lane = *above;
                let text = heading(*above, &mut year);
                put_at(buf, list, 1, row as u16, &text, look.theme.style(Role::Heading));
            }
            Row::Event(event) => {
                let selected = state.timeline_row == state.timeline_top + row;
                let dated = lane == Heading::Uncertain;
                let line = Rect { y: list.y + row as u16, height: 1, ..list };
                event_row(state, look, &**view, (*event, dated), selected, line, buf);
            }
        }
    }
}

/// The heading that a row stands under.
fn lane_of(state: &State, row: usize) -> Heading {
    let above = state.rows.iter().take(row).rev().find_map(|one| match one {
        Row::Heading(heading) => Some(*heading),
        Row::Event(_) => None,
    });
    above.unwrap_or(Heading::Undated)
}

/// A heading; the year is told once, and again where it changes.
fn heading(heading: Heading, year: &mut Option<i32>) -> String {
    let bounds = match heading {
        Heading::Days(bounds) => bounds,
        Heading::Uncertain => return "Uncertain".to_string(),
        Heading::Undated => return "No date".to_string(),
    };
    let this = bounds.from.or(bounds.to).map(|day| chrono::Datelike::year(&day));
    let told = *year == this;
    *year = this;
    dates::bounds(bounds, !told)
}

/// An event on a line of its own, `dated` where its heading does not tell its date.
fn event_row(
    state: &State,
    look: &Look,
    view: &dyn View,
    (id, dated): (EventId, bool),
    selected: bool,
    line: Rect,
    buf: &mut Buffer,
) {
    let Some(event) = view.snapshot().event(id) else { return };
    let theme = &look.theme;
    // What the selected actor takes no part in steps back.
    let aside = state.actor().is_some_and(|actor| !view.takes_part(actor, id));
    let base = if aside { theme.style(Role::Dim) } else { theme.style(Role::Text) };
    let sources = event.sources().len();
    let differ = view.has_conflict(id);
    let count = if sources > 1 { sources.to_string() } else { String::new() };
    let right = format!("{count:>3} ");
    if selected {
        put(buf, line, 0, look.signs.here(), theme.style(Role::Bar));
    }
    put_at(buf, line, 2, 0, look.signs.status(event.status), base);
    let room = Rect { width: line.width.saturating_sub(width(&right) as u16 + 1), ..line };
    let mut column = 4;
    if dated {
        // What is not of the heading's day has its own date, where it has one.
        let date = dates::bounds(event.bounds, false);
        column += put_at(buf, room, column, 0, &date, theme.style(Role::Date)) + 1;
    }
    put_at(buf, room, column, 0, &event.title, base);
    let end = Rect { width: line.width.saturating_sub(1), ..line };
    put_right(buf, end, 0, &right, theme.style(Role::Dim));
    if differ {
        put_right(buf, line, 0, look.signs.differ(), theme.style(Role::Conflict));
    }
    if selected {
        let role = if state.focus == Pane::Timeline { Role::Accent } else { Role::AccentIdle };
        tint(buf, line, 0, theme.style(role));
    }
}
