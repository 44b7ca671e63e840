//! Two sources side by side, each at its account of one event, differing words lit.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::source::source_line;
use crate::annotate::text::fold;
use crate::explore::State;
use crate::explore::page::line_of;
use crate::index::{Account, View};
use crate::model::{EventId, Span};
use crate::ui::layout::reading;
use crate::ui::paint::{put, put_at};
use crate::ui::widgets::frame;
use crate::ui::widgets::text::{Tint, line, tints};
use crate::ui::{Look, Role, dates};

/// Share of a column above its passage.
const ABOVE: usize = 3;

/// Draw both sources and what differs.
pub fn render(state: &State, look: &Look, area: Rect, buf: &mut Buffer) {
    let (Some(view), Some(event)) = (state.view.as_deref(), state.event()) else { return };
    let heading = Rect { height: 1.min(area.height), ..area };
    title(state, look, view, event, heading, buf);
    let conflicts = lines_below(state, look, view, event);
    let columns = columns(state, look, area);
    for (side, (own, place)) in columns.iter().enumerate() {
        let others = columns.iter().enumerate().filter(|(at, _)| *at != side);
        let others: Vec<&Account> = others.map(|(_, (one, _))| *one).collect();
        column(state, look, view, (side, own), &others, *place, buf);
    }
    let foot = rows_below(&conflicts, area);
    if foot == 0 {
        return;
    }
    let place = Rect { y: area.bottom() - foot, height: foot, ..area };
    let inner = frame::frame(look, place, "differs", "", Role::Border, buf);
    for (row, (text, role)) in conflicts.iter().enumerate() {
        put_at(buf, inner, 1, row as u16, text, look.theme.style(*role));
    }
}

/// The accounts that are shown, each with its place.
pub fn columns<'a>(state: &'a State, look: &Look, area: Rect) -> Vec<(&'a Account, Rect)> {
    let (Some(view), Some(event)) = (state.view.as_deref(), state.event()) else {
        return Vec::new();
    };
    let foot = rows_below(&lines_below(state, look, view, event), area);
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1 + foot), ..area };
    let accounts = columns_of(state);
    let count = accounts.len().max(1) as u16;
    let edge = |side: usize| body.width * side as u16 / count;
    let place = |side: usize| {
        let (from, to) = (edge(side), edge(side + 1));
        Rect { x: body.x + from, width: to - from, ..body }
    };
    accounts.into_iter().enumerate().map(|(side, one)| (one, place(side))).collect()
}

/// The accounts that stand side by side, from left to right.
fn columns_of(state: &State) -> Vec<&Account> {
    let Some(beside) = state.beside else { return Vec::new() };
    let shown = [Some(beside.left), Some(beside.right), beside.third];
    shown.into_iter().flatten().filter_map(|at| state.accounts.get(at)).collect()
}

/// What the accounts disagree on.
fn lines_below(state: &State, look: &Look, view: &dyn View, event: EventId) -> Vec<(String, Role)> {
    let mut lines = status_line(state, look, view, event);
    lines.extend(conflict_lines(look, view, event));
    let same = columns_of(state).windows(2).all(|pair| pair[0].article == pair[1].article);
    if lines.is_empty() && same {
        lines.push(("the same report stands here twice".to_string(), Role::Dim));
    } else if lines.is_empty() {
        let none = "no disagreement was found; words that only one of them has are lit";
        lines.push((none.to_string(), Role::Dim));
    }
    lines
}

fn rows_below(lines: &[(String, Role)], area: Rect) -> u16 {
    let rows = (lines.len() as u16 + 2).min(area.height / 3);
    // Less than a line in its border says nothing.
    if rows < 3 { 0 } else { rows }
}

/// The head of an account's column.
fn heading(state: &State, look: &Look, own: &Account) -> Option<String> {
    let snapshot = state.view.as_deref()?.snapshot();
    let annotated = snapshot.article(own.article)?;
    let number = state.accounts.iter().position(|account| account == own).map_or(0, |at| at + 1);
    let passage = state.event().and_then(|event| snapshot.event(event)?.passages.get(own.passage));
    let sign = passage.map_or("", |passage| look.signs.status(passage.status));
    Some(format!("{number} {sign} {}", source_line(annotated, look)))
}

/// The cells of a column's border that name its report.
pub fn head(state: &State, look: &Look, own: &Account, area: Rect) -> Option<Rect> {
    Some(frame::title_area(area, &heading(state, look, own)?, ""))
}

fn title(state: &State, look: &Look, view: &dyn View, id: EventId, area: Rect, buf: &mut Buffer) {
    let Some(event) = view.snapshot().event(id) else { return };
    let text = format!(
        " side by side {} {} {}  {} {}",
        look.signs.dot(),
        look.signs.status(event.status),
        event.title,
        look.signs.dot(),
        dates::bounds(event.bounds, true)
    );
    let count = state.accounts.len();
    let accounts = if count == 1 { "1 account".to_string() } else { format!("{count} accounts") };
    let apart = state.beside.is_some_and(|beside| beside.apart.is_some());
    let own = if apart { "each scrolls by itself, " } else { "" };
    let note = format!("{own}{accounts} ");
    put(
        buf,
        Rect { width: area.width.saturating_sub(note.len() as u16 + 1), ..area },
        0,
        &text,
        look.theme.style(Role::Title),
    );
    crate::ui::paint::put_right(buf, area, 0, &note, look.theme.style(Role::Dim));
}

