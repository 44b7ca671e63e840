//! Reading a pile on workers, and showing what is there before all of it is.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;

use rayon::prelude::*;

use super::{Event, Pile};
use crate::annotate::{Knowledge, annotate};
use crate::clean::clean;
use crate::explore::{Change, Progress};
use crate::index::MemoryView;
use crate::link::link_corrected;
use crate::load::{Loaded, Source, read};
use crate::model::{Annotated, Notice};
use crate::notebook::{self, Notebook};

/// Files read before the first look; each later look waits for as many again.
const FIRST_LOOK: usize = 48;

/// Annotate what one source holds.
pub fn annotate_source(source: &Source, knowledge: &Knowledge) -> (Vec<Annotated>, Vec<Notice>) {
    let (loaded, notices) = read(source);
    let articles = loaded
        .into_par_iter()
        .map(|item| match item {
            Loaded::Document(document) => {
                let name =
                    document.path.clone().or(document.id.clone()).unwrap_or_else(|| source.shown());
                // A fault of ours in one report must not cost the others.
                catch_unwind(AssertUnwindSafe(|| annotate(clean(*document), knowledge))).map_err(
                    |_| {
                        Notice::new(
                            name,
                            "could not be annotated (a fault of this program): left out",
                        )
                    },
                )
            }
            Loaded::Annotated(annotated) => Ok(*annotated),
        })
        .collect::<Vec<Result<Annotated, Notice>>>();
    let (mut kept, mut notices) = (Vec::new(), notices);
    for article in articles {
        match article {
            Ok(article) => kept.push(article),
            Err(notice) => notices.push(notice),
        }
    }
    (kept, notices)
}

/// Annotate what a list of sources holds, in their order.
pub fn annotate_all(found: &[Source], knowledge: &Knowledge) -> (Vec<Annotated>, Vec<Notice>) {
    let parts: Vec<(Vec<Annotated>, Vec<Notice>)> =
        found.par_iter().map(|source| annotate_source(source, knowledge)).collect();
    let (mut articles, mut notices) = (Vec::new(), Vec::new());
    for (some, more) in parts {
        articles.extend(some);
        notices.extend(more);
    }
    (articles, notices)
}

/// Start reading; looks at the corpus come as events. What is sent back changes the user's
/// notebook, once all is read, and brings another look.
pub fn start(pile: Pile, events: Sender<Event>) -> io::Result<Sender<Change>> {
    let (sender, changes) = mpsc::channel();
    thread::Builder::new().name("reader".to_string()).spawn(move || {
        let mut reader = Reader { pile, events, articles: Vec::new() };
        let work = || {
            reader.run();
            while let Ok(change) = changes.recv() {
                reader.change(change);
            }
        };
        if catch_unwind(AssertUnwindSafe(work)).is_err() {
            let fault =
                "reading was broken off by a fault of this program; what is shown is not all"
                    .to_string();
            let _ = reader.events.send(Event::Notice(fault));
        }
    })?;
    Ok(sender)
}

struct Reader {
    pile: Pile,
    events: Sender<Event>,
    articles: Vec<Annotated>,
}

impl Reader {
    fn run(&mut self) {
        let of = self.pile.sources.len();
        let mut done = 0;
        let mut chunk = FIRST_LOOK;
        while done < of {
            let next = (done + chunk).min(of);
            let (articles, notices) =
                annotate_all(&self.pile.sources[done..next], &self.pile.knowledge);
            self.articles.extend(articles);
            self.pile.notices.extend(notices);
            done = next;
            let progress = Progress { done, of };
            if done < of {
                // Half-read piles are shown after 48, 144, 432 … files: the work of all looks
                // together stays a fixed share of the whole.
                chunk = done * 2;
                if self.events.send(Event::Progress(progress)).is_err() {
                    return;
                }
                self.show(Some(progress));
            }
        }
        self.show(None);
    }

    /// Change the notebook, keep it, and show the corpus with it.
    fn change(&mut self, change: Change) {
        let apply = |notebook: &mut Notebook| match change {
            Change::Add(correction) => {
                notebook.add(*correction);
                true
            }
            Change::Undo => notebook.undo().is_some(),
        };
        let done = match &self.pile.notebook_at {
            Some(path) => match notebook::change(path, apply) {
                Ok((notebook, done)) => {
                    self.pile.notebook = notebook;
                    done
                }
                Err(error) => {
                    self.tell(format!("not corrected: {}: {error}", path.display()));
                    return;
                }
            },
            None => apply(&mut self.pile.notebook),
        };
        if !done {
            self.tell("there is no correction to undo".to_string());
            return;
        }
        self.show(None);
        self.tell(match &self.pile.notebook_at {
            Some(path) => format!("kept in {}", path.display()),
            None => "corrected for now: these reports have no folder to keep it in".to_string(),
        });
    }

    fn tell(&self, notice: String) {
        let _ = self.events.send(Event::Notice(notice));
    }

    fn show(&self, progress: Option<Progress>) {
        let corrections = self.pile.notebook.corrections();
        let mut snapshot =
            link_corrected(self.articles.clone(), &self.pile.knowledge, &corrections);
        snapshot.name.clone_from(&self.pile.name);
        let mut notices = self.pile.notices.clone();
        if progress.is_none() {
            // Half a pile does not tell which corrections fit.
            notices.append(&mut snapshot.notices);
        }
        snapshot.notices = notices;
        let view = Arc::new(MemoryView::new(Arc::new(snapshot)));
        let _ = self.events.send(Event::Loaded(view, progress));
    }
}
