//! Averaged perceptron weights over hashed features.

use crate::annotate::tagger::pack;

/// How long and how large a perceptron is trained.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    /// Times through the text.
    pub epochs: usize,
    /// Buckets as a power of two.
    pub bits: u32,
    /// Runs with other random orders, whose weights are averaged.
    pub runs: u64,
    /// Buckets that are kept.
    pub keep: usize,
}

/// Weights in training: a row of `N` for each bucket, with what averaging needs.
#[derive(Clone, Debug)]
pub struct Perceptron<const N: usize> {
    bits: u32,
    rows: Vec<[f32; N]>,
    totals: Vec<[f32; N]>,
    /// From label to label.
    pub transitions: [[f32; N]; N],
    transition_totals: [[f32; N]; N],
    count: f32,
}

impl<const N: usize> Perceptron<N> {
    /// All zero, with 2^bits buckets.
    pub fn new(bits: u32) -> Self {
        let rows = vec![[0.0; N]; 1 << bits];
        Self {
            bits,
            totals: rows.clone(),
            rows,
            transitions: [[0.0; N]; N],
            transition_totals: [[0.0; N]; N],
            count: 1.0,
        }
    }

    /// Scores of the labels under some features.
    pub fn scores(&self, features: &[u32]) -> [f32; N] {
        let mut scores = [0.0; N];
        for feature in features {
            let row = &self.rows[(feature >> (32 - self.bits)) as usize];
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight;
            }
        }
        scores
    }

    /// Strengthen the right label and weaken the one that was guessed.
    pub fn update(&mut self, features: &[u32], right: usize, guessed: usize, amount: f32) {
        let total = amount * self.count;
        for feature in features {
            let bucket = (feature >> (32 - self.bits)) as usize;
            self.rows[bucket][right] += amount;
            self.rows[bucket][guessed] -= amount;
            self.totals[bucket][right] += total;
            self.totals[bucket][guessed] -= total;
        }
    }

    /// The same for a step from label to label.
    pub fn update_step(&mut self, right: (usize, usize), guessed: (usize, usize), amount: f32) {
        for (step, amount) in [(right, amount), (guessed, -amount)] {
            self.transitions[step.0][step.1] += amount;
            self.transition_totals[step.0][step.1] += amount * self.count;
        }
    }

    /// One more example was seen.
    pub fn seen(&mut self) {
        self.count += 1.0;
    }

    /// The mean of the weights over all examples, in place.
    pub fn average(mut self) -> Self {
        let mean = |weights: &mut [f32; N], totals: &[f32; N], count: f32| {
            for (weight, total) in weights.iter_mut().zip(totals) {
                *weight -= total / count;
            }
        };
        for (row, total) in self.rows.iter_mut().zip(&self.totals) {
            mean(row, total, self.count);
        }
        for (row, total) in self.transitions.iter_mut().zip(&self.transition_totals) {
            mean(row, total, self.count);
        }
        self.totals = Vec::new();
        self
    }

    /// The mean of several runs, summed in their order.
    pub fn mean(runs: Vec<Self>) -> Option<Self> {
        let count = runs.len() as f32;
        let mut runs = runs.into_iter();
        let mut sum = runs.next()?;
        for run in runs {
            add(&mut sum.rows, &run.rows);
            add(&mut sum.transitions, &run.transitions);
        }
        for row in sum.rows.iter_mut().chain(&mut sum.transitions) {
            for weight in row {
                *weight /= count;
            }
        }
        Some(sum)
    }

    /// The file of weights, with so many of the buckets.
    pub fn pack(&self, labels: usize, keep: usize) -> Vec<u8> {
        let rows: Vec<f32> = self.rows.iter().flat_map(|row| row[..labels].to_vec()).collect();
        let steps: Vec<f32> =
            self.transitions[..labels].iter().flat_map(|row| row[..labels].to_vec()).collect();
        pack(self.bits, labels, &rows, &steps, keep)
    }
}

fn add<const N: usize>(sums: &mut [[f32; N]], rows: &[[f32; N]]) {
    for (sum, row) in sums.iter_mut().zip(rows) {
        for (sum, weight) in sum.iter_mut().zip(row) {
            *sum += weight;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn averaging_gives_early_updates_more_weight_than_late_ones() {
        let mut perceptron = Perceptron::<2>::new(6);
        perceptron.update(&[1 << 26], 0, 1, 1.0);
        for _ in 0..3 {
            perceptron.seen();
        }
        perceptron.update(&[2 << 26], 0, 1, 1.0);
        let mean = perceptron.average();
        assert!((mean.scores(&[1 << 26])[0] - 0.75).abs() < 1e-6);
        assert!(mean.scores(&[2 << 26])[0].abs() < 1e-6);
    }
}
