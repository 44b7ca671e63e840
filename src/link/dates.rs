//! Publication dates of undated articles: bounds with their evidence, never a day.
//!
//! An article cannot be older than the last thing that it reports as past, nor younger
//! than what it still expects. The year of "11 October" comes from the dated articles
//! beside it. What hangs on the date is resolved again.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::clusters::Cluster;
use super::figures;
use super::outcomes::of_undated;
use crate::annotate::Knowledge;
use crate::annotate::own_dates;
use crate::annotate::timex::{Dates, Reference, resolve_all, spoken};
use crate::model::{
    Annotated, ArticleId, Basis, Bounds, Core, Direction, Precision, Published, Snapshot, Status,
    Timex,
};

/// Infer bounds for articles without a date from their own words and their neighbours' dates.
pub fn infer(articles: &mut [Annotated]) {
    for at in figures::order(articles) {
        let dates = own_dates(&articles[at].article);
        resolve_again(&mut articles[at], dates);
    }
    for annotated in articles.iter_mut().filter(|one| one.article.published.day().is_some()) {
        doubt(annotated);
    }
    let Some(middle) = middle(articles) else {
        for annotated in articles.iter_mut().filter(|one| one.article.published.from.is_none()) {
            infer_one(annotated, None);
        }
        return;
    };
    for annotated in articles.iter_mut().filter(|one| one.article.published.from.is_none()) {
        infer_one(annotated, Some(middle));
    }
}

/// A publication date before what the report tells as past is told with it: it may be that of
/// another page, of the site or of a mistaken clock.
fn doubt(annotated: &mut Annotated) {
    let Some(day) = annotated.article.published.day() else { return };
    let past = reported(annotated, Direction::Past).into_iter().max_by_key(|(day, _)| *day);
    // A day apart is another time zone.
    let Some((_, words)) = past.filter(|(past, _)| *past > day + Days::new(1)) else { return };
    annotated.article.published.doubt(&format!("it reports \"{words}\" as past"));
}

/// The median publication day of the dated articles.
fn middle(articles: &[Annotated]) -> Option<NaiveDate> {
    let mut days: Vec<NaiveDate> =
        articles.iter().filter_map(|one| one.article.published.day()).collect();
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}

fn infer_one(annotated: &mut Annotated, near: Option<NaiveDate>) {
    // A dateline without a year is a day as soon as the neighbours give the year.
    if let Some(near) = near
        && let Some(published) = crate::clean::published_of_dateline(&annotated.article, near)
    {
        annotated.article.published = published;
        let dates = own_dates(&annotated.article);
        resolve_again(annotated, dates);
        return;
    }
    let published = near.map_or(Reference::Unknown, Reference::About);
    resolve_again(annotated, Dates { published, dateline: None });
    let earliest = reported(annotated, Direction::Past).into_iter().max_by_key(|(day, _)| *day);
    let latest = reported(annotated, Direction::Future).into_iter().min_by_key(|(day, _)| *day);
    let (earliest, latest) = consistent(earliest, latest);
    set_bounds(annotated, earliest, latest);
}

type Evidence = (NaiveDate, String);

/// Bounds that contradict each other: the past one is the surer.
fn consistent(
    earliest: Option<Evidence>,
    latest: Option<Evidence>,
) -> (Option<Evidence>, Option<Evidence>) {
    match (&earliest, &latest) {
        (Some((from, _)), Some((to, _))) if from > to => (earliest, None),
        _ => (earliest, latest),
    }
}

/// Days that the article reports as past, or as still to come, with the words that say so.
fn reported(annotated: &Annotated, direction: Direction) -> Vec<Evidence> {
    let text = &annotated.article.text;
    let is_day = |timex: &&Timex| {
        timex.direction == direction
            && timex.range.range().is_some_and(|range| range.days() <= 2)
            && is_calendar(timex)
    };
    annotated
        .timexes
        .iter()
        .filter(is_day)
        .filter_map(|timex| {
            let cue = timex.cue.map_or("", |cue| cue.of(text));
            let day = if direction == Direction::Past { timex.range.from } else { timex.range.to };
            Some((day?, format!("{cue} … {}", timex.span.of(text))))
        })
        .collect()
}

/// Whether an expression names its day by the calendar, not by the date that is sought.
fn is_calendar(timex: &Timex) -> bool {
    matches!(timex.form.core, Core::Date { day: Some(_), .. } | Core::Either(..) | Core::Range(..))
}

fn set_bounds(annotated: &mut Annotated, earliest: Option<Evidence>, latest: Option<Evidence>) {
    let published = &mut annotated.article.published;
    if earliest.is_none() && latest.is_none() {
        *published = Published::default();
        return;
    }
    let mut evidence = Vec::new();
    if let Some((day, words)) = &earliest {
        evidence.push(format!("not before {day}: reports \"{words}\" as past"));
    }
    if let Some((day, words)) = &latest {
        evidence.push(format!("not after {day}: \"{words}\" is still to come"));
    }
    *published = Published {
        value: None,
        precision: Precision::Interval,
        from: earliest.map(|(day, _)| day),
        to: latest.map(|(day, _)| day),
        basis: Basis::Inferred,
        evidence: Some(evidence.join("; ")),
    };
}

