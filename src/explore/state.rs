//! Everything that a screen is a function of.

use std::collections::BTreeMap;
use std::sync::Arc;

use tui_input::Input;

use super::command::Command;
use super::jumps::JumpList;
use super::keymap::Keymap;
use super::page::Pages;
use super::update::Border;
use crate::index::concordance::{Order, Place};
use crate::index::tables::{Covered, Statement};
use crate::index::{Account, Condition, Day, Hits, MarkKind, Row, Shown, View};
use crate::model::{ActorId, ActorKind, ArticleId, Correction, EventId, Span};

/// A pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// Events by date.
    #[default]
    Timeline,
    /// Actors by mentions.
    Actors,
    /// A report.
    Source,
}

/// What is selected and seen in all panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An event.
    Event(EventId),
    /// An actor.
    Actor(ActorId),
    /// The hits of the last search.
    Search,
}

/// What is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The article.
    pub article: ArticleIdOrFirst,
    /// Byte at the top of the pane.
    pub top: usize,
    /// The passage that a jump led to.
    pub passage: Option<Span>,
    /// Index of the marked span under the cursor.
    pub mark: Option<usize>,
}

/// An article id with the first article as its default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArticleIdOrFirst(pub ArticleId);

impl Default for ArticleIdOrFirst {
    fn default() -> Self {
        Self(ArticleId(0))
    }
}

/// Two or three accounts of the selected event, by their indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Left.
    pub left: usize,
    /// Right, or in the middle.
    pub right: usize,
    /// Right of three.
    pub third: Option<usize>,
}

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

/// How large the panes are, in cells; told by the last frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewport {
    /// Rows of the timeline's list.
    pub timeline: usize,
    /// Rows of the actors' list.
    pub actors: usize,
    /// Columns of the source's text.
    pub source_columns: usize,
    /// Rows of the source's text.
    pub source_rows: usize,
    /// The last line that a page above the panes may begin with.
    pub overlay_limit: usize,
}

impl Default for Viewport {
    fn default() -> Self {
        Self {
            timeline: 10,
            actors: 10,
            source_columns: 60,
            source_rows: 20,
            overlay_limit: usize::MAX,
        }
    }
}

/// How far loading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files read.
    pub done: usize,
    /// Files to read.
    pub of: usize,
}

/// The search line and what it found.
#[derive(Clone, Debug, Default)]
pub struct SearchState {
    /// What is typed.
    pub input: Input,
    /// Whether it stands there from the search before.
    pub fresh: bool,
    /// What it found.
    pub hits: Hits,
    /// The highlighted hit.
    pub selected: usize,
    /// What is wrong with the query.
    pub error: Option<String>,
    /// The only article that is searched, where one is chosen.
    pub within: Option<ArticleId>,
    /// How far back in the searches before one has gone.
    pub back: usize,
    /// Number of the newest search; answers to older ones are dropped.
    pub generation: u64,
}

/// The fuzzy jump.
#[derive(Clone, Debug, Default)]
pub struct JumpState {
    /// What is typed.
    pub input: Input,
    /// Indices into the view's jump items, best first.
    pub matches: Vec<usize>,
    /// The highlighted one.
    pub selected: usize,
}

/// Something that can be said of an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is shown.
    pub label: String,
    /// The same folded, for the filter.
    pub folded: String,
    /// What it does.
    pub change: Change,
}

/// A change of the user's notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// One more correction.
    Add(Box<Correction>),
    /// The last correction taken back.
    Undo,
}

/// The list of corrections of an actor.
#[derive(Clone, Debug)]
pub struct CorrectState {
    /// The actor.
    pub actor: ActorId,
    /// What is typed: a filter, or a new name.
    pub input: Input,
    /// Everything that can be said of it.
    pub choices: Vec<Choice>,
    /// Indices of the choices that fit, best first.
    pub matches: Vec<usize>,
    /// The highlighted one; behind the last stands the new name. Nothing is highlighted until
    /// one chooses or types, so that a stray enter corrects nothing.
    pub selected: Option<usize>,
}

impl Default for CorrectState {
    fn default() -> Self {
        Self {
            actor: ActorId(0),
            input: Input::default(),
            choices: Vec::new(),
            matches: Vec::new(),
            selected: None,
        }
    }
}

