//! From PATHs to a snapshot, for commands that need all of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::output::tell;
use super::sample;
use crate::annotate::Knowledge;
use crate::app::{Pile, annotate_all};
use crate::link::link_corrected;
use crate::load::sources;
use crate::model::{Notice, Snapshot};
use crate::notebook::{self, Notebook};

/// The files below some paths; without one, the built-in sample.
pub fn pile(paths: &[PathBuf]) -> Pile {
    if paths.is_empty() {
        return Pile {
            name: "sample".to_string(),
            sources: sample::sources(),
            notices: Vec::new(),
            knowledge: Knowledge::with_names(&[]),
            notebook: Notebook::default(),
            notebook_at: None,
        };
    }
    let (sources, mut notices) = sources(paths);
    let (book, more) = notebook::read(paths);
    notices.extend(more);
    let (names, more) = notebook::names(paths);
    notices.extend(more);
    Pile {
        name: name(paths),
        sources,
        notices,
        knowledge: Knowledge::with_names(&names),
        notebook: book,
        notebook_at: notebook::place(paths),
    }
}

/// Load, clean, annotate and link; notices go to standard error.
///
/// # Errors
/// Where nothing at all could be read.
pub fn read(paths: &[PathBuf], threads: usize) -> Result<Snapshot> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .context("cannot start threads")?;
    if paths.is_empty() {
        eprintln!("dateline: no PATH given; this is the built-in sample");
    }
    let mut pile = pile(paths);
    let corrections = pile.notebook.corrections();
    let (articles, more) = pool.install(|| annotate_all(&pile.sources, &pile.knowledge));
    pile.notices.extend(more);
    if articles.is_empty() {
        tell(&pile.notices);
        bail!("no report could be read from {}", shown(paths));
    }
    let mut snapshot = pool.install(|| link_corrected(articles, &pile.knowledge, &corrections));
    snapshot.name = pile.name;
    pile.notices.append(&mut snapshot.notices);
    pile.notices.extend(without_rules(&snapshot, &pile.knowledge));
    snapshot.notices = pile.notices;
    tell(&snapshot.notices);
    Ok(snapshot)
}

/// Reports in languages without rules, told once for all of them.
fn without_rules(snapshot: &Snapshot, knowledge: &Knowledge) -> Option<Notice> {
    let mut by_language: BTreeMap<&str, usize> = BTreeMap::new();
    for one in &snapshot.articles {
        let lang = one.article.lang.as_str();
        if knowledge.language(lang).is_none() && !one.article.text.trim().is_empty() {
            *by_language.entry(lang).or_default() += 1;
        }
    }
    let count: usize = by_language.values().sum();
    let told: Vec<String> =
        by_language.iter().map(|(lang, count)| format!("{lang} {count}")).collect();
    let message = format!(
        "{count} of {} reports are in languages without rules ({}): only numeric dates and \
         search know them",
        snapshot.articles.len(),
        told.join(", ")
    );
    (count > 0).then(|| Notice::new(snapshot.name.clone(), message))
}

/// What to call the corpus of some paths.
fn name(paths: &[PathBuf]) -> String {
    let base = |path: &Path| {
        if path.as_os_str() == "-" {
            return "standard input".to_string();
        }
        let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        real.file_name()
            .map_or_else(|| real.display().to_string(), |name| name.to_string_lossy().into_owned())
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
