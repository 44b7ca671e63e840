//! What the user should know about a file, without ending the run.

use std::fmt;

/// A message about one input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// File or source that it speaks of.
    pub path: String,
    /// Line in it, from 1.
    pub line: Option<usize>,
    /// What is wrong, and what to do.
    pub message: String,
}

impl Notice {
    /// A notice about a whole file.
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), line: None, message: message.into() }
    }

    /// The same about one line of it.
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.message),
            None => write!(f, "{}: {}", self.path, self.message),
        }
    }
}
