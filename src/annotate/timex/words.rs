//! Words of temporal expressions, from the language's table.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::annotate::knowledge::Hints;
use crate::model::{Calendar, DayPart, Modifier, Unit};

/// Lookups by class and word, in lower case.
#[derive(Debug, Default)]
pub struct Words {
    // By word first: most words of a text stand in no class at all.
    by_word: FxHashMap<&'static str, Vec<(&'static str, &'static str)>>,
    /// What each word can be in an expression.
    places: FxHashMap<String, Place>,
    hints: Hints,
}

/// What a word can be in an expression.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Its first word: bits of what it can be there, 0 where it begins none.
    pub opens: u16,
    /// What it is about: a unit, a day, a month, a figure.
    pub core: bool,
}

/// What the first word of an expression can be: bits of [`Place::opens`].
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

impl Place {
    /// The bit of a class of the table; 0 where its words begin no expression.
    fn of_class(class: &str) -> u16 {
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
        let mut words = Self::default();
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
        words.place();
        words
    }

    fn add(&mut self, class: &'static str, word: &'static str, value: &'static str) {
        self.by_word.entry(word).or_default().push((class, value));
        self.hints.add(class, word);
    }

    /// Note what each word can be.
    fn place(&mut self) {
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
        for (word, classes) in &self.by_word {
            let place = Place {
                opens: classes.iter().fold(0, |bits, (class, _)| bits | Place::of_class(class)),
                core: classes.iter().any(|(class, _)| CORES.contains(class)),
            };
            self.places.insert((*word).to_string(), place);
        }
        let calendar = Calendar::english();
        for name in calendar.names() {
            let month = if calendar.month(name).is_some() { opens::MONTH } else { 0 };
            let weekday = if calendar.weekday(name).is_some() { opens::WEEKDAY } else { 0 };
            for name in [name.to_string(), format!("{name}s")] {
                let place = self.places.entry(name).or_default();
                place.opens |= month | weekday;
                place.core = true;
            }
        }
        for word in self.places.keys() {
            self.hints.add(ANY, word);
        }
    }

    /// What a word in lower case can be in an expression.
    pub fn place_of(&self, word: &str) -> Place {
        if is_figure(word) {
            return Place { opens: opens::FIGURE, core: true };
        }
        let known = self.hints.may(ANY, word).then(|| self.places.get(word)).flatten();
        known.copied().unwrap_or_default()
    }

    /// The value of a word in a class.
    pub fn get(&self, class: &str, word: &str) -> Option<&'static str> {
        let classes = self.hints.may(class, word).then(|| self.by_word.get(word))??;
        classes.iter().rfind(|(name, _)| *name == class).map(|(_, value)| *value)
    }

    /// Whether a word is of a class.
    pub fn is(&self, class: &str, word: &str) -> bool {
        self.get(class, word).is_some()
    }

    /// Whether a word ends a phrase of time before it rather than being its noun.
    pub fn joins(&self, word: &str) -> bool {
        self.is("joins", word)
    }

    /// Whether a holiday's name begins with a word.
    pub fn begins_holiday(&self, word: &str) -> bool {
        self.is("holy", word)
    }

    /// A number word.
    pub fn number(&self, word: &str) -> Option<&'static str> {
        self.get("number", word)
    }

    /// An ordinal as word or as digits with an ending.
    pub fn ordinal(&self, word: &str) -> Option<u32> {
        if let Some(value) = self.get("ordinal", word) {
            return value.parse().ok();
        }
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = word.get(digits.len()..)?;
        matches!(ending, "st" | "nd" | "rd" | "th").then(|| digits.parse().ok())?
    }

    /// A unit, and whether it is a fortnight.
    pub fn unit(&self, word: &str) -> Option<(Unit, i32)> {
        match self.get("unit", word)? {
            "fortnight" => Some((Unit::Week, 2)),
            name => Unit::parse(name).map(|unit| (unit, 1)),
        }
    }

    /// A part of the day.
    pub fn part(&self, word: &str) -> Option<DayPart> {
        self.get("part", word).and_then(DayPart::parse)
    }

    /// "early", "mid", "late", "end".
    pub fn position(&self, word: &str) -> Option<Modifier> {
        self.get("position", word).and_then(Modifier::parse)
    }

    /// -1, 0 or 1 for "last", "this", "next".
    pub fn step(&self, word: &str) -> Option<i32> {
        self.get("step", word)?.parse().ok()
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
