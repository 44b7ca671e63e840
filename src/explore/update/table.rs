//! Tables of the whole story: open, move, and go where a row leads.

use super::super::command::{Command, Place};
use super::super::key::{Code, Key};
use super::super::overlay::{Overlay, TableKind, TableRow, TableState};
use super::super::state::{Beside, Pane, State, Subject};
use super::overlay::moved;
use super::{Effect, cast, cite, reading, select};
use crate::index::concordance::{self, Order};
use crate::index::tables::Statement;
use crate::index::{Account, MarkKind};
use crate::model::{ActorId, ArticleId, EventId, Snapshot, Span};

/// Rows that a page key moves by.
const PAGE: isize = 10;

/// Open a table; where it would be empty, say so instead.
pub fn open(state: &mut State, kind: TableKind) {
    let Some(view) = state.view.clone() else { return };
    let snapshot = view.snapshot();
    let mut keyword = String::new();
    let rows = match kind {
        TableKind::Concordance => {
            let (word, places) = keyword_places(state, snapshot);
            keyword = word;
            places.into_iter().map(TableRow::Place).collect()
        }
        TableKind::Conflicts => conflicts(snapshot),
        TableKind::Coverage => view.coverage().iter().cloned().map(TableRow::Covered).collect(),
        TableKind::Statements => ledger(state, view.statements()),
    };
    if rows.is_empty() {
        let nothing = match kind {
            TableKind::Conflicts => "the sources do not disagree on anything found here",
            TableKind::Coverage => "no event has a date here",
            TableKind::Statements => "nobody is quoted here",
            TableKind::Concordance => {
                "choose an actor, mark words with ], or search some: then c shows them in context"
            }
        };
        state.notice = Some(nothing.to_string());
        return;
    }
    show(state, kind, rows, keyword);
}

/// A concordance of words, or of an actor.
pub fn concordance_of(state: &mut State, words: &str, actor: Option<ActorId>) {
    let Some(view) = state.view.clone() else { return };
    let snapshot = view.snapshot();
    let (keyword, places) = match actor {
        Some(actor) => places_of(snapshot, actor),
        None => (words.to_string(), concordance::of_words(snapshot, words)),
    };
    if places.is_empty() {
        state.notice = Some(format!("{keyword:?} stands nowhere"));
        return;
    }
    let rows = places.into_iter().map(TableRow::Place).collect();
    show(state, TableKind::Concordance, rows, keyword);
}

/// What one speaker said.
pub fn statements_of(state: &mut State, actor: Option<ActorId>, speaker: &str) {
    let Some(view) = state.view.clone() else { return };
    let own = |one: &&Statement| one.actor == actor && one.speaker == speaker;
    let rows = grouped(&view.statements().iter().filter(own).cloned().collect::<Vec<_>>());
    show(state, TableKind::Statements, rows, String::new());
}

/// Put rows on the screen, beginning at what is selected.
fn show(state: &mut State, kind: TableKind, rows: Vec<TableRow>, keyword: String) {
    let Some(view) = state.view.clone() else { return };
    let snapshot = view.snapshot();
    let here = state.event();
    let selected = rows
        .iter()
        .position(|row| here.is_some() && event_of(snapshot, row) == here)
        .unwrap_or_else(|| usize::from(matches!(rows.first(), Some(TableRow::Speaker(..)))));
    let keyword = (keyword, Order::default());
    state.overlays.push(Overlay::Table(TableState { kind, rows, selected, shift: 0, keyword }));
}

/// The keyword that is meant, and its places: the marked words in the source, the selected
/// actor, the words that were searched last.
fn keyword_places(state: &State, snapshot: &Snapshot) -> (String, Vec<concordance::Place>) {
    let of_actor = |actor: ActorId| places_of(snapshot, actor);
    let of_words = |words: &str| (words.to_string(), concordance::of_words(snapshot, words));
    if let Some((article, _, span)) = state.selection.filter(|(_, _, span)| !span.is_empty()) {
        return of_words(snapshot.words(article, span));
    }
    if state.subject == Some(Subject::Search) {
        return of_words(state.taken.input.value());
    }
    let marks = state.view.as_deref().map(|view| view.marks(state.article()));
    let mark = marks.and_then(|marks| marks.get(state.reading.mark?));
    if let Some(mark) = mark.filter(|_| state.focus == Pane::Source) {
        return match mark.kind {
            MarkKind::Actor(actor) => of_actor(actor),
            _ => of_words(snapshot.words(state.article(), mark.span)),
        };
    }
    if let Some(actor) = cast::under(state).filter(|_| state.focus == Pane::Actors) {
        return of_actor(actor);
    }
    match state.subject {
        Some(Subject::Actor(actor)) => of_actor(actor),
        _ => of_words(state.taken.input.value()),
    }
}

/// The name of an actor and where it stands.
fn places_of(snapshot: &Snapshot, actor: ActorId) -> (String, Vec<concordance::Place>) {
    let name = snapshot.actor(actor).map(|actor| actor.name.clone()).unwrap_or_default();
    (name, concordance::of_actor(snapshot, actor))
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
    grouped(&all)
}

/// Statements under the names of their speakers.
fn grouped(all: &[Statement]) -> Vec<TableRow> {
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
        TableRow::Speaker(..) | TableRow::Statement(_) | TableRow::Place(_) => None,
    }
}