fn column(
    state: &State,
    look: &Look,
    view: &dyn View,
    (side, own): (usize, &Account),
    others: &[&Account],
    area: Rect,
    buf: &mut Buffer,
) {
    let Some(beside) = state.beside else { return };
    let snapshot = view.snapshot();
    let Some(annotated) = snapshot.article(own.article) else { return };
    let title = heading(state, look, own).unwrap_or_default();
    let role = if beside.apart == Some(side) { Role::Focus } else { Role::Border };
    frame::frame(look, area, &title, "", role, buf);
    let text_area = reading(area);
    let text = annotated.article.text.as_str();
    let lines = state.pages.lines(own.article, text, usize::from(text_area.width));
    let at = line_of(&lines, own.span.start);
    let top =
        at.saturating_sub(usize::from(text_area.height) / ABOVE) as isize + beside.scroll[side];
    let last_top =
        lines.len().saturating_sub(usize::from(text_area.height)).max(at.saturating_sub(2));
    let top = top.clamp(0, last_top as isize) as usize;
    let last = lines.get((top + usize::from(text_area.height)).min(lines.len()).saturating_sub(1));
    let seen =
        Span::new(lines.get(top).map_or(0, |line| line.start), last.map_or(0, |line| line.end));
    let mut tints = tints(look, snapshot, view.marks(own.article), state.marked, seen);
    let theirs: Vec<&str> =
        others.iter().map(|one| snapshot.words(one.article, one.span)).collect();
    tints.extend(
        differing(text, own.span, &theirs.join(" "))
            .into_iter()
            .map(|span| Tint { span, style: look.theme.style(Role::Differ) }),
    );
    for (row, span) in lines.iter().skip(top).take(usize::from(text_area.height)).enumerate() {
        line(text, *span, &tints, text_area, row as u16, buf);
        if own.span.overlaps(*span) {
            let x = text_area.x.saturating_sub(2);
            put(
                buf,
                Rect { x, width: 1, ..text_area },
                row as u16,
                look.signs.bar(),
                look.theme.style(Role::Bar),
            );
        }
    }
}

/// Words of a passage that none of the others has.
fn differing(text: &str, span: Span, theirs: &str) -> Vec<Span> {
    let split = |words: &str| -> BTreeSet<String> {
        words
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(fold)
            .collect()
    };
    let known = split(theirs);
    let own = span.of(text);
    own.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3 || word.chars().any(|c| c.is_ascii_digit()))
        .filter(|word| !known.contains(&fold(word)))
        .map(|word| {
            let start = span.start + (word.as_ptr() as usize - own.as_ptr() as usize);
            Span::new(start, start + word.len())
        })
        .collect()
}

/// What the two accounts say of the event's status, where they differ.
fn status_line(state: &State, look: &Look, view: &dyn View, event: EventId) -> Vec<(String, Role)> {
    let Some(beside) = state.beside else { return Vec::new() };
    let passages =
        view.snapshot().event(event).map(|event| event.passages.as_slice()).unwrap_or_default();
    let status = |at: usize| Some(passages.get(state.accounts.get(at)?.passage)?.status);
    match (status(beside.left), status(beside.right)) {
        (Some(left), Some(right)) if left != right => {
            let words = |status: crate::model::Status| {
                format!("{} {}", look.signs.status(status), status.as_str())
            };
            vec![(
                format!("status   {}  {}  {}", words(left), look.signs.differ(), words(right)),
                Role::Text,
            )]
        }
        _ => Vec::new(),
    }
}

/// A line for each side of each conflict: what it says, and which sources say so.
fn conflict_lines(look: &Look, view: &dyn View, event: EventId) -> Vec<(String, Role)> {
    let snapshot = view.snapshot();
    let mut lines = Vec::new();
    for conflict in snapshot.conflicts.iter().filter(|conflict| conflict.event == event) {
        for (number, side) in conflict.sides.iter().enumerate() {
            let label = if number == 0 { conflict.kind.as_str() } else { look.signs.differ() };
            let articles: BTreeSet<_> = side.passages.iter().map(|(article, _)| *article).collect();
            let names: Vec<&str> = articles
                .iter()
                .filter_map(|article| snapshot.article(*article))
                .map(|one| one.article.source())
                .collect();
            let line = format!(
                "{label:<8} {} {} {}: {}",
                side.value,
                look.signs.dot(),
                plural(side.origins),
                names.join(", ")
            );
            lines.push((line, Role::Conflict));
        }
    }
    lines
}

fn plural(origins: usize) -> String {
    if origins == 1 { "1 origin".to_string() } else { format!("{origins} origins") }
}
