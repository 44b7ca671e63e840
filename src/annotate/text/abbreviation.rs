//! Abbreviations: which words own the full stop behind them, and which never end a sentence.
use rustc_hash::FxHashMap;

/// How an abbreviation behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Behaviour {
    /// Stands before a name and never ends a sentence: `Gen.`, `Mr.`.
    Title,
    /// An abbreviation before a number only: `No. 7`, `p. 12`.
    Number,
    /// An abbreviation only when written with a capital: `Oct.`, `Inc.`.
    Capital,
    /// An abbreviation however it is written: `etc.`.
    Plain,
    /// A letter that is a name, as behind "on": `X`.
    Name,
    /// No abbreviation: begins a sentence where it follows one with a capital.
    Starter,
}

/// The abbreviations of a language.
#[derive(Clone, Debug, Default)]
pub struct Abbreviations(FxHashMap<String, Behaviour>);

impl Abbreviations {
    /// Read a table: class TAB words in lower case without their stop, separated by bars.
    pub fn parse(table: &str) -> Self {
        let mut words = FxHashMap::default();
        let rows = table.lines().filter(|line| !line.starts_with('#'));
        for (class, list) in rows.filter_map(|line| line.split_once('\t')) {
            let behaviour = match class {
                "title" => Behaviour::Title,
                "number" => Behaviour::Number,
                "capital" => Behaviour::Capital,
                "starter" => Behaviour::Starter,
                "name" => Behaviour::Name,
                _ => Behaviour::Plain,
            };
            words.extend(list.split('|').map(|word| (word.trim().to_string(), behaviour)));
        }
        Self(words)
    }

    fn get(&self, word: &str) -> Option<Behaviour> {
        if word.len() > 12 {
            return None;
        }
        self.0.get(word.to_lowercase().as_str()).copied()
    }

    /// Whether the stop behind `word` belongs to it, given the text that follows.
    pub fn takes_stop(&self, word: &str, next: &str) -> bool {
        match self.get(word) {
            None | Some(Behaviour::Starter | Behaviour::Name) => false,
            Some(Behaviour::Number) => next.starts_with(|c: char| c.is_ascii_digit()),
            Some(Behaviour::Capital) => word.starts_with(char::is_uppercase),
            Some(Behaviour::Title) => {
                word.starts_with(char::is_uppercase)
                    || next.starts_with(|c: char| c.is_alphabetic())
            }
            Some(Behaviour::Plain) => true,
        }
    }

    /// Whether a letter is a name by itself.
    pub fn is_name(&self, letter: &str) -> bool {
        self.get(letter) == Some(Behaviour::Name)
    }

    /// Whether a sentence never ends behind the abbreviation: a name has to follow.
    pub fn is_title(&self, word: &str) -> bool {
        matches!(self.get(word), Some(Behaviour::Title | Behaviour::Number))
    }

    /// Whether a word, in lower case, begins a sentence where it follows an abbreviation
    /// with a capital: "of Apple Inc. The company".
    pub fn is_starter(&self, word: &str) -> bool {
        self.0.get(word) == Some(&Behaviour::Starter)
    }
}
