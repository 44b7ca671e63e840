//! Many articles to one [`Snapshot`]: dates inferred, actors and events joined, copies
//! found, conflicts told.
//!
//! In: annotated articles in a fixed order. Out: everything that the explorer and the
//! export show. The steps rest on each other as they stand in [`link`]; each one is a
//! pure function of what comes before it.

mod actors;
mod clusters;
mod conflicts;
mod corrections;
mod dates;
mod events;
mod figures;
mod origins;
mod outcomes;
mod salience;
mod similar;
mod titles;
mod union;

use std::collections::{HashMap, HashSet};

use crate::annotate::Knowledge;
use crate::model::{Annotated, ArticleId, Correction, Snapshot, SpokenQuote};

/// Link articles into a snapshot.
pub fn link(articles: Vec<Annotated>, knowledge: &Knowledge) -> Snapshot {
    link_corrected(articles, knowledge, &[])
}

/// Link articles into a snapshot, with the user's corrections of actors; those that no
/// longer fit the articles are told in the notices.
pub fn link_corrected(
    articles: Vec<Annotated>,
    knowledge: &Knowledge,
    corrections: &[Correction],
) -> Snapshot {
    let mut articles = with_unique_ids(articles);
    dates::infer(&mut articles);
    let copy_of = origins::copies(&articles);
    let mut corrected = corrections::apply(&mut articles, knowledge, corrections);
    let joined = actors::join(&articles, knowledge, &mut corrected);
    let clusters = clusters::cluster(&articles, &joined, knowledge);
    dates::infer_from_events(&mut articles, &clusters);
    let mut snapshot = Snapshot {
        copy_of,
        quotes: quotes(&articles, &joined.actor_of),
        actors: joined.actors,
        actor_of: joined.actor_of,
        articles,
        notices: corrected.notices(),
        ..Snapshot::default()
    };
    tell(&mut snapshot, &clusters);
    if dates::infer_from_outcomes(&mut snapshot, knowledge) {
        // What the latest source supports can be another one now.
        tell(&mut snapshot, &clusters);
    }
    conflicts::find(&mut snapshot, knowledge);
    snapshot
}

/// The events of clusters, weighed and in order.
fn tell(snapshot: &mut Snapshot, clusters: &[clusters::Cluster]) {
    events::build(snapshot, clusters);
    salience::weigh(snapshot);
    events::sort(snapshot);
}

/// A second article with the same id gets a suffix.
fn with_unique_ids(mut articles: Vec<Annotated>) -> Vec<Annotated> {
    let mut taken: HashSet<String> = articles.iter().map(|one| one.article.id.clone()).collect();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for annotated in &mut articles {
        let id = annotated.article.id.clone();
        let count = seen.entry(id.clone()).or_insert(0);
        *count += 1;
        while *count > 1 && !taken.insert(annotated.article.id.clone()) {
            annotated.article.id = format!("{id}-{count}");
            if taken.contains(&annotated.article.id) {
                *count += 1;
            }
        }
    }
    articles
}

fn quotes(articles: &[Annotated], actor_of: &[Vec<crate::model::ActorId>]) -> Vec<SpokenQuote> {
    let mut quotes = Vec::new();
    for (at, annotated) in articles.iter().enumerate() {
        for (index, quote) in annotated.quotes.iter().enumerate() {
            let local = quote.speaker.as_ref().and_then(|speaker| speaker.actor);
            let actor = local.and_then(|local| actor_of[at].get(local)).copied();
            quotes.push(SpokenQuote { article: ArticleId::from(at), index, actor });
        }
    }
    quotes
}
