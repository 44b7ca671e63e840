//! Linking 1,000 and 10,000 generated reports: the ratio tells how the cost grows. One more
//! report and one correction link the whole pile anew.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use dateline::annotate::{Knowledge, annotate};
use dateline::clean::clean;
use dateline::link::{link, link_corrected};
use dateline::load::from_input;
use dateline::model::{ActorId, Annotated, Correction};
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
    for count in [1000, 1001, 10_000] {
        let articles = annotated(count);
        group.bench_function(format!("{count} reports"), |b| {
            b.iter_batched(
                || articles.clone(),
                |articles| link(articles, Knowledge::embedded()).events.len(),
                BatchSize::LargeInput,
            );
        });
    }
    let articles = annotated(1000);
    let snapshot = link(articles.clone(), Knowledge::embedded());
    let hidden: Vec<Correction> =
        snapshot.actor_ref(ActorId(0)).map(Correction::Hide).into_iter().collect();
    group.bench_function("1000 reports with one correction", |b| {
        b.iter_batched(
            || articles.clone(),
            |articles| link_corrected(articles, Knowledge::embedded(), &hidden).events.len(),
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
