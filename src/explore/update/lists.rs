//! Moving in the timeline and among the actors, and scrolling the text.

use super::super::command::Command;
use super::super::state::{Beside, Pane, State, Subject};
use super::{reading, select};
use crate::index::Row;

/// Move in the focused pane.
pub fn travel(state: &mut State, command: Command) {
    if let Some(beside) = &mut state.beside {
        let by = distance(command, state.viewport.source_rows);
        let scrolled = match beside.apart {
            Some(one) => &mut beside.scroll[one..=one],
            None => &mut beside.scroll[..],
        };
        for scroll in scrolled {
            let home = matches!(command, Command::Top | Command::Bottom);
            *scroll = if home { 0 } else { *scroll + by };
        }
        return;
    }
    match state.focus {
        Pane::Timeline => timeline(state, command),
        Pane::Actors => actors(state, command),
        Pane::Source => source(state, command),
    }
}

/// How far a command moves in a list of so many rows a page.
fn distance(command: Command, page: usize) -> isize {
    let page = page.saturating_sub(1).max(1) as isize;
    match command {
        Command::Down => 1,
        Command::Up => -1,
        Command::PageDown => page,
        Command::PageUp => -page,
        Command::Top => isize::MIN / 4,
        _ => isize::MAX / 4,
    }
}

fn timeline(state: &mut State, command: Command) {
    let rows = &state.rows;
    if rows.is_empty() {
        return;
    }
    let by = distance(command, state.viewport.timeline);
    let last = rows.len() as isize - 1;
    let wanted = (state.timeline_row as isize + by).clamp(0, last) as usize;
    // Headings are passed over, in the direction of the move where that is possible.
    let is_event = |at: &usize| matches!(rows.get(*at), Some(Row::Event(_)));
    let forward = (wanted..rows.len()).find(is_event);
    let backward = (0..=wanted).rev().find(is_event);
    let target = if by > 0 { forward.or(backward) } else { backward.or(forward) };
    if let Some(Row::Event(event)) = target.and_then(|at| rows.get(at)).copied() {
        select::subject(state, Subject::Event(event));
    }
}

/// The next or previous event of the timeline, wherever the focus is; side by side the next one
/// that two sources report.
pub fn step_event(state: &mut State, step: isize) {
    let command = if step > 0 { Command::Down } else { Command::Up };
    let Some(before) = state.beside else {
        timeline(state, command);
        return;
    };
    let (here, account) = (state.event(), state.account);
    loop {
        let last = state.timeline_row;
        timeline(state, command);
        let mut articles: Vec<_> = Vec::new();
        let mut first = Vec::new();
        for (at, account) in state.accounts.iter().enumerate() {
            if !articles.contains(&account.article) {
                articles.push(account.article);
                first.push(at);
            }
        }
        if let [left, right, more @ ..] = first.as_slice() {
            let third = before.third.and(more.first().copied());
            let next = Beside { left: *left, right: *right, ..before };
            state.beside = Some(next.with_third(third));
            return;
        }
        if state.timeline_row == last {
            break;
        }
    }
    // There is none: everything stays as it was.
    if let Some(event) = here {
        select::subject(state, Subject::Event(event));
    }
    state.account = account;
    state.beside = Some(before);
    state.notice = Some("no further event here is reported by two sources".to_string());
}

fn actors(state: &mut State, command: Command) {
    let count = state.cast.len();
    if count == 0 {
        return;
    }
    let by = distance(command, state.viewport.actors);
    let wanted = (state.actor_row as isize + by).clamp(0, count as isize - 1) as usize;
    select::subject(state, Subject::Actor(state.cast[wanted]));
}

fn source(state: &mut State, command: Command) {
    match command {
        Command::Top => reading::to_end(state, false),
        Command::Bottom => reading::to_end(state, true),
        _ => reading::scroll(state, distance(command, state.viewport.source_rows)),
    }
}

/// Scroll a list under the selected row, which stays where it is.
pub fn scroll(state: &mut State, pane: Pane, by: isize) {
    let actors = state.cast.len();
    let (top, count, page) = match pane {
        Pane::Actors => (&mut state.actor_top, actors, state.viewport.actors),
        _ => (&mut state.timeline_top, state.rows.len(), state.viewport.timeline),
    };
    *top = (*top as isize + by).clamp(0, count.saturating_sub(page) as isize) as usize;
}

/// Scroll the lists so that what is selected can be seen, its heading too.
pub fn keep_in_sight(state: &mut State) {
    let headed = state
        .timeline_row
        .checked_sub(1)
        .is_some_and(|before| matches!(state.rows.get(before), Some(Row::Heading(_))));
    let first = state.timeline_row - usize::from(headed);
    state.timeline_top =
        window(state.timeline_top, first, state.timeline_row, state.viewport.timeline);
    state.actor_top =
        window(state.actor_top, state.actor_row, state.actor_row, state.viewport.actors);
}

/// The first row to show so that `first` to `last` lie in a page.
fn window(top: usize, first: usize, last: usize, page: usize) -> usize {
    let page = page.max(1);
    if first < top {
        first
    } else if last >= top + page {
        last + 1 - page
    } else {
        top
    }
}
