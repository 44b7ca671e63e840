//! One actor across articles: by known name, by shared alias, by fuller name, by spelling.

mod local;
mod rules;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::corrections::Corrected;
use super::union::Union;
use crate::annotate::Knowledge;
use crate::annotate::knowledge::{Entry, Gazetteer};
use crate::annotate::text::fold;
use crate::model::{
    Actor, ActorId, ActorKind, ActorMention, ActorReference, Alias, Annotated, ArticleId, Reason,
    Role,
};
pub use local::Local;
use local::{Context, locals};
use rules::Rules;

/// The actors of a corpus and where each article's own actors went.
pub struct Joined {
    /// Actors, the most mentioned first.
    pub actors: Vec<Actor>,
    /// By article and local actor.
    pub actor_of: Vec<Vec<ActorId>>,
}

/// A fuller name is the usual one only where it stands this many times less at most.
const RARE: usize = 6;

/// Why each local actor was joined with others.
pub type Reasons = HashMap<usize, Reason>;

/// Join the local actors of all articles.
pub fn join(
    articles: &[Annotated],
    knowledge: &Knowledge,
    corrected: &mut Corrected<'_>,
) -> Joined {
    let contexts: Vec<Context> = articles.iter().map(|one| Context::new(one, knowledge)).collect();
    let (locals, first) = locals(articles, &contexts, knowledge, corrected);
    let mut union = Union::new(locals.len());
    let mut rules = Rules::new(articles, &locals, &contexts, knowledge);
    rules.apply(&mut union);
    let Rules { mut reasons, could_be, .. } = rules;
    corrected.merge(&locals, &mut union, &mut reasons, knowledge);
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in 0..locals.len() {
        groups.entry(union.find(index)).or_default().push(index);
    }
    let mut actors: Vec<(Actor, Vec<usize>)> = groups
        .into_values()
        .map(|members| (actor(articles, &locals, &first, &members, &reasons, knowledge), members))
        .collect();
    corrected.describe(&locals, &mut actors);
    tell_apart(&locals, &mut union, &could_be, &mut actors);
    build(articles, &locals, &first, actors)
}

