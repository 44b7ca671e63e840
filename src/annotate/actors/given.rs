//! Names with the family's first and a given name of two syllables: "Han Duck-soo",
//! "Tsai Ing-wen". Their small letter behind the hyphen looks like no name's.

use super::names::{Candidate, overlapping, replace};
use crate::annotate::knowledge::NameList;
use crate::annotate::tagger::NameLabel;
use crate::annotate::text::{TokenKind, Tokens};

/// Mark such names, whatever the tagger took of them.
pub fn mark(tokens: &Tokens<'_>, families: &NameList, found: &mut Vec<Candidate>) {
    let is_hyphen = |at: usize| {
        tokens.is(at, TokenKind::Mark)
            && tokens.glued(at)
            && matches!(tokens.word(at), "-" | "‑" | "–")
    };
    let mut wanted = Vec::new();
    for hyphen in (2..tokens.len()).filter(|at| is_hyphen(*at)) {
        let (family, given) = (hyphen - 2, hyphen - 1);
        let capital = |at: usize| tokens.is(at, TokenKind::Word) && tokens.capital(at);
        let second = tokens.word(hyphen + 1);
        let name = capital(family)
            && capital(given)
            && tokens.glued(hyphen + 1)
            && is_syllable(tokens.lower(given))
            && second.chars().all(char::is_lowercase)
            && is_syllable(second)
            && families.has(tokens.lower(family));
        if !name {
            continue;
        }
        let range = family..hyphen + 2;
        let inside = overlapping(found, &range);
        let longer = inside.iter().any(|one| one.tokens.start < range.start);
        if !longer {
            let title = inside.first().and_then(|one| one.title);
            wanted.push(Candidate { tokens: range, label: NameLabel::Person, title });
        }
    }
    replace(found, wanted);
}

/// Whether a word in lower case reads as one syllable of these languages: one group of
/// vowels, and an end that they have. "run" is one, too: it is the family's name before it
/// that tells.
fn is_syllable(word: &str) -> bool {
    let vowel = |c: char| "aeiouyüö".contains(c);
    let groups = word.split(|c| !vowel(c)).filter(|group| !group.is_empty()).count();
    let end: String = word.chars().rev().take_while(|c| !vowel(*c)).collect();
    let ends = ["", "n", "gn", "k", "kc", "l", "m", "p", "t", "h", "hc", "hn", "r", "g"];
    word.is_ascii() && word.len() <= 6 && groups == 1 && ends.contains(&end.as_str())
}

#[cfg(test)]
mod tests {
    use super::is_syllable;

    #[test]
    fn syllables() {
        for word in ["soo", "hyun", "wen", "je", "duck", "ing", "min", "jae", "suk", "yeol"] {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["based", "led", "backed", "style", "state", "owned", "court"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
