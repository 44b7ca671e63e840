//! Bytes to raw documents: one file a format, detection here.
//!
//! In: the PATHs of the command line. Out: documents whose text is still as the
//! file has it, with what the format itself says (title, outlet, date). Nothing is
//! judged here; [`crate::clean`] does that. A file that cannot be used becomes a
//! [`Notice`] and the rest goes on.

mod align;
mod decode;
mod html;
mod json;
mod markdown;
mod times;
mod walk;

use std::path::PathBuf;

use crate::model::{Annotated, Notice, Piece};

pub use decode::decode;
pub use json::from_input;
pub use walk::{Source, sources};

/// What the format itself says about a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Headline.
    pub title: Option<String>,
    /// Outlet.
    pub outlet: Option<String>,
    /// Author.
    pub author: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Language as declared.
    pub lang: Option<String>,
    /// Publication date as written, and where it was written.
    pub published: Option<(String, String)>,
    /// Whether the date came with the record itself rather than from a page's head.
    pub given: bool,
}

/// A report as its format gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawDocument {
    /// Given id.
    pub id: Option<String>,
    /// Path below the PATH that the user named.
    pub path: Option<String>,
    /// The file, to open in an editor.
    pub file: Option<PathBuf>,
    /// The text: decoded, freed of mark-up, otherwise as it stands.
    pub text: String,
    /// Where the text stands in the decoded file.
    pub pieces: Vec<Piece>,
    /// Whether page furniture may be cut; text that comes as a record is taken as it is.
    pub cuttable: bool,
    /// Blocks that the format's own extraction left out.
    pub left_out: Vec<String>,
    /// What the format says.
    pub meta: Meta,
}

/// One thing found in a file.
#[derive(Clone, Debug)]
pub enum Loaded {
    /// A report to clean and annotate.
    Document(Box<RawDocument>),
    /// A record that was annotated before.
    Annotated(Box<Annotated>),
}

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Markdown,
    Html,
    JsonLines,
    Json,
}

impl Format {
    /// The format of a file name's ending.
    fn of_extension(extension: &str) -> Option<Self> {
        Some(match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" => Self::Text,
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            "jsonl" | "ndjson" => Self::JsonLines,
            "json" => Self::Json,
            _ => return None,
        })
    }

    /// The format that the beginning of a text looks like.
    fn sniff(text: &str) -> Self {
        let head = text.trim_start().get(..256).unwrap_or_else(|| text.trim_start());
        let lower = head.to_ascii_lowercase();
        if head.starts_with('{') {
            Self::JsonLines
        } else if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
            Self::Html
        } else {
            Self::Text
        }
    }
}

/// Read one source: what it holds, and what the user should know about it.
pub fn read(source: &Source) -> (Vec<Loaded>, Vec<Notice>) {
    let bytes = match source.bytes() {
        Ok(bytes) => bytes,
        Err(error) => return (Vec::new(), vec![Notice::new(source.shown(), error)]),
    };
    if bytes.is_empty() {
        return (
            Vec::new(),
            vec![Notice::new(source.shown(), "the file is empty: nothing to read")],
        );
    }
    let text = match decode(&bytes) {
        Ok(text) => text,
        Err(error) => return (Vec::new(), vec![Notice::new(source.shown(), error.to_string())]),
    };
    let format = source
        .extension()
        .and_then(|extension| Format::of_extension(&extension))
        .unwrap_or_else(|| Format::sniff(&text));
    match format {
        Format::JsonLines => json::lines(source, &text),
        Format::Json => json::whole(source, &text),
        Format::Text => one(source, plain(&text)),
        Format::Markdown => one(source, markdown::read(&text)),
        Format::Html => one(source, html::read(&text)),
    }
}

/// A single document with its file's name.
fn one(source: &Source, mut document: RawDocument) -> (Vec<Loaded>, Vec<Notice>) {
    if document.text.trim().is_empty() {
        return (Vec::new(), vec![Notice::new(source.shown(), "no text in the file")]);
    }
    document.path = Some(source.relative());
    document.file = source.file();
    (vec![Loaded::Document(Box::new(document))], Vec::new())
}

fn plain(text: &str) -> RawDocument {
    RawDocument {
        text: text.to_string(),
        pieces: align::whole(text),
        cuttable: true,
        ..RawDocument::default()
    }
}

/// The line of a file, counted from 1, that holds a byte of its decoded text; 1 where it cannot
/// be read any more.
pub fn line_at(path: &std::path::Path, byte: usize) -> usize {
    let bytes = std::fs::read(path).unwrap_or_default();
    let text = decode::decode(&bytes).unwrap_or_default();
    let before = text.get(..text.floor_char_boundary(byte)).unwrap_or(&text);
    1 + before.matches('\n').count()
}