/// Resolve an article's expressions again and move its events with them.
fn resolve_again(annotated: &mut Annotated, dates: Dates) {
    let before: Vec<Bounds> = annotated.timexes.iter().map(|timex| timex.range).collect();
    let Annotated { article, sentences, quotes, timexes, .. } = &mut *annotated;
    let spoken = spoken(&article.text, sentences, quotes, timexes);
    resolve_all(timexes, &article.text, dates, &spoken);
    for event in &mut annotated.events {
        let Some(when) = &mut event.when else { continue };
        let Some(index) = when.timex else { continue };
        let (Some(old), Some(new)) = (before.get(index), annotated.timexes.get(index)) else {
            continue;
        };
        // An event that lasts to a second expression keeps that one's new end.
        let end = before.iter().zip(&annotated.timexes).find(|(range, timex)| {
            when.bounds.to != old.to && range.to == when.bounds.to && timex.range.to >= new.range.to
        });
        when.bounds = Bounds {
            from: new.range.from,
            to: end.map_or(new.range.to, |(_, timex)| timex.range.to),
        };
    }
    extend_lasting(annotated);
}

/// Events whose second date could not be told before: "… and continued into the following
/// morning", found again by the anaphoric expression behind the clause's first date.
fn extend_lasting(annotated: &mut Annotated) {
    let text = &annotated.article.text;
    for event in &mut annotated.events {
        let Some(when) = event.when.as_mut().filter(|when| when.is_told()) else { continue };
        let Some(first) = when.timex.and_then(|index| annotated.timexes.get(index)) else {
            continue;
        };
        let next = annotated.timexes.iter().find(|timex| {
            timex.span.start > first.span.end
                && event.span.contains(timex.span)
                && timex.form.core != first.form.core
                && continues(text.get(first.span.end..timex.span.start).unwrap_or(""))
        });
        if let Some(end) =
            next.and_then(|timex| timex.range.to).filter(|end| Some(*end) > when.bounds.to)
        {
            when.bounds.to = Some(end);
        }
    }
}

/// Whether the words between two dates say that the first thing went on.
fn continues(between: &str) -> bool {
    ["continued", "lasted", "continues", "went on"].iter().any(|word| between.contains(word))
}

/// Bounds from events: an article that reports as past what a dated article dates is not
/// older than that. A stretch of days resolves nothing, so nothing else has to follow.
pub fn infer_from_events(articles: &mut [Annotated], clusters: &[Cluster]) {
    for at in 0..articles.len() {
        if !articles[at].article.published.is_open_below() {
            continue;
        }
        let past = clusters.iter().filter_map(|cluster| past_day(cluster, at, articles)).max();
        if let Some((day, words)) = past {
            articles[at].article.published.not_before(day, &words);
        }
    }
}

/// Bounds from outcomes: an article that tells how a meeting ended which a dated article dates
/// is not older than that meeting. Whether any bound was found.
pub fn infer_from_outcomes(snapshot: &mut Snapshot, knowledge: &Knowledge) -> bool {
    let mut latest: BTreeMap<ArticleId, Evidence> = BTreeMap::new();
    for outcome in of_undated(snapshot, knowledge) {
        let Some(day) = outcome.since else { continue };
        let known = latest.entry(outcome.article).or_insert((day, outcome.value.clone()));
        if day > known.0 {
            *known = (day, outcome.value);
        }
    }
    let mut found = false;
    for (article, (day, words)) in latest {
        found |= snapshot.articles[article.index()].article.published.not_before(day, &words);
    }
    found
}

/// The day of a cluster that the article reports as past without dating it itself.
fn past_day(cluster: &Cluster, at: usize, articles: &[Annotated]) -> Option<(NaiveDate, String)> {
    let own = cluster.members.iter().find(|(article, index)| {
        *article == at && articles[at].events[*index].status == Status::Happened
    })?;
    let other = cluster.members.iter().find_map(|(article, index)| {
        let event = &articles[*article].events[*index];
        let when = event
            .when
            .filter(|when| when.is_told() && *article != at && event.status == Status::Happened)?;
        when.bounds.range().filter(|range| range.days() <= 2).map(|range| range.from)
    })?;
    let trigger = articles[at].events[own.1].trigger;
    Some((other, trigger.of(&articles[at].article.text).to_string()))
}

/// Whether a day lies after all that an article can report.
pub fn is_ahead(day: NaiveDate, published: &Published) -> bool {
    published
        .to
        .and_then(|last| last.checked_add_days(Days::new(1)))
        .is_some_and(|limit| day >= limit)
}

#[cfg(test)]
mod tests {
    use crate::annotate::{Knowledge, reports};
    use crate::link::link;
    use crate::model::Published;

    const DATED: &str = "Norland and Westria held the second round of negotiations in Kenya on \
                         October 25. Norland and Westria signed nothing in Nairobi, Kenya.";

    /// The publication date of an undated report beside one of 31 October 2025.
    fn beside_dated(text: &str) -> Published {
        let dated = serde_json::json!({ "id": "a", "text": DATED, "published": "2025-10-31" });
        let undated = serde_json::json!({ "id": "b", "text": text });
        let snapshot =
            link(vec![reports::read(&dated), reports::read(&undated)], Knowledge::embedded());
        snapshot.articles[1].article.published.clone()
    }

    #[test]
    fn a_report_of_how_talks_ended_is_not_older_than_they() {
        let told = "Norland and Westria met again. Despite extended sessions in Nairobi, the talks \
                    ended without resolution.";
        let published = beside_dated(told);
        assert_eq!(published.from.map(|day| day.to_string()).as_deref(), Some("2025-10-25"));
        assert!(published.evidence.is_some_and(|why| why.contains("ended without resolution")));
    }

    #[test]
    fn talks_elsewhere_or_still_to_come_bound_nothing() {
        for text in [
            "Norland and Westria met again. In Canada the talks ended without resolution.",
            "Norland and Westria met again. The talks in Nairobi have not begun.",
            "In Nairobi the talks ended without resolution. The next round of talks will be held \
             on October 9.",
        ] {
            assert_eq!(beside_dated(text).from, None, "{text}");
        }
    }
}
