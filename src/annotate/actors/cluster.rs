//! One actor of all its names, inside an article, each with the reason why.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::alike::{
    SHORTENED, abbreviates, is_acronym, is_part, is_respelled, name_words, skeleton,
    spells_initials,
};
use super::{Beside, Named};
use crate::annotate::knowledge::{Entry, Knowledge};
use crate::model::{ActorKind, Reason};

/// Names of one key that are compared, at most.
const MOST_NAMES: usize = 200;

/// Give each name the index of its actor and why it is that actor's; returns the number of
/// actors.
pub fn cluster(named: &mut [Named], knowledge: &Knowledge) -> usize {
    let owned = owned_by_several(named, knowledge);
    let mut keys: FxHashMap<String, (usize, String)> = FxHashMap::default();
    let mut count = 0;
    for one in named.iter_mut() {
        let (actor, first) = keys.entry(key(one, &owned, knowledge)).or_insert_with(|| {
            count += 1;
            (count - 1, one.folded.clone())
        });
        one.actor = *actor;
        one.reason = match one.kind {
            _ if *first == one.folded => Reason::Written,
            _ if known(one, &owned, knowledge).is_some() => Reason::Lexicon,
            ActorKind::Person => Reason::Spelling,
            _ if without_form(&one.folded, knowledge) != one.folded => Reason::Shorter,
            _ if without_form(first, knowledge) != *first => Reason::Shorter,
            _ => Reason::Lexicon,
        };
    }
    merge_offices(named);
    merge_beside(named);
    let distinct = distinct(named, |one| {
        let entry = knowledge.lexicon.get(&one.words);
        owned.contains(&one.folded) || entry.is_some_and(|entry| is_anothers(one, entry, knowledge))
    });
    let either = either_way(&distinct, knowledge);
    for kind in SHORTENED {
        merge_subsets(named, &distinct, kind, &either);
    }
    merge_family_first(named, &distinct, &either, knowledge);
    merge_spellings(named, &distinct);
    merge_initials(named, knowledge);
    compact(named)
}

/// What makes two mentions one actor at first sight.
fn key(one: &Named, owned: &FxHashSet<String>, knowledge: &Knowledge) -> String {
    if let Some(entry) = known(one, owned, knowledge) {
        return format!("known:{}:{}", entry.kind.as_str(), entry.name);
    }
    let folded = &one.folded;
    if let Some(office) = knowledge.lexicon.offices.office(folded) {
        return format!("office:{office}:{}", one.possessor.as_deref().unwrap_or(""));
    }
    let kind = one.kind.as_str();
    match one.kind {
        ActorKind::Person if is_plain(one) => format!("{kind}:{folded}"),
        ActorKind::Person => {
            let words = name_words(&one.words, one.kind).join(" ");
            format!("{kind}:{}", words.replace('-', " "))
        }
        ActorKind::Organisation => {
            let owner = one.possessor.as_deref().filter(|_| owned.contains(folded));
            format!("{kind}:{}:{}", without_form(folded, knowledge), owner.unwrap_or(""))
        }
        _ => format!("{kind}:{folded}"),
    }
}

/// Whether a name's words are those between its spaces, as most are.
fn is_plain(one: &Named) -> bool {
    let mut letters = one.folded.bytes();
    // "JD Roe" has its initials in capitals.
    let capitals = one.words.bytes().take_while(u8::is_ascii_uppercase).count();
    capitals < 2
        && letters.all(|byte| byte.is_ascii_lowercase() || byte == b' ')
        && !one.folded.contains(" al ")
        && !one.folded.contains(" el ")
}

/// What the lexicon knows of a name: "Mr. Dell" is no company, "Michael Jordan's" Jordan no
/// country, and a body that the text gives to another country is another one.
fn known<'a>(
    one: &Named,
    owned: &FxHashSet<String>,
    knowledge: &'a Knowledge,
) -> Option<&'a Entry> {
    let entry = knowledge.lexicon.get(&one.words).filter(|entry| entry.kind == one.kind)?;
    (!owned.contains(&one.folded) && !is_anothers(one, entry, knowledge)).then_some(entry)
}

/// Whether a name's possessor is another country than that of a known body of the name:
/// "Kenya's Department of Justice".
pub fn is_anothers(one: &Named, entry: &Entry, knowledge: &Knowledge) -> bool {
    let own = knowledge.lexicon.country(&entry.country);
    one.kind == ActorKind::Organisation
        && one.possessor.as_deref().zip(own).is_some_and(|(owner, own)| owner != own)
}

