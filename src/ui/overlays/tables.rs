//! The tables of the whole story over the panes: conflicts, coverage, statements.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::explore::page::{clip, width};
use crate::explore::{State, TableKind, TableRow, TableState};
use crate::index::concordance::{Place, context};
use crate::index::tables::{Covered, Statement, may_be_update, reported};
use crate::model::{Annotated, ArticleId, QuoteKind, Snapshot, Status};
use crate::ui::paint::{blank, put_at, put_right, tint};
use crate::ui::widgets::frame;
use crate::ui::{Look, Role, dates};

/// Columns of a date.
const DATE: u16 = 16;

/// Columns of a verb of saying.
const CUE: u16 = 10;

/// Columns of a source's cell.
const CELL: u16 = 3;

/// Below so many columns a row holds what it cannot do without.
const NARROW: u16 = 60;

/// From so many columns on a side of a conflict has room for its day.
const ROOMY: u16 = 100;

/// Rows below the coverage for the names of an event's sources, at most.
const NAMES: u16 = 3;

/// Draw a table into the whole of an area; how many columns it can be moved by.
pub fn render(
    state: &State,
    look: &Look,
    table: &TableState,
    area: Rect,
    buf: &mut Buffer,
) -> usize {
    let Some(view) = state.view.as_deref() else { return 0 };
    let snapshot = view.snapshot();
    let limit = hidden(crate::ui::layout::inside(area), snapshot);
    let shift = table.shift.min(limit);
    blank(buf, area);
    let (title, note) = heading(snapshot, table);
    let inner = frame::frame(look, area, title, &note, Role::Focus, buf);
    let head = u16::from(table.kind == TableKind::Coverage);
    let mut foot = head;
    if head > 0 {
        sources(look, snapshot, shift, inner, buf);
        if let Some(TableRow::Covered(covered)) = table.rows.get(table.selected) {
            foot = names(look, snapshot, covered, inner, buf);
        }
    }
    let height = inner.height.saturating_sub(head + foot);
    let list = Rect { y: inner.y + head, height, ..inner };
    let rows = usize::from(list.height);
    // The highlighted row stays away from the edges where it can.
    let first = (table.selected + rows / 3 + 1)
        .saturating_sub(rows)
        .min(table.rows.len().saturating_sub(rows));
    for (row, one) in table.rows.iter().skip(first).take(rows).enumerate() {
        let at = row as u16;
        match one {
            TableRow::Conflict(index) => conflict(look, snapshot, *index, list, at, buf),
            TableRow::Side(index, side) => {
                self::side(look, snapshot, (*index, *side), list, at, buf);
            }
            TableRow::Covered(covered) => {
                self::covered(look, snapshot, covered, shift, (list, at), buf);
            }
            TableRow::Speaker(name, count) => speaker(look, name, *count, list, at, buf),
            TableRow::Statement(one) => statement(look, snapshot, one, list, at, buf),
            TableRow::Place(place) => in_context(look, snapshot, *place, list, at, buf),
        }
        if first + row == table.selected {
            put_at(buf, list, 0, at, look.signs.here(), look.theme.style(Role::Bar));
            tint(buf, list, at, look.theme.style(Role::Accent));
        }
    }
    limit
}

/// Sources whose cells find no room beside the titles.
fn hidden(inner: Rect, snapshot: &Snapshot) -> usize {
    let cells = inner.width.saturating_sub(left(inner, snapshot)) / CELL;
    snapshot.articles.len().saturating_sub(usize::from(cells))
}

/// Columns of the source's name before a line of a concordance.
const NAME: u16 = 18;

/// A place of the keyword: it stands in the middle, so that the eye runs down the words.
fn in_context(
    look: &Look,
    snapshot: &Snapshot,
    place: Place,
    list: Rect,
    row: u16,
    buf: &mut Buffer,
) {
    let Some(annotated) = snapshot.article(place.article) else { return };
    let names = if list.width < NARROW { 1 } else { NAME };
    let name = Rect { width: list.width.min(names), ..list };
    put_at(buf, name, 2, row, annotated.article.source(), look.theme.style(Role::Dim));
    let room = Rect { x: list.x + names + 1, width: list.width.saturating_sub(names + 1), ..list };
    let half = usize::from(room.width) / 2;
    let text = annotated.article.text.as_str();
    let (left, word, right) = context(text, place.span, half);
    // The end of what stands before, as much as fits.
    let wide = half.saturating_sub(width(&word) / 2);
    let mut from = 0;
    for (at, _) in left.char_indices().rev() {
        if width(&left[at..]) > wide {
            break;
        }
        from = at;
    }
    let shown = if width(&left) > wide { &left[from..] } else { left.as_str() };
    let mut column = (wide - width(shown).min(wide)) as u16;
    column += put_at(buf, room, column, row, shown, look.theme.style(Role::Text));
    column += put_at(buf, room, column, row, &word, look.theme.style(Role::Hit));
    put_at(buf, room, column, row, &right, look.theme.style(Role::Text));
}

