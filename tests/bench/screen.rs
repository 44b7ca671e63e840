//! From a key to a drawn frame at 200x60, and the first frame, without a terminal.

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::annotate::{Knowledge, annotate};
use dateline::clean::clean;
use dateline::explore::{Action, Key, Keymap, State, update};
use dateline::index::{MemoryView, View};
use dateline::link::link;
use dateline::load::from_input;
use dateline::ui::{self, Depth, Look, Signs, Theme};
use dateline::wire::InputArticle;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn open(count: usize) -> (State, Look) {
    let articles = dateline::cli::generated_reports(count, 1)
        .filter_map(|report| InputArticle::parse(&report.to_string()).ok())
        .map(|input| annotate(clean(from_input(input)), Knowledge::embedded()))
        .collect();
    let view: Arc<dyn View> =
        Arc::new(MemoryView::new(Arc::new(link(articles, Knowledge::embedded()))));
    let mut state = State::new("bench", Keymap::embedded());
    update(&mut state, Action::Loaded(view, None));
    (state, Look { theme: Theme::embedded("dark", Depth::True), signs: Signs { ascii: false } })
}

fn press(state: &mut State, look: &Look, name: &str, area: Rect, buf: &mut Buffer) {
    let viewport = ui::layout(area, state).viewport;
    update(state, Action::Viewport(viewport));
    if let Some(key) = Key::parse(name) {
        update(state, Action::Key(key));
    }
    buf.reset();
    ui::render(state, look, area, buf);
}

fn bench(c: &mut Criterion) {
    let area = Rect::new(0, 0, 200, 60);
    let mut group = c.benchmark_group("screen");
    group.sample_size(20);
    group.bench_function("first frame, before anything is read", |b| {
        b.iter(|| {
            let state = State::new("bench", Keymap::embedded());
            let look =
                Look { theme: Theme::embedded("dark", Depth::True), signs: Signs { ascii: false } };
            let mut buf = Buffer::empty(area);
            ui::render(&state, &look, area, &mut buf)
        });
    });
    for count in [13, 2000] {
        let (mut state, look) = open(count);
        let mut buf = Buffer::empty(area);
        group.bench_function(format!("key to frame, {count} reports"), |b| {
            b.iter(|| {
                for name in ["j", "j", "n", "k"] {
                    press(&mut state, &look, name, area, &mut buf);
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
