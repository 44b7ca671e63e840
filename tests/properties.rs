//! Whatever the text: no panic, spans on boundaries, records that read back.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use dateline::annotate::{Knowledge, annotate};
use dateline::clean::clean;
use dateline::load::from_input;
use dateline::model::{Annotated, Span};
use dateline::wire::{InputArticle, Record};
use proptest::prelude::*;

fn run(text: String, published: Option<String>) -> Annotated {
    let input = InputArticle { id: Some("x".into()), text, published, ..InputArticle::default() };
    annotate(clean(from_input(input)), Knowledge::embedded())
}

/// Every span of a result.
fn spans(one: &Annotated) -> Vec<Span> {
    let mut spans = one.sentences.clone();
    spans.extend(one.timexes.iter().flat_map(|timex| std::iter::once(timex.span).chain(timex.cue)));
    spans.extend(one.mentions.iter().map(|mention| mention.span));
    spans.extend(
        one.quotes
            .iter()
            .flat_map(|quote| [quote.span, quote.content].into_iter().chain(quote.cue)),
    );
    spans.extend(
        one.quotes.iter().filter_map(|quote| quote.speaker.as_ref()).map(|speaker| speaker.span),
    );
    spans.extend(one.events.iter().flat_map(|event| [event.span, event.trigger]));
    spans.extend(one.article.zones.iter().map(|zone| zone.span));
    spans
}

/// Words of news in any order, with odd characters between them.
fn newsish() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "The", "minister", "said", "on", "Friday", "that", "talks", "would", "“", "”", "\"", "be",
        "held", "in", "Zürich", "October", "31", "2025", ",", ".", "Nov.", "6", "Jane Roe", "(",
        ")", "UN", "—", "-", "five", "soldiers", "were", "killed", "\n\n", "\n", "the", "second",
        "round", "not", "if", "last", "week", "日本", "é", "\u{301}", "'s", "’", "1,200", "and",
    ]);
    prop::collection::vec(words, 0..80).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn spans_lie_on_boundaries_and_dates_are_in_order(text in prop_oneof![newsish(), "\\PC{0,200}"], dated in any::<bool>()) {
        let one = run(text, dated.then(|| "2025-11-10".to_string()));
        for span in spans(&one) {
            prop_assert!(span.fits(&one.article.text) && span.end <= one.article.text.len());
        }
        for timex in &one.timexes {
            prop_assert!(!timex.span.is_empty());
            if let (Some(from), Some(to)) = (timex.range.from, timex.range.to) {
                prop_assert!(from <= to);
            }
        }
        for event in &one.events {
            prop_assert!(event.span.contains(event.trigger) && event.span.len() <= 450);
        }
    }

    #[test]
    fn a_record_reads_back_to_what_it_was_made_from(text in newsish()) {
        let one = run(text, Some("2025-11-10".to_string()));
        let line = Record::new(&one).to_line().unwrap();
        let mut back = Record::parse(&line).unwrap();
        back.article.map = one.article.map.clone();
        prop_assert_eq!(&back, &one);
        prop_assert_eq!(Record::new(&back).to_line().unwrap(), line);
    }
}
