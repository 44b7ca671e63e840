//! `update(state, action)`: the only way the explorer changes.

mod argument;
mod beside;
mod cast;
mod cite;
mod correct;
mod labels;
mod lists;
mod overlay;
mod pick;
mod pointer;
mod reading;
mod select;
mod shown;
mod table;

use std::sync::Arc;

use super::arrangement::{Arrangement, MouseOf};
use super::command::Command;
use super::key::{Code, Key};
use super::overlay::{Change, Overlay, Pending, PickKind, TableKind, Why};
use super::state::{Pane, Progress, State, Subject, Viewport};
use crate::index::{Condition, Hits, MarkKind, View};
use crate::model::ArticleId;
pub use pointer::{Border, Pointer, Target};

/// Something that happened.
pub enum Action {
    /// A key was pressed.
    Key(Key),
    /// A command was given.
    Do(Command),
    /// The mouse did something.
    Pointer(Pointer),
    /// The panes have these sizes now.
    Viewport(Viewport),
    /// The corpus, or more of it, is there.
    Loaded(Arc<dyn View>, Option<Progress>),
    /// So many files are read.
    Progress(Progress),
    /// An answer to a search.
    Found {
        /// Number of the search.
        generation: u64,
        /// What it found, or what is wrong with the query.
        result: Result<Hits, String>,
    },
    /// Something to tell.
    Notice(String),
}

/// Something to do outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Go to sleep until woken.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Search and answer with [`Action::Found`].
    Search {
        /// Number of the search.
        generation: u64,
        /// The query as typed.
        query: String,
        /// The only article that is searched.
        within: Option<ArticleId>,
    },
    /// Change the user's notebook and link anew.
    Correct(Change),
    /// Give a text to the clipboard.
    Copy(String),
    /// Open a file in the user's editor at a byte of its decoded text.
    Edit(std::path::PathBuf, usize),
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
}

/// Change the state; returns what has to be done outside.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Key(key) => {
            state.notice = None;
            if let Some(pending) = state.pending.take() {
                letter(state, pending, key);
                Vec::new()
            } else if state.overlays.is_empty() {
                let command = state.keymap.command(key, state.place());
                let went_back = std::mem::take(&mut state.went_back);
                match command {
                    Some(Command::NextPane) if went_back && key.code == Code::Tab => {
                        run(state, Command::Forward)
                    }
                    Some(command) => run(state, command),
                    None => Vec::new(),
                }
            } else {
                overlay::key(state, key)
            }
        }
        Action::Do(command) => run(state, command),
        Action::Pointer(pointer) => pointer::act(state, pointer),
        Action::Viewport(viewport) => {
            reading::resized(state, viewport);
            lists::keep_in_sight(state);
            Vec::new()
        }
        Action::Loaded(view, progress) => {
            select::replace(state, view, progress);
            Vec::new()
        }
        Action::Progress(progress) => {
            state.progress = Some(progress);
            Vec::new()
        }
        Action::Found { generation, result } => {
            overlay::found(state, generation, result);
            Vec::new()
        }
        Action::Notice(notice) => {
            state.notice = Some(notice);
            Vec::new()
        }
    }
}

fn run(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::Quit => return vec![Effect::Quit],
        Command::Suspend => return vec![Effect::Suspend],
        Command::Redraw => return vec![Effect::Redraw],
        Command::Help => state.overlays.push(Overlay::Help(0)),
        Command::Search => return overlay::open_search(state),
        Command::Jump => overlay::open_jump(state),
        Command::Why => why(state),
        Command::Correct => correct::open(state),
        Command::Conflicts => table::open(state, TableKind::Conflicts),
        Command::Coverage => table::open(state, TableKind::Coverage),
        Command::Statements => table::open(state, TableKind::Statements),
        Command::Palette => pick::open(state, PickKind::Commands),
        Command::Places => pick::open(state, PickKind::Places),
        Command::Filter => pick::open(state, PickKind::Filter),
        Command::Labels => labels::open(state),
        Command::SortActors => cast::sort(state),
        Command::Kinds => cast::kinds(state),
        Command::Yank => return cite::yank(state),
        Command::Editor => return cite::edit(state),
        Command::Browse => return cite::address(state),
        Command::SetMark => state.pending = Some(Pending::SetMark),
        Command::GoMark => state.pending = Some(Pending::GoMark),
        Command::Concordance => table::open(state, TableKind::Concordance),
        Command::Close => close(state),
        Command::NextPane => turn(state, 1),
        Command::PreviousPane => turn(state, 2),
        Command::Timeline => focus(state, Pane::Timeline),
        Command::Actors => focus(state, Pane::Actors),
        Command::Source => focus(state, Pane::Source),
        Command::Zoom => state.zoomed = !state.zoomed,
        Command::Removed => state.removed_shown = !state.removed_shown,
        Command::Beside => beside::toggle(state),
        Command::ThirdSource => beside::third(state),
        Command::OwnScroll => beside::apart(state),
        Command::NextText => beside::turn(state, true),
        Command::PreviousText => beside::turn(state, false),
        Command::Back => back(state),
        Command::Forward => forward(state),
        Command::Open => open(state),
        Command::NextAccount => select::account(state, 1),
        Command::PreviousAccount => select::account(state, -1),
        Command::NextEvent => lists::step_event(state, 1),
        Command::PreviousEvent => lists::step_event(state, -1),
        Command::NextMark => reading::step_mark(state, 1),
        Command::PreviousMark => reading::step_mark(state, -1),
        Command::Down
        | Command::Up
        | Command::PageDown
        | Command::PageUp
        | Command::Top
        | Command::Bottom => {
            lists::travel(state, command);
        }
        Command::Mouse => return mouse(state),
        other if filter(state, other) => {}
        other => arrange(state, other),
    }
    lists::keep_in_sight(state);
    Vec::new()
}

