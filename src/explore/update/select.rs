//! Selecting events and actors, and showing their accounts.

use std::sync::Arc;

use super::super::overlay::Overlay;
use super::super::state::{ArticleIdOrFirst, Progress, Reading, Spot, State, Subject};
use super::reading;
use crate::index::{Account, MarkKind, Row, View};
use crate::model::{ActorId, ArticleId, EventId, Span};

/// Select an event or actor: its accounts, its row, its first passage.
pub fn subject(state: &mut State, subject: Subject) {
    let Some(view) = state.view.clone() else { return };
    state.subject = Some(subject);
    state.account = 0;
    // The accounts are others now: what stood side by side does so no longer.
    part(state);
    match subject {
        Subject::Event(event) => {
            state.accounts = view.accounts(event);
            let row = |state: &State| state.rows.iter().position(|row| *row == Row::Event(event));
            if row(state).is_none() && !state.shown.conditions.is_empty() {
                // A jump goes where it was asked to go: what hid the place steps aside.
                state.shown.conditions.clear();
                super::shown::rows(state, &*view);
                state.notice = Some("the filter hid this event: all are shown again".to_string());
            }
            state.timeline_row = row(state).unwrap_or(0);
        }
        Subject::Actor(actor) => {
            state.accounts = view.mentions(actor);
            state.actor_row = super::cast::row_of(state, actor);
        }
        Subject::Search => {
            let hits = state.taken.hits.hits.iter().enumerate();
            state.accounts = hits
                .map(|(passage, hit)| Account { article: hit.article, span: hit.sentence, passage })
                .collect();
        }
    }
    show_account(state);
}

/// No longer side by side: true where it was. The accounts are the event's own again.
pub fn part(state: &mut State) -> bool {
    let parted = state.beside.take().is_some();
    if parted {
        state.accounts.retain(|account| account.passage != Account::ASIDE);
        if state.account >= state.accounts.len() {
            state.account = state.accounts.len().saturating_sub(1);
            show_account(state);
        }
    }
    parted
}

/// Show the account that is chosen.
pub fn show_account(state: &mut State) {
    if let Some(account) = state.accounts.get(state.account).copied() {
        reading::open_at(state, account.article, account.span);
    }
}

/// Step through the accounts, round and round.
pub fn account(state: &mut State, step: isize) {
    let count = state.accounts.len();
    if count == 0 {
        return;
    }
    if let Some(beside) = &mut state.beside {
        beside.scroll = [0; 3];
        let next = |at: usize| (at as isize + step).rem_euclid(count as isize) as usize;
        let taken = |at: usize, others: [Option<usize>; 2]| others.contains(&Some(at));
        // The last column moves on; with three of them the middle one follows it.
        match beside.third {
            Some(third) if count > 2 => {
                let mut at = next(third);
                while taken(at, [Some(beside.left), Some(beside.right)]) && at != third {
                    at = next(at);
                }
                beside.third = Some(at);
            }
            _ => {
                let mut at = next(beside.right);
                if taken(at, [Some(beside.left), None]) {
                    at = next(at);
                }
                beside.right = at;
            }
        }
        return;
    }
    state.account = (state.account as isize + step).rem_euclid(count as isize) as usize;
    show_account(state);
}

/// Choose the account that stands at a place of an article, without moving the text.
pub fn account_at(state: &mut State, article: ArticleId, span: Span) {
    let at = state
        .accounts
        .iter()
        .position(|account| account.article == article && account.span.overlaps(span));
    if let Some(at) = at {
        state.account = at;
    }
    show_account(state);
}

/// The event whose passage holds a span; of several the innermost.
pub fn event_around(view: &dyn View, article: ArticleId, span: Span) -> Option<EventId> {
    let snapshot = view.snapshot();
    let mentions = &snapshot.article(article)?.events;
    let holders = mentions.iter().enumerate().filter(|(_, one)| one.span.contains(span));
    let (holder, _) = holders.min_by_key(|(_, one)| one.span.len())?;
    snapshot
        .events
        .iter()
        .position(|event| {
            event.passages.iter().any(|one| one.article == article && one.mention == holder)
        })
        .map(EventId::from)
}

