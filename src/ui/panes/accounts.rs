//! The accounts of the selected event, or the mentions of the selected actor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::explore::{State, Subject};
use crate::index::View;
use crate::model::{Span, Status};
use crate::ui::paint::{put, put_at, tint};
use crate::ui::widgets::frame;
use crate::ui::{Look, Role, dates};

/// Words of a passage that a line may hold.
const MOST_WORDS: usize = 60;
/// Bytes looked at before a name.
const NEAR: usize = 300;
/// Columns of a date.
const DATE: u16 = 16;

/// Columns of the source's name: more where there is room.
fn name_columns(inner: Rect) -> u16 {
    (inner.width / 5).clamp(24, 44)
}

/// Draw the accounts.
pub fn render(state: &State, look: &Look, area: Rect, buf: &mut Buffer) {
    let Some(view) = state.view.as_deref() else { return };
    let title = match state.subject {
        Some(Subject::Actor(_)) => "Mentions of this actor",
        Some(Subject::Search) => "Passages found",
        _ => "Accounts of this event",
    };
    let articles: std::collections::BTreeSet<_> =
        state.accounts.iter().map(|account| account.article).collect();
    let sources = if articles.len() == 1 {
        "1 source".to_string()
    } else {
        format!("{} sources", articles.len())
    };
    let inner = frame::frame(look, area, title, &sources, Role::Border, buf);
    let rows = usize::from(inner.height);
    let first = (state.account + 1).saturating_sub(rows);
    for (row, at) in (first..state.accounts.len()).take(rows).enumerate() {
        account_row(state, look, view, at, inner, row as u16, buf);
    }
}

fn account_row(
    state: &State,
    look: &Look,
    view: &dyn View,
    at: usize,
    inner: Rect,
    row: u16,
    buf: &mut Buffer,
) {
    let Some(account) = state.accounts.get(at) else { return };
    let snapshot = view.snapshot();
    let Some(annotated) = snapshot.article(account.article) else { return };
    let theme = &look.theme;
    let here = at == state.account;
    if here {
        put(buf, inner, row, look.signs.here(), theme.style(Role::Bar));
    }
    put_at(buf, inner, 1, row, &format!("{:>2}", at + 1), theme.style(Role::Dim));
    let passage =
        state.event().and_then(|event| snapshot.event(event)?.passages.get(account.passage));
    let sign = passage.map_or(" ", |passage| look.signs.status(passage.status));
    put_at(buf, inner, 4, row, sign, theme.style(Role::Text));
    let columns = name_columns(inner);
    let name = Rect { width: inner.width.min(6 + columns), ..inner };
    put_at(buf, name, 6, row, annotated.article.source(), theme.style(Role::Text));
    let date = dates::published(&annotated.article.published);
    let date_room = Rect { width: inner.width.min(6 + columns + DATE), ..inner };
    put_at(buf, date_room, 7 + columns, row, &date, theme.style(Role::Dim));
    let words = around(&annotated.article.text, account.span, state.actor().is_none());
    put_at(buf, inner, 8 + columns + DATE, row, &words, theme.style(Role::Text));
    if passage.is_some_and(|passage| passage.status == Status::Denied) {
        put_at(buf, inner, 4, row, sign, theme.style(Role::Conflict));
    }
    if here {
        tint(buf, inner, row, theme.style(Role::AccentIdle));
    }
}

/// A passage on one line; a name with the words around it.
fn around(text: &str, span: Span, whole: bool) -> String {
    if whole {
        return line_of(span.of(text));
    }
    let near = before(text, span.start);
    let start =
        near + text.get(near..span.start).unwrap_or("").rfind(['\n', '.']).map_or(0, |at| at + 1);
    line_of(text.get(start..).unwrap_or(""))
}

/// The first words of a text on one line; what does not fit a screen is not looked at.
fn line_of(text: &str) -> String {
    let words = text.split('\n').next().unwrap_or("").split_whitespace();
    let mut line = String::new();
    for word in words.take(MOST_WORDS) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A byte not far before a name, on a boundary.
fn before(text: &str, at: usize) -> usize {
    let mut near = at.saturating_sub(NEAR);
    while !text.is_char_boundary(near) {
        near += 1;
    }
    near
}
