//! Keys, then what is selected and shown: the explorer without a terminal.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{Explorer, sample};
use dateline::explore::{Command, Overlay, Pane, Subject};
use dateline::index::MarkKind;

fn open() -> Explorer {
    Explorer::open(sample(), 120, 36, "dark")
}

#[test]
fn it_begins_at_the_first_event_and_walks_the_timeline() {
    let mut explorer = open();
    let first = explorer.state.event().unwrap();
    assert_eq!(first.index(), 0);
    explorer.press("j j");
    assert_eq!(explorer.state.event().unwrap().index(), 2);
    explorer.press("k G");
    assert_eq!(explorer.state.event().unwrap().index(), explorer.view.snapshot().events.len() - 1);
    explorer.press("g");
    assert_eq!(explorer.state.event(), Some(first));
}

#[test]
fn what_is_selected_shows_in_all_panes() {
    let mut explorer = open();
    explorer.press("j j j");
    let event = explorer.state.event().unwrap();
    let account = explorer.state.accounts[0];
    assert_eq!(explorer.state.article(), account.article);
    let text = explorer.text();
    assert!(text.contains("Accounts of this event"));
    assert!(text.contains('▌'), "the passage has its bar");
    explorer.press("tab");
    assert_eq!(explorer.state.event(), Some(event), "turning to the actors keeps the event");
    explorer.press("j");
    assert!(matches!(explorer.state.subject, Some(Subject::Actor(_))));
    assert!(explorer.text().contains("Mentions of this actor"));
}

#[test]
fn enter_goes_to_the_passage_and_marks_lead_onward() {
    let mut explorer = open();
    explorer.press("enter");
    assert_eq!(explorer.state.focus, Pane::Source);
    let article = explorer.state.article();
    // Step to the next name and follow it to its actor.
    for _ in 0..40 {
        explorer.press("]");
        let mark = explorer.view.marks(article)[explorer.state.reading.mark.unwrap()];
        if matches!(mark.kind, MarkKind::Actor(_)) {
            break;
        }
    }
    explorer.press("enter");
    assert_eq!(explorer.state.focus, Pane::Actors);
    assert!(matches!(explorer.state.subject, Some(Subject::Actor(_))));
    explorer.press("ctrl-o");
    assert_eq!((explorer.state.focus, explorer.state.article()), (Pane::Source, article));
    explorer.press("ctrl-o");
    assert_eq!(explorer.state.focus, Pane::Timeline);
    explorer.press("ctrl-i ctrl-i");
    assert_eq!(explorer.state.focus, Pane::Actors);
}

#[test]
fn accounts_go_round_and_two_stand_side_by_side() {
    let mut explorer = open();
    while explorer.view.snapshot().events[explorer.state.event().unwrap().index()].sources().len()
        < 3
    {
        explorer.press("j");
    }
    let count = explorer.state.accounts.len();
    let first = explorer.state.article();
    explorer.press("n");
    assert_ne!(explorer.state.article(), first);
    for _ in 1..count {
        explorer.press("n");
    }
    assert_eq!(explorer.state.article(), first);
    explorer.press("v");
    let beside = explorer.state.beside.unwrap();
    assert_ne!(
        explorer.state.accounts[beside.left].article,
        explorer.state.accounts[beside.right].article
    );
    assert!(explorer.text().contains("side by side"));
    explorer.press("n");
    assert_ne!(explorer.state.beside.unwrap().right, beside.right);
    explorer.press("esc");
    assert!(explorer.state.beside.is_none());
}

#[test]
fn search_opens_at_the_hit_and_esc_comes_back() {
    let mut explorer = open();
    explorer.press("j");
    let before = explorer.state.spot();
    explorer.press("/").write("lighthouse OR herring");
    let Some(Overlay::Search(search)) = explorer.state.overlay() else { panic!("no search line") };
    assert!(!search.hits.hits.is_empty());
    let hit = search.hits.hits[0].clone();
    assert_eq!(explorer.state.article(), hit.article);
    explorer.press("esc");
    assert_eq!(explorer.state.spot(), before);
    explorer.press("/").write("herring").press("enter");
    assert!(explorer.state.overlays.is_empty());
    assert_eq!((explorer.state.focus, explorer.state.article()), (Pane::Source, hit.article));
    explorer.press("/").write("(open");
    assert!(explorer.text().contains("a bracket is not closed"));
}

