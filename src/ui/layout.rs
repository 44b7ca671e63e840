//! Where the panes are: one function of size and state.

use ratatui::layout::Rect;

use crate::explore::{Arrangement, Overlay, Pane, State, Viewport};

/// Below these sizes nothing sensible can be shown.
const LEAST: (u16, u16) = (16, 4);
/// From these sizes on, several panes are shown at once.
const PANES: (u16, u16) = (64, 14);
/// From so many rows on, the accounts have a pane of their own.
const ACCOUNTS_ROWS: u16 = 30;
/// Widest reading column.
pub const READING: u16 = 92;

/// The areas of a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Corpus, counts, range.
    pub top: Rect,
    /// All between top and foot.
    pub main: Rect,
    /// Keys and notices.
    pub foot: Rect,
    /// Events by date.
    pub timeline: Option<Rect>,
    /// Actors.
    pub actors: Option<Rect>,
    /// The report.
    pub source: Option<Rect>,
    /// Accounts of the selected event.
    pub accounts: Option<Rect>,
    /// The search line and its hits, above the source that follows them.
    pub search: Option<Rect>,
    /// Sizes inside the borders.
    pub viewport: Viewport,
    /// Whether there is room for nothing.
    pub too_small: bool,
}

/// The layout of a frame.
pub fn layout(area: Rect, state: &State) -> Layout {
    let mut layout = Layout { viewport: state.viewport, ..Layout::default() };
    if area.width < LEAST.0 || area.height < LEAST.1 {
        layout.too_small = true;
        return layout;
    }
    layout.top = Rect { height: 1, ..area };
    layout.foot = Rect { y: area.bottom() - 1, height: 1, ..area };
    layout.main = Rect { y: area.y + 1, height: area.height - 2, ..area };
    if state.overlays.iter().any(|overlay| matches!(overlay, Overlay::Search(_))) {
        searching(&mut layout);
    } else if state.zoomed || area.width < PANES.0 || area.height < PANES.1 {
        one_pane(&mut layout, state.focus);
    } else {
        panes(&mut layout, state);
    }
    layout.viewport = viewport(&layout, state);
    layout
}

fn one_pane(layout: &mut Layout, focus: Pane) {
    let place = match focus {
        Pane::Timeline => &mut layout.timeline,
        Pane::Actors => &mut layout.actors,
        Pane::Source => &mut layout.source,
    };
    *place = Some(layout.main);
}

/// The hits above, the source that follows the highlighted one below.
fn searching(layout: &mut Layout) {
    let main = layout.main;
    // The line, a border, and some hits at least.
    let height = (main.height * 2 / 5).clamp(5.min(main.height), 16);
    layout.search = Some(Rect { height, ..main });
    let below = Rect { y: main.y + height, height: main.height - height, ..main };
    layout.source = Some(below).filter(|area| area.height > 2);
}

fn panes(layout: &mut Layout, state: &State) {
    let main = layout.main;
    let own = state.arrangement;
    let share = |whole: u16, percent: u16| (u32::from(whole) * u32::from(percent) / 100) as u16;
    let lists = !(own.timeline_hidden && own.actors_hidden);
    // As wide as a title needs, unless the user wants it otherwise.
    let most = if own.left == Arrangement::default().left { 64 } else { main.width };
    let left = share(main.width, own.left).clamp(26, most.max(26)).min(main.width * 3 / 4);
    let left = if lists { left } else { 0 };
    let column = Rect { width: left, ..main };
    let actors = match (own.timeline_hidden, own.actors_hidden) {
        (_, true) => 0,
        (true, false) => main.height,
        (false, false) => share(main.height, own.actors).clamp(5, (main.height - 5).max(5)),
    };
    let actors = if own.actors == Arrangement::default().actors && !own.timeline_hidden {
        actors.min(18)
    } else {
        actors
    };
    layout.timeline =
        (!own.timeline_hidden).then_some(Rect { height: main.height - actors, ..column });
    layout.actors = (!own.actors_hidden).then_some(Rect {
        y: main.bottom() - actors,
        height: actors,
        ..column
    });
    let right = Rect { x: main.x + left, width: main.width - left, ..main };
    let count = state.accounts.len() as u16;
    if main.height + 2 < ACCOUNTS_ROWS || count == 0 || own.accounts_hidden {
        layout.source = Some(right);
        return;
    }
    let most = (main.height / 4).max(5);
    let accounts = (count + 2).clamp(3, most);
    layout.source = Some(Rect { height: right.height - accounts, ..right });
    layout.accounts = Some(Rect { y: right.bottom() - accounts, height: accounts, ..right });
}

/// The text's place inside the source pane: two columns of gutter, at most so wide, centred.
pub fn reading(area: Rect) -> Rect {
    let inner = inside(area);
    let columns = inner.width.saturating_sub(4).clamp(1, READING);
    let spare = inner.width.saturating_sub(columns + 4) / 2;
    Rect { x: inner.x + 2 + spare, width: columns, ..inner }
}

/// The area inside a border.
pub fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

fn viewport(layout: &Layout, state: &State) -> Viewport {
    let mut viewport = state.viewport;
    if let Some(area) = layout.timeline {
        // The density strip takes the first row.
        viewport.timeline = usize::from(inside(area).height.saturating_sub(1)).max(1);
    }
    if let Some(area) = layout.actors {
        viewport.actors = usize::from(inside(area).height).max(1);
    }
    if let Some(area) = layout.source {
        let text = reading(area);
        viewport.source_columns = usize::from(text.width).max(1);
        // The title's row and the blank one below it.
        viewport.source_rows =
            usize::from(text.height.saturating_sub(super::panes::source::HEAD)).max(1);
    }
    viewport
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explore::Keymap;

    #[test]
    fn panes_fill_the_screen_and_never_overlap() {
        let state = State::new("x", Keymap::embedded());
        for (width, height) in
            [(200, 60), (120, 36), (80, 24), (64, 14), (40, 10), (16, 4), (10, 3)]
        {
            let area = Rect::new(0, 0, width, height);
            let layout = layout(area, &state);
            assert_eq!(layout.too_small, width < 16 || height < 4);
            let panes: Vec<Rect> = [layout.timeline, layout.actors, layout.source, layout.accounts]
                .into_iter()
                .flatten()
                .collect();
            let covered: u32 = panes.iter().map(|pane| pane.area()).sum();
            assert_eq!(
                covered,
                if layout.too_small { 0 } else { layout.main.area() },
                "{width}x{height}"
            );
            for (at, one) in panes.iter().enumerate() {
                assert!(panes.iter().skip(at + 1).all(|other| !one.intersects(*other)));
            }
        }
    }
}
