//! One actor across articles: by known name, by shared alias, by fuller name.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::corrections::Corrected;
use super::union::Union;
use crate::annotate::Knowledge;
use crate::annotate::actors::{country_of, is_part};
use crate::annotate::text::{fold, folded_words};
use crate::model::{
    Actor, ActorId, ActorKind, ActorMention, Alias, Annotated, ArticleId, Mention, Role,
};

/// The actors of a corpus and where each article's own actors went.
pub struct Joined {
    /// Actors, the most mentioned first.
    pub actors: Vec<Actor>,
    /// By article and local actor.
    pub actor_of: Vec<Vec<ActorId>>,
}

/// Begins the key of what the user took apart.
const APART: &str = "apart:";

/// A local actor before it is joined.
pub struct Local<'a> {
    /// Index of its article.
    pub article: usize,
    /// Index in its article.
    pub index: usize,
    /// What its article takes it for.
    pub kind: ActorKind,
    /// Its names as written.
    pub names: Vec<&'a str>,
    /// Its mentions, by their places among its article's.
    mentions: Vec<usize>,
    key: Option<String>,
    /// Whether the user took it out of another actor: its names join it to nothing.
    apart: bool,
}

/// Join the local actors of all articles.
pub fn join(
    articles: &[Annotated],
    knowledge: &Knowledge,
    corrected: &mut Corrected<'_>,
) -> Joined {
    let (locals, first) = locals(articles, knowledge, corrected);
    let mut union = Union::new(locals.len());
    let mut reasons: HashMap<usize, &'static str> = HashMap::new();
    by_key(&locals, &mut union, &mut reasons);
    by_alias(&locals, &mut union, &mut reasons);
    by_fuller_name(&locals, &mut union, &mut reasons, ActorKind::Person);
    by_fuller_name(&locals, &mut union, &mut reasons, ActorKind::Organisation);
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
    build(articles, &locals, &first, actors)
}

/// All local actors in order, and the index of each article's first one.
fn locals<'a>(
    articles: &'a [Annotated],
    knowledge: &Knowledge,
    corrected: &Corrected<'_>,
) -> (Vec<Local<'a>>, Vec<usize>) {
    let (mut locals, mut first) = (Vec::new(), Vec::new());
    for (article, annotated) in articles.iter().enumerate() {
        first.push(locals.len());
        let owners = owners(annotated, knowledge);
        let mut mentions = vec![Vec::new(); annotated.actors.len()];
        for (at, mention) in annotated.mentions.iter().enumerate() {
            if let Some(of_actor) = mentions.get_mut(mention.actor) {
                of_actor.push(at);
            }
        }
        for (index, actor) in annotated.actors.iter().enumerate() {
            let names: Vec<&str> = actor.aliases.iter().map(String::as_str).collect();
            let apart = corrected.apart(article, index);
            let key = match apart {
                Some(number) => Some(format!("{APART}{number}")),
                None => key(&names, actor.kind, owners.get(&index), knowledge),
            };
            let apart = apart.is_some();
            let mentions = std::mem::take(&mut mentions[index]);
            locals.push(Local { article, index, kind: actor.kind, names, mentions, key, apart });
        }
    }
    (locals, first)
}

/// What makes two local actors surely one: a known name, or an office with its country.
fn key(
    names: &[&str],
    kind: ActorKind,
    owner: Option<&String>,
    knowledge: &Knowledge,
) -> Option<String> {
    let known = |name: &&str| knowledge.lexicon.get(name).filter(|entry| entry.kind == kind);
    if let Some(entry) = names.iter().find_map(known) {
        return Some(format!("{}:{}", entry.kind.as_str(), entry.name));
    }
    let office = names.iter().find_map(|name| knowledge.lexicon.offices.office(&fold(name)))?;
    Some(format!("office:{office}:{}", owner.map_or("", String::as_str)))
}

/// The country that each office of an article is named with: "Pakistan's Foreign Office".
fn owners(annotated: &Annotated, knowledge: &Knowledge) -> BTreeMap<usize, String> {
    let text = &annotated.article.text;
    let is_office = |mention: &Mention| {
        knowledge.lexicon.offices.office(&fold(mention.span.of(text))).is_some()
    };
    let mut owners = BTreeMap::new();
    for pair in annotated.mentions.windows(2) {
        let between = text.get(pair[0].span.end..pair[1].span.start).unwrap_or("-");
        let is_owner =
            |mention: &Mention| matches!(mention.kind, ActorKind::Place | ActorKind::Nationality);
        let before = is_office(&pair[1])
            && is_owner(&pair[0])
            && matches!(between.trim(), "" | "'s" | "’s" | "'" | "’");
        let after = is_office(&pair[0]) && is_owner(&pair[1]) && between.trim() == "of";
        let (office, owner) = match (before, after) {
            (true, _) => (&pair[1], &pair[0]),
            (_, true) => (&pair[0], &pair[1]),
            _ => continue,
        };
        owners.entry(office.actor).or_insert_with(|| country_of(owner.span.of(text), knowledge));
    }
    owners
}

