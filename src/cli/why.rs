//! `dateline why`: how an event came to its date, an actor to its names.

use std::io::{self, Write};
use std::sync::Arc;

use anyhow::{Result, bail};

use super::args::WhyOptions;
use super::{corpus, output};
use crate::explore::{Why, fuzzy};
use crate::index::{JumpTarget, MemoryView, View};
use crate::ui;
use crate::wire::tables::{WhyLine, Whys};

/// Write the explanation of the event or actor that fits best.
pub fn run(options: &WhyOptions) -> Result<()> {
    let snapshot = Arc::new(corpus::read(&options.paths, 0)?);
    let view = MemoryView::new(Arc::clone(&snapshot));
    let items: Vec<_> = view
        .jump_items()
        .iter()
        .filter(|item| !matches!(item.target, JumpTarget::Article(_)))
        .collect();
    let folded = items.iter().map(|item| item.folded.as_str());
    let Some(best) = fuzzy::best(&options.words, folded, 1).first().and_then(|at| items.get(*at))
    else {
        bail!("no event and no actor is called like {:?}", options.words);
    };
    let why = match best.target {
        JumpTarget::Actor(actor) => Why::Actor(actor),
        JumpTarget::Event(event) => Why::Event(event),
        JumpTarget::Article(_) => bail!("a report explains itself"),
    };
    let (title, rows) = ui::explain(&snapshot, why);
    let mut out = io::stdout().lock();
    if options.json {
        let rows = rows.into_iter().map(|(label, text)| WhyLine { label, text }).collect();
        out.write_all(&output::json(&Whys { title, rows })?)?;
        out.write_all(b"\n")?;
    } else {
        writeln!(out, "{}", output::plain(&title))?;
        for (label, text) in rows {
            writeln!(out, "  {label:12} {}", output::plain(&text))?;
        }
    }
    out.flush()?;
    Ok(())
}
