//! Files, folders and standard input.

use std::io::Read;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::Format;
use crate::model::Notice;
use crate::model::correction::{LEXICON, NOTEBOOK};

/// Larger single reports are refused: JSON Lines may be of any size.
const LARGEST_REPORT: u64 = 64 << 20;

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A file, with its path below the PATH that was named.
    File {
        /// Path below the named PATH, with `/` between its parts.
        relative: String,
        /// Where to open it.
        path: PathBuf,
    },
    /// Standard input.
    Stdin,
    /// A text compiled into the program.
    Embedded {
        /// Its name.
        name: &'static str,
        /// Its bytes.
        bytes: &'static str,
    },
}

impl Source {
    /// The name to show in notices.
    pub fn shown(&self) -> String {
        match self {
            Self::File { path, .. } => path.display().to_string(),
            Self::Stdin => "standard input".to_string(),
            Self::Embedded { name, .. } => (*name).to_string(),
        }
    }

    pub(super) fn relative(&self) -> String {
        match self {
            Self::File { relative, .. } => relative.clone(),
            Self::Stdin => "-".to_string(),
            Self::Embedded { name, .. } => (*name).to_string(),
        }
    }

    pub(super) fn file(&self) -> Option<PathBuf> {
        match self {
            Self::File { path, .. } => Some(path.clone()),
            _ => None,
        }
    }

    pub(super) fn extension(&self) -> Option<String> {
        let relative = self.relative();
        Path::new(&relative).extension().map(|one| one.to_string_lossy().into_owned())
    }

    /// The bytes, or what is wrong in words that say what to do.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, String> {
        let told = |error: std::io::Error| format!("cannot be read ({error}): left out");
        match self {
            Self::Embedded { bytes, .. } => Ok(bytes.as_bytes().to_vec()),
            Self::Stdin => {
                let mut bytes = Vec::new();
                std::io::stdin().lock().read_to_end(&mut bytes).map_err(told)?;
                Ok(bytes)
            }
            Self::File { path, .. } => {
                let size = std::fs::metadata(path).map_err(told)?.len();
                let lines = self.extension().and_then(|one| Format::of_extension(&one));
                if size > LARGEST_REPORT && lines != Some(Format::JsonLines) {
                    return Err(format!(
                        "{} MiB is too large for one report: left out (split it, or use JSON Lines)",
                        size >> 20
                    ));
                }
                std::fs::read(path).map_err(told)
            }
        }
    }
}

/// All files below the named paths, sorted, and what could not be walked.
///
/// Folders are walked recursively; hidden files and what `.ignore` and
/// `.gitignore` files inside them name are passed over. The user's global git
/// settings and folders above a PATH play no part, so that the same folder
/// always gives the same list.
pub fn sources(paths: &[PathBuf]) -> (Vec<Source>, Vec<Notice>) {
    let (mut found, mut notices) = (Vec::new(), Vec::new());
    for path in paths {
        if path.as_os_str() == "-" {
            found.push(Source::Stdin);
        } else if path.file_name().is_some_and(|name| name == NOTEBOOK || name == LEXICON) {
            // `reports/*` names the user's own file too; it is no report.
        } else if path.is_dir() {
            walk(path, &mut found, &mut notices);
        } else if path.exists() {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            found.push(Source::File { relative: name, path: path.clone() });
        } else {
            let message = "no such file or folder: check the path";
            notices.push(Notice::new(path.display().to_string(), message));
        }
    }
    found.sort();
    found.dedup();
    (found, notices)
}

fn walk(root: &Path, found: &mut Vec<Source>, notices: &mut Vec<Notice>) {
    let walker = WalkBuilder::new(root)
        .follow_links(false)
        .parents(false)
        .git_global(false)
        .git_exclude(false)
        .require_git(false)
        .build();
    for entry in walker {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                notices.push(Notice::new(root.display().to_string(), format!("{error}: left out")));
                continue;
            }
        };
        let path = entry.path().to_path_buf();
        if entry.path_is_symlink() && path.is_dir() && path != root {
            let message = "a link to a folder is not followed: name the folder itself to read it";
            notices.push(Notice::new(path.display().to_string(), message));
            continue;
        }
        // Links to files are read; a link to nothing, a socket or a device is passed over.
        if !path.is_file() || matches!(entry.file_name().to_str(), Some(NOTEBOOK | LEXICON)) {
            continue;
        }
        let below = path.strip_prefix(root).unwrap_or(&path);
        let relative: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        let relative = relative.join("/");
        if is_report(&path) {
            found.push(Source::File { relative, path });
        } else {
            let message = "not a format that is read in folders (.txt .md .html .json .jsonl): \
                           left out; name the file itself to read it as text";
            notices.push(Notice::new(path.display().to_string(), message));
        }
    }
}

/// Whether a file met in a folder is read: by its ending, or plainly text without one.
fn is_report(path: &Path) -> bool {
    match path.extension() {
        Some(extension) => Format::of_extension(&extension.to_string_lossy()).is_some(),
        None => true,
    }
}