fn by_key(locals: &[Local<'_>], union: &mut Union, reasons: &mut HashMap<usize, &'static str>) {
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (index, local) in locals.iter().enumerate() {
        let Some(key) = &local.key else { continue };
        let leader = *known.entry(key).or_insert(index);
        if leader != index {
            union.join(leader, index);
            let reason = if local.apart {
                "taken apart by you"
            } else {
                "another name of the same in the lexicon"
            };
            reasons.insert(index, reason);
        }
    }
    // An office named without a country is that of the only country whose it can be.
    let mut offices: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for key in known.keys().filter(|key| key.starts_with("office:")) {
        if let Some((office, owner)) = key.rsplit_once(':') {
            offices.entry(office).or_default().insert(owner);
        }
    }
    for (office, owners) in offices {
        let named: Vec<&&str> = owners.iter().filter(|owner| !owner.is_empty()).collect();
        if let ([owner], true) = (named.as_slice(), owners.contains("")) {
            let (one, other) =
                (known[format!("{office}:").as_str()], known[format!("{office}:{owner}").as_str()]);
            union.join(one, other);
            reasons.insert(one.max(other), "the only office of that kind in these reports");
        }
    }
}

fn by_alias(locals: &[Local<'_>], union: &mut Union, reasons: &mut HashMap<usize, &'static str>) {
    let mut known: HashMap<(Option<ActorKind>, String), usize> = HashMap::new();
    for (index, local) in locals.iter().enumerate().filter(|(_, local)| !local.apart) {
        for name in &local.names {
            // A single word names a person only in its own article, until a fuller name is found.
            let surname =
                local.kind == ActorKind::Person && !name.contains(' ') && local.names.len() > 1;
            if surname || is_bare_office(local) {
                continue;
            }
            // One word may have been read as a person here and as a place there: the votes of
            // all mentions decide. Longer names must agree in kind.
            let kind = Some(local.kind).filter(|_| name.contains(' '));
            let leader = *known.entry((kind, fold(name))).or_insert(index);
            if leader != index {
                union.join(leader, index);
                reasons.entry(index).or_insert("the same name");
            }
        }
    }
}

/// Offices are joined by country alone: every state has a foreign ministry.
fn is_bare_office(local: &Local<'_>) -> bool {
    local.key.as_deref().is_some_and(|key| key.starts_with("office:"))
}

/// "Khawaja Asif" joins "Khawaja Muhammad Asif" where no other name fits.
fn by_fuller_name(
    locals: &[Local<'_>],
    union: &mut Union,
    reasons: &mut HashMap<usize, &'static str>,
    kind: ActorKind,
) {
    // By last word, so that only names that can match are compared.
    let mut by_last: BTreeMap<String, Vec<(Vec<String>, usize)>> = BTreeMap::new();
    for (index, local) in
        locals.iter().enumerate().filter(|(_, local)| local.kind == kind && !local.apart)
    {
        let names: Vec<Vec<String>> = local.names.iter().map(|name| folded_words(name)).collect();
        for words in &names {
            // "Roe" stands for its own article's "Ana Roe", never for another's "Anna Roe".
            let shorter = names.iter().any(|other| is_part(words, other, kind));
            if let Some(last) = words.last().cloned().filter(|_| !shorter) {
                by_last.entry(last).or_default().push((words.clone(), index));
            }
        }
    }
    for names in by_last.values_mut() {
        names.sort_by_key(|(words, index)| (words.len(), *index));
        for at in 0..names.len() {
            let (short, index) = names[at].clone();
            let own = union.find(index);
            let longer: BTreeSet<usize> = names
                .iter()
                .filter(|(long, _)| is_part(&short, long, kind))
                .map(|(_, other)| union.find(*other))
                .filter(|leader| *leader != own)
                .collect();
            if let (1, Some(target)) = (longer.len(), longer.first()) {
                union.join(*target, own);
                reasons.entry(index).or_insert("a shorter form of the only name that fits");
            }
        }
    }
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
    reasons: &HashMap<usize, &'static str>,
    knowledge: &Knowledge,
) -> Actor {
    let mut aliases: Vec<Alias> = Vec::new();
    let (mut mentions, mut roles) = (Vec::new(), Vec::new());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<ActorKind, usize> = BTreeMap::new();
    for member in members {
        let local = &locals[*member];
        let annotated = &articles[local.article];
        let index = member - first[local.article];
        let reason = reasons.get(member).copied().unwrap_or("as written");
        for name in &local.names {
            if !aliases.iter().any(|alias| alias.text == *name) {
                aliases.push(Alias { text: (*name).to_string(), reason: reason.to_string() });
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
    }
    let mut kind = locals[members[0]].kind;
    let most = kinds.values().max().copied().unwrap_or(0);
    if let Some((voted, _)) = kinds.iter().find(|(_, count)| **count == most) {
        kind = *voted;
    }
    // A person of a company's or country's name is not called by that entry.
    let known = members
        .iter()
        .filter(|member| !locals[**member].apart)
        .flat_map(|member| &locals[*member].names)
        .find_map(|name| knowledge.lexicon.get(name).filter(|entry| entry.kind == kind));
    let name = known.map_or_else(|| usual(&counts, kind), |entry| entry.name.to_string());
    Actor { name, kind, aliases, roles, mentions, hidden: false }
}

/// A person's fullest name, anything else's most used one; an acronym only where there is
/// nothing else. Of equal ones the first in order.
fn usual(counts: &BTreeMap<&str, usize>, kind: ActorKind) -> String {
    let rank = |name: &str, count: usize| {
        let upper = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let words = name.split(' ').count();
        if kind == ActorKind::Person { (!upper, words, count) } else { (!upper, count, words) }
    };
    let mut best: Option<(&str, usize)> = None;
    for (name, count) in counts {
        if best.is_none_or(|(known, uses)| rank(name, *count) > rank(known, uses)) {
            best = Some((name, *count));
        }
    }
    best.map(|(name, _)| name.to_string()).unwrap_or_default()
}
