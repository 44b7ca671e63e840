//! One actor of all its names, inside an article, each with the reason why.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::alike::{
    SHORTENED, abbreviates, is_part, is_respelled, name_words, skeleton, spells_initials,
};
use super::{Beside, Named};
use crate::annotate::knowledge::Knowledge;
use crate::model::{ActorKind, Reason};

/// Names of one key that are compared, at most.
const MOST_NAMES: usize = 200;

/// Give each name the index of its actor and why it is that actor's; returns the number of
/// actors.
pub fn cluster(named: &mut [Named], knowledge: &Knowledge) -> usize {
    let mut keys: FxHashMap<String, (usize, String)> = FxHashMap::default();
    let mut count = 0;
    for one in named.iter_mut() {
        let (actor, first) = keys.entry(key(one, knowledge)).or_insert_with(|| {
            count += 1;
            (count - 1, one.folded.clone())
        });
        one.actor = *actor;
        one.reason = if *first == one.folded { Reason::Written } else { Reason::Lexicon };
    }
    merge_offices(named);
    merge_acronyms(named);
    let distinct = distinct(named);
    for kind in SHORTENED {
        merge_subsets(named, &distinct, kind);
    }
    merge_spellings(named, &distinct);
    merge_initials(named, knowledge);
    compact(named)
}

/// What makes two mentions one actor at first sight.
fn key(one: &Named, knowledge: &Knowledge) -> String {
    // "Mr. Dell" is no company, "Michael Jordan's" Jordan no country.
    let known = knowledge.lexicon.get(&one.words).filter(|entry| entry.kind == one.kind);
    if let Some(entry) = known {
        return format!("known:{}:{}", entry.kind.as_str(), entry.name);
    }
    let folded = &one.folded;
    match knowledge.lexicon.offices.office(folded) {
        Some(office) => format!("office:{office}:{}", one.possessor.as_deref().unwrap_or("")),
        None => format!("{}:{folded}", one.kind.as_str()),
    }
}

/// An office without a country belongs to the only country that it is named with.
fn merge_offices(named: &mut [Named]) {
    let mut of_office: BTreeMap<usize, Vec<(Option<String>, usize)>> = BTreeMap::new();
    for one in named.iter() {
        if let Some(office) = one.office {
            let owners = of_office.entry(office).or_default();
            if !owners.iter().any(|(_, actor)| *actor == one.actor) {
                owners.push((one.possessor.clone(), one.actor));
            }
        }
    }
    let mut moved = Moved::default();
    for owners in of_office.into_values() {
        let with: Vec<usize> =
            owners.iter().filter(|(owner, _)| owner.is_some()).map(|(_, actor)| *actor).collect();
        let without: Vec<usize> =
            owners.iter().filter(|(owner, _)| owner.is_none()).map(|(_, actor)| *actor).collect();
        if let ([owner], [bare]) = (with.as_slice(), without.as_slice()) {
            moved.0.insert(*bare, *owner);
        }
    }
    moved.apply(named, Reason::Office);
}

/// "X (ABC)", "ABC (X)", "ABC, the X".
fn merge_acronyms(named: &mut [Named]) {
    let pairs: Vec<(usize, usize)> = named
        .windows(2)
        .filter_map(|pair| {
            let (first, second) = (&pair[0], &pair[1]);
            let fits = match second.beside? {
                Beside::Bracket => abbreviates,
                // Between commas stand the next ones of a list, too.
                Beside::Comma => spells_initials,
            };
            if fits(&second.words, &first.words) {
                return Some((second.actor, first.actor));
            }
            fits(&first.words, &second.words).then_some((first.actor, second.actor))
        })
        .filter(|(short, long)| short != long)
        .collect();
    let mut moved = Moved::default();
    for (short, long) in pairs {
        // An acronym that is written beside two names is the first one's.
        let long = moved.now(long);
        if short != long && moved.now(short) == short {
            moved.0.insert(short, long);
        }
    }
    moved.apply(named, Reason::Acronym);
}

/// Where actors went that became one with another.
#[derive(Default)]
struct Moved(FxHashMap<usize, usize>);

impl Moved {
    fn now(&self, mut actor: usize) -> usize {
        while let Some(next) = self.0.get(&actor) {
            actor = *next;
        }
        actor
    }

    /// Give each mention the actor that its own went to; those that moved get the reason.
    fn apply(&self, named: &mut [Named], reason: Reason) {
        for one in named.iter_mut() {
            let now = self.now(one.actor);
            if now != one.actor {
                one.actor = now;
                one.reason = reason;
            }
        }
    }
}

/// A name of the article, once however often it stands there.
struct Distinct {
    kind: ActorKind,
    /// Its words, folded.
    words: Vec<String>,
    /// A mention that has it.
    mention: usize,
}

