//! Weights of a linear tagger as they are shipped: small integers for hashed features.
//!
//! File format, little endian: the magic `dlw1`, bits (u32), labels (u32), step (f32),
//! number of rows (u32), label x label transitions (i16, in steps), a bitmap of 2^bits
//! buckets, and for each bucket that is kept one i8 a label. A weight is its integer
//! times the step; scores are compared, never shown, so the step is not applied.

use pulp::{Arch, Simd, WithSimd};
use thiserror::Error;

/// First bytes of a file of weights.
const MAGIC: &[u8; 4] = b"dlw1";

/// Why a file of weights cannot be used.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum WeightsError {
    /// Other first bytes.
    #[error("not a file of weights")]
    Magic,
    /// It ends too early or goes on too long.
    #[error("a file of weights with a wrong length")]
    Length,
    /// More labels than the tagger has, or a size out of range.
    #[error("a file of weights for another tagger")]
    Shape,
}

/// Scores of the labels of one token, in steps. Sums stay in 16 bits: no token has 256
/// features, and none weighs more than 127.
pub type Row<const N: usize> = [i16; N];

/// Features that are looked up together.
const CHUNK: usize = 128;

/// Weights of `N` labels, those that a file does not have being 0.
#[derive(Clone, Debug)]
pub struct Weights<const N: usize> {
    bits: u32,
    /// Number of labels that the file has.
    pub labels: usize,
    index: Vec<Word>,
    rows: Rows<N>,
    arch: Arch,
    /// From label to label.
    pub transitions: [[i32; N]; N],
}

/// Which of 64 buckets have rows, and how many rows come before them: both in one fetch.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(16))]
struct Word {
    set: u64,
    before: u32,
}

impl<const N: usize> Default for Weights<N> {
    /// Weights that know nothing.
    fn default() -> Self {
        Self {
            bits: 6,
            labels: N,
            index: vec![Word::default()],
            rows: Rows(Vec::new()),
            arch: Arch::new(),
            transitions: [[0; N]; N],
        }
    }
}

/// Takes a file apart.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], WeightsError> {
        let (head, rest) = self.0.split_at_checked(length).ok_or(WeightsError::Length)?;
        self.0 = rest;
        Ok(head)
    }

    fn number(&mut self) -> Result<u32, WeightsError> {
        let bytes = self.take(4)?.try_into().map_err(|_| WeightsError::Length)?;
        Ok(u32::from_le_bytes(bytes))
    }
}

impl<const N: usize> Weights<N> {
    /// Read a file of weights.
    ///
    /// # Errors
    /// If the bytes are not such a file, or one for another tagger.
    pub fn parse(bytes: &[u8]) -> Result<Self, WeightsError> {
        let mut reader = Reader(bytes);
        if reader.take(4)? != MAGIC {
            return Err(WeightsError::Magic);
        }
        let bits = reader.number()?;
        let labels = reader.number()? as usize;
        let _step = reader.number()?;
        let count = reader.number()? as usize;
        if !(6..=24).contains(&bits) || !(1..=N).contains(&labels) {
            return Err(WeightsError::Shape);
        }
        let mut transitions = [[0; N]; N];
        for row in transitions.iter_mut().take(labels) {
            for (cell, pair) in row.iter_mut().zip(reader.take(2 * labels)?.as_chunks::<2>().0) {
                *cell = i32::from(i16::from_le_bytes(*pair));
            }
        }
        let (words, _) = reader.take((1 << bits) / 8)?.as_chunks::<8>();
        let mut seen = 0;
        let index = words
            .iter()
            .map(|word| {
                let word = Word { set: u64::from_le_bytes(*word), before: seen };
                seen += word.set.count_ones();
                word
            })
            .collect();
        if seen as usize != count || reader.0.len() != count * labels {
            return Err(WeightsError::Length);
        }
        let rows = Rows::new(reader.0, labels);
        Ok(Self { bits, labels, index, rows, arch: Arch::new(), transitions })
    }

    /// The summed weights of the features that `put` puts in a list.
    pub fn sum(&self, put: impl FnOnce(&mut Vec<u32>)) -> Row<N> {
        let mut features = Vec::with_capacity(48);
        put(&mut features);
        let mut sums = [0; N];
        self.add(&features, &mut sums);
        sums
    }

    /// Add the weights of features to sums.
    pub fn add(&self, features: &[u32], sums: &mut Row<N>) {
        self.arch.dispatch(Adding { weights: self, features, sums });
    }
}

/// What [`Weights::add`] does, built twice: a quarter of a text's time goes by here, and
/// newer processors count bits and add sixteen numbers at once.
struct Adding<'a, const N: usize> {
    weights: &'a Weights<N>,
    features: &'a [u32],
    sums: &'a mut Row<N>,
}

impl<const N: usize> WithSimd for Adding<'_, N> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "only what is inlined is built twice")]
    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Self { weights, features, sums } = self;
        for some in features.chunks(CHUNK) {
            // First which rows there are, then their sums: a third of the features has none,
            // and a branch on each would be guessed wrong as often.
            let mut rows = [0_u32; CHUNK];
            let mut count = 0;
            for feature in some {
                let bucket = (feature >> (32 - weights.bits)) as usize;
                let (word, bit) = (weights.index[bucket / 64], bucket % 64);
                let rank = (word.set & ((1 << bit) - 1)).count_ones();
                rows[count] = word.before + rank;
                count += usize::from(word.set >> bit & 1 == 1);
            }
            weights.rows.add(&rows[..count], sums);
        }
    }
}

