//! The words of an article: tokens, sentences, and the part of speech of each token.
//!
//! Everything else stands on this: dates, names, quotes and events read tokens and tags,
//! never the text itself.

use std::ops::Range;

use super::attribution;
use super::lemma::Lemmas;
use super::sentence::sentences;
use super::token::Tokens;
use crate::annotate::knowledge::{Knowledge, Language};
use crate::annotate::tagger::{Lexemes, Part, parts};
use crate::model::{Span, Zone};

/// Tokens of a sentence that are tagged as one; a longer one is cut, since a "sentence"
/// that never ends is a table or a list.
const LONGEST: usize = 400;

/// The words of a text.
pub struct Words<'a> {
    /// The tokens.
    pub tokens: Tokens<'a>,
    /// The sentences.
    pub sentences: Vec<Span>,
    /// The tokens of each sentence, long ones in several pieces.
    pub ranges: Vec<Range<usize>>,
    /// What is known of each distinct word.
    pub lexemes: Lexemes<'a>,
    /// The part of speech of each token; tokens between sentences have none.
    pub parts: Vec<Part>,
    pub(super) language: &'a Language,
    lemmas: &'a Lemmas,
}

impl<'a> Words<'a> {
    /// Read the words of a text in a language with rules.
    pub fn read(
        text: &'a str,
        zones: &[Zone],
        language: &'a Language,
        knowledge: &'a Knowledge,
    ) -> Self {
        let tokens = Tokens::with(text, &language.abbreviations);
        let sentences = sentences(&tokens, zones, &language.abbreviations);
        let lexemes = Lexemes::new(&tokens, language, &knowledge.vocabulary);
        let ranges: Vec<Range<usize>> =
            sentences.iter().flat_map(|sentence| pieces(tokens.within(*sentence))).collect();
        let mut parts = parts::tag_all(&lexemes, &ranges);
        attribution::mend(&tokens, language, &mut parts);
        let lemmas = &knowledge.vocabulary.model.lemmas;
        Self { tokens, sentences, ranges, lexemes, parts, language, lemmas }
    }

    /// The base form of a token: that of a known verb, else the one that was learned for
    /// words of its ending and part.
    pub fn lemma(&self, at: usize) -> String {
        let (word, part) = (self.tokens.lower(at), self.part(at));
        if (part.is_verb() || part.is_aux())
            && let Some((base, _)) = self.language.verb_form(word)
        {
            return base.to_string();
        }
        self.lemmas.base(word, part)
    }

    /// Whether a word stands in a class of the language.
    pub fn is(&self, class: &str, word: &str) -> bool {
        self.language.is(class, word)
    }

    /// Whether a token names a time: "Tuesday", "May", "week".
    pub fn is_time(&self, at: usize) -> bool {
        self.language.is_time(self.tokens.lower(at))
    }

    /// The part of speech of a token; `X` past the end.
    pub fn part(&self, at: usize) -> Part {
        self.parts.get(at).copied().unwrap_or_default()
    }
}

fn pieces(range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = range.end;
    range.step_by(LONGEST).map(move |start| start..end.min(start + LONGEST))
}
