//! How things are shown: shares of the screen, order and kinds of lists, whose the mouse is.

use crate::index::MarkKind;

/// Whose the mouse is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MouseOf {
    /// Clicks and the wheel come here.
    #[default]
    Us,
    /// The terminal selects text with it.
    Terminal,
}

/// How the panes share the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrangement {
    /// Share of the width that timeline and actors have, in percent.
    pub left: u16,
    /// Share of the height that the actors have, in percent.
    pub actors: u16,
    /// Share of the height that the accounts have at most, in percent.
    pub accounts: u16,
    /// Whether the actors are hidden.
    pub actors_hidden: bool,
    /// Whether the accounts are hidden.
    pub accounts_hidden: bool,
    /// Whether the timeline is hidden.
    pub timeline_hidden: bool,
}

impl Arrangement {
    /// Change the shares, within what leaves every pane readable.
    pub fn resize(&mut self, left: i16, actors: i16) {
        let add = |share: u16, by: i16| share.saturating_add_signed(by).clamp(15, 75);
        self.left = add(self.left, left);
        self.actors = add(self.actors, actors);
    }
}

impl Default for Arrangement {
    fn default() -> Self {
        Self {
            left: 36,
            actors: 30,
            accounts: 25,
            actors_hidden: false,
            accounts_hidden: false,
            timeline_hidden: false,
        }
    }
}

/// The order of the actors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CastOrder {
    /// The most mentioned first.
    #[default]
    Mentions,
    /// By name.
    Name,
    /// By first appearance in the reports.
    First,
}

impl CastOrder {
    /// The order after this one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Mentions => Self::Name,
            Self::Name => Self::First,
            Self::First => Self::Mentions,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mentions => "by mentions",
            Self::Name => "by name",
            Self::First => "by first appearance",
        }
    }
}

/// Which spans are marked in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marked {
    /// All of them.
    #[default]
    All,
    /// Names.
    Names,
    /// Dates.
    Dates,
    /// Quotes.
    Quotes,
    /// Events.
    Events,
    /// None.
    None,
}

impl Marked {
    /// What comes after it, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::All => Self::Names,
            Self::Names => Self::Dates,
            Self::Dates => Self::Quotes,
            Self::Quotes => Self::Events,
            Self::Events => Self::None,
            Self::None => Self::All,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "names, dates, quotes, events",
            Self::Names => "names",
            Self::Dates => "dates",
            Self::Quotes => "quotes",
            Self::Events => "events",
            Self::None => "nothing",
        }
    }

    /// Whether a mark is shown.
    pub fn shows(self, kind: MarkKind) -> bool {
        match kind {
            MarkKind::Actor(_) => matches!(self, Self::All | Self::Names),
            MarkKind::Date(_) => matches!(self, Self::All | Self::Dates),
            MarkKind::Quote(_) => matches!(self, Self::All | Self::Quotes),
            MarkKind::Event(_) => matches!(self, Self::All | Self::Events),
        }
    }
}