/// Names of bodies that several countries have in this article: "Peru's Congress", "Chile's
/// Congress". One without a country then is neither's.
fn owned_by_several(named: &[Named], knowledge: &Knowledge) -> FxHashSet<String> {
    let mut owners: FxHashMap<&str, BTreeSet<&str>> = FxHashMap::default();
    for one in named.iter().filter(|one| one.kind == ActorKind::Organisation) {
        if let Some(owner) = one.possessor.as_deref()
            && knowledge.lexicon.offices.office(&one.folded).is_none()
        {
            owners.entry(&one.folded).or_default().insert(owner);
        }
    }
    let several = owners.into_iter().filter(|(_, owners)| owners.len() > 1);
    several.map(|(name, _)| name.to_string()).collect()
}

/// A company's name without its legal form: "Oltmar Foods" of "Oltmar Foods plc".
fn without_form<'a>(folded: &'a str, knowledge: &Knowledge) -> &'a str {
    match folded.rsplit_once(' ') {
        Some((name, last)) if knowledge.lexicon.offices.is("legal_form", last) => {
            name.trim_end_matches(',')
        }
        _ => folded,
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

/// "X (ABC)", "ABC (X)", "ABC, the X", "X, also known as Y".
fn merge_beside(named: &mut [Named]) {
    for (beside, reason) in [
        (Beside::Bracket, Reason::Acronym),
        (Beside::Comma, Reason::Acronym),
        (Beside::Called, Reason::Called),
    ] {
        let pairs: Vec<(usize, usize)> = named
            .windows(2)
            .filter(|pair| pair[1].beside == Some(beside))
            .filter_map(|pair| other_name(&pair[0], &pair[1], beside))
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
        moved.apply(named, reason);
    }
}

/// Of two names beside each other that are one's, the actor of the other name and of the name.
fn other_name(first: &Named, second: &Named, beside: Beside) -> Option<(usize, usize)> {
    let pair = (second.actor, first.actor);
    let is_body = |one: &Named| matches!(one.kind, ActorKind::Organisation | ActorKind::Group);
    let fits = match beside {
        Beside::Called => {
            return (first.kind == second.kind || is_body(first) && is_body(second))
                .then_some(pair);
        }
        Beside::Bracket => abbreviates,
        // Between commas stand the next ones of a list, too.
        Beside::Comma => spells_initials,
    };
    if fits(&second.words, &first.words) {
        return Some(pair);
    }
    if fits(&first.words, &second.words) {
        return Some((first.actor, second.actor));
    }
    // "Rassemblement (RN)": brackets define, whatever the letters.
    let defines = beside == Beside::Bracket && is_body(first) && is_body(second);
    (defines && is_acronym(&second.words) && !is_acronym(&first.words)).then_some(pair)
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

/// The names of the article; those that are `told_apart` are short for no other.
fn distinct(named: &[Named], told_apart: impl Fn(&Named) -> bool) -> Vec<Distinct> {
    let mut seen: FxHashSet<(&str, ActorKind)> = FxHashSet::default();
    let mut found = Vec::new();
    for (mention, one) in named.iter().enumerate() {
        if SHORTENED.contains(&one.kind) && !told_apart(one) && seen.insert((&one.words, one.kind))
        {
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
fn merge_subsets(
    named: &mut [Named],
    distinct: &[Distinct],
    kind: ActorKind,
    either: &FxHashSet<String>,
) {
    let names = names_by(named, distinct, kind, |words| words.last().cloned());
    merge_by(named, &names, Reason::Shorter, |short, long| {
        is_part(short, long, kind) && !is_either(short, either)
    });
}

/// "Kim" is "Kim Sung-ho": where the family's name stands first, it is the short form.
fn merge_family_first(
    named: &mut [Named],
    distinct: &[Distinct],
    either: &FxHashSet<String>,
    knowledge: &Knowledge,
) {
    let is_family = |word: &str| knowledge.lexicon.family_first.has(word);
    let names = names_by(named, distinct, ActorKind::Person, |words| {
        words.first().filter(|first| is_family(first)).cloned()
    });
    merge_by(named, &names, Reason::Shorter, |short, long| {
        short.len() == 1 && (2..=3).contains(&long.len()) && !is_either(short, either)
    });
}

/// Whether a short form could be somebody's first word and somebody else's last one.
fn is_either(short: &[String], either: &FxHashSet<String>) -> bool {
    matches!(short, [only] if either.contains(only))
}

/// Families that stand first in one name of the article and last in another.
fn either_way(distinct: &[Distinct], knowledge: &Knowledge) -> FxHashSet<String> {
    let people = || distinct.iter().filter(|one| one.kind == ActorKind::Person);
    let long = || people().map(|one| &one.words).filter(|words| words.len() > 1);
    let last: FxHashSet<&String> = long().filter_map(|words| words.last()).collect();
    let first = long().filter_map(|words| words.first());
    first
        .filter(|first| last.contains(first) && knowledge.lexicon.family_first.has(first))
        .cloned()
        .collect()
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
