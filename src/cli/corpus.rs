//! From PATHs to a snapshot, for commands that need all of it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use crate::annotate::{Knowledge, annotate};
use crate::clean::clean;
use crate::link::link;
use crate::load::{Loaded, Source, read as read_source, sources};
use crate::model::{Annotated, Notice, Snapshot};

/// Load, clean, annotate and link; notices go to standard error.
///
/// # Errors
/// Where nothing at all could be read.
pub fn read(paths: &[PathBuf], threads: usize) -> Result<Snapshot> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().context("cannot start threads")?;
    let (found, mut notices) = sources(paths);
    let (articles, more) = pool.install(|| annotate_all(&found));
    notices.extend(more);
    for notice in &notices {
        eprintln!("dateline: {}", super::output::plain(&notice.to_string()));
    }
    if articles.is_empty() {
        bail!("no report could be read from {}", shown(paths));
    }
    let mut snapshot = pool.install(|| link(articles, Knowledge::embedded()));
    snapshot.name = name(paths);
    snapshot.notices = notices;
    Ok(snapshot)
}

/// Annotate what a list of sources holds, in their order.
pub fn annotate_all(found: &[Source]) -> (Vec<Annotated>, Vec<Notice>) {
    let parts: Vec<(Vec<Annotated>, Vec<Notice>)> = found.par_iter().map(annotate_source).collect();
    let (mut articles, mut notices) = (Vec::new(), Vec::new());
    for (some, more) in parts {
        articles.extend(some);
        notices.extend(more);
    }
    (articles, notices)
}

/// Annotate what one source holds.
pub fn annotate_source(source: &Source) -> (Vec<Annotated>, Vec<Notice>) {
    let knowledge = Knowledge::embedded();
    let (loaded, notices) = read_source(source);
    let articles = loaded
        .into_par_iter()
        .map(|item| match item {
            Loaded::Document(document) => annotate(clean(*document), knowledge),
            Loaded::Annotated(annotated) => *annotated,
        })
        .collect();
    (articles, notices)
}

/// What to call the corpus of some paths.
pub fn name(paths: &[PathBuf]) -> String {
    let base = |path: &Path| {
        let real = if path.as_os_str() == "-" { return "standard input".to_string() } else { path };
        real.file_name().map_or_else(|| real.display().to_string(), |name| name.to_string_lossy().into_owned())
    };
    match paths {
        [] => "sample".to_string(),
        [only] => base(only),
        [first, rest @ ..] => format!("{} and {} more", base(first), rest.len()),
    }
}

fn shown(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}
