//! The actors of single articles, before they are joined, and what their articles are about.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::Knowledge;
use crate::annotate::actors::country_of;
use crate::annotate::text::{fold, folded_words, with_folded};
use crate::link::corrections::Corrected;
use crate::model::{ActorKind, Annotated, Mention};

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
    pub mentions: Vec<usize>,
    /// Where it is taken up without its name, likewise.
    pub references: Vec<usize>,
    /// What makes two local actors surely one.
    pub key: Option<String>,
    /// Whether the user took it out of another actor: its names join it to nothing.
    pub apart: bool,
}

/// All local actors in order, and the index of each article's first one.
pub fn locals<'a>(
    articles: &'a [Annotated],
    contexts: &[Context],
    knowledge: &Knowledge,
    corrected: &Corrected<'_>,
) -> (Vec<Local<'a>>, Vec<usize>) {
    let (mut locals, mut first) = (Vec::new(), Vec::new());
    for (article, annotated) in articles.iter().enumerate() {
        first.push(locals.len());
        let owners = owners(annotated, knowledge);
        let count = annotated.actors.len();
        let mut mentions = by_actor(count, annotated.mentions.iter().map(|one| one.actor));
        let mut references = by_actor(count, annotated.references.iter().map(|one| one.actor));
        for (index, actor) in annotated.actors.iter().enumerate() {
            let names: Vec<&str> = actor.aliases.iter().map(|alias| alias.text.as_str()).collect();
            let apart = corrected.apart(article, index);
            let key = match apart {
                Some(number) => Some(format!("{APART}{number}")),
                None => key(
                    &names,
                    actor.kind,
                    owners.get(&index),
                    contexts.get(article).and_then(|context| context.country.as_deref()),
                    knowledge,
                ),
            };
            let apart = apart.is_some();
            let mentions = std::mem::take(&mut mentions[index]);
            let references = std::mem::take(&mut references[index]);
            let kind = actor.kind;
            locals.push(Local { article, index, kind, names, mentions, references, key, apart });
        }
    }
    (locals, first)
}

/// The places in a list at which each of so many actors stands.
fn by_actor(count: usize, actors: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
    let mut places = vec![Vec::new(); count];
    for (at, actor) in actors.enumerate() {
        if let Some(places) = places.get_mut(actor) {
            places.push(at);
        }
    }
    places
}

/// What makes two local actors surely one: a known name, or an office with its country.
fn key(
    names: &[&str],
    kind: ActorKind,
    owner: Option<&String>,
    country: Option<&str>,
    knowledge: &Knowledge,
) -> Option<String> {
    let known = |name: &&str| {
        knowledge.lexicon.get(name).filter(|entry| {
            // "the Senate" is the lexicon's only where the report speaks of its country.
            let shared = with_folded(name, |folded| knowledge.lexicon.offices.is("shared", folded));
            let here = || knowledge.lexicon.country(&entry.country) == country;
            entry.kind == kind && (!shared || country.is_some() && here())
        })
    };
    if let Some(entry) = names.iter().find_map(known) {
        return Some(format!("{}:{}", entry.kind.as_str(), entry.name));
    }
    let office = names.iter().find_map(|name| knowledge.lexicon.offices.office(name))?;
    Some(format!("office:{office}:{}", owner.map_or("", String::as_str)))
}

/// The country that each office of an article is named with: "Pakistan's Foreign Office".
fn owners(annotated: &Annotated, knowledge: &Knowledge) -> BTreeMap<usize, String> {
    let text = &annotated.article.text;
    let is_office =
        |mention: &Mention| knowledge.lexicon.offices.office(mention.span.of(text)).is_some();
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

/// What an article is about, to tell whether a name in two articles can be one's.
pub struct Context {
    /// The country that it speaks of most.
    pub country: Option<String>,
    /// Its people and bodies with names of several words, folded.
    pub names: BTreeSet<String>,
    /// Words of its people's names that are not their last ones.
    pub given: BTreeSet<String>,
}

impl Context {
    /// The context that an article gives its names.
    pub fn new(annotated: &Annotated, knowledge: &Knowledge) -> Self {
        let text = &annotated.article.text;
        let mut countries: BTreeMap<String, usize> = BTreeMap::new();
        for mention in &annotated.mentions {
            let name = mention.span.of(text);
            let places = matches!(mention.kind, ActorKind::Place | ActorKind::Nationality);
            if places && knowledge.lexicon.get(name).is_some_and(|one| !one.country.is_empty()) {
                *countries.entry(country_of(name, knowledge)).or_insert(0) += 1;
            }
        }
        let most = countries.values().max().copied();
        let country = countries.into_iter().find(|(_, count)| Some(*count) == most);
        let names = annotated
            .actors
            .iter()
            .filter(|actor| {
                !matches!(actor.kind, ActorKind::Place | ActorKind::Nationality)
                    && actor.name.contains(' ')
            })
            .map(|actor| fold(&actor.name))
            .collect();
        let people = annotated.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
        let given = people
            .flat_map(|actor| {
                let mut words = folded_words(&actor.name);
                words.pop();
                words
            })
            .collect();
        Self { country: country.map(|(name, _)| name), names, given }
    }

    /// Whether two articles speak of one country most.
    pub fn same_country(&self, other: &Self) -> bool {
        self.country.is_some() && self.country == other.country
    }

    /// Whether two articles speak of a person or body in common.
    pub fn shares_name(&self, other: &Self) -> bool {
        let (few, many) =
            if self.names.len() < other.names.len() { (self, other) } else { (other, self) };
        few.names.iter().any(|name| many.names.contains(name))
    }
}
