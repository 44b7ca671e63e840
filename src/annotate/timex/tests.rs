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

/// Sentences published on Monday 10 November 2025 unless they say otherwise.
const CASES: &[(&str, &str, &str)] = &[
    // full dates
    ("It ended on 31 October 2025.", "31 October 2025", "2025-10-31"),
    ("It ended on October 31, 2025.", "October 31, 2025", "2025-10-31"),
    ("It ended on Oct. 31st, 2025.", "Oct. 31st, 2025", "2025-10-31"),
    ("It ended on 2025-10-31 at sea.", "2025-10-31", "2025-10-31"),
    ("It ended on 31/10/2025 at sea.", "31/10/2025", "2025-10-31"),
    ("It ended on the 6th of November 2024.", "6th of November 2024", "2024-11-06"),
    // partial dates
    ("They met on November 6 in Zelin.", "November 6", "2025-11-06"),
    ("They met on November sixth in Zelin.", "November sixth", "2025-11-06"),
    ("They will meet on December 2.", "December 2", "2025-12-02"),
    ("They met on September 2.", "September 2", "2025-09-02"),
    ("They will meet on January 3.", "January 3", "2026-01-03"),
    ("They met on 25 October.", "25 October", "2025-10-25"),
    ("They met in March.", "March", "2025-03"),
    ("They met in March 2019.", "March 2019", "2019-03"),
    // weekdays
    ("They met on Friday.", "Friday", "2025-11-07"),
    ("They will meet on Friday.", "Friday", "2025-11-14"),
    ("The vote was postponed until Monday.", "Monday", "2025-11-10"),
    ("They met last Tuesday.", "last Tuesday", "2025-11-04"),
    ("They will meet next Tuesday.", "next Tuesday", "2025-11-11"),
    ("They met on Monday last week.", "Monday last week", "2025-11-03"),
    ("They will meet on Friday next week.", "Friday next week", "2025-11-21"),
    ("They met in October last year.", "October last year", "2024-10"),
    ("They met on 11 October last year.", "11 October last year", "2024-10-11"),
    // relative to the article
    ("He left yesterday.", "yesterday", "2025-11-09"),
    ("He leaves tomorrow.", "tomorrow", "2025-11-11"),
    ("He spoke today.", "today", "2025-11-10"),
    ("He left two days ago.", "two days ago", "2025-11-08"),
    ("Prices rose last week.", "last week", "2025-W45"),
    ("Prices rose this month.", "this month", "2025-11"),
    ("Prices rose last year.", "last year", "2024"),
    ("A statement came earlier in the day.", "earlier in the day", "2025-11-10"),
    ("Trouble began earlier in the month.", "earlier in the month", "2025-11"),
    // durations, sets, references
    ("He has asked for four years.", "four years", "P4Y"),
    ("It took more than two weeks.", "more than two weeks", "P2W"),
    ("A four-hour session followed.", "four-hour", "PT4H"),
    ("They meet every Friday.", "every Friday", "XXXX-WXX-5"),
    ("He is now at sea.", "now", "PRESENT_REF"),
    // years and more
    ("He was born in 1960.", "1960", "1960"),
    ("It grew in the 1990s.", "1990s", "199"),
    ("Sales fell in the third quarter of 2024.", "third quarter of 2024", "2024-Q3"),
    ("It opened in early 2019.", "early 2019", "2019"),
    ("They will return next spring.", "spring", "2026-SP"),
    ("They met last summer.", "last summer", "2025-SU"),
    ("They met on Friday evening.", "Friday evening", "2025-11-07TEV"),
];

#[test]
fn expressions_have_their_values() {
    for (text, words, value) in CASES {
        let found = found("2025-11-10", text);
        let wanted = ((*words).to_string(), (*value).to_string());
        assert!(found.contains(&wanted), "{text} gave {found:?}");
    }
}

#[test]
fn some_words_are_no_dates() {
    for text in [
        "It may rain and he sat down.",
        "The second round began.",
        "Flight 2020 crashed.",
        "They march on.",
        "He paid 2019 dollars.",
        "Section 3.14 applies.",
        "Zelin won 3:2 and read John 3:16 at home.",
        "It lived 3,000,000,000 kilometres away.",
    ] {
        assert_eq!(found("2025-11-10", text), Vec::new(), "{text}");
    }
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
