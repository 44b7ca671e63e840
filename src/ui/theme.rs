//! Themes: roles to styles, read from TOML, at the terminal's colour depth.

use std::collections::HashMap;

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each role is what its name says")]
pub enum Role {
    Text,
    Dim,
    Border,
    Focus,
    Title,
    Heading,
    Accent,
    AccentIdle,
    Conflict,
    Person,
    Organisation,
    Group,
    Place,
    Nationality,
    Date,
    Quote,
    Event,
    Hit,
    Mark,
    Bar,
    Strip,
    StripHere,
    Key,
    Notice,
    Differ,
    Chip,
    Label,
}

const ROLES: [(&str, Role); 27] = [
    ("text", Role::Text),
    ("dim", Role::Dim),
    ("border", Role::Border),
    ("focus", Role::Focus),
    ("title", Role::Title),
    ("heading", Role::Heading),
    ("accent", Role::Accent),
    ("accent-idle", Role::AccentIdle),
    ("conflict", Role::Conflict),
    ("person", Role::Person),
    ("organisation", Role::Organisation),
    ("group", Role::Group),
    ("place", Role::Place),
    ("nationality", Role::Nationality),
    ("date", Role::Date),
    ("quote", Role::Quote),
    ("event", Role::Event),
    ("hit", Role::Hit),
    ("mark", Role::Mark),
    ("bar", Role::Bar),
    ("strip", Role::Strip),
    ("strip-here", Role::StripHere),
    ("key", Role::Key),
    ("notice", Role::Notice),
    ("differ", Role::Differ),
    ("chip", Role::Chip),
    ("label", Role::Label),
];

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// The sixteen of ANSI.
    Ansi,
    /// The 256 of xterm.
    Indexed,
    /// Red, green and blue.
    #[default]
    True,
}

/// A style for each role.
#[derive(Clone, Debug, Default)]
pub struct Theme(HashMap<Role, Style>);

/// What is wrong with a theme.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ThemeError {
    /// Not TOML of that form.
    #[error("not a table of roles and styles: {0}")]
    Form(String),
    /// No such role.
    #[error("no role is called {0:?}")]
    Role(String),
    /// No such style.
    #[error("not a style: {0:?} (fg:#rrggbb bg:#rrggbb bold dim italic underline reverse)")]
    Style(String),
}

impl Theme {
    /// A theme that is compiled in, by name: `dark`, `light`, `contrast`, else without colour.
    pub fn embedded(name: &str, depth: Depth) -> Self {
        let text = match name {
            "dark" => include_str!("../../assets/themes/dark.toml"),
            "light" => include_str!("../../assets/themes/light.toml"),
            "contrast" => include_str!("../../assets/themes/contrast.toml"),
            _ => include_str!("../../assets/themes/none.toml"),
        };
        Self::parse(text, depth).unwrap_or_default()
    }

    /// Read a table of `role = "style"`.
    ///
    /// # Errors
    /// [`ThemeError`] names what is wrong.
    pub fn parse(text: &str, depth: Depth) -> Result<Self, ThemeError> {
        let table: HashMap<String, String> =
            toml::from_str(text).map_err(|error| ThemeError::Form(error.message().to_string()))?;
        let mut theme = Self::default();
        for (name, words) in table {
            theme.set(&name, &words, depth)?;
        }
        Ok(theme)
    }

    /// Give a role another style.
    ///
    /// # Errors
    /// [`ThemeError`] where there is no such role or style; then nothing changes.
    pub fn set(&mut self, name: &str, words: &str, depth: Depth) -> Result<(), ThemeError> {
        let role = ROLES.iter().find(|(known, _)| *known == name).map(|(_, role)| *role);
        let role = role.ok_or(ThemeError::Role(name.to_string()))?;
        self.0.insert(role, style(words, depth)?);
        Ok(())
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.0.get(&role).copied().unwrap_or_default()
    }
}