fn heading(snapshot: &Snapshot, table: &TableState) -> (&'static str, String) {
    match table.kind {
        TableKind::Conflicts => ("Conflicts", snapshot.conflicts.len().to_string()),
        TableKind::Coverage => {
            let events = table.rows.len();
            ("Coverage", format!("{events} events by {} sources", snapshot.articles.len()))
        }
        TableKind::Concordance => {
            let (keyword, order) = &table.keyword;
            ("Concordance", format!("{keyword}: {} places, {}", table.rows.len(), order.name()))
        }
        TableKind::Statements => {
            let count = table.rows.iter().filter(|row| matches!(row, TableRow::Statement(_)));
            ("Statements", format!("{} by speaker, in order of time", count.count()))
        }
    }
}

fn conflict(
    look: &Look,
    snapshot: &Snapshot,
    index: usize,
    list: Rect,
    row: u16,
    buf: &mut Buffer,
) {
    let Some(conflict) = snapshot.conflicts.get(index) else { return };
    let Some(event) = snapshot.event(conflict.event) else { return };
    put_at(buf, list, 2, row, conflict.kind.as_str(), look.theme.style(Role::Conflict));
    let mut column = 11;
    if list.width >= NARROW {
        let when = dates::bounds(event.bounds, false);
        put_at(buf, list, column, row, &when, look.theme.style(Role::Date));
        column += DATE;
    }
    put_at(buf, list, column, row, &event.title, look.theme.style(Role::Heading));
}

fn side(
    look: &Look,
    snapshot: &Snapshot,
    (index, at): (usize, usize),
    list: Rect,
    row: u16,
    buf: &mut Buffer,
) {
    let Some(conflict) = snapshot.conflicts.get(index) else { return };
    let Some(side) = conflict.sides.get(at) else { return };
    let narrow = list.width < NARROW;
    let begin = if narrow { 4 } else { 11 };
    if at > 0 {
        put_at(buf, list, begin - 2, row, look.signs.differ(), look.theme.style(Role::Conflict));
    }
    let bounds = reported(snapshot, conflict, at);
    // The report that told it on that day; of one without a day what is known of it.
    let mut reports = side.passages.iter().filter_map(|(article, _)| snapshot.article(*article));
    let of_day =
        |one: &&Annotated| bounds.from.is_some() && one.article.published.from == bounds.from;
    let first = reports.clone().find(of_day).or_else(|| reports.next());
    let source = first.map_or("", |one| one.article.source());
    let day = match first {
        Some(one) if bounds.is_open() => dates::published(&one.article.published),
        _ => dates::bounds(bounds, false),
    };
    let origins = if side.origins == 1 { "origin" } else { "origins" };
    let update = if may_be_update(snapshot, conflict, at) { ", may be an update" } else { "" };
    let source = clip(source, usize::from(list.width / 4));
    let note = if narrow {
        format!("{source} ")
    } else if list.width < ROOMY {
        // The words that differ come first.
        format!("{source}  {} {origins} ", side.origins)
    } else {
        format!("{source}  {day}{update}  {} {origins} ", side.origins)
    };
    let start = put_right(buf, list, row, &note, look.theme.style(Role::Dim));
    let room = Rect { width: start.saturating_sub(2).min(list.width), ..list };
    put_at(buf, room, begin, row, &side.value, look.theme.style(Role::Text));
}

/// Columns of the dates and titles left of the cells.
fn left(list: Rect, snapshot: &Snapshot) -> u16 {
    let count = u16::try_from(snapshot.articles.len()).unwrap_or(u16::MAX);
    let cells = count.saturating_mul(CELL);
    list.width.saturating_sub(cells).max(list.width / 2)
}

/// What the signs mean, and the numbers of the sources above their cells.
fn sources(look: &Look, snapshot: &Snapshot, shift: usize, inner: Rect, buf: &mut Buffer) {
    let from = left(inner, snapshot);
    let room = Rect { width: from.saturating_sub(1), ..inner };
    let (signs, dim) = (look.signs, look.theme.style(Role::Dim));
    let mut column = 2;
    for (sign, role, words) in [
        (signs.status(Status::Happened).to_string(), Role::Event, "reported"),
        (signs.status(Status::Planned).to_string(), Role::Event, "as planned"),
        (format!("{}{}", signs.status(Status::Happened), signs.first()), Role::Accent, "first"),
        (signs.dot().to_string(), Role::Dim, "silent"),
    ] {
        column += put_at(buf, room, column, 0, &sign, look.theme.style(role)) + 1;
        column += put_at(buf, room, column, 0, words, dim) + 2;
    }
    for at in 0..snapshot.articles.len().saturating_sub(shift) {
        let column = from + at as u16 * CELL;
        if column + CELL > inner.width {
            break;
        }
        let number = format!("{:2}", at + shift + 1);
        put_at(buf, inner, column, 0, &number, look.theme.style(Role::Dim));
    }
}

