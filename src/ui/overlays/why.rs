//! Why this date, these names, this event: the words and rules that it rests on.

use std::collections::{BTreeMap, BTreeSet};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::centred;
use crate::explore::page::wrap;
use crate::explore::{State, Why};
use crate::model::{ActorId, Anchor, Annotated, ArticleId, EventId, Snapshot, Timex};
use crate::ui::paint::{blank, put_at};
use crate::ui::widgets::frame;
use crate::ui::{Look, Role, dates, rules};

/// Columns of the labels.
const LABEL: u16 = 13;

/// Draw the explanation from a line on.
pub fn render(
    state: &State,
    look: &Look,
    why: Why,
    top: usize,
    area: Rect,
    buf: &mut Buffer,
) -> usize {
    let snapshot = state.view.as_deref().map(crate::index::View::snapshot);
    let Some(snapshot) = snapshot else { return 0 };
    let (title, rows) = explain(snapshot, why);
    let columns = usize::from(area.width.min(96).saturating_sub(LABEL + 4)).max(8);
    let lines: Vec<(String, String)> = rows
        .into_iter()
        .flat_map(|(label, text)| {
            let parts = wrap(&text, columns);
            parts
                .into_iter()
                .enumerate()
                .map(|(at, part)| {
                    (
                        if at == 0 { label.clone() } else { String::new() },
                        part.of(&text).to_string(),
                    )
                })
                .collect::<Vec<_>>()
        })
        .collect();
    let place = centred(area, 96, lines.len().min(1000) as u16 + 2);
    blank(buf, place);
    let inner = frame::frame(look, place, &title, "esc closes", Role::Focus, buf);
    let limit = lines.len().saturating_sub(usize::from(inner.height));
    for (row, (label, text)) in
        lines.iter().skip(top.min(limit)).take(usize::from(inner.height)).enumerate()
    {
        put_at(buf, inner, 1, row as u16, label, look.theme.style(Role::Dim));
        put_at(buf, inner, LABEL, row as u16, text, look.theme.style(Role::Text));
    }
    limit
}

type Rows = Vec<(String, String)>;

/// What is explained, and the lines that explain it: a label and a text.
pub fn explain(snapshot: &Snapshot, why: Why) -> (String, Rows) {
    match why {
        Why::Event(event) => of_event(snapshot, event),
        Why::Actor(actor) => of_actor(snapshot, actor),
        Why::Date(article, index) => of_date(snapshot, article, index),
    }
}

fn row(label: &str, text: impl Into<String>) -> (String, String) {
    (label.to_string(), text.into())
}

fn of_event(snapshot: &Snapshot, id: EventId) -> (String, Rows) {
    let Some(event) = snapshot.event(id) else { return (String::new(), Vec::new()) };
    let kind = event.mode.as_ref().map_or(event.kind.as_str().to_string(), |mode| {
        format!("{} / {mode}", event.kind.as_str())
    });
    let mut rows = vec![
        row(
            "date",
            format!("{} ({})", dates::bounds(event.bounds, true), event.precision.as_str()),
        ),
        row("type", kind),
        row("status", event.status.as_str()),
        row("salience", format!("{:.2}", event.salience)),
        row("", ""),
    ];
    for conflict in snapshot.conflicts.iter().filter(|conflict| conflict.event == id) {
        for side in &conflict.sides {
            let articles =
                side.passages.iter().filter_map(|(article, _)| snapshot.article(*article));
            let mut names: Vec<&str> = articles.map(|one| one.article.source()).collect();
            names.dedup();
            rows.push(row(
                "differs",
                format!("{}: {} ({})", conflict.kind.as_str(), side.value, names.join(", ")),
            ));
        }
        rows.push(row("", ""));
    }
    for passage in &event.passages {
        let Some(annotated) = snapshot.article(passage.article) else { continue };
        rows.push(row("account", annotated.article.source()));
        rows.push(row("", format!("“{}”", snapshot.words(passage.article, passage.span))));
        let timex = annotated.timexes.iter().find(|timex| Some(timex.span) == passage.timex);
        match timex {
            Some(timex) => rows.extend(timex_rows(snapshot, passage.article, timex)),
            None => rows.push(row("date", undated(annotated, passage.mention))),
        }
        rows.push(row("", ""));
    }
    (format!("Why “{}”?", event.title), rows)
}

