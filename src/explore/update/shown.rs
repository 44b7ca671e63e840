//! What the timeline shows: filters, their chips, and the zoom.

use chrono::NaiveDate;

use super::super::overlay::{Does, PickItem};
use super::super::state::{Pane, State, Subject};
use super::select;
use crate::index::{Condition, Row, View, Zoom};
use crate::model::{ActorId, EventId, EventType, Status};

/// Reports of a pile in which each of them can be a source to filter by.
const SMALL: usize = 500;

/// Events on each side of the selected one that "around" leaves.
const AROUND: usize = 5;

/// Work the rows out under the filter, and stay with the selected event or the one after it.
pub fn fill(state: &mut State) {
    let Some(view) = state.view.clone() else { return };
    rows(state, &*view);
    let Some(event) = state.event() else { return };
    if let Some(row) = state.rows.iter().position(|row| *row == Row::Event(event)) {
        state.timeline_row = row;
        return;
    }
    let begins = |id: EventId| view.snapshot().event(id).and_then(|event| event.bounds.from);
    let from = begins(event);
    let mut events = state.rows.iter().filter_map(|row| match row {
        Row::Event(id) => Some(*id),
        Row::Heading(_) => None,
    });
    let next = events.clone().find(|id| from.is_some() && begins(*id) >= from);
    match next.or_else(|| events.next_back()) {
        Some(id) => select::subject(state, Subject::Event(id)),
        None => state.timeline_row = 0,
    }
}

/// The rows under the filter, and what the strip shows of them.
pub fn rows(state: &mut State, view: &dyn View) {
    state.rows = view.rows(&state.shown);
    state.density = view.density(&state.rows);
    state.timeline_top = 0;
    state.timeline_row = state.timeline_row.min(state.rows.len().saturating_sub(1));
}

/// Give the filter's actors the ids that they have in a new corpus; those that are gone go.
pub fn renamed(state: &mut State, old: Option<&dyn View>, new: &dyn View) {
    let name = |id: ActorId| Some(old?.snapshot().actor(id)?.name.clone());
    let known = |name: &str| {
        let actors = &new.snapshot().actors;
        actors.iter().position(|actor| actor.name == name).map(ActorId::from)
    };
    let conditions = std::mem::take(&mut state.shown.conditions);
    state.shown.conditions = conditions
        .into_iter()
        .filter_map(|condition| match condition {
            Condition::Actor(id) => name(id).and_then(|name| known(&name)).map(Condition::Actor),
            other => Some(other),
        })
        .collect();
}

/// Put a condition in or take it out.
pub fn toggle(state: &mut State, condition: Condition) {
    let label = label(state, &condition);
    state.shown.toggle(condition.clone());
    fill(state);
    let on = state.shown.conditions.contains(&condition);
    state.notice = Some(if on {
        format!("only: {label} (backspace takes it away)")
    } else {
        format!("no longer only: {label}")
    });
}

/// Nearer or further off.
pub fn zoom(state: &mut State, steps: isize) {
    let zoom = state.shown.zoom.further(steps);
    if zoom != state.shown.zoom {
        state.shown.zoom = zoom;
        fill(state);
    }
    let order = if zoom == Zoom::Day { "" } else { ", the most salient first" };
    state.notice = Some(format!("a heading for each {}{order}", zoom.name()));
}

/// Take the last condition away.
pub fn widen(state: &mut State) {
    match state.shown.conditions.pop() {
        Some(condition) => {
            let label = label(state, &condition);
            fill(state);
            state.notice = Some(format!("no longer only: {label}"));
        }
        None => state.notice = Some("nothing is filtered: F chooses what to show".to_string()),
    }
}

/// Take all conditions away.
pub fn clear(state: &mut State) {
    state.shown.conditions.clear();
    fill(state);
}

fn label(state: &State, condition: &Condition) -> String {
    state.view.as_ref().map(|view| condition.label(view.snapshot())).unwrap_or_default()
}

/// Show only the events of the selected actor, or those of the actor under the cursor.
pub fn by_actor(state: &mut State) {
    let actor = match state.focus {
        Pane::Actors => super::cast::under(state),
        _ => state.actor(),
    };
    match actor {
        Some(actor) => toggle(state, Condition::Actor(actor)),
        None => state.notice = Some("choose an actor first: 2 goes to the actors".to_string()),
    }
}

/// Whether all the filter's actors have to take part, or any of them.
pub fn together(state: &mut State) {
    state.shown.together = !state.shown.together;
    fill(state);
    let words = if state.shown.together { "all of the actors" } else { "any of the actors" };
    state.notice = Some(format!("events with {words} of the filter"));
}

/// From the selected event's day on, or until it.
pub fn bound(state: &mut State, from: bool) {
    let Some(bounds) = selected_bounds(state) else { return };
    let (first, last) = bounds;
    toggle(state, if from { Condition::From(first) } else { Condition::To(last) });
}

