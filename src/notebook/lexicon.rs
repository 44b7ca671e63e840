//! The user's own names, in a table beside the reports.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::store::beside;
use crate::annotate::knowledge::{OwnName, parse_own};
use crate::model::Notice;
use crate::model::correction::LEXICON;

/// The names of the table beside some reports; none where there is no table.
pub fn names(paths: &[PathBuf]) -> (Vec<OwnName>, Vec<Notice>) {
    match beside(paths, LEXICON) {
        Some(path) if path.exists() => names_of(&path),
        _ => (Vec::new(), Vec::new()),
    }
}

/// The names of a table. What cannot be used is told.
pub fn names_of(path: &Path) -> (Vec<OwnName>, Vec<Notice>) {
    let shown = path.display().to_string();
    let text = fs::read(path).and_then(|bytes| {
        String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    });
    match text {
        Ok(text) => {
            let (names, errors) = parse_own(&text);
            let told = errors
                .iter()
                .map(|error| Notice::new(shown.clone(), format!("{error}: this name is left out")));
            (names, told.collect())
        }
        Err(error) => {
            let told = format!("cannot be read ({error}): its names are left out");
            (Vec::new(), vec![Notice::new(shown, told)])
        }
    }
}
