//! A quick no: most words of a text stand in none of the lists that they are asked for in.

/// Bits of a table, a power of two: 4 KiB, so that a table stays in the fastest memory.
const BITS: u32 = 15;

/// Bits for pairs of list and word, after B. Bloom, *Space/time trade-offs in hash coding
/// with allowable errors* (CACM 1970), with one function that reads the ends of both.
#[derive(Clone, Debug)]
pub struct Hints(Vec<u64>);

impl Default for Hints {
    fn default() -> Self {
        Self(vec![0; 1 << (BITS - 6)])
    }
}

impl Hints {
    /// Note that a list has a word.
    pub fn add(&mut self, list: &str, word: &str) {
        let bit = bit(list, word);
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    /// Whether a list may have a word; `false` is certain.
    #[inline]
    pub fn may(&self, list: &str, word: &str) -> bool {
        let bit = bit(list, word);
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }
}

#[inline]
fn bit(list: &str, word: &str) -> usize {
    let mixed = (ends(list).rotate_left(29) ^ ends(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (64 - BITS)) as usize
}

/// Length, the first two bytes and the last two. What it gives for a list is worked out when
/// the program is built.
#[inline]
fn ends(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let [first, second] = *bytes.first_chunk().unwrap_or(&[bytes.first().map_or(0, |one| *one), 0]);
    let [before, last] = *bytes.last_chunk().unwrap_or(&[0, 0]);
    u64::from_le_bytes([bytes.len() as u8, first, second, before, last, 0, 0, 0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_may_be_there_and_most_else_is_not() {
        let mut hints = Hints::default();
        let words = ["", "a", "at", "Türkiye", "held", "é"];
        for word in words {
            hints.add("list", word);
        }
        assert!(words.iter().all(|word| hints.may("list", word)));
        assert!(!hints.may("other", "held") && !hints.may("list", "hold"));
    }
}
