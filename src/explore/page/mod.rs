//! Text to lines: wrapped at words, by width of the terminal's cells.

mod wrap;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::model::{ArticleId, Span};

pub use wrap::{clip, width, wrap};

/// Wrapped articles that are remembered.
const REMEMBERED: usize = 16;

/// Wrapped texts by article and width.
#[derive(Debug, Default)]
pub struct Pages(RefCell<Wrapped>);

/// Lines by article and width.
type Wrapped = HashMap<(ArticleId, usize), Rc<Vec<Span>>>;

impl Pages {
    /// The lines of an article's text at a width.
    pub fn lines(&self, article: ArticleId, text: &str, width: usize) -> Rc<Vec<Span>> {
        let mut pages = self.0.borrow_mut();
        if let Some(lines) = pages.get(&(article, width)) {
            return Rc::clone(lines);
        }
        if pages.len() >= REMEMBERED {
            pages.clear();
        }
        let lines = Rc::new(wrap(text, width));
        pages.insert((article, width), Rc::clone(&lines));
        lines
    }

    /// Forget all, as when articles change.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }
}

/// The index of the line that holds the byte `at`.
pub fn line_of(lines: &[Span], at: usize) -> usize {
    lines.partition_point(|line| line.start <= at).saturating_sub(1)
}