/// Give actors the names of the others that they could be, and offices their countries, as
/// these are called in the end.
fn tell_apart(
    locals: &[Local<'_>],
    union: &mut Union,
    could_be: &HashMap<usize, Vec<usize>>,
    actors: &mut [(Actor, Vec<usize>)],
) {
    let place: HashMap<usize, usize> = actors
        .iter()
        .enumerate()
        .flat_map(|(at, (_, members))| members.iter().map(move |member| (*member, at)))
        .collect();
    let mut named: Vec<(usize, Vec<String>)> = Vec::new();
    for (at, (_, members)) in actors.iter().enumerate() {
        let mut others: BTreeSet<usize> = BTreeSet::new();
        for member in members.iter().filter_map(|member| could_be.get(member)).flatten() {
            others.extend(place.get(&union.find(*member)));
        }
        // One of them it has turned out to be.
        if !others.is_empty() && !others.contains(&at) {
            let names: BTreeSet<String> =
                others.iter().map(|other| actors[*other].0.name.clone()).collect();
            named.push((at, names.into_iter().collect()));
        }
    }
    for (at, others) in named {
        actors[at].0.could_be = others;
    }
    for (at, owner) in owners(locals, actors) {
        actors[at].0.of = Some(owner);
    }
}

/// The country of each office, as it is listed.
fn owners(locals: &[Local<'_>], actors: &[(Actor, Vec<usize>)]) -> Vec<(usize, String)> {
    let mut places: HashMap<String, &str> = HashMap::new();
    for (actor, _) in actors.iter().filter(|(actor, _)| actor.kind == ActorKind::Place) {
        for alias in &actor.aliases {
            places.entry(fold(&alias.text)).or_insert(&actor.name);
        }
    }
    let owner = |members: &[usize]| {
        let keys = members.iter().filter_map(|member| locals[*member].key.as_deref());
        keys.filter_map(|key| key.strip_prefix("office:")?.split_once(':'))
            .map(|(_, owner)| owner)
            .find(|owner| !owner.is_empty())
            .map(|owner| places.get(&fold(owner)).map_or(owner, |name| name).to_string())
    };
    // A name that the user gave says all of it.
    let written = |actor: &Actor| actor.aliases.iter().any(|alias| alias.text == actor.name);
    actors
        .iter()
        .enumerate()
        .filter(|(_, (actor, _))| written(actor))
        .filter_map(|(at, (_, members))| Some((at, owner(members)?)))
        .collect()
}

/// Actors in order: the most mentioned first, those that the user hid last.
fn build(
    articles: &[Annotated],
    locals: &[Local<'_>],
    first: &[usize],
    mut actors: Vec<(Actor, Vec<usize>)>,
) -> Joined {
    actors.sort_by(|(one, _), (other, _)| {
        (one.hidden.cmp(&other.hidden))
            .then_with(|| other.mentions.len().cmp(&one.mentions.len()))
            .then_with(|| one.name.cmp(&other.name))
    });
    let mut actor_of: Vec<Vec<ActorId>> =
        articles.iter().map(|annotated| vec![ActorId(0); annotated.actors.len()]).collect();
    for (id, (_, members)) in actors.iter().enumerate() {
        for member in members {
            let article = locals[*member].article;
            actor_of[article][member - first[article]] = ActorId::from(id);
        }
    }
    Joined { actors: actors.into_iter().map(|(actor, _)| actor).collect(), actor_of }
}

fn actor(
    articles: &[Annotated],
    locals: &[Local<'_>],
    first: &[usize],
    members: &[usize],
    reasons: &Reasons,
    knowledge: &Knowledge,
) -> Actor {
    let mut aliases: Vec<Alias> = Vec::new();
    let (mut mentions, mut references, mut roles) = (Vec::new(), Vec::new(), Vec::new());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<ActorKind, usize> = BTreeMap::new();
    for member in members {
        let local = &locals[*member];
        let annotated = &articles[local.article];
        let index = member - first[local.article];
        let joined = reasons.get(member).copied().unwrap_or(Reason::Written);
        for alias in &annotated.actors[index].aliases {
            if !aliases.iter().any(|known| known.text == alias.text) {
                // What the user said, then what its own article says of it.
                let own = alias.reason != Reason::Written && joined != Reason::User;
                let reason = if own { alias.reason } else { joined };
                aliases.push(Alias { text: alias.text.clone(), reason });
            }
        }
        let article = ArticleId::from(local.article);
        roles.extend(
            annotated.actors[index].roles.iter().map(|role| Role { text: role.clone(), article }),
        );
        for mention in local.mentions.iter().map(|at| &annotated.mentions[*at]) {
            *counts.entry(mention.span.of(&annotated.article.text)).or_insert(0) += 1;
            *kinds.entry(local.kind).or_insert(0) += 1;
            mentions.push(ActorMention {
                article,
                span: mention.span,
                stands_for: mention.stands_for.clone(),
            });
        }
        let taken_up = local.references.iter().map(|at| &annotated.references[*at]);
        references.extend(taken_up.map(|one| ActorReference {
            article,
            span: one.span,
            reason: one.reason,
        }));
    }
    let mut kind = locals[members[0]].kind;
    let most = kinds.values().max().copied().unwrap_or(0);
    if let Some((voted, _)) = kinds.iter().find(|(_, count)| **count == most) {
        kind = *voted;
    }
    // One word that is a place in one report and has nothing of a person in the others.
    let in_full = |at: &usize| locals[*at].names.iter().any(|name| name.contains(' '));
    let human = || !roles.is_empty() || members.iter().any(in_full);
    if kind == ActorKind::Person && kinds.contains_key(&ActorKind::Place) && !human() {
        kind = ActorKind::Place;
    }
    // A person of a company's or country's name is not called by that entry.
    let known = members
        .iter()
        .filter(|member| !locals[**member].apart)
        .flat_map(|member| &locals[*member].names)
        .find_map(|name| knowledge.lexicon.get(name).filter(|entry| entry.kind == kind));
    // The usual name of the world where the reports write it, else what they write.
    let written = |name: &str| counts.keys().any(|one| fold(one) == fold(name));
    let said = |entry: &&Entry| entry.list & Gazetteer::OWN != 0 || written(&entry.name);
    let known = known.filter(said).map(|entry| entry.name.to_string());
    let name = known.unwrap_or_else(|| usual(&counts, kind));
    let (of, could_be) = (None, Vec::new());
    // Whichever report came first, it is the other names that need a reason.
    let joined = members.iter().find_map(|member| reasons.get(member)).copied();
    for alias in aliases.iter_mut().filter(|alias| !alias.reason.is_users()) {
        if fold(&alias.text) == fold(&name) {
            alias.reason = Reason::Written;
        } else if alias.reason == Reason::Written {
            alias.reason = joined.unwrap_or(Reason::Lexicon);
        }
    }
    Actor { name, kind, aliases, roles, mentions, references, of, could_be, hidden: false }
}

/// A person's fullest name of those in use, anything else's most used one; an acronym only
/// where there is nothing else. Of equal ones the first in order.
fn usual(counts: &BTreeMap<&str, usize>, kind: ActorKind) -> String {
    let words = |name: &str| name.split(' ').count();
    let several = counts.iter().filter(|(name, _)| words(name) > 1);
    let most = several.map(|(_, count)| *count).max().unwrap_or(0);
    let rank = |name: &str, count: usize| {
        let upper = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        // "London Sadiq Khan" once is no fuller name than "Sadiq Khan" ten times.
        let used = words(name) > 1 && count * RARE >= most;
        if kind == ActorKind::Person {
            (!upper, used, words(name), count)
        } else {
            (!upper, true, count, words(name))
        }
    };
    let mut best: Option<(&str, usize)> = None;
    for (name, count) in counts {
        if best.is_none_or(|(known, uses)| rank(name, *count) > rank(known, uses)) {
            best = Some((name, *count));
        }
    }
    best.map(|(name, _)| name.to_string()).unwrap_or_default()
}
