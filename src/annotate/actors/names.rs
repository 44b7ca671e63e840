//! Names as the tagger marks them, cut to what is a name and at its whole length.

use std::ops::Range;

use super::acronyms::measure;
use super::bodies::{complete, lengthen};
use super::own::mark_own;
use super::trim::Trimmer;
use super::{companies, given};
use crate::annotate::knowledge::{Knowledge, Language};
use crate::annotate::tagger::Article;
use crate::annotate::tagger::NameLabel;
use crate::annotate::tagger::names::{View, tag};
use crate::annotate::text::Words;
use crate::model::Span;

/// How far before a name a longer one may begin, in tokens.
const REACH: usize = 3;

/// A name that the tagger marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What the tagger takes it for.
    pub label: NameLabel,
    /// Title and role words that were cut from its beginning.
    pub title: Option<Span>,
}

/// The names of a text, in order.
pub fn tagged(words: &Words<'_>, language: &Language, knowledge: &Knowledge) -> Vec<Candidate> {
    let article = Article::new(&words.lexemes, &words.ranges);
    let view = View {
        lexemes: &words.lexemes,
        parts: &words.parts,
        gazetteer: &knowledge.gazetteer,
        article: &article,
    };
    let trimmer = Trimmer { tokens: &words.tokens, language, knowledge };
    let mut found = Vec::new();
    for range in &words.ranges {
        let marked = tag(&view, range.clone());
        let mut free = range.start;
        for (at, (tokens, label)) in marked.iter().enumerate() {
            let limit = marked.get(at + 1).map_or(range.end, |(next, _)| next.start);
            let tokens = whole(words, tokens, free..limit, knowledge);
            free = tokens.end;
            trimmer.trim(tokens, *label, &mut found);
        }
    }
    mark_own(words, knowledge, &mut found);
    let offices = &knowledge.lexicon.offices;
    let is_office = |range: &Range<usize>| offices.office(trimmer.words(range)).is_some();
    given::mark(&words.tokens, &knowledge.lexicon.family_first, &mut found);
    companies::complete(&words.tokens, offices, &mut found);
    complete(words, offices, &mut found);
    lengthen(words, language, offices, is_office, &mut found);
    measure(&words.tokens, language, |range| trimmer.is_known(range), &mut found);
    found
}

/// A name that is a part of a longer one that the world knows is the longer one: "States"
/// in "United States". It grows into `free` tokens only, which no other name has.
fn whole(
    words: &Words<'_>,
    part: &Range<usize>,
    free: Range<usize>,
    knowledge: &Knowledge,
) -> Range<usize> {
    let capital = |at: usize| words.tokens.capital(at);
    (free.start.max(part.start.saturating_sub(REACH))..=part.start)
        .filter(|start| capital(*start))
        .find_map(|start| {
            let (length, _) = knowledge.gazetteer.longest(&words.lexemes, start..free.end)?;
            let end = start + length;
            (end >= part.end && length > part.len() && capital(end - 1)).then_some(start..end)
        })
        .unwrap_or_else(|| part.clone())
}

/// The names that share a token with a range; `candidates` are in order.
pub fn overlapping<'a>(candidates: &'a [Candidate], range: &Range<usize>) -> &'a [Candidate] {
    let first = candidates.partition_point(|one| one.tokens.end <= range.start);
    let end = candidates.partition_point(|one| one.tokens.start < range.end);
    candidates.get(first..end).unwrap_or_default()
}

/// Put names in the place of those that they overlap; a later one gives way to an earlier one.
pub fn replace(candidates: &mut Vec<Candidate>, mut wanted: Vec<Candidate>) {
    if wanted.is_empty() {
        return;
    }
    wanted.sort_by_key(|one| one.tokens.start);
    let mut free = 0;
    wanted.retain(|one| {
        let fits = one.tokens.start >= free;
        free = if fits { one.tokens.end } else { free };
        fits
    });
    candidates.retain(|one| {
        let at = wanted.partition_point(|other| other.tokens.end <= one.tokens.start);
        wanted.get(at).is_none_or(|other| other.tokens.start >= one.tokens.end)
    });
    candidates.append(&mut wanted);
    candidates.sort_by_key(|one| one.tokens.start);
}
