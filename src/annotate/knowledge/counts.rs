//! Words of counts: what is counted, and how exact a number is.

use rustc_hash::FxHashMap;

use super::{names, rows};

/// How a number is limited by the words before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// "at least".
    Least,
    /// "up to".
    Most,
    /// "about".
    About,
}

/// The words of one language.
#[derive(Debug, Default)]
pub struct Counts {
    what: FxHashMap<&'static str, &'static str>,
    limits: Vec<(Vec<&'static str>, Limit)>,
    vague: Vec<(Vec<&'static str>, (u64, u64))>,
    times: FxHashMap<&'static str, u64>,
    anybody: Vec<&'static str>,
    measure: Vec<&'static str>,
}

impl Counts {
    /// English, from the embedded table.
    pub fn english() -> Self {
        let mut counts = Self::default();
        for row in rows(include_str!("../../../assets/lang/en/counts.tsv")) {
            match row.as_slice() {
                ["what", key, words] => {
                    counts.what.extend(names(words).map(|word| (word, *key)));
                }
                ["bound", key, words] => {
                    let limit = match *key {
                        "least" => Limit::Least,
                        "most" => Limit::Most,
                        _ => Limit::About,
                    };
                    let phrase = |words: &'static str| (words.split(' ').collect(), limit);
                    counts.limits.extend(names(words).map(phrase));
                }
                ["vague", low, high, words] => {
                    let (Ok(low), Ok(high)) = (low.parse(), high.parse()) else { continue };
                    let phrase = |words: &'static str| (words.split(' ').collect(), (low, high));
                    counts.vague.extend(names(words).map(phrase));
                }
                ["times", by, words] => {
                    let Ok(by) = by.parse() else { continue };
                    counts.times.extend(names(words).map(|word| (word, by)));
                }
                ["anybody", _, words] => counts.anybody.extend(names(words)),
                ["measure", _, words] => counts.measure.extend(names(words)),
                _ => {}
            }
        }
        // The longest phrase decides.
        counts.limits.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        counts.vague.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        counts
    }

    /// What a word counts: "dead" for "killed".
    pub fn what(&self, word: &str) -> Option<&'static str> {
        self.what.get(word).copied()
    }

    /// The limit that words end with, and how many of them it takes.
    pub fn limit(&self, before: &[&str]) -> Option<(Limit, usize)> {
        let (words, limit) = self.limits.iter().find(|(words, _)| before.ends_with(words))?;
        Some((*limit, words.len()))
    }

    /// The vague number that words begin with: its least and most, and how many words.
    pub fn vague(&self, words: &[&str]) -> Option<((u64, u64), usize)> {
        let (phrase, range) = self.vague.iter().find(|(phrase, _)| words.starts_with(phrase))?;
        Some((*range, phrase.len()))
    }

    /// What a word multiplies the number before it by.
    pub fn times(&self, word: &str) -> Option<u64> {
        self.times.get(word).copied()
    }

    /// Whether a noun is for people of any kind.
    pub fn is_anybody(&self, word: &str) -> bool {
        self.anybody.contains(&word)
    }

    /// Whether a word behind a number makes it a measure, an age or a price.
    pub fn is_measure(&self, word: &str) -> bool {
        self.measure.contains(&word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let counts = Counts::english();
        let table = include_str!("../../../assets/lang/en/counts.tsv");
        let classes = ["what", "bound", "vague", "times", "anybody", "measure"];
        for row in rows(table) {
            assert!(classes.contains(&row[0]), "{row:?}");
            assert_eq!(row.len(), if row[0] == "vague" { 4 } else { 3 }, "{row:?}");
        }
        assert_eq!(counts.what("killed"), Some("dead"));
        assert_eq!(counts.limit(&["killed", "at", "least"]), Some((Limit::Least, 2)));
        assert_eq!(counts.vague(&["dozens", "of", "men"]), Some(((20, 99), 2)));
    }
}
