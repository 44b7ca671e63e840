//! The report: title, outlet, date, and its text with marked spans.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::explore::page::{line_of, wrap};
use crate::explore::{Overlay, Pane, State, Subject};
use crate::index::View;
use crate::model::{Annotated, ArticleId, Span};
use crate::ui::layout::reading;
use crate::ui::paint::{put, put_at};
use crate::ui::widgets::frame;
use crate::ui::widgets::text::{Tint, line, tints};
use crate::ui::{Look, Role, border_role, dates};

/// Rows above the text: none, the title is part of it.
pub const HEAD: u16 = 0;

/// Draw the report that is read.
pub fn render(state: &State, look: &Look, area: Rect, buf: &mut Buffer) {
    let role = border_role(state, Pane::Source);
    let Some((view, annotated)) = read(state) else {
        let inner = frame::frame(look, area, "Source", "", role, buf);
        let waiting = state.view.is_none();
        let words =
            if waiting { "The text of a report stands here." } else { "Nothing could be read:" };
        put_at(buf, inner, 2, 0, words, look.theme.style(Role::Dim));
        for (row, notice) in state.file_notices.iter().enumerate().filter(|_| !waiting) {
            put_at(buf, inner, 2, row as u16 + 2, notice, look.theme.style(Role::Notice));
        }
        return;
    };
    frame::frame(look, area, &source_line(annotated, look), &note(state), role, buf);
    let text_area = reading(area);
    let article = state.article();
    let text = annotated.article.text.as_str();
    let lines = state.pages.lines(article, text, usize::from(text_area.width));
    let top = line_of(&lines, state.reading.top);
    let seen = seen(&lines, top, text_area.height);
    let mut tints = tints(look, view.snapshot(), view.marks(article), state.marked, seen);
    tints.extend(own_tints(state, look, view, article, annotated));
    let passages = passages(state, article);
    for (row, span) in lines.iter().skip(top).take(usize::from(text_area.height)).enumerate() {
        let row = row as u16;
        line(text, *span, &tints, text_area, row, buf);
        if passages.iter().any(|passage| passage.overlaps(*span)) {
            let x = text_area.x.saturating_sub(2);
            put(
                buf,
                Rect { x, width: 1, ..text_area },
                row,
                look.signs.bar(),
                look.theme.style(Role::Bar),
            );
        }
    }
    scrollbar(state, look, area, &lines, top, article, buf);
    if state.removed_shown {
        removed(look, annotated, area, buf);
    }
}

fn read(state: &State) -> Option<(&dyn View, &Annotated)> {
    let view = state.view.as_deref()?;
    Some((view, view.snapshot().article(state.article())?))
}

/// Which of the accounts is read.
fn note(state: &State) -> String {
    if state.accounts.is_empty() {
        return String::new();
    }
    format!("{} of {}", state.account + 1, state.accounts.len())
}

/// The cells of the pane's border that name the report.
pub fn head(state: &State, look: &Look, area: Rect) -> Option<Rect> {
    let (_, annotated) = read(state)?;
    Some(frame::title_area(area, &source_line(annotated, look), &note(state)))
}

/// Outlet and date of a report.
pub fn source_line(annotated: &Annotated, look: &Look) -> String {
    let article = &annotated.article;
    format!("{} {} {}", article.source(), look.signs.dot(), dates::published(&article.published))
}

fn seen(lines: &[Span], top: usize, rows: u16) -> Span {
    let last = (top + usize::from(rows)).min(lines.len());
    match (lines.get(top), lines.get(last.saturating_sub(1))) {
        (Some(first), Some(last)) => first.cover(*last),
        _ => Span::default(),
    }
}

