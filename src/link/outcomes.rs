//! How meetings ended, source by source.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::dates::is_ahead;
use crate::annotate::Knowledge;
use crate::annotate::knowledge::{OutcomeSign, TriggerClass};
use crate::annotate::text::{Tokens, singular};
use crate::model::{
    ActorId, ActorKind, ArticleId, Event, EventId, EventType, Snapshot, Span, Status,
};

/// Days before a report in which a meeting that it tells of was held.
const RECENT: u64 = 120;

/// Longest value of a side, in bytes.
const LONGEST_VALUE: usize = 64;

/// A sentence that says how a meeting ended.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The meeting.
    pub event: EventId,
    /// Agreement or failure.
    pub sign: OutcomeSign,
    /// The article.
    pub article: ArticleId,
    /// The clause or sentence.
    pub span: Span,
    /// The words of the outcome.
    pub value: String,
    /// The first day of the earliest meeting that the sentence could speak of: the report is
    /// no older.
    pub since: Option<NaiveDate>,
}

/// All outcomes that can be told of one meeting.
pub fn outcomes(snapshot: &Snapshot, knowledge: &Knowledge) -> Vec<Outcome> {
    let meetings = meetings(snapshot, knowledge);
    let articles = (0..snapshot.articles.len()).map(ArticleId::from);
    articles.flat_map(|article| of_article(snapshot, &meetings, article, knowledge)).collect()
}

/// The outcomes that those articles tell which nothing dates from below.
pub fn of_undated(snapshot: &Snapshot, knowledge: &Knowledge) -> Vec<Outcome> {
    let undated: Vec<ArticleId> = (0..snapshot.articles.len())
        .filter(|at| snapshot.articles[*at].article.published.is_open_below())
        .map(ArticleId::from)
        .collect();
    if undated.is_empty() {
        return Vec::new();
    }
    let meetings = meetings(snapshot, knowledge);
    let of = |article| of_article(snapshot, &meetings, article, knowledge);
    undated.into_iter().flat_map(of).collect()
}

fn of_article(
    snapshot: &Snapshot,
    meetings: &Meetings,
    article: ArticleId,
    knowledge: &Knowledge,
) -> Vec<Outcome> {
    let mut found = Vec::new();
    let Some(annotated) = snapshot.article(article) else { return found };
    let Some(language) = knowledge.language(&annotated.article.lang) else { return found };
    for sentence in &annotated.sentences {
        let text = sentence.of(&annotated.article.text);
        let Some((sign, start, end)) = language.outcomes.find(text) else { continue };
        let promised = text.get(end..).unwrap_or("");
        let promised = promised.split([',', '.', ';']).next().unwrap_or("");
        // "agreed to continue the dialogue": a meeting to come, not how one ended.
        if !names_meeting(text, language)
            || sign == OutcomeSign::Good && names_meeting(promised, language)
        {
            continue;
        }
        let Some((event, since)) = meeting(snapshot, meetings, article, *sentence, knowledge)
        else {
            continue;
        };
        let phrase = Span::new(sentence.start + start, sentence.start + end);
        let span = clause_around(snapshot, article, phrase, *sentence);
        let value = value(text, start, end);
        found.push(Outcome { event, sign, article, span, value, since });
    }
    found
}

/// Whether a sentence speaks of talks at all.
fn names_meeting(text: &str, language: &crate::annotate::knowledge::Language) -> bool {
    let tokens = Tokens::new(text);
    (0..tokens.len()).any(|at| {
        let word = tokens.lower(at);
        let nouns = [word, singular(word)];
        nouns.iter().any(|noun| {
            language
                .triggers
                .get(TriggerClass::Noun, noun)
                .iter()
                .any(|trigger| trigger.kind == EventType::Consult && trigger.rest.is_empty())
        }) || word == "sessions"
    })
}

/// A meeting that was held, with what tells it from others.
struct Meeting {
    event: usize,
    ordinals: Vec<String>,
}

/// The meetings of a snapshot that were held.
struct Meetings {
    /// In order of date.
    held: Vec<Meeting>,
    /// The events of those that an article tells of.
    by_article: HashMap<ArticleId, Vec<usize>>,
}

fn meetings(snapshot: &Snapshot, knowledge: &Knowledge) -> Meetings {
    let held = snapshot.events.iter().enumerate().filter(|(_, event)| is_held_meeting(event));
    let held: Vec<Meeting> = held
        .map(|(index, event)| Meeting {
            event: index,
            ordinals: event
                .passages
                .iter()
                .flat_map(|one| ordinals(snapshot.words(one.article, one.span), knowledge))
                .collect(),
        })
        .collect();
    let mut by_article: HashMap<ArticleId, Vec<usize>> = HashMap::new();
    for one in &held {
        for article in snapshot.events[one.event].sources() {
            by_article.entry(article).or_default().push(one.event);
        }
    }
    Meetings { held, by_article }
}

