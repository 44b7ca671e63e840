//! One file a command: arguments in, data on standard output, messages on standard error.

mod actors;
mod annotate;
mod args;
mod concordance;
mod config;
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
mod why;
mod words;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Arguments, Command};

use crate::explore::Keymap;

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
        Some(Command::Concordance(options)) => concordance::run(options).map(done),
        Some(Command::Why(options)) => why::run(options).map(done),
        Some(Command::Config(options)) => config::run(options).map(done),
        Some(Command::Completions(options)) => completions(options.shell).map(done),
        Some(Command::Man) => manual().map(done),
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

/// Completions for a shell, from the arguments themselves.
fn completions(shell: clap_complete::Shell) -> anyhow::Result<()> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "dateline", &mut out);
    io::stdout().lock().write_all(&out)?;
    Ok(())
}

/// The manual page: the arguments, each command's own, and the explorer's keys.
fn manual() -> anyhow::Result<()> {
    let mut out = Vec::new();
    let command = Arguments::command();
    let page = clap_mangen::Man::new(command.clone());
    page.render_title(&mut out)?;
    page.render_name_section(&mut out)?;
    page.render_synopsis_section(&mut out)?;
    page.render_description_section(&mut out)?;
    page.render_options_section(&mut out)?;
    page.render_subcommands_section(&mut out)?;
    writeln!(out, ".SH KEYS")?;
    let keymap = Keymap::embedded();
    for command in crate::explore::Command::ALL {
        let keys: Vec<String> =
            keymap.keys(*command).iter().map(|key| roff(&key.to_string())).collect();
        writeln!(
            out,
            ".TP\n\\fB{}\\fR ({})\n{}",
            keys.join(", "),
            command.name(),
            roff(command.doc())
        )?;
    }
    page.render_extra_section(&mut out)?;
    page.render_version_section(&mut out)?;
    io::stdout().lock().write_all(&out)?;
    Ok(())
}

/// Text that troff takes as text.
fn roff(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}