/// Title, hits of the search and the mark under the cursor, above all other tints.
fn own_tints(
    state: &State,
    look: &Look,
    view: &dyn View,
    article: ArticleId,
    annotated: &Annotated,
) -> Vec<Tint> {
    let mut tints = Vec::new();
    if let Some(span) = annotated.article.zone(crate::model::ZoneKind::Title) {
        tints.push(Tint { span, style: look.theme.style(Role::Title) });
    }
    for overlay in &state.overlays {
        if let Overlay::Search(search) = overlay {
            let words = search
                .hits
                .hits
                .iter()
                .filter(|hit| hit.article == article)
                .flat_map(|hit| &hit.words);
            tints
                .extend(words.map(|span| Tint { span: *span, style: look.theme.style(Role::Hit) }));
        }
    }
    if state.subject == Some(Subject::Search) {
        let hits = state.taken.hits.hits.iter().filter(|hit| hit.article == article);
        let words = hits.flat_map(|hit| &hit.words);
        tints.extend(words.map(|span| Tint { span: *span, style: look.theme.style(Role::Hit) }));
    }
    if let Some((at, _, span)) = state.selection.filter(|(_, _, span)| !span.is_empty())
        && at == article
    {
        tints.push(Tint { span, style: look.theme.style(Role::Mark) });
        return tints;
    }
    if let Some(mark) = state.reading.mark.and_then(|at| view.marks(article).get(at))
        && state.focus == Pane::Source
    {
        tints.push(Tint { span: mark.span, style: look.theme.style(Role::Mark) });
    }
    tints
}

/// The passages of the selected event or actor in an article, and the one jumped to.
fn passages(state: &State, article: ArticleId) -> Vec<Span> {
    let of_subject = state
        .accounts
        .iter()
        .filter(|account| account.article == article)
        .map(|account| account.span);
    let searching = state.overlays.iter().any(|overlay| matches!(overlay, Overlay::Search(_)));
    if searching || state.accounts.is_empty() {
        return state.reading.passage.filter(|passage| !passage.is_empty()).into_iter().collect();
    }
    of_subject.collect()
}

/// On the right border: which part of the report is seen, and where its passages stand.
fn scrollbar(
    state: &State,
    look: &Look,
    area: Rect,
    lines: &[Span],
    top: usize,
    article: ArticleId,
    buf: &mut Buffer,
) {
    let rows = usize::from(area.height.saturating_sub(2));
    if lines.len() <= rows || rows == 0 {
        return;
    }
    let row_of = |line: usize| (line * rows / lines.len()).min(rows - 1) as u16;
    let track = Rect { x: area.right() - 1, y: area.y + 1, width: 1, height: rows as u16 };
    let last = row_of((top + rows).min(lines.len()).saturating_sub(1));
    for row in row_of(top)..=last {
        put(buf, track, row, look.signs.thumb(), look.theme.style(Role::Focus));
    }
    for passage in passages(state, article) {
        let row = row_of(line_of(lines, passage.start));
        put(buf, track, row, look.signs.tick(), look.theme.style(Role::Bar));
    }
}

/// What was cut from the page, over the lower part of the pane.
fn removed(look: &Look, annotated: &Annotated, area: Rect, buf: &mut Buffer) {
    let cut = &annotated.article.removed;
    let columns = usize::from(area.width.saturating_sub(6)).max(8);
    let mut rows: Vec<(String, Role)> = Vec::new();
    for one in cut {
        rows.push((one.reason.clone(), Role::Heading));
        rows.extend(
            wrap(&one.text, columns)
                .into_iter()
                .map(|line| (format!("  {}", line.of(&one.text)), Role::Dim)),
        );
    }
    if rows.is_empty() {
        rows.push(("nothing was cut from this report".to_string(), Role::Dim));
    }
    let height = (rows.len().min(1000) as u16 + 2).min(area.height / 2).max(3).min(area.height);
    let place = Rect {
        x: area.x + 1,
        y: area.bottom() - height,
        width: area.width.saturating_sub(2),
        height,
    };
    crate::ui::paint::blank(buf, place);
    let inner =
        frame::frame(look, place, "Cut from the page", &cut.len().to_string(), Role::Border, buf);
    for (row, (text, role)) in rows.iter().take(usize::from(inner.height)).enumerate() {
        put_at(buf, inner, 1, row as u16, text, look.theme.style(*role));
    }
}
