//! `dateline actors --json`: who is in the story.

use serde::Serialize;

use super::corpus::actor_id;
use crate::model::{ActorId, Reason, Snapshot};

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
    /// The country whose office it is, where many have an office of that name.
    pub of: Option<String>,
    /// How often it is named.
    pub mentions: usize,
    /// In how many articles.
    pub articles: usize,
    /// Its names as written, each with the reason why it is this actor's.
    pub aliases: Vec<AliasLine>,
    /// Its roles, each with the article that gives it and that article's date.
    pub roles: Vec<RoleLine>,
    /// Words that take it up without its name, the most used first.
    pub references: Vec<ReferenceLine>,
    /// Names of actors that its only name could stand for as well.
    pub could_be: Vec<String>,
}

/// A name as written.
#[derive(Debug, Serialize)]
pub struct AliasLine {
    /// The name.
    pub text: String,
    /// Why it is this actor's.
    pub reason: &'static str,
}

/// Words that take it up without its name.
#[derive(Debug, Serialize)]
pub struct ReferenceLine {
    /// The words as written.
    pub text: String,
    /// Why nobody else can be meant.
    pub reason: &'static str,
    /// How often they do so.
    pub times: usize,
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
        .map(|alias| AliasLine { text: alias.text.clone(), reason: alias.reason.told() })
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
        of: actor.of.clone(),
        mentions: actor.mentions.len(),
        articles: articles.len(),
        aliases,
        roles,
        references: references(snapshot, id),
        could_be: actor.could_be.clone(),
    })
}

fn references(snapshot: &Snapshot, id: ActorId) -> Vec<ReferenceLine> {
    let lines = snapshot.taken_up(id).into_iter();
    let line = |(text, reason, times): (String, Reason, usize)| ReferenceLine {
        text,
        reason: reason.told(),
        times,
    };
    lines.map(line).collect()
}
