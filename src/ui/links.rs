//! Words on the screen that lead to an address: the head of each report, and the address itself.

use ratatui::layout::Rect;

use super::layout::Layout;
use super::panes::{beside, source};
use super::{Look, paint};
use crate::explore::page::width;
use crate::explore::{Overlay, State};
use crate::model::ArticleId;

/// Cells of one row that lead to an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The cells.
    pub area: Rect,
    /// The address, as the report gives it.
    pub address: String,
}

/// The links of a frame.
pub fn links(state: &State, look: &Look, layout: &Layout) -> Vec<Link> {
    let mut links: Vec<Link> = notice(state, layout.foot).into_iter().collect();
    // What lies above the panes covers their heads.
    let covered = state
        .overlay()
        .is_some_and(|above| !matches!(above, Overlay::Search(_) | Overlay::Labels(_)));
    if covered {
        return links;
    }
    if state.beside.is_some() && layout.search.is_none() {
        let columns = beside::columns(state, look, layout.main);
        links.extend(columns.into_iter().filter_map(|(account, area)| {
            let area = beside::head(state, look, account, area)?;
            Some(Link { area, address: address(state, account.article)? })
        }));
    } else if let Some(area) = layout.source {
        let head = source::head(state, look, area).zip(address(state, state.article()));
        links.extend(head.map(|(area, address)| Link { area, address }));
    }
    links
}

/// The address that a report gives.
fn address(state: &State, article: ArticleId) -> Option<String> {
    state.view.as_deref()?.snapshot().article(article)?.article.url.clone()
}

/// The address in the foot line.
fn notice(state: &State, area: Rect) -> Option<Link> {
    let address = address(state, state.read_article())?;
    let before = state.notice.as_deref()?.strip_suffix(address.as_str())?;
    let before = 1 + width(&paint::safe(before)) as u16;
    let room = area.width.saturating_sub(before);
    let area = Rect { x: area.x + before, width: room.min(width(&address) as u16), ..area };
    Some(Link { area, address })
}
