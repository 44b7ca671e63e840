//! One file a command: arguments in, data on standard output, messages on standard error.

mod annotate;
mod args;
mod corpus;
mod export;
mod output;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};

/// Run the program with the process's arguments.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let result = match arguments.command {
        Some(Command::Annotate(options)) => annotate::run(&options),
        Some(Command::Export(options)) => export::run(&options),
        _ => Ok(()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dateline: {error:#}");
            ExitCode::FAILURE
        }
    }
}
