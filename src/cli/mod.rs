//! One file a command: arguments in, data on standard output, messages on standard error.

mod annotate;
mod args;
mod corpus;
mod explore;
mod export;
mod generate;
mod output;
mod picture;
mod sample;
mod search;
mod timeline;

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
    let result = match &arguments.command {
        None => explore::run(&arguments.explore),
        Some(Command::Annotate(options)) => annotate::run(options),
        Some(Command::Export(options)) => export::run(options),
        Some(Command::Timeline(options)) => timeline::run(options),
        Some(Command::Search(options)) => search::run(options),
        Some(Command::Picture(options)) => picture::run(options),
        Some(Command::Generate(options)) => generate::run(options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dateline: {}", output::plain(&format!("{error:#}")));
            ExitCode::FAILURE
        }
    }
}
