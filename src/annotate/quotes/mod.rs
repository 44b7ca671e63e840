//! Attributions: who, by which cue, said what.
//!
//! In: tokens, sentences, mentions, actors. Out: direct, mixed and indirect quotes in
//! order. The speaker is an actor only where the words or the article leave no choice.

mod marks;
mod speaker;

use super::knowledge::Language;
use super::text::{Clause, Tokens, VerbGroup};
use crate::model::{LocalActor, Mention, Quote, QuoteKind, Reference, Span, Speaker, touching};
pub use marks::quoted;
use speaker::Speakers;

/// Words that a quotation without any cue needs to count as speech.
const LEAST_WORDS: usize = 4;

/// What quotes are found in.
pub struct Text<'a> {
    /// The tokens.
    pub tokens: &'a Tokens<'a>,
    /// The language's words.
    pub language: &'a Language,
    /// The clauses, in order.
    pub clauses: &'a [Clause],
    /// What stands inside quotation marks, in order.
    pub quoted: &'a [Span],
    /// Sentences that are prose.
    pub sentences: &'a [Span],
    /// Names.
    pub mentions: &'a [Mention],
    /// Their actors.
    pub actors: &'a [LocalActor],
    /// Words that take them up, in order.
    pub references: &'a [Reference],
}

impl<'a> Text<'a> {
    /// The verb groups of a sentence.
    fn verbs(&self, sentence: Span) -> impl Iterator<Item = &'a VerbGroup> + use<'a> {
        let first = self.clauses.partition_point(|clause| clause.sentence.start < sentence.start);
        let inside = self.clauses[first..].iter();
        inside
            .take_while(move |clause| clause.sentence.start == sentence.start)
            .flat_map(|clause| &clause.verbs)
    }
}

/// The quotes of a text.
pub fn find(text: &Text<'_>) -> Vec<Quote> {
    let mut speakers = Speakers::new(text);
    let mut quotes: Vec<Quote> = Vec::new();
    for sentence in text.sentences {
        let inside = touching(text.quoted, *sentence, |span| *span).to_vec();
        in_sentence(text, *sentence, &inside, &mut speakers, &mut quotes);
    }
    quotes.sort_by_key(|quote| (quote.span, quote.content));
    quotes
}

fn in_sentence(
    text: &Text<'_>,
    sentence: Span,
    quoted: &[Span],
    speakers: &mut Speakers<'_>,
    quotes: &mut Vec<Quote>,
) {
    let verbs: Vec<VerbGroup> = text
        .verbs(sentence)
        .filter(|verb| text.language.is_saying(&verb.lemma) && !verb.passive)
        .filter(|verb| {
            let at = text.tokens.cover(verb.main, verb.main);
            !quoted.iter().any(|span| span.contains(at))
        })
        .cloned()
        .collect();
    if quoted.is_empty() {
        if let Some(quote) = indirect(text, sentence, &verbs, speakers) {
            quotes.push(quote);
        }
        return;
    }
    for content in quoted {
        // A quotation over several sentences belongs to the one that it ends in, or to
        // the first where nothing follows it there.
        if content.end > sentence.end
            && content.start >= sentence.start
            && has_later_cue(text, *content)
        {
            continue;
        }
        if content.start < sentence.start
            && quotes.iter().rev().take(8).any(|quote| quote.content == *content)
        {
            continue;
        }
        if let Some(quote) = quoted_words(text, sentence, *content, &verbs, speakers, quotes) {
            quotes.push(quote);
        }
    }
}

/// Whether the sentence in which a quotation ends goes on after it.
fn has_later_cue(text: &Text<'_>, content: Span) -> bool {
    touching(text.sentences, Span::new(content.end - 1, content.end), |sentence| *sentence)
        .first()
        .is_some_and(|sentence| sentence.end > content.end + 4)
}

/// A quotation with its cue and speaker; none where it is only a word in quotation marks.
fn quoted_words(
    text: &Text<'_>,
    sentence: Span,
    content: Span,
    verbs: &[VerbGroup],
    speakers: &mut Speakers<'_>,
    before: &[Quote],
) -> Option<Quote> {
    let at = |verb: &&VerbGroup| text.tokens.cover(verb.main, verb.main);
    let after =
        verbs.iter().find(|verb| at(verb).start >= content.end && near_after(text, content, verb));
    let ahead = verbs.iter().rfind(|verb| at(verb).end <= content.start);
    let words = content.of(text.tokens.text).split_whitespace().count();
    let opens = sentence.start >= content.start.saturating_sub(4);
    let cue = after.filter(|_| opens || ahead.is_none()).or(ahead).or(after);
    if let Some(verb) = cue {
        let cue_span = text.tokens.cover(verb.main, verb.main);
        let speaker = speakers.of_verb(verb, sentence, content);
        let is_mixed = cue_span.end <= content.start && !introduces(text, cue_span, content);
        if is_mixed && words < LEAST_WORDS && speaker.is_none() {
            return None;
        }
        let (kind, content) = if is_mixed {
            (QuoteKind::Mixed, reported(text, verb, sentence, content))
        } else {
            (QuoteKind::Direct, content)
        };
        if kind == QuoteKind::Mixed
            && before.iter().rev().take(8).any(|quote| quote.content.contains(content))
        {
            return None;
        }
        let span = cover(content, cue_span, speaker.as_ref());
        return Some(Quote { span, kind, content, cue: Some(cue_span), speaker });
    }
    // A sentence that is all quotation goes on with the speaker before it.
    let whole =
        content.len() + 8 >= sentence.len().min(content.end - content.start.min(sentence.start));
    if !(opens && whole && words >= LEAST_WORDS) {
        return None;
    }
    let speaker = speakers.continued(content);
    Some(Quote { span: content, kind: QuoteKind::Direct, content, cue: None, speaker })
}

