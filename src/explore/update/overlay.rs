//! What lies above the panes: help, why, search, jump.

use tui_input::InputRequest;

use super::super::command::Command;
use super::super::fuzzy;
use super::super::key::{Code, Key};
use super::super::overlay::{JumpState, Overlay, PickKind, SearchState};
use super::super::state::{Pane, State, Subject};
use super::{Effect, correct, lists, reading, select, table};
use crate::index::{Hits, JumpTarget};
use crate::model::Span;

/// Searches that are remembered.
const REMEMBERED: usize = 100;

/// Entries of the fuzzy jump that are kept.
const MOST_MATCHES: usize = 200;

/// A key while something lies above the panes.
pub fn key(state: &mut State, key: Key) -> Vec<Effect> {
    if key.ctrl && key.code == Code::Char('c') {
        return vec![Effect::Quit];
    }
    let command = state.keymap.command(key, state.place());
    let Some(mut overlay) = state.overlays.pop() else { return Vec::new() };
    if matches!(overlay, Overlay::Table(_)) && command == Some(Command::Help) {
        // Help lies above the table, which is there again when it closes.
        state.overlays.extend([overlay, Overlay::Help(0)]);
        return Vec::new();
    }
    let mut effects = Vec::new();
    let keep = match &mut overlay {
        Overlay::Help(_) if matches!(command, Some(Command::Search | Command::Palette)) => {
            super::pick::open(state, PickKind::Commands);
            return effects;
        }
        Overlay::Help(top) | Overlay::Why(_, top) => {
            page_key(top, state.viewport.overlay_limit, key, command)
        }
        Overlay::Search(search) => search_key(state, search, key, &mut effects),
        Overlay::Jump(jump) => jump_key(state, jump, key),
        Overlay::Correct(correct) => correct::key(state, correct, key, &mut effects),
        Overlay::Table(table) => table::key(state, table, key, &mut effects),
        Overlay::Pick(pick) => super::pick::key(state, pick, key, &mut effects),
        Overlay::Labels(labels) => super::labels::key(state, labels, key),
    };
    if keep {
        state.overlays.push(overlay);
    }
    lists::keep_in_sight(state);
    effects
}

/// Keys of a page of text, those of the commands; false where it closes.
fn page_key(top: &mut usize, limit: usize, key: Key, command: Option<Command>) -> bool {
    *top = (*top).min(limit);
    match command {
        _ if matches!(key.code, Code::Esc | Code::Enter) => return false,
        Some(Command::Down) => *top = top.saturating_add(1),
        Some(Command::Up) => *top = top.saturating_sub(1),
        Some(Command::PageDown) => *top = top.saturating_add(10),
        Some(Command::PageUp) => *top = top.saturating_sub(10),
        Some(Command::Top) => *top = 0,
        Some(Command::Bottom) => *top = limit,
        Some(Command::Close | Command::Quit | Command::Help | Command::Why) => return false,
        _ => {}
    }
    *top = (*top).min(limit);
    true
}

/// What a key asks of an input line.
pub(super) fn request(key: Key) -> Option<InputRequest> {
    use InputRequest as R;
    Some(match (key.code, key.ctrl, key.alt) {
        (Code::Char(c), false, false) => R::InsertChar(c),
        (Code::Backspace, false, false) | (Code::Char('h'), true, _) => R::DeletePrevChar,
        (Code::Backspace, _, true) | (Code::Char('w'), true, _) => R::DeletePrevWord,
        (Code::Delete, ..) => R::DeleteNextChar,
        (Code::Left, false, _) => R::GoToPrevChar,
        (Code::Right, false, _) => R::GoToNextChar,
        (Code::Left, true, _) => R::GoToPrevWord,
        (Code::Right, true, _) => R::GoToNextWord,
        (Code::Home, ..) | (Code::Char('a'), true, _) => R::GoToStart,
        (Code::End, ..) | (Code::Char('e'), true, _) => R::GoToEnd,
        (Code::Char('u'), true, _) => R::DeleteLine,
        (Code::Char('k'), true, _) => R::DeleteTillEnd,
        _ => return None,
    })
}

/// How far a key moves in a list of results.
pub(super) fn movement(key: Key) -> Option<isize> {
    match (key.code, key.ctrl) {
        (Code::Down | Code::Tab, _) | (Code::Char('n' | 'j'), true) => Some(1),
        (Code::Up | Code::BackTab, _) | (Code::Char('p'), true) => Some(-1),
        (Code::PageDown, _) => Some(10),
        (Code::PageUp, _) => Some(-10),
        _ => None,
    }
}

pub(super) fn moved(selected: usize, by: isize, count: usize) -> usize {
    (selected as isize + by).clamp(0, count.saturating_sub(1) as isize) as usize
}

/// Open the search line.
pub fn open_search(state: &mut State) -> Vec<Effect> {
    state.before_search = Some(state.spot());
    // Numbers go on from search to search, so that a late answer never fits a new line.
    state.searches += 1000;
    // The last query stands there, to be changed or taken up again; ctrl-u empties the line.
    let query = state.taken.input.value().to_string();
    let search = SearchState {
        input: query.clone().into(),
        fresh: !query.is_empty(),
        generation: state.searches,
        ..SearchState::default()
    };
    state.overlays.push(Overlay::Search(search));
    if query.is_empty() {
        Vec::new()
    } else {
        vec![Effect::Search { generation: state.searches, query, within: None }]
    }
}

