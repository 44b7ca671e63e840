//! The rules that join local actors, each with its reason.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::local::{Context, Local};
use super::{Reasons, Union};
use crate::annotate::Knowledge;
use crate::annotate::actors::{SHORTENED, is_part, is_respelled, name_words, skeleton, stem};
use crate::annotate::text::{fold, folded_words};
use crate::model::{ActorKind, Annotated, Reason};

/// Actors of one name that a further one is compared with, at most.
const MOST_NAMESAKES: usize = 50;

/// Articles that must name somebody in full, so that a surname alone means that person.
const LEAST_ARTICLES: usize = 4;

/// How many times more articles than the next of that surname.
const DOMINANT: usize = 4;

/// The local actors on their way to being joined.
pub struct Rules<'a> {
    articles: &'a [Annotated],
    locals: &'a [Local<'a>],
    knowledge: &'a Knowledge,
    contexts: &'a [Context],
    /// The words for offices in each local actor's roles.
    titles: Vec<BTreeSet<String>>,
    /// Why each was joined.
    pub reasons: Reasons,
    /// Others that an actor could be as well.
    pub could_be: HashMap<usize, Vec<usize>>,
}

impl<'a> Rules<'a> {
    /// Nothing is joined yet.
    pub fn new(
        articles: &'a [Annotated],
        locals: &'a [Local<'a>],
        contexts: &'a [Context],
        knowledge: &'a Knowledge,
    ) -> Self {
        let titles = locals.iter().map(|local| titles(articles, local, knowledge)).collect();
        let (reasons, could_be) = (Reasons::new(), HashMap::new());
        Self { articles, locals, knowledge, contexts, titles, reasons, could_be }
    }

    /// Join all that is surely one, the surest first.
    pub fn apply(&mut self, union: &mut Union) {
        self.by_key(union);
        self.by_alias(union);
        for kind in SHORTENED {
            self.by_spelling(union, kind);
            self.by_fuller_name(union, kind);
        }
    }

    fn by_key(&mut self, union: &mut Union) {
        let mut known: HashMap<&str, usize> = HashMap::new();
        for (index, local) in self.locals.iter().enumerate() {
            let Some(key) = &local.key else { continue };
            let leader = *known.entry(key).or_insert(index);
            if leader != index {
                union.join(leader, index);
                let reason = if local.apart { Reason::Apart } else { Reason::Lexicon };
                self.reasons.insert(index, reason);
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
                let bare = known[format!("{office}:").as_str()];
                let owned = known[format!("{office}:{owner}").as_str()];
                union.join(bare, owned);
                self.reasons.insert(bare.max(owned), Reason::Office);
            }
        }
    }

    fn by_alias(&mut self, union: &mut Union) {
        let mut known: HashMap<(Option<ActorKind>, String), Vec<usize>> = HashMap::new();
        for (index, local) in self.locals.iter().enumerate().filter(|(_, local)| !local.apart) {
            for name in &local.names {
                // A single word names a person only in its own article, until a fuller name
                // is found.
                let surname =
                    local.kind == ActorKind::Person && !name.contains(' ') && local.names.len() > 1;
                if surname || is_bare_office(local) {
                    continue;
                }
                // One word may have been read as a person here and as a place there: the votes
                // of all mentions decide. Longer names must agree in kind.
                let kind = Some(local.kind).filter(|_| name.contains(' '));
                let folded = fold(name);
                let namesakes = known.entry((kind, folded.clone())).or_default();
                let same: Vec<usize> = namesakes
                    .iter()
                    .copied()
                    .filter(|other| self.can_be_one(*other, index, &folded))
                    .collect();
                // Namesakes that were kept apart stay so: one that could be either is neither.
                let actors: BTreeSet<usize> = same
                    .iter()
                    .filter(|other| self.locals[**other].kind == local.kind)
                    .map(|other| union.find(*other))
                    .collect();
                if actors.len() > 1 {
                    self.could_be.insert(index, actors.into_iter().collect());
                    continue;
                }
                for leader in &same {
                    union.join(*leader, index);
                }
                if !same.is_empty() {
                    self.reasons.entry(index).or_insert(Reason::Same);
                }
                // One of each kind stands for those that it was joined with.
                let new = same.iter().all(|other| self.locals[*other].kind != local.kind);
                if new && namesakes.len() < MOST_NAMESAKES {
                    namesakes.push(index);
                }
            }
        }
    }

    /// Whether two local actors of one name can be one: a name that many have needs a context.
    fn can_be_one(&self, one: usize, other: usize, name: &str) -> bool {
        let (one, other) = (&self.locals[one], &self.locals[other]);
        let (here, there) = (&self.contexts[one.article], &self.contexts[other.article]);
        let lexicon = &self.knowledge.lexicon;
        if one.article == other.article {
            return true;
        }
        if lexicon.offices.is("shared", name) {
            return here.same_country(there);
        }
        // A person here and a place there: the votes of all mentions decide what it is.
        let person = one.kind == ActorKind::Person && other.kind == ActorKind::Person;
        if one.kind != other.kind && (self.has_role(one) || self.has_role(other)) {
            return false;
        }
        if !person || name.contains(' ') || lexicon.get(name).is_some() {
            return true;
        }
        here.shares_name(there) || here.same_country(there) && !lexicon.first_names.has(name)
    }

    /// "Muhammad Lehrani" and "Mohammed Lehrani", where no third name is like them.
    fn by_spelling(&mut self, union: &mut Union, kind: ActorKind) {
        let mut alike: BTreeMap<String, BTreeMap<Vec<String>, usize>> = BTreeMap::new();
        for (index, local) in self.of_kind(kind) {
            for name in local.names.iter().filter(|name| name.contains(' ')) {
                let words = folded_words(name);
                let bones: Vec<String> = words.iter().map(|word| skeleton(word)).collect();
                alike.entry(bones.join(" ")).or_default().entry(words).or_insert(index);
            }
        }
        for names in alike.values().filter(|names| names.len() == 2) {
            let mut pair = names.iter();
            if let (Some((one, first)), Some((other, second))) = (pair.next(), pair.next())
                && is_respelled(one, other)
                && union.find(*first) != union.find(*second)
            {
                union.join(*first, *second);
                self.reasons.entry(*first.max(second)).or_insert(Reason::Spelling);
            }
        }
    }

    fn of_kind(&self, kind: ActorKind) -> impl Iterator<Item = (usize, &'a Local<'a>)> + use<'a> {
        let all = self.locals.iter().enumerate();
        all.filter(move |(_, local)| local.kind == kind && !local.apart)
    }

    /// "Orsa Kvale" joins "Orsa Maren Kvale" where no other name fits, or where the
    /// title or the reports as a whole say which one is meant.
    fn by_fuller_name(&mut self, union: &mut Union, kind: ActorKind) {
        // By last word, so that only names that can match are compared.
        let mut by_last: BTreeMap<String, Vec<(Vec<String>, usize)>> = BTreeMap::new();
        for (index, local) in self.of_kind(kind) {
            let names: Vec<Vec<String>> =
                local.names.iter().map(|name| name_words(name, kind)).collect();
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
            for (short, index) in names.iter() {
                let own = union.find(*index);
                // By leader: the articles that write the fuller name.
                let mut longer: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
                let fits = |long: &[String], other: usize| {
                    is_part(short, long, kind) && self.can_be_short(short, *index, other)
                };
                for (_, other) in names.iter().filter(|(long, other)| fits(long, *other)) {
                    let leader = union.find(*other);
                    longer.entry(leader).or_default().insert(self.locals[*other].article);
                }
                // It has its fuller name already.
                if longer.contains_key(&own) {
                    continue;
                }
                let reason = if longer.len() == 1 { Reason::Shorter } else { Reason::Likeliest };
                match self.meant(*index, &longer, names, union) {
                    Some(target) => {
                        union.join(target, own);
                        self.reasons.entry(*index).or_insert(reason);
                    }
                    None if !longer.is_empty() => {
                        self.could_be.insert(*index, longer.into_keys().collect());
                    }
                    None => {}
                }
            }
        }
    }

    /// Whether a shorter name can stand for another report's fuller one: a single word, and a
    /// body that many countries have, need something in common between the reports.
    fn can_be_short(&self, short: &[String], index: usize, other: usize) -> bool {
        let (one, other) = (&self.locals[index], &self.locals[other]);
        let (here, there) = (&self.contexts[one.article], &self.contexts[other.article]);
        if one.article == other.article {
            return true;
        }
        let lexicon = &self.knowledge.lexicon;
        if lexicon.offices.is("shared", &short.join(" ")) {
            return here.same_country(there);
        }
        let [word] = short else { return true };
        // "Hunter" beside "Hunter Biden" is no Robert Hunter.
        let given = here.given.contains(word);
        !given
            && (here.shares_name(there)
                || here.same_country(there) && !lexicon.first_names.has(word))
    }

    /// Which of several fuller names a shorter one stands for: the only one; the only one with
    /// its title; the one that the reports write many times more than the others.
    fn meant(
        &self,
        short: usize,
        longer: &BTreeMap<usize, BTreeSet<usize>>,
        names: &[(Vec<String>, usize)],
        union: &mut Union,
    ) -> Option<usize> {
        let local = &self.locals[short];
        if longer.len() <= 1 {
            return longer.keys().next().copied();
        }
        // Its own article names two of them: what it left open stays so.
        if longer.values().filter(|articles| articles.contains(&local.article)).count() > 1 {
            return None;
        }
        let own = &self.titles[short];
        let titled: BTreeSet<usize> = names
            .iter()
            .filter(|(_, other)| !own.is_disjoint(&self.titles[*other]))
            .map(|(_, other)| union.find(*other))
            .filter(|leader| longer.contains_key(leader))
            .collect();
        if let (1, Some(leader)) = (titled.len(), titled.first()) {
            return Some(*leader);
        }
        let mut by_articles: Vec<(usize, usize)> =
            longer.iter().map(|(leader, articles)| (articles.len(), *leader)).collect();
        by_articles.sort_by_key(|(count, leader)| (std::cmp::Reverse(*count), *leader));
        match by_articles.as_slice() {
            [(most, leader), (next, _), ..]
                if *most >= LEAST_ARTICLES && *most >= DOMINANT * next =>
            {
                Some(*leader)
            }
            _ => None,
        }
    }

    fn has_role(&self, local: &Local<'_>) -> bool {
        let article = self.articles.get(local.article);
        let actor = article.and_then(|one| one.actors.get(local.index));
        actor.is_some_and(|actor| !actor.roles.is_empty())
    }
}

/// The words for offices in a local actor's roles.
fn titles(articles: &[Annotated], local: &Local<'_>, knowledge: &Knowledge) -> BTreeSet<String> {
    let offices = &knowledge.lexicon.offices;
    let actor = articles.get(local.article).and_then(|one| one.actors.get(local.index));
    actor
        .map_or(&[][..], |actor| actor.roles.as_slice())
        .iter()
        .flat_map(|role| folded_words(role))
        .filter(|word| offices.is_any(&["title", "role"], word))
        .map(|word| stem(&word))
        .collect()
}

/// Offices are joined by country alone: every state has a foreign ministry.
fn is_bare_office(local: &Local<'_>) -> bool {
    local.key.as_deref().is_some_and(|key| key.starts_with("office:"))
}
