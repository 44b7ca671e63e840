//! Exact decoding of a chain: the best sequence of labels under emissions and transitions.

/// Lower than any sum of scores.
const NEVER: i32 = i32::MIN / 4;

/// The best label of each token (Viterbi), among sequences whose steps are `allowed`;
/// a sequence begins as if label 0 stood before it.
pub fn best_path<const N: usize>(
    emissions: &[[i32; N]],
    transitions: &[[i32; N]; N],
    labels: usize,
    allowed: impl Fn(usize, usize) -> bool,
) -> Vec<u8> {
    let Some(first) = emissions.first() else { return Vec::new() };
    let mut steps = [[NEVER; N]; N];
    for (from, row) in steps.iter_mut().enumerate().take(labels) {
        for (to, step) in row.iter_mut().enumerate().take(labels) {
            if allowed(from, to) {
                *step = transitions[from][to];
            }
        }
    }
    let mut best = [NEVER; N];
    for label in 0..labels {
        if allowed(0, label) {
            best[label] = first[label];
        }
    }
    let mut back: Vec<[u8; N]> = Vec::with_capacity(emissions.len());
    back.push([0; N]);
    for scores in &emissions[1..] {
        let (mut next, mut from_of) = ([NEVER; N], [0; N]);
        for to in 0..labels {
            for from in 0..labels {
                let score = best[from].saturating_add(steps[from][to]);
                if score > next[to] {
                    next[to] = score;
                    from_of[to] = from as u8;
                }
            }
            next[to] += scores[to];
        }
        best = next;
        back.push(from_of);
    }
    let mut label = (1..labels).fold(0, |top, one| if best[one] > best[top] { one } else { top });
    let mut path = vec![0; emissions.len()];
    for (at, from_of) in back.iter().enumerate().rev() {
        path[at] = label as u8;
        label = usize::from(from_of[label]);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_allowed_sequence_wins_over_the_best_labels() {
        let emissions = [[0, 0, 3], [0, 0, 5], [4, 0, 0]];
        let free = best_path(&emissions, &[[0; 3]; 3], 3, |_, _| true);
        assert_eq!(free, [2, 2, 0]);
        // Label 2 only after 1 or 2: "inside" needs a beginning.
        let chained = best_path(&emissions, &[[0; 3]; 3], 3, |from, to| to != 2 || from != 0);
        assert_eq!(chained, [1, 2, 0]);
        let mut dear = [[0; 3]; 3];
        dear[1][2] = -9;
        assert_eq!(best_path(&emissions, &dear, 3, |from, to| to != 2 || from != 0), [0, 0, 0]);
        assert!(best_path(&[] as &[[i32; 3]], &dear, 3, |_, _| true).is_empty());
    }
}
