//! The user's own names, in a table beside the reports.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::store::beside;
use crate::annotate::knowledge::{OwnName, parse_own};
use crate::load::decode;
use crate::model::Notice;
use crate::model::correction::LEXICON;

/// The names of the table beside some reports; none where there is no table.
pub fn names(paths: &[PathBuf]) -> (Vec<OwnName>, Vec<Notice>) {
    let Some(path) = beside(paths, LEXICON).filter(|path| path.exists()) else {
        return (Vec::new(), Vec::new());
    };
    names_of(&path).unwrap_or_else(|error| {
        let told = format!("cannot be read ({error}): its names are left out");
        (Vec::new(), vec![Notice::new(path.display().to_string(), told)])
    })
}

/// Rows that are told one by one where they cannot be used.
const TOLD: usize = 20;

/// The names of a table. Rows that cannot be used are told.
///
/// # Errors
/// If it is no file, or cannot be read.
pub fn names_of(path: &Path) -> io::Result<(Vec<OwnName>, Vec<Notice>)> {
    // A pipe of that name would be waited for without end.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no file"));
    }
    let bytes = fs::read(path)?;
    let shown = path.display().to_string();
    let text =
        decode(&bytes).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is no text"))?;
    let (names, errors) = parse_own(&text);
    let mut told: Vec<Notice> = errors
        .iter()
        .take(TOLD)
        .map(|error| Notice::new(shown.clone(), format!("{error}: this name is left out")))
        .collect();
    if errors.len() > TOLD {
        let more = format!("{} more names cannot be used", errors.len() - TOLD);
        told.push(Notice::new(shown, more));
    }
    Ok((names, told))
}
