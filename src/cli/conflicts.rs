//! `dateline conflicts`: where the sources disagree, each side with its passages.

use std::collections::BTreeSet;
use std::io::{self, Write};

use anyhow::Result;

use super::args::TableOptions;
use super::{corpus, output, words};
use crate::index::tables::{may_be_update, reported};
use crate::model::{ArticleId, Conflict, Snapshot, Span};
use crate::ui::dates;
use crate::wire::corpus::event_id;
use crate::wire::tables::{ConflictLine, Conflicts, SideLine};

/// Write the conflicts.
pub fn run(options: &TableOptions) -> Result<()> {
    let snapshot = corpus::read(&options.paths, 0)?;
    let mut out = io::stdout().lock();
    if options.json {
        let conflicts = snapshot.conflicts.iter().map(|one| line(&snapshot, one)).collect();
        out.write_all(&output::json(&Conflicts { conflicts })?)?;
        out.write_all(b"\n")?;
    } else {
        for conflict in &snapshot.conflicts {
            write(&mut out, &snapshot, conflict)?;
        }
        if snapshot.conflicts.is_empty() {
            eprintln!("dateline: no conflict found in {} reports", snapshot.articles.len());
        }
    }
    out.flush()?;
    Ok(())
}

fn write(out: &mut impl Write, snapshot: &Snapshot, conflict: &Conflict) -> io::Result<()> {
    let event = snapshot.event(conflict.event);
    let when = event.map_or_else(String::new, |event| dates::bounds(event.bounds, true));
    let title = event.map_or("", |event| event.title.as_str());
    writeln!(out, "{:8}  {}  {}", conflict.kind.as_str(), when, output::plain(title))?;
    for (at, side) in conflict.sides.iter().enumerate() {
        let origins = if side.origins == 1 { "origin" } else { "origins" };
        let bounds = reported(snapshot, conflict, at);
        let day = if bounds.is_open() { "?".to_string() } else { dates::bounds(bounds, false) };
        let update = if may_be_update(snapshot, conflict, at) { ", may be an update" } else { "" };
        writeln!(
            out,
            "  {}  ({} {origins}, reported {day}{update})",
            output::plain(&side.value),
            side.origins
        )?;
        for (article, span) in &side.passages {
            let source = snapshot.article(*article).map_or("", |one| one.article.source());
            let passage = words::squeezed(snapshot.words(*article, *span));
            writeln!(out, "      {}  [{}]", output::plain(&passage), output::plain(source))?;
        }
    }
    Ok(())
}

fn line(snapshot: &Snapshot, conflict: &Conflict) -> ConflictLine {
    let sides = conflict.sides.iter().enumerate().map(|(at, side)| {
        let bounds = reported(snapshot, conflict, at);
        SideLine {
            value: side.value.clone(),
            origins: side.origins,
            from: bounds.from,
            to: bounds.to,
            may_be_update: may_be_update(snapshot, conflict, at),
            speakers: speakers(snapshot, &side.passages),
            passages: side
                .passages
                .iter()
                .filter_map(|(article, span)| words::at(snapshot, *article, *span))
                .collect(),
        }
    });
    ConflictLine {
        event: event_id(conflict.event),
        title: snapshot.event(conflict.event).map_or_else(String::new, |event| event.title.clone()),
        kind: conflict.kind.as_str(),
        sides: sides.collect(),
    }
}

/// Who is quoted with a side's passages.
fn speakers(snapshot: &Snapshot, passages: &[(ArticleId, Span)]) -> Vec<String> {
    let quoted = |(article, span): &(ArticleId, Span)| {
        let quotes = snapshot.article(*article).map_or(&[][..], |one| one.quotes.as_slice());
        let inside = quotes.iter().filter(|quote| quote.content.overlaps(*span));
        inside.filter_map(|quote| Some(quote.speaker.as_ref()?.name.clone())).collect::<Vec<_>>()
    };
    passages.iter().flat_map(quoted).collect::<BTreeSet<_>>().into_iter().collect()
}
