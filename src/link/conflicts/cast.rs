//! Accounts that swap who acts and who is acted on: "A attacked B", "B attacked A".

use std::collections::BTreeSet;

use super::{conflict, side};
use crate::model::{
    ActorId, ArticleId, Conflict, ConflictKind, EventId, EventType, Snapshot, Span, Status,
};

/// One account: who does it to whom.
struct Account {
    actors: BTreeSet<ActorId>,
    recipients: BTreeSet<ActorId>,
    at: (ArticleId, Span),
}

/// The accounts of a hostile act that name its two sides the other way round.
pub fn of_event(snapshot: &Snapshot, id: EventId) -> Option<Conflict> {
    let event = snapshot.event(id)?;
    let hostile =
        matches!(event.kind, EventType::Assault | EventType::Coerce | EventType::Threaten);
    if !hostile || event.passages.len() < 2 {
        return None;
    }
    let accounts: Vec<Account> = event
        .passages
        .iter()
        .filter(|passage| passage.status == Status::Happened)
        .filter_map(|passage| {
            let mention = snapshot.article(passage.article)?.events.get(passage.mention)?;
            let map = snapshot.actor_of.get(passage.article.index())?;
            let global = |locals: &[usize]| -> BTreeSet<ActorId> {
                locals.iter().filter_map(|local| map.get(*local)).copied().collect()
            };
            let (actors, recipients) = (global(&mention.actors), global(&mention.recipients));
            let at = (passage.article, passage.span);
            (!actors.is_empty() && !recipients.is_empty()).then_some(Account {
                actors,
                recipients,
                at,
            })
        })
        .collect();
    let (first, swapped) = accounts.iter().enumerate().find_map(|(at, one)| {
        let other = accounts[at + 1..].iter().find(|other| is_swapped(one, other))?;
        Some((one, other))
    })?;
    let name = |account: &Account| {
        let names = account.actors.iter().filter_map(|id| snapshot.actor(*id));
        names.map(|actor| actor.name.clone()).collect::<Vec<_>>().join(", ")
    };
    let with = |wanted: &Account| {
        let alike = accounts.iter().filter(|one| {
            !one.actors.is_disjoint(&wanted.actors) && one.actors.is_disjoint(&wanted.recipients)
        });
        side(snapshot, name(wanted), alike.map(|one| one.at).collect())
    };
    conflict(snapshot, id, ConflictKind::Actor, vec![with(first), with(swapped)])
}

fn is_swapped(one: &Account, other: &Account) -> bool {
    !one.actors.is_disjoint(&other.recipients)
        && !one.recipients.is_disjoint(&other.actors)
        && one.actors.is_disjoint(&other.actors)
}
