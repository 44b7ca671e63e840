//! One file a command: arguments in, data on standard output, messages on standard error.

mod actors;
mod annotate;
mod args;
mod conflicts;
mod corpus;
mod coverage;
mod explore;
mod export;
mod generate;
mod output;
mod picture;
mod quotes;
mod sample;
mod search;
mod timeline;
mod train;
mod words;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};

pub use generate::reports as generated_reports;
pub use sample::sources as sample_sources;

/// Run the program with the process's arguments.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let done = |()| ExitCode::SUCCESS;
    let result = match &arguments.command {
        None => explore::run(&arguments.explore),
        Some(Command::Actors(options)) => actors::run(options).map(done),
        Some(Command::Annotate(options)) => annotate::run(options).map(done),
        Some(Command::Export(options)) => export::run(options).map(done),
        Some(Command::Quotes(options)) => quotes::run(options).map(done),
        Some(Command::Conflicts(options)) => conflicts::run(options).map(done),
        Some(Command::Coverage(options)) => coverage::run(options).map(done),
        Some(Command::Timeline(options)) => timeline::run(options).map(done),
        Some(Command::Search(options)) => search::run(options).map(done),
        Some(Command::Picture(options)) => picture::run(options).map(done),
        Some(Command::Generate(options)) => generate::run(options).map(done),
        Some(Command::Train(options)) => train::run(options).map(done),
    };
    match result {
        Ok(status) => status,
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dateline: {}", output::plain(&format!("{error:#}")));
            ExitCode::FAILURE
        }
    }
}