fn style(words: &str, depth: Depth) -> Result<Style, ThemeError> {
    let wrong = |word: &str| ThemeError::Style(word.to_string());
    words.split_whitespace().try_fold(Style::default(), |style, word| {
        Ok(match word {
            "bold" => style.add_modifier(Modifier::BOLD),
            "dim" => style.add_modifier(Modifier::DIM),
            "italic" => style.add_modifier(Modifier::ITALIC),
            "underline" => style.add_modifier(Modifier::UNDERLINED),
            "reverse" => style.add_modifier(Modifier::REVERSED),
            _ => match word.split_once(":#") {
                Some(("fg", hex)) => style.fg(colour(hex, depth).ok_or_else(|| wrong(word))?),
                Some(("bg", hex)) => style.bg(colour(hex, depth).ok_or_else(|| wrong(word))?),
                _ => return Err(wrong(word)),
            },
        })
    })
}

fn colour(hex: &str, depth: Depth) -> Option<Color> {
    let part =
        |at: usize| hex.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
    let (red, green, blue) = (part(0)?, part(2)?, part(4).filter(|_| hex.len() == 6)?);
    Some(match depth {
        Depth::True => Color::Rgb(red, green, blue),
        Depth::Indexed => Color::Indexed(indexed(red, green, blue)),
        Depth::Ansi => ansi(red, green, blue),
    })
}

/// The nearest colour of xterm's cube or grey ramp.
fn indexed(red: u8, green: u8, blue: u8) -> u8 {
    const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let near = |value: u8| {
        (0..6_u8).min_by_key(|at| LEVELS[usize::from(*at)].abs_diff(value)).unwrap_or(0)
    };
    let (r, g, b) = (near(red), near(green), near(blue));
    let cube = [LEVELS[usize::from(r)], LEVELS[usize::from(g)], LEVELS[usize::from(b)]];
    let mean = (u16::from(red) + u16::from(green) + u16::from(blue)) / 3;
    let step = (mean.saturating_sub(8) / 10).min(23) as u8;
    let grey = 8 + 10 * step;
    let far = |colour: [u8; 3]| {
        colour
            .iter()
            .zip([red, green, blue])
            .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
            .sum::<u32>()
    };
    if far([grey; 3]) < far(cube) { 232 + step } else { 16 + 36 * r + 6 * g + b }
}

/// The nearest of the sixteen: dark and light grey by brightness, hues by their strongest parts.
fn ansi(red: u8, green: u8, blue: u8) -> Color {
    let most = red.max(green).max(blue);
    let least = red.min(green).min(blue);
    if most - least < 40 {
        return match most {
            0..=50 => Color::Black,
            51..=140 => Color::DarkGray,
            141..=215 => Color::Gray,
            _ => Color::White,
        };
    }
    let strong = |value: u8| u16::from(value) * 2 > u16::from(most) + u16::from(least);
    match (strong(red), strong(green), strong(blue)) {
        (true, false, false) => Color::Red,
        (false, true, false) => Color::Green,
        (true, true, false) => Color::Yellow,
        (false, false, true) => Color::Blue,
        (true, false, true) => Color::Magenta,
        (false, true, true) => Color::Cyan,
        _ => Color::Gray,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_has_every_role_and_none_has_no_colour() {
        for text in [
            include_str!("../../assets/themes/dark.toml"),
            include_str!("../../assets/themes/light.toml"),
            include_str!("../../assets/themes/contrast.toml"),
            include_str!("../../assets/themes/none.toml"),
        ] {
            let theme = Theme::parse(text, Depth::True).unwrap();
            assert_eq!(theme.0.len(), ROLES.len());
        }
        let none = Theme::embedded("none", Depth::True);
        assert!(none.0.values().all(|style| style.fg.is_none() && style.bg.is_none()));
    }

    #[test]
    fn colours_come_down_to_what_the_terminal_has() {
        assert_eq!(colour("ff0000", Depth::Indexed), Some(Color::Indexed(196)));
        assert_eq!(colour("808080", Depth::Indexed), Some(Color::Indexed(244)));
        assert_eq!(colour("e08585", Depth::Ansi), Some(Color::Red));
        assert_eq!(colour("12345", Depth::True), None);
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(
            Theme::parse("glow = \"bold\"", Depth::True).unwrap_err(),
            ThemeError::Role("glow".into())
        );
        assert_eq!(
            Theme::parse("text = \"loud\"", Depth::True).unwrap_err(),
            ThemeError::Style("loud".into())
        );
    }
}
