//! The fuzzy jump: events, actors, articles.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::centred;
use crate::explore::page::width;
use crate::explore::{JumpState, State};
use crate::index::JumpTarget;
use crate::ui::paint::{blank, put, put_at, tint};
use crate::ui::widgets::frame;
use crate::ui::{Look, Role};

/// Draw the jump.
pub fn render(
    state: &State,
    look: &Look,
    jump: &JumpState,
    area: Rect,
    buf: &mut Buffer,
) -> (u16, u16) {
    let place = centred(area, 96, area.height * 3 / 4);
    blank(buf, place);
    let note = format!("{} found", jump.matches.len());
    let inner = frame::frame(look, place, "Jump to", &note, Role::Focus, buf);
    let prompt = put(buf, inner, 0, " > ", look.theme.style(Role::Key));
    put_at(buf, inner, prompt, 0, jump.input.value(), look.theme.style(Role::Text));
    let list = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    let rows = usize::from(list.height);
    let first = (jump.selected + 1).saturating_sub(rows);
    let items = state.view.as_deref().map(crate::index::View::jump_items).unwrap_or_default();
    if jump.matches.is_empty() {
        put_at(
            buf,
            list,
            3,
            1,
            "Nothing is called so. backspace widens.",
            look.theme.style(Role::Dim),
        );
    }
    for (row, item) in
        jump.matches.iter().skip(first).take(rows).filter_map(|at| items.get(*at)).enumerate()
    {
        let kind = match item.target {
            JumpTarget::Event(_) => "event",
            JumpTarget::Actor(_) => "actor",
            JumpTarget::Article(_) => "source",
        };
        put_at(buf, list, 3, row as u16, kind, look.theme.style(Role::Dim));
        put_at(buf, list, 11, row as u16, &item.label, look.theme.style(Role::Text));
        if first + row == jump.selected {
            put_at(buf, list, 1, row as u16, look.signs.here(), look.theme.style(Role::Bar));
            tint(buf, list, row as u16, look.theme.style(Role::Accent));
        }
    }
    let column = prompt
        + width(&jump.input.value().chars().take(jump.input.cursor()).collect::<String>()) as u16;
    (inner.x + column.min(inner.width.saturating_sub(1)), inner.y)
}
