//! Words of the sources as commands write them.

use crate::model::{ArticleId, Snapshot, Span};
use crate::wire::Offsets;
use crate::wire::tables::Words;

/// Words on one line.
pub fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A stretch of an article for JSON.
pub fn at(snapshot: &Snapshot, article: ArticleId, span: Span) -> Option<Words> {
    let one = &snapshot.article(article)?.article;
    let (start, end) = Offsets::new(&one.text).points(span);
    Some(Words { article: one.id.clone(), start, end, text: span.of(&one.text).to_string() })
}
