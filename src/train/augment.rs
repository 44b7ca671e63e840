//! More training text out of the same: other names in the same sentences, headline case.
//!
//! One mapping of names holds for a whole document, so that what repeats there repeats.

use std::collections::HashMap;

use super::corpus::Labelled;
use super::random::Random;
use crate::annotate::Knowledge;
use crate::annotate::knowledge::{Gazetteer, WordFacts};
use crate::annotate::tagger::NameLabel;
use crate::annotate::tagger::hash::of_str;
use crate::model::Span;

/// Names that may stand in for others.
pub struct Names<'a> {
    knowledge: &'a Knowledge,
    first: Vec<&'static str>,
    last: Vec<&'static str>,
    countries: Vec<&'a str>,
    places: Vec<&'a str>,
    bodies: Vec<&'a str>,
}

impl<'a> Names<'a> {
    /// All names of the lexicon, in order of the alphabet.
    pub fn new(knowledge: &'a Knowledge) -> Self {
        let sorted = |names: &mut dyn Iterator<Item = &'static str>| {
            let mut list: Vec<&'static str> = names.collect();
            list.sort_unstable();
            list
        };
        let lexicon = &knowledge.lexicon;
        let listed = |lists: u32| {
            let mut names: Vec<&'a str> = lexicon
                .entries()
                .filter(|entry| entry.list & lists != 0)
                .map(|entry| entry.name.as_ref())
                .collect();
            names.sort_unstable();
            names.dedup();
            names
        };
        Self {
            knowledge,
            first: sorted(&mut lexicon.first_names.iter()),
            last: sorted(&mut lexicon.last_names.iter()),
            countries: listed(Gazetteer::COUNTRY),
            places: listed(Gazetteer::CITY | Gazetteer::PLACE),
            bodies: listed(
                Gazetteer::BODY
                    | Gazetteer::COMPANY
                    | Gazetteer::MEDIA
                    | Gazetteer::PARTY
                    | Gazetteer::ARMED,
            ),
        }
    }

    fn known(&self, word: &str, flag: u32) -> bool {
        self.knowledge.vocabulary.facts.get(of_str(&word.to_lowercase())).flags & flag != 0
    }
}

/// One of a list of names.
fn one<'a>(list: &[&'a str], random: &mut Random) -> &'a str {
    random.pick(list).copied().unwrap_or("Brook")
}

/// The sentences of a document with other names; `None` for a sentence that stays as it is.
pub fn renamed(
    document: &[Labelled],
    names: &Names<'_>,
    random: &mut Random,
) -> Vec<Option<Labelled>> {
    let mut mapping: HashMap<String, String> = HashMap::new();
    document.iter().map(|sentence| rename(sentence, names, &mut mapping, random)).collect()
}

/// Share of the names that are replaced.
const REPLACED: f64 = 0.8;
/// Share of long organisation names that get an acronym in brackets.
const BRACKETED: f64 = 0.1;

fn rename(
    sentence: &Labelled,
    names: &Names<'_>,
    mapping: &mut HashMap<String, String>,
    random: &mut Random,
) -> Option<Labelled> {
    let mut result = Labelled::default();
    let (mut from, mut changed) = (0, false);
    for (span, label) in &sentence.names {
        result.text.push_str(sentence.text.get(from..span.start)?);
        let old = span.of(&sentence.text);
        let start = result.text.len();
        let new = random.chance(REPLACED).then(|| other(old, *label, names, mapping, random));
        match new.flatten() {
            Some(new) => {
                result.text.push_str(&new);
                changed = true;
            }
            None => result.text.push_str(old),
        }
        result.names.push((Span::new(start, result.text.len()), *label));
        let long = *label == NameLabel::Organisation && result.text.len() - start > 12;
        let spaced = sentence.text.get(span.end..).is_some_and(|rest| rest.starts_with(' '));
        if long && spaced && random.chance(BRACKETED) {
            result.text.push_str(" (");
            let start = result.text.len();
            result.text.push_str(&acronym(random));
            result.names.push((Span::new(start, result.text.len()), *label));
            result.text.push(')');
            changed = true;
        }
        from = span.end;
    }
    result.text.push_str(sentence.text.get(from..)?);
    changed.then_some(result)
}