/// A table of the whole story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// Conflicts with their sides.
    Conflicts,
    /// Events by sources.
    Coverage,
    /// Statements by speaker.
    Statements,
    /// A keyword with the words around it.
    Concordance,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableRow {
    /// A conflict, by its index.
    Conflict(usize),
    /// A side of a conflict, by its index in it.
    Side(usize, usize),
    /// An event with what each source says of it.
    Covered(Covered),
    /// A speaker, with the number of statements.
    Speaker(String, usize),
    /// A statement.
    Statement(Statement),
    /// A place of the keyword.
    Place(Place),
}

/// A table and where one is in it.
#[derive(Clone, Debug)]
pub struct TableState {
    /// Which.
    pub kind: TableKind,
    /// Its rows.
    pub rows: Vec<TableRow>,
    /// The highlighted one.
    pub selected: usize,
    /// Columns by which a wide table is moved.
    pub shift: usize,
    /// The keyword of a concordance, and the order of its lines.
    pub keyword: (String, Order),
}

/// A list to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickKind {
    /// Commands with their keys.
    Commands,
    /// Marks and the places that jumps have left.
    Places,
    /// Conditions of what is shown.
    Filter,
}

/// What a choice does.
#[derive(Clone, Debug, PartialEq)]
pub enum Does {
    /// Give a command.
    Run(Command),
    /// Go to a place.
    Go(Spot),
    /// Put a condition in or take it out.
    Filter(Condition),
}

/// A choice.
#[derive(Clone, Debug, PartialEq)]
pub struct PickItem {
    /// A word for what it is, or its key.
    pub word: String,
    /// What is shown.
    pub label: String,
    /// The same folded, for the filter.
    pub folded: String,
    /// What it does.
    pub does: Does,
}

impl PickItem {
    /// A choice.
    pub fn new(word: &str, label: &str, does: Does) -> Self {
        let folded = crate::annotate::text::fold(label);
        Self { word: word.to_string(), label: label.to_string(), folded, does }
    }
}

/// A list to choose from and what is typed.
#[derive(Clone, Debug)]
pub struct PickState {
    /// Which.
    pub kind: PickKind,
    /// What is typed.
    pub input: Input,
    /// All choices.
    pub items: Vec<PickItem>,
    /// Indices of those that fit, best first.
    pub matches: Vec<usize>,
    /// The highlighted one.
    pub selected: usize,
}

/// Words on the screen with the letters that lead to them.
#[derive(Clone, Debug, Default)]
pub struct LabelState {
    /// Letters, and the index of the mark.
    pub labels: Vec<(String, usize)>,
    /// The letters typed so far.
    pub typed: String,
}

/// A key that waits for a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pending {
    /// The letter names this place.
    SetMark,
    /// The letter names the place to go to.
    GoMark,
}

/// What is to be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// An event: its dates and accounts.
    Event(EventId),
    /// An actor: its names and roles.
    Actor(ActorId),
    /// An expression, by its index in an article.
    Date(ArticleId, usize),
}

/// What lies above the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// All keys, from a line on.
    Help(usize),
    /// Full-text search.
    Search(SearchState),
    /// Fuzzy jump.
    Jump(JumpState),
    /// An explanation, from a line on.
    Why(Why, usize),
    /// Corrections of an actor.
    Correct(CorrectState),
    /// A table of the whole story.
    Table(TableState),
    /// A list to choose from.
    Pick(PickState),
    /// Letters on the marked words.
    Labels(LabelState),
}

/// A place to come back to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The focused pane.
    pub focus: Pane,
    /// What was selected.
    pub subject: Option<Subject>,
    /// Which of its accounts.
    pub account: usize,
    /// What was read.
    pub reading: Reading,
}