#[test]
fn the_fuzzy_jump_folds_accents() {
    let mut explorer = open();
    explorer.press("ctrl-p").write("vask").press("enter");
    let actor = explorer.state.actor().expect("an actor");
    assert_eq!(explorer.view.snapshot().actor(actor).unwrap().name, "Väsk");
}

#[test]
fn help_shows_every_command_and_why_explains() {
    let mut explorer = Explorer::open(sample(), 120, 80, "dark");
    explorer.press("?");
    let help = explorer.text();
    for command in Command::ALL {
        let shown: String = command.doc().chars().take(50).collect();
        assert!(help.contains(&shown), "{}", command.name());
    }
    explorer.press("esc w");
    let why = explorer.text();
    assert!(why.contains("anchor") && why.contains("means"), "{why}");
}

#[test]
fn no_key_is_without_effect_anywhere_and_no_size_is_too_small() {
    for (columns, rows) in [(200, 60), (120, 36), (80, 24), (40, 10), (20, 5), (10, 3), (1, 1)] {
        let mut explorer = Explorer::open(sample(), columns, rows, "none");
        for keys in [
            "j j",
            "enter",
            "] ] enter",
            "tab j",
            "v",
            "n",
            "esc",
            "/ a b",
            "esc",
            "ctrl-p o",
            "enter",
            "?",
            "esc",
            "z",
            "w",
            "esc",
            "x",
            "G",
            "g",
            "pagedown",
            "3 G k",
        ] {
            explorer.press(keys);
            explorer.text();
        }
    }
}

#[test]
fn an_empty_pile_is_no_accident() {
    let explorer = Explorer::open(dateline::model::Snapshot::default(), 80, 24, "dark");
    assert!(explorer.text().contains("No event was found."));
}

#[test]
fn text_from_files_never_steers_the_terminal() {
    let article = dateline::model::Article {
        id: "x".into(),
        title: Some("Head \u{1b}[2J".into()),
        text: "Head \u{1b}[2J\n\nBody \u{9b}31m \u{202e}turned\u{7} and wide 日本語 e\u{301}."
            .into(),
        ..Default::default()
    };
    let annotated =
        dateline::annotate::annotate(article, dateline::annotate::Knowledge::embedded());
    let snapshot = dateline::link::link(vec![annotated], dateline::annotate::Knowledge::embedded());
    let explorer = Explorer::open(snapshot, 80, 24, "dark");
    for cell in explorer.frame().content() {
        assert!(!cell.symbol().chars().any(|c| c.is_control() || c == '\u{202e}'));
    }
}

#[test]
fn random_keys_and_sizes_never_lead_astray() {
    let keys = [
        "j",
        "k",
        "n",
        "p",
        "]",
        "[",
        "J",
        "K",
        "v",
        "w",
        "/",
        "ctrl-p",
        "ctrl-o",
        "ctrl-i",
        "tab",
        "backtab",
        "enter",
        "esc",
        "z",
        "x",
        "g",
        "G",
        "pagedown",
        "pageup",
        "1",
        "2",
        "3",
        "?",
        "a",
        "o",
        "space",
        "backspace",
        "up",
        "down",
        "left",
        "*",
        "\"",
    ];
    let sizes = [(120, 36), (80, 24), (40, 10), (200, 60), (17, 5), (3, 2)];
    let mut explorer = open();
    let mut seed: u64 = 42;
    let mut next = |limit: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % limit
    };
    for _ in 0..4000 {
        explorer.press(keys[next(keys.len())]);
        if next(50) == 0 {
            let (columns, rows) = sizes[next(sizes.len())];
            explorer.area = ratatui::layout::Rect::new(0, 0, columns, rows);
        }
        if next(4) == 0 {
            explorer.frame();
        }
        let state = &explorer.state;
        let articles = explorer.view.counts().articles;
        assert!(state.article().index() < articles);
        assert!(state.accounts.is_empty() || state.account < state.accounts.len());
        assert!(!explorer.quit);
    }
}

/// The names of the actors that are shown.
fn names(explorer: &Explorer) -> Vec<String> {
    let actors = &explorer.view.snapshot().actors;
    actors.iter().filter(|actor| !actor.hidden).map(|actor| actor.name.clone()).collect()
}

