//! Where accounts of one event disagree: place and outcome.

use std::collections::BTreeMap;

use super::outcomes::{outcomes, same};
use crate::annotate::Knowledge;
use crate::annotate::knowledge::OutcomeSign;
use crate::model::{
    ActorId, ArticleId, Conflict, ConflictKind, ConflictSide, Event, EventId, EventType, Snapshot,
    Span, Status,
};

/// Fill in the snapshot's conflicts, in order of their events.
pub fn find(snapshot: &mut Snapshot, knowledge: &Knowledge) {
    let mut conflicts = Vec::new();
    for index in 0..snapshot.events.len() {
        conflicts.extend(of_place(snapshot, EventId::from(index), knowledge));
    }
    conflicts.extend(of_outcome(snapshot, knowledge));
    conflicts.sort_by_key(|conflict: &Conflict| (conflict.event, conflict.kind));
    snapshot.conflicts = conflicts;
}

/// Accounts of one happening that put it in places which do not lie in one another.
fn of_place(snapshot: &Snapshot, id: EventId, knowledge: &Knowledge) -> Option<Conflict> {
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
    let origins = |passages: &[(ArticleId, Span)]| {
        snapshot.origins(passages.iter().map(|(article, _)| *article))
    };
    let sides: Vec<ConflictSide> = sides
        .into_iter()
        .map(|(place, passages)| ConflictSide {
            value: snapshot.actor(place).map(|actor| actor.name.clone()).unwrap_or_default(),
            origins: origins(&passages),
            passages,
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

/// One meeting that ended in agreement for some and in failure for others.
fn of_outcome(snapshot: &Snapshot, knowledge: &Knowledge) -> Vec<Conflict> {
    let mut by_event: BTreeMap<EventId, BTreeMap<OutcomeSign, ConflictSide>> = BTreeMap::new();
    for outcome in outcomes(snapshot, knowledge) {
        let sides = by_event.entry(outcome.event).or_default();
        let side = sides.entry(outcome.sign).or_insert_with(|| ConflictSide {
            value: outcome.value.clone(),
            origins: 0,
            passages: Vec::new(),
        });
        side.passages.push((outcome.article, outcome.span));
    }
    by_event
        .into_iter()
        .filter_map(|(event, sides)| {
            let mut sides: Vec<ConflictSide> = sides.into_values().collect();
            for side in &mut sides {
                side.origins = snapshot.origins(side.passages.iter().map(|(article, _)| *article));
            }
            conflict(snapshot, event, ConflictKind::Outcome, sides)
        })
        .collect()
}

/// A conflict needs two sides from independent origins: one article's own words may
/// correct themselves, and a copy only repeats.
fn conflict(
    snapshot: &Snapshot,
    event: EventId,
    kind: ConflictKind,
    sides: Vec<ConflictSide>,
) -> Option<Conflict> {
    let all = sides.iter().flat_map(|side| side.passages.iter().map(|(article, _)| *article));
    let independent = snapshot.origins(all) >= 2;
    (sides.len() >= 2 && independent).then_some(Conflict { event, kind, sides })
}
