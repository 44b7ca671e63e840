//! Whole screens with their styles, as they were last looked at and found good.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{Explorer, sample};

fn screen(name: &str, columns: u16, rows: u16, theme: &str, keys: &str) {
    let mut explorer = Explorer::open(sample(), columns, rows, theme);
    explorer.press(keys);
    insta::with_settings!({ snapshot_path => "screens", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, explorer.styled());
    });
}

#[test]
fn usual_120x36_dark() {
    screen("usual-120x36-dark", 120, 36, "dark", "j j j j");
}

#[test]
fn usual_80x24_light() {
    screen("usual-80x24-light", 80, 24, "light", "j j j j");
}

#[test]
fn usual_200x60_without_colour() {
    screen("usual-200x60-none", 200, 60, "none", "j j j j");
}

#[test]
fn source_40x10() {
    screen("source-40x10-dark", 40, 10, "dark", "enter ] ]");
}

#[test]
fn side_by_side_120x36() {
    let keys = "j j j j j j v";
    let mut explorer = Explorer::open(sample(), 120, 36, "dark");
    explorer.press(keys);
    assert!(explorer.state.beside.is_some(), "the keys lead to an event that two sources report");
    screen("beside-120x36-dark", 120, 36, "dark", keys);
}

#[test]
fn search_120x36() {
    screen("search-120x36-dark", 120, 36, "dark", "/ s t a n d s t i l l");
}

#[test]
fn why_120x36() {
    screen("why-120x36-dark", 120, 36, "dark", "w");
}

#[test]
fn correct_120x36() {
    screen("correct-120x36-dark", 120, 36, "dark", "2 j e");
}

#[test]
fn conflicts_120x36() {
    screen("conflicts-120x36-dark", 120, 36, "dark", "4 j");
}

#[test]
fn coverage_80x24() {
    screen("coverage-80x24-light", 80, 24, "light", "5 j j");
}

#[test]
fn statements_120x36() {
    screen("statements-120x36-none", 120, 36, "none", "6");
}
