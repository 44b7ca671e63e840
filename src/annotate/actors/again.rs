//! A second look at the article: one name has one kind, and what is a name in one place
//! is a name in the others.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Named;
use crate::annotate::knowledge::{Gazetteer, Knowledge};
use crate::annotate::tagger::Part;
use crate::annotate::tagger::lexeme::Case;
use crate::annotate::text::{TokenKind, Tokens, Words, fold, folded_words, with_folded};
use crate::model::{ActorKind, Zone, ZoneKind};

/// Most words of a name that is looked for again.
const LONGEST: usize = 8;

/// How often each kind was seen, in the order of [`ActorKind::ALL`].
type Votes = [usize; 5];

/// Give each name the kind that most of its mentions have, and what somebody in the article is
/// called for short that of a person.
pub fn agree(named: &mut [Named], knowledge: &Knowledge) {
    let mut votes: FxHashMap<String, Votes> = FxHashMap::default();
    for one in named.iter() {
        votes.entry(one.folded.clone()).or_default()[one.kind as usize] += 1;
    }
    let families = families(named);
    for one in named.iter_mut() {
        let entry = knowledge.lexicon.get(&one.words);
        // A town of the name of somebody in the report; a country or capital stays one.
        let stays = entry.is_some_and(|entry| entry.governs || entry.list & Gazetteer::OWN != 0);
        if one.kind != ActorKind::Nationality && !stays && families.contains(&one.folded) {
            one.kind = ActorKind::Person;
            continue;
        }
        if entry.is_some_and(|entry| entry.kind == one.kind) {
            continue;
        }
        let counts = votes.get(&one.folded).copied().unwrap_or_default();
        let most = counts.iter().copied().max().unwrap_or(0);
        let kind = ActorKind::ALL.iter().copied().find(|kind| counts[*kind as usize] == most);
        if most >= 2
            && most >= 2 * counts[one.kind as usize]
            && let Some(kind) = kind
        {
            one.kind = kind;
        }
    }
}

/// A dateline names a place; an agency stands in brackets there, or the world knows it.
pub fn settle_datelines(
    tokens: &Tokens<'_>,
    zones: &[Zone],
    named: &mut [Named],
    knowledge: &Knowledge,
) {
    for zone in zones.iter().filter(|zone| zone.kind == ZoneKind::Dateline) {
        for one in named.iter_mut().filter(|one| zone.span.contains(one.span)) {
            let known =
                knowledge.lexicon.get(&one.words).is_some_and(|entry| entry.kind == one.kind);
            let before = one.tokens.start.checked_sub(1);
            let agency = before.is_some_and(|at| matches!(tokens.word(at), "(" | "/" | "-" | "–"));
            if !known && !agency {
                one.kind = ActorKind::Place;
            }
        }
    }
}

/// A single name that the tagger takes for a person's is a place where the
/// article speaks of it as one ("in X", "X's foreign ministry", "the X delegation") and
/// never as of a person; such a name has no list to stand in.
pub fn settle_places(words: &Words<'_>, named: &mut [Named], knowledge: &Knowledge) {
    let surnames = surnames(named);
    // "Ruta Solheim of Corvane"
    let homes: BTreeSet<usize> = named
        .windows(2)
        .filter(|pair| pair[0].kind == ActorKind::Person && pair[0].tokens.len() > 1)
        .filter(|pair| {
            pair[1].tokens.start == pair[0].tokens.end + 1
                && words.tokens.lower(pair[0].tokens.end) == "of"
        })
        .map(|pair| pair[1].tokens.start)
        .collect();
    // By name: how often it stands as a place, and as a person.
    let mut seen: FxHashMap<String, (usize, usize)> = FxHashMap::default();
    for one in named.iter().filter(|one| is_open(one, knowledge)) {
        let (place, person) = seen.entry(one.folded.clone()).or_default();
        *place += usize::from(
            homes.contains(&one.tokens.start) || stands_as_place(words, one, knowledge),
        );
        *person += usize::from(stands_as_person(words, one, knowledge));
    }
    for one in named.iter_mut().filter(|one| is_open(one, knowledge)) {
        let (place, person) = seen.get(&one.folded).copied().unwrap_or_default();
        if place > 0 && person == 0 && !surnames.contains(&one.folded) {
            one.kind = ActorKind::Place;
        }
    }
}

/// A single word that no list knows.
fn is_open(one: &Named, knowledge: &Knowledge) -> bool {
    let acronym = one.words.chars().all(|c| !c.is_lowercase());
    one.tokens.len() == 1
        && !acronym
        && one.kind == ActorKind::Person
        && knowledge.lexicon.get(&one.words).is_none()
}

