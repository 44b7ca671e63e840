//! Tables of the whole story: open, move, and go where a row leads.

use super::super::key::{Code, Key};
use super::super::state::{Beside, Overlay, Pane, State, Subject, TableKind, TableRow, TableState};
use super::overlay::moved;
use super::{reading, select};
use crate::index::tables::Statement;
use crate::model::{ArticleId, EventId, Snapshot, Span};

/// Rows that a page key moves by.
const PAGE: isize = 10;

/// Open a table; where it would be empty, say so instead.
pub fn open(state: &mut State, kind: TableKind) {
    let Some(view) = state.view.clone() else { return };
    let snapshot = view.snapshot();
    let rows = match kind {
        TableKind::Conflicts => conflicts(snapshot),
        TableKind::Coverage => view.coverage().iter().cloned().map(TableRow::Covered).collect(),
        TableKind::Statements => ledger(state, view.statements()),
    };
    if rows.is_empty() {
        let nothing = match kind {
            TableKind::Conflicts => "the sources do not disagree on anything found here",
            TableKind::Coverage => "no event has a date here",
            TableKind::Statements => "nobody is quoted here",
        };
        state.notice = Some(nothing.to_string());
        return;
    }
    // Begin at what is selected.
    let here = state.event();
    let selected = rows
        .iter()
        .position(|row| here.is_some() && event_of(snapshot, row) == here)
        .unwrap_or_else(|| usize::from(matches!(rows.first(), Some(TableRow::Speaker(..)))));
    state.overlays.push(Overlay::Table(TableState { kind, rows, selected, shift: 0 }));
}

fn conflicts(snapshot: &Snapshot) -> Vec<TableRow> {
    let all = snapshot.conflicts.iter().enumerate();
    all.flat_map(|(at, conflict)| {
        let sides = (0..conflict.sides.len()).map(move |side| TableRow::Side(at, side));
        std::iter::once(TableRow::Conflict(at)).chain(sides)
    })
    .collect()
}

/// The statements of the selected actor among the actors, else of everybody.
fn ledger(state: &State, statements: &[Statement]) -> Vec<TableRow> {
    let mut all = statements.to_vec();
    if state.focus == Pane::Actors
        && let Some(actor) = state.actor()
        && all.iter().any(|one| one.actor == Some(actor))
    {
        all.retain(|one| one.actor == Some(actor));
    }
    let mut rows = Vec::new();
    let of = |one: &Statement| (one.actor, one.speaker.clone());
    for group in all.chunk_by(|one, next| of(one) == of(next)) {
        rows.push(TableRow::Speaker(group[0].speaker.clone(), group.len()));
        rows.extend(group.iter().cloned().map(TableRow::Statement));
    }
    rows
}

fn event_of(snapshot: &Snapshot, row: &TableRow) -> Option<EventId> {
    match row {
        TableRow::Conflict(at) | TableRow::Side(at, _) => {
            snapshot.conflicts.get(*at).map(|conflict| conflict.event)
        }
        TableRow::Covered(covered) => Some(covered.event),
        TableRow::Speaker(..) | TableRow::Statement(_) => None,
    }
}

/// A key in a table; false where it closes.
pub fn key(state: &mut State, table: &mut TableState, key: Key) -> bool {
    let count = table.rows.len();
    let by = match key.code {
        Code::Down | Code::Char('j') | Code::Tab => 1,
        Code::Up | Code::Char('k') | Code::BackTab => -1,
        Code::PageDown | Code::Char(' ') => PAGE,
        Code::PageUp => -PAGE,
        Code::Home | Code::Char('g') => -(count as isize),
        Code::End | Code::Char('G') => count as isize,
        Code::Char(']') => next_group(table, 1),
        Code::Char('[') => next_group(table, -1),
        Code::Right | Code::Char('l') => {
            table.shift += usize::from(table.shift < widest(state));
            return true;
        }
        Code::Left | Code::Char('h') => {
            table.shift = table.shift.saturating_sub(1);
            return true;
        }
        Code::Char('v') => return !go_beside(state, table),
        Code::Enter => return !go(state, table),
        Code::Char('4') => return switch(state, table, TableKind::Conflicts),
        Code::Char('5') => return switch(state, table, TableKind::Coverage),
        Code::Char('6') => return switch(state, table, TableKind::Statements),
        Code::Char('?') => {
            state.overlays.push(Overlay::Help(0));
            return false;
        }
        Code::Esc | Code::Char('q' | '1' | '2' | '3') => return false,
        _ => 0,
    };
    table.selected = moved(table.selected, by, count);
    true
}

