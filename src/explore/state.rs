//! Everything that a screen is a function of.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::arrangement::{Arrangement, CastOrder, Marked, MouseOf};
use super::command::Place;
use super::jumps::JumpList;
use super::keymap::Keymap;
use super::overlay::{Overlay, Pending, SearchState};
use super::page::Pages;
use super::update::Border;
use crate::index::{Account, Day, Row, Shown, View};
use crate::model::{ActorId, ActorKind, ArticleId, EventId, Span};

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
    /// Lines by which each text is scrolled away from its passage.
    pub scroll: [isize; 3],
    /// The text that is scrolled where each is by itself; none where all go together.
    pub apart: Option<usize>,
}

impl Beside {
    /// Accounts at their passages, scrolled together.
    pub fn new(left: usize, right: usize, third: Option<usize>) -> Self {
        Self { left, right, third, scroll: [0; 3], apart: None }
    }

    /// With another third account, or none; what is scrolled by itself stays so where it is there.
    #[must_use]
    pub fn with_third(&self, third: Option<usize>) -> Self {
        let apart = self.apart.filter(|at| *at < 2 || third.is_some());
        Self { third, apart, scroll: [0; 3], ..*self }
    }

    /// The account whose text is lit: the one that is scrolled by itself, else the left one.
    pub fn lit(&self) -> usize {
        match self.apart {
            Some(1) => self.right,
            Some(2) => self.third.unwrap_or(self.right),
            _ => self.left,
        }
    }

    /// How many texts there are.
    pub fn count(&self) -> usize {
        2 + usize::from(self.third.is_some())
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
            went_back: false,
            searches: 0,
            name: name.to_string(),
        }
    }

    /// The article that is read: side by side the one whose text is lit.
    pub fn read_article(&self) -> ArticleId {
        let lit = self.beside.and_then(|beside| self.accounts.get(beside.lit()));
        lit.map_or_else(|| self.article(), |account| account.article)
    }

    /// Where the keys are.
    pub fn place(&self) -> Place {
        match (self.overlay(), self.beside, self.focus) {
            (Some(Overlay::Table(_)), _, _) => Place::Tables,
            (_, Some(_), _) => Place::Beside,
            (_, None, Pane::Timeline) => Place::Timeline,
            (_, None, Pane::Actors) => Place::Actors,
            (_, None, Pane::Source) => Place::Source,
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
