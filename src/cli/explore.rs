//! `dateline [PATH…]`: the explorer.

use std::io::IsTerminal;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use super::args::{ColorChoice, ExploreOptions, ThemeChoice};
use super::config::{self, Settings};
use super::corpus;
use crate::app::{self, Wishes};
use crate::term;
use crate::ui::{Depth, Look, Signs, Theme};

/// Open the explorer; the exit status says which signal ended it, if one did.
pub fn run(options: &ExploreOptions) -> Result<ExitCode> {
    if !term::is_terminal() {
        bail!(
            "the explorer needs a terminal; for data try: dateline export PATH… (dateline --help lists all commands)"
        );
    }
    let piped = options.paths.iter().any(|path| path.as_os_str() == "-");
    if piped && std::io::stdin().is_terminal() {
        bail!("there is nothing on standard input: pipe reports into it, or name a file or folder");
    }
    let settings = config::settings();
    // The terminal is asked for its background while the files are looked up.
    let asks = wants_background(options, &settings);
    let background = std::thread::spawn(move || asks && term::is_light());
    let pile = corpus::pile(&options.paths);
    if pile.sources.is_empty() {
        for notice in &pile.notices {
            eprintln!("dateline: {}", super::output::plain(&notice.to_string()));
        }
        bail!("there is nothing to read: name a folder or a file of reports");
    }
    let look = Look {
        theme: theme(options, &settings, background.join().unwrap_or(false)),
        signs: Signs { ascii: options.ascii || settings.ascii },
        links: settings.links,
    };
    let wishes = Wishes {
        keymap: settings.keymap,
        arrangement: settings.arrangement,
        mouse: settings.mouse && !options.no_mouse,
        notices: settings.mistakes,
    };
    let signal = app::run(pile, &look, wishes).context("the terminal could not be used")?;
    // As shells count: a program that a signal ended has 128 and its number.
    Ok(signal
        .map_or(ExitCode::SUCCESS, |number| ExitCode::from(128_u8.saturating_add(number as u8))))
}

/// The theme at the terminal's depth; without colour where that was asked for.
fn theme(options: &ExploreOptions, settings: &Settings, light: bool) -> Theme {
    let depth = depth(options);
    let choice = match options.theme.or(settings.theme).unwrap_or_default() {
        ThemeChoice::Auto if light => ThemeChoice::Light,
        other => other,
    };
    let at = depth.unwrap_or_default();
    let mut theme = Theme::embedded(name(choice, depth.is_some()), at);
    if depth.is_some() && choice != ThemeChoice::None {
        for (role, style, _) in &settings.colors {
            // Each was tried when the settings were read.
            let _ = theme.set(role, style, at);
        }
    }
    theme
}

/// The terminal's colour depth; `None` where there is to be no colour.
fn depth(options: &ExploreOptions) -> Option<Depth> {
    match options.color {
        ColorChoice::Never => None,
        ColorChoice::Always => Some(term::colour_depth().unwrap_or(Depth::Indexed)),
        ColorChoice::Auto => term::colour_depth(),
    }
}

/// Whether the theme depends on the terminal's background.
fn wants_background(options: &ExploreOptions, settings: &Settings) -> bool {
    let choice = options.theme.or(settings.theme).unwrap_or_default();
    choice == ThemeChoice::Auto && depth(options).is_some()
}

/// The name of a theme.
pub fn name(choice: ThemeChoice, coloured: bool) -> &'static str {
    match choice {
        _ if !coloured => "none",
        ThemeChoice::Auto | ThemeChoice::Dark => "dark",
        ThemeChoice::Light => "light",
        ThemeChoice::Contrast => "contrast",
        ThemeChoice::None => "none",
    }
}