/// From one table to another, or back to the panes with the key of this one.
fn switch(state: &mut State, table: &TableState, kind: TableKind) -> bool {
    if table.kind != kind {
        open(state, kind);
    }
    false
}

/// Columns by which the widest table can be moved: one a source.
fn widest(state: &State) -> usize {
    state.view.as_ref().map_or(0, |view| view.snapshot().articles.len().saturating_sub(1))
}

/// How far the next or previous conflict or speaker is.
fn next_group(table: &TableState, step: isize) -> isize {
    let is_head = |row: &TableRow| matches!(row, TableRow::Conflict(_) | TableRow::Speaker(..));
    let mut at = table.selected as isize;
    loop {
        at += step;
        let Some(row) = usize::try_from(at).ok().and_then(|at| table.rows.get(at)) else {
            return 0;
        };
        if is_head(row) {
            return at - table.selected as isize;
        }
    }
}

/// Go to the passage of a row; false where it leads nowhere.
fn go(state: &mut State, table: &TableState) -> bool {
    let Some(view) = state.view.clone() else { return false };
    let snapshot = view.snapshot();
    let Some(row) = table.rows.get(table.selected) else { return false };
    let place: Option<(ArticleId, Span)> = match row {
        TableRow::Conflict(_) | TableRow::Covered(_) => None,
        TableRow::Side(at, side) => snapshot
            .conflicts
            .get(*at)
            .and_then(|conflict| conflict.sides.get(*side)?.passages.first().copied()),
        TableRow::Statement(one) => one.quote(snapshot).map(|quote| (one.article, quote.span)),
        TableRow::Speaker(..) => return false,
    };
    state.jumps.leave(state.spot());
    state.beside = None;
    if let Some(event) = event_of(snapshot, row) {
        select::subject(state, Subject::Event(event));
        select::show_account(state);
        state.focus = Pane::Timeline;
    }
    if let Some((article, span)) = place {
        select::account_at(state, article, span);
        reading::open_at(state, article, span);
        state.reading.passage = Some(span);
        state.focus = Pane::Source;
    }
    true
}

/// Two sides of a conflict side by side, where both are accounts of the event.
fn go_beside(state: &mut State, table: &TableState) -> bool {
    let Some(view) = state.view.clone() else { return false };
    let snapshot = view.snapshot();
    let (at, chosen) = match table.rows.get(table.selected) {
        Some(TableRow::Conflict(at)) => (*at, 0),
        Some(TableRow::Side(at, side)) => (*at, *side),
        _ => return false,
    };
    let Some(conflict) = snapshot.conflicts.get(at) else { return false };
    let here = state.spot();
    select::subject(state, Subject::Event(conflict.event));
    let account = |side: usize| {
        let passages = &conflict.sides.get(side)?.passages;
        state.accounts.iter().position(|account| {
            passages
                .iter()
                .any(|(article, span)| account.article == *article && account.span.overlaps(*span))
        })
    };
    let other = usize::from(chosen == 0);
    let (Some(left), Some(right)) = (account(chosen.min(other)), account(chosen.max(other))) else {
        state.notice =
            Some("a side stands outside the event's accounts: enter goes to it".to_string());
        select::restore(state, here);
        return false;
    };
    state.jumps.leave(here);
    state.account = left;
    state.beside_scroll = 0;
    state.beside = Some(Beside { left, right });
    true
}
