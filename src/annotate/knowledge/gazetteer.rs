//! Known names as sequences of words, matched longest first while tagging.

use std::ops::Range;

use crate::annotate::tagger::Lexemes;
use crate::annotate::tagger::hash::{HashedMap, of_str, pair};
use crate::annotate::text::{Tokens, fold};

/// Most words of a known name.
pub const LONGEST: usize = 8;

/// Names of the world by the hashes of their words.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    /// By the hash of all words in order.
    names: HashedMap<u32>,
    /// By the hash of the first word: the most words that such a name has.
    starts: HashedMap<u8>,
}

impl Gazetteer {
    /// A country, continent or region of the world.
    pub const COUNTRY: u32 = 1;
    /// A city.
    pub const CITY: u32 = 1 << 1;
    /// Another place.
    pub const PLACE: u32 = 1 << 2;
    /// A people, nationality or faith.
    pub const PEOPLE: u32 = 1 << 3;
    /// An international or national body.
    pub const BODY: u32 = 1 << 4;
    /// A company.
    pub const COMPANY: u32 = 1 << 5;
    /// A news agency, paper or broadcaster.
    pub const MEDIA: u32 = 1 << 6;
    /// A political party.
    pub const PARTY: u32 = 1 << 7;
    /// An armed group.
    pub const ARMED: u32 = 1 << 8;
    /// An office that many countries have.
    pub const OFFICE: u32 = 1 << 9;
    /// A name of the user's own, beside one of the other bits.
    pub const OWN: u32 = 1 << 15;

    /// Add a name as it is written, and without its accents.
    pub fn add(&mut self, name: &str, flag: u32) {
        self.add_as(name, flag);
        if !name.is_ascii() {
            self.add_as(&fold(name), flag);
        }
    }

    fn add_as(&mut self, name: &str, flag: u32) {
        let tokens = Tokens::new(name);
        let length = tokens.len();
        if length == 0 || length > LONGEST {
            return;
        }
        let first = of_str(tokens.lower(0));
        let all = (0..length).fold(0, |all, at| pair(all, of_str(tokens.lower(at))));
        *self.names.entry(all).or_insert(0) |= flag;
        let longest = self.starts.entry(first).or_insert(0);
        *longest = (*longest).max(length as u8);
    }

    /// The longest known name that begins a range of tokens: its length and its lists.
    pub fn longest(&self, lexemes: &Lexemes<'_>, range: Range<usize>) -> Option<(usize, u32)> {
        let first = lexemes.get(range.start)?.lower;
        let longest = usize::from(*self.starts.get(&first)?).min(range.len());
        let mut all = 0;
        let mut best = None;
        for (length, at) in (1..=longest).zip(range) {
            all = pair(all, lexemes.get(at)?.lower);
            if let Some(flags) = self.names.get(&all) {
                best = Some((length, *flags));
            }
        }
        best
    }
}
