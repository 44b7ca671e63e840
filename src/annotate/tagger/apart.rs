//! What one word says of names by itself: of its own, and of those beside it.
//!
//! More than half of a token's features ask for one word alone. Their weights are summed
//! once for each word and place ([`super::vocabulary::Word::names`]).

use super::hash::{feature, pair};
use super::lexeme::{Lexeme, each_bit};
use super::names::WIDTH;
use super::weights::{Row, Weights};

/// A place beside a token: the templates of what its word says there.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    lower: u32,
    flags: u32,
    fine: Option<u32>,
    coarse: u32,
}

/// Just before, just after, two before, two after.
pub const PLACES: [Place; 4] = [
    Place { lower: 130, flags: 151, fine: Some(162), coarse: 164 },
    Place { lower: 132, flags: 152, fine: Some(163), coarse: 165 },
    Place { lower: 131, flags: 153, fine: None, coarse: 171 },
    Place { lower: 133, flags: 154, fine: None, coarse: 172 },
];

impl Place {
    /// Features of the word that stands there; `capital` is the token's own.
    pub fn features(self, word: &Lexeme, capital: bool, out: &mut Vec<u32>) {
        out.push(feature(self.lower, word.lower));
        each_bit(self.flags, word.flags, u64::from(capital), out);
        out.extend(self.fine.map(|template| feature(template, u64::from(word.fine))));
        out.push(feature(self.coarse, u64::from(word.coarse)));
    }
}

/// Features of a token's own word.
pub fn own(word: &Lexeme, out: &mut Vec<u32>) {
    out.extend([
        feature(100, 0),
        feature(101, word.form),
        feature(102, word.lower),
        feature(103, word.shape),
    ]);
    for (at, prefix) in word.prefixes.iter().enumerate().filter(|(_, prefix)| **prefix != 0) {
        out.push(feature(110 + at as u32, *prefix));
    }
    for (at, suffix) in word.suffixes.iter().enumerate().filter(|(_, suffix)| **suffix != 0) {
        out.push(feature(114 + at as u32, *suffix));
    }
    out.push(feature(120, pair(word.suffixes[2], word.brief)));
    each_bit(150, word.flags, u64::from(word.capital), out);
    let fine = u64::from(word.fine);
    out.extend([
        feature(160, fine),
        feature(161, u64::from(word.coarse)),
        feature(168, pair(fine, word.brief)),
    ]);
}

/// The summed weights of a word for names.
#[derive(Clone, Debug)]
pub struct Sums {
    /// For itself.
    pub own: Row<WIDTH>,
    /// For a token beside it: by [`PLACES`], then by whether that token has a capital.
    pub beside: [[Row<WIDTH>; 2]; PLACES.len()],
}

impl Sums {
    /// Sum them.
    pub fn new(weights: &Weights<WIDTH>, word: &Lexeme) -> Self {
        let beside = PLACES.map(|place| {
            [false, true].map(|capital| weights.sum(|out| place.features(word, capital, out)))
        });
        Self { own: weights.sum(|out| own(word, out)), beside }
    }
}

/// What stands outside a sentence.
pub const OUTSIDE: Lexeme = Lexeme {
    form: 1,
    lower: 0x00AB_CDEF,
    shape: 1,
    brief: 0x00AB_CDEF,
    flags: 1 << 30,
    fine: 8888,
    coarse: 8888,
    verb: 0,
    capital: false,
    wordy: false,
    prefixes: [0; 4],
    suffixes: [0; 4],
};
