//! Sentences of a document as the taggers see them.

use std::ops::Range;

use crate::annotate::Knowledge;
use crate::annotate::tagger::{Lexemes, Part, parts};
use crate::annotate::text::Tokens;
use crate::model::Span;

/// A document, tokenised, its sentences given.
pub struct Prepared<'k> {
    /// Its words.
    pub lexemes: Lexemes<'k>,
    /// The tokens of each sentence.
    pub sentences: Vec<Range<usize>>,
    /// Where each token stands in its sentence, in bytes.
    pub spans: Vec<Span>,
}

impl<'k> Prepared<'k> {
    /// Tokenise sentences, one a line.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>, knowledge: &'k Knowledge) -> Self {
        let mut text = String::new();
        let mut starts = Vec::new();
        for sentence in texts {
            starts.push(text.len());
            text.push_str(sentence);
            text.push('\n');
        }
        let language = knowledge.english();
        let tokens = Tokens::with(&text, &language.abbreviations);
        let lexemes = Lexemes::new(&tokens, language, &knowledge.vocabulary);
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let mut sentences = Vec::with_capacity(starts.len());
        let mut spans = Vec::with_capacity(tokens.len());
        for (start, end) in starts.iter().zip(ends) {
            let range = tokens.within(Span::new(*start, end));
            spans.extend(
                range
                    .clone()
                    .filter_map(|at| tokens.get(at))
                    .map(|token| Span::new(token.span.start - start, token.span.end - start)),
            );
            sentences.push(range);
        }
        Self { lexemes, sentences, spans }
    }

    /// The part of speech of every token.
    pub fn parts(&self) -> Vec<Part> {
        parts::tag_all(&self.lexemes, &self.sentences)
    }
}
