//! What lists say of single words: names, titles, cues, and word clusters.

use crate::annotate::tagger::hash::{HashedMap, of_str};
use crate::annotate::text::fold;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFact {
    /// Bits of the lists that it stands in.
    pub flags: u32,
    /// Its cluster of 512 and its cluster of 64.
    pub clusters: Option<(u16, u16)>,
}

/// Facts of words by the hash of their lower case.
#[derive(Clone, Debug, Default)]
pub struct WordFacts(HashedMap<WordFact>);

impl WordFacts {
    /// A given name.
    pub const FIRST: u32 = 1;
    /// A family name.
    pub const LAST: u32 = 1 << 1;
    /// A title or role before a person's name.
    pub const TITLE: u32 = 1 << 2;
    /// The head of an organisation's name.
    pub const BODY: u32 = 1 << 3;
    /// A verb of saying, meeting, deciding: what people and bodies do.
    pub const SAYING: u32 = 1 << 4;
    /// A month or a weekday.
    pub const CALENDAR: u32 = 1 << 5;
    /// A people, nationality or faith.
    pub const DEMONYM: u32 = 1 << 6;
    /// The head of a place's name.
    pub const SITE: u32 = 1 << 7;
    /// A word that joins names to the sentence.
    pub const FUNCTION: u32 = 1 << 8;
    /// A word of an armed group's name.
    pub const ARMED: u32 = 1 << 9;
    /// A field of office: "foreign", "finance".
    pub const PORTFOLIO: u32 = 1 << 10;

    /// Facts of a word by the hash of its lower case.
    pub fn get(&self, lower: u64) -> WordFact {
        self.0.get(&lower).copied().unwrap_or_default()
    }

    /// Note that words stand in a list.
    pub fn mark<'a>(&mut self, words: impl IntoIterator<Item = &'a str>, flag: u32) {
        for word in words {
            let lower = word.to_lowercase();
            self.0.entry(of_str(&lower)).or_default().flags |= flag;
            if !word.is_ascii() {
                self.0.entry(of_str(&fold(word))).or_default().flags |= flag;
            }
        }
    }

    /// Read word clusters: fine TAB coarse TAB words in lower case, separated by spaces.
    pub fn read_clusters(&mut self, table: &str) {
        self.0.reserve(100_000);
        for line in table.lines() {
            let mut fields = line.splitn(3, '\t');
            let number = |field: Option<&str>| field.and_then(|text| text.parse::<u16>().ok());
            let (fine, coarse) = (number(fields.next()), number(fields.next()));
            let (Some(fine), Some(coarse), Some(words)) = (fine, coarse, fields.next()) else {
                continue;
            };
            for word in words.split(' ') {
                self.0.entry(of_str(word)).or_default().clusters = Some((fine, coarse));
            }
        }
    }
}
