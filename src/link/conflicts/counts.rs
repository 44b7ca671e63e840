//! Counts of one event that cannot all be true: "eleven sailors killed", "nine men dead".
//!
//! A count belongs to the event of its clause, of its sentence, or of the sentence before it
//! in the same paragraph; where a report names no event, to the only one that others give the
//! same count of, in whose time and place it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::{conflict, side};
use crate::annotate::Knowledge;
use crate::annotate::amounts::{Amount, amounts};
use crate::model::{
    ActorId, ArticleId, CivilRange, Conflict, ConflictKind, EventId, EventType, Passage, Snapshot,
    Span, Status, touching,
};

/// Bytes behind an event's passage in which its counts still stand.
const NEAR: usize = 260;

/// Days of a time beside a count that still tells which event it is of.
const LONGEST: i64 = 10;

/// Actors that two reports of one story have in common.
const STORY: usize = 2;

/// The same, where nothing but the day joins two counts.
const SAME_DAY: usize = 3;

/// What is asked of an event: how many dead, how many held.
type Asked = (EventId, &'static str);

/// A count with its place.
struct Fact {
    amount: Amount,
    article: ArticleId,
    passage: Span,
    event: Option<EventId>,
}

/// All conflicts of numbers.
pub fn all(snapshot: &Snapshot, knowledge: &Knowledge) -> Vec<Conflict> {
    let mut facts = facts(snapshot, knowledge);
    attach(snapshot, &mut facts);
    let mut groups: BTreeMap<Asked, Vec<&Fact>> = BTreeMap::new();
    // The groups of each day: what is not of one day is never compared.
    let mut asked: BTreeMap<(Option<CivilRange>, &'static str), Vec<Asked>> = BTreeMap::new();
    for fact in &facts {
        let Some(event) = fact.event else { continue };
        // "As of 30 May the ministry has 112 cases", "by 30 May nurses had 187": two sentences
        // of one story and day that count the same are one question.
        let day = snapshot.event(event).and_then(|event| event.bounds.range());
        let asked = asked.entry((day, fact.amount.what)).or_default();
        let own = asked.iter().copied().find(|key: &Asked| key.0 == event);
        let same = own.or_else(|| {
            asked.iter().copied().filter(|_| day.is_some()).find(|key: &Asked| {
                !are_elsewhere(snapshot, key.0, event)
                    && groups[key].iter().any(|other| {
                        other.amount.unit == fact.amount.unit
                            && are_of_story(snapshot, other.article, fact.article, SAME_DAY)
                    })
            })
        });
        if same.is_none() {
            asked.push((event, fact.amount.what));
        }
        groups.entry(same.unwrap_or((event, fact.amount.what))).or_default().push(fact);
    }
    groups
        .into_iter()
        .filter_map(|((event, _), facts)| {
            let facts = one_each(snapshot, &facts);
            let sides = sides(&facts);
            let sides = sides
                .into_iter()
                .map(|facts| {
                    let first = facts[0];
                    let words = snapshot.words(first.article, first.amount.span);
                    let value = words.split_whitespace().collect::<Vec<_>>().join(" ");
                    let passages = facts.iter().map(|one| (one.article, one.passage)).collect();
                    side(snapshot, value, passages)
                })
                .collect();
            conflict(snapshot, event, ConflictKind::Number, sides)
        })
        .collect()
}

/// One count of each report: that of the event's own passage, else the first. What else a
/// report counts ("eleven of them have died") is a part, not another opinion.
fn one_each<'a>(snapshot: &Snapshot, facts: &[&'a Fact]) -> Vec<&'a Fact> {
    let own = |fact: &Fact| {
        fact.event.and_then(|id| snapshot.event(id)).is_some_and(|event| {
            let mut passages = event.passages.iter();
            passages.any(|one| one.article == fact.article && one.span.contains(fact.amount.span))
        })
    };
    let mut kept: Vec<&Fact> = Vec::new();
    for fact in facts.iter().filter(|fact| own(fact)).chain(facts.iter().filter(|fact| !own(fact)))
    {
        if !kept.iter().any(|known| known.article == fact.article) {
            kept.push(fact);
        }
    }
    kept.sort_by_key(|fact| (fact.article, fact.amount.span));
    kept
}

