//! How much an event matters: independent origins, accounts, place in the reports.

use crate::model::{Event, EventType, Snapshot, Status};

/// Weigh all events; the weightiest gets 1.
pub fn weigh(snapshot: &mut Snapshot) {
    let weights: Vec<f64> = snapshot.events.iter().map(|event| weight(snapshot, event)).collect();
    let most = weights.iter().copied().fold(0.0, f64::max);
    for (event, weight) in snapshot.events.iter_mut().zip(weights) {
        event.salience = if most > 0.0 { crate::wire::rounded(weight / most) } else { 0.0 };
    }
}

fn weight(snapshot: &Snapshot, event: &Event) -> f64 {
    let origins = snapshot.origins(event.sources()) as f64;
    let accounts = event.passages.len() as f64;
    let prominence = event
        .passages
        .iter()
        .filter_map(|passage| snapshot.article(passage.article)?.events.get(passage.mention))
        .map(|mention| mention.prominence)
        .fold(0.0, f64::max);
    let kind = match event.kind {
        EventType::Statement => 0.6,
        EventType::Other => 0.8,
        _ => 1.0,
    };
    let status =
        if matches!(event.status, Status::Hypothetical | Status::Denied) { 0.7 } else { 1.0 };
    let dated = if event.bounds.is_open() { 0.6 } else { 1.0 };
    (origins.ln_1p() + 0.3 * accounts.ln_1p() + 0.7 * prominence) * kind * status * dated
}
