//! `dateline export`: the whole corpus as one JSON document.

use std::io::{self, Write};

use anyhow::Result;

use super::args::ExportOptions;
use super::corpus;
use super::output;
use crate::wire::corpus::Corpus;

/// Write the export.
pub fn run(options: &ExportOptions) -> Result<()> {
    let snapshot = corpus::read(&options.paths, options.threads)?;
    let mut bytes = output::json(&Corpus::new(&snapshot))?;
    bytes.push(b'\n');
    let mut out = io::stdout().lock();
    out.write_all(&bytes)?;
    out.flush()?;
    Ok(())
}