/// The explorer's state.
pub struct State {
    /// The corpus.
    pub view: Option<Arc<dyn View>>,
    /// How far loading is; `None` when done.
    pub progress: Option<Progress>,
    /// The focused pane.
    pub focus: Pane,
    /// What is selected.
    pub subject: Option<Subject>,
    /// Which account of it is shown.
    pub account: usize,
    /// Its accounts or mentions.
    pub accounts: Vec<Account>,
    /// What the timeline shows.
    pub shown: Shown,
    /// Its rows under that filter.
    pub rows: Vec<Row>,
    /// Accounts a day among them.
    pub density: Vec<Day>,
    /// The selected row of the timeline.
    pub timeline_row: usize,
    /// The first row shown.
    pub timeline_top: usize,
    /// The actors that are listed, in their order.
    pub cast: Vec<ActorId>,
    /// That order.
    pub cast_order: CastOrder,
    /// Their only kind, where one is chosen.
    pub cast_kind: Option<ActorKind>,
    /// Which spans are marked in the text.
    pub marked: Marked,
    /// The row of the selected actor.
    pub actor_row: usize,
    /// The first actor shown.
    pub actor_top: usize,
    /// What is read.
    pub reading: Reading,
    /// Two sources instead of one.
    pub beside: Option<Beside>,
    /// Whether the focused pane has the whole screen.
    pub zoomed: bool,
    /// Whether what was cut from the page is shown.
    pub removed_shown: bool,
    /// What lies above, the last on top.
    pub overlays: Vec<Overlay>,
    /// Where one has been.
    pub jumps: JumpList<Spot>,
    /// Places with a letter.
    pub marks: BTreeMap<char, Spot>,
    /// A key that waits for its letter.
    pub pending: Option<Pending>,
    /// How the panes share the screen.
    pub arrangement: Arrangement,
    /// Whose the mouse is.
    pub mouse: MouseOf,
    /// The border that is dragged.
    pub dragged: Option<Border>,
    /// Words selected with the mouse: article, where it began, and what lies between.
    pub selection: Option<(ArticleId, usize, Span)>,
    /// A message in place of the footer.
    pub notice: Option<String>,
    /// Number of notices about files.
    pub file_notices: Vec<String>,
    /// Sizes of the last frame.
    pub viewport: Viewport,
    /// The keys.
    pub keymap: Keymap,
    /// Wrapped texts.
    pub pages: Pages,
    /// Where the search line's hits lead before one is taken.
    pub before_search: Option<Spot>,
    /// The last search that was taken: its words, and where they stand.
    pub taken: SearchState,
    /// The words of searches that were taken, the last one last.
    pub searched: Vec<String>,
    /// Lines that two sources side by side are scrolled by.
    pub beside_scroll: isize,
    /// Whether the last key went back, so that tab, which terminals cannot tell from
    /// ctrl-i, goes forward.
    pub went_back: bool,
    /// Numbers given to searches so far.
    pub searches: u64,
    /// What to call the corpus while it loads.
    pub name: String,
}

impl State {
    /// A state that waits for its corpus.
    pub fn new(name: &str, keymap: Keymap) -> Self {
        Self {
            view: None,
            progress: Some(Progress::default()),
            focus: Pane::Timeline,
            subject: None,
            account: 0,
            accounts: Vec::new(),
            shown: Shown::default(),
            rows: Vec::new(),
            density: Vec::new(),
            timeline_row: 0,
            timeline_top: 0,
            cast: Vec::new(),
            cast_order: CastOrder::default(),
            cast_kind: None,
            marked: Marked::default(),
            actor_row: 0,
            actor_top: 0,
            reading: Reading::default(),
            beside: None,
            zoomed: false,
            removed_shown: false,
            overlays: Vec::new(),
            jumps: JumpList::default(),
            marks: BTreeMap::new(),
            pending: None,
            arrangement: Arrangement::default(),
            mouse: MouseOf::Us,
            dragged: None,
            selection: None,
            notice: None,
            file_notices: Vec::new(),
            viewport: Viewport::default(),
            keymap,
            pages: Pages::default(),
            before_search: None,
            taken: SearchState::default(),
            searched: Vec::new(),
            beside_scroll: 0,
            went_back: false,
            searches: 0,
            name: name.to_string(),
        }
    }

    /// The place where one is.
    pub fn spot(&self) -> Spot {
        Spot {
            focus: self.focus,
            subject: self.subject,
            account: self.account,
            reading: self.reading,
        }
    }

    /// The selected event, where one is selected.
    pub fn event(&self) -> Option<EventId> {
        match self.subject {
            Some(Subject::Event(event)) => Some(event),
            _ => None,
        }
    }

    /// The selected actor, where one is selected.
    pub fn actor(&self) -> Option<ActorId> {
        match self.subject {
            Some(Subject::Actor(actor)) => Some(actor),
            _ => None,
        }
    }

    /// The article that is read.
    pub fn article(&self) -> ArticleId {
        self.reading.article.0
    }

    /// The overlay on top.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlays.last()
    }
}