fn stands_as_place(words: &Words<'_>, one: &Named, knowledge: &Knowledge) -> bool {
    let tokens = &words.tokens;
    let offices = &knowledge.lexicon.offices;
    let (start, end) = (one.tokens.start, one.tokens.end);
    let before = start.checked_sub(1).map_or("", |at| tokens.lower(at));
    // "a cut in Meta shares", "in Roe's view" are no places.
    let alone = !tokens.capital(end) && !tokens.is(end, TokenKind::Clitic);
    let inside = matches!(before, "in" | "near" | "outside" | "across")
        && alone
        && !words.part(end).is_noun();
    // "X's foreign ministry": what a state has.
    let owned = if tokens.is(end, TokenKind::Clitic) { end + 1 } else { end };
    let governed = owned > end
        && (offices.is("portfolio", tokens.lower(owned)) && tokens.capital(owned)
            || offices.is("ruled", tokens.lower(owned)));
    let delegation = owned == end && offices.is("delegated", tokens.lower(end));
    // "the Foreign Ministry of X"
    let ministry = start >= 2
        && before == "of"
        && tokens.capital(start - 2)
        && offices.is("ruling", tokens.lower(start - 2));
    inside || governed || delegation || ministry
}

fn stands_as_person(words: &Words<'_>, one: &Named, knowledge: &Knowledge) -> bool {
    let tokens = &words.tokens;
    let offices = &knowledge.lexicon.offices;
    let titled = one.title.is_some()
        || one.tokens.start.checked_sub(1).is_some_and(|at| offices.is("title", tokens.lower(at)));
    titled || matches!(tokens.lower(one.tokens.end), "who" | "whose")
}

/// What people who are named in full are called without their first name: "De La Fuente".
fn families(named: &[Named]) -> BTreeSet<String> {
    let full = named.iter().filter(|one| one.kind == ActorKind::Person);
    // "Assad" of "Bashar al-Assad"
    let mut families = surnames(named);
    for words in full.map(|one| &one.folded).collect::<BTreeSet<_>>() {
        let rest: Vec<&str> = words.split(' ').collect();
        families.extend((1..rest.len().min(4)).map(|at| rest[at..].join(" ")));
    }
    families
}

/// Last words of the people who are named in full.
fn surnames(named: &[Named]) -> BTreeSet<String> {
    named
        .iter()
        .filter(|one| one.kind == ActorKind::Person)
        .map(|one| folded_words(&one.words))
        .filter(|words| words.len() > 1)
        .filter_map(|mut words| words.pop())
        .collect()
}

/// Names that stand in the text unmarked although they are marked elsewhere, or known to
/// the world: in headlines, whose capitals say nothing, and where the tagger overlooked one.
pub fn find_again(words: &Words<'_>, named: &[Named], knowledge: &Knowledge) -> Vec<Named> {
    let known = Known::new(named);
    let surnames = surnames(named);
    let mut taken = vec![false; words.tokens.len()];
    for one in named {
        for at in one.tokens.clone() {
            taken[at] = true;
        }
    }
    let mut found = Vec::new();
    for range in &words.ranges {
        // In ordinary case the tagger has seen the lists and knows better.
        let headline = words.lexemes.case(range) != Case::Ordinary;
        let mut at = range.start;
        while at < range.end {
            let again = (!taken[at] && is_edge(&words.tokens, at))
                .then(|| {
                    let free = at..range.end.min(at + LONGEST);
                    let range = at..at + free.take_while(|at| !taken[*at]).count();
                    let listed = || in_lexicon(words, range.clone(), knowledge);
                    let again = known.longest(words, range.clone(), headline);
                    again
                        .or_else(|| initialled(&words.tokens, range.clone(), &surnames))
                        .or_else(|| {
                            (!headline).then(|| surname(words, range.clone(), &surnames))?
                        })
                        .or_else(|| office(words, range.clone(), knowledge))
                        .or_else(|| headline.then(listed).flatten())
                })
                .flatten();
            let Some((end, kind)) = again else {
                at += 1;
                continue;
            };
            found.push(Named::new(&words.tokens, at..end, kind, None));
            at = end;
        }
    }
    found
}

/// "A. Roe", where the article has named an Ana Roe.
fn initialled(
    tokens: &Tokens<'_>,
    range: Range<usize>,
    surnames: &BTreeSet<String>,
) -> Option<(usize, ActorKind)> {
    let is_initial = |at: &usize| {
        tokens.is(*at, TokenKind::Word)
            && tokens.capital(*at)
            && tokens.word(*at).trim_end_matches('.').chars().count() == 1
    };
    let initials = range.clone().take_while(is_initial).count();
    let last = range.start + initials;
    let surname = initials > 0 && last < range.end && is_edge(tokens, last);
    (surname && surnames.contains(&fold(tokens.word(last))))
        .then_some((last + 1, ActorKind::Person))
}