/// Whether a verb after a quotation stands close enough to be its cue.
fn near_after(text: &Text<'_>, content: Span, verb: &VerbGroup) -> bool {
    let first = text.tokens.from_byte(content.end);
    verb.first.saturating_sub(first) <= 14
}

/// "X said, “…”", "X said: “…”": nothing but a mark between cue and quotation.
fn introduces(text: &Text<'_>, cue: Span, content: Span) -> bool {
    let between = Span::new(cue.end, content.start).of(text.tokens.text);
    let words =
        between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
    words == 0
        || (words <= 5
            && between.trim_end_matches(['“', '"', '‘', '\'', ' ']).ends_with([':', ',']))
}

/// What a cue reports, from behind it to the end of the sentence or of its quotation.
fn reported(text: &Text<'_>, verb: &VerbGroup, sentence: Span, quoted: Span) -> Span {
    let mut first = verb.main + 1;
    while matches!(text.tokens.lower(first), "that" | "," | ":") {
        first += 1;
    }
    let start = text.tokens.get(first).map_or(quoted.start, |token| token.span.start);
    Span::new(start.min(quoted.start), quoted.end.max(sentence.end)).trimmed(text.tokens.text)
}

fn cover(content: Span, cue: Span, speaker: Option<&Speaker>) -> Span {
    let span = content.cover(cue);
    match speaker {
        // A speaker resolved from another sentence stands outside the attribution.
        Some(speaker) if speaker.span.start.abs_diff(cue.start) < 200 => span.cover(speaker.span),
        _ => span,
    }
}

/// "X said that …", "X said …", "according to X, …".
fn indirect(
    text: &Text<'_>,
    sentence: Span,
    verbs: &[VerbGroup],
    speakers: &mut Speakers<'_>,
) -> Option<Quote> {
    if let Some(quote) = according_to(text, sentence, speakers) {
        return Some(quote);
    }
    let verb =
        verbs.iter().find(|verb| verb.is_finite() && text.language.is_reporting(&verb.lemma))?;
    let cue = text.tokens.cover(verb.main, verb.main);
    let mut first = verb.main + 1;
    let has_that = (first..first + 6).any(|at| text.tokens.lower(at) == "that");
    let range = text.tokens.within(sentence);
    let mut inside = text.verbs(sentence).filter(|verb| range.contains(&verb.main));
    inside.any(|verb| verb.first >= first && verb.is_finite()).then_some(())?;
    // "confirmed on Friday that …": what is said begins behind "that".
    if let Some(that) = (first..first + 5).find(|at| text.tokens.lower(*at) == "that") {
        first = that + 1;
    }
    while matches!(text.tokens.lower(first), "that" | ",") {
        first += 1;
    }
    if text.tokens.lower(verb.main + 1) == "to" || (verb.negated && !has_that) {
        return None;
    }
    let content =
        Span::new(text.tokens.get(first)?.span.start, sentence.end).trimmed(text.tokens.text);
    let content = Span::new(
        content.start,
        content.start + content.of(text.tokens.text).trim_end_matches('.').len(),
    );
    let speaker = speakers.of_verb(verb, sentence, content)?;
    let span = cover(content, cue, Some(&speaker));
    Some(Quote { span, kind: QuoteKind::Indirect, content, cue: Some(cue), speaker: Some(speaker) })
}

fn according_to(text: &Text<'_>, sentence: Span, speakers: &mut Speakers<'_>) -> Option<Quote> {
    let mut range = text.tokens.within(sentence);
    let at = range
        .find(|at| text.tokens.lower(*at) == "according" && text.tokens.lower(at + 1) == "to")?;
    let cue = text.tokens.cover(at, at + 1);
    let speaker = speakers.after(at + 2, sentence)?;
    let rest = if cue.start <= sentence.start + 2 {
        Span::new(speaker.span.end, sentence.end)
    } else {
        Span::new(sentence.start, cue.start)
    };
    let trimmed =
        rest.of(text.tokens.text).trim_matches(|c: char| c.is_whitespace() || c == ',' || c == '.');
    let offset = trimmed.as_ptr() as usize - text.tokens.text.as_ptr() as usize;
    let content = Span::new(offset, offset + trimmed.len());
    (content.len() > 10).then(|| Quote {
        span: content.cover(cue).cover(speaker.span),
        kind: QuoteKind::Indirect,
        content,
        cue: Some(cue),
        speaker: Some(speaker),
    })
}
