//! A line to type in, and below it the choices that fit.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tui_input::Input;

use super::centred;
use crate::explore::page::width;
use crate::ui::paint::{blank, put, put_at, tint};
use crate::ui::widgets::frame;
use crate::ui::{Look, Role};

/// What a picker shows.
pub struct Picker<'a> {
    /// Its title.
    pub title: &'a str,
    /// What stands at the right of the title.
    pub note: &'a str,
    /// What is typed.
    pub input: &'a Input,
    /// The highlighted choice.
    pub selected: Option<usize>,
    /// What is said where nothing fits.
    pub empty: &'a str,
}

/// Draw a picker with its choices, each with a word for what it is; gives the cursor's place.
pub fn render<'a>(
    look: &Look,
    picker: &Picker<'_>,
    choices: impl ExactSizeIterator<Item = (&'a str, &'a str)>,
    area: Rect,
    buf: &mut Buffer,
) -> (u16, u16) {
    let place = centred(area, 96, area.height * 3 / 4);
    blank(buf, place);
    let inner = frame::frame(look, place, picker.title, picker.note, Role::Focus, buf);
    let prompt = put(buf, inner, 0, " > ", look.theme.style(Role::Key));
    let typed = picker.input.value();
    put_at(buf, inner, prompt, 0, typed, look.theme.style(Role::Text));
    let list = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    let rows = usize::from(list.height);
    let first = picker.selected.map_or(0, |selected| (selected + 1).saturating_sub(rows));
    if choices.len() == 0 {
        put_at(buf, list, 3, 1, picker.empty, look.theme.style(Role::Dim));
    }
    for (row, (kind, label)) in choices.skip(first).take(rows).enumerate() {
        let left = Rect { width: list.width.min(10), ..list };
        put_at(buf, left, 3, row as u16, kind, look.theme.style(Role::Dim));
        put_at(buf, list, 11, row as u16, label, look.theme.style(Role::Text));
        if Some(first + row) == picker.selected {
            put_at(buf, list, 1, row as u16, look.signs.here(), look.theme.style(Role::Bar));
            tint(buf, list, row as u16, look.theme.style(Role::Accent));
        }
    }
    let before: String = typed.chars().take(picker.input.cursor()).collect();
    let column = prompt + width(&before) as u16;
    (inner.x + column.min(inner.width.saturating_sub(1)), inner.y)
}