/// The meeting that a sentence speaks of: its own, where it is dated; else by number and
/// place the last one held before the report. With it the first day of the earliest that fits.
fn meeting(
    snapshot: &Snapshot,
    meetings: &Meetings,
    article: ArticleId,
    sentence: Span,
    knowledge: &Knowledge,
) -> Option<(EventId, Option<NaiveDate>)> {
    let annotated = snapshot.article(article)?;
    let is_own = |event: &Event| {
        event.passages.iter().any(|one| one.article == article && sentence.contains(one.span))
    };
    let told = meetings.by_article.get(&article).map_or(&[][..], Vec::as_slice);
    let own = told.iter().copied().find(|index| is_own(&snapshot.events[*index]));
    let day = |index: usize| snapshot.events[index].bounds.from;
    if let Some(index) = own.filter(|index| day(*index).is_some()) {
        return Some((EventId::from(index), day(index)));
    }
    let places = places(snapshot, article, sentence);
    let dated = annotated
        .timexes
        .iter()
        .find(|timex| sentence.contains(timex.span))
        .and_then(|timex| timex.range.to);
    let numbers = ordinals(sentence.of(&annotated.article.text), knowledge);
    let published = &annotated.article.published;
    let fits = |one: &&Meeting| -> bool {
        let event = &snapshot.events[one.event];
        let Some(from) = event.bounds.from else { return false };
        let expected = || {
            event.passages.iter().any(|one| one.article == article && one.status == Status::Planned)
        };
        let other_round = !numbers.is_empty()
            && !one.ordinals.is_empty()
            && !numbers.iter().any(|number| one.ordinals.contains(number));
        !other_round
            && !is_ahead(from, published)
            && dated.is_none_or(|day: NaiveDate| from <= day)
            && event
                .places
                .iter()
                .any(|place| places.iter().any(|own| same(snapshot, *place, *own, knowledge)))
            && !expected()
    };
    // In order of date: the report tells of one that was held not long before it.
    let until = published.to.or(published.from);
    let held = meetings.held.as_slice();
    let last = until.map_or(held.len(), |until| {
        held.partition_point(|one| day(one.event).is_some_and(|day| day <= until))
    });
    let since = published.from.and_then(|from| from.checked_sub_days(chrono::Days::new(RECENT)));
    let first = since.map_or(0, |since| {
        held.partition_point(|one| day(one.event).is_some_and(|day| day < since))
    });
    let held = &held[first.min(last)..last];
    let Some(placed) = held.iter().rfind(fits) else {
        return own.map(|index| (EventId::from(index), None));
    };
    let earliest = held.iter().find(fits).and_then(|one| day(one.event));
    Some((EventId::from(placed.event), earliest))
}

/// The ordinals of rounds that a text names: "the second round".
fn ordinals(text: &str, knowledge: &Knowledge) -> Vec<String> {
    let Some(language) = knowledge.language("en") else { return Vec::new() };
    let tokens = Tokens::new(text);
    (0..tokens.len())
        .filter(|at| {
            matches!(
                tokens.lower(at + 1),
                "round" | "meeting" | "session" | "talks" | "summit" | "phase"
            )
        })
        .map(|at| tokens.lower(at).to_string())
        .filter(|word| {
            language.is("ordinal", word)
                && !matches!(
                    word.as_str(),
                    "next" | "last" | "latest" | "previous" | "final" | "opening"
                )
        })
        .collect()
}

fn is_held_meeting(event: &Event) -> bool {
    matches!(event.kind, EventType::Consult)
        && matches!(event.status, Status::Happened | Status::Ongoing)
}

fn places(snapshot: &Snapshot, article: ArticleId, sentence: Span) -> Vec<ActorId> {
    let Some(annotated) = snapshot.article(article) else { return Vec::new() };
    annotated
        .mentions
        .iter()
        .filter(|mention| {
            mention.kind == ActorKind::Place
                && sentence.contains(mention.span)
                && mention.stands_for.is_none()
        })
        .filter(|mention| {
            let before = annotated.article.text.get(..mention.span.start).unwrap_or("").trim_end();
            before.ends_with(" in")
                || before.ends_with(" the")
                || before.ends_with("In")
                || before.ends_with(" at")
        })
        .filter_map(|mention| snapshot.actor_of.get(article.index())?.get(mention.actor).copied())
        .collect()
}

/// Whether two places are one, or one lies in the other.
pub fn same(snapshot: &Snapshot, one: ActorId, other: ActorId, knowledge: &Knowledge) -> bool {
    if one == other {
        return true;
    }
    match (snapshot.actor(one), snapshot.actor(other)) {
        (Some(one), Some(other)) => knowledge.lexicon.same_place(&one.name, &other.name),
        _ => false,
    }
}

/// The event clause that holds the phrase, else a stretch of its sentence.
fn clause_around(snapshot: &Snapshot, article: ArticleId, phrase: Span, sentence: Span) -> Span {
    let clause = snapshot.article(article).and_then(|annotated| {
        annotated
            .events
            .iter()
            .map(|event| event.span)
            .filter(|span| span.contains(phrase))
            .min_by_key(|span| span.len())
    });
    clause.unwrap_or(sentence)
}

/// The outcome's words, on to the next mark or a few words further.
fn value(text: &str, start: usize, end: usize) -> String {
    let rest = text.get(end..).unwrap_or("");
    let mut stop = rest.find([',', '.', ';', '—', ':']).unwrap_or(rest.len());
    if end - start + stop > LONGEST_VALUE {
        let mut limit = LONGEST_VALUE.saturating_sub(end - start).min(rest.len());
        while !rest.is_char_boundary(limit) {
            limit -= 1;
        }
        stop = rest.get(..limit).and_then(|cut| cut.rfind(' ')).unwrap_or(0);
    }
    text.get(start..end + stop).unwrap_or("").trim().to_string()
}
