//! Whole screens with their styles, as they were last looked at and found good: every view at
//! three sizes, and what small ones keep.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{Explorer, sample};

/// Sizes with the theme that each is looked at in.
const SIZES: [(u16, u16, &str); 3] = [(200, 60, "none"), (120, 36, "dark"), (80, 24, "light")];

fn screen(name: &str, columns: u16, rows: u16, theme: &str, keys: &str) {
    let mut explorer = Explorer::open(sample(), columns, rows, theme);
    explorer.press(keys);
    let name = format!("{name}-{columns}x{rows}-{theme}");
    insta::with_settings!({ snapshot_path => "screens", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, explorer.styled());
    });
}

fn at_all_sizes(name: &str, keys: &str) {
    for (columns, rows, theme) in SIZES {
        screen(name, columns, rows, theme, keys);
    }
}

#[test]
fn usual() {
    at_all_sizes("usual", "j j j j");
}

#[test]
fn source_40x10() {
    screen("source", 40, 10, "dark", "enter ] ]");
}

#[test]
fn tables_40x10() {
    for (name, keys) in
        [("conflicts", "4"), ("coverage", "5"), ("statements", "6"), ("concordance", "2 j 7")]
    {
        screen(name, 40, 10, "none", keys);
    }
}

#[test]
fn side_by_side() {
    let keys = "j j j j j j v";
    let mut explorer = Explorer::open(sample(), 120, 36, "dark");
    explorer.press(keys);
    assert!(explorer.state.beside.is_some(), "the keys lead to an event that two sources report");
    at_all_sizes("beside", keys);
}

#[test]
fn search() {
    at_all_sizes("search", "/ s t a n d s t i l l");
}

#[test]
fn why() {
    at_all_sizes("why", "w");
}

#[test]
fn correct() {
    at_all_sizes("correct", "2 j e");
}

#[test]
fn conflicts() {
    at_all_sizes("conflicts", "4 j");
}

#[test]
fn coverage() {
    at_all_sizes("coverage", "5 j");
}

#[test]
fn statements() {
    at_all_sizes("statements", "6 j j");
}

#[test]
fn concordance() {
    at_all_sizes("concordance", "2 j c s");
}

#[test]
fn help() {
    at_all_sizes("help", "?");
}

#[test]
fn filtered_by_month() {
    at_all_sizes("filtered", "2 j a 1 - -");
}

#[test]
fn palette_and_labels() {
    at_all_sizes("palette", ": c o v");
    at_all_sizes("labels", "j j enter f");
}
