//! Names of the world: countries, cities, peoples, groups, organisations, offices.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::classes::Classes;
use super::gazetteer::Gazetteer;
use super::own::OwnName;
use super::{names, rows};
use crate::annotate::text::{fold, with_folded};
use crate::model::ActorKind;

/// What a known name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The usual name.
    pub name: Cow<'static, str>,
    /// What it is.
    pub kind: ActorKind,
    /// ISO 3166 alpha-2 code of the country that it is or lies in; empty where none.
    pub country: Cow<'static, str>,
    /// Whether it is a capital or a country: a name that may stand for a government.
    pub governs: bool,
    /// The list that it stands in: a bit of [`Gazetteer`].
    pub list: u32,
}

/// Tables of bodies and groups, with the list that each one is.
const NAMED: [(u32, &str); 5] = [
    (Gazetteer::ARMED, include_str!("../../../assets/lexicon/groups.tsv")),
    (Gazetteer::BODY, include_str!("../../../assets/lexicon/organisations.tsv")),
    (Gazetteer::PARTY, include_str!("../../../assets/lexicon/parties.tsv")),
    (Gazetteer::MEDIA, include_str!("../../../assets/lexicon/media.tsv")),
    (Gazetteer::COMPANY, include_str!("../../../assets/lexicon/companies.tsv")),
];

/// A plain list of names.
#[derive(Debug, Default)]
pub struct NameList(FxHashSet<&'static str>);

impl NameList {
    fn parse(list: &'static str) -> Self {
        Self(list.lines().filter(|line| !line.starts_with('#')).map(str::trim).collect())
    }

    /// Whether the list has a name of one word, given in lower case.
    pub fn has(&self, name: &str) -> bool {
        let mut letters = name.chars();
        let written =
            letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
        written.is_some_and(|name| self.0.contains(name.as_str()))
    }

    /// All names of the list, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.iter().copied()
    }
}

/// Words of offices and roles.
#[derive(Debug, Default)]
pub struct Offices {
    classes: Classes,
    /// Office names and the row that makes them one.
    offices: FxHashMap<&'static str, usize>,
}

impl Offices {
    fn parse(table: &'static str) -> Self {
        let mut offices = Self::default();
        offices.classes.read(table, &["office"]);
        for (number, row) in rows(table).enumerate() {
            if let ["office", words, ..] = row.as_slice() {
                offices.offices.extend(names(words).map(|name| (name, number)));
            }
        }
        offices
    }

    /// Whether a word, in lower case, is of a class of `offices.tsv`.
    #[inline]
    pub fn is(&self, class: &str, word: &str) -> bool {
        self.classes.is(class, word)
    }

    /// The words of a class of `offices.tsv`.
    pub fn words<'a>(&'a self, class: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        self.classes.words(class)
    }

    /// Whether a word, in lower case, is of one of some classes.
    pub fn is_any(&self, classes: &[&str], word: &str) -> bool {
        self.classes.is_any(classes, word)
    }

    /// The number of the office that a name, however written, is one of the names of.
    pub fn office(&self, name: &str) -> Option<usize> {
        with_folded(name, |folded| self.offices.get(folded).copied())
    }
}

/// All known names.
#[derive(Debug)]
pub struct Lexicon {
    entries: FxHashMap<String, Entry>,
    countries: FxHashMap<&'static str, &'static str>,
    /// Whether some are the user's own.
    own: bool,
    /// Given names.
    pub first_names: NameList,
    /// Family names that stand before the given name.
    pub family_first: NameList,
    /// Family names.
    pub last_names: NameList,
    /// Offices and roles.
    pub offices: Offices,
}

impl Lexicon {
    /// The lexicon that is compiled in.
    pub fn embedded() -> Self {
        let mut lexicon = Self {
            entries: FxHashMap::with_capacity_and_hasher(32_768, rustc_hash::FxBuildHasher),
            countries: FxHashMap::default(),
            own: false,
            first_names: NameList::parse(include_str!("../../../assets/lexicon/first_names.txt")),
            family_first: NameList::parse(include_str!("../../../assets/lexicon/family_first.txt")),
            last_names: NameList::parse(include_str!("../../../assets/lexicon/last_names.txt")),
            offices: Offices::parse(include_str!("../../../assets/lexicon/offices.tsv")),
        };
        // Later rows give way to earlier ones: a country outranks a city of its name.
        lexicon.read_countries(include_str!("../../../assets/lexicon/countries.tsv"));
        for (list, table) in NAMED {
            lexicon.read_named(table, list);
        }
        lexicon.read_demonyms(include_str!("../../../assets/lexicon/demonyms.tsv"));
        lexicon.read_places(include_str!("../../../assets/lexicon/places.tsv"));
        lexicon.read_regions(include_str!("../../../assets/lexicon/regions.txt"));
        lexicon.read_cities(include_str!("../../../assets/lexicon/cities.tsv"));
        lexicon
    }

    /// All known names with the list that they stand in.
    pub fn gazetteer(&self) -> Gazetteer {
        let mut gazetteer = Gazetteer::default();
        for (name, entry) in &self.entries {
            gazetteer.add(name, entry.list);
        }
        for name in self.offices.offices.keys() {
            gazetteer.add(name, Gazetteer::OFFICE);
        }
        gazetteer
    }

    fn add(&mut self, key: &str, entry: Entry) {
        let key = fold(key);
        self.entries.entry(key).or_insert(entry);
    }

