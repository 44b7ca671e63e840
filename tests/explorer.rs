//! Keys, then what is selected and shown: the explorer without a terminal.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{Explorer, sample};
use dateline::explore::{Argument, Command, Does, Overlay, Pane, Place, Subject, TableRow};
use dateline::index::{MarkKind, Row, Zoom};
use dateline::term::Mouse;

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
    let mut help = explorer.text();
    for _ in 0..6 {
        explorer.press("pagedown");
        help.push_str(&explorer.text());
    }
    for command in Command::ALL {
        let shown: String = command.doc().chars().take(50).collect();
        assert!(help.contains(&shown), "{}", command.name());
        for key in explorer.state.keymap.keys(*command) {
            assert!(help.contains(&key.to_string()), "{}: {key}", command.name());
        }
    }
    // Whatever has no key, or one that a terminal keeps to itself, is in the palette, but for what
    // only a table has.
    explorer.press("esc :");
    let Some(Overlay::Pick(pick)) = explorer.state.overlay() else { panic!("no palette") };
    let elsewhere =
        |command: &&Command| **command != Command::Palette && command.places() != [Place::Tables];
    for command in Command::ALL.iter().filter(elsewhere) {
        assert!(pick.items.iter().any(|item| item.does == Does::Run(*command)), "{command:?}");
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

#[test]
fn a_filter_leaves_what_fits_and_its_chip_takes_it_away() {
    let mut explorer = open();
    let all = explorer.state.rows.len();
    explorer.press("F").write("differ").press("enter esc");
    let fewer = explorer.state.rows.len();
    assert!(fewer > 0 && fewer < all, "{fewer} of {all}");
    let top = explorer.text().lines().next().unwrap().to_string();
    assert!(top.contains("sources differ x") && top.contains(" of "), "{top}");
    for row in &explorer.state.rows {
        if let Row::Event(event) = row {
            assert!(explorer.view.has_conflict(*event));
        }
    }
    assert!(explorer.state.rows.contains(&Row::Event(explorer.state.event().unwrap())));
    // A click on the chip.
    let column = top.find("differ").unwrap() as u16;
    explorer.click(column, 0);
    assert_eq!(explorer.state.rows.len(), all);
    // What nothing fits says so, and backspace widens.
    explorer.press("F").write("differ").press("enter").press("ctrl-u").write("hypothetical");
    explorer.press("enter esc");
    if explorer.state.rows.is_empty() {
        assert!(explorer.text().contains("backspace"), "{}", explorer.text());
    }
    explorer.press("backspace backspace");
    assert_eq!(explorer.state.rows.len(), all);
}

#[test]
fn on_a_narrow_screen_the_range_gives_way_to_the_filter() {
    let mut explorer = open();
    explorer.press("s");
    let whole = explorer.text().lines().next().unwrap().trim_end().to_string();
    let range = whole[whole.rfind("  ").unwrap()..].trim().to_string();
    for columns in [30, 40, 50, 59, 60, 80] {
        explorer.area = ratatui::layout::Rect::new(0, 0, columns, 24);
        let top = explorer.text().lines().next().unwrap().to_string();
        assert!(top.contains(" +1 ") || top.contains(" no statements x "), "{columns}: {top}");
        assert!(top.contains(&range) || !top.contains(" - "), "{columns}: {top}");
    }
}

#[test]
fn two_actors_are_either_or_both() {
    let mut explorer = open();
    explorer.press("2 j a j a");
    assert_eq!(explorer.state.shown.conditions.len(), 2);
    let any = explorer.state.rows.len();
    explorer.press("&");
    assert!(explorer.state.rows.len() < any);
    explorer.press("X &");
    assert!(explorer.state.shown.conditions.is_empty());
}

#[test]
fn the_timeline_is_seen_from_further_off_and_in_a_range() {
    let mut explorer = open();
    let days = explorer.state.rows.len();
    explorer.press("j j");
    let event = explorer.state.event();
    explorer.press("- -");
    assert_eq!(explorer.state.shown.zoom, Zoom::Month);
    assert!(explorer.state.rows.len() < days, "fewer headings");
    assert_eq!(explorer.state.event(), event, "the selected event stays");
    explorer.press("+ + (");
    assert!(explorer.state.rows.len() < days);
    explorer.press(")");
    let range = explorer.state.rows.len();
    explorer.press("}");
    assert_ne!(explorer.state.shown.conditions, []);
    explorer.press("{");
    assert_eq!(explorer.state.rows.len(), range);
    explorer.press("X ~");
    assert!(explorer.state.rows.len() < days);
}

#[test]
fn the_palette_runs_and_letters_lead_to_places() {
    let mut explorer = open();
    explorer.press("j j j");
    let here = explorer.state.event();
    explorer.press("m a G ' a");
    assert_eq!(explorer.state.event(), here);
    explorer.press("G R enter");
    assert_eq!(explorer.state.event(), here, "a mark is the first of the places");
    explorer.press(":").write("coverage").press("enter");
    assert!(matches!(explorer.state.overlay(), Some(Overlay::Table(_))));
    explorer.press("esc enter f");
    let Some(Overlay::Labels(labels)) = explorer.state.overlay() else { panic!("no labels") };
    let (letters, mark) = labels.labels[1].clone();
    let kind = explorer.view.marks(explorer.state.article())[mark].kind;
    explorer.write(&letters);
    assert!(explorer.state.overlays.is_empty());
    match kind {
        MarkKind::Actor(actor) => assert_eq!(explorer.state.actor(), Some(actor)),
        MarkKind::Event(event) => assert_eq!(explorer.state.event(), Some(event)),
        MarkKind::Date(_) | MarkKind::Quote(_) => {}
    }
}

#[test]
fn tables_take_the_keys_that_the_user_has() {
    let mut explorer = open();
    explorer.state.keymap.rebind("down", &["d".to_string()]).unwrap();
    explorer.state.keymap.rebind("next-group", &["D".to_string()]).unwrap();
    explorer.press("4");
    let at = |explorer: &Explorer| match explorer.state.overlay() {
        Some(Overlay::Table(table)) => table.selected,
        _ => panic!("no table"),
    };
    let first = at(&explorer);
    explorer.press("d");
    assert_eq!(at(&explorer), first + 1);
    explorer.press("j");
    assert_eq!(at(&explorer), first + 1, "no longer a key");
    explorer.press("D");
    assert!(explorer.text().contains("D/["), "the foot line tells it");
    explorer.press("?");
    explorer.press("d");
    assert!(matches!(explorer.state.overlay(), Some(Overlay::Help(1))));
}

#[test]
fn one_report_can_stand_beside_itself() {
    let mut explorer = open();
    let alone = |explorer: &Explorer| {
        let first = explorer.state.accounts[0].article;
        explorer.state.accounts.iter().all(|account| account.article == first)
    };
    while !alone(&explorer) {
        explorer.press("j");
    }
    explorer.press("v j");
    let beside = explorer.state.beside.unwrap();
    let shown = [beside.left, beside.right].map(|at| explorer.state.accounts[at].article);
    assert_eq!(shown[0], shown[1]);
    assert_eq!((beside.apart, beside.scroll[..2].to_vec()), (Some(1), vec![0, 1]));
    explorer.press("v");
    assert!(explorer.state.beside.is_none());
}

#[test]
fn every_conflict_can_be_read_side_by_side() {
    let mut explorer = open();
    let count = explorer.view.snapshot().conflicts.len();
    assert!(count > 1);
    for at in 0..count {
        explorer.press("4 g");
        explorer.press(&"] ".repeat(at));
        explorer.press("v");
        let beside = explorer.state.beside.unwrap_or_else(|| panic!("conflict {at}"));
        assert_ne!(beside.left, beside.right);
        let conflict = &explorer.view.snapshot().conflicts[at];
        let shown = [beside.left, beside.right].map(|at| explorer.state.accounts[at].article);
        for (side, article) in conflict.sides.iter().zip(shown) {
            assert!(side.passages.iter().any(|(one, _)| *one == article), "conflict {at}");
        }
        let own = explorer.view.accounts(conflict.event);
        explorer.press("esc");
        assert_eq!(explorer.state.accounts, own, "no account is left behind");
    }
}

#[test]
fn side_by_side_each_text_can_be_scrolled_by_itself() {
    let mut explorer = open();
    explorer.press("v j");
    assert_eq!(explorer.state.beside.unwrap().scroll[..2], [1, 1]);
    explorer.press("s j tab j j");
    let beside = explorer.state.beside.unwrap();
    assert_eq!((beside.scroll[..2].to_vec(), beside.apart), (vec![2, 3], Some(1)));
    explorer.press("tab");
    assert_eq!(explorer.state.beside.unwrap().apart, Some(0), "round and round");
    explorer.press("s");
    let beside = explorer.state.beside.unwrap();
    assert_eq!((beside.scroll, beside.apart), ([0; 3], None));
}

#[test]
fn a_command_in_the_palette_takes_an_argument() {
    let mut explorer = open();
    let all = explorer.state.rows.len();
    // Completed with tab: the name, then what it is given.
    explorer.press(":").write("concord").press("tab").write("lindm").press("tab enter");
    let Some(Overlay::Table(table)) = explorer.state.overlay() else { panic!("no table") };
    assert_eq!(table.keyword.0, "Lindmark");
    assert!(!table.rows.is_empty());
    // Or typed as it is.
    explorer.press("esc :").write("concordance next round").press("enter");
    let Some(Overlay::Table(table)) = explorer.state.overlay() else { panic!("no table") };
    assert_eq!(table.keyword.0, "next round");
    explorer.press("esc :").write("from 2024-03-20").press("enter");
    assert!(explorer.text().contains("from 2024-03-20"), "a chip");
    let rows = explorer.state.rows.len();
    assert!(rows < all);
    explorer.press(":").write("from 2024-03").press("enter");
    assert!(explorer.state.rows.len() > rows, "in the place of the day before");
    explorer.press(":").write("until 20 Mar").press("enter");
    assert!(explorer.text().contains("until 2024-03-20"), "a day as people say it");
    for nothing in ["until soon", "said Ilmar", "wq"] {
        explorer.press(":").write(nothing);
        let Some(Overlay::Pick(pick)) = explorer.state.overlay() else { panic!("no list") };
        assert!(pick.matches.is_empty(), "{nothing} is nothing that could be meant");
        explorer.press("esc");
    }
    explorer.press("X :").write("by-actor väsk").press("enter");
    assert!(explorer.state.rows.len() < all);
    explorer.press("X :").write("statements ilmar").press("enter");
    let Some(Overlay::Table(table)) = explorer.state.overlay() else { panic!("no table") };
    let speakers = table.rows.iter().filter(|row| matches!(row, TableRow::Speaker(..)));
    assert_eq!(speakers.count(), 1);
    explorer.press("esc :").write("source gull").press("enter");
    assert_eq!(explorer.state.focus, Pane::Source);
    let article = explorer.view.snapshot().article(explorer.state.article()).unwrap();
    assert_eq!(article.article.source(), "The Harbour Gull");
    explorer.press(":").write("search standstill").press("enter");
    assert!(matches!(explorer.state.overlay(), Some(Overlay::Search(_))));
    assert!(explorer.text().contains("passages in"));
    explorer.press("esc :").write("kinds person").press("enter");
    assert!(explorer.state.cast.len() < explorer.view.counts().actors);
}

#[test]
fn every_argument_of_the_palette_has_choices_or_may_be_typed() {
    for command in Command::ALL {
        let Some(argument) = command.argument() else { continue };
        let mut explorer = open();
        explorer.press("m a / ").write("talks").press("enter : ");
        let typed = if argument == Argument::Letter { "b" } else { "" };
        explorer.write(&format!("{} {typed}", command.name()));
        let Some(Overlay::Pick(pick)) = explorer.state.overlay() else { panic!("no list") };
        assert_eq!(pick.of, Some(*command));
        assert!(!pick.matches.is_empty(), "{}", command.name());
        explorer.press("enter");
        let left = explorer
            .state
            .overlays
            .iter()
            .any(|overlay| matches!(overlay, Overlay::Pick(pick) if pick.of == Some(*command)));
        assert!(!left || argument == Argument::Condition, "{}", command.name());
    }
}

#[test]
fn a_passage_is_copied_with_its_citation() {
    let mut explorer = open();
    explorer.press("j j enter y");
    let copied = explorer.copied.clone().unwrap();
    let article = explorer.view.snapshot().article(explorer.state.article()).unwrap();
    assert!(copied.starts_with('“') && copied.ends_with(')'), "{copied}");
    assert!(copied.contains(article.article.title.as_ref().unwrap()), "{copied}");
    let words = copied.trim_start_matches('“').split('”').next().unwrap();
    let text: Vec<&str> = article.article.text.split_whitespace().collect();
    assert!(text.join(" ").contains(words), "{copied}");
}

#[test]
fn the_mouse_selects_scrolls_and_drags() {
    let mut explorer = open();
    // The third event's row, found on the screen.
    let wanted = explorer
        .state
        .rows
        .iter()
        .position(|row| {
            *row != explorer.state.rows[0] && matches!(row, Row::Event(event) if event.index() == 3)
        })
        .unwrap();
    explorer.click(10, 3 + wanted as u16);
    assert_eq!(explorer.state.event(), Some(3_usize.into()));
    // A word of the text becomes the mark under the cursor, the wheel scrolls.
    explorer.click(70, 5);
    assert_eq!(explorer.state.focus, Pane::Source);
    let before = explorer.state.reading.top;
    explorer.point(Mouse::Wheel(true), 70, 10);
    assert!(explorer.state.reading.top > before);
    // The border between the lists and the text.
    let left = explorer.layout().source.unwrap().x;
    explorer.point(Mouse::Press, left, 10);
    explorer.point(Mouse::Drag, left + 20, 10);
    explorer.point(Mouse::Release, left + 20, 10);
    assert!(explorer.layout().source.unwrap().x > left + 10);
    // Words between press and release are copied.
    let source = explorer.layout().source.unwrap();
    explorer.point(Mouse::Press, source.x + 6, 6);
    explorer.point(Mouse::Drag, source.x + 26, 6);
    explorer.point(Mouse::Release, source.x + 26, 6);
    explorer.press("y");
    assert!(explorer.copied.as_ref().unwrap().chars().count() > 20);
}

#[test]
fn panes_hide_and_come_back() {
    let mut explorer = open();
    explorer.press("A T");
    assert!(explorer.layout().timeline.is_none() && explorer.layout().actors.is_none());
    assert_eq!(explorer.state.focus, Pane::Source);
    explorer.press("tab");
    assert_eq!(explorer.state.focus, Pane::Source, "there is nowhere else to go");
    explorer.press("1");
    assert!(explorer.layout().timeline.is_some());
    explorer.press("B");
    assert!(explorer.layout().accounts.is_none());
}

#[test]
fn a_keyword_stands_in_its_contexts_sorted_as_one_likes() {
    let mut explorer = open();
    explorer.press("2 j c");
    let Some(Overlay::Table(table)) = explorer.state.overlay() else { panic!("no table") };
    let count = table.rows.len();
    assert_eq!(count, explorer.state.accounts.len(), "a line a mention");
    let before = explorer.text();
    explorer.press("s s");
    assert_ne!(explorer.text(), before, "sorted right is another order");
    explorer.press("y");
    assert!(explorer.copied.is_some());
    explorer.press("enter");
    assert_eq!(explorer.state.focus, Pane::Source);
    explorer.press("/").write("talks").press("enter 1 j c");
    let text = explorer.text();
    assert!(text.contains("Concordance"), "{text}");
}

#[test]
fn actors_are_sorted_and_of_one_kind_and_marks_too() {
    let mut explorer = open();
    explorer.press("2 j S");
    let names: Vec<String> = explorer
        .state
        .cast
        .iter()
        .map(|id| {
            dateline::annotate::text::fold(&explorer.view.snapshot().actor(*id).unwrap().name)
        })
        .collect();
    assert!(names.is_sorted(), "{names:?}");
    explorer.press("t");
    let kind = explorer.state.cast_kind.unwrap();
    let of = |id: &dateline::model::ActorId| explorer.view.snapshot().actor(*id).unwrap().kind;
    assert!(explorer.state.cast.iter().all(|id| of(id) == kind));
    assert!(explorer.text().contains(kind.as_str()));
    // A jump to an actor of another kind shows all kinds again.
    explorer.press("ctrl-p").write("vask").press("enter");
    assert_eq!(explorer.state.actor(), Some(explorer.state.cast[explorer.state.actor_row]));
    explorer.press("3 g t ]");
    let mark = explorer.state.reading.mark.unwrap();
    let kind = explorer.view.marks(explorer.state.article())[mark].kind;
    assert!(matches!(kind, MarkKind::Actor(_)), "names alone");
}

#[test]
fn three_sources_stand_side_by_side() {
    let mut explorer = open();
    while explorer.view.snapshot().events[explorer.state.event().unwrap().index()].sources().len()
        < 3
    {
        explorer.press("j");
    }
    explorer.press("v 3");
    let beside = explorer.state.beside.unwrap();
    let article = |at: usize| explorer.state.accounts[at].article;
    let third = beside.third.unwrap();
    assert!(article(third) != article(beside.left) && article(third) != article(beside.right));
    explorer.press("n");
    assert!(explorer.state.beside.unwrap().third.is_some());
    explorer.press("3");
    assert!(explorer.state.beside.unwrap().third.is_none());
}

#[test]
fn a_search_stays_in_its_source_and_remembers() {
    let mut explorer = open();
    explorer.press("/").write("talks");
    let Some(Overlay::Search(search)) = explorer.state.overlay() else { panic!("no search") };
    let all = search.hits.total;
    explorer.press("ctrl-t");
    let Some(Overlay::Search(search)) = explorer.state.overlay() else { panic!("no search") };
    assert!(search.hits.total < all && search.hits.articles <= 1);
    explorer.press("ctrl-t enter / ctrl-u").write("harbour").press("enter / ctrl-r ctrl-r");
    let Some(Overlay::Search(search)) = explorer.state.overlay() else { panic!("no search") };
    assert_eq!(search.input.value(), "talks");
}

#[test]
fn escape_closes_what_was_cut_from_the_page() {
    let mut explorer = open();
    explorer.press("x");
    assert!(explorer.state.removed_shown);
    explorer.press("esc");
    assert!(!explorer.state.removed_shown);
}
