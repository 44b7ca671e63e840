//! Standard output that carries data only.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::Formatter;

use crate::model::Notice;

/// JSON without raw control characters: `DEL` and the C1 range are escaped too, so that
/// not even a terminal that interprets them is touched by a file's text.
struct Careful;

impl Formatter for Careful {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(|c: char| matches!(c, '\u{7f}'..='\u{9f}')) {
            let (clean, odd) = rest.split_at(at);
            writer.write_all(clean.as_bytes())?;
            let mut chars = odd.chars();
            if let Some(c) = chars.next() {
                write!(writer, "\\u{:04x}", c as u32)?;
            }
            rest = chars.as_str();
        }
        writer.write_all(rest.as_bytes())
    }
}

/// One value as a line of JSON, without the line's end.
///
/// # Errors
/// Where the value cannot be written as JSON.
pub fn json<T: Serialize>(value: &T) -> serde_json::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Careful);
    value.serialize(&mut serializer)?;
    Ok(bytes)
}

/// Whether the reader of our output has gone away, which is no failure of ours.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

/// Tell what could not be read or used, on standard error.
pub fn tell(notices: &[Notice]) {
    for notice in notices {
        eprintln!("dateline: {}", plain(&notice.to_string()));
    }
}

/// A text for a terminal: control characters become spaces, marks that turn text are left out.
pub fn plain(text: &str) -> String {
    crate::ui::safe(text).replace(char::REPLACEMENT_CHARACTER, " ")
}
