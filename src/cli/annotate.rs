//! `dateline annotate`: a pure filter, one article in, one record out.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use super::args::{AnnotateFormat, AnnotateOptions};
use super::output;
use crate::annotate::{Knowledge, annotate};
use crate::clean::clean;
use crate::load::from_input;
use crate::notebook;
use crate::wire::timeml;
use crate::wire::{ErrorRecord, InputArticle, InputError, Record};

/// Lines that are annotated together.
const BATCH: usize = 512;

/// And at most about so many bytes of them.
const BATCH_BYTES: usize = 16 << 20;

/// What became of one line.
enum Outcome {
    Done(Vec<u8>),
    Failed(ErrorRecord),
}

/// Run the filter.
pub fn run(options: &AnnotateOptions) -> Result<()> {
    let knowledge = match &options.lexicon {
        Some(path) => {
            let (names, notices) = notebook::names_of(path)
                .with_context(|| format!("cannot read the names in {}", path.display()))?;
            output::tell(&notices);
            Knowledge::with_names(&names)
        }
        None => Knowledge::with_names(&[]),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = 0;
    let files =
        if options.files.is_empty() { vec![PathBuf::from("-")] } else { options.files.clone() };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads)
        .build()
        .context("cannot start threads")?;
    for file in &files {
        let mut reader = open(file)?;
        let mut first = 1;
        loop {
            let lines = batch(&mut reader, file)?;
            if lines.is_empty() {
                break;
            }
            let outcomes: Vec<Outcome> = pool.install(|| {
                lines
                    .par_iter()
                    .enumerate()
                    .map(|(at, line)| one(first + at, line, &knowledge, options.format))
                    .collect()
            });
            for outcome in outcomes {
                failed += write(&mut out, outcome, options.strict)?;
            }
            first += lines.len();
        }
    }
    out.flush()?;
    if failed > 0 {
        eprintln!(
            "dateline: {failed} lines could not be used; each has an error record in its place"
        );
    }
    Ok(())
}

fn open(file: &Path) -> Result<Box<dyn BufRead>> {
    if file.as_os_str() == "-" {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let opened = File::open(file).with_context(|| format!("cannot open {}", file.display()))?;
    Ok(Box::new(BufReader::new(opened)))
}

/// The next lines that are not blank; broken UTF-8 is repaired, not refused.
fn batch(reader: &mut dyn BufRead, file: &Path) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    let mut line = Vec::new();
    let mut bytes = 0;
    while lines.len() < BATCH && bytes < BATCH_BYTES {
        line.clear();
        let read = reader
            .read_until(b'\n', &mut line)
            .with_context(|| format!("cannot read {}", file.display()))?;
        if read == 0 {
            break;
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_start_matches('\u{feff}').trim();
        bytes += text.len();
        lines.push(text.to_string());
    }
    Ok(lines)
}

fn one(number: usize, line: &str, knowledge: &Knowledge, format: AnnotateFormat) -> Outcome {
    let failed = |error: String| {
        let error = format!("line {number}: {error}");
        Outcome::Failed(ErrorRecord { id: InputArticle::id_of(line), error })
    };
    if line.is_empty() {
        return failed("the line is blank".to_string());
    }
    let input = match InputArticle::parse(line) {
        Ok(input) if input.id.is_none() => return failed(InputError::NoId.to_string()),
        Ok(input) => input,
        Err(error) => return failed(error.to_string()),
    };
    // A fault of ours in one article must not cost the others.
    let annotated =
        catch_unwind(AssertUnwindSafe(|| annotate(clean(from_input(input)), knowledge)));
    let Ok(annotated) = annotated else { return failed("a fault of this program".to_string()) };
    if format == AnnotateFormat::Timeml {
        return Outcome::Done(timeml::document(&annotated).into_bytes());
    }
    match output::json(&Record::new(&annotated)) {
        Ok(mut bytes) => {
            bytes.push(b'\n');
            Outcome::Done(bytes)
        }
        Err(error) => failed(error.to_string()),
    }
}

/// Write one line; returns how many failed.
fn write(out: &mut impl Write, outcome: Outcome, strict: bool) -> Result<usize> {
    match outcome {
        Outcome::Done(bytes) => {
            out.write_all(&bytes)?;
            Ok(0)
        }
        Outcome::Failed(record) if strict => {
            out.flush()?;
            bail!(
                "{}: {} (--strict)",
                record.id.as_deref().unwrap_or("a line without id"),
                record.error
            )
        }
        Outcome::Failed(record) => {
            out.write_all(&output::json(&record)?)?;
            out.write_all(b"\n")?;
            Ok(1)
        }
    }
}
