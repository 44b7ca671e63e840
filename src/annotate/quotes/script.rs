//! Speech as a script has it: "Jane Roe: We go." at the beginning of a paragraph.

use std::collections::BTreeMap;

use super::speaker::Speakers;
use super::{Text, bare};
use crate::model::{ActorKind, Quote, QuoteKind, Span, Speaker, touching};

/// Longest name before a colon, in tokens.
const LONGEST: usize = 6;

/// A paragraph that somebody speaks.
pub struct Line {
    /// Who, as written.
    label: Span,
    /// The actor, where the label is a name.
    actor: Option<usize>,
    /// What follows the colon, to the end of the paragraph.
    content: Span,
}

/// The paragraphs of a text that begin with a speaker and a colon. A label that is not the name
/// of a person counts where it comes back: two voices take turns.
pub fn lines(text: &Text<'_>) -> Vec<Line> {
    let all = text.tokens().text;
    let mut found = Vec::new();
    let mut at = 0;
    for paragraph in all.split_inclusive('\n') {
        let span = Span::new(at, at + paragraph.len());
        at += paragraph.len();
        found.extend(line(text, span));
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for one in &found {
        *seen.entry(one.label.of(all)).or_default() += 1;
    }
    let talks = found.iter().any(|one| one.actor.is_some() && seen[one.label.of(all)] > 1);
    let keeps: Vec<bool> = found
        .iter()
        .map(|one| talks && (one.actor.is_some() || seen[one.label.of(all)] > 1))
        .collect();
    let mut keeps = keeps.into_iter();
    found.retain(|_| keeps.next().unwrap_or(false));
    found
}

fn line(text: &Text<'_>, paragraph: Span) -> Option<Line> {
    let tokens = text.tokens();
    let first = tokens.from_byte(paragraph.start);
    let colon = (first + 1..first + 1 + LONGEST).find(|at| tokens.word(*at) == ":")?;
    let label = tokens.cover(first, colon - 1);
    if !paragraph.contains(label) || !tokens.capital(first) {
        return None;
    }
    let words = (first..colon).all(|at| {
        tokens.word(at).chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    });
    let content = bare(Span::new(tokens.cover(colon, colon).end, paragraph.end), tokens.text);
    if !words || content.is_empty() {
        return None;
    }
    let named = touching(text.mentions, label, |mention| mention.span);
    let actor = named
        .iter()
        .find(|mention| mention.kind == ActorKind::Person && mention.span.end == label.end)
        .map(|mention| mention.actor);
    Some(Line { label, actor, content })
}

/// What a sentence is in a script.
pub enum Part {
    /// Not in one.
    Prose,
    /// Inside a speech that is told already, or a question.
    Told,
    /// The beginning of a speech.
    Speech(Quote),
}

/// What a sentence is in a script.
pub fn in_sentence(
    text: &Text<'_>,
    lines: &[Line],
    sentence: Span,
    speakers: &mut Speakers<'_>,
) -> Part {
    let line = lines.iter().find(|line| line.label.cover(line.content).overlaps(sentence));
    let Some(line) = line else { return Part::Prose };
    if !sentence.overlaps(line.label) {
        return Part::Told;
    }
    let name = match line.actor.and_then(|actor| text.actors.get(actor)) {
        Some(actor) => actor.name.clone(),
        None => line.label.of(text.tokens().text).to_string(),
    };
    let speaker = Speaker { span: line.label, name, actor: line.actor };
    speakers.remember(&speaker);
    // A question of the interviewer is no statement of anybody in the story.
    if line.actor.is_none() {
        return Part::Told;
    }
    let span = line.label.cover(line.content);
    // Word for word, but kinds go by quotation marks, and there are none.
    let kind = QuoteKind::Indirect;
    Part::Speech(Quote { span, kind, content: line.content, cue: None, speaker: Some(speaker) })
}
