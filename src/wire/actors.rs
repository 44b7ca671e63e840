//! `dateline actors --json`: who is in the story.

use serde::Serialize;

use super::corpus::actor_id;
use crate::model::{ActorId, Snapshot};

/// The actors, the most mentioned first.
#[derive(Debug, Serialize)]
pub struct Actors {
    /// The actors.
    pub actors: Vec<ActorLine>,
}

/// An actor.
#[derive(Debug, Serialize)]
pub struct ActorLine {
    /// Its id, as in the export.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: &'static str,
    /// How often it is named.
    pub mentions: usize,
    /// In how many articles.
    pub articles: usize,
    /// Its names as written, each with the reason why it is this actor's.
    pub aliases: Vec<AliasLine>,
    /// Its roles, each with the article that gives it and that article's date.
    pub roles: Vec<RoleLine>,
}

/// A name as written.
#[derive(Debug, Serialize)]
pub struct AliasLine {
    /// The name.
    pub text: String,
    /// Why it is this actor's.
    pub reason: String,
}

/// A role.
#[derive(Debug, Serialize)]
pub struct RoleLine {
    /// The role as written.
    pub text: String,
    /// Id of the article.
    pub article: String,
    /// The article's date, where it is known to the day.
    pub date: Option<chrono::NaiveDate>,
}

impl Actors {
    /// The actors of a snapshot that are not hidden.
    pub fn new(snapshot: &Snapshot) -> Self {
        let ids = (0..snapshot.actors.len()).map(ActorId::from);
        Self { actors: ids.filter_map(|id| line(snapshot, id)).collect() }
    }
}

fn line(snapshot: &Snapshot, id: ActorId) -> Option<ActorLine> {
    let actor = snapshot.actor(id).filter(|actor| !actor.hidden)?;
    let articles: std::collections::BTreeSet<_> =
        actor.mentions.iter().map(|mention| mention.article).collect();
    let aliases = actor
        .aliases
        .iter()
        .map(|alias| AliasLine { text: alias.text.clone(), reason: alias.reason.clone() })
        .collect();
    let roles = actor
        .roles
        .iter()
        .filter_map(|role| {
            let article = &snapshot.article(role.article)?.article;
            Some(RoleLine {
                text: role.text.clone(),
                article: article.id.clone(),
                date: article.published.day(),
            })
        })
        .collect();
    Some(ActorLine {
        id: actor_id(id),
        name: actor.name.clone(),
        kind: actor.kind.as_str(),
        mentions: actor.mentions.len(),
        articles: articles.len(),
        aliases,
        roles,
    })
}