/// Exact counts that exclude each other; a limit that fits several sides is on none.
fn sides<'a>(facts: &[&'a Fact]) -> Vec<Vec<&'a Fact>> {
    let mut sides: Vec<Vec<&Fact>> = Vec::new();
    let exact = facts.iter().filter(|fact| fact.amount.low == fact.amount.high);
    for fact in exact {
        let fits = |side: &&mut Vec<&Fact>| {
            side.iter().any(|one| {
                one.amount.agrees(&fact.amount) && one.amount.is_comparable(&fact.amount)
            })
        };
        match sides.iter_mut().find(fits) {
            Some(side) => side.push(fact),
            None => sides.push(vec![fact]),
        }
    }
    for fact in facts.iter().filter(|fact| fact.amount.low != fact.amount.high) {
        let fits = |side: &Vec<&Fact>| {
            side.iter().any(|one| {
                one.amount.is_comparable(&fact.amount) && one.amount.agrees(&fact.amount)
            })
        };
        let open: Vec<usize> = (0..sides.len()).filter(|at| fits(&sides[*at])).collect();
        match open.as_slice() {
            [] => sides.push(vec![fact]),
            [only] => sides[*only].push(fact),
            _ => {}
        }
    }
    // Only what can be compared with another side is a side: soldiers are not civilians.
    let keeps: Vec<bool> = (0..sides.len())
        .map(|at| {
            (0..sides.len()).any(|other| {
                other != at
                    && sides[at].iter().any(|one| {
                        sides[other].iter().any(|two| one.amount.is_comparable(&two.amount))
                    })
            })
        })
        .collect();
    let mut keeps = keeps.into_iter();
    sides.retain(|_| keeps.next().unwrap_or(false));
    sides
}

fn facts(snapshot: &Snapshot, knowledge: &Knowledge) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut told: Vec<Vec<(Span, EventId)>> = vec![Vec::new(); snapshot.articles.len()];
    for (index, event) in snapshot.events.iter().enumerate() {
        if event.bounds.range().is_none_or(|range| range.days() > 2) {
            continue;
        }
        let told_as_fact =
            |passage: &&Passage| matches!(passage.status, Status::Happened | Status::Ongoing);
        for passage in event.passages.iter().filter(told_as_fact) {
            if let Some(list) = told.get_mut(passage.article.index()) {
                list.push((passage.span, EventId::from(index)));
            }
        }
    }
    for (at, annotated) in snapshot.articles.iter().enumerate() {
        let Some(language) = knowledge.language(&annotated.article.lang) else { continue };
        let text = &annotated.article.text;
        let list = &mut told[at];
        list.sort_unstable();
        for sentence in &annotated.sentences {
            let is_dated = |span: Span| {
                touching(&annotated.timexes, span, |timex| timex.span)
                    .iter()
                    .any(|timex| timex.span.overlaps(span))
            };
            for amount in amounts(text, *sentence, language, is_dated) {
                let event = event_of(snapshot, text, list, *sentence, &amount);
                let passage = annotated
                    .events
                    .iter()
                    .map(|event| event.span)
                    .filter(|span| span.contains(amount.span))
                    .min_by_key(|span| span.len())
                    .unwrap_or(*sentence);
                facts.push(Fact { amount, article: ArticleId::from(at), passage, event });
            }
        }
    }
    facts
}

/// The event that a count is of: that of its clause or sentence, or of the sentence before.
fn event_of(
    snapshot: &Snapshot,
    text: &str,
    told: &[(Span, EventId)],
    sentence: Span,
    amount: &Amount,
) -> Option<EventId> {
    let fits =
        |id: EventId| snapshot.event(id).is_some_and(|event| can_count(event.kind, amount.what));
    let own = told
        .iter()
        .filter(|(span, id)| span.contains(amount.span) && fits(*id))
        .min_by_key(|(span, _)| span.len());
    let beside = || told.iter().find(|(span, id)| sentence.contains(*span) && fits(*id));
    // A sentence with a dated event of another kind tells of another day.
    let other = told.iter().any(|(span, id)| sentence.contains(*span) && !fits(*id));
    let near = |span: Span| {
        span.end <= sentence.start
            && sentence.start - span.end <= NEAR
            && !text[span.end..sentence.start].contains("\n\n")
    };
    let before =
        || told.iter().rev().find(|(span, id)| near(*span) && fits(*id)).filter(|_| !other);
    own.or_else(beside).or_else(before).map(|(_, id)| *id)
}