fn acronym(random: &mut Random) -> String {
    let letters = b"ABCDEFGHIJKLMNOPRSTUVW";
    (0..2 + random.below(4)).map(|_| char::from(letters[random.below(letters.len())])).collect()
}

/// Another name of the same kind and shape; `None` where the old one should stay.
fn other(
    old: &str,
    label: NameLabel,
    names: &Names<'_>,
    mapping: &mut HashMap<String, String>,
    random: &mut Random,
) -> Option<String> {
    if let Some(known) = mapping.get(old) {
        return Some(known.clone());
    }
    let new = match label {
        NameLabel::Person => person(old, names, mapping, random)?,
        NameLabel::Place => {
            let entry = names.knowledge.lexicon.get(old)?;
            let country = entry.list & Gazetteer::COUNTRY != 0 && random.chance(0.6);
            let list = if country { &names.countries } else { &names.places };
            one(list, random).to_string()
        }
        NameLabel::Organisation => organisation(old, names, random)?,
        NameLabel::People => return None,
    };
    mapping.insert(old.to_string(), new.clone());
    Some(new)
}

/// Each word of a person's name is replaced by itself, so that a surname alone agrees.
fn person(
    old: &str,
    names: &Names<'_>,
    mapping: &mut HashMap<String, String>,
    random: &mut Random,
) -> Option<String> {
    let words: Vec<&str> = old.split(' ').collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    if words.len() > 4 || !words.iter().all(capital) {
        return None;
    }
    let mut new = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        if word.ends_with('.') {
            new.push((*word).to_string());
            continue;
        }
        let key = format!("person {word}");
        let replaced = mapping.get(&key).cloned().unwrap_or_else(|| {
            let last = at + 1 == words.len();
            let list = if last { &names.last } else { &names.first };
            let name = one(list, random);
            match random.below(20) {
                0 if last => format!("al-{name}"),
                0 | 1 => format!("{name}-{}", one(list, random)),
                _ => name.to_string(),
            }
        });
        mapping.insert(key, replaced.clone());
        new.push(replaced);
    }
    Some(new.join(" "))
}

fn organisation(old: &str, names: &Names<'_>, random: &mut Random) -> Option<String> {
    let words: Vec<&str> = old.split(' ').collect();
    let length = old.chars().count();
    if words.len() == 1 && (2..=6).contains(&length) && old.chars().all(char::is_uppercase) {
        return Some(acronym(random));
    }
    match random.below(10) {
        0 | 1 => Some(armed(names, random)),
        2..=4 => Some(one(&names.bodies, random).to_string()),
        _ => {
            let head = |word: &str| names.known(word, WordFacts::BODY);
            let (first, last) = (words.first()?, words.last()?);
            let fits = words.len() >= 2
                && first.starts_with(char::is_uppercase)
                && !head(first)
                && (head(last) || words.len() > 2);
            if !fits {
                return None;
            }
            let list = if random.chance(0.6) { &names.places } else { &names.last };
            let mut new: Vec<&str> = words.clone();
            let first = one(list, random);
            if let Some(slot) = new.first_mut() {
                *slot = first;
            }
            Some(new.join(" "))
        }
    }
}

