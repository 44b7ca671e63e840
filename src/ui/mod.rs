//! State to frame: a pure function that also tells the layout it drew.
//!
//! In: a [`State`] and a [`Look`]. Out: cells in a buffer, and where the panes and the
//! cursor are. Nothing here changes the state or knows a terminal.

pub mod dates;
mod layout;
mod links;
mod overlays;
mod paint;
mod panes;
pub mod picture;
mod rules;
mod signs;
mod target;
mod theme;
mod widgets;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::explore::{Overlay, Pane, State, Viewport};

pub use layout::{Layout, layout};
pub use links::Link;
pub use overlays::why::explain;
pub use paint::safe;
pub use signs::Signs;
pub use target::target;
pub use theme::{Depth, Role, Theme, ThemeError};

/// How things look: colours, signs, links.
#[derive(Clone, Debug)]
pub struct Look {
    /// Colours and attributes.
    pub theme: Theme,
    /// Signs.
    pub signs: Signs,
    /// Whether words lead to addresses.
    pub links: bool,
}

/// What a frame tells its caller.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Sizes of the panes, for the next update.
    pub viewport: Viewport,
    /// Where the cursor stands, if it is to be seen.
    pub cursor: Option<(u16, u16)>,
    /// Words that lead to an address.
    pub links: Vec<Link>,
}

/// Draw a state into an area of a buffer.
pub fn render(state: &State, look: &Look, area: Rect, buf: &mut Buffer) -> Drawn {
    let area = area.intersection(buf.area);
    let layout = layout(area, state);
    if layout.too_small {
        paint::put(buf, area, 0, "too small", look.theme.style(Role::Notice));
        return Drawn { viewport: state.viewport, ..Drawn::default() };
    }
    panes::top::render(state, look, layout.top, buf);
    if state.beside.is_some() && layout.search.is_none() {
        panes::beside::render(state, look, layout.main, buf);
    } else {
        draw_panes(state, look, &layout, buf);
    }
    panes::foot::render(state, look, layout.foot, buf);
    let mut viewport = layout.viewport;
    let mut cursor = None;
    match state.overlay() {
        Some(Overlay::Help(top)) => {
            viewport.overlay_limit = overlays::help::render(state, look, *top, layout.main, buf);
        }
        Some(Overlay::Why(why, top)) => {
            viewport.overlay_limit =
                overlays::why::render(state, look, *why, *top, layout.main, buf);
        }
        Some(Overlay::Search(search)) => {
            cursor = Some(overlays::search::render(state, look, search, &layout, buf));
        }
        Some(Overlay::Jump(jump)) => {
            cursor = Some(overlays::jump::render(state, look, jump, layout.main, buf));
        }
        Some(Overlay::Table(table)) => {
            viewport.overlay_limit = overlays::tables::render(state, look, table, layout.main, buf);
        }
        Some(Overlay::Pick(pick)) => {
            cursor = Some(overlays::pick::render(state, look, pick, layout.main, buf));
        }
        Some(Overlay::Labels(labels)) => {
            overlays::labels::render(state, look, labels, &layout, buf);
        }
        Some(Overlay::Correct(correct)) => {
            cursor = Some(overlays::correct::render(state, look, correct, layout.main, buf));
        }
        None => {}
    }
    if look.signs.ascii {
        // Where a text was cut.
        for cell in &mut buf.content {
            if cell.symbol() == "…" {
                cell.set_symbol(look.signs.cut());
            }
        }
    }
    Drawn {
        viewport,
        cursor,
        links: if look.links { links::links(state, look, &layout) } else { Vec::new() },
    }
}

fn draw_panes(state: &State, look: &Look, layout: &Layout, buf: &mut Buffer) {
    if let Some(area) = layout.timeline {
        panes::timeline::render(state, look, area, buf);
    }
    if let Some(area) = layout.actors {
        panes::actors::render(state, look, area, buf);
    }
    if let Some(area) = layout.source {
        panes::source::render(state, look, area, buf);
    }
    if let Some(area) = layout.accounts {
        panes::accounts::render(state, look, area, buf);
    }
}

/// The style of a pane's border.
fn border_role(state: &State, pane: Pane) -> Role {
    if state.focus == pane && state.overlays.is_empty() { Role::Focus } else { Role::Border }
}
