//! Linking 200 and 2,000 generated reports: the ratio tells how the cost grows.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use dateline::annotate::{Knowledge, annotate};
use dateline::clean::clean;
use dateline::link::link;
use dateline::load::from_input;
use dateline::model::Annotated;
use dateline::wire::InputArticle;

fn annotated(count: usize) -> Vec<Annotated> {
    dateline::cli::generated_reports(count, 1)
        .filter_map(|report| InputArticle::parse(&report.to_string()).ok())
        .map(|input| annotate(clean(from_input(input)), Knowledge::embedded()))
        .collect()
}

fn bench(c: &mut Criterion) {
    let mut group = c.benchmark_group("link");
    group.sample_size(10);
    for count in [200, 2000] {
        let articles = annotated(count);
        group.bench_function(format!("{count} reports"), |b| {
            b.iter_batched(
                || articles.clone(),
                |articles| link(articles, Knowledge::embedded()).events.len(),
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
