//! Where the notebook lies, and how it is read and written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::file::{FILE, Notebook};
use crate::model::Notice;

/// The notebook of the reports below some paths: in the first folder that is named, or
/// beside the first file; `None` for standard input and the built-in sample.
pub fn place(paths: &[PathBuf]) -> Option<PathBuf> {
    beside(paths, FILE)
}

/// A file of the user's own beside the reports.
pub(super) fn beside(paths: &[PathBuf], file: &str) -> Option<PathBuf> {
    let first = paths.iter().find(|path| path.as_os_str() != "-")?;
    if first.is_dir() {
        return Some(first.join(file));
    }
    let folder = first.parent().filter(|folder| !folder.as_os_str().is_empty());
    Some(folder.unwrap_or(Path::new(".")).join(file))
}

/// Read the notebook of some paths. What cannot be used is told and left as it is.
pub fn read(paths: &[PathBuf]) -> (Notebook, Vec<Notice>) {
    let Some(path) = place(paths) else { return (Notebook::default(), Vec::new()) };
    let shown = path.display().to_string();
    match fs::read_to_string(&path) {
        Ok(text) => {
            let (notebook, errors) = Notebook::parse(&text);
            let told = |error: &super::BlockError| {
                Notice::new(shown.clone(), format!("{error}: kept, not applied"))
            };
            (notebook, errors.iter().map(told).collect())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => (Notebook::default(), Vec::new()),
        Err(error) => {
            let notice =
                Notice::new(shown, format!("cannot be read ({error}): no correction applied"));
            (Notebook::default(), vec![notice])
        }
    }
}

/// Change the notebook at a path, starting from what stands there now: what was written by
/// hand meanwhile is kept.
///
/// # Errors
/// If the file is there but cannot be read, or cannot be written: nothing is lost then.
pub fn change<T>(
    path: &Path,
    change: impl FnOnce(&mut Notebook) -> T,
) -> io::Result<(Notebook, T)> {
    let text = match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        read => read?,
    };
    let (mut notebook, _) = Notebook::parse(&text);
    let before = notebook.clone();
    let result = change(&mut notebook);
    if notebook != before {
        save(path, &notebook)?;
    }
    Ok((notebook, result))
}

/// Write the notebook whole: a reader never sees half of it, and a full disk costs nothing.
fn save(path: &Path, notebook: &Notebook) -> io::Result<()> {
    let new = path.with_extension("toml.new");
    fs::write(&new, notebook.text()).inspect_err(|_| {
        let _ = fs::remove_file(&new);
    })?;
    fs::rename(&new, path)
}