/// What a passage without a date of its own leans on.
fn undated(annotated: &Annotated, mention: usize) -> String {
    let text = &annotated.article.text;
    let when = annotated.events.get(mention).and_then(|event| event.when);
    let timex = when.and_then(|when| when.timex).and_then(|at| annotated.timexes.get(at));
    match (when, timex) {
        (Some(when), Some(timex)) => format!(
            "none of its own; the report speaks of {} here (“{}”)",
            dates::bounds(when.bounds, true),
            timex.span.of(text)
        ),
        (Some(when), None) => {
            format!("none of its own; published on {}", dates::bounds(when.bounds, true))
        }
        _ => "none is given".to_string(),
    }
}

fn of_date(snapshot: &Snapshot, article: ArticleId, index: usize) -> (String, Rows) {
    let timex = snapshot.article(article).and_then(|one| one.timexes.get(index));
    let Some(timex) = timex else { return (String::new(), Vec::new()) };
    (format!("Why {}?", timex.value), timex_rows(snapshot, article, timex))
}

/// What an expression says, what it hangs on, and what it could mean as well.
fn timex_rows(snapshot: &Snapshot, article: ArticleId, timex: &Timex) -> Rows {
    let Some(annotated) = snapshot.article(article) else { return Vec::new() };
    let text = &annotated.article.text;
    let published = &annotated.article.published;
    let mut rows = vec![
        row("words", format!("“{}”  {}", timex.span.of(text), timex.form)),
        row("means", format!("{}: {}", timex.value, rules::told(&timex.rule))),
    ];
    match timex.anchor {
        Anchor::None => rows.push(row("anchor", "none is needed")),
        Anchor::Previous if timex.is_said() => {
            rows.push(row("anchor", "the day on which it was said"));
        }
        Anchor::Previous => rows.push(row("anchor", "the date before it in the text")),
        Anchor::Dateline => rows.push(row("anchor", "the dateline's date")),
        Anchor::Published => {
            let basis = format!("{}, {}", dates::published(published), published.basis.as_str());
            let evidence =
                published.evidence.as_ref().map_or(String::new(), |words| format!(": “{words}”"));
            rows.push(row("anchor", format!("publication date {basis}{evidence}")));
        }
    }
    if let Some(cue) = timex.cue {
        rows.push(row(
            "because",
            format!("“{}” points to the {}", cue.of(text), timex.direction.as_str()),
        ));
    }
    if !timex.alternatives.is_empty() {
        rows.push(row("else", timex.alternatives.join(", ")));
    }
    rows
}

/// Actors that an explanation names beside another one, at most.
const BESIDE: usize = 8;

/// Who takes part in the events of an actor, the most frequent first, with the number of events.
fn beside(snapshot: &Snapshot, id: ActorId) -> Vec<String> {
    let mut counts: BTreeMap<ActorId, usize> = BTreeMap::new();
    for event in &snapshot.events {
        let all = || event.actors.iter().chain(&event.recipients).chain(&event.places);
        if all().any(|one| *one == id) {
            for other in all().filter(|one| **one != id).collect::<BTreeSet<_>>() {
                *counts.entry(*other).or_default() += 1;
            }
        }
    }
    let mut others: Vec<(ActorId, usize)> = counts.into_iter().collect();
    others.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
    let named = others.into_iter().filter_map(|(id, count)| {
        let actor = snapshot.actor(id).filter(|actor| !actor.hidden)?;
        Some(format!("{} ({count})", actor.name))
    });
    named.take(BESIDE).collect()
}

fn of_actor(snapshot: &Snapshot, id: ActorId) -> (String, Rows) {
    let Some(actor) = snapshot.actor(id) else { return (String::new(), Vec::new()) };
    let mut rows =
        vec![row("kind", actor.kind.as_str()), row("mentions", actor.mentions.len().to_string())];
    if let Some(of) = &actor.of {
        rows.push(row("office of", of.as_str()));
    }
    for alias in &actor.aliases {
        rows.push(row("name", format!("{}  ({})", alias.text, alias.reason.told())));
    }
    for (words, reason, times) in snapshot.taken_up(id) {
        rows.push(row("called", format!("{words}  ({times} ×: {})", reason.told())));
    }
    for other in &actor.could_be {
        rows.push(row("could be", other.as_str()));
    }
    let beside = beside(snapshot, id);
    if !beside.is_empty() {
        rows.push(row("appears with", beside.join(", ")));
    }
    let mut seen: Vec<&str> = Vec::new();
    for role in &actor.roles {
        if !seen.contains(&role.text.as_str()) {
            seen.push(&role.text);
            let source = snapshot.article(role.article).map_or("", |one| one.article.source());
            rows.push(row("role", format!("{}  ({source})", role.text)));
        }
    }
    (format!("Why {}?", actor.called()), rows)
}