/// Put a bound in the place of the one before; said twice, it holds still.
pub fn bound_at(state: &mut State, condition: Condition) {
    state.shown.conditions.retain(|one| *one != condition);
    toggle(state, condition);
}

/// The selected event, else the one under the timeline's cursor.
fn at_cursor(state: &State) -> Option<EventId> {
    state.event().or_else(|| match state.rows.get(state.timeline_row) {
        Some(Row::Event(event)) => Some(*event),
        _ => None,
    })
}

fn selected_bounds(state: &mut State) -> Option<(NaiveDate, NaiveDate)> {
    let view = state.view.clone()?;
    let bounds = at_cursor(state).and_then(|id| view.snapshot().event(id)).map(|one| one.bounds);
    let first = bounds.and_then(|bounds| bounds.from.or(bounds.to));
    let last = bounds.and_then(|bounds| bounds.to.or(bounds.from));
    let both = first.zip(last);
    if both.is_none() {
        state.notice = Some("choose an event with a date first".to_string());
    }
    both
}

/// Show the events right before and after the selected one.
pub fn around(state: &mut State) {
    if selected_bounds(state).is_none() {
        return;
    }
    let Some(view) = state.view.clone() else { return };
    let dated: Vec<(EventId, NaiveDate, NaiveDate)> = state
        .rows
        .iter()
        .filter_map(|row| match row {
            Row::Event(id) => {
                let bounds = view.snapshot().event(*id)?.bounds;
                Some((*id, bounds.from.or(bounds.to)?, bounds.to.or(bounds.from)?))
            }
            Row::Heading(_) => None,
        })
        .collect();
    let here = at_cursor(state);
    let Some(at) = dated.iter().position(|(id, _, _)| Some(*id) == here) else { return };
    let near = &dated[at.saturating_sub(AROUND)..dated.len().min(at + AROUND + 1)];
    let from = near.iter().map(|(_, from, _)| *from).min();
    let to = near.iter().map(|(_, from, _)| *from).max();
    state.shown.conditions.retain(|one| !matches!(one, Condition::From(_) | Condition::To(_)));
    state.shown.conditions.extend(from.map(Condition::From));
    state.shown.conditions.extend(to.map(Condition::To));
    fill(state);
}

/// Move the range by its own length.
pub fn shift(state: &mut State, step: i64) {
    let find = |state: &State, wanted: fn(&Condition) -> Option<NaiveDate>| {
        state.shown.conditions.iter().find_map(wanted)
    };
    let from = find(state, |one| if let Condition::From(day) = one { Some(*day) } else { None });
    let to = find(state, |one| if let Condition::To(day) = one { Some(*day) } else { None });
    let (Some(from), Some(to)) = (from, to) else {
        state.notice = Some("set a range first: ( from the selected day, ) until it".to_string());
        return;
    };
    let days = chrono::TimeDelta::days(((to - from).num_days() + 1) * step);
    let (Some(first), Some(last)) = (from.checked_add_signed(days), to.checked_add_signed(days))
    else {
        return;
    };
    for condition in &mut state.shown.conditions {
        match condition {
            Condition::From(day) => *day = first,
            Condition::To(day) => *day = last,
            _ => {}
        }
    }
    fill(state);
}

/// Everything that can be filtered by.
pub fn items(state: &State) -> Vec<PickItem> {
    let Some(view) = state.view.as_deref() else { return Vec::new() };
    let snapshot = view.snapshot();
    // Of a large pile the papers; of a small one also the reports that name none.
    let small = snapshot.articles.len() <= SMALL;
    let named = snapshot.articles.iter().filter(|one| small || one.article.outlet.is_some());
    let mut sources: Vec<&str> = named.map(|one| one.article.source()).collect();
    sources.sort_unstable();
    sources.dedup();
    let mut conditions = vec![Condition::Conflict, Condition::NoStatements, Condition::Dated];
    let used = |status: &&Status| snapshot.events.iter().any(|event| event.status == **status);
    conditions.extend(Status::ALL.iter().filter(used).copied().map(Condition::Status));
    let typed = |kind: &&EventType| snapshot.events.iter().any(|event| event.kind == **kind);
    conditions.extend(EventType::ALL.iter().filter(typed).copied().map(Condition::Type));
    conditions.extend(sources.into_iter().map(|name| Condition::Source(name.to_string())));
    let actors = 0..view.counts().actors;
    conditions.extend(actors.map(|at| Condition::Actor(ActorId::from(at))));
    let item = |condition: Condition| {
        let word = match condition {
            Condition::Actor(_) => "actor",
            Condition::Source(_) => "source",
            Condition::Type(_) => "type",
            Condition::Status(_) => "status",
            _ => "only",
        };
        PickItem::new(word, &condition.label(snapshot), Does::Filter(condition))
    };
    conditions.into_iter().map(item).collect()
}
