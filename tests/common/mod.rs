//! What several tests need.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(missing_docs, reason = "helpers of tests")]
#![allow(dead_code, reason = "each test uses its own part")]

use std::path::PathBuf;
use std::sync::Arc;

use dateline::explore::{Action, Change, Effect, Key, Keymap, State, update};
use dateline::index::{MemoryView, View};
use dateline::model::Snapshot;
use dateline::notebook::Notebook;
use dateline::ui::{self, Depth, Look, Signs, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A path inside the project.
pub fn project(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The sample, linked.
pub fn sample() -> Snapshot {
    let (articles, notices) = dateline::app::annotate_all(
        &dateline::cli::sample_sources(),
        dateline::annotate::Knowledge::embedded(),
    );
    assert!(notices.is_empty(), "{notices:?}");
    let mut snapshot = dateline::link::link(articles, dateline::annotate::Knowledge::embedded());
    snapshot.name = "sample".to_string();
    snapshot
}

/// An explorer without a terminal.
pub struct Explorer {
    pub state: State,
    pub view: Arc<dyn View>,
    pub look: Look,
    pub area: Rect,
    pub quit: bool,
    pub notebook: Notebook,
    pub copied: Option<String>,
}

impl Explorer {
    /// Open a corpus at a size and in a theme.
    pub fn open(snapshot: Snapshot, columns: u16, rows: u16, theme: &str) -> Self {
        let state = State::new(&snapshot.name, Keymap::embedded());
        let view: Arc<dyn View> = Arc::new(MemoryView::new(Arc::new(snapshot)));
        let look = Look {
            theme: Theme::embedded(theme, Depth::True),
            signs: Signs { ascii: false },
            links: false,
        };
        let area = Rect::new(0, 0, columns, rows);
        let notebook = Notebook::default();
        let mut explorer = Self {
            state,
            view: Arc::clone(&view),
            look,
            area,
            quit: false,
            notebook,
            copied: None,
        };
        explorer.act(Action::Loaded(view, None));
        explorer
    }

    /// One action, with the sizes of the frame before and after it.
    pub fn act(&mut self, action: Action) {
        self.measure();
        for effect in update(&mut self.state, action) {
            match effect {
                Effect::Search { generation, query, within } => {
                    let result = self
                        .view
                        .search(&query, true, within, 500)
                        .map_err(|error| error.to_string());
                    update(&mut self.state, Action::Found { generation, result });
                }
                Effect::Quit => self.quit = true,
                Effect::Correct(change) => self.correct(change),
                Effect::Copy(text) => self.copied = Some(text),
                Effect::Suspend | Effect::Redraw | Effect::Edit(..) | Effect::Mouse(_) => {}
            }
        }
        self.measure();
    }

    /// What the reader does with a correction: keep it, and link anew.
    fn correct(&mut self, change: Change) {
        match change {
            // A long run would else measure its own notebook.
            Change::Add(_) if self.notebook.corrections().len() >= 8 => {
                drop(self.notebook.undo());
            }
            Change::Add(correction) => self.notebook.add(*correction),
            Change::Undo => drop(self.notebook.undo()),
        }
        let (articles, _) = dateline::app::annotate_all(
            &dateline::cli::sample_sources(),
            dateline::annotate::Knowledge::embedded(),
        );
        let knowledge = dateline::annotate::Knowledge::embedded();
        let corrections = self.notebook.corrections();
        let snapshot = dateline::link::link_corrected(articles, knowledge, &corrections);
        self.view = Arc::new(MemoryView::new(Arc::new(snapshot)));
        update(&mut self.state, Action::Loaded(Arc::clone(&self.view), None));
    }

    fn measure(&mut self) {
        let viewport = ui::layout(self.area, &self.state).viewport;
        update(&mut self.state, Action::Viewport(viewport));
    }

    /// Press keys by their names, separated by spaces.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            let key = Key::parse(name).unwrap_or_else(|| panic!("no key {name}"));
            self.act(Action::Key(key));
        }
        self
    }

    /// Where the panes are.
    pub fn layout(&self) -> ui::Layout {
        ui::layout(self.area, &self.state)
    }

    /// The mouse at a cell.
    pub fn point(&mut self, what: dateline::term::Mouse, column: u16, row: u16) {
        let pointer = dateline::app::pointer(self.area, &self.state, what, column, row);
        self.act(Action::Pointer(pointer));
    }

    /// Press and release the button.
    pub fn click(&mut self, column: u16, row: u16) {
        self.point(dateline::term::Mouse::Press, column, row);
        self.point(dateline::term::Mouse::Release, column, row);
    }

    /// Type a text letter by letter.
    pub fn write(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.act(Action::Key(Key::plain(dateline::explore::key::Code::Char(c))));
        }
        self
    }

    /// Draw.
    pub fn frame(&self) -> Buffer {
        let mut buf = Buffer::empty(self.area);
        ui::render(&self.state, &self.look, self.area, &mut buf);
        buf
    }

    /// The frame as text.
    pub fn text(&self) -> String {
        ui::picture::text(&self.frame())
    }

    /// The frame as text with a second layer: a letter for each cell's style.
    pub fn styled(&self) -> String {
        let buf = self.frame();
        let mut legend: Vec<String> = vec!["default".to_string()];
        let mut layer = String::new();
        for y in buf.area.top()..buf.area.bottom() {
            for x in buf.area.left()..buf.area.right() {
                let cell = &buf[(x, y)];
                let mut name = format!("{:?}/{:?}/{:?}", cell.fg, cell.bg, cell.modifier);
                if name == "Reset/Reset/NONE" {
                    name = "default".to_string();
                }
                let at = legend.iter().position(|known| *known == name).unwrap_or_else(|| {
                    legend.push(name);
                    legend.len() - 1
                });
                layer.push(
                    b".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                        .get(at)
                        .copied()
                        .unwrap_or(b'?') as char,
                );
            }
            layer.push('\n');
        }
        let names: Vec<String> = legend
            .iter()
            .enumerate()
            .skip(1)
            .map(|(at, name)| {
                format!(
                    "{} {name}",
                    b".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                        .get(at)
                        .copied()
                        .unwrap_or(b'?') as char
                )
            })
            .collect();
        format!("{}\n\n{layer}\n{}\n", ui::picture::text(&buf), names.join("\n"))
    }
}
