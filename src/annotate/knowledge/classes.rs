//! Words in classes: tables of class TAB words, separated by bars.

use rustc_hash::FxHashMap;

use super::{Hints, names, rows};

/// Classes of words in lower case. By word first: most words of a text stand in none.
#[derive(Debug, Default)]
pub struct Classes {
    by_word: FxHashMap<&'static str, Vec<&'static str>>,
    hints: Hints,
}

impl Classes {
    /// Add a table's classes; rows of a class in `left_out` are something else's.
    pub fn read(&mut self, table: &'static str, left_out: &[&str]) {
        for row in rows(table) {
            let [class, words, ..] = row.as_slice() else { continue };
            if left_out.contains(class) {
                continue;
            }
            for word in names(words) {
                self.by_word.entry(word).or_default().push(class);
                self.hints.add(class, word);
            }
        }
    }

    /// Whether a word is of a class.
    #[inline]
    pub fn is(&self, class: &str, word: &str) -> bool {
        self.hints.may(class, word) && self.has(class, word)
    }

    #[inline(never)]
    fn has(&self, class: &str, word: &str) -> bool {
        self.by_word.get(word).is_some_and(|classes| classes.contains(&class))
    }

    /// Whether a word is of one of some classes.
    pub fn is_any(&self, classes: &[&str], word: &str) -> bool {
        classes.iter().any(|class| self.is(class, word))
    }

    /// The words of a class, in no order.
    pub fn words<'a>(&'a self, class: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let inside = self.by_word.iter().filter(move |(_, classes)| classes.contains(&class));
        inside.map(|(word, _)| *word)
    }
}
