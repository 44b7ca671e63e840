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
    spans.extend(one.references.iter().map(|reference| reference.span));
    spans.extend(one.article.zones.iter().map(|zone| zone.span));
    spans
}

/// Words of news in any order, with odd characters between them.
fn newsish() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "The",
        "minister",
        "said",
        "on",
        "Friday",
        "that",
        "talks",
        "would",
        "“",
        "”",
        "\"",
        "be",
        "held",
        "in",
        "Zürich",
        "October",
        "31",
        "2025",
        ",",
        ".",
        "Nov.",
        "6",
        "Jane Roe",
        "(",
        ")",
        "UN",
        "—",
        "-",
        "five",
        "soldiers",
        "were",
        "killed",
        "\n\n",
        "\n",
        "the",
        "second",
        "round",
        "not",
        "if",
        "last",
        "week",
        "日本",
        "é",
        "\u{301}",
        "'s",
        "’",
        "1,200",
        "and",
        "the president",
        "President",
        "she",
        "he",
        "Harbour",
        "Union",
        "National",
        "NHU",
        "of",
        "for",
        "War",
        "Hurricane",
        "A.",
        "Roe",
        "spokesman",
    ]);
    prop::collection::vec(words, 0..80).prop_map(|words| words.join(" "))
}

const TIMELY: &str = "
last next the this Friday week month years two a ago later early mid - 2024 31 October
Feb. 29 30 of and to from between morning at 10 : 30 p.m. UTC every 1990s '90s third
quarter Q3 fiscal year century 20th Christmas Day Easter Monday half an hour 9999 0001
99 until will met since weekend over , . ( ) / yesterday May now same day before long
decades summer 000000000000000000000 é
";

/// Words of time in any order.
fn timely() -> impl Strategy<Value = String> {
    let mut list: Vec<&str> = TIMELY.split_whitespace().collect();
    list.push("\n\n");
    let words = prop::sample::select(list);
    prop::collection::vec(words, 0..40).prop_map(|words| words.join(" "))
}

/// Text and expressions of a TimeML document: (words, value).
fn read_timeml(document: &str) -> (String, Vec<(String, String)>) {
    let body = document.split_once("<TEXT>").unwrap().1.rsplit_once("</TEXT>").unwrap().0;
    let plain = |text: &str| {
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        text.replace("&#13;", "\r").replace("&amp;", "&")
    };
    let (mut text, mut found) = (String::new(), Vec::new());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("<TIMEX3 ") {
        text.push_str(&plain(before));
        let (head, after) = after.split_once('>').unwrap();
        let (words, after) = after.split_once("</TIMEX3>").unwrap();
        let value = head.split_once("value=\"").unwrap().1.split_once('"').unwrap().0;
        text.push_str(&plain(words));
        found.push((plain(words), plain(value)));
        rest = after;
    }
    text.push_str(&plain(rest));
    (text, found)
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
    fn dates_keep_their_bounds_forms_and_anchors(text in timely(), day in 0_u64..20_000) {
        let published = chrono::NaiveDate::from_ymd_opt(1980, 1, 1).unwrap() + chrono::Days::new(day);
        let one = run(text, Some(published.to_string()));
        let text = &one.article.text;
        for timex in &one.timexes {
            prop_assert!(timex.span.fits(text) && !timex.span.is_empty());
            if let (Some(from), Some(to)) = (timex.range.from, timex.range.to) {
                prop_assert!(from <= to, "{timex:?}");
            }
            prop_assert!(!timex.value.is_empty());
            // What the words say reads back, so that another anchor can be tried later.
            let form: dateline::model::Form = timex.form.to_string().parse().unwrap();
            prop_assert_eq!(&form, &timex.form);
            prop_assert!(!timex.alternatives.contains(&timex.value));
        }
        for pair in one.timexes.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        // Resolved again against the same dates nothing changes.
        let mut again = one.timexes.clone();
        let spoken = dateline::annotate::timex::spoken(
            &one.article.text,
            &one.sentences,
            &one.quotes,
            &again,
        );
        let dates = dateline::annotate::own_dates(&one.article);
        dateline::annotate::timex::resolve_all(&mut again, &one.article.text, dates, &spoken);
        prop_assert_eq!(&again, &one.timexes);
    }

    #[test]
    fn timeml_holds_the_text_and_its_expressions(text in prop_oneof![timely(), newsish()]) {
        let one = run(text, Some("2025-11-10".to_string()));
        let (text, found) = read_timeml(&dateline::wire::timeml::document(&one));
        prop_assert_eq!(&text, &one.article.text);
        let wanted: Vec<(String, String)> = one
            .timexes
            .iter()
            .map(|timex| (timex.span.of(&one.article.text).to_string(), timex.value.clone()))
            .collect();
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn linked_reports_have_their_titles_and_sides_inside(one in newsish(), other in newsish()) {
        let articles = vec![
            run(one, Some("2025-11-10".into())),
            run(other, Some("2025-11-12".into())),
        ];
        let snapshot = dateline::link::link(articles, Knowledge::embedded());
        let inside = |article: dateline::model::ArticleId, span: Span| {
            snapshot.article(article).is_some_and(|one| one.article.text.get(span.start..span.end).is_some())
        };
        for event in &snapshot.events {
            prop_assert!(inside(event.title_at.0, event.title_at.1), "{event:?}");
            prop_assert!(event.passages.iter().all(|one| inside(one.article, one.span)));
        }
        for side in snapshot.conflicts.iter().flat_map(|conflict| &conflict.sides) {
            prop_assert!(side.passages.iter().all(|(article, span)| inside(*article, *span)));
        }
        prop_assert!(dateline::index::tables::statements(&snapshot).len() <= snapshot.quotes.len());
        prop_assert!(dateline::index::tables::coverage(&snapshot).len() <= snapshot.events.len());
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
