//! What is known of each distinct word of a text, worked out once.
//!
//! Everything that depends on one word alone (its form, affixes, shape, the lists that it
//! stands in, its word cluster) is hashed here, so that a feature of a token is a look-up
//! and two multiplications.

use super::hash::{HashedMap, feature, of_str};
use super::vocabulary::{Seen, Vocabulary, Word};
use crate::annotate::knowledge::{Language, WordFacts};
use crate::annotate::text::{TokenKind, Tokens};

/// Longest prefix and suffix that are looked at, in characters.
const AFFIX: usize = 4;
/// Longest shape that is told apart, in characters.
const SHAPE: usize = 12;
/// Cluster numbers of a word that has none.
const NO_CLUSTER: u16 = u16::MAX;

/// A distinct word: hashes of what the features ask for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lexeme {
    /// As written, without the stop of an abbreviation.
    pub form: u64,
    /// In lower case.
    pub lower: u64,
    /// Letter by letter: `Xxxx-dd`.
    pub shape: u64,
    /// With runs folded: `Xx-d`.
    pub brief: u64,
    /// Lists that the word stands in: bits of [`WordFacts`].
    pub flags: u32,
    /// Its cluster of 512.
    pub fine: u16,
    /// Its cluster of 64.
    pub coarse: u16,
    /// Which form of a known verb it can be, from 1; 0 for none.
    pub verb: u8,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it is a word or a number, not a mark.
    pub wordy: bool,
    /// Prefixes of one to four characters; 0 where the word is shorter.
    pub prefixes: [u64; AFFIX],
    /// Suffixes of one to four characters; 0 where the word is shorter.
    pub suffixes: [u64; AFFIX],
}

/// How many words of a sentence begin with a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// As sentences are written.
    Ordinary,
    /// More than six in ten.
    Mixed,
    /// More than eight in ten: a headline, or all capitals.
    Headline,
}

/// The words of a text: one number a token, one word a number.
#[derive(Debug)]
pub struct Lexemes<'k> {
    /// The number of each token's word.
    pub ids: Vec<u32>,
    /// The distinct words, in order of first appearance.
    list: Vec<Seen<'k>>,
    /// Whether each token touches the one before it.
    pub glued: Vec<bool>,
    /// Where the words are looked up, and the model that weighs them.
    pub vocabulary: &'k Vocabulary,
}

impl<'k> Lexemes<'k> {
    /// Look up every distinct word of a text.
    pub fn new(tokens: &Tokens<'_>, language: &Language, vocabulary: &'k Vocabulary) -> Self {
        let room = tokens.len() / 2;
        let mut known: HashedMap<u32> = HashedMap::with_capacity_and_hasher(room, <_>::default());
        let mut list = Vec::new();
        let id = |at| {
            let key = of_str(tokens.word(at));
            *known.entry(key).or_insert_with(|| {
                let make = || lexeme(tokens, at, language, &vocabulary.facts);
                list.push(vocabulary.word(key, make));
                list.len() as u32 - 1
            })
        };
        let ids = (0..tokens.len()).map(id).collect();
        let glued = tokens.iter().map(|token| token.glued).collect();
        Self { ids, list, glued, vocabulary }
    }

    /// How a sentence is written.
    pub fn case(&self, sentence: &std::ops::Range<usize>) -> Case {
        let (mut all, mut capital) = (0, 0);
        for word in sentence.clone().filter_map(|at| self.get(at)).filter(|word| word.wordy) {
            all += 1;
            capital += usize::from(word.capital);
        }
        match capital * 10 {
            _ if all <= 3 => Case::Ordinary,
            share if share > all * 8 => Case::Headline,
            share if share > all * 6 => Case::Mixed,
            _ => Case::Ordinary,
        }
    }

    /// What is known of a token's word.
    pub fn get(&self, at: usize) -> Option<&Lexeme> {
        self.word(at).map(|word| &word.lexeme)
    }

