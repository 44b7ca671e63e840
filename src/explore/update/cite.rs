//! A passage to take along: copied with its citation, or opened where it stands.

use super::super::state::{Pane, State};
use super::Effect;
use crate::model::{Annotated, ArticleId, Bounds, Span};

/// Longest passage that is copied, in bytes.
const LONGEST: usize = 4000;

/// Copy the passage with its citation.
pub fn yank(state: &mut State) -> Vec<Effect> {
    // What the mouse selected is taken as it is.
    let selected = state.selection.filter(|(_, _, span)| !span.is_empty());
    if let Some((article, _, span)) = selected {
        let copied = cited(state, article, |_| span);
        state.notice = Some("copied what is selected".to_string());
        return vec![copied];
    }
    let Some((article, span)) = passage(state) else {
        state.notice = Some("there is no passage to copy here".to_string());
        return Vec::new();
    };
    vec![copy(state, article, span)]
}

/// Copy a passage, a name or a word with its sentence, with its citation.
pub fn copy(state: &mut State, article: ArticleId, span: Span) -> Effect {
    cited(state, article, |annotated| whole(annotated, span))
}

/// Copy a passage of an article with its citation.
fn cited(
    state: &mut State,
    article: ArticleId,
    passage: impl FnOnce(&Annotated) -> Span,
) -> Effect {
    let found = report(state, article);
    let text = found.map_or_else(String::new, |one| citation(one, passage(one)));
    let source = found.map_or("", |one| one.article.source());
    state.notice = Some(format!("copied with its citation, from {source}: {text}"));
    Effect::Copy(text)
}

/// The report with its annotations.
fn report(state: &State, article: ArticleId) -> Option<&Annotated> {
    state.view.as_deref()?.snapshot().article(article)
}

/// A name or a word alone is no passage: its sentence is.
fn whole(annotated: &Annotated, span: Span) -> Span {
    annotated.sentence_at(span.start).filter(|one| one.contains(span)).unwrap_or(span)
}

/// The passage that is meant: words selected with the mouse, the sentence of the marked words,
/// the account that is shown, the top of what is read.
fn passage(state: &State) -> Option<(ArticleId, Span)> {
    let view = state.view.as_deref()?;
    if let Some(beside) = state.beside {
        let account = state.accounts.get(beside.lit())?;
        return Some((account.article, account.span));
    }
    let article = state.article();
    let annotated = report(state, article)?;
    let marked = state.reading.mark.and_then(|at| view.marks(article).get(at));
    if let Some(mark) = marked.filter(|_| state.focus == Pane::Source) {
        return Some((article, annotated.sentence_at(mark.span.start).unwrap_or(mark.span)));
    }
    match state.reading.passage.filter(|passage| !passage.is_empty()) {
        Some(passage) => Some((article, whole(annotated, passage))),
        None => Some((article, annotated.sentence_at(state.reading.top)?)),
    }
}

/// A passage with where it stands: quotation, outlet, title, date, address or file.
pub fn citation(annotated: &Annotated, span: Span) -> String {
    let article = &annotated.article;
    let words = span.of(&article.text);
    let cut = words.get(..words.floor_char_boundary(LONGEST.min(words.len()))).unwrap_or(words);
    let words: Vec<&str> = cut.split_whitespace().collect();
    let mut parts: Vec<String> = Vec::new();
    parts.extend(article.outlet.clone());
    parts.extend(article.title.as_ref().map(|title| format!("\u{201c}{title}\u{201d}")));
    let published = &article.published;
    parts.push(match published.day() {
        Some(day) => day.to_string(),
        None => told(Bounds { from: published.from, to: published.to }),
    });
    parts.extend(article.url.clone().or_else(|| article.path.clone()));
    let words = words.join(" ");
    // What is a quotation already needs no more marks.
    let quoted = words.starts_with(['\u{201c}', '"', '\u{ab}']);
    let words = if quoted { words } else { format!("\u{201c}{words}\u{201d}") };
    format!("{words} ({})", parts.join(", "))
}

fn told(bounds: Bounds) -> String {
    match (bounds.from, bounds.to) {
        (Some(from), Some(to)) => format!("undated, {from} to {to}"),
        (Some(from), None) => format!("undated, not before {from}"),
        (None, Some(to)) => format!("undated, not after {to}"),
        (None, None) => "undated".to_string(),
    }
}

/// Open the file at the passage's line.
pub fn edit(state: &mut State) -> Vec<Effect> {
    let place = passage(state).and_then(|(article, span)| {
        let article = &report(state, article)?.article;
        Some((article.file.clone()?, article.map.raw(span.start).unwrap_or(0)))
    });
    match place {
        Some((file, raw)) => vec![Effect::Edit(file, raw)],
        None => {
            state.notice = Some("this report stands in no file of its own".to_string());
            Vec::new()
        }
    }
}

/// Show the report's address, and copy it.
pub fn address(state: &mut State) -> Vec<Effect> {
    match report(state, state.read_article()).and_then(|one| one.article.url.clone()) {
        Some(url) => {
            state.notice = Some(format!("copied: {url}"));
            vec![Effect::Copy(url)]
        }
        None => {
            state.notice = Some("this report gives no address".to_string());
            Vec::new()
        }
    }
}