/// Open the search line with words in it.
pub fn search_for(state: &mut State, words: &str) -> Vec<Effect> {
    open_search(state);
    let Some(Overlay::Search(search)) = state.overlays.last_mut() else { return Vec::new() };
    search.input = words.to_string().into();
    search.fresh = false;
    vec![ask(search)]
}

/// Ask anew, for what stands in the line.
fn ask(search: &mut SearchState) -> Effect {
    search.generation += 1;
    Effect::Search {
        generation: search.generation,
        query: search.input.value().to_string(),
        within: search.within,
    }
}

/// Keys of the search line that are no letters: the searches before, and what is searched.
fn search_aside(state: &State, search: &mut SearchState, key: Key) -> bool {
    match (key.code, key.ctrl) {
        (Code::Char('r'), true) => {
            search.back = (search.back + 1).min(state.searched.len());
            let at = state.searched.len() - search.back;
            let Some(words) = state.searched.get(at) else { return true };
            search.input = words.clone().into();
        }
        (Code::Char('t'), true) => {
            search.within = match search.within {
                Some(_) => None,
                None => state.before_search.map(|spot| spot.reading.article.0),
            };
        }
        _ => return false,
    }
    true
}

fn search_key(
    state: &mut State,
    search: &mut SearchState,
    key: Key,
    effects: &mut Vec<Effect>,
) -> bool {
    if let Some(by) = movement(key) {
        search.selected = moved(search.selected, by, search.hits.hits.len());
        show_hit(state, search);
        return true;
    }
    // The words of the last search stand there to be taken up; a letter begins anew.
    if std::mem::take(&mut search.fresh)
        && matches!(request(key), Some(InputRequest::InsertChar(_)))
    {
        search.input.reset();
    }
    if search_aside(state, search, key) {
        effects.push(ask(search));
        return true;
    }
    match key.code {
        Code::Esc => {
            if let Some(spot) = state.before_search.take() {
                select::restore(state, spot);
            }
            return false;
        }
        Code::Enter => return !take_hit(state, search),
        _ => {}
    }
    if let Some(request) = request(key)
        && search.input.handle(request).is_some_and(|change| change.value)
    {
        search.back = 0;
        effects.push(ask(search));
    }
    true
}

/// Close the search line at the highlighted hit; false where there is none.
fn take_hit(state: &mut State, search: &SearchState) -> bool {
    if search.hits.hits.get(search.selected).is_none() {
        return false;
    }
    if let Some(spot) = state.before_search.take() {
        state.jumps.leave(spot);
    }
    state.taken = search.clone();
    let words = search.input.value().to_string();
    state.searched.retain(|known| *known != words);
    state.searched.push(words);
    if state.searched.len() > REMEMBERED {
        state.searched.remove(0);
    }
    select::subject(state, Subject::Search);
    state.account = search.selected;
    select::show_account(state);
    state.focus = Pane::Source;
    select::part(state);
    true
}

fn show_hit(state: &mut State, search: &SearchState) {
    if let Some(hit) = search.hits.hits.get(search.selected) {
        let words = hit
            .words
            .first()
            .map_or(hit.sentence, |word| word.cover(*hit.words.last().unwrap_or(word)));
        reading::open_at(state, hit.article, words);
        state.reading.passage = Some(hit.sentence);
    }
}

/// Take the answer to the newest search.
pub fn found(state: &mut State, generation: u64, result: Result<Hits, String>) {
    let Some(at) = state.overlays.iter().position(|overlay| matches!(overlay, Overlay::Search(_)))
    else {
        return;
    };
    let Overlay::Search(search) = &mut state.overlays[at] else { return };
    if search.generation != generation {
        return;
    }
    match result {
        Ok(hits) => {
            search.hits = hits;
            search.error = None;
        }
        Err(error) => {
            search.hits = Hits::default();
            search.error = Some(error);
        }
    }
    search.selected = 0;
    let search = search.clone();
    show_hit(state, &search);
}

/// Open the fuzzy jump with everything in it.
pub fn open_jump(state: &mut State) {
    let mut jump = JumpState::default();
    filter(state, &mut jump);
    state.overlays.push(Overlay::Jump(jump));
}

fn filter(state: &State, jump: &mut JumpState) {
    let Some(view) = &state.view else { return };
    let items = view.jump_items().iter().map(|item| item.folded.as_str());
    jump.matches = fuzzy::best(jump.input.value(), items, MOST_MATCHES);
    jump.selected = 0;
}

fn jump_key(state: &mut State, jump: &mut JumpState, key: Key) -> bool {
    if let Some(by) = movement(key) {
        jump.selected = moved(jump.selected, by, jump.matches.len());
        return true;
    }
    match key.code {
        Code::Esc => return false,
        Code::Enter => {
            go(state, jump);
            return false;
        }
        _ => {}
    }
    if let Some(request) = request(key)
        && jump.input.handle(request).is_some_and(|change| change.value)
    {
        filter(state, jump);
    }
    true
}

fn go(state: &mut State, jump: &JumpState) {
    let Some(view) = state.view.clone() else { return };
    let Some(item) = jump.matches.get(jump.selected).and_then(|at| view.jump_items().get(*at))
    else {
        return;
    };
    state.jumps.leave(state.spot());
    select::part(state);
    match item.target {
        JumpTarget::Event(event) => {
            select::subject(state, Subject::Event(event));
            state.focus = Pane::Timeline;
        }
        JumpTarget::Actor(actor) => {
            select::subject(state, Subject::Actor(actor));
            state.focus = Pane::Actors;
        }
        JumpTarget::Article(article) => {
            reading::open_at(state, article, Span::default());
            state.focus = Pane::Source;
        }
    }
}
