//! The user's settings: one TOML file in the XDG folder; what is wrong in it becomes a notice
//! with its line, and the rest goes on.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Result;
use etcetera::BaseStrategy;
use serde::Deserialize;
use toml::Spanned;

use super::args::{ConfigOptions, ThemeChoice};
use super::output;
use crate::explore::{Arrangement, Command, Keymap, Place};
use crate::ui::{Depth, Theme};

/// The settings with their defaults and what they mean.
const DEFAULT: &str = include_str!("../../assets/config.toml");

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct File {
    theme: Option<Spanned<String>>,
    ascii: Option<Spanned<bool>>,
    mouse: Option<Spanned<bool>>,
    links: Option<Spanned<bool>>,
    layout: BTreeMap<Spanned<String>, Spanned<u16>>,
    keys: BTreeMap<Spanned<String>, Spanned<Vec<String>>>,
    colors: BTreeMap<Spanned<String>, Spanned<String>>,
}

/// The names that a file can have.
const NAMES: [&str; 7] = ["theme", "ascii", "mouse", "links", "layout", "keys", "colors"];

/// The settings.
pub struct Settings {
    /// The colour scheme; `None` where none is named.
    pub theme: Option<ThemeChoice>,
    /// Whether signs are of plain ASCII.
    pub ascii: bool,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// Whether words lead to addresses.
    pub links: bool,
    /// How the panes share the screen.
    pub arrangement: Arrangement,
    /// The keys.
    pub keymap: Keymap,
    /// Styles of roles, over the scheme's.
    pub colors: Vec<(String, String, usize)>,
    /// What is wrong in the file, each with its line.
    pub mistakes: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: None,
            ascii: false,
            mouse: true,
            links: true,
            arrangement: Arrangement::default(),
            keymap: Keymap::embedded(),
            colors: Vec::new(),
            mistakes: Vec::new(),
        }
    }
}

/// Where the file stands: `dateline/config.toml` below `$XDG_CONFIG_HOME`, else `~/.config`.
pub fn path() -> Option<PathBuf> {
    let base = etcetera::base_strategy::Xdg::new().ok()?;
    Some(base.config_dir().join("dateline").join("config.toml"))
}

/// The user's settings; the defaults where there is no file.
pub fn settings() -> Settings {
    let Some(path) = path() else { return Settings::default() };
    match std::fs::read_to_string(&path) {
        Ok(text) => parse(&text, &path.display().to_string()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Settings::default(),
        Err(error) => Settings {
            mistakes: vec![format!("{}: {error}: the defaults are used", path.display())],
            ..Settings::default()
        },
    }
}

/// Settings from the text of a file of a name.
fn parse(text: &str, name: &str) -> Settings {
    let mut settings = Settings::default();
    let line = |at: usize| 1 + text.get(..at).unwrap_or("").matches('\n').count();
    let file: File = match toml::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            let at = error.span().map_or(1, |span| line(span.start));
            let message = error.message().lines().next().unwrap_or("").to_string();
            settings.mistakes.push(format!("{name}:{at}: {message}: the defaults are used"));
            return settings;
        }
    };
    let mut mistakes: Vec<(usize, String)> = Vec::new();
    if let Some(theme) = &file.theme {
        match <ThemeChoice as clap::ValueEnum>::from_str(theme.get_ref(), true) {
            Ok(choice) => settings.theme = Some(choice),
            Err(_) => mistakes.push((
                line(theme.span().start),
                format!("no theme is called {:?} (auto dark light contrast none)", theme.get_ref()),
            )),
        }
    }
    settings.ascii = file.ascii.map_or(settings.ascii, Spanned::into_inner);
    settings.mouse = file.mouse.map_or(settings.mouse, Spanned::into_inner);
    settings.links = file.links.map_or(settings.links, Spanned::into_inner);
    for (key, value) in &file.layout {
        let share = match key.get_ref().as_str() {
            "lists" => &mut settings.arrangement.left,
            "actors" => &mut settings.arrangement.actors,
            "accounts" => &mut settings.arrangement.accounts,
            other => {
                mistakes.push((line(key.span().start), format!("layout has no {other:?}")));
                continue;
            }
        };
        if (5..=80).contains(value.get_ref()) {
            *share = *value.get_ref();
        } else {
            let at = line(value.span().start);
            mistakes.push((at, format!("{} is no share from 5 to 80", value.get_ref())));
        }
    }
    // Those of a place last: a key that they share with everywhere is theirs there.
    let of_place = |name: &str| {
        let command = Command::parse(name);
        command.is_some_and(|command| !command.places().contains(&Place::Everywhere))
    };
    let mut keys: Vec<_> = file.keys.iter().collect();
    keys.sort_by_key(|(command, _)| of_place(command.get_ref()));
    for (command, keys) in keys {
        if let Err(error) = settings.keymap.rebind(command.get_ref(), keys.get_ref()) {
            mistakes.push((line(command.span().start), error.to_string()));
        }
    }
    for (role, style) in &file.colors {
        let at = line(role.span().start);
        // A scheme that is thrown away tells what is wrong with a style.
        match Theme::default().set(role.get_ref(), style.get_ref(), Depth::True) {
            Ok(()) => {
                settings.colors.push((role.get_ref().clone(), style.get_ref().clone(), at));
            }
            Err(error) => mistakes.push((at, error.to_string())),
        }
    }
    let all: BTreeMap<Spanned<String>, toml::Value> = toml::from_str(text).unwrap_or_default();
    for key in all.keys().filter(|key| !NAMES.contains(&key.get_ref().as_str())) {
        mistakes
            .push((line(key.span().start), format!("no setting is called {:?}", key.get_ref())));
    }
    mistakes.sort();
    settings.mistakes =
        mistakes.into_iter().map(|(at, what)| format!("{name}:{at}: {what}")).collect();
    settings
}

