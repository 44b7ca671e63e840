//! From a key to a drawn frame at 200x60, and the first frame, without a terminal.

use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::annotate::{Knowledge, annotate};
use dateline::clean::clean;
use dateline::explore::{Action, Effect, Key, Keymap, State, update};
use dateline::index::{MemoryView, View};
use dateline::link::link;
use dateline::load::from_input;
use dateline::model::ArticleId;
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
    // As the program's worker does while one reads.
    view.prepare();
    update(&mut state, Action::Loaded(view, None));
    (
        state,
        Look {
            theme: Theme::embedded("dark", Depth::True),
            signs: Signs { ascii: false },
            links: false,
        },
    )
}

/// A search that a key asks for: its number, its words, the only article.
type Asked = (u64, String, Option<ArticleId>);

fn press(state: &mut State, look: &Look, name: &str, area: Rect, buf: &mut Buffer) -> Vec<Asked> {
    let viewport = ui::layout(area, state).viewport;
    update(state, Action::Viewport(viewport));
    let effects = Key::parse(name).map(|key| update(state, Action::Key(key))).unwrap_or_default();
    let viewport = ui::layout(area, state).viewport;
    update(state, Action::Viewport(viewport));
    buf.reset();
    ui::render(state, look, area, buf);
    let asked = effects.into_iter().filter_map(|effect| match effect {
        Effect::Search { generation, query, within } => Some((generation, query, within)),
        _ => None,
    });
    asked.collect()
}

fn bench(c: &mut Criterion) {
    let area = Rect::new(0, 0, 200, 60);
    let mut group = c.benchmark_group("screen");
    group.sample_size(20);
    group.bench_function("first frame, before anything is read", |b| {
        b.iter(|| {
            let state = State::new("bench", Keymap::embedded());
            let look = Look {
                theme: Theme::embedded("dark", Depth::True),
                signs: Signs { ascii: false },
                links: false,
            };
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

/// Keys of a reader: lists, sources, search as it is typed, filters, views.
const KEYS: &str = "j j j n n p enter ] ] ] j j j pagedown tab j j j enter ctrl-o 1 j v n J esc w esc - - + + F esc \
                    2 j a a 4 j j esc 5 j esc 6 j pagedown esc 7 s esc z z / t a l k s down down enter n n 1 G g : esc";

/// From a key to a drawn frame, each key once, with the 99th percentile; and from a letter of a
/// search to its hits. `DATELINE_REPORTS=1000,20000 cargo bench --bench screen -- latency`.
fn latency(_: &mut Criterion) {
    let Ok(asked) = std::env::var("DATELINE_REPORTS") else { return };
    let area = Rect::new(0, 0, 200, 60);
    for count in asked.split(',').filter_map(|count| count.parse().ok()) {
        let (mut state, look) = open(count);
        let mut buf = Buffer::empty(area);
        let (mut frames, mut searches) = (Vec::new(), Vec::new());
        for _ in 0..20 {
            for name in KEYS.split_whitespace() {
                let start = Instant::now();
                let asked = press(&mut state, &look, name, area, &mut buf);
                frames.push(start.elapsed());
                if std::env::var_os("DATELINE_SLOW").is_some() && start.elapsed().as_millis() > 6 {
                    println!("slow {name:?}: {:.1?}", start.elapsed());
                }
                for (generation, query, within) in asked {
                    let start = Instant::now();
                    let Some(view) = state.view.clone() else { continue };
                    let result =
                        view.search(&query, true, within, 500).map_err(|error| error.to_string());
                    searches.push(start.elapsed());
                    if std::env::var_os("DATELINE_SLOW").is_some()
                        && start.elapsed().as_millis() > 10
                    {
                        println!("slow search {query:?}: {:.1?}", start.elapsed());
                    }
                    let start = Instant::now();
                    update(&mut state, Action::Found { generation, result });
                    buf.reset();
                    ui::render(&state, &look, area, &mut buf);
                    frames.push(start.elapsed());
                }
            }
        }
        let tell = |name: &str, mut times: Vec<Duration>| {
            times.sort_unstable();
            let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
            println!(
                "{count} reports, {name}: {} times, median {:.2?}, 99 % below {:.2?}, most {:.2?}",
                times.len(),
                at(0.5),
                at(0.99),
                at(1.0)
            );
        };
        tell("key to frame", frames);
        tell("letter to hits", searches);
    }
}

criterion_group!(benches, bench, latency);
criterion_main!(benches);
