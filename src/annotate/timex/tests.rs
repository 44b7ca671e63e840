//! Rules as a table: article date, sentence, words, TIMEX3 value.

use super::*;
use crate::annotate::knowledge::Knowledge;
use crate::annotate::text::{Words, clauses};

fn found(published: &str, text: &str) -> Vec<(String, String)> {
    let knowledge = Knowledge::embedded();
    let language = knowledge.language("en").unwrap();
    let words = Words::read(text, &[], language, knowledge);
    let clauses: Vec<Clause> =
        words.sentences.iter().flat_map(|one| clauses(&words, *one, language)).collect();
    let published = published.parse().map_or(Reference::Unknown, Reference::Day);
    let timexes = find(&words.tokens, &clauses, language, Dates { published, dateline: None });
    timexes.iter().map(|timex| (timex.span.of(text).to_string(), timex.value.clone())).collect()
}

/// class TAB article date TAB sentence TAB expression TAB TIMEX3 value.
const CASES: &str = include_str!("../../../tests/corpus/timex.tsv");

#[test]
fn expressions_have_their_values() {
    let mut failed = Vec::new();
    for row in CASES.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = row.split('\t').collect();
        let [_, published, text, words, value] = fields.as_slice() else {
            panic!("not five fields: {row}");
        };
        let found = found(published, text);
        let wanted = ((*words).to_string(), (*value).to_string());
        let right = if *words == "-" { found.is_empty() } else { found.contains(&wanted) };
        if !right {
            failed.push(format!("{row} gave {found:?}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn without_a_date_of_the_article_unknown_parts_stay_open() {
    for (text, value) in [
        ("They met on October 11.", "XXXX-10-11"),
        ("They met on Friday.", "XXXX-WXX-5"),
        ("They met in 2019.", "2019"),
    ] {
        assert_eq!(found("", text)[0].1, value, "{text}");
    }
}

#[test]
fn the_next_morning_hangs_on_the_date_before_it() {
    let found = found(
        "2025-11-30",
        "Clashes erupted on the night of October 11 and continued into the following morning.",
    );
    let values: Vec<&str> = found.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(values, ["2025-10-11TNI", "2025-10-12TMO"]);
}

#[test]
fn a_range_has_two_ends() {
    let language = Knowledge::embedded().language("en").unwrap();
    let text = "They met from 25 to 28 March 2024 and on Oct. 25-29.";
    let tokens = Tokens::with(text, &language.abbreviations);
    let published = Reference::Day("2024-11-10".parse().unwrap());
    let timexes = find(&tokens, &[], language, Dates { published, dateline: None });
    let days: Vec<String> =
        timexes.iter().map(|one| format!("{:?}..{:?}", one.range.from, one.range.to)).collect();
    assert_eq!(days, ["Some(2024-03-25)..Some(2024-03-28)", "Some(2024-10-25)..Some(2024-10-29)"]);
}

#[test]
fn a_day_that_names_a_thing_dates_no_later_scene() {
    let of = |gap: &str| {
        let text = format!(
            "They met on 8 January 2020 in Oslo. They read the November 27 accord.{gap}The board \
             spoke the following day."
        );
        found("2020-01-20", &text).pop().map(|(_, value)| value)
    };
    assert_eq!(of(" ").as_deref(), Some("2019-11-28"));
    assert_eq!(of("\n\nThey left.\n\n").as_deref(), Some("2020-01-09"));
}
