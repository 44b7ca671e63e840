//! `dateline search`: passages, as the explorer finds them.

use std::io::{self, Write};
use std::sync::Arc;

use anyhow::{Result, anyhow};
use serde::Serialize;

use super::args::{ColorChoice, SearchOptions};
use super::{corpus, output};
use crate::index::{Hit, MemoryView, View};
use crate::model::{Snapshot, Span};
use crate::term;
use crate::wire::Offsets;

#[derive(Serialize)]
struct HitRecord {
    article: String,
    start: usize,
    end: usize,
    text: String,
    words: Vec<WordRecord>,
}

#[derive(Serialize)]
struct WordRecord {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct HitsRecord {
    total: usize,
    articles: usize,
    hits: Vec<HitRecord>,
}

/// Write the passages of a query.
pub fn run(options: &SearchOptions) -> Result<()> {
    let view = MemoryView::new(Arc::new(corpus::read(&options.paths, 0)?));
    let hits = view
        .search(&options.query, false, None, options.limit)
        .map_err(|error| anyhow!("{error}"))?;
    let snapshot = view.snapshot();
    let mut out = io::stdout().lock();
    if options.json {
        let record = HitsRecord {
            total: hits.total,
            articles: hits.articles,
            hits: hits.hits.iter().filter_map(|hit| record(snapshot, hit)).collect(),
        };
        out.write_all(&output::json(&record)?)?;
        out.write_all(b"\n")?;
    } else {
        let coloured = match options.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => term::colour_depth().is_some(),
        };
        for hit in &hits.hits {
            writeln!(out, "{}", line(snapshot, hit, coloured))?;
        }
        eprintln!("dateline: {} passages in {} sources", hits.total, hits.articles);
    }
    out.flush()?;
    Ok(())
}

/// `source: sentence`, the words that were asked for lit.
fn line(snapshot: &Snapshot, hit: &Hit, coloured: bool) -> String {
    let Some(annotated) = snapshot.article(hit.article) else { return String::new() };
    let text = &annotated.article.text;
    let mut shown = String::new();
    let mut at = hit.sentence.start;
    for word in &hit.words {
        shown.push_str(&output::plain(Span::new(at, word.start).of(text)));
        let lit = output::plain(word.of(text));
        let (on, off) = if coloured { ("\u{1b}[1;33m", "\u{1b}[0m") } else { ("", "") };
        shown.extend([on, lit.as_str(), off]);
        at = word.end;
    }
    shown.push_str(&output::plain(Span::new(at, hit.sentence.end).of(text)));
    format!(
        "{}: {}",
        output::plain(annotated.article.source()),
        shown.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}

fn record(snapshot: &Snapshot, hit: &Hit) -> Option<HitRecord> {
    let one = &snapshot.article(hit.article)?.article;
    let offsets = Offsets::new(&one.text);
    let (start, end) = offsets.points(hit.sentence);
    let word = |span: &Span| {
        let (start, end) = offsets.points(*span);
        WordRecord { start, end }
    };
    Some(HitRecord {
        article: one.id.clone(),
        start,
        end,
        text: hit.sentence.of(&one.text).to_string(),
        words: hit.words.iter().map(word).collect(),
    })
}
