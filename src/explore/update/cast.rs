//! The list of actors: which of them, and in what order.

use super::super::arrangement::CastOrder;
use super::super::state::{Pane, State, Subject};
use super::lists;
use crate::model::{ActorId, ActorKind};

/// Work the list out, and stay with the selected actor where it is still there.
pub fn fill(state: &mut State) {
    let Some(view) = state.view.clone() else { return };
    let snapshot = view.snapshot();
    let shown = (0..view.counts().actors).map(ActorId::from);
    let mut cast: Vec<ActorId> = shown
        .filter(|id| {
            let kind = snapshot.actor(*id).map(|actor| actor.kind);
            state.cast_kind.is_none_or(|wanted| kind == Some(wanted))
        })
        .collect();
    match state.cast_order {
        CastOrder::Mentions => {}
        CastOrder::Name => cast.sort_by_cached_key(|id| {
            let name = snapshot.actor(*id).map_or("", |actor| actor.name.as_str());
            crate::annotate::text::fold(name)
        }),
        CastOrder::First => cast.sort_by_key(|id| {
            let first = snapshot.actor(*id).and_then(|actor| actor.mentions.first());
            first.map(|one| (one.article, one.span.start))
        }),
    }
    let here = state.actor().or_else(|| state.cast.get(state.actor_row).copied());
    state.actor_row =
        cast.iter().position(|id| Some(*id) == here).unwrap_or(0).min(cast.len().saturating_sub(1));
    state.cast = cast;
    state.actor_top = 0;
}

/// The actor under the cursor.
pub fn under(state: &State) -> Option<ActorId> {
    state.cast.get(state.actor_row).copied()
}

/// The row of an actor; where its kind is not shown, all kinds are again.
pub fn row_of(state: &mut State, actor: ActorId) -> usize {
    let row = |state: &State| state.cast.iter().position(|one| *one == actor);
    if row(state).is_none() && state.cast_kind.take().is_some() {
        fill(state);
    }
    row(state).unwrap_or(0)
}

/// Another order.
pub fn sort(state: &mut State) {
    sort_by(state, state.cast_order.next());
}

/// An order.
pub fn sort_by(state: &mut State, order: CastOrder) {
    state.cast_order = order;
    fill(state);
    lists::keep_in_sight(state);
    state.notice = Some(format!("actors {}", state.cast_order.name()));
}

/// Another kind: of actors in their list, of marked words in the text.
pub fn kinds(state: &mut State) {
    if state.focus == Pane::Source {
        state.marked = state.marked.next();
        state.reading.mark = None;
        state.notice = Some(format!("marked in the text: {}", state.marked.name()));
        return;
    }
    if state.focus == Pane::Timeline {
        state.notice = Some("t changes the kinds of actors (2) or of marked words (3)".to_string());
        return;
    }
    let kinds = ActorKind::ALL;
    let next = match state.cast_kind {
        None => kinds.first().copied(),
        Some(kind) => {
            let at = kinds.iter().position(|one| *one == kind).unwrap_or(0);
            kinds.get(at + 1).copied()
        }
    };
    only(state, next);
}

/// Actors of one kind alone, or all.
pub fn only(state: &mut State, kind: Option<ActorKind>) {
    state.cast_kind = kind;
    fill(state);
    lists::keep_in_sight(state);
    if let (Some(Subject::Actor(_)), Some(actor)) = (state.subject, under(state)) {
        super::select::subject(state, Subject::Actor(actor));
    }
    state.notice = Some(match state.cast_kind {
        Some(kind) => format!("actors of one kind: {}", kind.as_str()),
        None => "actors of all kinds".to_string(),
    });
}
