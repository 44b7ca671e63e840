//! The patterns of page furniture, read from the language's data.

use std::sync::LazyLock;

use regex::{Regex, RegexSet, RegexSetBuilder};

/// How much goes with a matching line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The line.
    Line,
    /// The line and the lines after it that are no prose.
    Section,
    /// The line and what follows it before the next blank line and is no prose.
    Block,
    /// The matched words at the line's end.
    Tail,
}

/// Patterns of one language.
#[derive(Debug)]
pub struct Furniture {
    set: RegexSet,
    rows: Vec<(Scope, String)>,
    tails: Vec<(Regex, String)>,
}

static ENGLISH: LazyLock<Furniture> =
    LazyLock::new(|| Furniture::parse(include_str!("../../assets/lang/en/furniture.tsv")));

impl Furniture {
    /// The English patterns, compiled in.
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    /// Read a table of `scope TAB reason TAB pattern`; a row with a broken pattern is
    /// passed over (a test keeps the table whole).
    fn parse(table: &str) -> Self {
        let rows = rows(table).filter(|(_, _, pattern)| Regex::new(pattern).is_ok());
        let (tails, lines): (Vec<_>, Vec<_>) =
            rows.partition(|(scope, _, _)| *scope == Scope::Tail);
        let patterns: Vec<&str> = lines.iter().map(|(_, _, pattern)| *pattern).collect();
        let set = RegexSetBuilder::new(&patterns)
            .case_insensitive(true)
            .size_limit(64 << 20)
            .build()
            .unwrap_or_else(|_| RegexSet::empty());
        let tail = |(_, reason, pattern): &(Scope, &str, &str)| {
            Some((Regex::new(&format!("(?i){pattern}")).ok()?, (*reason).to_string()))
        };
        Self {
            set,
            rows: lines.iter().map(|(scope, reason, _)| (*scope, (*reason).to_string())).collect(),
            tails: tails.iter().filter_map(tail).collect(),
        }
    }

    /// What a whole line is, if it is furniture.
    pub fn line(&self, line: &str) -> Option<(Scope, &str)> {
        // Furniture is short; a long line is prose, and matching it would only cost time.
        if line.len() > 400 {
            return None;
        }
        let first = self.set.matches(line).iter().next()?;
        self.rows.get(first).map(|(scope, reason)| (*scope, reason.as_str()))
    }

    /// Where an end mark starts in a line, and why it goes.
    pub fn tail(&self, line: &str) -> Option<(usize, &str)> {
        self.tails
            .iter()
            .find_map(|(regex, reason)| Some((regex.find(line)?.start(), reason.as_str())))
    }
}

fn rows(table: &str) -> impl Iterator<Item = (Scope, &str, &str)> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).filter_map(|line| {
        let mut fields = line.splitn(3, '\t');
        let scope = match fields.next()? {
            "line" => Scope::Line,
            "section" => Scope::Section,
            "block" => Scope::Block,
            "tail" => Scope::Tail,
            _ => return None,
        };
        Some((scope, fields.next()?, fields.next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_sound() {
        let table = include_str!("../../assets/lang/en/furniture.tsv");
        let given = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count();
        let sound = rows(table).filter(|(_, _, pattern)| Regex::new(pattern).is_ok()).count();
        assert_eq!(given, sound);
        assert!(!Furniture::english().set.is_empty());
    }

    #[test]
    fn furniture_is_told_from_prose() {
        let furniture = Furniture::english();
        for line in [
            "Skip to main content",
            "Home > World > Asia",
            "Leave a Reply",
            "Read More: Two held after harbour fire",
            "Our website uses cookies to enhance your experience. Learn More",
            "Accept !",
            "Share on Facebook",
            "ADVERTISEMENT",
            "© 2024 The Gull. All rights reserved.",
            "5 min read",
            "You might also like",
            "Tags: harbour, fire",
        ] {
            assert!(furniture.line(line).is_some(), "{line}");
        }
        for line in [
            "The minister asked readers to share their views with the council.",
            "Related parties have until Friday to file, the court said.",
            "More than 300 people fled.",
            "Home Secretary quits",
            "Subscribers lost access for two days.",
            "Read the letter aloud, she told them, and they did.",
        ] {
            assert_eq!(furniture.line(line), None, "{line}");
        }
        assert_eq!(furniture.tail("within their ranks. (end)").map(|tail| tail.0), Some(19));
    }
}
