//! Correcting the selected actor: one list of everything that can be said of it, filtered
//! as one types.

use super::super::key::{Code, Key};
use super::super::overlay::{Choice, CorrectState, Overlay};
use super::super::state::State;
use super::overlay::{moved, movement, request};
use super::{Change, Effect};
use crate::annotate::text::fold;
use crate::model::{ActorId, ActorKind, Correction, Snapshot};

/// Choices that are shown of a filter.
const MOST: usize = 200;

/// Open the list for the actor under the cursor.
pub fn open(state: &mut State) {
    let Some(view) = state.view.clone() else { return };
    let Some(id) = super::cast::under(state) else { return };
    if state.progress.is_some() {
        state.notice = Some("names can be corrected when all files are read".to_string());
        return;
    }
    let choices = choices(view.snapshot(), id);
    if choices.is_empty() {
        return;
    }
    let matches = (0..choices.len().min(MOST)).collect();
    state.overlays.push(Overlay::Correct(CorrectState {
        actor: id,
        choices,
        matches,
        ..CorrectState::default()
    }));
}

/// What can be said of an actor, the shortest lists first.
fn choices(snapshot: &Snapshot, id: ActorId) -> Vec<Choice> {
    let (Some(actor), Some(this)) = (snapshot.actor(id), snapshot.actor_ref(id)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut add = |label: String, change: Change| {
        found.push(Choice { folded: fold(&label), label, change });
    };
    if actor.aliases.len() > 1 {
        for alias in &actor.aliases {
            let correction = Correction::Split(this.clone(), alias.text.clone());
            add(format!("“{}” is somebody else", alias.text), Change::Add(Box::new(correction)));
        }
    }
    for kind in ActorKind::ALL.iter().filter(|kind| **kind != actor.kind) {
        let correction = Correction::Kind(this.clone(), *kind);
        add(format!("is of the kind {}", kind.as_str()), Change::Add(Box::new(correction)));
    }
    add("leave it out of lists".to_string(), Change::Add(Box::new(Correction::Hide(this.clone()))));
    add("undo the last correction".to_string(), Change::Undo);
    for other in (0..snapshot.actors.len()).map(ActorId::from).filter(|other| *other != id) {
        let Some(into) = snapshot.actor(other).filter(|other| !other.hidden) else { continue };
        let Some(reference) = snapshot.actor_ref(other) else { continue };
        let correction = Correction::Merge(this.clone(), reference);
        add(format!("is the same as {}", into.called()), Change::Add(Box::new(correction)));
    }
    found
}

/// A key in the list; false where it closes.
pub fn key(
    state: &mut State,
    correct: &mut CorrectState,
    key: Key,
    effects: &mut Vec<Effect>,
) -> bool {
    // The new name that is typed is the choice behind all others.
    let typed = usize::from(!correct.input.value().trim().is_empty());
    if let Some(by) = movement(key) {
        let count = correct.matches.len() + typed;
        let first = if by > 0 { 0 } else { count.saturating_sub(1) };
        correct.selected = Some(correct.selected.map_or(first, |at| moved(at, by, count)));
        return true;
    }
    match key.code {
        Code::Esc => return false,
        Code::Enter => {
            effects.extend(chosen(state, correct).map(Effect::Correct));
            return false;
        }
        _ => {}
    }
    if let Some(request) = request(key)
        && correct.input.handle(request).is_some_and(|change| change.value)
    {
        correct.matches = fitting(&correct.choices, correct.input.value());
        correct.selected = Some(0);
    }
    true
}

/// The choices that hold every typed word. Letters here and there would do for a jump, but a
/// new name must not become a merger because it happens to fit.
fn fitting(choices: &[Choice], typed: &str) -> Vec<usize> {
    let words: Vec<String> = typed.split_whitespace().map(fold).collect();
    let fits = |at: &usize| words.iter().all(|word| choices[*at].folded.contains(word.as_str()));
    (0..choices.len()).filter(fits).take(MOST).collect()
}

fn chosen(state: &State, correct: &CorrectState) -> Option<Change> {
    if let Some(at) = correct.matches.get(correct.selected?) {
        return correct.choices.get(*at).map(|choice| choice.change.clone());
    }
    let name = correct.input.value().trim();
    let this = state.view.as_ref()?.snapshot().actor_ref(correct.actor)?;
    (!name.is_empty()).then(|| Change::Add(Box::new(Correction::Rename(this, name.to_string()))))
}
