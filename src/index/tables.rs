//! Tables of the whole story: who said what when, which source reports what, and what the
//! sides of a conflict rest on. Headless commands and screens show the same rows.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::annotate::timex::number_word;
use crate::model::{
    Actor, ActorId, ArticleId, Bounds, Conflict, ConflictKind, EventId, Quote, Snapshot, Status,
    When,
};

/// A quote in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Index into the snapshot's quotes.
    pub quote: usize,
    /// The article.
    pub article: ArticleId,
    /// The actor who speaks, where that is known.
    pub actor: Option<ActorId>,
    /// Who speaks: the actor's name, or the words that stand there; empty where nobody does.
    pub speaker: String,
    /// When it was said: as the clause tells, else between the bounds of the report's own date.
    pub when: Bounds,
    /// Whether the clause tells it.
    pub told: bool,
}

impl Statement {
    /// The quote itself.
    pub fn quote<'a>(&self, snapshot: &'a Snapshot) -> Option<&'a Quote> {
        let spoken = snapshot.quotes.get(self.quote)?;
        snapshot.article(spoken.article)?.quotes.get(spoken.index)
    }
}

/// Everything that was said, by speaker (the one with most to say first), in order of time.
pub fn statements(snapshot: &Snapshot) -> Vec<Statement> {
    let mut all: Vec<Statement> =
        (0..snapshot.quotes.len()).filter_map(|index| statement(snapshot, index)).collect();
    let mut counts: BTreeMap<(Option<ActorId>, String), usize> = BTreeMap::new();
    for one in &all {
        *counts.entry((one.actor, one.speaker.clone())).or_default() += 1;
    }
    all.sort_by_cached_key(|one| {
        let key = (one.actor, one.speaker.clone());
        let nobody = one.speaker.is_empty();
        let most = std::cmp::Reverse(counts[&key]);
        let when = (one.when.from.or(one.when.to).is_none(), one.when.from.or(one.when.to));
        (nobody, most, one.speaker.clone(), one.actor, when, one.article, one.quote)
    });
    all
}

fn statement(snapshot: &Snapshot, index: usize) -> Option<Statement> {
    let spoken = snapshot.quotes.get(index)?;
    let annotated = snapshot.article(spoken.article)?;
    let quote = annotated.quotes.get(spoken.index)?;
    // "they said": a pronoun that nobody could be found for names nobody.
    let name = quote.speaker.as_ref().map_or("", |speaker| speaker.name.as_str());
    let name = if NOBODY.contains(&name) { "" } else { name };
    let actor = spoken.actor.and_then(|id| snapshot.actor(id));
    let said = quote
        .cue
        .and_then(|cue| annotated.events.iter().find(|event| event.trigger.overlaps(cue))?.when);
    let said = said.filter(When::is_told).map(|when| when.bounds);
    let published = &annotated.article.published;
    Some(Statement {
        quote: index,
        article: spoken.article,
        actor: spoken.actor,
        speaker: actor.map_or_else(|| name.to_string(), Actor::called),
        told: said.is_some(),
        when: said.unwrap_or(Bounds { from: published.from, to: published.to }),
    })
}

/// An event with what each source says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The event.
    pub event: EventId,
    /// The articles that tell it, in order, each with the status that it gives; the others are
    /// silent.
    pub by: Vec<(ArticleId, Status)>,
    /// The first report of it, by the last day on which each can have been published; copies and
    /// reports without such a day do not count.
    pub first: Option<ArticleId>,
}

impl Covered {
    /// The status that an article gives; `None` where it is silent.
    pub fn status(&self, article: ArticleId) -> Option<Status> {
        let at = self.by.binary_search_by_key(&article, |(id, _)| *id).ok()?;
        self.by.get(at).map(|(_, status)| *status)
    }
}

/// Dated events by source, in order of time.
pub fn coverage(snapshot: &Snapshot) -> Vec<Covered> {
    let dated = snapshot.events.iter().enumerate().filter(|(_, event)| !event.bounds.is_open());
    dated
        .map(|(index, event)| {
            let mut told: BTreeMap<ArticleId, Status> = BTreeMap::new();
            for passage in &event.passages {
                // What happened outweighs what was planned in the same report.
                let known = told.entry(passage.article).or_insert(passage.status);
                *known = passage.status.min(*known);
            }
            // The day on which a report was there for certain.
            let published = |id: ArticleId| -> Option<NaiveDate> {
                let published = &snapshot.article(id)?.article.published;
                published.to.or(published.day())
            };
            let sources = event.sources();
            let first = sources
                .into_iter()
                .filter(|id| snapshot.origin(*id) == *id)
                .filter_map(|id| published(id).map(|day| (day, id)))
                .min()
                .map(|(_, id)| id);
            Covered { event: EventId::from(index), by: told.into_iter().collect(), first }
        })
        .collect()
}

/// First and last publication day of the reports behind a side of a conflict.
pub fn reported(snapshot: &Snapshot, conflict: &Conflict, side: usize) -> Bounds {
    let articles = conflict.sides.get(side).into_iter().flat_map(|side| &side.passages);
    let days: Vec<NaiveDate> = articles
        .filter_map(|(article, _)| snapshot.article(*article)?.article.published.day())
        .collect();
    Bounds { from: days.iter().min().copied(), to: days.iter().max().copied() }
}

/// Words for speakers whom nothing names.
const NOBODY: [&str; 7] = ["he", "she", "it", "they", "him", "her", "them"];

/// The figure in the words of a side.
fn figure(value: &str) -> Option<u64> {
    value.split_whitespace().find_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        word.replace(',', "").parse().ok().or_else(|| number_word(&word))
    })
}

/// Whether a side of a conflict of numbers is a higher figure that was reported after all
/// others: it may be an update.
pub fn may_be_update(snapshot: &Snapshot, conflict: &Conflict, side: usize) -> bool {
    let own = reported(snapshot, conflict, side).from;
    conflict.kind == ConflictKind::Number
        && (0..conflict.sides.len()).filter(|other| *other != side).all(|other| {
            let figure = |side: usize| figure(&conflict.sides.get(side)?.value);
            let higher = figure(side).zip(figure(other)).is_some_and(|(own, other)| own > other);
            let earlier = reported(snapshot, conflict, other).to;
            higher && own.zip(earlier).is_some_and(|(own, earlier)| own > earlier)
        })
}
