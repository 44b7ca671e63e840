//! Exact decoding of a chain: the best sequence of labels under emissions and transitions.

/// Lower than any sum of scores.
const NEVER: i32 = i32::MIN / 4;

/// What each step from label to label adds, those that are not allowed more than any path
/// can make good.
pub fn steps<const N: usize>(
    transitions: &[[i32; N]; N],
    labels: usize,
    allowed: impl Fn(usize, usize) -> bool,
) -> [[i32; N]; N] {
    let step = |from: usize, to: usize| {
        let fits = from < labels && to < labels && allowed(from, to);
        if fits { transitions[from][to] } else { NEVER }
    };
    std::array::from_fn(|from| std::array::from_fn(|to| step(from, to)))
}

/// The best label of each token (Viterbi) under what it scores and what [`steps`] add;
/// a sequence begins as if label 0 stood before it.
pub fn best_path<const N: usize>(emissions: &[[i32; N]], steps: &[[i32; N]; N]) -> Vec<u8> {
    let Some(first) = emissions.first() else { return Vec::new() };
    let mut best: [i32; N] = std::array::from_fn(|label| match steps[0][label] {
        NEVER => NEVER,
        _ => first[label],
    });
    let mut back: Vec<[u8; N]> = Vec::with_capacity(emissions.len());
    back.push([0; N]);
    for scores in &emissions[1..] {
        let (mut next, mut from_of) = ([NEVER; N], [0; N]);
        for (from, row) in steps.iter().enumerate() {
            for to in 0..N {
                let score = best[from] + row[to];
                if score > next[to] {
                    next[to] = score;
                    from_of[to] = from as u8;
                }
            }
        }
        for (next, score) in next.iter_mut().zip(scores) {
            *next += score;
        }
        best = next;
        back.push(from_of);
    }
    let mut label = (1..N).fold(0, |top, one| if best[one] > best[top] { one } else { top });
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
        let free = best_path(&emissions, &steps(&[[0; 3]; 3], 3, |_, _| true));
        assert_eq!(free, [2, 2, 0]);
        // Label 2 only after 1 or 2: "inside" needs a beginning.
        let inside = |from, to| to != 2 || from != 0;
        let chained = best_path(&emissions, &steps(&[[0; 3]; 3], 3, inside));
        assert_eq!(chained, [1, 2, 0]);
        let mut dear = [[0; 3]; 3];
        dear[1][2] = -9;
        assert_eq!(best_path(&emissions, &steps(&dear, 3, inside)), [0, 0, 0]);
        assert!(best_path(&[] as &[[i32; 3]], &dear).is_empty());
    }
}
