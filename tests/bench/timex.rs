//! Temporal expressions alone, in bytes a second on one core, and whether the cost of a byte
//! stays the same from small texts to large ones and on the worst that a fuzzer finds.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline::annotate::text::{Clause, Words, clauses};
use dateline::annotate::timex::{self, Dates, Reference};
use dateline::annotate::{Knowledge, own_dates};
use dateline::clean::clean;
use dateline::load::from_input;
use dateline::model::Article;
use dateline::wire::InputArticle;

/// Texts of time words alone: what the rules are tried on most.
const DENSE: [&str; 4] = [
    "the the the last last next this this early late mid of of ",
    "two and a half and a half and a half 2 2 2 1999 99 ",
    "1/1/1/1/1/1 10:10:10:10 1990s-1990s-1990s 20-20-20-20 ",
    "from to between and until since May May March 1 2 3 4 5 6 ",
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

criterion_group!(benches, bench);
criterion_main!(benches);