/// "Stone said", where the article has named an Ana Stone: a word that is a noun elsewhere, so
/// that the tagger overlooks it. Only before what people do.
fn surname(
    words: &Words<'_>,
    range: Range<usize>,
    surnames: &BTreeSet<String>,
) -> Option<(usize, ActorKind)> {
    let tokens = &words.tokens;
    let one = range.start..range.start + 1;
    let alone = !beside_name(words, &one) && tokens.word(one.start).chars().count() > 2;
    let next = if words.part(one.end) == Part::Adv { one.end + 1 } else { one.end };
    let part = words.part(next);
    let tells = matches!(part, Part::VerbPast | Part::VerbThird | Part::AuxPast | Part::AuxThird);
    let acts = words.is("acting", tokens.lower(next)) || tells;
    (alone && acts && surnames.contains(&fold(tokens.word(one.start))))
        .then_some((one.end, ActorKind::Person))
}

/// Whether a name may begin or end with a token.
fn is_edge(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, TokenKind::Word) && tokens.capital(at)
}

/// The names of the article, by their first word.
struct Known(FxHashMap<String, Vec<(Vec<String>, ActorKind)>>);

impl Known {
    fn new(named: &[Named]) -> Self {
        let mut by_first: FxHashMap<String, Vec<(Vec<String>, ActorKind)>> = FxHashMap::default();
        for one in named.iter().filter(|one| one.kind != ActorKind::Nationality) {
            let words = folded_words(&one.words);
            let short = words.len() == 1 && words.iter().all(|word| word.chars().count() <= 2);
            let Some(first) = words.first().filter(|_| !short) else { continue };
            let names = by_first.entry(first.clone()).or_default();
            if !names.iter().any(|(known, _)| *known == words) {
                names.push((words, one.kind));
            }
        }
        for names in by_first.values_mut() {
            names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self(by_first)
    }

    /// The longest name that begins a range: where it ends, and its kind.
    fn longest(
        &self,
        words: &Words<'_>,
        range: Range<usize>,
        headline: bool,
    ) -> Option<(usize, ActorKind)> {
        let tokens = &words.tokens;
        let names = with_folded(tokens.lower(range.start), |first| self.0.get(first))?;
        names.iter().find_map(|(name, kind)| {
            if !headline && *kind == ActorKind::Place {
                return None;
            }
            let mut at = range.start;
            for word in name {
                // Hyphens and stops between the words of a name.
                while at < range.end && matches!(tokens.word(at), "-" | "–" | "‑" | ".") {
                    at += 1;
                }
                if at >= range.end || with_folded(tokens.lower(at), |other| other != word) {
                    return None;
                }
                at += 1;
            }
            let surname = name.len() == 1 && *kind == ActorKind::Person;
            let goes_on = is_edge(tokens, at) && !tokens.glued(at)
                || surname && beside_name(words, &(range.start..at));
            ((name.len() > 1 || !goes_on) && is_edge(tokens, at - 1)).then_some((at, *kind))
        })
    }
}

/// An office that many countries have, written with capitals: "Foreign Office".
fn office(
    words: &Words<'_>,
    range: Range<usize>,
    knowledge: &Knowledge,
) -> Option<(usize, ActorKind)> {
    let (length, lists) = knowledge.gazetteer.longest(&words.lexemes, range.clone())?;
    let end = range.start + length;
    let capitals = (range.start..end).all(|at| {
        words.tokens.capital(at) || matches!(words.tokens.lower(at), "of" | "and" | "the")
    });
    (length > 1 && lists & Gazetteer::OFFICE != 0 && capitals)
        .then_some((end, ActorKind::Organisation))
}

/// A name that the world knows and that can hardly be anything else here.
fn in_lexicon(
    words: &Words<'_>,
    range: Range<usize>,
    knowledge: &Knowledge,
) -> Option<(usize, ActorKind)> {
    let tokens = &words.tokens;
    let (length, _) = knowledge.gazetteer.longest(&words.lexemes, range.clone())?;
    let end = range.start + length;
    if !is_edge(tokens, end - 1) {
        return None;
    }
    let text = tokens.cover(range.start, end - 1).of(tokens.text);
    let entry = knowledge.lexicon.get(text)?;
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let upper = letters.clone().all(char::is_uppercase);
    let several = length > 1 && letters.count() > 5;
    let sure = several
        || entry.governs && text.chars().count() > 3
        || upper && text.len() > 2 && !shouted(words, &(range.start..end));
    (sure && entry.kind != ActorKind::Nationality).then_some((end, entry.kind))
}

/// Whether a capital stands right before or after: a word of a longer name. A day is none: "on
/// Tuesday Roe met".
fn beside_name(words: &Words<'_>, range: &Range<usize>) -> bool {
    let is_name = |at: usize| is_edge(&words.tokens, at) && !words.is_time(at);
    range.start.checked_sub(1).is_some_and(is_name) || is_edge(&words.tokens, range.end)
}

/// Whether the words around are all capitals too, so that capitals make no acronym.
fn shouted(words: &Words<'_>, range: &Range<usize>) -> bool {
    let upper = |at: usize| {
        let word = words.tokens.word(at);
        word.len() > 3 && word.chars().all(char::is_uppercase)
    };
    upper(range.end) || range.start.checked_sub(1).is_some_and(upper)
}
