//! What lies above the panes, one file each; each gives the cursor's place.

pub mod correct;
pub mod help;
pub mod jump;
pub mod labels;
pub mod pick;
mod picker;
pub mod search;
pub mod tables;
pub mod why;

use ratatui::layout::Rect;

/// A box of at most so many columns and rows in the middle of an area.
fn centred(area: Rect, columns: u16, rows: u16) -> Rect {
    let width = columns.min(area.width);
    let height = rows.min(area.height);
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    }
}