fn distinct(named: &[Named]) -> Vec<Distinct> {
    let mut seen: FxHashSet<(&str, ActorKind)> = FxHashSet::default();
    let mut found = Vec::new();
    for (mention, one) in named.iter().enumerate() {
        if SHORTENED.contains(&one.kind) && seen.insert((&one.words, one.kind)) {
            found.push(Distinct {
                kind: one.kind,
                words: name_words(&one.words, one.kind),
                mention,
            });
        }
    }
    found
}

/// A name of the article: its folded words, and its actor so far.
type Name<'a> = (&'a [String], usize);

/// Names of a kind by a key, where several have one.
fn names_by<'a>(
    named: &[Named],
    distinct: &'a [Distinct],
    kind: ActorKind,
    key: impl Fn(&'a [String]) -> Option<String>,
) -> BTreeMap<String, Vec<Name<'a>>> {
    let mut by_key: BTreeMap<String, Vec<Name<'a>>> = BTreeMap::new();
    for one in distinct.iter().filter(|one| one.kind == kind) {
        if let Some(key) = key(&one.words) {
            by_key.entry(key).or_default().push((&one.words, named[one.mention].actor));
        }
    }
    by_key.retain(|_, names| names.len() > 1);
    for names in by_key.values_mut() {
        names.sort_by(|one, other| (one.0.len(), one).cmp(&(other.0.len(), other)));
        names.dedup_by(|one, other| one.0 == other.0);
        // The longest first: "Tenn" then finds one actor where "Ilmar Tenn" has found its.
        names.reverse();
        // Among more than can be compared nothing is the only one that fits.
        if names.len() > MOST_NAMES {
            names.clear();
        }
    }
    by_key
}

/// Join each name with the only other actor that fits it.
fn merge_by(
    named: &mut [Named],
    names: &BTreeMap<String, Vec<Name<'_>>>,
    reason: Reason,
    fits: impl Fn(&[String], &[String]) -> bool,
) {
    let mut moved = Moved::default();
    for names in names.values() {
        for (short, actor) in names {
            let own = moved.now(*actor);
            let others: BTreeSet<usize> = names
                .iter()
                .filter(|(other, _)| fits(short, other))
                .map(|(_, other)| moved.now(*other))
                .filter(|other| *other != own)
                .collect();
            if let (1, Some(target)) = (others.len(), others.first()) {
                // Of two spellings the one that came first is the name.
                let first = reason == Reason::Spelling && own < *target;
                let (from, to) = if first { (*target, own) } else { (own, *target) };
                moved.0.insert(from, to);
            }
        }
    }
    moved.apply(named, reason);
}

/// "Kvale" and "Orsa Kvale" are "Orsa Maren Kvale", where only one name fits.
fn merge_subsets(named: &mut [Named], distinct: &[Distinct], kind: ActorKind) {
    let names = names_by(named, distinct, kind, |words| words.last().cloned());
    merge_by(named, &names, Reason::Shorter, |short, long| is_part(short, long, kind));
}

/// "Muhammad Lehrani" is "Mohammed Lehrani".
fn merge_spellings(named: &mut [Named], distinct: &[Distinct]) {
    for kind in SHORTENED {
        let bones = |words: &[String]| {
            (words.len() > 1)
                .then(|| words.iter().map(|word| skeleton(word)).collect::<Vec<_>>().join(" "))
        };
        let names = names_by(named, distinct, kind, bones);
        merge_by(named, &names, Reason::Spelling, is_respelled);
    }
}

/// "ZNA" is the only name of the article with these first letters.
fn merge_initials(named: &mut [Named], knowledge: &Knowledge) {
    let is_body = |one: &&Named| matches!(one.kind, ActorKind::Organisation | ActorKind::Group);
    let mut long: BTreeMap<&str, usize> = BTreeMap::new();
    let mut short: BTreeMap<&str, usize> = BTreeMap::new();
    for one in named.iter().filter(is_body) {
        let names = if one.words.contains([' ', '-']) { &mut long } else { &mut short };
        names.entry(&one.words).or_insert(one.actor);
    }
    if long.len() > MOST_NAMES {
        return;
    }
    let mut moved = Moved::default();
    let unknown = |name: &&str| knowledge.lexicon.get(name).is_none();
    for (acronym, actor) in short.iter().filter(|(name, _)| unknown(name)).take(MOST_NAMES) {
        let fitting: BTreeSet<usize> = long
            .iter()
            .filter(|(name, _)| spells_initials(acronym, name))
            .map(|(_, other)| moved.now(*other))
            .collect();
        let own = moved.now(*actor);
        if let (1, Some(other)) = (fitting.len(), fitting.first())
            && *other != own
        {
            moved.0.insert(own, *other);
        }
    }
    moved.apply(named, Reason::Initials);
}

/// Renumber the actors by first mention.
fn compact(named: &mut [Named]) -> usize {
    let mut order: FxHashMap<usize, usize> = FxHashMap::default();
    for one in named.iter_mut() {
        let next = order.len();
        one.actor = *order.entry(one.actor).or_insert(next);
    }
    order.len()
}
