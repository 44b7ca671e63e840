//! One meeting that ended in agreement for some and in failure for others.

use std::collections::BTreeMap;

use super::conflict;
use crate::annotate::Knowledge;
use crate::annotate::knowledge::OutcomeSign;
use crate::link::outcomes::outcomes;
use crate::model::{Conflict, ConflictKind, ConflictSide, EventId, Snapshot};

/// All conflicts of outcome.
pub fn all(snapshot: &Snapshot, knowledge: &Knowledge) -> Vec<Conflict> {
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
