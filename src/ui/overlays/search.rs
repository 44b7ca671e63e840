//! The search line and the passages it found; the source behind follows the highlighted one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::explore::page::width;
use crate::explore::{SearchState, State};
use crate::index::{Hit, View};
use crate::model::Span;
use crate::ui::paint::{blank, put, put_at, put_right, tint};
use crate::ui::widgets::frame;
use crate::ui::widgets::text::{Tint, line};
use crate::ui::{Layout, Look, Role};

/// Columns of date and source before a hit's words.
const SOURCE: u16 = 22;

/// Draw the search line and its hits.
pub fn render(
    state: &State,
    look: &Look,
    search: &SearchState,
    layout: &Layout,
    buf: &mut Buffer,
) -> (u16, u16) {
    let place = layout.search.unwrap_or(layout.main);
    blank(buf, place);
    let title = if search.within.is_some() { "Search this source" } else { "Search" };
    let inner = frame::frame(look, place, title, &found(search), Role::Focus, buf);
    let prompt = put(buf, inner, 0, " / ", look.theme.style(Role::Key));
    put_at(buf, inner, prompt, 0, search.input.value(), look.theme.style(Role::Text));
    let list = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    if let Some(error) = &search.error {
        put_at(buf, list, 3, 0, error, look.theme.style(Role::Conflict));
    } else if search.input.value().is_empty() {
        help(look, list, buf);
    } else if let Some(view) = state.view.as_deref() {
        hits(look, view, search, list, buf);
    }
    let column = prompt
        + width(&search.input.value().chars().take(search.input.cursor()).collect::<String>())
            as u16;
    (inner.x + column.min(inner.width.saturating_sub(1)), inner.y)
}

fn found(search: &SearchState) -> String {
    match (search.hits.total, search.hits.articles) {
        (0, _) if search.input.value().is_empty() => String::new(),
        (0, _) => "nothing found".to_string(),
        (total, articles) => {
            format!("{}/{total} passages in {articles} sources", search.selected + 1)
        }
    }
}

fn help(look: &Look, list: Rect, buf: &mut Buffer) {
    let lines = [
        ("words", "all of them in one sentence"),
        ("\"a phrase\"", "words in this order"),
        ("a OR b, NOT c", "either; not"),
        ("prefix*  fuzzy~", "beginnings; words one letter away"),
        ("actor:  outlet:  title:", "who is named; where it stands"),
        ("type:  status:  date:", "type:consult  status:planned  date:2025-10..2025-11"),
    ];
    for (row, (query, words)) in lines.iter().enumerate() {
        put_at(buf, list, 3, row as u16, query, look.theme.style(Role::Key));
        put_at(buf, list, 30, row as u16, words, look.theme.style(Role::Dim));
    }
}

fn hits(look: &Look, view: &dyn View, search: &SearchState, list: Rect, buf: &mut Buffer) {
    let rows = usize::from(list.height);
    let first = (search.selected + 1).saturating_sub(rows);
    for (row, hit) in search.hits.hits.iter().skip(first).take(rows).enumerate() {
        hit_row(look, view, hit, first + row == search.selected, list, row as u16, buf);
    }
}

fn hit_row(
    look: &Look,
    view: &dyn View,
    hit: &Hit,
    here: bool,
    list: Rect,
    row: u16,
    buf: &mut Buffer,
) {
    let Some(annotated) = view.snapshot().article(hit.article) else { return };
    let theme = &look.theme;
    if here {
        put(buf, list, row, look.signs.here(), theme.style(Role::Bar));
    }
    let source = Rect { width: list.width.min(SOURCE), ..list };
    put_at(buf, source, 2, row, annotated.article.source(), theme.style(Role::Dim));
    let text = annotated.article.text.as_str();
    let room =
        Rect { x: list.x + SOURCE + 1, width: list.width.saturating_sub(SOURCE + 1), ..list };
    let shown = around(text, hit, usize::from(room.width));
    let tints: Vec<Tint> =
        hit.words.iter().map(|span| Tint { span: *span, style: theme.style(Role::Hit) }).collect();
    line(text, shown, &tints, room, row, buf);
    if shown.start > hit.sentence.start {
        put_at(buf, list, SOURCE, row, look.signs.cut(), theme.style(Role::Dim));
    }
    if shown.end < hit.sentence.end {
        put_right(buf, room, row, look.signs.cut(), theme.style(Role::Dim));
    }
    if here {
        tint(buf, list, row, theme.style(Role::AccentIdle));
    }
}

/// The part of a hit's sentence that fits, with its first word not far from the left.
fn around(text: &str, hit: &Hit, columns: usize) -> Span {
    let word = hit.words.first().map_or(hit.sentence.start, |word| word.start);
    let mut start = hit.sentence.start;
    if word - start > columns / 2 {
        start = word - columns / 3;
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        // Begin with a whole word.
        let before = Span::new(start, word).of(text);
        start += before.find(char::is_whitespace).map_or(0, |at| at + 1);
    }
    let mut end = hit.sentence.end;
    let mut used = 0;
    for (at, c) in text.get(start..end).unwrap_or("").char_indices() {
        used += width(c.encode_utf8(&mut [0; 4]));
        if used > columns {
            end = start + at;
            break;
        }
    }
    Span::new(start, end)
}
