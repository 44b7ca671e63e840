//! Base forms: rewrites of endings, learned from labelled text for each part of speech.

use rustc_hash::FxHashMap;

use crate::annotate::tagger::Part;

/// Longest ending that a rewrite looks at, in characters.
pub const LONGEST: usize = 6;

/// Begins the ending of a rewrite that holds for one whole word.
pub const WHOLE: char = '^';

/// Rewrites of endings by part of speech.
#[derive(Clone, Debug, Default)]
pub struct Lemmas {
    rewrites: FxHashMap<(u8, &'static str), (usize, &'static str)>,
}

impl Lemmas {
    /// Read a table: number of the part, ending, characters to cut, letters to add.
    pub fn parse(table: &'static str) -> Self {
        let row = |line: &'static str| {
            let mut fields = line.split('\t');
            let part = fields.next()?.parse().ok()?;
            let ending = fields.next()?;
            let cut = fields.next()?.parse().ok()?;
            Some(((part, ending), (cut, fields.next()?)))
        };
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        Self { rewrites: lines.filter_map(row).collect() }
    }

    /// The base form of a word in lower case; the word itself where no rewrite fits.
    pub fn base(&self, word: &str, part: Part) -> String {
        let number = part as u8;
        let whole = format!("{WHOLE}{word}");
        let mut longest = std::iter::once(whole.as_str()).chain(endings(word));
        let rewrite = longest.find_map(|ending| self.rewrites.get(&(number, ending))).copied();
        let Some((cut, add)) = rewrite else { return word.to_string() };
        rewritten(word, cut, add).unwrap_or_else(|| word.to_string())
    }
}

/// The endings of a word, longest first, the empty one last.
pub fn endings(word: &str) -> impl Iterator<Item = &str> {
    let mut starts: Vec<usize> =
        word.char_indices().rev().take(LONGEST).map(|(at, _)| at).collect();
    starts.reverse();
    starts.into_iter().chain([word.len()]).map(move |at| &word[at..])
}

/// A word with characters cut from its end and letters added; `None` where it is too short.
pub fn rewritten(word: &str, cut: usize, add: &str) -> Option<String> {
    let length = word.chars().count().checked_sub(cut)?;
    Some(word.chars().take(length).chain(add.chars()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_that_is_known_decides() {
        let lemmas = Lemmas::parse("24\ted\t1\t\n24\tpped\t3\t\n24\t^met\t2\teet\n7\ts\t1\t");
        for (word, part, base) in [
            ("baked", Part::VerbPast, "bake"),
            ("stopped", Part::VerbPast, "stop"),
            ("met", Part::VerbPast, "meet"),
            ("helmet", Part::VerbPast, "helmet"),
            ("talks", Part::NounPlural, "talk"),
            ("talks", Part::Propn, "talks"),
        ] {
            assert_eq!(lemmas.base(word, part), base, "{word}");
        }
    }
}
