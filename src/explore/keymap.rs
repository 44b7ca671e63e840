//! Which key does what.

use std::collections::{BTreeMap, HashMap};

use super::command::Command;
use super::key::Key;

/// Keys and their commands.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    commands: HashMap<Key, Command>,
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
    /// One key, two commands.
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

    /// Give a command these keys in place of those that it had; what another command had of
    /// them is taken from it.
    ///
    /// # Errors
    /// [`KeymapError`] where there is no such command or key; then nothing changes.
    pub fn rebind(&mut self, name: &str, keys: &[String]) -> Result<(), KeymapError> {
        let command = Command::parse(name).ok_or(KeymapError::Command(name.to_string()))?;
        let key = |name: &String| Key::parse(name).ok_or(KeymapError::Key(name.clone()));
        let keys: Vec<Key> = keys.iter().map(key).collect::<Result<_, _>>()?;
        for old in self.keys.remove(&command).unwrap_or_default() {
            self.commands.remove(&old);
        }
        for key in &keys {
            if let Some(other) = self.commands.insert(*key, command)
                && let Some(list) = self.keys.get_mut(&other)
            {
                list.retain(|known| known != key);
            }
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
                if let Some(first) = keymap.commands.insert(key, command) {
                    let (first, second) = (first.name(), command.name());
                    return Err(KeymapError::Twice { key: key.to_string(), first, second });
                }
                keymap.keys.entry(command).or_default().push(key);
            }
        }
        Ok(keymap)
    }

    /// The command of a key.
    pub fn command(&self, key: Key) -> Option<Command> {
        self.commands.get(&key).copied()
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
}