/// An invented armed or political group.
fn armed(names: &Names<'_>, random: &mut Random) -> String {
    let (last, first) = (one(&names.last, random), one(&names.first, random));
    let join =
        |random: &mut Random| random.pick(&["e", "ul", "i", "al", "un"]).copied().unwrap_or("e");
    match random.below(4) {
        0 => format!("{last}-{}-{first} {}", join(random), one(&names.countries, random)),
        1 => format!("{last}-{}-{first}", join(random)),
        2 => {
            let kinds = [
                "Liberation",
                "People's",
                "National",
                "Islamic",
                "Democratic",
                "Patriotic",
                "United",
                "Resistance",
            ];
            let heads = [
                "Front", "Army", "Movement", "Party", "Alliance", "Council", "Congress", "Brigades",
            ];
            let kind = random.pick(&kinds).copied().unwrap_or("National");
            let head = random.pick(&heads).copied().unwrap_or("Front");
            format!("{} {kind} {head}", one(&names.places, random))
        }
        _ => format!("al-{last}"),
    }
}

/// A text in headline case, or all in capitals; `None` where its length would change.
pub fn headline_text(text: &str, knowledge: &Knowledge, upper: bool) -> Option<String> {
    let small = |word: &str| {
        knowledge.vocabulary.facts.get(of_str(word)).flags & WordFacts::FUNCTION != 0
            || matches!(word, "a" | "an" | "is" | "are" | "as" | "or" | "be" | "was" | "s" | "t")
    };
    let mut raised = String::with_capacity(text.len());
    for (at, piece) in pieces(text) {
        let word = piece.chars().next().is_some_and(char::is_alphanumeric);
        match (word, upper) {
            (false, _) => raised.push_str(piece),
            (true, true) => raised.push_str(&piece.to_uppercase()),
            (true, false) if small(piece) && at > 0 => raised.push_str(piece),
            (true, false) => {
                let mut letters = piece.chars();
                raised.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                raised.push_str(letters.as_str());
            }
        }
    }
    (raised.len() == text.len()).then_some(raised)
}

/// A sentence in headline case, or all in capitals, without its full stop.
pub fn headline(sentence: &Labelled, knowledge: &Knowledge, upper: bool) -> Option<Labelled> {
    let text = headline_text(&sentence.text, knowledge, upper)?;
    let text = text.trim_end_matches('.').trim_end().to_string();
    let names = sentence
        .names
        .iter()
        .map(|(span, label)| (Span::new(span.start, span.end.min(text.len())), *label))
        .filter(|(span, _)| !span.is_empty() && span.fits(&text))
        .collect();
    Some(Labelled { text, names })
}

/// Words and what stands between them, with their places.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let word = rest.starts_with(char::is_alphanumeric);
        let length = rest.find(|c: char| c.is_alphanumeric() != word).unwrap_or(rest.len());
        let start = at;
        at += length;
        Some((start, &rest[..length]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence() -> Labelled {
        let text = "Ana Roe of the Zelin Harbour Authority met Roe in Oslo.".to_string();
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let names = vec![
            (span("Ana Roe"), NameLabel::Person),
            (span("Zelin Harbour Authority"), NameLabel::Organisation),
            (span("Oslo"), NameLabel::Place),
        ];
        Labelled { text, names }
    }

    #[test]
    fn new_names_keep_their_spans_and_repeat_for_the_same_seed() {
        let names = Names::new(Knowledge::embedded());
        for seed in 0..40 {
            let document = [sentence()];
            let one = renamed(&document, &names, &mut Random::new(seed));
            assert_eq!(one, renamed(&document, &names, &mut Random::new(seed)));
            for changed in one.into_iter().flatten() {
                for (span, _) in &changed.names {
                    assert!(span.fits(&changed.text) && !span.is_empty(), "{changed:?}");
                    assert_eq!(span.of(&changed.text).trim(), span.of(&changed.text));
                }
            }
        }
    }

    #[test]
    fn headlines_raise_words_and_drop_the_stop() {
        let upper = headline(&sentence(), Knowledge::embedded(), false).unwrap();
        assert_eq!(upper.text, "Ana Roe of the Zelin Harbour Authority Met Roe in Oslo");
        assert_eq!(upper.names, sentence().names);
    }
}
