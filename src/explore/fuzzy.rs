//! Fuzzy matching: one function over `fuzzy-matcher`, accents folded.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::annotate::text::fold;

/// The indices of the items that match, best first, at most `limit`.
///
/// `items` are folded already; the pattern is folded here. An empty pattern takes all in order.
pub fn best<'a>(pattern: &str, items: impl Iterator<Item = &'a str>, limit: usize) -> Vec<usize> {
    let pattern = fold(pattern.trim());
    if pattern.is_empty() {
        return items.take(limit).enumerate().map(|(at, _)| at).collect();
    }
    let matcher = SkimMatcherV2::default().ignore_case();
    let mut scored: Vec<(i64, usize)> = items
        .enumerate()
        .filter_map(|(at, item)| matcher.fuzzy_match(item, &pattern).map(|score| (score, at)))
        .collect();
    scored.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
    // Letters that lie scattered over a long line are no match beside a word that is there.
    let best = scored.first().map_or(0, |(score, _)| *score);
    scored
        .into_iter()
        .filter(|(score, _)| *score * 2 >= best)
        .take(limit)
        .map(|(_, at)| at)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::best;
    use crate::annotate::text::fold;

    #[test]
    fn accents_match_their_base_letters_both_ways() {
        let items = [fold("Pedro Sánchez"), fold("Peter Sand")];
        assert_eq!(best("sanchez", items.iter().map(String::as_str), 9), [0]);
        assert_eq!(best("sánchez", items.iter().map(String::as_str), 9), [0]);
        assert_eq!(best("", items.iter().map(String::as_str), 1), [0]);
    }
}
