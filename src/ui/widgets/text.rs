//! A report's text with its marked spans.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::explore::Marked;
use crate::explore::page::width;
use crate::index::{Mark, MarkKind};
use crate::model::{ActorKind, Snapshot, Span};
use crate::ui::paint::safe;
use crate::ui::{Look, Role};

/// A style over a span.
#[derive(Clone, Copy, Debug)]
pub struct Tint {
    /// Where.
    pub span: Span,
    /// How.
    pub style: Style,
}

/// The tints of an article's marks that touch `seen`; broad ones first, so that narrow
/// ones lie above them.
pub fn tints(
    look: &Look,
    snapshot: &Snapshot,
    marks: &[Mark],
    marked: Marked,
    seen: Span,
) -> Vec<Tint> {
    let first = marks.partition_point(|mark| mark.span.start < seen.start.saturating_sub(2000));
    let inside = marks[first..]
        .iter()
        .take_while(|mark| mark.span.start < seen.end)
        .filter(|mark| mark.span.overlaps(seen) && marked.shows(mark.kind));
    let mut tints: Vec<(u8, Tint)> = inside
        .map(|mark| {
            let role = role(snapshot, mark.kind);
            let layer = match mark.kind {
                MarkKind::Quote(_) => 0,
                MarkKind::Event(_) => 1,
                MarkKind::Date(_) => 2,
                MarkKind::Actor(_) => 3,
            };
            (layer, Tint { span: mark.span, style: look.theme.style(role) })
        })
        .collect();
    tints.sort_by_key(|(layer, tint)| (*layer, tint.span));
    tints.into_iter().map(|(_, tint)| tint).collect()
}

fn role(snapshot: &Snapshot, kind: MarkKind) -> Role {
    match kind {
        MarkKind::Quote(_) => Role::Quote,
        MarkKind::Date(_) => Role::Date,
        MarkKind::Event(_) => Role::Event,
        MarkKind::Actor(actor) => match snapshot.actor(actor).map(|actor| actor.kind) {
            Some(ActorKind::Organisation) => Role::Organisation,
            Some(ActorKind::Group) => Role::Group,
            Some(ActorKind::Place) => Role::Place,
            Some(ActorKind::Nationality) => Role::Nationality,
            _ => Role::Person,
        },
    }
}

/// Draw one line of a text with its tints on a row of an area.
pub fn line(text: &str, line: Span, tints: &[Tint], area: Rect, row: u16, buf: &mut Buffer) {
    if row >= area.height {
        return;
    }
    let mut cuts: Vec<usize> = vec![line.start, line.end];
    for tint in tints.iter().filter(|tint| tint.span.overlaps(line)) {
        cuts.extend([tint.span.start.max(line.start), tint.span.end.min(line.end)]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut column: u16 = 0;
    for pair in cuts.windows(2) {
        let piece = Span::new(pair[0], pair[1]);
        let style = tints
            .iter()
            .filter(|tint| tint.span.contains(piece))
            .fold(Style::default(), |style, tint| style.patch(tint.style));
        let words = safe(piece.of(text));
        if column >= area.width {
            break;
        }
        buf.set_stringn(
            area.x + column,
            area.y + row,
            &words,
            usize::from(area.width - column),
            style,
        );
        column += width(&words) as u16;
    }
}
