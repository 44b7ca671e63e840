//! Random keys, mouse and sizes: the explorer never panics, never gets stuck, never grows.
//!
//! `DATELINE_MONKEY=200000 cargo test --release --test monkey` for a long run.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{Explorer, sample};
use dateline::explore::{Command, Key, Keymap, Overlay};
use dateline::term::Mouse;
use ratatui::layout::Rect;

/// Steps of a run that is not asked to be longer.
const STEPS: usize = 4_000;

/// A number from the middle of a linear congruential generator (Knuth's MMIX).
fn next(state: &mut u64, below: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize % below
}

/// All keys that do something, but those that leave, and letters to type.
fn keys() -> Vec<Key> {
    let keymap = Keymap::embedded();
    let leaves = [Command::Quit, Command::Suspend, Command::Editor];
    let bound = Command::ALL.iter().filter(|command| !leaves.contains(command));
    let mut keys: Vec<Key> = bound.flat_map(|command| keymap.keys(*command)).copied().collect();
    let typed = ["t", "h", "r", "\"", "*", "ß", "漢", "\u{301}", "backspace", "ctrl-u", "ctrl-w"];
    keys.extend(typed.iter().filter_map(|name| Key::parse(name)));
    // Leaving what is open has to be as likely as opening it.
    for _ in 0..30 {
        keys.extend(["esc", "enter", "j", "k"].iter().filter_map(|name| Key::parse(name)));
    }
    keys
}

fn holds(explorer: &Explorer, step: usize) {
    let state = &explorer.state;
    let articles = explorer.view.snapshot().articles.len();
    assert!(state.article().index() < articles, "step {step}");
    assert!(state.rows.is_empty() || state.timeline_row < state.rows.len(), "step {step}");
    assert!(state.accounts.is_empty() || state.account < state.accounts.len(), "step {step}");
    let text = &explorer.view.snapshot().articles[state.article().index()].article.text;
    assert!(text.is_char_boundary(state.reading.top), "step {step}");
    assert!(state.overlays.len() <= 4, "step {step}: {} overlays", state.overlays.len());
    if let Some(beside) = state.beside {
        assert!(beside.left < state.accounts.len() && beside.right < state.accounts.len());
    }
    if let Some(Overlay::Table(table)) = state.overlay() {
        assert!(table.selected < table.rows.len(), "step {step}");
    }
}

#[test]
fn a_monkey_finds_no_way_to_break_it() {
    let asked = std::env::var("DATELINE_MONKEY").ok().and_then(|text| text.parse().ok());
    let steps: usize = asked.unwrap_or(STEPS);
    let keys = keys();
    let mut explorer = Explorer::open(sample(), 120, 36, "dark");
    let mut seed = 26;
    for step in 0..steps {
        match next(&mut seed, 40) {
            0 => {
                let size = (1 + next(&mut seed, 220) as u16, 1 + next(&mut seed, 70) as u16);
                explorer.area = Rect::new(0, 0, size.0, size.1);
            }
            1..=6 => {
                let what = match next(&mut seed, 5) {
                    0 => Mouse::Press,
                    1 => Mouse::Drag,
                    2 => Mouse::Release,
                    3 => Mouse::Wheel(true),
                    _ => Mouse::Wheel(false),
                };
                let (column, row) = (next(&mut seed, 240) as u16, next(&mut seed, 80) as u16);
                explorer.point(what, column, row);
            }
            _ => explorer.act(dateline::explore::Action::Key(keys[next(&mut seed, keys.len())])),
        }
        holds(&explorer, step);
        // Every frame is drawn into its own area and nothing else.
        let frame = explorer.frame();
        assert_eq!(frame.area, explorer.area);
        for cell in &frame.content {
            assert!(!cell.symbol().chars().any(char::is_control), "step {step}");
        }
    }
    // Nothing is stuck: from wherever it is, a few keys lead back and out.
    explorer.area = Rect::new(0, 0, 120, 36);
    explorer.press("esc esc esc esc esc esc X 1 g");
    assert!(explorer.state.overlays.is_empty() && explorer.state.beside.is_none());
    explorer.press("q");
    assert!(explorer.quit);
}