/// A key in a table; false where it closes. The keys are those of the commands, as the user
/// has them; escape, enter and tab always work.
pub fn key(state: &mut State, table: &mut TableState, key: Key, effects: &mut Vec<Effect>) -> bool {
    let count = table.rows.len();
    let command = match key.code {
        Code::Esc => Some(Command::Close),
        Code::Enter => Some(Command::Open),
        Code::Tab => Some(Command::Down),
        Code::BackTab => Some(Command::Up),
        _ => state.keymap.command(key, Place::Tables),
    };
    let by = match command {
        Some(Command::Down) => 1,
        Some(Command::Up) => -1,
        Some(Command::PageDown) => PAGE,
        Some(Command::PageUp) => -PAGE,
        Some(Command::Top) => -(count as isize),
        Some(Command::Bottom) => count as isize,
        Some(Command::NextGroup) => next_group(table, 1),
        Some(Command::PreviousGroup) => next_group(table, -1),
        Some(Command::MoreSources) => {
            table.shift += usize::from(table.shift < state.viewport.overlay_limit);
            return true;
        }
        Some(Command::FewerSources) => {
            table.shift = table.shift.min(state.viewport.overlay_limit).saturating_sub(1);
            return true;
        }
        Some(Command::SortContext) if table.kind == TableKind::Concordance => {
            sort(state, table);
            return true;
        }
        Some(Command::Yank) => {
            match place_of(state, table) {
                Some((article, span)) => effects.push(cite::copy(state, article, span)),
                None => {
                    let words = match table.kind {
                        TableKind::Coverage => "this row is no passage: enter goes to the event's",
                        _ => "this row is no passage: choose one below it",
                    };
                    state.notice = Some(words.to_string());
                }
            }
            return true;
        }
        Some(Command::Beside) => return !go_beside(state, table),
        Some(Command::Open) => return !go(state, table),
        Some(Command::Conflicts) => return switch(state, table, TableKind::Conflicts),
        Some(Command::Coverage) => return switch(state, table, TableKind::Coverage),
        Some(Command::Statements) => return switch(state, table, TableKind::Statements),
        Some(Command::Concordance) => return switch(state, table, TableKind::Concordance),
        Some(
            Command::Close | Command::Quit | Command::Timeline | Command::Actors | Command::Source,
        ) => return false,
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
    if matches!(row, TableRow::Speaker(..)) {
        return false;
    }
    let place = place_of(state, table);
    state.jumps.leave(state.spot());
    select::part(state);
    if let Some(event) = event_of(snapshot, row) {
        select::subject(state, Subject::Event(event));
        select::show_account(state);
        state.focus = Pane::Timeline;
    }
    // The words of somebody: the mentions of that somebody stand beside them.
    if let TableRow::Statement(one) = row
        && let Some(actor) = one.actor
    {
        select::subject(state, Subject::Actor(actor));
    }
    if let Some((article, span)) = place {
        select::account_at(state, article, span);
        reading::open_at(state, article, span);
        state.reading.passage = Some(span);
        state.focus = Pane::Source;
    }
    true
}

/// Sort a concordance another way and stay with the highlighted place.
fn sort(state: &State, table: &mut TableState) {
    let Some(view) = state.view.as_deref() else { return };
    let place = |row: &TableRow| match row {
        TableRow::Place(place) => Some(*place),
        _ => None,
    };
    let here = table.rows.get(table.selected).and_then(place);
    let mut places: Vec<concordance::Place> = table.rows.iter().filter_map(place).collect();
    table.keyword.1 = table.keyword.1.next();
    concordance::sort(view.snapshot(), &mut places, table.keyword.1);
    table.selected = places.iter().position(|one| Some(*one) == here).unwrap_or(0);
    table.rows = places.into_iter().map(TableRow::Place).collect();
}

/// The passage that a row stands for.
fn place_of(state: &State, table: &TableState) -> Option<(ArticleId, Span)> {
    let view = state.view.as_deref()?;
    let snapshot = view.snapshot();
    match table.rows.get(table.selected)? {
        TableRow::Conflict(_) | TableRow::Covered(_) | TableRow::Speaker(..) => None,
        TableRow::Side(at, side) => {
            snapshot.conflicts.get(*at)?.sides.get(*side)?.passages.first().copied()
        }
        TableRow::Statement(one) => one.quote(snapshot).map(|quote| (one.article, quote.span)),
        TableRow::Place(place) => Some((place.article, place.span)),
    }
}

/// Two sides of a conflict side by side. A side that is no account of the event ("the port
/// denied it") is one for as long as they stand there.
fn go_beside(state: &mut State, table: &TableState) -> bool {
    let Some(view) = state.view.clone() else { return false };
    let snapshot = view.snapshot();
    let (at, chosen) = match table.rows.get(table.selected) {
        Some(TableRow::Conflict(at)) => (*at, 0),
        Some(TableRow::Side(at, side)) => (*at, *side),
        _ => return false,
    };
    let Some(conflict) = snapshot.conflicts.get(at) else { return false };
    let other = usize::from(chosen == 0);
    let passages = |side: usize| conflict.sides.get(side).map_or(&[][..], |side| &side.passages);
    let sides = [chosen.min(other), chosen.max(other)].map(passages);
    let (Some(first), Some(second)) = (sides[0].first(), sides[1].first()) else { return false };
    state.jumps.leave(state.spot());
    select::subject(state, Subject::Event(conflict.event));
    let mut account = |passages: &[(ArticleId, Span)], first: (ArticleId, Span)| {
        let known = state.accounts.iter().position(|account| {
            passages
                .iter()
                .any(|(article, span)| account.article == *article && account.span.overlaps(*span))
        });
        known.unwrap_or_else(|| {
            let (article, span) = first;
            state.accounts.push(Account { article, span, passage: Account::ASIDE });
            state.accounts.len() - 1
        })
    };
    let (left, right) = (account(sides[0], *first), account(sides[1], *second));
    state.account = left;
    select::show_account(state);
    state.beside = Some(Beside::new(left, right, None));
    true
}
