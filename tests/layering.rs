//! The rules of the house: which folder may speak of which, and where libraries stand.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// From the first to the last: a module imports only what stands before it.
const ORDER: [&str; 15] = [
    "model", "wire", "load", "clean", "annotate", "train", "notebook", "link", "index", "explore",
    "ui", "term", "app", "cli", "main",
];

/// A library and the only places that may name it.
const LIBRARIES: [(&str, &[&str]); 5] = [
    ("ratatui::widgets", &["ui"]),
    ("crossterm", &["term"]),
    ("ratatui::backend", &["term"]),
    ("tantivy", &["index"]),
    ("std::fs", &["load", "notebook", "index", "cli"]),
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The source of each module's files, comments and strings in documentation left out.
fn sources() -> BTreeMap<String, Vec<(PathBuf, String)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    found.sort();
    let mut modules: BTreeMap<String, Vec<(PathBuf, String)>> = BTreeMap::new();
    for path in found {
        let below = path.strip_prefix(&root).unwrap();
        let module =
            below.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_string();
        let text = fs::read_to_string(&path).unwrap();
        let code: Vec<&str> =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        modules.entry(module).or_default().push((path, code.join("\n")));
    }
    modules
}

#[test]
fn modules_import_only_what_stands_above_them() {
    for (module, files) in sources() {
        let Some(own) = ORDER.iter().position(|name| *name == module) else {
            assert_eq!(module, "lib", "a folder without a place in the order");
            continue;
        };
        for (path, text) in files {
            for (at, other) in ORDER.iter().enumerate() {
                let named = text.contains(&format!("crate::{other}::"))
                    || text.contains(&format!("crate::{other};"));
                let grouped = text.contains(&format!("use crate::{{{other}"));
                assert!(at <= own || !(named || grouped), "{} imports {other}", path.display());
            }
        }
    }
}

#[test]
fn libraries_stand_where_they_belong() {
    for (module, files) in sources() {
        for (path, text) in &files {
            for (library, allowed) in LIBRARIES {
                let named = text.contains(&format!("{library}::"))
                    || text.contains(&format!("use {library};"));
                assert!(
                    !named || allowed.contains(&module.as_str()),
                    "{} names {library}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn the_crate_lists_its_modules_in_order() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let listed: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .map(|name| name.trim_end_matches(';'))
        .collect();
    assert_eq!(listed, ORDER[..14]);
}

/// What an article means never depends on the day, place or language of the machine.
#[test]
fn nothing_below_the_screen_asks_the_machine_for_the_time() {
    for (module, files) in sources() {
        if !["model", "wire", "load", "clean", "annotate", "link", "index"]
            .contains(&module.as_str())
        {
            continue;
        }
        for (path, text) in files {
            for word in ["SystemTime", "Local::", "Utc::now", "Instant::now", "env::var"] {
                assert!(!text.contains(word), "{} asks for {word}", path.display());
            }
        }
    }
}
