//! Clusters of mentions to events with their accounts.

use std::collections::BTreeMap;

use super::clusters::Cluster;
use super::titles;
use crate::model::{
    ActorId, ArticleId, Bounds, Event, EventMention, EventType, Passage, Precision, Published,
    Snapshot, Status, When,
};

/// Fill in the snapshot's events.
pub fn build(snapshot: &mut Snapshot, clusters: &[Cluster]) {
    let events: Vec<Event> =
        clusters.iter().filter_map(|cluster| event(snapshot, cluster)).collect();
    snapshot.events = events;
}

/// By date, undated ones last; of one day the most salient first.
pub fn sort(snapshot: &mut Snapshot) {
    snapshot.events.sort_by(|one, other| {
        let key = |event: &Event| (event.bounds.from.is_none(), event.bounds.from, event.bounds.to);
        key(one)
            .cmp(&key(other))
            .then_with(|| other.salience.total_cmp(&one.salience))
            .then_with(|| one.title_at.cmp(&other.title_at))
    });
}

fn event(snapshot: &Snapshot, cluster: &Cluster) -> Option<Event> {
    let mentions: Vec<(ArticleId, usize, &EventMention)> = cluster
        .members
        .iter()
        .filter_map(|(article, index)| {
            let event = snapshot.articles.get(*article)?.events.get(*index)?;
            Some((ArticleId::from(*article), *index, event))
        })
        .collect();
    if !mentions.iter().any(|(_, _, event)| is_shown(event)) {
        return None;
    }
    let bounds = dated(&mentions);
    let (lead_article, _, lead) = *mentions.iter().max_by(|one, other| {
        leads(snapshot, one.0, one.2, bounds)
            .total_cmp(&leads(snapshot, other.0, other.2, bounds))
            .then_with(|| (other.0, other.1).cmp(&(one.0, one.1)))
    })?;
    let passages = mentions
        .iter()
        .map(|(article, index, event)| passage(snapshot, *article, *index, event))
        .collect();
    let title_span = titles::title(snapshot.article(lead_article)?, lead);
    let cast = |pick: fn(&EventMention) -> &[usize]| actors(snapshot, &mentions, pick);
    let actors = cast(|event| &event.actors);
    let mut recipients = cast(|event| &event.recipients);
    recipients.retain(|id| !actors.contains(id));
    Some(Event {
        title: snapshot
            .words(lead_article, title_span)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        title_at: (lead_article, title_span),
        bounds,
        precision: precision(bounds),
        kind: kind(&mentions).unwrap_or(lead.kind),
        mode: lead.mode.clone(),
        status: status(snapshot, &mentions),
        salience: 0.0,
        actors,
        recipients,
        places: cast(|event| &event.places),
        passages,
    })
}

/// The date that an account tells: one that the story's course or the publication date lends
/// it places nothing on the timeline.
fn told(event: &EventMention) -> Option<When> {
    event.when.filter(When::is_told)
}

/// Whether an account puts an event on the timeline by itself: it tells a date, or it tells of
/// an act with somebody in it. Undated talk, plans and suppositions are comments.
fn is_shown(event: &EventMention) -> bool {
    let named = !event.actors.is_empty() || !event.recipients.is_empty();
    let act = match event.kind {
        EventType::Statement => false,
        EventType::Other => event.mode.is_some(),
        _ => true,
    };
    let settled = match event.status {
        Status::Happened | Status::Ongoing => true,
        Status::Planned | Status::Denied => event.kind == EventType::Consult,
        Status::Hypothetical => false,
    };
    // What is done to somebody is told whoever they are; what is only said needs a name.
    let done = matches!(
        event.kind,
        EventType::Assault
            | EventType::Coerce
            | EventType::Protest
            | EventType::Aid
            | EventType::Retreat
            | EventType::Sanction
            | EventType::Other
    );
    told(event).is_some_and(|when| !when.bounds.is_open())
        || act && settled && (named || done || !event.places.is_empty())
}

