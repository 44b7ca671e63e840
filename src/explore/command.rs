//! The registry of commands: name, what it does, where it applies, its hint.
//!
//! Keys, help, footer hints and the manual all come from here.

/// Where a command applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Everywhere in the main screen.
    Everywhere,
    /// In the timeline.
    Timeline,
    /// Among the actors.
    Actors,
    /// In the source text.
    Source,
    /// With two sources side by side.
    Beside,
    /// In a table: conflicts, coverage, statements, concordance.
    Tables,
}

impl Place {
    /// All places, in the order of the help.
    pub const ALL: [Self; 6] =
        [Self::Everywhere, Self::Timeline, Self::Actors, Self::Source, Self::Beside, Self::Tables];

    /// The heading in the help.
    pub fn title(self) -> &'static str {
        match self {
            Self::Everywhere => "Everywhere",
            Self::Timeline => "Timeline",
            Self::Actors => "Actors",
            Self::Source => "Source",
            Self::Beside => "Side by side",
            Self::Tables => "Tables",
        }
    }

    /// Whether it is a pane.
    fn is_pane(self) -> bool {
        matches!(self, Self::Timeline | Self::Actors | Self::Source)
    }
}

/// What a command can be given in the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Words to search.
    Words,
    /// An actor, or words.
    Name,
    /// An actor.
    Actor,
    /// Somebody who is quoted.
    Speaker,
    /// A day, a month or a year.
    Day,
    /// A condition of what is shown.
    Condition,
    /// The letter of a place.
    Letter,
    /// A kind of actors.
    Kind,
    /// An order of the actors.
    Order,
    /// A report.
    Report,
}

impl Argument {
    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Name => "name or words",
            Self::Actor => "actor",
            Self::Speaker => "speaker",
            Self::Day => "day",
            Self::Condition => "condition",
            Self::Letter => "letter",
            Self::Kind => "kind",
            Self::Order => "order",
            Self::Report => "report",
        }
    }
}

macro_rules! commands {
    ($($variant:ident, $name:literal, $hint:literal, [$($place:ident),+], $doc:literal;)+) => {
        /// Something that a key does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command { $(#[doc = $doc] $variant),+ }

        impl Command {
            /// All commands, in the order of help and hints.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in the keymap.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What it does, in one line.
            pub fn doc(self) -> &'static str {
                match self { $(Self::$variant => $doc),+ }
            }

            /// A word or two for the footer; empty where it is not hinted.
            pub fn hint(self) -> &'static str {
                match self { $(Self::$variant => $hint),+ }
            }

            /// Where it applies.
            pub fn places(self) -> &'static [Place] {
                match self { $(Self::$variant => &[$(Place::$place),+]),+ }
            }

            /// The command of a name.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|command| command.name() == name)
            }
        }
    };
}

