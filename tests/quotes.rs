//! Attributions of reports that were written for this: who said what, found and assigned.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use dateline::annotate::{Knowledge, annotate};
use dateline::clean::clean;
use dateline::load::from_input;
use dateline::model::{Annotated, Span};
use dateline::wire::InputArticle;

/// An attribution as the file marks it.
#[derive(Debug, Default)]
struct Wanted {
    content: Vec<Span>,
    source: Vec<Span>,
    /// Who that is, where the file tells.
    name: Option<String>,
}

/// A report with its attributions by number.
struct Report {
    id: String,
    day: String,
    text: String,
    wanted: BTreeMap<usize, Wanted>,
}

fn reports() -> Vec<Report> {
    let file = std::fs::read_to_string(common::project("tests/corpus/quotes.txt")).unwrap();
    let mut reports: Vec<(String, String, String)> = Vec::new();
    for line in file.split_inclusive('\n') {
        if let Some(head) = line.strip_prefix("## ") {
            let (id, day) = head.trim().split_once(' ').unwrap();
            reports.push((id.to_string(), day.to_string(), String::new()));
        } else if let Some((_, _, text)) = reports.last_mut() {
            text.push_str(line);
        }
    }
    reports.into_iter().map(|(id, day, marked)| report(id, day, marked.trim())).collect()
}

/// Take the marks out: "{q1|…}", "{s1,2=Name|…}", "{k1|…}".
fn report(id: String, day: String, marked: &str) -> Report {
    let mut text = String::new();
    let mut wanted: BTreeMap<usize, Wanted> = BTreeMap::new();
    let mut rest = marked;
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        let (mark, after) = rest[open + 1..].split_once('}').expect("a mark is closed");
        let (label, words) = mark.split_once('|').expect("a mark has words");
        let span = Span::new(text.len(), text.len() + words.len());
        text.push_str(words);
        rest = after;
        let (role, numbers) = label.split_at(1);
        let (numbers, name) = numbers
            .split_once('=')
            .map_or((numbers, None), |(numbers, name)| (numbers, Some(name.to_string())));
        for number in numbers.split(',') {
            let one = wanted.entry(number.parse().unwrap()).or_default();
            match role {
                "q" => one.content.push(span),
                "s" => {
                    one.source.push(span);
                    one.name = name.clone().or(one.name.take());
                }
                "k" => {}
                other => panic!("{id}: no mark {other}"),
            }
        }
    }
    text.push_str(rest);
    wanted.retain(|_, one| !one.content.is_empty());
    Report { id, day, text, wanted }
}

fn read(report: &Report) -> Annotated {
    let line = serde_json::json!({"id": report.id, "text": report.text, "published": report.day});
    let input = InputArticle::parse(&line.to_string()).unwrap();
    let found = annotate(clean(from_input(input)), Knowledge::embedded());
    assert_eq!(found.article.text, report.text);
    found
}

/// Places of letters and digits: marks and spaces do not count.
fn letters(text: &str, spans: &[Span]) -> BTreeSet<usize> {
    let inside = |span: &Span| {
        let start = span.start;
        span.of(text)
            .char_indices()
            .filter(|(_, c)| c.is_alphanumeric())
            .map(move |(at, _)| start + at)
    };
    spans.iter().flat_map(inside).collect()
}

/// Places inside quotation marks.
fn marked(text: &str) -> BTreeSet<usize> {
    let mut inside = BTreeSet::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        match c {
            '“' => open = true,
            '"' => open = !open,
            '”' | '\n' => open = false,
            _ if open => {
                inside.insert(at);
            }
            _ => {}
        }
    }
    inside
}

/// Found, given, wanted, and of the found those with the right speaker.
#[derive(Debug, Default)]
struct Score {
    given: usize,
    wanted: usize,
    right: usize,
}

impl Score {
    /// F1 of quote and speaker together.
    fn both(&self) -> f64 {
        200.0 * self.right as f64 / (self.given + self.wanted) as f64
    }
}

#[test]
fn who_said_what() {
    let reports = reports();
    let all: usize = reports.iter().map(|report| report.wanted.len()).sum();
    assert!(reports.len() >= 30 && all >= 150, "{} reports, {all} attributions", reports.len());
    let (mut direct, mut indirect) = (Score::default(), Score::default());
    let mut wrong_names = Vec::new();
    for report in &reports {
        let found = read(report);
        let text = &report.text;
        let inside = marked(text);
        let is_direct = |places: &BTreeSet<usize>| {
            20 * places.intersection(&inside).count() > 19 * places.len()
        };
        let given: Vec<BTreeSet<usize>> =
            found.quotes.iter().map(|quote| letters(text, &[quote.content])).collect();
        let mut taken = BTreeSet::new();
        for one in report.wanted.values() {
            let places = letters(text, &one.content);
            let score = if is_direct(&places) { &mut direct } else { &mut indirect };
            score.wanted += 1;
            // The quote that holds at least half of it; of several the closest.
            let best = (0..given.len())
                .filter(|at| !taken.contains(at))
                .filter(|at| 2 * given[*at].intersection(&places).count() >= places.len())
                .min_by_key(|at| given[*at].symmetric_difference(&places).count());
            // What is said in two pieces may be found in two.
            let pieces = given.iter().enumerate();
            taken.extend(
                pieces
                    .filter(|(_, one)| !one.is_empty() && one.is_subset(&places))
                    .map(|(at, _)| at),
            );
            let Some(at) = best else { continue };
            taken.insert(at);
            score.given += 1;
            let Some(speaker) = &found.quotes[at].speaker else { continue };
            if one.source.iter().any(|source| source.overlaps(speaker.span)) {
                score.right += 1;
                let name = one.name.as_ref().filter(|name| **name != speaker.name);
                wrong_names
                    .extend(name.map(|name| (report.id.clone(), name, speaker.name.clone())));
            }
        }
        for at in (0..given.len()).filter(|at| !taken.contains(at)) {
            let score = if is_direct(&given[at]) { &mut direct } else { &mut indirect };
            score.given += 1;
        }
    }
    println!("direct {:.1} {direct:?}, other {:.1} {indirect:?}", direct.both(), indirect.both());
    println!("{} called otherwise: {wrong_names:?}", wrong_names.len());
    assert!(direct.both() >= 92.0, "direct: {:.1} {direct:?}", direct.both());
    assert!(indirect.both() >= 92.0, "indirect and mixed: {:.1} {indirect:?}", indirect.both());
    assert!(wrong_names.len() * 12 <= all, "{wrong_names:?}");
}
