//! Cleaning and annotating, in bytes a second on one core.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::annotate::{Knowledge, annotate};
use dateline::clean::clean;
use dateline::load::from_input;
use dateline::wire::InputArticle;

fn bench(c: &mut Criterion) {
    let inputs: Vec<InputArticle> = dateline::cli::generated_reports(200, 1)
        .filter_map(|report| InputArticle::parse(&report.to_string()).ok())
        .collect();
    let bytes: usize = inputs.iter().map(|input| input.text.len()).sum();
    let knowledge = Knowledge::embedded();
    let mut group = c.benchmark_group("annotate");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(10);
    group.bench_function("clean and annotate 200 reports", |b| {
        b.iter(|| {
            inputs
                .iter()
                .map(|input| annotate(clean(from_input(input.clone())), knowledge).events.len())
                .sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
