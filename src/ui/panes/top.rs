//! The top line: corpus, counts, range, progress.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::explore::State;
use crate::explore::page::{clip, width};
use crate::index::{Counts, Row};
use crate::model::Bounds;
use crate::ui::paint::{put_at, put_right};
use crate::ui::{Look, Role, dates};

/// Draw the top line.
pub fn render(state: &State, look: &Look, area: Rect, buf: &mut Buffer) {
    let theme = &look.theme;
    let mut column = put_at(buf, area, 1, 0, "dateline", theme.style(Role::Title)) + 3;
    column += put_at(buf, area, column, 0, &state.name, theme.style(Role::Text)) + 3;
    let counts = state.view.as_ref().map(|view| view.counts()).unwrap_or_default();
    // What is filtered stands before what is counted: it changes all that is seen.
    for (start, label) in chips(state, chip_room(area)) {
        put_at(buf, area, start, 0, &label, theme.style(Role::Chip));
        column = start + width(&label) as u16 + 1;
    }
    let (text, role) = match state.progress {
        Some(progress) if progress.of == 0 => ("reading … ".to_string(), Role::Notice),
        Some(progress) => (format!("reading {} of {} ", progress.done, progress.of), Role::Notice),
        None => (format!("{} ", range(counts)), Role::Dim),
    };
    // It covers no chip.
    let chips = if state.shown.conditions.is_empty() { 0 } else { column };
    let right = if usize::from(chips) + width(&text) <= usize::from(area.width) {
        put_right(buf, area, 0, &text, theme.style(role))
    } else {
        area.width
    };
    let room = Rect { width: right.saturating_sub(1), ..area };
    let shown = state.rows.iter().filter(|row| matches!(row, Row::Event(_))).count();
    let all = counts.dated + counts.undated;
    let events = if state.shown.conditions.is_empty() {
        plural(all, "event")
    } else {
        format!("{shown} of {}", plural(all, "event"))
    };
    let mut parts = [plural(counts.articles, "source"), events, plural(counts.actors, "actor")];
    if !state.shown.conditions.is_empty() {
        parts.swap(0, 1);
    }
    let text = format!("{} {}", look.signs.differ(), plural(counts.conflicts, "conflict"));
    let short = format!("{} {}", look.signs.differ(), counts.conflicts);
    let differs = counts.conflicts > 0;
    let kept = if differs { width(&short) + 2 } else { 0 };
    for part in parts {
        // A part that does not fit is left out whole; the conflicts are told before it.
        if usize::from(column) + width(&part) + kept <= usize::from(room.width) {
            column += put_at(buf, room, column, 0, &part, theme.style(Role::Dim)) + 2;
        }
    }
    if differs {
        let fits = |text: &str| usize::from(column) + width(text) <= usize::from(room.width);
        let shown = [&text, &short].into_iter().find(|text| fits(text));
        let style = theme.style(Role::Conflict);
        put_at(buf, room, column, 0, shown.map_or("", String::as_str), style);
    }
}

/// The chips of the filter that fit a row, with their columns; the last one counts the others.
fn chips(state: &State, room: Rect) -> Vec<(u16, String)> {
    let Some(view) = state.view.as_deref() else { return Vec::new() };
    let mut column = 4 + width("dateline") as u16 + width(&state.name) as u16 + 3;
    let mut chips = Vec::new();
    let count = state.shown.conditions.len();
    for (at, condition) in state.shown.conditions.iter().enumerate() {
        let label = format!(" {} x ", clip(&condition.label(view.snapshot()), 24));
        let more = format!(" +{} ", count - at);
        if column + (width(&label) + width(&more)) as u16 + 2 > room.width {
            chips.push((column, more));
            break;
        }
        let used = width(&label) as u16 + 1;
        chips.push((column, label));
        column += used;
    }
    chips
}

/// The condition whose chip stands at a column of the top line.
pub fn chip_at(state: &State, area: Rect, column: u16) -> Option<usize> {
    let column = column.checked_sub(area.x)?;
    let chips = chips(state, chip_room(area));
    chips.iter().position(|(start, label)| (*start..*start + width(label) as u16).contains(&column))
}

/// Columns that the range at the right takes at most.
const RANGE: u16 = 30;

/// The part of the top line that chips may take: all of a narrow one, where the range gives way.
fn chip_room(area: Rect) -> Rect {
    let beside = area.width.saturating_sub(RANGE);
    Rect { width: if beside >= RANGE { beside } else { area.width }, ..area }
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn range(counts: Counts) -> String {
    let bounds = Bounds { from: counts.from, to: counts.to };
    if bounds.is_open() { String::new() } else { dates::bounds(bounds, true) }
}