commands! {
    Open, "open", "open", [Timeline, Actors, Source, Tables], "Go to the passage, or follow the marked words to their event or actor";
    NextAccount, "next-account", "next source", [Timeline, Actors, Source, Beside], "Next source that reports this event, or next mention of this actor";
    PreviousAccount, "previous-account", "", [Timeline, Actors, Source, Beside], "Previous source or mention";
    NextMark, "next-mark", "next mark", [Source], "Next marked words: a name, a date, a quote, an event";
    PreviousMark, "previous-mark", "", [Source], "Previous marked words";
    NextEvent, "next-event", "next event", [Source, Beside], "Next event of the timeline";
    PreviousEvent, "previous-event", "", [Source, Beside], "Previous event of the timeline";
    Beside, "beside", "beside", [Timeline, Source, Beside, Tables], "Two sources side by side, each at its account of the event";
    ThirdSource, "third-source", "third source", [Beside], "A third source beside the two, or two again";
    OwnScroll, "own-scroll", "own scroll", [Beside], "Each text scrolls by itself, or all together";
    NextText, "next-text", "next text", [Beside], "The next text, where each scrolls by itself";
    PreviousText, "previous-text", "", [Beside], "The text before, where each scrolls by itself";
    NextGroup, "next-group", "", [Tables], "Next conflict, next speaker";
    PreviousGroup, "previous-group", "", [Tables], "Previous conflict or speaker";
    SortContext, "sort-context", "", [Tables], "Concordance by the words on the left, on the right, or as in the reports";
    MoreSources, "more-sources", "", [Tables], "Coverage: further sources";
    FewerSources, "fewer-sources", "", [Tables], "Coverage: back to the sources before";
    Why, "why", "why", [Timeline, Actors, Source, Beside], "Why this date, this name, this link";
    Correct, "correct", "correct", [Actors], "Correct the actor: another name, the same as another one, another kind, hide, undo";
    Search, "search", "search", [Everywhere], "Search the full text as you type";
    Jump, "jump", "jump", [Everywhere], "Jump to any event, actor or article by a few of its letters";
    NextPane, "next-pane", "pane", [Everywhere], "Next pane";
    PreviousPane, "previous-pane", "", [Everywhere], "Previous pane";
    Timeline, "timeline", "", [Everywhere], "Go to the timeline";
    Actors, "actors", "", [Everywhere], "Go to the actors";
    Source, "source", "", [Everywhere], "Go to the source text";
    Conflicts, "conflicts", "conflicts", [Everywhere], "Where the sources disagree, each side with its passages";
    Coverage, "coverage", "", [Everywhere], "Events by sources: who reports, who is silent, who was first";
    Statements, "statements", "", [Everywhere], "Quotes: who said what, by speaker in order of time; of the selected actor alone among the actors";
    Palette, "commands", "commands", [Everywhere], "Every command by a few of its letters; behind a space what it is given (a day: 2025, 2025-11, 6 Nov)";
    Filter, "filter", "filter", [Everywhere], "Choose what is shown: actors, sources, types, status, where sources differ";
    ByActor, "by-actor", "only this", [Actors], "Only the events of this actor, or all again; several actors: any of them";
    Together, "together", "", [Everywhere], "All actors of the filter together, or any of them";
    Widen, "widen", "", [Everywhere], "Take the last condition of the filter away";
    ClearFilter, "clear-filter", "", [Everywhere], "Show everything again";
    ZoomOut, "zoom-out", "week", [Timeline], "Longer stretches with one heading: day, week, month, year";
    ZoomIn, "zoom-in", "", [Timeline], "Shorter stretches with one heading";
    From, "from", "", [Timeline], "Only from the selected event's day on, or from the start again";
    Until, "until", "", [Timeline], "Only until the selected event's day, or to the end again";
    Around, "around", "", [Timeline], "Only the events right before and after the selected one";
    Earlier, "earlier", "", [Timeline], "The range before this one, as long as it";
    Later, "later", "", [Timeline], "The range after this one, as long as it";
    NoStatements, "no-statements", "", [Timeline], "Hide or show what was only said";
    DatedOnly, "dated-only", "", [Timeline], "Hide or show the events without a date";
    SortActors, "sort-actors", "sort", [Actors], "Actors by mentions, by name, by first appearance";
    Kinds, "kinds", "kinds", [Actors, Source], "Another kind alone: of actors, or of the marked words in the text";
    Labels, "labels", "labels", [Source], "Letters on the marked words: type them to follow one";
    Yank, "yank", "yank", [Timeline, Actors, Source, Beside, Tables], "Copy the passage with its citation to the clipboard";
    SetMark, "set-mark", "", [Everywhere], "Give this place a letter";
    GoMark, "go-mark", "", [Everywhere], "Go to the place of a letter; twice: back";
    Places, "places", "", [Everywhere], "Choose among marks and the places where you were";
    Editor, "editor", "", [Timeline, Actors, Source, Beside], "Open the file in $EDITOR or $PAGER at the passage's line";
    Browse, "browse", "", [Timeline, Actors, Source, Beside], "Show the report's address (URL) and copy it to the clipboard";
    HideTimeline, "hide-timeline", "", [Everywhere], "Hide or show the timeline";
    HideActors, "hide-actors", "", [Everywhere], "Hide or show the actors";
    HideAccounts, "hide-accounts", "", [Everywhere], "Hide or show the accounts";
    Wider, "wider", "", [Everywhere], "Lists wider";
    Narrower, "narrower", "", [Everywhere], "Lists narrower";
    Taller, "taller", "", [Everywhere], "Actors taller";
    Shorter, "shorter", "", [Everywhere], "Actors shorter";
    Mouse, "mouse", "", [Everywhere], "Leave the mouse to the terminal, or take it back";
    Concordance, "concordance", "", [Everywhere], "Keyword in context: the selected actor, the marked words or the words last searched";
    Down, "down", "", [Everywhere], "Down; side by side: both texts";
    Up, "up", "", [Everywhere], "Up; side by side: both texts";
    PageDown, "page-down", "", [Everywhere], "A page down";
    PageUp, "page-up", "", [Everywhere], "A page up";
    Top, "top", "", [Everywhere], "To the beginning";
    Bottom, "bottom", "", [Everywhere], "To the end";
    Back, "back", "back", [Everywhere], "Back to where you were before the last jump";
    Forward, "forward", "", [Everywhere], "Forward again (tab is ctrl-i in most terminals: right after ctrl-o it goes forward)";
    Zoom, "zoom", "", [Everywhere], "Give the pane the whole screen, or take it back";
    Removed, "removed", "", [Source], "Show or hide what was cut from the page";
    Close, "close", "", [Everywhere], "Close what is open above the panes";
    Help, "help", "help", [Everywhere], "Show all keys";
    Redraw, "redraw", "", [Everywhere], "Draw the screen anew";
    Suspend, "suspend", "", [Everywhere], "Put the program to sleep; fg wakes it";
    Quit, "quit", "quit", [Everywhere], "Leave";
}

impl Command {
    /// How near it is to a place, for a key that several commands share: those of the place
    /// first, then those for everywhere, then those of a pane, which its key reaches from afar.
    pub fn distance(self, place: Place) -> usize {
        let places = self.places();
        if places.contains(&place) {
            0
        } else if places.contains(&Place::Everywhere) {
            1
        } else if places.iter().any(|one| one.is_pane()) {
            2
        } else {
            3
        }
    }

    /// Whether it and another one do something in the same place.
    pub fn meets(self, other: Self) -> bool {
        self.places().iter().any(|place| other.places().contains(place))
    }

    /// What it can be given; without that it takes what is selected.
    pub fn argument(self) -> Option<Argument> {
        Some(match self {
            Self::Search => Argument::Words,
            Self::Concordance => Argument::Name,
            Self::Why | Self::Correct | Self::ByActor => Argument::Actor,
            Self::Statements => Argument::Speaker,
            Self::From | Self::Until => Argument::Day,
            Self::Filter => Argument::Condition,
            Self::SetMark | Self::GoMark => Argument::Letter,
            Self::Kinds => Argument::Kind,
            Self::SortActors => Argument::Order,
            Self::Source => Argument::Report,
            _ => return None,
        })
    }
}
