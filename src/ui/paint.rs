//! Putting text into cells: clipped by width, and free of control characters.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use crate::explore::page::{clip, width};

/// A text that a terminal can be given: control characters become a sign of their own
/// width, and marks that turn or hide text are left out.
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().filter_map(|c| match c {
        '\t' | '\n' | '\r' => Some(' '),
        c if c.is_control() => Some('\u{FFFD}'),
        c if is_unsafe(c) => None,
        c => Some(c),
    });
    Cow::Owned(shown.collect())
}

fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{61C}' | '\u{2028}' | '\u{2029}')
}

/// Put a text on a row of an area, cut with `…` where it is too long; returns the columns used.
pub fn put(buf: &mut Buffer, area: Rect, row: u16, text: &str, style: Style) -> u16 {
    put_at(buf, area, 0, row, text, style)
}

/// The same from a column on.
pub fn put_at(
    buf: &mut Buffer,
    area: Rect,
    column: u16,
    row: u16,
    text: &str,
    style: Style,
) -> u16 {
    if row >= area.height || column >= area.width {
        return 0;
    }
    let text = clip(&safe(text), usize::from(area.width - column));
    let used = width(&text) as u16;
    buf.set_stringn(area.x + column, area.y + row, &text, usize::from(area.width - column), style);
    used
}

/// Put a text at the right end of a row; returns the column where it starts.
pub fn put_right(buf: &mut Buffer, area: Rect, row: u16, text: &str, style: Style) -> u16 {
    let text = clip(&safe(text), usize::from(area.width));
    let start = area.width.saturating_sub(width(&text) as u16);
    put_at(buf, area, start, row, &text, style);
    start
}

/// Lay a style under a whole row: what has a colour of its own keeps it.
pub fn tint(buf: &mut Buffer, area: Rect, row: u16, style: Style) {
    if row >= area.height {
        return;
    }
    for x in area.left()..area.right() {
        let cell = &mut buf[(x, area.y + row)];
        let mut under = style;
        if cell.fg != Color::Reset {
            under.fg = None;
        }
        if cell.bg != Color::Reset {
            under.bg = None;
        }
        cell.set_style(under);
    }
}

/// Blank an area, for what lies above the panes.
pub fn blank(buf: &mut Buffer, area: Rect) {
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            buf[(x, y)].reset();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_gets_through() {
        let text = safe("a\u{1b}[2Jb\u{9b}c\u{202E}d\te");
        assert!(!text.chars().any(|c| c.is_control() || c == '\u{202E}'));
        assert_eq!(width(&text), width("a?[2Jb?cd e"));
    }
}
