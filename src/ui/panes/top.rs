//! The top line: corpus, counts, range, progress.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::explore::State;
use crate::explore::page::width;
use crate::index::Counts;
use crate::model::Bounds;
use crate::ui::paint::{put_at, put_right};
use crate::ui::{Look, Role, dates};

/// Draw the top line.
pub fn render(state: &State, look: &Look, area: Rect, buf: &mut Buffer) {
    let theme = &look.theme;
    let mut column = put_at(buf, area, 1, 0, "dateline", theme.style(Role::Title)) + 3;
    column += put_at(buf, area, column, 0, &state.name, theme.style(Role::Text)) + 3;
    let counts = state.view.as_ref().map(|view| view.counts()).unwrap_or_default();
    let range = range(counts);
    let right = if let Some(progress) = state.progress {
        let text = if progress.of == 0 {
            "reading … ".to_string()
        } else {
            format!("reading {} of {} ", progress.done, progress.of)
        };
        put_right(buf, area, 0, &text, theme.style(Role::Notice))
    } else {
        put_right(buf, area, 0, &format!("{range} "), theme.style(Role::Dim))
    };
    let room = Rect { width: right.saturating_sub(1), ..area };
    let parts = [
        plural(counts.articles, "source"),
        plural(counts.dated + counts.undated, "event"),
        plural(counts.actors, "actor"),
    ];
    for part in parts {
        // A part that does not fit is left out whole.
        if usize::from(column) + width(&part) <= usize::from(room.width) {
            column += put_at(buf, room, column, 0, &part, theme.style(Role::Dim)) + 2;
        }
    }
    if counts.conflicts > 0 {
        let text = format!("{} {}", look.signs.differ(), plural(counts.conflicts, "conflict"));
        let short = format!("{} {}", look.signs.differ(), counts.conflicts);
        let fits = usize::from(column) + width(&text) <= usize::from(room.width);
        put_at(
            buf,
            room,
            column,
            0,
            if fits { &text } else { &short },
            theme.style(Role::Conflict),
        );
    }
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn range(counts: Counts) -> String {
    let bounds = Bounds { from: counts.from, to: counts.to };
    if bounds.is_open() { String::new() } else { dates::bounds(bounds, true) }
}