/// Commands that change what is shown; false for others.
fn filter(state: &mut State, command: Command) -> bool {
    match command {
        Command::ByActor => shown::by_actor(state),
        Command::Together => shown::together(state),
        Command::Widen => shown::widen(state),
        Command::ClearFilter => shown::clear(state),
        Command::ZoomOut => shown::zoom(state, 1),
        Command::ZoomIn => shown::zoom(state, -1),
        Command::From => shown::bound(state, true),
        Command::Until => shown::bound(state, false),
        Command::Around => shown::around(state),
        Command::Earlier => shown::shift(state, -1),
        Command::Later => shown::shift(state, 1),
        Command::NoStatements => shown::toggle(state, Condition::NoStatements),
        Command::DatedOnly => shown::toggle(state, Condition::Dated),
        _ => return false,
    }
    true
}

/// Commands that change how the panes share the screen.
fn arrange(state: &mut State, command: Command) {
    match command {
        Command::HideTimeline => hide(state, |one| &mut one.timeline_hidden, Pane::Timeline),
        Command::HideActors => hide(state, |one| &mut one.actors_hidden, Pane::Actors),
        Command::HideAccounts => {
            let hidden = !state.arrangement.accounts_hidden;
            state.arrangement.accounts_hidden = hidden;
            let words = if hidden { "hidden" } else { "shown where there are rows for them" };
            state.notice = Some(format!("accounts {words}"));
        }
        Command::Wider => state.arrangement.resize(STEP, 0),
        Command::Narrower => state.arrangement.resize(-STEP, 0),
        Command::Taller => state.arrangement.resize(0, STEP),
        Command::Shorter => state.arrangement.resize(0, -STEP),
        _ => {}
    }
}

fn mouse(state: &mut State) -> Vec<Effect> {
    let (mouse, words) = match state.mouse {
        MouseOf::Us => (MouseOf::Terminal, "the mouse is the terminal's: it selects text"),
        MouseOf::Terminal => (MouseOf::Us, "the mouse is ours: it clicks, scrolls and drags"),
    };
    state.mouse = mouse;
    state.notice = Some(words.to_string());
    vec![Effect::Mouse(mouse == MouseOf::Us)]
}

/// Percent that a pane grows by.
const STEP: i16 = 4;

/// Hide a pane or show it; where it had the keys, the source has them.
fn hide(state: &mut State, which: fn(&mut Arrangement) -> &mut bool, pane: Pane) {
    let hidden = which(&mut state.arrangement);
    *hidden = !*hidden;
    if *hidden && state.focus == pane {
        state.focus = Pane::Source;
    }
}

/// The letter that a mark waited for.
fn letter(state: &mut State, pending: Pending, key: Key) {
    let Code::Char(letter) = key.code else { return };
    match pending {
        Pending::SetMark if letter.is_alphanumeric() => {
            state.marks.insert(letter, state.spot());
            state.notice = Some(format!("this place is {letter} now: ' {letter} comes back to it"));
        }
        Pending::SetMark => state.notice = Some("a mark is a letter or a digit".to_string()),
        Pending::GoMark if letter == '\'' => back(state),
        Pending::GoMark => match state.marks.get(&letter).copied() {
            Some(spot) => {
                state.jumps.leave(state.spot());
                select::restore(state, spot);
            }
            None => {
                state.notice = Some(format!("no place is called {letter}: m {letter} names one"));
            }
        },
    }
}

