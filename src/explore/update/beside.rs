//! Accounts of one event side by side: which ones, and how they scroll.

use super::super::command::Command;
use super::super::state::{Beside, State};
use super::select;

/// Two accounts of the event side by side, or one again.
pub fn toggle(state: &mut State) {
    if select::part(state) {
        return;
    }
    if state.event().is_none() || state.accounts.is_empty() {
        state.notice = Some("choose an event first: its accounts stand side by side".to_string());
        return;
    }
    let left = state.account.min(state.accounts.len() - 1);
    let others = || (left + 1..state.accounts.len()).chain(0..left);
    let other = |at: &usize| state.accounts[*at].article != state.accounts[left].article;
    // Another report, else another passage of this one, else this one twice.
    let right = others().find(other).or_else(|| others().next()).unwrap_or(left);
    let same = state.accounts[left].article == state.accounts[right].article;
    state.jumps.leave(state.spot());
    let mut beside = Beside::new(left, right, None);
    if same {
        beside.apart = Some(1);
        let words = "only one source reports this: both texts are its, each scrolls on its own";
        state.notice = Some(words.to_string());
    }
    state.beside = Some(beside);
}

/// A third source beside the two, or two again.
pub fn third(state: &mut State) {
    let Some(beside) = state.beside else { return nothing(state) };
    if beside.third.is_some() {
        state.beside = Some(beside.with_third(None));
        return;
    }
    let shown = [beside.left, beside.right];
    let articles: Vec<_> =
        shown.iter().filter_map(|at| state.accounts.get(*at)).map(|one| one.article).collect();
    let free = |at: &usize| !shown.contains(at);
    let other = |at: &usize| free(at) && !articles.contains(&state.accounts[*at].article);
    let all = 0..state.accounts.len();
    match all.clone().find(other).or_else(|| all.clone().find(free)) {
        Some(at) => state.beside = Some(beside.with_third(Some(at))),
        None => state.notice = Some("there is no third account of this event".to_string()),
    }
}

/// Each text by itself, or all together again.
pub fn apart(state: &mut State) {
    let Some(beside) = &mut state.beside else { return nothing(state) };
    let words = if beside.apart.take().is_some() {
        beside.scroll = [0; 3];
        "the texts scroll together again".to_string()
    } else {
        beside.apart = Some(0);
        let key = state.keymap.shortest(Command::NextText).unwrap_or_default();
        format!("each text scrolls by itself: {key} goes to the next one")
    };
    state.notice = Some(words);
}

/// To the next or the previous text, where each is scrolled by itself.
pub fn turn(state: &mut State, forward: bool) {
    let Some(beside) = &mut state.beside else { return nothing(state) };
    let count = beside.count();
    match beside.apart {
        Some(at) => {
            let step = if forward { 1 } else { count - 1 };
            beside.apart = Some((at + step) % count);
        }
        None => {
            let key = state.keymap.shortest(Command::OwnScroll).unwrap_or_default();
            state.notice = Some(format!("the texts scroll together: {key} scrolls each by itself"));
        }
    }
}

/// What is told where nothing stands side by side.
fn nothing(state: &mut State) {
    let key = state.keymap.shortest(Command::Beside).unwrap_or_default();
    state.notice = Some(format!("nothing stands side by side: {key} puts two sources there"));
}
