//! Learning base forms: the shortest endings that tell how a word is rewritten.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::corpus::Treebank;
use crate::annotate::tagger::Part;
use crate::annotate::text::lemma::{WHOLE, endings, rewritten};

/// A rewrite: characters cut, letters added.
type Rewrite = (usize, String);
/// How often each rewrite was seen.
type Counts = BTreeMap<Rewrite, usize>;

/// Rewrites by part of speech and ending.
pub type Rewrites = BTreeMap<(u8, String), Rewrite>;

/// Learn rewrites from a treebank: an ending is kept where the shorter ones say otherwise.
pub fn learn(bank: &Treebank) -> Rewrites {
    let mut seen: BTreeMap<(u8, String), Counts> = BTreeMap::new();
    for word in
        bank.documents.iter().flatten().flat_map(|sentence| {
            sentence.words.iter().map(|word| (word, word.span.of(&sentence.text)))
        })
    {
        let (word, text) = word;
        if word.part == Part::Propn || word.lemma.is_empty() {
            continue;
        }
        let lower = text.to_lowercase();
        let Some(rewrite) = rewrite(&lower, &word.lemma.to_lowercase()) else { continue };
        let number = word.part as u8;
        let whole = format!("{WHOLE}{lower}");
        for ending in endings(&lower).chain([whole.as_str()]) {
            let counts = seen.entry((number, ending.to_string())).or_default();
            *counts.entry(rewrite.clone()).or_insert(0) += 1;
        }
    }
    kept(&seen)
}

/// Endings whose usual rewrite is not the one of the next shorter ending that is kept.
fn kept(seen: &BTreeMap<(u8, String), Counts>) -> Rewrites {
    let mut keys: Vec<&(u8, String)> = seen.keys().collect();
    keys.sort_by_key(|(part, ending)| {
        (ending.starts_with(WHOLE), ending.chars().count(), *part, ending.clone())
    });
    let mut rewrites = Rewrites::new();
    for key in keys {
        let Some(usual) = usual(&seen[key]) else { continue };
        let plain = key.1.strip_prefix(WHOLE).unwrap_or(&key.1);
        let shorter = endings(plain)
            .filter(|ending| *ending != key.1)
            .find_map(|ending| rewrites.get(&(key.0, ending.to_string())));
        let said = shorter.cloned().unwrap_or((0, String::new()));
        if *usual != said {
            let usual = usual.clone();
            rewrites.insert(key.clone(), usual);
        }
    }
    rewrites
}

fn usual(counts: &Counts) -> Option<&Rewrite> {
    let most = counts.values().max()?;
    counts.iter().find(|(_, count)| *count == most).map(|(rewrite, _)| rewrite)
}

/// What is cut and added to make a base form of a word; `None` where they share nothing.
fn rewrite(word: &str, lemma: &str) -> Option<Rewrite> {
    let same = word.chars().zip(lemma.chars()).take_while(|(one, other)| one == other).count();
    let cut = word.chars().count() - same;
    let add: String = lemma.chars().skip(same).collect();
    (same > 0 || word.len() <= 4).then_some(())?;
    (rewritten(word, cut, &add)? == lemma).then_some((cut, add))
}

/// The table that [`crate::annotate::text::Lemmas`] reads.
pub fn table(rewrites: &Rewrites) -> String {
    let mut table = String::from(
        "# Learned by `dateline train`: number of the part of speech, ending (^ a whole word), \
         characters to cut, letters to add.\n",
    );
    for ((part, ending), (cut, add)) in rewrites {
        let _ = writeln!(table, "{part}\t{ending}\t{cut}\t{add}");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_endings_that_say_something_new_are_kept() {
        let mut seen: BTreeMap<(u8, String), Counts> = BTreeMap::new();
        for (word, lemma) in
            [("baked", "bake"), ("raked", "rake"), ("asked", "ask"), ("met", "meet")]
        {
            let rewrite = rewrite(word, lemma).unwrap();
            let whole = format!("{WHOLE}{word}");
            for ending in endings(word).chain([whole.as_str()]) {
                *seen
                    .entry((24, ending.to_string()))
                    .or_default()
                    .entry(rewrite.clone())
                    .or_insert(0) += 1;
            }
        }
        let kept = kept(&seen);
        let shown: Vec<&str> = kept.keys().map(|(_, ending)| ending.as_str()).collect();
        assert_eq!(shown, ["", "sked", "t"]);
    }
}