/// Print the settings with their defaults, or where they stand.
pub fn run(options: &ConfigOptions) -> Result<()> {
    let mut out = io::stdout().lock();
    if options.print_default {
        out.write_all(DEFAULT.as_bytes())?;
        writeln!(out, "\n[keys]\n{}", Keymap::DEFAULT.trim_end())?;
    } else {
        match path() {
            Some(path) => {
                let there = if path.exists() { "" } else { " (not there: the defaults are used)" };
                writeln!(out, "{}{there}", path.display())?;
            }
            None => writeln!(out, "no home folder is known, so the defaults are used")?,
        }
        for mistake in settings().mistakes {
            writeln!(out, "{}", output::plain(&mistake))?;
        }
    }
    out.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explore::{Command, Key};

    #[test]
    fn the_printed_defaults_are_the_defaults() {
        let text = format!("{DEFAULT}\n[keys]\n{}", Keymap::DEFAULT);
        let read = parse(&text, "config.toml");
        let none = Settings::default();
        assert!(read.mistakes.is_empty(), "{:?}", read.mistakes);
        assert_eq!(read.arrangement, none.arrangement);
        assert_eq!((read.ascii, read.mouse, read.links), (none.ascii, none.mouse, none.links));
        for command in Command::ALL {
            assert_eq!(read.keymap.keys(*command), none.keymap.keys(*command));
        }
    }

    #[test]
    fn every_mistake_has_its_line_and_the_rest_holds() {
        let read = parse(
            "theme = \"loud\"\nspeed = 3\n[layout]\nlists = 50\nrows = 3\n[keys]\nquit = [\"Q\"]\n\
             fly = [\"f\"]\n[colors]\nperson = \"fg:#00ff00\"\nghost = \"bold\"\n",
            "c",
        );
        let lines: Vec<&str> =
            read.mistakes.iter().map(|one| &one[..one.find(": ").unwrap()]).collect();
        assert_eq!(lines, ["c:1", "c:2", "c:5", "c:8", "c:11"], "{:?}", read.mistakes);
        assert_eq!(read.arrangement.left, 50);
        let key = Key::parse("Q").unwrap();
        let command = |key: Key| read.keymap.command(key, Place::Timeline);
        assert_eq!(command(key), Some(Command::Quit));
        assert_eq!(command(Key::parse("q").unwrap()), None, "the old key is free");
        assert_eq!(read.colors.len(), 1);
        let broken = parse("theme = \n", "c");
        assert!(broken.mistakes[0].starts_with("c:1: "), "{:?}", broken.mistakes);
    }

    #[test]
    fn a_key_goes_to_whoever_the_user_gives_it() {
        let read = parse("[keys]\nquit = [\"j\"]\n", "c");
        let j = Key::parse("j").unwrap();
        assert_eq!(read.keymap.command(j, Place::Timeline), Some(Command::Quit));
        assert!(!read.keymap.keys(Command::Down).contains(&j));
    }
}
