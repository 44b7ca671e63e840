//! All keys, from the registry.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::centred;
use crate::explore::page::wrap;
use crate::explore::{Command, Place, State};
use crate::ui::paint::{blank, put_at};
use crate::ui::widgets::frame;
use crate::ui::{Look, Role, Signs};

/// Columns of the keys.
const KEYS: u16 = 20;
/// Widest page.
const WIDEST: u16 = 116;

/// Draw the help from a line on.
pub fn render(state: &State, look: &Look, top: usize, area: Rect, buf: &mut Buffer) -> usize {
    let columns = usize::from(area.width.min(WIDEST).saturating_sub(KEYS + 3)).max(8);
    let lines: Vec<(String, String)> = lines(state, look.signs)
        .into_iter()
        .flat_map(|(keys, words)| {
            if words.is_empty() {
                return vec![(keys, words)];
            }
            let parts = wrap(&words, columns);
            let keys = in_rows(&keys);
            let rows = parts.len().max(keys.len());
            let row = |at: usize| {
                let left = keys.get(at).cloned().unwrap_or_default();
                let right = parts.get(at).map_or(" ", |part| part.of(&words));
                (left, right.to_string())
            };
            (0..rows).map(row).collect()
        })
        .collect();
    let place = centred(area, WIDEST, lines.len().min(1000) as u16 + 2);
    blank(buf, place);
    let inner = frame::frame(look, place, "Keys", "esc closes", Role::Focus, buf);
    let limit = lines.len().saturating_sub(usize::from(inner.height));
    for (row, (keys, words)) in
        lines.iter().skip(top.min(limit)).take(usize::from(inner.height)).enumerate()
    {
        let row = row as u16;
        if words.is_empty() {
            put_at(buf, inner, 1, row, keys, look.theme.style(Role::Heading));
        } else {
            let left = Rect { width: inner.width.min(KEYS - 2), ..inner };
            put_at(buf, left, 2, row, keys, look.theme.style(Role::Key));
            put_at(buf, inner, KEYS, row, words, look.theme.style(Role::Text));
        }
    }
    limit
}

/// Keys in as many rows as they need.
fn in_rows(keys: &str) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for key in keys.split("  ") {
        match rows.last_mut() {
            Some(row) if row.len() + 2 + key.len() <= usize::from(KEYS - 4) => {
                row.push_str("  ");
                row.push_str(key);
            }
            _ => rows.push(key.to_string()),
        }
    }
    rows
}

/// Headings (without words) and rows of keys and words.
fn lines(state: &State, signs: Signs) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for place in Place::ALL {
        if !lines.is_empty() {
            lines.push((String::new(), String::new()));
        }
        lines.push((place.title().to_string(), String::new()));
        for command in Command::ALL.iter().filter(|command| command.places().contains(&place)) {
            let keys: Vec<String> =
                state.keymap.keys(*command).iter().map(ToString::to_string).collect();
            lines.push((keys.join("  "), command.doc().to_string()));
        }
    }
    lines.push((String::new(), String::new()));
    lines.push(("Signs".to_string(), String::new()));
    for (status, words) in [
        (crate::model::Status::Happened, "happened"),
        (crate::model::Status::Ongoing, "going on"),
        (crate::model::Status::Planned, "planned"),
        (crate::model::Status::Hypothetical, "only supposed"),
        (crate::model::Status::Denied, "denied, cancelled or did not take place"),
    ] {
        lines.push((signs.status(status).to_string(), words.to_string()));
    }
    lines.push((signs.differ().to_string(), "sources differ".to_string()));
    lines.push((signs.bar().to_string(), "the passage that reports what is selected".to_string()));
    lines.push((
        "~".to_string(),
        "about: bounds that were inferred, or the day of the report that says so".to_string(),
    ));
    lines.push((signs.first().to_string(), "who reported it first".to_string()));
    lines.push((
        signs.dot().to_string(),
        "silent; an actor who takes part in the event".to_string(),
    ));
    lines.push((signs.tick().to_string(), "a passage or a hit further up or down".to_string()));
    lines.push((signs.cut().to_string(), "words that found no room".to_string()));
    lines
}
