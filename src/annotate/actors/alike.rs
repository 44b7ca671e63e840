//! When two names can be one's: acronyms, shorter forms, other spellings.
//!
//! All names are compared folded: lower case, no accents, words between spaces.

use std::borrow::Cow;

use crate::annotate::text::{fold, folded_words};
use crate::model::ActorKind;

/// The kinds of which a shorter name may stand for a longer one.
pub const SHORTENED: [ActorKind; 3] =
    [ActorKind::Person, ActorKind::Organisation, ActorKind::Group];

/// Least letters of a word that may be spelled in two ways.
const LEAST_SPELLED: usize = 5;

/// Whether `short` is written with first letters of the words of `long`, in order.
pub fn abbreviates(short: &str, long: &str) -> bool {
    let Some(letters) = acronym_letters(short) else { return false };
    let initials = initials(long, |_| true);
    if initials.len() < 2 {
        return false;
    }
    let mut rest = initials.iter();
    let in_order = letters.iter().filter(|letter| rest.by_ref().any(|one| one == *letter)).count();
    initials.first() == letters.first() && in_order * 3 >= letters.len() * 2
}

/// Whether `short` has exactly the first letters of the capital words of `long`: sure enough
/// to join the two where they do not stand side by side.
pub fn spells_initials(short: &str, long: &str) -> bool {
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    acronym_letters(short)
        .is_some_and(|letters| letters.len() >= 3 && letters == initials(long, capital))
}

/// Whether a name is written as an acronym: two to eight letters, most of them capitals.
pub fn is_acronym(name: &str) -> bool {
    acronym_letters(name).is_some()
}

/// The letters of an acronym in lower case; `None` where a name is none.
fn acronym_letters(short: &str) -> Option<Vec<char>> {
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    let fits = (2..=8).contains(&letters.len()) && capitals * 2 >= letters.len();
    (fits && !short.contains(' ')).then(|| letters.iter().flat_map(|c| c.to_lowercase()).collect())
}

fn initials(long: &str, counts: impl Fn(&str) -> bool) -> Vec<char> {
    long.split(|c: char| !c.is_alphanumeric())
        .filter(|word| counts(word))
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The words of a name, folded. A hyphen holds a person's last name together: "Biden" is not
/// short for the ticket "Biden-Harris". An Arabic article is no part of it: "Assad" of
/// "al-Assad"; and "JD" are two initials, whatever their stops.
pub fn name_words(name: &str, kind: ActorKind) -> Vec<String> {
    if kind != ActorKind::Person {
        return folded_words(name);
    }
    let words = fold(&with_stops(name));
    let words = words.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\''));
    words
        .map(|word| word.trim_matches(['-', '\'']))
        .map(|word| ["al-", "el-"].iter().find_map(|one| word.strip_prefix(one)).unwrap_or(word))
        .filter(|word| !word.is_empty())
        // "Omar Al Lehrani", not "Al Lehrani", who may be Albert.
        .enumerate()
        .filter(|(at, word)| *at == 0 || !matches!(*word, "al" | "el"))
        .map(|(_, word)| word.to_string())
        .collect()
}

/// "J. D. Roe" of "JD Roe": a first word of two or three capitals is initials, where the
/// rest is no cry.
fn with_stops(name: &str) -> Cow<'_, str> {
    let Some((first, rest)) = name.split_once(' ') else { return Cow::Borrowed(name) };
    let initials = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_uppercase());
    if !initials || !rest.chars().any(char::is_lowercase) {
        return Cow::Borrowed(name);
    }
    let letters: Vec<String> = first.chars().map(String::from).collect();
    Cow::Owned(format!("{} {rest}", letters.join(". ")))
}

/// Whether a name is a shorter form of a longer one: a person's has the same last word and
/// the others in order, anything else's is the longer one's end.
pub fn is_part(short: &[String], long: &[String], kind: ActorKind) -> bool {
    if short.is_empty() || short.len() >= long.len() {
        return false;
    }
    if kind != ActorKind::Person {
        // "University of California" is no part of "University of Southern California",
        // nor "Coast Guard" one of "Centre of the Coast Guard".
        let before = long.len() - short.len() - 1;
        return short.len() >= 2
            && long.ends_with(short)
            && !matches!(long[before].as_str(), "of" | "the" | "for" | "and" | "de");
    }
    // "Corvane" is not short for "Ruta Solheim of Corvane".
    let of_place = long.len() >= 2 && long[long.len() - 2] == "of";
    let mut rest = long.iter();
    let in_order =
        short.iter().all(|word| rest.any(|other| other == word || initial_of(word, other)));
    // "K. Roe" is not "J. K. Roe", nor "Otto B. Roe" "Otto A. B. Roe".
    let placed = short
        .iter()
        .zip(long)
        .all(|(word, other)| word.chars().count() > 1 || other == word || initial_of(word, other));
    in_order && placed && short.last() == long.last() && !of_place
}

