//! `dateline picture`: real frames of the explorer as SVG or text, for documentation.

use std::io::{self, Write};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::args::{PictureOptions, ThemeChoice};
use super::{corpus, explore};
use crate::explore::{Action, Effect, Key, Keymap, State, update};
use crate::index::{MemoryView, View};
use crate::ui::{self, Depth, Look, Signs, Theme, picture};

/// The main screens and the keys that lead to them in the sample.
const GALLERY: [(&str, &str); 8] = [
    ("usual", "j j j j j j"),
    ("beside", "j j j j j j v"),
    ("conflicts", "4 j"),
    ("coverage", "5 j"),
    ("statements", "6 j j"),
    ("search", "/ s t a n d s t i l l"),
    ("concordance", "2 j c"),
    ("help", "?"),
];

/// Write one picture to standard output, or all of them into a folder.
pub fn run(options: &PictureOptions) -> Result<()> {
    let (width, height) = size(&options.size)?;
    let snapshot = corpus::read(&options.paths, 0)?;
    let name = snapshot.name.clone();
    let view: Arc<dyn View> = Arc::new(MemoryView::new(Arc::new(snapshot)));
    let area = Rect::new(0, 0, width, height);
    let draw = |keys: &str, theme: ThemeChoice| draw(&view, &name, area, keys, theme);
    let Some(folder) = &options.gallery else {
        let buf = draw(&options.keys, options.theme)?;
        let light = options.theme == ThemeChoice::Light;
        let drawn =
            if options.text { picture::text(&buf) + "\n" } else { picture::svg(&buf, light) };
        let mut out = io::stdout().lock();
        out.write_all(drawn.as_bytes())?;
        out.flush()?;
        return Ok(());
    };
    std::fs::create_dir_all(folder)?;
    for (screen, keys) in GALLERY {
        for (theme, word) in [(ThemeChoice::Dark, "dark"), (ThemeChoice::Light, "light")] {
            let svg = picture::svg(&draw(keys, theme)?, theme == ThemeChoice::Light);
            let file = folder.join(format!("{screen}-{word}.svg"));
            std::fs::write(&file, svg)
                .with_context(|| format!("cannot write {}", file.display()))?;
        }
    }
    Ok(())
}

/// The screen after some keys.
fn draw(
    view: &Arc<dyn View>,
    name: &str,
    area: Rect,
    keys: &str,
    theme: ThemeChoice,
) -> Result<Buffer> {
    let look = Look {
        theme: Theme::embedded(explore::name(theme, true), Depth::True),
        signs: Signs { ascii: false },
        links: false,
    };
    let mut state = State::new(name, Keymap::embedded());
    act(&mut state, view, area, Action::Loaded(Arc::clone(view), None));
    for name in keys.split_whitespace() {
        let key = Key::parse(name).with_context(|| format!("no key is called {name:?}"))?;
        act(&mut state, view, area, Action::Key(key));
    }
    let mut buf = Buffer::empty(area);
    ui::render(&state, &look, area, &mut buf);
    Ok(buf)
}

/// Update the state as the loop would, searches answered at once.
fn act(state: &mut State, view: &Arc<dyn View>, area: Rect, action: Action) {
    let viewport = ui::layout(area, state).viewport;
    update(state, Action::Viewport(viewport));
    for effect in update(state, action) {
        if let Effect::Search { generation, query, within } = effect {
            let result = view.search(&query, true, within, 500).map_err(|error| error.to_string());
            update(state, Action::Found { generation, result });
        }
    }
    let viewport = ui::layout(area, state).viewport;
    update(state, Action::Viewport(viewport));
}

fn size(text: &str) -> Result<(u16, u16)> {
    let parts = text
        .split_once('x')
        .and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)));
    parts
        .filter(|(columns, rows)| *columns > 0 && *rows > 0)
        .ok_or_else(|| anyhow!("not a size: {text} (write 120x36)"))
}
