//! The loop: block on events, drain them, update, draw once; work goes to workers.

mod editor;
mod reader;
mod searcher;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};

use ratatui::layout::Rect;

use crate::annotate::Knowledge;
use crate::explore::{
    Action, Arrangement, Change, Effect, Keymap, MouseOf, Pointer, State, update,
};
use crate::index::{Hits, View};
use crate::load::Source;
use crate::model::Notice;
use crate::notebook::Notebook;
use crate::term::{self, Input, Mouse, Session};
use crate::ui::{self, Look};

pub use reader::{annotate_all, annotate_source};

/// What reaches the loop.
enum Event {
    Input(Input),
    Progress(crate::explore::Progress),
    Loaded(Arc<dyn View>, Option<crate::explore::Progress>),
    Found(u64, Result<Hits, String>),
    Notice(String),
    Woken,
    End(i32),
}

/// What to explore.
pub struct Pile {
    /// What to call it.
    pub name: String,
    /// Its files.
    pub sources: Vec<Source>,
    /// What could not be walked.
    pub notices: Vec<Notice>,
    /// What is known, the user's own names included.
    pub knowledge: Arc<Knowledge>,
    /// The user's corrections.
    pub notebook: Notebook,
    /// Where the notebook is kept; nowhere for standard input and the sample.
    pub notebook_at: Option<PathBuf>,
}

/// What the user wants otherwise than it is.
pub struct Wishes {
    /// The keys.
    pub keymap: Keymap,
    /// How the panes share the screen.
    pub arrangement: Arrangement,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// What is wrong with the settings.
    pub notices: Vec<String>,
}

/// Open the explorer and stay until the user leaves; the number of the signal that ended it, if one did.
///
/// # Errors
/// Where the terminal cannot be set up or written to.
pub fn run(pile: Pile, look: &Look, wishes: Wishes) -> io::Result<Option<i32>> {
    let (sender, events) = mpsc::channel();
    let mut session = Session::start(wishes.mouse)?;
    let mut state = State::new(&pile.name, wishes.keymap);
    state.arrangement = wishes.arrangement;
    state.mouse = if wishes.mouse { MouseOf::Us } else { MouseOf::Terminal };
    state.notice = wishes.notices.first().map(|first| match wishes.notices.len() {
        1 => first.clone(),
        count => format!("{first} (and {} more: dateline config lists them)", count - 1),
    });
    draw(&mut session, &mut state, look)?;
    let changes = start_workers(pile, &sender)?;
    let searcher = searcher::Searcher::start(sender)?;
    turn(&mut session, &mut state, look, &events, &Workers { searcher, changes })
}

/// Who works beside the loop.
struct Workers {
    searcher: searcher::Searcher,
    changes: Sender<Change>,
}

fn start_workers(pile: Pile, sender: &Sender<Event>) -> io::Result<Sender<Change>> {
    let keys = sender.clone();
    term::listen(move |input| keys.send(Event::Input(input)).is_ok())?;
    let signals = sender.clone();
    term::watch(move |signal| {
        let _ = signals.send(match signal {
            term::Signal::End(number) => Event::End(number),
            term::Signal::Woken => Event::Woken,
        });
    })?;
    reader::start(pile, sender.clone())
}

fn turn(
    session: &mut Session,
    state: &mut State,
    look: &Look,
    events: &Receiver<Event>,
    workers: &Workers,
) -> io::Result<Option<i32>> {
    while let Ok(first) = events.recv() {
        let mut next = Some(first);
        while let Some(event) = next {
            if let Next::End(end) = handle(session, state, event, workers)? {
                return Ok(end);
            }
            next = events.try_recv().ok();
        }
        draw(session, state, look)?;
    }
    Ok(None)
}

/// What follows an event.
enum Next {
    GoOn,
    /// Leave, with the number of the signal that asked for it.
    End(Option<i32>),
}

/// Take one event in.
fn handle(
    session: &mut Session,
    state: &mut State,
    event: Event,
    workers: &Workers,
) -> io::Result<Next> {
    let action = match event {
        Event::Input(Input::Key(key)) => Action::Key(key),
        Event::Input(Input::Mouse(what, column, row)) => {
            Action::Pointer(pointer(session.area()?, state, what, column, row))
        }
        Event::Input(Input::Resized) => return Ok(Next::GoOn),
        Event::Input(Input::Closed) => return Ok(Next::End(None)),
        Event::End(signal) => return Ok(Next::End(Some(signal))),
        Event::Woken => {
            session.wake()?;
            return Ok(Next::GoOn);
        }
        Event::Progress(progress) => Action::Progress(progress),
        Event::Loaded(view, progress) => {
            if progress.is_none() {
                workers.searcher.prepare(Arc::clone(&view));
            }
            Action::Loaded(view, progress)
        }
        Event::Found(generation, result) => Action::Found { generation, result },
        Event::Notice(notice) => Action::Notice(notice),
    };
    for effect in update(state, action) {
        match effect {
            Effect::Quit => return Ok(Next::End(None)),
            Effect::Suspend => session.suspend()?,
            Effect::Redraw => session.clear()?,
            Effect::Copy(text) => session.copy(&text)?,
            Effect::Mouse(ours) => session.take_mouse(ours)?,
            Effect::Edit(file, byte) => {
                if let Err(error) = editor::open(session, &file, byte)? {
                    state.notice = Some(error);
                }
            }
            Effect::Correct(change) => {
                let _ = workers.changes.send(change);
            }
            Effect::Search { generation, query, within } => {
                if let Some(view) = &state.view {
                    workers.searcher.ask(Arc::clone(view), generation, query, within);
                }
            }
        }
    }
    Ok(Next::GoOn)
}

/// What the mouse did to what lies under it on a screen of this size.
pub fn pointer(area: Rect, state: &State, what: Mouse, column: u16, row: u16) -> Pointer {
    let target = ui::target(area, state, column, row);
    let percent = |at: u16, of: u16| (u32::from(at) * 100 / u32::from(of.max(1))) as u16;
    match what {
        Mouse::Press => Pointer::Press(target),
        Mouse::Drag => Pointer::Drag {
            target,
            across: percent(column, area.width),
            down: percent(row.saturating_sub(1), area.height.saturating_sub(2)),
        },
        Mouse::Release => Pointer::Release,
        Mouse::Wheel(down) => Pointer::Wheel(target, down),
    }
}

/// Draw; where the panes' sizes changed the state, draw once more with them.
fn draw(session: &mut Session, state: &mut State, look: &Look) -> io::Result<()> {
    let mut drawn = ui::Drawn::default();
    session.draw(|area, buf| {
        // The sizes come first, so that a frame never shows a list scrolled for another size.
        let viewport = ui::layout(area, state).viewport;
        update(state, Action::Viewport(viewport));
        drawn = ui::render(state, look, area, buf);
        for link in &drawn.links {
            term::link(buf, link.area, &link.address);
        }
        drawn.cursor
    })?;
    // What only drawing can tell: how far a page above the panes can be scrolled.
    update(state, Action::Viewport(drawn.viewport));
    Ok(())
}
