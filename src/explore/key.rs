//! Keys as the explorer knows them, whatever the terminal library.

use std::fmt;

/// The key itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A character as typed, upper case with shift.
    Char(char),
    /// Enter.
    Enter,
    /// Tab.
    Tab,
    /// Shift and tab.
    BackTab,
    /// Escape.
    Esc,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// A function key.
    F(u8),
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The key.
    pub code: Code,
    /// With control.
    pub ctrl: bool,
    /// With alt.
    pub alt: bool,
}

impl Key {
    /// A key without modifiers.
    pub fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// A key by its name in the keymap: `j`, `ctrl-o`, `enter`.
    pub fn parse(name: &str) -> Option<Self> {
        let (mut rest, mut ctrl, mut alt) = (name, false, false);
        loop {
            if let Some(stripped) = rest.strip_prefix("ctrl-").filter(|rest| !rest.is_empty()) {
                (rest, ctrl) = (stripped, true);
            } else if let Some(stripped) = rest.strip_prefix("alt-").filter(|rest| !rest.is_empty())
            {
                (rest, alt) = (stripped, true);
            } else {
                break;
            }
        }
        Some(Self { code: code(rest)?, ctrl, alt })
    }
}

const NAMED: [(&str, Code); 16] = [
    ("enter", Code::Enter),
    ("tab", Code::Tab),
    ("backtab", Code::BackTab),
    ("esc", Code::Esc),
    ("space", Code::Char(' ')),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
    ("home", Code::Home),
    ("end", Code::End),
    ("f1", Code::F(1)),
];

fn code(name: &str) -> Option<Code> {
    if let Some((_, code)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some(*code);
    }
    if let Some(number) = name.strip_prefix('f').and_then(|digits| digits.parse::<u8>().ok()) {
        return (1..=12).contains(&number).then_some(Code::F(number));
    }
    let mut chars = name.chars();
    chars.next().filter(|_| chars.next().is_none()).map(Code::Char)
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            write!(f, "ctrl-")?;
        }
        if self.alt {
            write!(f, "alt-")?;
        }
        match (NAMED.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => write!(f, "{name}"),
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, Code::F(number)) => write!(f, "f{number}"),
            (None, _) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for name in
            ["j", "G", "ctrl-o", "enter", "alt-right", "f1", "f12", "space", "]", "ctrl-p", "-"]
        {
            assert_eq!(Key::parse(name).map(|key| key.to_string()).as_deref(), Some(name));
        }
        for name in ["", "ctrl-", "jj", "f13"] {
            assert_eq!(Key::parse(name), None, "{name}");
        }
    }
}
