//! The user's editor or pager, opened at a passage.

use std::env;
use std::io;
use std::path::Path;
use std::process::Command;

use crate::load::line_at;
use crate::term::Session;

/// Editors that take the line behind the file's name; all others take `+line`.
const BEHIND: [&str; 6] = ["hx", "helix", "code", "codium", "zed", "subl"];

/// Open a file at a byte of its decoded text; what is wrong, where it does not open.
pub fn open(session: &mut Session, file: &Path, byte: usize) -> io::Result<Result<(), String>> {
    let set = |name: &str| env::var(name).ok().filter(|value| !value.trim().is_empty());
    let asked = set("VISUAL").or_else(|| set("EDITOR")).or_else(|| set("PAGER"));
    let asked = asked.unwrap_or_else(|| "less".to_string());
    let mut words = asked.split_whitespace();
    let program = words.next().unwrap_or("less");
    let line = line_at(file, byte);
    let mut command = Command::new(program);
    command.args(words);
    let name = Path::new(program).file_name().map(|name| name.to_string_lossy().into_owned());
    if name.is_some_and(|name| BEHIND.contains(&name.as_str())) {
        command.arg(format!("{}:{line}", file.display()));
    } else {
        command.arg(format!("+{line}")).arg(file);
    }
    Ok(match session.lend(command)? {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{program} ended with {status}")),
        Err(error) => Err(format!("{program} could not be started: {error} (set EDITOR)")),
    })
}
