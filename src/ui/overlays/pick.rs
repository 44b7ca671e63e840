//! Lists to choose from: commands, places, what is shown.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::picker::{self, Picker};
use crate::explore::{Does, PickKind, PickState, State};
use crate::ui::Look;

/// Draw a list.
pub fn render(
    state: &State,
    look: &Look,
    pick: &PickState,
    area: Rect,
    buf: &mut Buffer,
) -> (u16, u16) {
    let on = look.signs.dot();
    let labels: Vec<(String, &str)> = pick
        .matches
        .iter()
        .filter_map(|at| pick.items.get(*at))
        .map(|item| {
            let chosen =
                matches!(&item.does, Does::Filter(one) if state.shown.conditions.contains(one));
            let word = if chosen { format!("{} {on}", item.word) } else { item.word.clone() };
            (word, item.label.as_str())
        })
        .collect();
    let (title, note, empty) = match pick.kind {
        PickKind::Commands => match pick.of.and_then(|of| Some((of, of.argument()?))) {
            Some((_, argument)) => {
                (argument.word(), "tab completes, enter does it", "Nothing fits.")
            }
            None => ("Commands", "tab completes, enter does it", "No command is called so."),
        },
        PickKind::Places => ("Places", "marks, then where you were", "No such place."),
        PickKind::Filter => (
            "Show only",
            "enter puts in or takes out, esc closes",
            "Nothing fits. backspace widens.",
        ),
    };
    let picker = Picker { title, note, input: &pick.input, selected: Some(pick.selected), empty };
    let rows = labels.iter().map(|(word, label)| (word.as_str(), *label));
    picker::render(look, &picker, rows, area, buf)
}
