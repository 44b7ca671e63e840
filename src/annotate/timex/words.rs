//! Words of temporal expressions, from the language's table.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::annotate::knowledge::Hints;
use crate::model::Calendar;

/// Lookups by class and word, in lower case.
#[derive(Debug, Default)]
pub struct Words {
    // By word first: most words of a text stand in no class at all.
    by_word: FxHashMap<Cow<'static, str>, Place>,
    entries: Vec<Entry>,
    hints: Hints,
}

/// The place of a word in the table: looked up once, since the rules ask for it again and again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place(u16);

impl Place {
    /// A word that no expression has.
    const NOTHING: Self = Self(0);
    /// A figure that the table does not list.
    const FIGURE: Self = Self(1);
}

/// What a word can be in an expression.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// Its first word: bits of what it can be there, 0 where it begins none.
    opens: u16,
    /// What it is about: a unit, a day, a month, a figure.
    core: bool,
    /// Its classes, each with the word's value there.
    classes: Vec<(&'static str, &'static str)>,
}

/// What the first word of an expression can be: bits of [`Words::opens`].
pub mod opens {
    /// It has a figure.
    pub const FIGURE: u16 = 1;
    /// A month's name.
    pub const MONTH: u16 = 1 << 1;
    /// A weekday's name.
    pub const WEEKDAY: u16 = 1 << 2;
    /// "last", "next".
    pub const STEP: u16 = 1 << 3;
    /// A number, "several", "about".
    pub const NUMBER: u16 = 1 << 4;
    /// "third".
    pub const ORDINAL: u16 = 1 << 5;
    /// "weeks".
    pub const UNIT: u16 = 1 << 6;
    /// "morning".
    pub const PART: u16 = 1 << 7;
    /// "summer".
    pub const SEASON: u16 = 1 << 8;
    /// "early".
    pub const POSITION: u16 = 1 << 9;
    /// "today".
    pub const DAY: u16 = 1 << 10;
    /// The first word of a holiday.
    pub const HOLY: u16 = 1 << 11;
    /// "daily", "now", "weeklong".
    pub const ALONE: u16 = 1 << 12;
    /// Other words that begin expressions.
    pub const STARTER: u16 = 1 << 13;
}

/// The bit of a class of the table; 0 where its words begin no expression.
fn bit_of(class: &str) -> u16 {
    match class {
        "step" => opens::STEP,
        "number" | "quantifier" => opens::NUMBER,
        "ordinal" => opens::ORDINAL,
        "unit" => opens::UNIT,
        "part" => opens::PART,
        "season" => opens::SEASON,
        "position" => opens::POSITION,
        "day" => opens::DAY,
        "holy" | "holiday" => opens::HOLY,
        "every" | "reference" | "long" => opens::ALONE,
        "starter" => opens::STARTER,
        _ => 0,
    }
}

/// Stands for any class in the hints.
const ANY: &str = "";

static ENGLISH: LazyLock<Words> =
    LazyLock::new(|| Words::parse(include_str!("../../../assets/lang/en/timex.tsv")));

impl Words {
    /// The English table.
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    fn parse(table: &'static str) -> Self {
        let figure = Entry { opens: opens::FIGURE, core: true, classes: Vec::new() };
        let mut words = Self { entries: vec![Entry::default(), figure], ..Self::default() };
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            if let (Some(class), Some(word), Some(value)) =
                (fields.next(), fields.next(), fields.next())
            {
                words.add(class, word, value);
                if class == "holiday" {
                    let first = word.split(' ').next().unwrap_or(word);
                    words.add("holy", first, "");
                }
            }
        }
        words.add_calendar();
        words
    }

    fn add(&mut self, class: &'static str, word: &'static str, value: &'static str) {
        const CORES: [&str; 10] = [
            "day",
            "every",
            "holy",
            "ordinal",
            "part",
            "reference",
            "season",
            "unit",
            "core",
            "long",
        ];
        let entry = self.entry(Cow::Borrowed(word));
        entry.classes.push((class, value));
        if is_figure(word) {
            (entry.opens, entry.core) = (opens::FIGURE, true);
        } else {
            entry.opens |= bit_of(class);
            entry.core |= CORES.contains(&class);
        }
    }

    /// The names of months and weekdays.
    fn add_calendar(&mut self) {
        let calendar = Calendar::english();
        for name in calendar.names() {
            let month = if calendar.month(name).is_some() { opens::MONTH } else { 0 };
            let weekday = if calendar.weekday(name).is_some() { opens::WEEKDAY } else { 0 };
            for name in [name.to_string(), format!("{name}s")] {
                let entry = self.entry(Cow::Owned(name));
                entry.opens |= month | weekday;
                entry.core = true;
            }
        }
    }

    fn entry(&mut self, word: Cow<'static, str>) -> &mut Entry {
        self.hints.add(ANY, &word);
        let Self { by_word, entries, .. } = self;
        let place = by_word.entry(word).or_insert_with(|| {
            entries.push(Entry::default());
            Place(entries.len() as u16 - 1)
        });
        &mut entries[usize::from(place.0)]
    }

    /// The place of a word in lower case.
    pub fn place_of(&self, word: &str) -> Place {
        let known = self.hints.may(ANY, word).then(|| self.by_word.get(word)).flatten();
        let unlisted = || if is_figure(word) { Place::FIGURE } else { Place::NOTHING };
        known.copied().unwrap_or_else(unlisted)
    }

    /// What an expression that begins with this word can be.
    pub fn opens(&self, place: Place) -> u16 {
        self.entries[usize::from(place.0)].opens
    }

    /// Whether an expression can be about this word.
    pub fn is_core(&self, place: Place) -> bool {
        self.entries[usize::from(place.0)].core
    }

    /// The value of a word, by its place, in a class.
    pub fn at(&self, class: &str, place: Place) -> Option<&'static str> {
        let classes = &self.entries[usize::from(place.0)].classes;
        classes.iter().rfind(|(name, _)| *name == class).map(|(_, value)| *value)
    }

    /// The value of a word in a class.
    pub fn get(&self, class: &str, word: &str) -> Option<&'static str> {
        self.at(class, self.place_of(word))
    }

    /// Whether a word is of a class.
    pub fn is(&self, class: &str, word: &str) -> bool {
        self.get(class, word).is_some()
    }

    /// A month by its name.
    pub fn month(&self, word: &str) -> Option<u32> {
        Calendar::english().month(word)
    }

    /// A weekday by its name.
    pub fn weekday(&self, word: &str) -> Option<u32> {
        Calendar::english().weekday(word)
    }
}

/// "31", "6th", "'90s", "Q3": a digit among the first two characters.
pub fn is_figure(word: &str) -> bool {
    word.as_bytes().iter().take(2).any(u8::is_ascii_digit)
}
