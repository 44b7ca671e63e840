//! Annotating, whole and stage by stage, in bytes a second on one core.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::annotate::quotes::quoted;
use dateline::annotate::text::{Clause, Words, clauses};
use dateline::annotate::{Knowledge, actors, annotate};
use dateline::clean::clean;
use dateline::load::from_input;
use dateline::model::Article;
use dateline::wire::InputArticle;

fn bench(c: &mut Criterion) {
    let inputs: Vec<InputArticle> = dateline::cli::generated_reports(200, 1)
        .filter_map(|report| InputArticle::parse(&report.to_string()).ok())
        .collect();
    let articles: Vec<Article> =
        inputs.iter().map(|input| clean(from_input(input.clone()))).collect();
    let bytes: usize = inputs.iter().map(|input| input.text.len()).sum();
    let knowledge = Knowledge::embedded();
    let Some(language) = knowledge.language("en") else { return };
    let read = |article| words(article, knowledge);
    let mut group = c.benchmark_group("annotate");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(10);
    group.bench_function("words: tokens, sentences, tags", |b| {
        b.iter(|| articles.iter().map(|article| read(article).parts.len()).sum::<usize>());
    });
    let all: Vec<(&Article, Words<'_>, Vec<Clause>)> = articles
        .iter()
        .map(|article| {
            let words = read(article);
            let sentences = words.sentences.iter();
            let clauses = sentences.flat_map(|one| clauses(&words, *one, language)).collect();
            (article, words, clauses)
        })
        .collect();
    group.bench_function("actors", |b| {
        b.iter(|| {
            all.iter()
                .map(|(article, words, clauses)| {
                    let quoted = quoted(&article.text);
                    let zones = &article.zones;
                    let text = actors::Text {
                        words,
                        clauses,
                        quoted: &quoted,
                        zones,
                        language,
                        knowledge,
                    };
                    actors::find(&text).mentions.len()
                })
                .sum::<usize>()
        });
    });
    group.bench_function("all stages", |b| {
        b.iter(|| {
            articles
                .iter()
                .map(|article| annotate(article.clone(), knowledge).events.len())
                .sum::<usize>()
        });
    });
    group.bench_function("clean and all stages", |b| {
        b.iter(|| {
            inputs
                .iter()
                .map(|input| annotate(clean(from_input(input.clone())), knowledge).events.len())
                .sum::<usize>()
        });
    });
    group.finish();
}

fn words<'a>(article: &'a Article, knowledge: &'static Knowledge) -> Words<'a> {
    let language = knowledge.language("en").unwrap_or_else(|| unreachable!("English is built in"));
    Words::read(&article.text, &article.zones, language, knowledge)
}

criterion_group!(benches, bench);
criterion_main!(benches);
