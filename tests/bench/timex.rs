//! Temporal expressions alone, in bytes a second on one core, and whether the cost of a byte
//! stays the same from small texts to large ones and on the worst that a fuzzer finds.

use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline::annotate::text::{Clause, Words, clauses};
use dateline::annotate::timex::{self, Dates, Reference};
use dateline::annotate::{Knowledge, own_dates};
use dateline::clean::clean;
use dateline::load::from_input;
use dateline::model::Article;
use dateline::wire::InputArticle;

/// Texts of time words alone: what the rules are tried on most.
const DENSE: [&str; 7] = [
    "the the the last last next this this early late mid of of ",
    "two and a half and a half and a half 2 2 2 1999 99 ",
    "1/1/1/1/1/1 10:10:10:10 1990s-1990s-1990s 20-20-20-20 ",
    "from to between and until since May May March 1 2 3 4 5 6 ",
    // Every word an expression.
    "2021/22 ",
    "h1 ",
    "seven daily ",
];

fn bench(c: &mut Criterion) {
    let knowledge = Knowledge::embedded();
    let Some(language) = knowledge.language("en") else { return };
    let articles: Vec<Article> = dateline::cli::generated_reports(200, 1)
        .filter_map(|report| InputArticle::parse(&report.to_string()).ok())
        .map(|input| clean(from_input(input)))
        .collect();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let read =
        |article: &Article| -> (Dates, String) { (own_dates(article), article.text.clone()) };
    let texts: Vec<(Dates, String)> = articles.iter().map(read).collect();
    let all: Vec<(Dates, Words<'_>, Vec<Clause>)> = texts
        .iter()
        .map(|(dates, text)| {
            let words = Words::read(text, &[], language, knowledge);
            let sentences = words.sentences.iter();
            let clauses = sentences.flat_map(|one| clauses(&words, *one, language)).collect();
            (*dates, words, clauses)
        })
        .collect();
    let mut group = c.benchmark_group("timex");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(20);
    group.bench_function("reports", |b| {
        b.iter(|| {
            all.iter()
                .map(|(dates, words, clauses)| {
                    timex::find(&words.tokens, clauses, language, *dates).len()
                })
                .sum::<usize>()
        });
    });
    let all_texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    let prose = all_texts.join("\n\n");
    let day = chrono::NaiveDate::from_ymd_opt(2025, 11, 10);
    let dates = Dates { published: day.map_or(Reference::Unknown, Reference::Day), dateline: None };
    group.sample_size(10);
    let mut one = |name: String, text: &str| {
        let words = Words::read(text, &[], language, knowledge);
        let sentences = words.sentences.iter();
        let clauses: Vec<Clause> =
            sentences.flat_map(|one| clauses(&words, *one, language)).collect();
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("one text", name), |b| {
            b.iter(|| timex::find(&words.tokens, &clauses, language, dates).len());
        });
    };
    for (name, size) in [("1 KB", 1_000), ("100 KB", 100_000), ("10 MB", 10_000_000)] {
        let mut text: String = prose.chars().cycle().take(size).collect();
        text.push('.');
        one(name.to_string(), &text);
    }
    for (number, words) in DENSE.iter().enumerate() {
        let text: String = words.chars().cycle().take(100_000).collect();
        one(format!("dense {}", number + 1), &text);
    }
    group.finish();
}

/// Texts of random words from the table of temporal expressions, from prose and from marks:
/// what a byte of them costs in the middle and at worst. For two minutes:
/// `DATELINE_FUZZ_SECONDS=60 cargo bench --bench timex -- fuzz`.
fn fuzz(_: &mut Criterion) {
    let asked = std::env::var("DATELINE_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    let Some(seconds) = asked.map(Duration::from_secs) else { return };
    let knowledge = Knowledge::embedded();
    let Some(language) = knowledge.language("en") else { return };
    let table = include_str!("../../assets/lang/en/timex.tsv");
    let listed = table.lines().filter_map(|line| line.split('\t').nth(1));
    let mut vocabulary: Vec<&str> = listed.collect();
    vocabulary.extend(MORE);
    let dates = Dates { published: Reference::Day(chrono::NaiveDate::MIN), dateline: None };
    // Few words, again and again, so that what is slow is slow all the time; and many.
    for (name, most, length) in [("mixed", 2_000, 2_000), ("repeated", 12, 0)] {
        let (start, mut state) = (Instant::now(), 1_u64);
        let mut costs: Vec<(f64, String)> = Vec::new();
        while start.elapsed() < seconds {
            let words: Vec<&str> = (0..=length + next(&mut state) % most)
                .map(|_| vocabulary[next(&mut state) % vocabulary.len()])
                .collect();
            let glue = ["", " ", " ", " ", ", "][next(&mut state) % 5];
            let text = words.join(glue) + " ";
            let text = text.repeat(20_000 / text.len() + 1);
            let read = Words::read(&text, &[], language, knowledge);
            let sentences = read.sentences.iter();
            let clauses: Vec<Clause> =
                sentences.flat_map(|one| clauses(&read, *one, language)).collect();
            // The best of four runs: the machine has other things to do.
            let run = || {
                let start = Instant::now();
                std::hint::black_box(timex::find(&read.tokens, &clauses, language, dates).len());
                start.elapsed().as_secs_f64() * 1e9 / text.len() as f64
            };
            let cost = (0..4).map(|_| run()).fold(f64::MAX, f64::min);
            costs.push((cost, words.join(glue).chars().take(40).collect()));
        }
        costs.sort_by(|one, other| one.0.total_cmp(&other.0));
        let median = costs[costs.len() / 2].0;
        println!("fuzz, {name}: {} texts, {median:.1} ns a byte in the middle", costs.len());
        for (cost, words) in costs.iter().rev().take(3) {
            println!("fuzz, {name}: {cost:.1} ns, {:.1} times that: {words:?}", cost / median);
        }
    }
}

/// Words that expressions are made of beside those of the table.
const MORE: [&str; 24] = [
    "May",
    "March",
    "Friday",
    "Sunday",
    "the",
    "of",
    "in",
    "on",
    "to",
    "and",
    "3",
    "31",
    "2019",
    "2021/22",
    "-",
    "/",
    ":",
    "(",
    ")",
    "10:30",
    "p.m.",
    "said",
    "killed",
    "officials",
];

/// A number from the middle of a linear congruential generator (Knuth's MMIX).
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize
}

criterion_group!(benches, bench, fuzz);
criterion_main!(benches);
