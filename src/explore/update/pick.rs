//! Lists to choose from by a few letters: commands, places, what to show.

use super::super::command::{Argument, Command, Place};
use super::super::fuzzy;
use super::super::key::{Code, Key};
use super::super::overlay::{Does, Overlay, PickItem, PickKind, PickState};
use super::super::state::{Pane, Spot, State, Subject};
use super::overlay::{moved, movement, request};
use super::{Effect, argument, run, select, shown};
use crate::annotate::text::fold;

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
        listed: items.len(),
        items,
        of: None,
        matches: Vec::new(),
        selected: 0,
    };
    narrow(state, &mut pick);
    state.overlays.push(Overlay::Pick(pick));
}

/// Every command with its keys.
fn commands(state: &State) -> Vec<PickItem> {
    let item = |command: &Command| {
        let keys = state.keymap.keys(*command);
        let key = keys.first().map(ToString::to_string).unwrap_or_default();
        let argument = command
            .argument()
            .map_or(String::new(), |one| format!(" {}", one.word().to_uppercase()));
        let label = format!("{}{argument}  {}", command.name(), command.doc());
        PickItem::new(&key, &label, Does::Run(*command))
    };
    // A table has keys alone: the palette opens above the panes.
    let apply =
        |command: &&Command| **command != Command::Palette && command.places() != [Place::Tables];
    Command::ALL.iter().filter(apply).map(item).collect()
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

/// The choices that fit what is typed; behind the name of a command those of its argument.
fn narrow(state: &State, pick: &mut PickState) {
    let typed = pick.input.value().to_string();
    let asked = (pick.kind == PickKind::Commands).then(|| argument::asked(&typed)).flatten();
    let of = asked.map(|(command, _, _)| command);
    if pick.of != of {
        pick.items = match asked {
            Some((command, argument, _)) => argument::items(state, command, argument),
            None => commands(state),
        };
        (pick.of, pick.listed) = (of, pick.items.len());
    }
    pick.items.truncate(pick.listed);
    let pattern = asked.map_or(typed.as_str(), |(_, _, rest)| rest);
    let items = pick.items.iter().map(|item| item.folded.as_str());
    pick.matches = match (pick.kind, asked) {
        (PickKind::Commands, None) => of_commands(pattern, &pick.items),
        // A day is meant as it stands, never one whose figures lie scattered.
        (_, Some((_, Argument::Day, rest))) => holding(rest, items),
        _ => fuzzy::best(pattern, items, MOST),
    };
    pick.selected = 0;
    // What is typed comes first, but for a name that it is the whole of.
    let own =
        asked.and_then(|(command, argument, rest)| argument::typed(state, command, argument, rest));
    if let Some(own) = own {
        let best = pick.matches.first().and_then(|at| pick.items.get(*at));
        let same = best.is_some_and(|best| best.folded == own.folded);
        pick.matches.insert(usize::from(same), pick.items.len());
        pick.items.push(own);
    }
}

/// Commands whose name fits what is typed, then those that are told with these words.
fn of_commands(pattern: &str, items: &[PickItem]) -> Vec<usize> {
    let name = |item: &PickItem| match item.does {
        Does::Run(command) => command.name(),
        _ => "",
    };
    let mut matches = fuzzy::best(pattern, items.iter().map(name), MOST);
    let told = holding(pattern, items.iter().map(|item| item.folded.as_str()));
    for at in told {
        if !matches.contains(&at) {
            matches.push(at);
        }
    }
    matches
}

/// The items that hold all the words of a pattern as they stand.
fn holding<'a>(pattern: &str, items: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let pattern = fold(pattern);
    let all = |item: &str| pattern.split_whitespace().all(|word| item.contains(word));
    items.enumerate().filter(|(_, item)| all(item)).map(|(at, _)| at).take(MOST).collect()
}

/// Take the highlighted choice into the line: a command with a space behind it, for its argument.
fn complete(state: &State, pick: &mut PickState) {
    // What is typed needs no completing: the first choice that fits it does.
    let listed = |at: &&usize| **at < pick.listed;
    let here = pick.matches.get(pick.selected).filter(listed);
    let chosen =
        here.or_else(|| pick.matches.iter().find(listed)).and_then(|at| pick.items.get(*at));
    let line = match (chosen.map(|item| &item.does), pick.of) {
        (Some(Does::Run(command)), _) => {
            let space = if command.argument().is_some() { " " } else { "" };
            format!("{}{space}", command.name())
        }
        (Some(_), Some(command)) => {
            let label = chosen.map_or("", |item| item.label.as_str());
            format!("{} {}", command.name(), label.split("  ").next().unwrap_or(label))
        }
        _ => return,
    };
    pick.input = line.into();
    narrow(state, pick);
}

/// A key in a list; false where it closes.
pub fn key(state: &mut State, pick: &mut PickState, key: Key, effects: &mut Vec<Effect>) -> bool {
    if pick.kind == PickKind::Commands && key.code == Code::Tab {
        complete(state, pick);
        return true;
    }
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
                Does::Give(command, value) => effects.extend(argument::give(state, command, value)),
            }
            return false;
        }
        _ => {}
    }
    if let Some(request) = request(key)
        && pick.input.handle(request).is_some_and(|change| change.value)
    {
        narrow(state, pick);
    }
    true
}
