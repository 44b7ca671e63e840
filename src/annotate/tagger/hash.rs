//! Feature hashing: words and combinations of words to buckets of weights.
//!
//! No table of feature names is kept; two features that fall into one bucket share its
//! weights, which costs nothing measurable from 2^18 buckets up. The functions are part
//! of the model file's meaning: a change here asks for new weights.

use std::hash::{BuildHasherDefault, Hasher};

/// A hash map whose keys are hashes already.
pub type HashedMap<V> = std::collections::HashMap<u64, V, BuildHasherDefault<Identity>>;

const MULTIPLIER: u64 = 0x517c_c1b7_2722_0a95;

fn mix(hash: u64, value: u64) -> u64 {
    (hash.rotate_left(5) ^ value).wrapping_mul(MULTIPLIER)
}

/// Hash of a text.
pub fn of_str(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        hash = mix(hash, u64::from_le_bytes(*chunk));
    }
    let tail = rest.iter().fold(0, |tail, byte| (tail << 8) | u64::from(*byte));
    hash = mix(hash, tail ^ ((bytes.len() as u64) << 56));
    hash ^ (hash >> 29)
}

/// Two hashes in order.
pub fn pair(one: u64, other: u64) -> u64 {
    mix(mix(one, 0x0123_4567), other)
}

/// The place of a feature: template number and value, spread over 32 bits; a table of
/// 2^n buckets takes the upper n.
pub fn feature(template: u32, value: u64) -> u32 {
    let mut hash = mix(mix(0x9E37_79B9_7F4A_7C15, u64::from(template)), value);
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    (hash >> 32) as u32
}

/// A hasher for keys that are hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = mix(self.0, u64::from(*byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value ^ (value >> 32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_that_the_weights_were_trained_with() {
        assert_ne!(of_str("a"), of_str("b"));
        assert_ne!(of_str("abcdefgh"), of_str("abcdefghi"));
        assert_ne!(pair(1, 2), pair(2, 1));
        assert_ne!(feature(1, 7), feature(2, 7));
        // A changed function would read the shipped weights as noise.
        assert_eq!((of_str("Türkiye"), feature(3, 5)), (15_733_726_716_142_147_689, 2_770_939_537));
    }
}