/// The actor who speaks a quote.
pub fn speaker(view: &dyn View, article: ArticleId, index: usize) -> Option<ActorId> {
    let quotes = &view.snapshot().quotes;
    quotes.iter().find(|quote| quote.article == article && quote.index == index)?.actor
}

/// Go back to a place.
pub fn restore(state: &mut State, spot: Spot) {
    if let Some(wanted) = spot.subject {
        subject(state, wanted);
    }
    state.account = spot.account.min(state.accounts.len().saturating_sub(1));
    state.focus = spot.focus;
    state.reading = spot.reading;
    part(state);
}

/// Take in a corpus, or more of it, and stay with what was selected and read.
pub fn replace(state: &mut State, view: Arc<dyn View>, progress: Option<Progress>) {
    let old = state.view.replace(Arc::clone(&view));
    state.progress = progress;
    super::shown::renamed(state, old.as_deref(), &*view);
    super::shown::fill(state);
    super::cast::fill(state);
    state.pages.clear();
    // What lies above the panes speaks of the old corpus: searches are asked again by the
    // next letter, and the rest is closed rather than left to point at other things.
    state.overlays.retain(|overlay| matches!(overlay, Overlay::Help(_)));
    state.before_search = None;
    part(state);
    state.file_notices = view.snapshot().notices.iter().map(ToString::to_string).collect();
    if progress.is_none() && !state.file_notices.is_empty() {
        let count = state.file_notices.len();
        let first = &state.file_notices[0];
        state.notice = Some(if count == 1 {
            first.clone()
        } else {
            format!("{first} (and {} more)", count - 1)
        });
    }
    let kept = old.as_deref().and_then(|old| same_place(state, old, &*view));
    state.jumps.clear();
    match kept {
        Some((wanted, article, passage)) => {
            // The text that is read stays where it is, if it is still the same one.
            let read = state.reading;
            let id = |view: &dyn View, at: ArticleId| {
                view.snapshot().article(at).map(|one| one.article.id.clone())
            };
            let known = old.as_deref().and_then(|old| id(old, read.article.0));
            subject(state, wanted);
            account_at(state, article, passage);
            let same = view
                .snapshot()
                .articles
                .iter()
                .position(|one| Some(&one.article.id) == known.as_ref());
            if let Some(at) = same.map(ArticleId::from) {
                state.reading = Reading { article: ArticleIdOrFirst(at), mark: None, ..read };
            }
        }
        None => first_event(state),
    }
}

/// What was selected, by its ids in a new corpus.
fn same_place(state: &State, old: &dyn View, new: &dyn View) -> Option<(Subject, ArticleId, Span)> {
    let account = state.accounts.get(state.account)?;
    let id = &old.snapshot().article(account.article)?.article.id;
    let article = new
        .snapshot()
        .articles
        .iter()
        .position(|one| one.article.id == *id)
        .map(ArticleId::from)?;
    let mut marks = new.marks(article).iter().filter(|mark| mark.span.overlaps(account.span));
    let subject = match state.subject? {
        Subject::Event(_) => marks.find_map(|mark| match mark.kind {
            MarkKind::Event(event) => Some(Subject::Event(event)),
            _ => None,
        }),
        Subject::Actor(_) => marks.find_map(|mark| match mark.kind {
            MarkKind::Actor(actor) => Some(Subject::Actor(actor)),
            _ => None,
        }),
        Subject::Search => None,
    }?;
    Some((subject, article, account.span))
}

/// Begin where the story begins: at the first event, else at the first article.
fn first_event(state: &mut State) {
    let first = state.rows.iter().find_map(|row| match row {
        Row::Event(event) => Some(*event),
        Row::Heading(_) => None,
    });
    match first {
        Some(event) => subject(state, Subject::Event(event)),
        None => {
            state.subject = None;
            state.accounts.clear();
            state.reading =
                Reading { article: ArticleIdOrFirst(ArticleId(0)), ..Reading::default() };
        }
    }
}
