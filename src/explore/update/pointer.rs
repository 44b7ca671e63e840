//! The mouse: what a click, the wheel or a drag does at a place of the screen.

use chrono::NaiveDate;

use super::super::command::Command;
use super::super::key::{Code, Key};
use super::super::state::{Pane, State, Subject};
use super::{Effect, lists, overlay, reading, run, select, shown};
use crate::index::Row;
use crate::model::Span;

/// Lines that one turn of the wheel scrolls.
const WHEEL: usize = 3;

/// A border that can be dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// Between the lists and the source.
    Lists,
    /// Between timeline and actors.
    Actors,
}

/// What lies at a place of the screen; the frame's layout tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A row of the timeline.
    Row(usize),
    /// A day of the density strip.
    Day(NaiveDate),
    /// An actor's row.
    Actor(usize),
    /// An account's row.
    Account(usize),
    /// A byte of the text.
    Text(usize),
    /// A condition of the filter.
    Chip(usize),
    /// A border.
    Border(Border),
    /// A pane, where nothing else is.
    Pane(Pane),
}

/// What the mouse did; places are in percent of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// A button went down.
    Press(Option<Target>),
    /// It moved with the button down.
    Drag {
        /// What lies under it.
        target: Option<Target>,
        /// Percent of the width.
        across: u16,
        /// Percent of the height of the panes.
        down: u16,
    },
    /// The button went up.
    Release,
    /// The wheel turned, down or up.
    Wheel(Option<Target>, bool),
}

/// Do it.
pub fn act(state: &mut State, pointer: Pointer) -> Vec<Effect> {
    if let Pointer::Press(_) = pointer {
        state.notice = None;
    }
    if !state.overlays.is_empty() {
        // The lists above the panes follow the wheel.
        return match pointer {
            Pointer::Wheel(_, down) => {
                let code = if down { Code::Down } else { Code::Up };
                overlay::key(state, Key::plain(code))
            }
            _ => Vec::new(),
        };
    }
    match pointer {
        Pointer::Press(target) => {
            state.dragged = None;
            state.selection = None;
            press(state, target);
        }
        Pointer::Drag { target, across, down } => match state.dragged {
            Some(Border::Lists) => state.arrangement.left = across.clamp(15, 75),
            Some(Border::Actors) => {
                state.arrangement.actors = 100_u16.saturating_sub(down).clamp(15, 75);
            }
            None => {
                // Along the strip the story passes by.
                if let Some(Target::Day(_)) = target {
                    press(state, target);
                }
                if let (Some(Target::Text(at)), Some((article, from, _))) =
                    (target, state.selection)
                {
                    let span = Span::new(from.min(at), from.max(at));
                    state.selection = Some((article, from, span));
                }
            }
        },
        Pointer::Release => state.dragged = None,
        Pointer::Wheel(target, down) => return wheel(state, target, down),
    }
    lists::keep_in_sight(state);
    Vec::new()
}

fn press(state: &mut State, target: Option<Target>) {
    match target {
        Some(Target::Row(at)) => {
            state.focus = Pane::Timeline;
            if let Some(Row::Event(event)) = state.rows.get(at).copied() {
                select::subject(state, Subject::Event(event));
            }
        }
        Some(Target::Day(day)) => {
            state.focus = Pane::Timeline;
            let Some(view) = state.view.clone() else { return };
            let begins = |row: &Row| match row {
                Row::Event(id) => view.snapshot().event(*id)?.bounds.from.map(|from| (*id, from)),
                Row::Heading(_) => None,
            };
            let dated = state.rows.iter().filter_map(begins);
            let nearest = dated.min_by_key(|(_, from)| (*from - day).num_days().abs());
            if let Some((event, _)) = nearest {
                select::subject(state, Subject::Event(event));
            }
        }
        Some(Target::Actor(at)) => {
            state.focus = Pane::Actors;
            if let Some(actor) = state.cast.get(at).copied() {
                select::subject(state, Subject::Actor(actor));
            }
        }
        Some(Target::Account(at)) if at < state.accounts.len() => {
            state.account = at;
            select::show_account(state);
        }
        Some(Target::Text(at)) => {
            state.focus = Pane::Source;
            state.selection = Some((state.article(), at, Span::new(at, at)));
            let Some(view) = state.view.clone() else { return };
            let marks = view.marks(state.article()).iter().enumerate();
            let under = marks.filter(|(_, mark)| {
                mark.span.start <= at && at < mark.span.end && state.marked.shows(mark.kind)
            });
            if let Some((mark, _)) = under.min_by_key(|(_, mark)| mark.span.len()) {
                state.reading.mark = Some(mark);
            }
        }
        Some(Target::Chip(at)) if at < state.shown.conditions.len() => {
            state.shown.conditions.remove(at);
            shown::fill(state);
        }
        Some(Target::Border(border)) => state.dragged = Some(border),
        Some(Target::Pane(pane)) => state.focus = pane,
        Some(Target::Account(_) | Target::Chip(_)) | None => {}
    }
}

fn wheel(state: &mut State, target: Option<Target>, down: bool) -> Vec<Effect> {
    if state.beside.is_some() {
        for _ in 0..WHEEL {
            run(state, if down { Command::Down } else { Command::Up });
        }
        return Vec::new();
    }
    let step = if down { 1 } else { -1 };
    match target {
        Some(Target::Text(_) | Target::Pane(Pane::Source)) => {
            reading::scroll(state, step * WHEEL as isize);
        }
        Some(Target::Account(_)) => select::account(state, step),
        Some(Target::Actor(_) | Target::Pane(Pane::Actors)) => {
            lists::scroll(state, Pane::Actors, step * WHEEL as isize);
        }
        Some(Target::Row(_) | Target::Day(_) | Target::Pane(Pane::Timeline)) => {
            lists::scroll(state, Pane::Timeline, step * WHEEL as isize);
        }
        _ => {}
    }
    Vec::new()
}
