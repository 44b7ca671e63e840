//! Two letters on each of the marked words in sight: typed, they lead to what the words are.

use super::super::key::{Code, Key};
use super::super::overlay::{LabelState, Overlay};
use super::super::page::line_of;
use super::super::state::{Pane, State};
use super::reading;

/// Letters in the order in which fingers find them.
const LETTERS: &[u8; 23] = b"asdfghjklqwertyuiopzxcv";

/// Put the letters on.
pub fn open(state: &mut State) {
    let Some(view) = state.view.clone() else { return };
    let lines = reading::lines(state);
    let top = line_of(&lines, state.reading.top);
    let last = (top + state.viewport.source_rows).min(lines.len());
    let (Some(first), Some(end)) = (lines.get(top), lines.get(last.saturating_sub(1))) else {
        return;
    };
    let mut starts = std::collections::BTreeSet::new();
    let seen = view.marks(state.article()).iter().enumerate().filter(|(_, mark)| {
        state.marked.shows(mark.kind)
            && mark.span.start >= first.start
            && mark.span.start < end.end
            && starts.insert(mark.span.start)
    });
    let label = |at: usize| {
        let letter = |at: usize| char::from(LETTERS[at % LETTERS.len()]);
        [letter(at / LETTERS.len()), letter(at)].iter().collect::<String>()
    };
    let most = LETTERS.len() * LETTERS.len();
    let labels: Vec<(String, usize)> =
        seen.take(most).enumerate().map(|(at, (mark, _))| (label(at), mark)).collect();
    if labels.is_empty() {
        state.notice = Some("no words are marked here".to_string());
        return;
    }
    state.focus = Pane::Source;
    state.overlays.push(Overlay::Labels(LabelState { labels, typed: String::new() }));
}

/// A key while the letters are on; false where they go.
pub fn key(state: &mut State, labels: &mut LabelState, key: Key) -> bool {
    let Code::Char(letter) = key.code else { return false };
    labels.typed.push(letter.to_ascii_lowercase());
    let mut fits = labels.labels.iter().filter(|(label, _)| label.starts_with(&labels.typed));
    match (fits.next(), fits.next()) {
        (Some((label, mark)), None) if *label == labels.typed => {
            state.reading.mark = Some(*mark);
            super::follow(state);
            false
        }
        (Some(_), _) => true,
        (None, _) => {
            state.notice = Some("no words have these letters".to_string());
            false
        }
    }
}