/// What lies on top first: an overlay, what was cut from the page, a selection, the zoom.
fn close(state: &mut State) {
    if state.overlays.pop().is_some() {
        return;
    }
    if state.removed_shown {
        state.removed_shown = false;
    } else if !select::part(state) {
        state.zoomed = false;
    }
}

fn focus(state: &mut State, pane: Pane) {
    state.focus = pane;
    match pane {
        Pane::Timeline => state.arrangement.timeline_hidden = false,
        Pane::Actors => state.arrangement.actors_hidden = false,
        Pane::Source => {}
    }
    select::part(state);
}

fn turn(state: &mut State, steps: usize) {
    let panes = [Pane::Timeline, Pane::Actors, Pane::Source];
    let at = panes.iter().position(|pane| *pane == state.focus).unwrap_or(0);
    let hidden = |pane: Pane| match pane {
        Pane::Timeline => state.arrangement.timeline_hidden,
        Pane::Actors => state.arrangement.actors_hidden,
        Pane::Source => false,
    };
    let next = (1..=panes.len()).map(|turns| panes[(at + steps * turns) % panes.len()]);
    state.focus = next.into_iter().find(|pane| !hidden(*pane)).unwrap_or(state.focus);
}

/// `enter`: from a list to the passage; from marked words to what they are.
fn open(state: &mut State) {
    match state.focus {
        Pane::Timeline | Pane::Actors => {
            if state.subject.is_some() {
                state.jumps.leave(state.spot());
                select::show_account(state);
                state.focus = Pane::Source;
            }
        }
        Pane::Source => follow(state),
    }
}

fn follow(state: &mut State) {
    let Some(view) = state.view.clone() else { return };
    let marks = view.marks(state.article());
    let Some(mark) = state.reading.mark.and_then(|at| marks.get(at)) else {
        state.notice = Some("no words are marked here: ] goes to the next marked ones".to_string());
        return;
    };
    let here = state.spot();
    let article = state.article();
    let subject = match mark.kind {
        MarkKind::Actor(actor) => Some(Subject::Actor(actor)),
        MarkKind::Event(event) => Some(Subject::Event(event)),
        MarkKind::Date(_) => select::event_around(&*view, article, mark.span).map(Subject::Event),
        MarkKind::Quote(index) => select::speaker(&*view, article, index).map(Subject::Actor),
    };
    match subject {
        Some(subject) => {
            state.jumps.leave(here);
            select::subject(state, subject);
            select::account_at(state, article, mark.span);
            state.focus =
                if matches!(subject, Subject::Event(_)) { Pane::Timeline } else { Pane::Actors };
        }
        None => state.notice = Some("these words lead to no event and no actor".to_string()),
    }
}

fn why(state: &mut State) {
    let Some(view) = state.view.clone() else { return };
    let marked = (state.focus == Pane::Source)
        .then(|| state.reading.mark.and_then(|at| view.marks(state.article()).get(at).copied()))
        .flatten();
    if state.focus == Pane::Actors
        && let Some(actor) = cast::under(state)
    {
        state.overlays.push(Overlay::Why(Why::Actor(actor), 0));
        return;
    }
    let target = match marked.map(|mark| mark.kind) {
        Some(MarkKind::Date(index)) => Some(Why::Date(state.article(), index)),
        Some(MarkKind::Actor(actor)) => Some(Why::Actor(actor)),
        Some(MarkKind::Event(event)) => Some(Why::Event(event)),
        Some(MarkKind::Quote(_)) | None => match state.subject {
            Some(Subject::Event(event)) => Some(Why::Event(event)),
            Some(Subject::Actor(actor)) => Some(Why::Actor(actor)),
            Some(Subject::Search) | None => None,
        },
    };
    if let Some(target) = target {
        state.overlays.push(Overlay::Why(target, 0));
    }
}

fn back(state: &mut State) {
    let here = state.spot();
    match state.jumps.back(here) {
        Some(spot) => {
            select::restore(state, spot);
            state.went_back = true;
        }
        None => state.notice = Some("there is no earlier place".to_string()),
    }
}

fn forward(state: &mut State) {
    match state.jumps.forward() {
        Some(spot) => {
            select::restore(state, spot);
            state.went_back = true;
        }
        None => state.notice = Some("there is no later place".to_string()),
    }
}
