//! `dateline quotes`: who said what, by speaker in order of time.

use std::io::{self, Write};

use anyhow::{Result, bail};

use super::args::QuotesOptions;
use super::{corpus, output, words};
use crate::annotate::text::fold;
use crate::index::tables::{Statement, statements};
use crate::model::Snapshot;
use crate::ui::dates;
use crate::wire::corpus::actor_id;
use crate::wire::tables::{QuoteLine, Quotes};

/// Write the ledger.
pub fn run(options: &QuotesOptions) -> Result<()> {
    let snapshot = corpus::read(&options.paths, 0)?;
    let mut all = statements(&snapshot);
    if let Some(name) = &options.speaker {
        all.retain(|one| speaks(&snapshot, one, name));
        if all.is_empty() {
            bail!(
                "nobody who is called {name:?} is quoted: without --speaker all who are stand there"
            );
        }
    }
    let mut out = io::stdout().lock();
    if options.json {
        let quotes = all.iter().filter_map(|one| line(&snapshot, one)).collect();
        out.write_all(&output::json(&Quotes { quotes })?)?;
        out.write_all(b"\n")?;
    } else {
        let mut before = None;
        for one in &all {
            let who = (one.actor, one.speaker.as_str());
            if before != Some(who) {
                let name = if one.speaker.is_empty() { "(nobody named)" } else { &one.speaker };
                writeln!(out, "{}", output::plain(name))?;
            }
            before = Some(who);
            write(&mut out, &snapshot, one)?;
        }
    }
    out.flush()?;
    Ok(())
}

/// Whether somebody of a name speaks: the actor's, another name of it, or the words there.
fn speaks(snapshot: &Snapshot, one: &Statement, name: &str) -> bool {
    let wanted: Vec<String> = fold(name).split_whitespace().map(String::from).collect();
    // Some of the words of a name are enough: "Roe" for Jane Roe and for Ana Roe.
    let holds = |name: &str| {
        let folded = fold(name);
        let words: Vec<&str> = folded.split_whitespace().collect();
        wanted.iter().all(|word| words.contains(&word.as_str()))
    };
    let actor = one.actor.and_then(|id| snapshot.actor(id));
    let also = actor.is_some_and(|actor| {
        holds(&actor.name) || actor.aliases.iter().any(|alias| holds(&alias.text))
    });
    !wanted.is_empty() && (also || holds(&one.speaker))
}

fn write(out: &mut impl Write, snapshot: &Snapshot, one: &Statement) -> io::Result<()> {
    let Some(quote) = one.quote(snapshot) else { return Ok(()) };
    let content = words::squeezed(snapshot.words(one.article, quote.content));
    let source = snapshot.article(one.article).map_or("", |article| article.article.source());
    let when = if one.when.is_open() { "?".to_string() } else { dates::bounds(one.when, true) };
    let about = if one.told { "" } else { "~" };
    let cue = quote.cue.map_or("", |cue| snapshot.words(one.article, cue));
    writeln!(
        out,
        "  {about:1} {when:18}  {:8}  {:10}  {}  [{}]",
        quote.kind.as_str(),
        output::plain(&words::squeezed(cue)),
        output::plain(&content),
        output::plain(source),
    )
}

fn line(snapshot: &Snapshot, one: &Statement) -> Option<QuoteLine> {
    let quote = one.quote(snapshot)?;
    Some(QuoteLine {
        speaker: Some(one.speaker.clone()).filter(|name| !name.is_empty()),
        actor: one.actor.map(actor_id),
        kind: quote.kind.as_str(),
        cue: quote.cue.map(|cue| snapshot.words(one.article, cue).to_string()),
        from: one.when.from,
        to: one.when.to,
        told: one.told,
        content: words::at(snapshot, one.article, quote.content)?,
    })
}
