//! A light border with a title at the left and a note at the right.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::widgets::{Block, Widget};

use crate::explore::page::{clip, width};
use crate::ui::layout::inside;
use crate::ui::paint::{put_at, safe};
use crate::ui::{Look, Role};

const ASCII: border::Set = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// The cells of a border's title.
pub fn title_area(area: Rect, title: &str, note: &str) -> Rect {
    let shown = width(&shown_title(area, title, note)) as u16;
    Rect { x: area.x + 3, y: area.y, width: shown, height: 1 }.intersection(area)
}

/// A title as far as it has room beside the note.
fn shown_title(area: Rect, title: &str, note: &str) -> String {
    let room = usize::from(area.width.saturating_sub(4));
    let note = width(&clip(&safe(note), room / 2));
    // Both have a space at either side, and the note must not cover the title's end.
    let taken = if note == 0 { 2 } else { note + 4 };
    clip(&safe(title), room.saturating_sub(taken))
}

/// Draw a border and return the area inside.
pub fn frame(
    look: &Look,
    area: Rect,
    title: &str,
    note: &str,
    role: Role,
    buf: &mut Buffer,
) -> Rect {
    let style: Style = look.theme.style(role);
    let set = if look.signs.ascii { ASCII } else { border::PLAIN };
    Block::bordered().border_set(set).border_style(style).render(area, buf);
    let title = shown_title(area, title, note);
    let note = clip(&safe(note), usize::from(area.width.saturating_sub(4)) / 2);
    let title_style = if role == Role::Focus {
        style.patch(look.theme.style(Role::Title))
    } else {
        look.theme.style(Role::Dim)
    };
    if !title.is_empty() {
        put_at(buf, area, 2, 0, &format!(" {title} "), title_style);
    }
    if !note.is_empty() {
        let start = area.width.saturating_sub(width(&note) as u16 + 4);
        put_at(buf, area, start, 0, &format!(" {note} "), style);
    }
    inside(area)
}