    /// Add names of the user's own, which outrank the others.
    pub(super) fn add_own(&mut self, names: &[OwnName]) {
        self.own |= !names.is_empty();
        for own in names {
            let list = match own.kind {
                ActorKind::Person => 0,
                ActorKind::Organisation => Gazetteer::BODY,
                ActorKind::Group => Gazetteer::ARMED,
                ActorKind::Place => Gazetteer::PLACE,
                ActorKind::Nationality => Gazetteer::PEOPLE,
            };
            let entry = Entry {
                name: Cow::Owned(own.name.clone()),
                kind: own.kind,
                country: Cow::Owned(own.country.clone()),
                governs: false,
                list: list | Gazetteer::OWN,
            };
            for name in std::iter::once(&own.name).chain(&own.others) {
                self.entries.insert(fold(name), entry.clone());
            }
        }
    }

    fn read_countries(&mut self, table: &'static str) {
        let mut capitals = Vec::new();
        for row in rows(table) {
            let [code, _, name, capital, others, ..] = row.as_slice() else { continue };
            self.countries.insert(code, name);
            let entry = Entry {
                name: Cow::Borrowed(name),
                kind: ActorKind::Place,
                country: Cow::Borrowed(code),
                governs: true,
                list: Gazetteer::COUNTRY,
            };
            for other in std::iter::once(*name).chain(names(others)) {
                self.add(other, entry.clone());
            }
            if !capital.is_empty() {
                capitals.push((*capital, *code));
            }
        }
        for (capital, country) in capitals {
            let entry = Entry {
                name: Cow::Borrowed(capital),
                kind: ActorKind::Place,
                country: Cow::Borrowed(country),
                governs: true,
                list: Gazetteer::CITY,
            };
            self.add(capital, entry);
        }
    }

    fn read_named(&mut self, table: &'static str, list: u32) {
        let kind = match list {
            Gazetteer::ARMED | Gazetteer::PARTY => ActorKind::Group,
            _ => ActorKind::Organisation,
        };
        for row in rows(table) {
            let Some(name) = row.first().copied() else { continue };
            let country = row.get(2).copied().unwrap_or_default();
            let entry = Entry {
                name: Cow::Borrowed(name),
                kind,
                country: Cow::Borrowed(country),
                governs: false,
                list,
            };
            let others = row.get(1).copied().unwrap_or_default();
            for other in std::iter::once(name).chain(names(others)) {
                self.add(other, entry.clone());
            }
        }
    }

    fn read_demonyms(&mut self, table: &'static str) {
        for row in rows(table) {
            let [country, forms, ..] = row.as_slice() else { continue };
            let country = if *country == "-" { "" } else { country };
            let first = names(forms).next().unwrap_or_default();
            for form in names(forms) {
                let kind = ActorKind::Nationality;
                let list = Gazetteer::PEOPLE;
                let (name, country) = (Cow::Borrowed(first), Cow::Borrowed(country));
                self.add(form, Entry { name, kind, country, governs: false, list });
            }
        }
    }

    /// Places with their spellings; `c` marks a capital, which may stand for a government.
    fn read_places(&mut self, table: &'static str) {
        for row in rows(table) {
            let [name, others, country, kind, ..] = row.as_slice() else { continue };
            let list = match *kind {
                "c" | "t" => Gazetteer::CITY,
                _ => Gazetteer::PLACE,
            };
            let entry = Entry { governs: *kind == "c", ..place(name, country, list) };
            for other in std::iter::once(*name).chain(names(others)) {
                self.add(other, entry.clone());
            }
        }
    }

    fn read_regions(&mut self, list: &'static str) {
        for name in list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            self.add(name, place(name, "", Gazetteer::COUNTRY));
        }
    }

    fn read_cities(&mut self, table: &'static str) {
        for row in rows(table) {
            let [name, ascii, country, ..] = row.as_slice() else { continue };
            let entry = place(name, country, Gazetteer::CITY);
            self.add(ascii, entry.clone());
            self.add(name, entry);
        }
    }

    /// The entry of a name, however its case and accents are written.
    pub fn get(&self, name: &str) -> Option<&Entry> {
        with_folded(name, |folded| self.entries.get(folded))
    }

    /// Whether the user added names.
    pub fn has_own(&self) -> bool {
        self.own
    }

    /// All entries, in no order, each under every name that it has.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// The name of a country by its alpha-2 code.
    pub fn country(&self, code: &str) -> Option<&'static str> {
        self.countries.get(code).copied()
    }

    /// Whether one place lies in the other, or both are one: a city and its country.
    pub fn same_place(&self, one: &str, other: &str) -> bool {
        if fold(one) == fold(other) {
            return true;
        }
        match (self.get(one), self.get(other)) {
            (Some(one), Some(other)) => {
                one.name == other.name
                    || (!one.country.is_empty()
                        && one.country == other.country
                        && (self.is_country(one) || self.is_country(other)))
            }
            _ => false,
        }
    }

    fn is_country(&self, entry: &Entry) -> bool {
        self.countries.get(&*entry.country).is_some_and(|name| *name == entry.name)
    }
}

fn place(name: &'static str, country: &'static str, list: u32) -> Entry {
    let (name, country) = (Cow::Borrowed(name), Cow::Borrowed(country));
    Entry { name, kind: ActorKind::Place, country, governs: false, list }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_lead_to_one_entry_and_cities_to_their_country() {
        let lexicon = Lexicon::embedded();
        let name = |text: &str| lexicon.get(text).map(|entry| entry.name.clone());
        assert_eq!(name("Turkey"), name("Türkiye"));
        assert_eq!(name("TURKIYE"), name("Türkiye"));
        assert_eq!(name("Kiev"), name("Kyiv"));
        assert_eq!(lexicon.get("TTP").map(|entry| entry.kind), Some(ActorKind::Group));
        assert!(lexicon.same_place("Bergen", "Norway"));
        assert!(!lexicon.same_place("Bergen", "Oslo"));
        assert!(!lexicon.same_place("Lima", "Norway"));
    }
}
