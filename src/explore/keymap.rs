//! Which key does what.

use std::collections::{BTreeMap, HashMap};

use super::command::{Command, Place};
use super::key::Key;

/// Keys and their commands. One key may do one thing everywhere and others in places of
/// their own.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    commands: HashMap<Key, Vec<Command>>,
    keys: BTreeMap<Command, Vec<Key>>,
}

/// What is wrong with a keymap.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// Not TOML of that form.
    #[error("not a table of commands and lists of keys: {0}")]
    Form(String),
    /// No such command.
    #[error("no command is called {0:?}")]
    Command(String),
    /// No such key.
    #[error("no key is called {0:?}")]
    Key(String),
    /// One key, two commands in one place.
    #[error("{key} is given to both {first} and {second}")]
    Twice {
        /// The key.
        key: String,
        /// The command that had it.
        first: &'static str,
        /// The command that wants it too.
        second: &'static str,
    },
}

impl Keymap {
    /// The default keys as a table.
    pub const DEFAULT: &'static str = include_str!("../../assets/keys.toml");

    /// The default keys, compiled in.
    pub fn embedded() -> Self {
        Self::parse(Self::DEFAULT).unwrap_or_default()
    }

    /// Give a command these keys in place of those that it had; what another command of its
    /// places had of them is taken from it. A command for everywhere takes them from all.
    ///
    /// # Errors
    /// [`KeymapError`] where there is no such command or key; then nothing changes.
    pub fn rebind(&mut self, name: &str, keys: &[String]) -> Result<(), KeymapError> {
        let command = Command::parse(name).ok_or(KeymapError::Command(name.to_string()))?;
        let key = |name: &String| Key::parse(name).ok_or(KeymapError::Key(name.clone()));
        let keys: Vec<Key> = keys.iter().map(key).collect::<Result<_, _>>()?;
        for old in self.keys.remove(&command).unwrap_or_default() {
            self.commands.entry(old).or_default().retain(|known| *known != command);
        }
        let everywhere = command.places().contains(&Place::Everywhere);
        for key in &keys {
            let known = self.commands.entry(*key).or_default();
            for other in known.extract_if(.., |other| everywhere || other.meets(command)) {
                self.keys.entry(other).or_default().retain(|known| known != key);
            }
            known.push(command);
        }
        self.keys.insert(command, keys);
        Ok(())
    }

    /// Read a table of `command = ["key", …]`.
    ///
    /// # Errors
    /// [`KeymapError`] names what is wrong.
    pub fn parse(text: &str) -> Result<Self, KeymapError> {
        let table: BTreeMap<String, Vec<String>> =
            toml::from_str(text).map_err(|error| KeymapError::Form(error.message().to_string()))?;
        let mut keymap = Self::default();
        for (name, keys) in table {
            let command = Command::parse(&name).ok_or(KeymapError::Command(name))?;
            for key_name in keys {
                let key = Key::parse(&key_name).ok_or(KeymapError::Key(key_name))?;
                let known = keymap.commands.entry(key).or_default();
                if let Some(first) = known.iter().find(|other| other.meets(command)) {
                    let (first, second) = (first.name(), command.name());
                    return Err(KeymapError::Twice { key: key.to_string(), first, second });
                }
                known.push(command);
                keymap.keys.entry(command).or_default().push(key);
            }
        }
        Ok(keymap)
    }

    /// The command of a key in a place.
    pub fn command(&self, key: Key, place: Place) -> Option<Command> {
        let commands = self.commands.get(&key)?.iter().copied();
        commands.min_by_key(|command| (command.distance(place), *command))
    }

    /// The shortest key of a command, to be named.
    pub fn shortest(&self, command: Command) -> Option<String> {
        self.keys(command).iter().map(Key::to_string).min_by_key(|key| key.chars().count())
    }

    /// The keys of a command, the first one for hints.
    pub fn keys(&self, command: Command) -> &[Key] {
        self.keys.get(&command).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_key() {
        let keymap = Keymap::parse(include_str!("../../assets/keys.toml")).unwrap();
        for command in Command::ALL {
            assert!(!keymap.keys(*command).is_empty(), "{}", command.name());
        }
    }

    #[test]
    fn mistakes_are_named() {
        let error = |text: &str| Keymap::parse(text).unwrap_err();
        assert_eq!(error("fly = [\"f\"]"), KeymapError::Command("fly".into()));
        assert_eq!(error("quit = [\"hyper-x\"]"), KeymapError::Key("hyper-x".into()));
        assert!(matches!(error("quit = [\"q\"]\nhelp = [\"q\"]"), KeymapError::Twice { .. }));
        assert!(matches!(error("quit = 3"), KeymapError::Form(_)));
    }

    #[test]
    fn a_key_of_a_place_goes_before_that_of_everywhere() {
        let keymap = Keymap::embedded();
        let (tab, s) = (Key::parse("tab").unwrap(), Key::parse("s").unwrap());
        assert_eq!(keymap.command(tab, Place::Timeline), Some(Command::NextPane));
        assert_eq!(keymap.command(tab, Place::Beside), Some(Command::NextText));
        assert_eq!(keymap.command(s, Place::Tables), Some(Command::SortContext));
        // The key of a pane reaches it from another one.
        assert_eq!(keymap.command(s, Place::Actors), Some(Command::NoStatements));
    }

    #[test]
    fn a_command_for_everywhere_takes_its_key_from_all_places() {
        let mut keymap = Keymap::embedded();
        let s = Key::parse("s").unwrap();
        keymap.rebind("yank", &["s".to_string()]).unwrap();
        assert_eq!(keymap.command(s, Place::Beside), Some(Command::Yank), "it had a place there");
        keymap.rebind("quit", &["s".to_string()]).unwrap();
        for place in Place::ALL {
            assert_eq!(keymap.command(s, place), Some(Command::Quit), "{place:?}");
        }
    }
}
