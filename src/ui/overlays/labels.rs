//! Letters on the marked words of the source.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::explore::page::{line_of, width};
use crate::explore::{LabelState, State};
use crate::model::Span;
use crate::ui::layout::reading;
use crate::ui::paint::put_at;
use crate::ui::{Layout, Look, Role};

/// Draw the letters that still fit what is typed.
pub fn render(state: &State, look: &Look, labels: &LabelState, layout: &Layout, buf: &mut Buffer) {
    let (Some(view), Some(source)) = (state.view.as_deref(), layout.source) else { return };
    let Some(annotated) = view.snapshot().article(state.article()) else { return };
    let text = annotated.article.text.as_str();
    let area: Rect = reading(source);
    let lines = state.pages.lines(state.article(), text, usize::from(area.width));
    let top = line_of(&lines, state.reading.top);
    let marks = view.marks(state.article());
    for (label, mark) in labels.labels.iter().filter(|(label, _)| label.starts_with(&labels.typed))
    {
        let Some(start) = marks.get(*mark).map(|mark| mark.span.start) else { continue };
        let line = line_of(&lines, start);
        let Some(row) = line.checked_sub(top) else { continue };
        let Some(span) = lines.get(line) else { continue };
        let column = width(Span::new(span.start, start.max(span.start)).of(text)) as u16;
        put_at(buf, area, column, row as u16, label, look.theme.style(Role::Label));
    }
}
