//! Lists to choose from by a few letters: commands, places, what to show.

use super::super::command::Command;
use super::super::fuzzy;
use super::super::key::{Code, Key};
use super::super::overlay::{Does, Overlay, PickItem, PickKind, PickState};
use super::super::state::{Pane, Spot, State, Subject};
use super::overlay::{moved, movement, request};
use super::{Effect, run, select, shown};

/// Choices that are kept.
const MOST: usize = 500;

/// Open a list.
pub fn open(state: &mut State, kind: PickKind) {
    let items = match kind {
        PickKind::Commands => commands(state),
        PickKind::Places => places(state),
        PickKind::Filter => shown::items(state),
    };
    if items.is_empty() {
        state.notice = Some("there is nothing to choose from yet".to_string());
        return;
    }
    let mut pick = PickState {
        kind,
        input: tui_input::Input::default(),
        items,
        matches: Vec::new(),
        selected: 0,
    };
    narrow(&mut pick);
    state.overlays.push(Overlay::Pick(pick));
}

/// Every command with its keys.
fn commands(state: &State) -> Vec<PickItem> {
    let item = |command: &Command| {
        let keys = state.keymap.keys(*command);
        let key = keys.first().map(ToString::to_string).unwrap_or_default();
        let label = format!("{}  {}", command.name(), command.doc());
        PickItem::new(&key, &label, Does::Run(*command))
    };
    Command::ALL.iter().filter(|command| **command != Command::Palette).map(item).collect()
}

/// Marks, then the places that jumps have left, the last one first.
fn places(state: &State) -> Vec<PickItem> {
    let marks = state.marks.iter().map(|(letter, spot)| {
        PickItem::new(&format!("' {letter}"), &told(state, spot), Does::Go(*spot))
    });
    let recent =
        state.jumps.recent().map(|spot| PickItem::new("", &told(state, spot), Does::Go(*spot)));
    let mut items: Vec<PickItem> = marks.collect();
    for item in recent {
        if !items.iter().any(|known| known.label == item.label) {
            items.push(item);
        }
    }
    items
}

/// A place in words: what was selected, and what was read.
fn told(state: &State, spot: &Spot) -> String {
    let Some(view) = state.view.as_deref() else { return String::new() };
    let snapshot = view.snapshot();
    let selected = match spot.subject {
        Some(Subject::Event(id)) => snapshot.event(id).map(|event| event.title.clone()),
        Some(Subject::Actor(id)) => snapshot.actor(id).map(|actor| actor.name.clone()),
        Some(Subject::Search) | None => None,
    };
    let source = snapshot.article(spot.reading.article.0).map(|one| one.article.source());
    let source = source.unwrap_or_default();
    match (spot.focus, selected) {
        (Pane::Source, Some(selected)) => format!("{source}: {selected}"),
        (_, Some(selected)) => selected,
        (_, None) => source.to_string(),
    }
}

fn narrow(pick: &mut PickState) {
    let items = pick.items.iter().map(|item| item.folded.as_str());
    pick.matches = fuzzy::best(pick.input.value(), items, MOST);
    pick.selected = 0;
}

/// A key in a list; false where it closes.
pub fn key(state: &mut State, pick: &mut PickState, key: Key, effects: &mut Vec<Effect>) -> bool {
    if let Some(by) = movement(key) {
        pick.selected = moved(pick.selected, by, pick.matches.len());
        return true;
    }
    match key.code {
        Code::Esc => return false,
        Code::Enter => {
            let chosen =
                pick.matches.get(pick.selected).and_then(|at| pick.items.get(*at)).cloned();
            let Some(item) = chosen else { return true };
            match item.does {
                // Several conditions in one go.
                Does::Filter(condition) => {
                    shown::toggle(state, condition);
                    return true;
                }
                Does::Go(spot) => {
                    state.jumps.leave(state.spot());
                    select::restore(state, spot);
                }
                Does::Run(command) => effects.extend(run(state, command)),
            }
            return false;
        }
        _ => {}
    }
    if let Some(request) = request(key)
        && pick.input.handle(request).is_some_and(|change| change.value)
    {
        narrow(pick);
    }
    true
}
