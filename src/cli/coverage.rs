//! `dateline coverage`: which source reports which event, who is silent, who was first.

use std::io::{self, Write};

use anyhow::Result;

use super::args::TableOptions;
use super::{corpus, output};
use crate::index::tables::coverage;
use crate::model::{ArticleId, Snapshot, Status};
use crate::ui::dates;
use crate::wire::corpus::event_id;
use crate::wire::tables::{Coverage, CoveredLine};

/// Sources that have a column each.
const COLUMNS: usize = 40;

/// Write the table.
pub fn run(options: &TableOptions) -> Result<()> {
    let snapshot = corpus::read(&options.paths, 0)?;
    let mut out = io::stdout().lock();
    if options.json {
        out.write_all(&output::json(&record(&snapshot))?)?;
        out.write_all(b"\n")?;
    } else {
        write(&mut out, &snapshot)?;
    }
    out.flush()?;
    Ok(())
}

/// The sources by number, then a row an event.
fn write(out: &mut impl Write, snapshot: &Snapshot) -> io::Result<()> {
    for (at, one) in snapshot.articles.iter().enumerate() {
        let date = dates::published(&one.article.published);
        writeln!(out, "{:3}  {:14}  {}", at + 1, date, output::plain(one.article.source()))?;
    }
    writeln!(out)?;
    for row in coverage(snapshot) {
        let Some(event) = snapshot.event(row.event) else { continue };
        let cells = if snapshot.articles.len() > COLUMNS {
            // Too many sources for a column each: those that report it, by number.
            let told = row.by.iter();
            let told = told.map(|(id, status)| format!("{}{}", id.index() + 1, letter(*status)));
            format!("{:16}", told.collect::<Vec<_>>().join(" "))
        } else {
            let all = (0..snapshot.articles.len()).map(ArticleId::from);
            all.map(|id| row.status(id).map_or('.', letter)).collect::<String>()
        };
        let first = row.first.map_or_else(String::new, |id| format!("  first: {}", id.index() + 1));
        let when = dates::bounds(event.bounds, true);
        writeln!(out, "{cells}  {when:18}  {}{first}", output::plain(&event.title))?;
    }
    writeln!(out)?;
    writeln!(
        out,
        "H happened  O going on  P planned  S only supposed  D denied  . silent; a column a source"
    )
}

fn letter(status: Status) -> char {
    match status {
        Status::Happened => 'H',
        Status::Ongoing => 'O',
        Status::Planned => 'P',
        Status::Hypothetical => 'S',
        Status::Denied => 'D',
    }
}

fn record(snapshot: &Snapshot) -> Coverage {
    let id = |at: usize| snapshot.articles[at].article.id.clone();
    let events = coverage(snapshot).into_iter().filter_map(|row| {
        let event = snapshot.event(row.event)?;
        Some(CoveredLine {
            event: event_id(row.event),
            title: event.title.clone(),
            from: event.bounds.from,
            to: event.bounds.to,
            by: (0..snapshot.articles.len())
                .map(|at| row.status(ArticleId::from(at)).map(Status::as_str))
                .collect(),
            first: row.first.map(|first| id(first.index())),
        })
    });
    Coverage { articles: (0..snapshot.articles.len()).map(id).collect(), events: events.collect() }
}
