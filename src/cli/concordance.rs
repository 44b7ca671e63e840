//! `dateline concordance`: every place of a word or an actor with the words around it.

use std::io::{self, Write};

use anyhow::{Result, bail};

use super::args::{ConcordanceOptions, ConcordanceOrder};
use super::{corpus, output, words};
use crate::explore::page::width;
use crate::index::concordance::{Order, actor_of, context, of_actor, of_words, sort};
use crate::wire::tables::{Concordance, ConcordanceLine};

/// Write the lines.
pub fn run(options: &ConcordanceOptions) -> Result<()> {
    let snapshot = corpus::read(&options.paths, 0)?;
    let actor = actor_of(&snapshot, &options.words);
    let mut places = actor
        .map_or_else(|| of_words(&snapshot, &options.words), |actor| of_actor(&snapshot, actor));
    if places.is_empty() {
        bail!("{:?} stands nowhere, neither as words nor as the name of an actor", options.words);
    }
    let order = match options.sort {
        ConcordanceOrder::Text => Order::Text,
        ConcordanceOrder::Left => Order::Left,
        ConcordanceOrder::Right => Order::Right,
    };
    sort(&snapshot, &mut places, order);
    let mut out = io::stdout().lock();
    let mut lines = Vec::new();
    for place in &places {
        let Some(annotated) = snapshot.article(place.article) else { continue };
        let text = annotated.article.text.as_str();
        let (left, word, right) = context(text, place.span, options.width);
        if options.json {
            let Some(word) = words::at(&snapshot, place.article, place.span) else { continue };
            lines.push(ConcordanceLine { left, word, right });
            continue;
        }
        let space = " ".repeat(options.width.saturating_sub(width(&left)));
        let source = annotated.article.source();
        writeln!(
            out,
            "{space}{}[{}]{}   {}",
            output::plain(&left),
            output::plain(&word),
            output::plain(&right),
            output::plain(source)
        )?;
    }
    if options.json {
        out.write_all(&output::json(&Concordance { lines })?)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}