/// Bytes that a processor fetches together.
const LINE: usize = 64;

#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Line([i8; LINE]);

/// Rows of `N` weights, 0 where the file has fewer. `N` divides [`LINE`], so that no row
/// stands in two lines: fetching them is most of what tagging costs.
#[derive(Clone, Debug)]
struct Rows<const N: usize>(Vec<Line>);

impl<const N: usize> Rows<N> {
    const EACH: usize = LINE / N;

    fn new(bytes: &[u8], labels: usize) -> Self {
        const { assert!(LINE.is_multiple_of(N)) };
        let count = bytes.len() / labels.max(1);
        let mut lines = vec![Line([0; LINE]); count.div_ceil(Self::EACH)];
        for (at, row) in bytes.chunks_exact(labels.max(1)).enumerate() {
            let place = &mut lines[at / Self::EACH].0[at % Self::EACH * N..];
            for (cell, byte) in place.iter_mut().zip(row) {
                *cell = byte.cast_signed();
            }
        }
        Self(lines)
    }

    /// Add rows to sums.
    #[expect(clippy::inline_always, reason = "only what is inlined is built twice")]
    #[inline(always)]
    fn add(&self, rows: &[u32], sums: &mut Row<N>) {
        // On a copy and by index the loop becomes a few instructions a row.
        let mut total = *sums;
        for row in rows {
            let row = *row as usize;
            let line = &self.0[row / Self::EACH].0;
            let start = row % Self::EACH * N;
            for (at, sum) in total.iter_mut().enumerate() {
                *sum = sum.wrapping_add(i16::from(line[start + at]));
            }
        }
        *sums = total;
    }
}

/// Pack weights: the `keep` buckets with the widest range between labels, as small integers.
///
/// `rows` has `labels` numbers for each of 2^bits buckets. The step is the largest weight
/// over 127, since clipping the few large weights costs several points of F1.
pub fn pack(bits: u32, labels: usize, rows: &[f32], transitions: &[f32], keep: usize) -> Vec<u8> {
    let range = |row: &[f32]| {
        let most = row.iter().copied().fold(f32::MIN, f32::max);
        most - row.iter().copied().fold(f32::MAX, f32::min)
    };
    let largest = rows.iter().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
    let step = largest / 127.0;
    let mut kept: Vec<(f32, usize)> = rows
        .chunks_exact(labels)
        .map(range)
        .enumerate()
        .filter(|(_, range)| *range > step / 2.0)
        .map(|(bucket, range)| (range, bucket))
        .collect();
    kept.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    kept.truncate(keep);
    kept.sort_by_key(|(_, bucket)| *bucket);
    let mut bytes = MAGIC.to_vec();
    for number in [bits, labels as u32, step.to_bits(), kept.len() as u32] {
        bytes.extend(number.to_le_bytes());
    }
    for weight in transitions {
        let steps = (weight / step).round().clamp(f32::from(i16::MIN), f32::from(i16::MAX));
        bytes.extend((steps as i16).to_le_bytes());
    }
    let mut bitmap = vec![0_u8; (1 << bits) / 8];
    for (_, bucket) in &kept {
        bitmap[bucket / 8] |= 1 << (bucket % 8);
    }
    bytes.extend(bitmap);
    for (_, bucket) in kept {
        let row = &rows[bucket * labels..(bucket + 1) * labels];
        bytes.extend(row.iter().map(|weight| (weight / step).round() as i8 as u8));
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulp::Scalar;

    #[test]
    fn what_is_packed_is_read_back() {
        let mut rows = vec![0.0; 64 * 3];
        rows[5 * 3..6 * 3].copy_from_slice(&[1.0, -2.0, 0.5]);
        rows[63 * 3..64 * 3].copy_from_slice(&[0.0, 0.0, 4.0]);
        let bytes = pack(6, 3, &rows, &[0.0, 1.0, 0.0, 0.0, 0.0, 0.0, -1.0, 0.0, 0.0], 10);
        let weights = Weights::<4>::parse(&bytes).unwrap();
        let mut scores = [0; 4];
        weights.add(&[5 << 26, 63 << 26, 7 << 26], &mut scores);
        assert_eq!(scores, [32, -64, 143, 0]);
        let (features, mut plain) = ([5 << 26, 63 << 26, 7 << 26], [0; 4]);
        Adding { weights: &weights, features: &features, sums: &mut plain }
            .with_simd(Scalar::new());
        assert_eq!(plain, scores, "on any processor");
        assert_eq!((weights.transitions[0][1], weights.transitions[2][0]), (32, -32));
    }

    #[test]
    fn other_bytes_are_refused() {
        assert_eq!(Weights::<4>::parse(b"PNG!").unwrap_err(), WeightsError::Magic);
        assert_eq!(Weights::<4>::parse(b"dlw1").unwrap_err(), WeightsError::Length);
        let bytes = pack(6, 3, &[0.0; 192], &[0.0; 9], 1);
        let mut none = bytes.clone();
        none[8] = 0;
        assert_eq!(Weights::<4>::parse(&none).unwrap_err(), WeightsError::Shape);
        assert_eq!(Weights::<2>::parse(&bytes).unwrap_err(), WeightsError::Shape);
        assert_eq!(Weights::<4>::parse(&bytes[..40]).unwrap_err(), WeightsError::Length);
    }
}
