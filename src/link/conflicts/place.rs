//! Accounts that put one event in places which do not lie in one another.

use super::{conflict, same, side};
use crate::annotate::Knowledge;
use crate::model::{
    ActorId, ArticleId, Conflict, ConflictKind, Event, EventId, EventType, Snapshot, Span, Status,
};

/// Accounts of one happening that put it in places which do not lie in one another.
pub fn of_event(snapshot: &Snapshot, id: EventId, knowledge: &Knowledge) -> Option<Conflict> {
    let event = snapshot.event(id).filter(|event| is_local(event))?;
    let mut sides: Vec<(ActorId, Vec<(ArticleId, Span)>)> = Vec::new();
    for passage in &event.passages {
        let annotated = snapshot.article(passage.article)?;
        let mention = annotated.events.get(passage.mention)?;
        let map = snapshot.actor_of.get(passage.article.index())?;
        let places: Vec<ActorId> =
            mention.places.iter().filter_map(|local| map.get(*local)).copied().collect();
        let Some(place) = one_place(snapshot, &places, knowledge) else { continue };
        match sides.iter_mut().find(|(known, _)| same(snapshot, *known, place, knowledge)) {
            Some((_, passages)) => passages.push((passage.article, passage.span)),
            None => sides.push((place, vec![(passage.article, passage.span)])),
        }
    }
    let sides = sides
        .into_iter()
        .map(|(place, passages)| {
            let name = snapshot.actor(place).map(|actor| actor.name.clone()).unwrap_or_default();
            side(snapshot, name, passages)
        })
        .collect();
    conflict(snapshot, id, ConflictKind::Place, sides)
}

/// Events that take place somewhere: a statement is read everywhere.
fn is_local(event: &Event) -> bool {
    !matches!(
        event.kind,
        EventType::Statement | EventType::Accuse | EventType::Request | EventType::Support
    ) && matches!(event.status, Status::Happened | Status::Ongoing | Status::Planned)
}

/// The place that an account gives, where all that it names lie in one another: the closest.
fn one_place(snapshot: &Snapshot, places: &[ActorId], knowledge: &Knowledge) -> Option<ActorId> {
    let first = *places.first()?;
    places.iter().all(|other| same(snapshot, first, *other, knowledge)).then_some(first)
}
