//! Where accounts disagree: date, place, number, outcome, actor, denial.
//!
//! In: linked events with their passages. Out: conflicts in order of their events, each with
//! two or more sides from independent origins. Only accounts of one event are compared, and
//! what two accounts leave open is no disagreement.

mod cast;
mod counts;
mod dates;
mod denials;
mod outcome;
mod place;

use super::outcomes::same;
use crate::annotate::Knowledge;
use crate::model::{ArticleId, Conflict, ConflictKind, ConflictSide, EventId, Snapshot, Span};

/// Fill in the snapshot's conflicts, in order of their events.
pub fn find(snapshot: &mut Snapshot, knowledge: &Knowledge) {
    let mut conflicts = Vec::new();
    for index in 0..snapshot.events.len() {
        conflicts.extend(place::of_event(snapshot, EventId::from(index), knowledge));
        conflicts.extend(cast::of_event(snapshot, EventId::from(index)));
    }
    conflicts.extend(outcome::all(snapshot, knowledge));
    conflicts.extend(counts::all(snapshot, knowledge));
    conflicts.extend(dates::all(snapshot));
    conflicts.extend(denials::all(snapshot, knowledge));
    conflicts.sort_by_key(|conflict: &Conflict| (conflict.event, conflict.kind));
    snapshot.conflicts = conflicts;
}

/// A side from its passages.
fn side(snapshot: &Snapshot, value: String, passages: Vec<(ArticleId, Span)>) -> ConflictSide {
    let origins = snapshot.origins(passages.iter().map(|(article, _)| *article));
    ConflictSide { value, origins, passages }
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

#[cfg(test)]
mod tests;
