//! What a rule reads and what it gives: tokens with their words' places in the table, a hit.

use super::words::{Place, Words};
use crate::annotate::text::Tokens;
use crate::clean::NumericOrder;
use crate::model::{Core, DayPart, Form, Modifier, Unit};

/// What a rule gives: the token after the expression, and what it says.
pub struct Hit {
    pub end: usize,
    pub form: Form,
    pub modifier: Option<Modifier>,
    pub anaphoric: bool,
}

impl Hit {
    pub fn new(end: usize, core: Core) -> Self {
        Self::of(end, core.into())
    }

    pub fn of(end: usize, form: Form) -> Self {
        Self { end, form, modifier: None, anaphoric: false }
    }

    pub fn with(mut self, modifier: Option<Modifier>) -> Self {
        self.modifier = modifier;
        self
    }

    pub fn anaphoric(mut self, yes: bool) -> Self {
        self.anaphoric = yes;
        self
    }
}

/// Tokens, words and the place where a rule is tried.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    pub tokens: &'a Tokens<'a>,
    pub words: &'a Words,
    /// The place of each token in the table.
    pub places: &'a [Place],
    /// Which number comes first in `10/11/25`, where the text says so.
    pub order: Option<NumericOrder>,
}

impl<'a> Cursor<'a> {
    pub fn lower(&self, at: usize) -> &'a str {
        self.tokens.lower(at)
    }

    pub fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.tokens.lower(before))
    }

    fn place(&self, at: usize) -> Place {
        self.places.get(at).copied().unwrap_or_default()
    }

    /// What an expression that begins here can be: bits of [`super::words::opens`].
    pub fn opens(&self, at: usize) -> u16 {
        self.words.opens(self.place(at))
    }

    /// Whether an expression can be about this word.
    pub fn is_core(&self, at: usize) -> bool {
        self.words.is_core(self.place(at))
    }

    /// The value of a word in a class of the table.
    pub fn get(&self, class: &str, at: usize) -> Option<&'static str> {
        self.words.at(class, self.place(at))
    }

    /// Whether a word is of a class of the table.
    pub fn is(&self, class: &str, at: usize) -> bool {
        self.get(class, at).is_some()
    }

    /// Whether the word before is of a class of the table.
    pub fn is_before(&self, class: &str, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(class, before))
    }

    /// Whether a word ends a phrase of time before it rather than being its noun.
    pub fn joins(&self, at: usize) -> bool {
        self.is("joins", at)
    }

    /// A number word.
    pub fn number(&self, at: usize) -> Option<&'static str> {
        self.get("number", at)
    }

    /// An ordinal as word or as digits with an ending.
    pub fn ordinal(&self, at: usize) -> Option<u32> {
        if let Some(value) = self.get("ordinal", at) {
            return value.parse().ok();
        }
        let word = self.lower(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = word.get(digits.len()..)?;
        matches!(ending, "st" | "nd" | "rd" | "th").then(|| digits.parse().ok())?
    }

    /// A unit by its name in the table, and how many of it.
    pub fn unit_named(name: &str) -> Option<(Unit, i32)> {
        match name {
            "fortnight" => Some((Unit::Week, 2)),
            name => Unit::parse(name).map(|unit| (unit, 1)),
        }
    }

    /// A unit, and how many of it: a fortnight is two weeks.
    pub fn unit(&self, at: usize) -> Option<(Unit, i32)> {
        self.get("unit", at).and_then(Self::unit_named)
    }

    /// A part of the day.
    pub fn part(&self, at: usize) -> Option<DayPart> {
        self.get("part", at).and_then(DayPart::parse)
    }

    /// "early", "mid", "late", "end".
    pub fn position(&self, at: usize) -> Option<Modifier> {
        self.get("position", at).and_then(Modifier::parse)
    }

    /// -1, 0 or 1 for "last", "this", "next".
    pub fn step(&self, at: usize) -> Option<i32> {
        self.get("step", at)?.parse().ok()
    }

    /// A plain number of at most `digits` digits.
    pub fn digits(&self, at: usize, digits: usize) -> Option<u32> {
        let word = self.tokens.word(at);
        let plain = word.len() <= digits
            && !word.is_empty()
            && word.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| word.parse().ok())?
    }

    /// A four-digit year, 1000 to 2199.
    pub fn year(&self, at: usize) -> Option<i32> {
        let word = self.tokens.word(at);
        (word.len() == 4)
            .then(|| self.digits(at, 4))?
            .filter(|year| (1000..2200).contains(year))
            .map(|year| year as i32)
    }

    /// A day of the month: `31`, `31st`, `sixth`; also the token after it.
    pub fn day(&self, at: usize) -> Option<u32> {
        let day = self.digits(at, 2).or_else(|| self.ordinal(at))?;
        (1..=31).contains(&day).then_some(day)
    }

    /// A month's name and the token after it.
    pub fn month(&self, at: usize) -> Option<(u32, usize)> {
        if !self.tokens.capital(at) {
            return None;
        }
        let month = self.words.month(self.lower(at))?;
        Some((month, at + 1))
    }

    /// A weekday's name and the token after it; short forms only where a date follows or a stop.
    pub fn weekday(&self, at: usize) -> Option<(u32, usize)> {
        if !self.tokens.capital(at) {
            return None;
        }
        let word = self.lower(at);
        let (day, plural) = match self.words.weekday(word) {
            Some(day) => (day, false),
            None => (self.words.weekday(word.strip_suffix('s')?)?, true),
        };
        let end = at + 1;
        let short = word.len() < 6;
        let dated =
            self.tokens.word(end) == "," || self.month(end).is_some() || self.day(end).is_some();
        // "the Order of the Sun, first class"
        let name = short && self.before(at) == "the";
        (!plural && !name && (!short || self.tokens.dotted(at) || dated)).then_some((day, end))
    }

    pub fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.tokens.word(at), "-" | "–" | "—" | "‑")
    }

    pub fn is_glued_hyphen(&self, at: usize) -> bool {
        self.is_hyphen(at) && self.tokens.glued(at) && self.tokens.glued(at + 1)
    }

    pub fn is_word(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(at))
    }
}
