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

/// The number of a question that asks for nothing.
const PREPARE: u64 = u64::MAX;

struct Question {
    view: Arc<dyn View>,
    generation: u64,
    query: String,
    within: Option<ArticleId>,
}

/// The worker's ear.
pub struct Searcher(Sender<Question>);

impl Searcher {
    /// Start the worker.
    pub fn start(answers: Sender<Event>) -> io::Result<Self> {
        let (sender, questions) = mpsc::channel::<Question>();
        thread::Builder::new().name("search".to_string()).spawn(move || {
            while let Ok(mut question) = questions.recv() {
                if question.generation == PREPARE {
                    question.view.prepare();
                    continue;
                }
                // Only the last of what was typed meanwhile is worth an answer.
                while let Ok(newer) = questions.try_recv() {
                    if newer.generation != PREPARE {
                        question = newer;
                    }
                }
                let result = question
                    .view
                    .search(&question.query, true, question.within, LIMIT)
                    .map_err(|error| error.to_string());
                if answers.send(Event::Found(question.generation, result)).is_err() {
                    break;
                }
            }
        })?;
        Ok(Self(sender))
    }

    /// Make ready for the first search and the first view, while the user reads.
    pub fn prepare(&self, view: Arc<dyn View>) {
        self.ask(view, PREPARE, String::new(), None);
    }

    /// Ask for a search.
    pub fn ask(
        &self,
        view: Arc<dyn View>,
        generation: u64,
        query: String,
        within: Option<ArticleId>,
    ) {
        let _ = self.0.send(Question { view, generation, query, within });
    }
}