    /// The word of a token.
    pub fn word(&self, at: usize) -> Option<&Word> {
        self.list.get(*self.ids.get(at)? as usize).map(|seen| &**seen)
    }
}

fn lexeme(tokens: &Tokens<'_>, at: usize, language: &Language, facts: &WordFacts) -> Lexeme {
    let dotted = tokens.dotted(at);
    let word = tokens.word(at);
    let bare = if dotted { word.trim_end_matches('.') } else { word };
    let lower = tokens.lower(at);
    let (shape, brief) = shapes(word);
    let key = of_str(lower);
    let mut fact = facts.get(key);
    if dotted && fact.clusters.is_none() {
        fact.clusters = facts.get(of_str(&format!("{lower}."))).clusters;
    }
    let (fine, coarse) = fact.clusters.unwrap_or((NO_CLUSTER, NO_CLUSTER));
    let (prefixes, suffixes) = affixes(lower);
    Lexeme {
        form: of_str(bare),
        lower: key,
        shape,
        brief,
        flags: fact.flags,
        fine,
        coarse,
        verb: language.learned_verb_form(lower).map_or(0, |(_, form)| form as u8 + 1),
        capital: tokens.capital(at),
        wordy: !tokens.is(at, TokenKind::Mark),
        prefixes,
        suffixes,
    }
}

/// Bytes of a word whose shapes need no allocation.
const SHORT: usize = 32;

/// Hashes of a word's shape, letter by letter and with its runs folded.
fn shapes(word: &str) -> (u64, u64) {
    if word.is_ascii() && word.len() <= SHORT {
        return short_shapes(word.as_bytes());
    }
    let (mut shape, mut brief) = (String::new(), String::new());
    for (at, c) in word.chars().enumerate() {
        let class = match c {
            _ if c.is_uppercase() => 'X',
            _ if c.is_alphabetic() => 'x',
            _ if c.is_numeric() => 'd',
            '’' | 'ʼ' => '\'',
            _ => c,
        };
        if at < SHAPE {
            shape.push(class);
        }
        if !brief.ends_with(class) {
            brief.push(class);
        }
    }
    (of_str(&shape), of_str(&brief))
}

/// The same for a short word of ASCII, as most are.
fn short_shapes(word: &[u8]) -> (u64, u64) {
    let (mut shape, mut brief) = ([0; SHORT], [0; SHORT]);
    let mut length = 0;
    for (at, byte) in word.iter().enumerate() {
        let class = match byte {
            b'A'..=b'Z' => b'X',
            b'a'..=b'z' => b'x',
            b'0'..=b'9' => b'd',
            other => *other,
        };
        shape[at] = class;
        if length == 0 || brief[length - 1] != class {
            brief[length] = class;
            length += 1;
        }
    }
    let text = |bytes: &[u8]| std::str::from_utf8(bytes).map_or(0, of_str);
    (text(&shape[..word.len().min(SHAPE)]), text(&brief[..length]))
}

/// Hashes of the first and last one to four characters.
fn affixes(word: &str) -> ([u64; AFFIX], [u64; AFFIX]) {
    let (mut prefixes, mut suffixes) = ([0; AFFIX], [0; AFFIX]);
    for (slot, (at, c)) in prefixes.iter_mut().zip(word.char_indices()) {
        *slot = of_str(&word[..at + c.len_utf8()]);
    }
    for (slot, (at, _)) in suffixes.iter_mut().zip(word.char_indices().rev()) {
        *slot = of_str(&word[at..]);
    }
    (prefixes, suffixes)
}

/// Put a feature for each bit that is set, told apart by `also`.
pub fn each_bit(template: u32, flags: u32, also: u64, out: &mut Vec<u32>) {
    let mut rest = flags;
    while rest != 0 {
        out.push(feature(template, u64::from(rest.trailing_zeros()) << 1 | also));
        rest &= rest - 1;
    }
}