#[test]
fn an_actor_is_corrected_from_its_list_and_the_correction_undone() {
    let mut explorer = open();
    let before = names(&explorer);
    explorer.press("2 g e");
    assert!(matches!(explorer.state.overlay(), Some(Overlay::Correct(_))));
    assert!(explorer.text().contains(&format!("Correct {}", before[0])));
    // A stray enter corrects nothing.
    explorer.press("enter");
    assert!(explorer.notebook.corrections().is_empty() && explorer.state.overlay().is_none());
    explorer.press("e");
    // A new name stands behind all choices that fit.
    explorer.write("Oltmarland").press("up up down enter");
    assert_eq!(explorer.notebook.corrections().len(), 1);
    assert!(names(&explorer).contains(&"Oltmarland".to_string()), "{:?}", names(&explorer));
    assert!(explorer.state.overlay().is_none());

    explorer.press("2 g j e").write("leave it out").press("enter");
    assert_eq!(explorer.notebook.corrections().len(), 2);
    assert_eq!(names(&explorer).len(), before.len() - 1);
    assert!(!names(&explorer).contains(&before[1]));

    explorer.press("2 g e").write(&format!("same as {}", before[2])).press("enter");
    assert_eq!(names(&explorer).len(), before.len() - 2);

    for left in [before.len() - 1, before.len(), before.len()] {
        explorer.press("2 g e").write("undo").press("enter");
        assert_eq!(names(&explorer).len(), left);
    }
    assert_eq!(names(&explorer), before);
    explorer.press("2 e esc");
    assert!(explorer.state.overlay().is_none() && explorer.notebook.corrections().is_empty());
}

#[test]
fn a_conflict_leads_to_its_passages_and_to_both_side_by_side() {
    let mut explorer = open();
    explorer.press("4");
    let text = explorer.text();
    for words in ["Conflicts", "number", "denial", "place", "outcome", "Port Hale", "Lindmark"] {
        assert!(text.contains(words), "{words} in\n{text}");
    }
    // The second side of the first conflict.
    let conflict = explorer.view.snapshot().conflicts[0].clone();
    explorer.press("g j j enter");
    let (article, span) = conflict.sides[1].passages[0];
    assert_eq!((explorer.state.focus, explorer.state.article()), (Pane::Source, article));
    assert_eq!(explorer.state.reading.passage, Some(span));
    assert_eq!(explorer.state.event(), Some(conflict.event));
    explorer.press("ctrl-o 4");
    // The conflict of place: both its sides are accounts of one event.
    let place = explorer
        .view
        .snapshot()
        .conflicts
        .iter()
        .position(|one| one.kind == dateline::model::ConflictKind::Place);
    explorer.press("g");
    for _ in 0..place.unwrap() {
        explorer.press("]");
    }
    explorer.press("v");
    let beside = explorer.state.beside.unwrap();
    let shown = [beside.left, beside.right].map(|at| explorer.state.accounts[at].article);
    let sides = &explorer.view.snapshot().conflicts[place.unwrap()].sides;
    for (article, side) in shown.iter().zip(sides) {
        assert!(side.passages.iter().any(|(one, _)| one == article));
    }
}

#[test]
fn coverage_and_statements_lead_where_they_say() {
    let mut explorer = open();
    explorer.press("5 j j");
    let Some(Overlay::Table(table)) = explorer.state.overlay() else { panic!("no table") };
    let dateline::explore::TableRow::Covered(covered) = table.rows[table.selected].clone() else {
        panic!("no event")
    };
    explorer.press("enter");
    assert_eq!(explorer.state.event(), Some(covered.event));
    assert_eq!(explorer.state.focus, Pane::Timeline);
    explorer.press("6 ] j enter");
    assert_eq!(explorer.state.focus, Pane::Source);
    assert!(explorer.state.reading.passage.is_some());
    explorer.press("ctrl-o");
    assert_eq!(explorer.state.event(), Some(covered.event));
    // From one table to another, and back to the panes.
    explorer.press("4 5 6");
    assert!(explorer.text().contains("Statements"));
    explorer.press("esc");
    assert!(explorer.state.overlays.is_empty());
    // Of the selected actor alone.
    explorer.press("2 j 6");
    let Some(Overlay::Table(table)) = explorer.state.overlay() else { panic!("no table") };
    let speakers = table
        .rows
        .iter()
        .filter(|row| matches!(row, dateline::explore::TableRow::Speaker(..)))
        .count();
    assert!(speakers >= 1 && table.rows.len() > speakers);
}
