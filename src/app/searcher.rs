//! Searches on a worker: the newest wins.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;

use super::Event;
use crate::index::View;
use crate::model::ArticleId;

/// Passages that are shown at most.
const LIMIT: usize = 500;

enum Ask {
    /// Make ready for the first search.
    Prepare(Arc<dyn View>),
    Search(Question),
}

struct Question {
    view: Arc<dyn View>,
    generation: u64,
    query: String,
    within: Option<ArticleId>,
}

/// The worker's ear.
pub struct Searcher(Sender<Ask>);

impl Searcher {
    /// Start the worker.
    pub fn start(answers: Sender<Event>) -> io::Result<Self> {
        let (sender, asked) = mpsc::channel::<Ask>();
        thread::Builder::new().name("search".to_string()).spawn(move || {
            while let Ok(ask) = asked.recv() {
                let mut newest = None;
                // Only the last of what was typed meanwhile is worth an answer.
                for ask in std::iter::once(ask).chain(asked.try_iter()) {
                    match ask {
                        Ask::Prepare(view) => view.prepare(),
                        Ask::Search(question) => newest = Some(question),
                    }
                }
                let Some(Question { view, generation, query, within }) = newest else { continue };
                let result =
                    view.search(&query, true, within, LIMIT).map_err(|error| error.to_string());
                if answers.send(Event::Found(generation, result)).is_err() {
                    break;
                }
            }
        })?;
        Ok(Self(sender))
    }

    /// Make ready for the first search and the first view, while the user reads.
    pub fn prepare(&self, view: Arc<dyn View>) {
        let _ = self.0.send(Ask::Prepare(view));
    }

    /// Ask for a search.
    pub fn ask(
        &self,
        view: Arc<dyn View>,
        generation: u64,
        query: String,
        within: Option<ArticleId>,
    ) {
        let _ = self.0.send(Ask::Search(Question { view, generation, query, within }));
    }
}