/// How well a mention's clause serves as the event's title.
fn leads(snapshot: &Snapshot, article: ArticleId, event: &EventMention, bounds: Bounds) -> f64 {
    let status = if event.status == Status::Happened { 0.6 } else { 0.0 };
    // The title stands beside the event's date, which is that of its own words.
    let dated = match told(event) {
        Some(when) if when.bounds == bounds => 0.3,
        Some(_) => -0.3,
        None => 0.0,
    };
    let long = if event.span.len() > 220 { -0.2 } else { 0.0 };
    let short = if event.span.len() < 24 { -0.4 } else { 0.0 };
    // A sentence of its own reads better than a clause that hangs on another one.
    let words = snapshot.words(article, event.span);
    let whole = if words.starts_with(char::is_uppercase) { 0.25 } else { 0.0 };
    let first = words.split_whitespace().next().unwrap_or("").to_lowercase();
    let pronoun = matches!(
        first.as_str(),
        "he" | "she" | "it" | "they" | "its" | "his" | "her" | "their" | "this" | "that"
    );
    event.prominence + status + dated + long + short + whole - if pronoun { 0.4 } else { 0.0 }
}

fn passage(snapshot: &Snapshot, article: ArticleId, index: usize, event: &EventMention) -> Passage {
    let timexes = snapshot.article(article).map(|one| one.timexes.as_slice()).unwrap_or_default();
    let timex = told(event).and_then(|when| when.timex).and_then(|at| timexes.get(at));
    Passage {
        article,
        span: event.span,
        status: event.status,
        when: told(event).map(|when| when.bounds).filter(|bounds| !bounds.is_open()),
        timex: timex.map(|timex| timex.span),
        mention: index,
    }
}

/// First and last day, each where known.
type Ends = (Option<chrono::NaiveDate>, Option<chrono::NaiveDate>);

/// The date that most accounts give; of equally many the more exact, then the earlier.
fn dated(mentions: &[(ArticleId, usize, &EventMention)]) -> Bounds {
    let mut votes: BTreeMap<Ends, usize> = BTreeMap::new();
    for (_, _, event) in mentions {
        if let Some(when) = told(event).filter(|when| !when.bounds.is_open()) {
            *votes.entry((when.bounds.from, when.bounds.to)).or_insert(0) += 1;
        }
    }
    let length =
        |(from, to): Ends| from.zip(to).map_or(i64::MAX, |(from, to)| (to - from).num_days());
    let mut best: Option<(Ends, usize)> = None;
    for (key, count) in votes {
        let better =
            best.is_none_or(|(known, votes)| (count, -length(key)) > (votes, -length(known)));
        if better {
            best = Some((key, count));
        }
    }
    best.map(|((from, to), _)| Bounds { from, to }).unwrap_or_default()
}

fn precision(bounds: Bounds) -> Precision {
    match bounds.range() {
        Some(range) => range.precision(),
        None if bounds.is_open() => Precision::None,
        None => Precision::Interval,
    }
}

/// The type that most accounts give; of equally many the first in PLOVER's order.
fn kind(mentions: &[(ArticleId, usize, &EventMention)]) -> Option<EventType> {
    let count =
        |kind: EventType| mentions.iter().filter(|(_, _, event)| event.kind == kind).count();
    let most = EventType::ALL.iter().map(|kind| count(*kind)).max()?;
    EventType::ALL.iter().copied().find(|kind| count(*kind) == most)
}

/// What the latest source supports; of equally late ones the surest.
fn status(snapshot: &Snapshot, mentions: &[(ArticleId, usize, &EventMention)]) -> Status {
    let late = |article: ArticleId| {
        let published: Option<&Published> =
            snapshot.article(article).map(|one| &one.article.published);
        published.and_then(|published| published.from)
    };
    mentions
        .iter()
        .max_by_key(|(article, _, event)| (late(*article), std::cmp::Reverse(event.status)))
        .map_or(Status::Happened, |(_, _, event)| event.status)
}

fn actors(
    snapshot: &Snapshot,
    mentions: &[(ArticleId, usize, &EventMention)],
    pick: fn(&EventMention) -> &[usize],
) -> Vec<ActorId> {
    let mut ids: Vec<ActorId> = Vec::new();
    for (article, _, event) in mentions {
        for local in pick(event) {
            let global = snapshot.actor_of.get(article.index()).and_then(|map| map.get(*local));
            if let Some(id) = global.filter(|id| !ids.contains(id)) {
                ids.push(*id);
            }
        }
    }
    ids
}
