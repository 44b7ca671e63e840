//! One actor of all its names, inside an article.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::Named;
use crate::annotate::knowledge::Knowledge;
use crate::annotate::text::{fold, folded_words};
use crate::model::ActorKind;

/// Names of one last word that are compared, at most.
const MOST_NAMES: usize = 200;

/// Give each named candidate the index of its actor; returns the number of actors.
pub fn cluster(named: &mut [Named], knowledge: &Knowledge) -> usize {
    let mut keys: FxHashMap<String, usize> = FxHashMap::default();
    let mut count = 0;
    for one in named.iter_mut() {
        let key = key(one, knowledge);
        one.actor = *keys.entry(key).or_insert_with(|| {
            count += 1;
            count - 1
        });
    }
    merge_offices(named);
    merge_acronyms(named);
    merge_subsets(named, ActorKind::Person);
    merge_subsets(named, ActorKind::Organisation);
    compact(named)
}

/// What makes two mentions one actor at first sight.
fn key(one: &Named, knowledge: &Knowledge) -> String {
    // "Mr. Dell" is no company, "Michael Jordan's" Jordan no country.
    let known = knowledge.lexicon.get(&one.words).filter(|entry| entry.kind == one.kind);
    if let Some(entry) = known {
        return format!("known:{}:{}", entry.kind.as_str(), entry.name);
    }
    let folded = fold(&one.words);
    match knowledge.lexicon.offices.office(&folded) {
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
    for owners in of_office.into_values() {
        let with: Vec<usize> =
            owners.iter().filter(|(owner, _)| owner.is_some()).map(|(_, actor)| *actor).collect();
        let without: Vec<usize> =
            owners.iter().filter(|(owner, _)| owner.is_none()).map(|(_, actor)| *actor).collect();
        if let ([owner], [bare]) = (with.as_slice(), without.as_slice()) {
            replace(named, *bare, *owner);
        }
    }
}

fn replace(named: &mut [Named], from: usize, to: usize) {
    for one in named.iter_mut().filter(|one| one.actor == from) {
        one.actor = to;
    }
}

/// "X (ABC)" and "ABC (X)".
fn merge_acronyms(named: &mut [Named]) {
    let pairs: Vec<(usize, usize)> = named
        .windows(2)
        .filter(|pair| pair[1].in_brackets_after == Some(pair[0].span.end))
        .filter(|pair| pair[0].actor != pair[1].actor)
        .filter(|pair| {
            abbreviates(&pair[1].words, &pair[0].words)
                || abbreviates(&pair[0].words, &pair[1].words)
        })
        .map(|pair| (pair[1].actor, pair[0].actor))
        .collect();
    for (short, long) in pairs {
        replace(named, short, long);
    }
}

/// Whether `short` is written with first letters of the words of `long`, in order.
pub fn abbreviates(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    if letters.len() < 2 || letters.len() > 8 || capitals * 2 < letters.len() || short.contains(' ')
    {
        return false;
    }
    let initials: Vec<char> = long
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    if initials.len() < 2 {
        return false;
    }
    let mut rest = initials.iter();
    let wanted: Vec<char> = letters.iter().flat_map(|c| c.to_lowercase()).collect();
    let in_order = wanted.iter().filter(|letter| rest.by_ref().any(|one| one == *letter)).count();
    initials.first() == wanted.first() && in_order * 3 >= wanted.len() * 2
}

/// "Asif" and "Khawaja Asif" are "Khawaja Muhammad Asif", where only one name fits.
fn merge_subsets(named: &mut [Named], kind: ActorKind) {
    // Distinct names by their last word, with the actor that each one has by now.
    let mut by_last: BTreeMap<String, BTreeMap<Vec<String>, usize>> = BTreeMap::new();
    for one in named.iter().filter(|one| one.kind == kind) {
        let words = folded_words(&one.words);
        if let Some(last) = words.last().cloned() {
            by_last.entry(last).or_default().entry(words).or_insert(one.actor);
        }
    }
    let mut moved: FxHashMap<usize, usize> = FxHashMap::default();
    let now = |moved: &FxHashMap<usize, usize>, mut actor: usize| {
        while let Some(next) = moved.get(&actor) {
            actor = *next;
        }
        actor
    };
    for names in by_last.values() {
        let mut ordered: Vec<(&Vec<String>, usize)> =
            names.iter().map(|(words, actor)| (words, *actor)).collect();
        ordered.sort_by_key(|(words, actor)| (words.len(), *actor));
        for (short, actor) in ordered.iter().take(MOST_NAMES) {
            let own = now(&moved, *actor);
            let longer: BTreeSet<usize> = ordered
                .iter()
                .take(MOST_NAMES)
                .filter(|(long, _)| is_part(short, long, kind))
                .map(|(_, other)| now(&moved, *other))
                .filter(|other| *other != own)
                .collect();
            if let (1, Some(target)) = (longer.len(), longer.first()) {
                moved.insert(own, *target);
            }
        }
    }
    for one in named.iter_mut() {
        one.actor = now(&moved, one.actor);
    }
}

/// Whether a name is a shorter form of a longer one: the same last word, the others in order.
pub fn is_part(short: &[String], long: &[String], kind: ActorKind) -> bool {
    let least = if kind == ActorKind::Person { 1 } else { 2 };
    if short.len() >= long.len() || short.len() < least {
        return false;
    }
    let mut rest = long.iter();
    let in_order =
        short.iter().all(|word| rest.any(|other| other == word || initial_of(word, other)));
    // A person may be called by the last name, or by the first where it is no common one.
    let same_last = short.last() == long.last();
    in_order && same_last
}

fn initial_of(short: &str, long: &str) -> bool {
    short.chars().count() == 1 && long.starts_with(short)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_and_shorter_names() {
        assert!(abbreviates("TTP", "Tehreek-e-Taliban Pakistan"));
        assert!(abbreviates("IS-K", "Islamic State-Khorasan"));
        assert!(abbreviates("ZNA", "Zelin News Agency"));
        assert!(!abbreviates("Zelin", "Zelin News Agency"));
        assert!(!abbreviates("BLF", "Islamic State"));
        let words = |name: &str| folded_words(name);
        assert!(is_part(
            &words("Khawaja Asif"),
            &words("Khawaja Muhammad Asif"),
            ActorKind::Person
        ));
        assert!(is_part(&words("Asif"), &words("Khawaja Muhammad Asif"), ActorKind::Person));
        assert!(!is_part(&words("Muhammad"), &words("Khawaja Muhammad Asif"), ActorKind::Person));
        assert!(!is_part(
            &words("Authority"),
            &words("Harbour Authority"),
            ActorKind::Organisation
        ));
    }
}
