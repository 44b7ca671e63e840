//! The fuzzy jump: events, actors, articles.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::picker::{self, Picker};
use crate::explore::{JumpState, State};
use crate::index::JumpTarget;
use crate::ui::Look;

/// Draw the jump.
pub fn render(
    state: &State,
    look: &Look,
    jump: &JumpState,
    area: Rect,
    buf: &mut Buffer,
) -> (u16, u16) {
    let items = state.view.as_deref().map(crate::index::View::jump_items).unwrap_or_default();
    let found: Vec<(&str, &str)> = jump
        .matches
        .iter()
        .filter_map(|at| items.get(*at))
        .map(|item| {
            let kind = match item.target {
                JumpTarget::Event(_) => "event",
                JumpTarget::Actor(_) => "actor",
                JumpTarget::Article(_) => "source",
            };
            (kind, item.label.as_str())
        })
        .collect();
    let picker = Picker {
        title: "Jump to",
        note: &format!("{} found", found.len()),
        input: &jump.input,
        selected: Some(jump.selected),
        empty: "Nothing is called so. backspace widens.",
    };
    picker::render(look, &picker, found.into_iter(), area, buf)
}