fn initial_of(short: &str, long: &str) -> bool {
    short.chars().count() == 1 && long.starts_with(short)
}

/// Whether two names of several words differ in one word alone, and there only in vowels,
/// doubled letters and letters that transcriptions mix up: "Mohammed" and "Muhammad".
pub fn is_respelled(one: &[String], other: &[String]) -> bool {
    if one.len() < 2 || one.len() != other.len() {
        return false;
    }
    let mut differing = one.iter().zip(other).filter(|(one, other)| one != other);
    match (differing.next(), differing.next()) {
        (Some((one, other)), None) => {
            let ends = |word: &str| (word.chars().next(), word.chars().next_back().map(plain));
            let long = |word: &str| word.chars().count() >= LEAST_SPELLED;
            long(one) && long(other) && ends(one) == ends(other) && skeleton(one) == skeleton(other)
        }
        _ => false,
    }
}

/// A word without vowels and doubled letters, letters that are mixed up made one.
pub fn skeleton(word: &str) -> String {
    let mut bones: String = word.chars().map(plain).collect();
    bones.retain(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'));
    let mut last = None;
    bones.retain(|c| last.replace(c) != Some(c));
    bones
}

fn plain(letter: char) -> char {
    match letter {
        'y' | 'j' => 'i',
        'z' => 's',
        'q' | 'c' => 'k',
        'w' => 'v',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::text::folded_words;

    #[test]
    fn acronyms() {
        assert!(abbreviates("HNO", "Harakat-e-Nadir Oltmar"));
        assert!(abbreviates("NF-S", "Nadir Front-Sarn"));
        assert!(abbreviates("ZNA", "Zelin News Agency"));
        assert!(!abbreviates("Zelin", "Zelin News Agency"));
        assert!(!abbreviates("SLF", "Nadir Front"));
        assert!(spells_initials("ZNA", "Zelin News Agency"));
        assert!(
            spells_initials("NCP", "National Council for Ports")
                && !spells_initials("NCP", "Nadir Port")
        );
    }

    #[test]
    fn shorter_forms() {
        let part = |short: &str, long: &str, kind| {
            is_part(&folded_words(short), &folded_words(long), kind)
        };
        let (person, body) = (ActorKind::Person, ActorKind::Organisation);
        assert!(part("Orsa Kvale", "Orsa Maren Kvale", person));
        assert!(part("Kvale", "Orsa Maren Kvale", person));
        assert!(part("O. Kvale", "Orsa Maren Kvale", person));
        assert!(!part("Maren", "Orsa Maren Kvale", person));
        assert!(part("Orsa M. Kvale", "Orsa M. T. Kvale", person));
        assert!(!part("Orsa T. Kvale", "Orsa M. T. Kvale", person));
        assert!(!part("T. Kvale", "M. T. Kvale", person));
        assert!(!part("Authority", "Harbour Authority", body));
        assert!(part("Harbour Authority", "Zelin Harbour Authority", body));
        assert!(!part("University of California", "University of Southern California", body));
    }

    #[test]
    fn words_of_people() {
        let words = |name: &str| name_words(name, ActorKind::Person).join(" ");
        assert_eq!(words("JD Roe"), words("J.D. Roe"));
        assert_eq!(words("ANA ROE"), "ana roe");
        assert_eq!(words("Omar al-Lehrani"), "omar lehrani");
        assert_eq!(words("Omar Al Lehrani"), "omar lehrani");
        assert_eq!(words("Al Lehrani"), "al lehrani");
    }

    #[test]
    fn spellings() {
        let same = |one: &str, other: &str| is_respelled(&folded_words(one), &folded_words(other));
        assert!(same("Muhammad Lehrani", "Mohammed Lehrani"));
        assert!(same("Ilmar Tennsky", "Ilmar Tennskyy"));
        assert!(!same("Maria Lopez", "Mario Lopez"));
        assert!(!same("Ana Roe", "Anna Roe"));
        assert!(!same("Karin Andersson", "Karen Anderson"));
    }
}
