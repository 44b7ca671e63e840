//! What lies above the panes, each with what is typed and chosen in it.

use chrono::NaiveDate;
use tui_input::Input;

use super::arrangement::CastOrder;
use super::command::Command;
use super::state::Spot;
use crate::index::concordance::{Order, Place};
use crate::index::tables::{Covered, Statement};
use crate::index::{Condition, Hits};
use crate::model::{ActorId, ActorKind, ArticleId, Correction, EventId};

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
    /// Give a command its argument.
    Give(Command, Value),
}

/// An argument of a command.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words.
    Words(String),
    /// An actor.
    Actor(ActorId),
    /// Who speaks: the actor where it is known, and the name.
    Speaker(Option<ActorId>, String),
    /// The first and the last day of a time.
    Days(NaiveDate, NaiveDate),
    /// The letter of a place.
    Letter(char),
    /// A kind of actors, or all.
    Kind(Option<ActorKind>),
    /// An order of the actors.
    Order(CastOrder),
    /// A report.
    Report(ArticleId),
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
    /// The command whose argument is chosen, where its name is typed.
    pub of: Option<Command>,
    /// Choices that stay as one types; behind them stands what is typed itself.
    pub listed: usize,
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
