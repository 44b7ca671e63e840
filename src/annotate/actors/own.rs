//! The user's own names, which need no tagger.

use super::names::{Candidate, overlapping, replace};
use crate::annotate::knowledge::{Gazetteer, Knowledge};
use crate::annotate::tagger::NameLabel;
use crate::annotate::tagger::lexeme::Case;
use crate::annotate::text::Words;

/// The user's own names are names wherever they begin with a capital.
pub fn mark_own(words: &Words<'_>, knowledge: &Knowledge, found: &mut Vec<Candidate>) {
    if !knowledge.lexicon.has_own() {
        return;
    }
    let mut wanted = Vec::new();
    for range in &words.ranges {
        let mut at = range.start;
        while at < range.end {
            let own = (words.tokens.capital(at))
                .then(|| knowledge.gazetteer.longest(&words.lexemes, at..range.end))
                .flatten()
                .filter(|(_, lists)| lists & Gazetteer::OWN != 0);
            let Some((length, _)) = own else {
                at += 1;
                continue;
            };
            let name = at..at + length;
            let inside = overlapping(found, &name);
            // Inside a longer name it is a part of that: "Sarn" in "Sarn Shoal"; but where every
            // word has a capital, the tagger cannot tell where one ends.
            let longer = inside.iter().any(|one| one.tokens.len() > length);
            if !longer || words.lexemes.case(range) != Case::Ordinary {
                let kept = inside.iter().find(|one| one.tokens == name);
                let (label, title) =
                    kept.map_or((NameLabel::Organisation, None), |one| (one.label, one.title));
                wanted.push(Candidate { tokens: name, label, title });
            }
            at += length;
        }
    }
    replace(found, wanted);
}
