//! `dateline timeline`: the most important days, each with sentences from the sources.

use std::collections::BTreeMap;
use std::io::{self, Write};

use anyhow::Result;
use chrono::NaiveDate;

use super::args::TimelineOptions;
use super::{corpus, output};
use crate::model::{ArticleId, EventId, EventType, Snapshot, Span, Status};
use crate::ui::dates;
use crate::wire::corpus::event_id;
use crate::wire::timeline::{Day, Sentence, Timeline};
use crate::wire::{Offsets, rounded};

/// Sentences taken for one day.
const SENTENCES: usize = 2;

/// A day before it is written.
struct Found {
    date: NaiveDate,
    salience: f64,
    events: Vec<EventId>,
    sentences: Vec<(ArticleId, Span)>,
}

/// Write the timeline.
pub fn run(options: &TimelineOptions) -> Result<()> {
    let snapshot = corpus::read(&options.paths, 0)?;
    let days = days(&snapshot, options);
    let mut out = io::stdout().lock();
    if options.json {
        let timeline = Timeline { days: days.iter().map(|day| record(&snapshot, day)).collect() };
        out.write_all(&output::json(&timeline)?)?;
        out.write_all(b"\n")?;
    } else {
        for day in &days {
            writeln!(out, "{}", dates::day(day.date, true))?;
            for (article, span) in &day.sentences {
                let words = output::plain(snapshot.words(*article, *span));
                let source = snapshot.article(*article).map_or("", |one| one.article.source());
                writeln!(
                    out,
                    "  {}  [{}]",
                    words.split_whitespace().collect::<Vec<_>>().join(" "),
                    output::plain(source)
                )?;
            }
        }
    }
    out.flush()?;
    Ok(())
}

fn days(snapshot: &Snapshot, options: &TimelineOptions) -> Vec<Found> {
    let mut by_day: BTreeMap<NaiveDate, Vec<EventId>> = BTreeMap::new();
    for (index, event) in snapshot.events.iter().enumerate() {
        let within = |day: NaiveDate| {
            options.from.is_none_or(|from| day >= from) && options.to.is_none_or(|to| day <= to)
        };
        if let Some(range) =
            event.bounds.range().filter(|range| range.days() <= 2 && within(range.from))
        {
            by_day.entry(range.from).or_default().push(EventId::from(index));
        }
    }
    let mut days: Vec<Found> =
        by_day.into_iter().map(|(date, events)| found(snapshot, date, events)).collect();
    if let Some(top) = options.top {
        days.sort_by(|one, other| {
            other.salience.total_cmp(&one.salience).then(one.date.cmp(&other.date))
        });
        days.truncate(top);
        days.sort_by_key(|day| day.date);
    }
    days
}

fn found(snapshot: &Snapshot, date: NaiveDate, mut events: Vec<EventId>) -> Found {
    let weight = |id: &EventId| snapshot.event(*id).map_or(0.0, |event| event.salience);
    events.sort_by(|one, other| weight(other).total_cmp(&weight(one)).then(one.cmp(other)));
    let strongest = events.first().map_or(0.0, weight);
    let others: f64 = events.iter().skip(1).map(weight).sum();
    let mut sentences = Vec::new();
    for id in &events {
        if let Some(sentence) = best_sentence(snapshot, *id)
            && !sentences.contains(&sentence)
            && sentences.len() < SENTENCES
        {
            sentences.push(sentence);
        }
    }
    // A day with much else on it weighs a little more than its strongest event alone.
    let salience = strongest + (1.0 - strongest) * (1.0 - (-0.25 * others).exp());
    Found { date, salience, events, sentences }
}

/// The sentence that tells an event best: as having happened, early in its report.
fn best_sentence(snapshot: &Snapshot, id: EventId) -> Option<(ArticleId, Span)> {
    let event = snapshot.event(id)?;
    let rank = |passage: &&crate::model::Passage| {
        let mention =
            snapshot.article(passage.article).and_then(|one| one.events.get(passage.mention));
        let prominence = mention.map_or(0.0, |mention| mention.prominence);
        let happened = if passage.status == Status::Happened { 1.0 } else { 0.0 };
        let said = if mention.is_some_and(|mention| mention.kind == EventType::Statement) {
            -0.5
        } else {
            0.0
        };
        ((prominence + happened + said) * 1000.0) as i64
    };
    let best = event.passages.iter().max_by_key(|passage| {
        (rank(passage), std::cmp::Reverse((passage.article, passage.span)))
    })?;
    Some((best.article, snapshot.article(best.article)?.sentence_at(best.span.start)?))
}

fn record(snapshot: &Snapshot, day: &Found) -> Day {
    let sentence = |(article, span): &(ArticleId, Span)| {
        let one = &snapshot.article(*article)?.article;
        let (start, end) = Offsets::new(&one.text).points(*span);
        Some(Sentence { article: one.id.clone(), start, end, text: span.of(&one.text).to_string() })
    };
    Day {
        date: day.date,
        salience: rounded(day.salience),
        events: day.events.iter().map(|id| event_id(*id)).collect(),
        sentences: day.sentences.iter().filter_map(sentence).collect(),
    }
}
