//! Correcting an actor: everything that can be said of it, and a new name as it is typed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::picker::{self, Picker};
use crate::explore::{Change, CorrectState, State};
use crate::model::{Actor, Correction};
use crate::ui::Look;

/// Draw the list of corrections.
pub fn render(
    state: &State,
    look: &Look,
    correct: &CorrectState,
    area: Rect,
    buf: &mut Buffer,
) -> (u16, u16) {
    let snapshot = state.view.as_deref().map(crate::index::View::snapshot);
    let actor = snapshot.and_then(|snapshot| snapshot.actor(correct.actor));
    let name = actor.map_or_else(String::new, Actor::called);
    let typed = correct.input.value().trim();
    let renamed = format!("call it “{typed}”");
    let mut rows: Vec<(&str, &str)> = correct
        .matches
        .iter()
        .filter_map(|at| correct.choices.get(*at))
        .map(|choice| (word(&choice.change), choice.label.as_str()))
        .collect();
    if !typed.is_empty() {
        rows.push(("rename", renamed.as_str()));
    }
    let title = format!("Correct {name}");
    let picker = Picker {
        title: &title,
        note: "type a filter or a new name",
        input: &correct.input,
        selected: correct.selected,
        empty: "Nothing fits.",
    };
    picker::render(look, &picker, rows.into_iter(), area, buf)
}

fn word(change: &Change) -> &'static str {
    let Change::Add(correction) = change else { return "undo" };
    match **correction {
        Correction::Rename(..) => "rename",
        Correction::Merge(..) => "merge",
        Correction::Split(..) => "split",
        Correction::Kind(..) => "kind",
        Correction::Hide(..) => "hide",
    }
}