/// Below the table: the sources of the highlighted event, by number, the first one first; gives
/// the rows that they take.
fn names(
    look: &Look,
    snapshot: &Snapshot,
    covered: &Covered,
    inner: Rect,
    buf: &mut Buffer,
) -> u16 {
    let mut told: Vec<usize> = covered.by.iter().map(|(id, _)| id.index()).collect();
    told.sort_by_key(|at| Some(*at) != covered.first.map(ArticleId::index));
    let most = if inner.height < 3 * NAMES { 1 } else { NAMES };
    let mut places: Vec<(u16, u16, String, String)> = Vec::new();
    let (mut row, mut column) = (0, 2);
    for at in told {
        let Some(one) = snapshot.articles.get(at) else { continue };
        let number = (at + 1).to_string();
        let name = clip(one.article.source(), usize::from(inner.width / 3));
        let wide = (width(&number) + 1 + width(&name)) as u16;
        if column > 2 && column + wide > inner.width {
            (row, column) = (row + 1, 2);
        }
        if row >= most {
            break;
        }
        places.push((row, column, number, name));
        column += wide + 2;
    }
    let rows = places.last().map_or(1, |(row, ..)| row + 1);
    let top = inner.height.saturating_sub(rows);
    for (row, column, number, name) in &places {
        let after = put_at(buf, inner, *column, top + row, number, look.theme.style(Role::Key));
        put_at(buf, inner, column + after + 1, top + row, name, look.theme.style(Role::Dim));
    }
    rows
}

fn covered(
    look: &Look,
    snapshot: &Snapshot,
    covered: &Covered,
    shift: usize,
    (list, row): (Rect, u16),
    buf: &mut Buffer,
) {
    let Some(event) = snapshot.event(covered.event) else { return };
    let from = left(list, snapshot);
    let room = Rect { width: from.saturating_sub(1), ..list };
    let when = dates::bounds(event.bounds, false);
    let used = put_at(buf, room, 2, row, &when, look.theme.style(Role::Date));
    let column = if list.width < NARROW { used + 1 } else { DATE };
    put_at(buf, room, 2 + column, row, &event.title, look.theme.style(Role::Text));
    for at in 0..snapshot.articles.len().saturating_sub(shift) {
        let status = covered.status(ArticleId::from(at + shift));
        let column = from + at as u16 * CELL + 1;
        if column + CELL > list.width + 1 {
            break;
        }
        let first = covered.first.is_some_and(|first| first.index() == at + shift);
        let (sign, role) = match status {
            Some(status) if first => (look.signs.status(status), Role::Accent),
            Some(status) => (look.signs.status(status), Role::Event),
            None => (look.signs.dot(), Role::Dim),
        };
        put_at(buf, list, column, row, sign, look.theme.style(role));
        if first && status.is_some() {
            put_at(buf, list, column + 1, row, look.signs.first(), look.theme.style(role));
        }
    }
}

fn speaker(look: &Look, name: &str, count: usize, list: Rect, row: u16, buf: &mut Buffer) {
    let name = if name.is_empty() { "nobody named" } else { name };
    let used = put_at(buf, list, 2, row, name, look.theme.style(Role::Heading));
    put_at(buf, list, used + 4, row, &count.to_string(), look.theme.style(Role::Dim));
}

fn statement(
    look: &Look,
    snapshot: &Snapshot,
    one: &Statement,
    list: Rect,
    row: u16,
    buf: &mut Buffer,
) {
    let Some(quote) = one.quote(snapshot) else { return };
    let when = if one.when.is_open() { "?".to_string() } else { dates::bounds(one.when, false) };
    let when = if one.told { when } else { format!("~ {when}") };
    let narrow = list.width < NARROW;
    if !narrow {
        put_at(buf, list, 3, row, &when, look.theme.style(Role::Date));
    }
    let source = snapshot.article(one.article).map_or("", |article| article.article.source());
    let cue = quote.cue.map_or("", |cue| snapshot.words(one.article, cue));
    let note = if narrow { String::new() } else { clip(source, usize::from(list.width / 4)) };
    let note = format!("{note} ");
    let start = put_right(buf, list, row, &note, look.theme.style(Role::Dim));
    let room = Rect { width: start.saturating_sub(2).min(list.width), ..list };
    let words = snapshot.words(one.article, quote.content);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let role = if quote.kind == QuoteKind::Indirect { Role::Text } else { Role::Quote };
    let column = if narrow { 3 } else { 3 + DATE + 2 };
    // The verb first: "denied" turns what follows round.
    let verb = put_at(buf, room, column, row, &clip(cue, CUE.into()), look.theme.style(Role::Dim));
    let behind = if narrow { verb + u16::from(verb > 0) } else { CUE + 1 };
    put_at(buf, room, column + behind, row, &words, look.theme.style(role));
}