/// Whether an event of a type can have so many dead, held or present.
fn can_count(kind: EventType, what: &str) -> bool {
    match what {
        "dead" | "hurt" | "missing" | "sunk" | "ruined" | "away" => {
            matches!(kind, EventType::Assault | EventType::Other)
        }
        "held" => matches!(kind, EventType::Coerce | EventType::Protest | EventType::Assault),
        "crowd" => kind == EventType::Protest,
        "freed" => kind == EventType::Retreat,
        "taken" => kind == EventType::Assault,
        _ => kind == EventType::Other,
    }
}

/// Whether two events are told of different places, or of acts on different people.
fn are_elsewhere(snapshot: &Snapshot, one: EventId, other: EventId) -> bool {
    let (Some(one), Some(other)) = (snapshot.event(one), snapshot.event(other)) else {
        return true;
    };
    let apart = |a: &[ActorId], b: &[ActorId]| {
        !a.is_empty() && !b.is_empty() && !a.iter().any(|id| b.contains(id))
    };
    let acts = |kind| matches!(kind, EventType::Assault | EventType::Coerce | EventType::Protest);
    apart(&one.places, &other.places)
        || apart(&one.recipients, &other.recipients)
        || acts(one.kind) && acts(other.kind)
}

/// Whether two reports have so many actors in common.
fn are_of_story(snapshot: &Snapshot, one: ArticleId, other: ArticleId, least: usize) -> bool {
    let around = |article: ArticleId| snapshot.actor_of.get(article.index());
    let (Some(one), Some(other)) = (around(one), around(other)) else { return false };
    one.iter().filter(|id| other.contains(id)).count() >= least
}

/// Give counts of reports that name no event the only event that has such counts, where a time
/// beside the count holds its day and a place or actor of it is named there.
fn attach(snapshot: &Snapshot, facts: &mut [Fact]) {
    let mut known: BTreeMap<(EventId, &'static str), BTreeSet<ArticleId>> = BTreeMap::new();
    for fact in facts.iter() {
        if let Some(event) = fact.event {
            known.entry((event, fact.amount.what)).or_default().insert(fact.article);
        }
    }
    let mut by_actor: BTreeMap<ActorId, Vec<EventId>> = BTreeMap::new();
    for (id, _) in known.keys() {
        let Some(event) = snapshot.event(*id) else { continue };
        for actor in event.actors.iter().chain(&event.recipients).chain(&event.places) {
            by_actor.entry(*actor).or_default().push(*id);
        }
    }
    for fact in facts.iter_mut().filter(|fact| fact.event.is_none()) {
        let Some(annotated) = snapshot.article(fact.article) else { continue };
        let sentence = annotated.sentences.iter().find(|one| one.contains(fact.amount.span));
        let Some(sentence) = sentence else { continue };
        let times = touching(&annotated.timexes, *sentence, |timex| timex.span);
        let map = snapshot.actor_of.get(fact.article.index());
        let named: Vec<ActorId> = touching(&annotated.mentions, *sentence, |one| one.span)
            .iter()
            .filter_map(|mention| map?.get(mention.actor).copied())
            .collect();
        // A report without any date is of the story whose actors it has.
        let dateless = annotated.article.published.from.is_none()
            && times.iter().all(|timex| timex.range.range().is_none());
        let holds = |id: EventId, told: &BTreeSet<ArticleId>| {
            let of_story =
                || told.iter().any(|other| are_of_story(snapshot, fact.article, *other, STORY));
            snapshot.event(id).is_some_and(|event| {
                let cast = event.actors.iter().chain(&event.recipients).chain(&event.places);
                // A report tells of nothing that came after it.
                let published = annotated.article.published.to;
                if published.zip(event.bounds.from).is_some_and(|(told, day)| told < day) {
                    return false;
                }
                let in_time = event.bounds.range().is_some_and(|day| {
                    times
                        .iter()
                        .filter_map(|timex| timex.range.range())
                        .any(|range| range.days() <= LONGEST && range.overlaps(day))
                });
                (in_time || dateless && of_story())
                    && cast.into_iter().any(|actor| named.contains(actor))
            })
        };
        // Only events whose people or places are named here can hold it.
        let near: BTreeSet<EventId> =
            named.iter().filter_map(|actor| by_actor.get(actor)).flatten().copied().collect();
        let mut fitting = near.into_iter().filter(|event| {
            known.get(&(*event, fact.amount.what)).is_some_and(|told| holds(*event, told))
        });
        let first = fitting.next();
        if fitting.next().is_none() {
            fact.event = first;
        }
    }
}
