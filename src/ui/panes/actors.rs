//! Actors by mentions, those of the selected event marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::explore::{CastOrder, Pane, State};
use crate::index::View;
use crate::model::{ActorId, ActorKind};
use crate::ui::paint::{put, put_at, put_right, tint};
use crate::ui::widgets::frame;
use crate::ui::{Look, Role, border_role};

/// Widest bar, in cells.
const BAR: usize = 6;

/// Draw the actors.
pub fn render(state: &State, look: &Look, area: Rect, buf: &mut Buffer) {
    let count = state.cast.len();
    let note = match (state.cast_kind, state.cast_order) {
        (None, CastOrder::Mentions) => count.to_string(),
        (None, order) => format!("{} {} {count}", order.name(), look.signs.dot()),
        (Some(kind), _) => format!("{} {} {count}", kind.as_str(), look.signs.dot()),
    };
    let inner = frame::frame(look, area, "Actors", &note, border_role(state, Pane::Actors), buf);
    let Some(view) = &state.view else { return };
    if count == 0 {
        put(buf, inner, 0, "No name was found.", look.theme.style(Role::Dim));
    }
    let actors = &view.snapshot().actors;
    let most = actors.first().map_or(1, |actor| actor.mentions.len()).max(1);
    for row in 0..inner.height {
        let Some(id) = state.cast.get(state.actor_top + usize::from(row)).copied() else { break };
        let line = Rect { y: inner.y + row, height: 1, ..inner };
        actor_row(state, look, &**view, id, most, line, buf);
    }
}

fn actor_row(
    state: &State,
    look: &Look,
    view: &dyn View,
    id: ActorId,
    most: usize,
    line: Rect,
    buf: &mut Buffer,
) {
    let Some(actor) = view.snapshot().actor(id) else { return };
    let theme = &look.theme;
    let selected = state.actor() == Some(id);
    let takes_part = state.event().is_some_and(|event| view.takes_part(id, event));
    let mut style = theme.style(kind_role(actor.kind));
    if state.event().is_some() && !takes_part {
        style = theme.style(Role::Text);
    }
    let count = actor.mentions.len();
    let number = format!("{count:>4} ");
    let bar_room = line.width >= 30;
    let filled = if bar_room { (count * BAR).div_ceil(most) } else { 0 };
    let sign = if selected {
        look.signs.here()
    } else if takes_part {
        look.signs.dot()
    } else {
        " "
    };
    put(buf, line, 0, sign, theme.style(Role::Bar));
    let reserve = 6 + if bar_room { BAR as u16 + 1 } else { 0 };
    let room = Rect { width: line.width.saturating_sub(reserve), ..line };
    let end = put_at(buf, room, 2, 0, &actor.name, style);
    if let Some(of) = &actor.of {
        put_at(buf, room, end + 3, 0, &format!("of {of}"), theme.style(Role::Dim));
    }
    if bar_room {
        let bars = look.signs.fill().repeat(filled);
        put_at(buf, line, line.width - reserve + 1, 0, &bars, theme.style(Role::Strip));
    }
    put_right(buf, line, 0, &number, theme.style(Role::Dim));
    if selected {
        let role = if state.focus == Pane::Actors { Role::Accent } else { Role::AccentIdle };
        tint(buf, line, 0, theme.style(role));
    }
}

/// The role of an actor's kind.
pub fn kind_role(kind: ActorKind) -> Role {
    match kind {
        ActorKind::Person => Role::Person,
        ActorKind::Organisation => Role::Organisation,
        ActorKind::Group => Role::Group,
        ActorKind::Place => Role::Place,
        ActorKind::Nationality => Role::Nationality,
    }
}
