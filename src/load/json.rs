//! JSON Lines of articles or of annotation records, and single JSON documents.

use rayon::prelude::*;
use serde_json::Value;

use super::{Loaded, Meta, RawDocument, Source};
use crate::model::{Notice, Piece, Span};
use crate::wire::{InputArticle, Record};

/// One article or record a line.
pub fn lines(source: &Source, text: &str) -> (Vec<Loaded>, Vec<Notice>) {
    let lines: Vec<(usize, &str)> =
        text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
    let read: Vec<Result<Loaded, Notice>> = lines
        .par_iter()
        .map(|(number, line)| {
            one(source, line).map_err(|message| {
                Notice::new(source.shown(), format!("{message}: line left out")).at_line(number + 1)
            })
        })
        .collect();
    split(read)
}

/// A file that holds one object or one array of objects; JSON Lines under that name are read too.
pub fn whole(source: &Source, text: &str) -> (Vec<Loaded>, Vec<Notice>) {
    let items = match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(items)) => items,
        Ok(item @ Value::Object(_)) => vec![item],
        _ => return lines(source, text),
    };
    let read = items.iter().enumerate().map(|(number, item)| {
        one(source, &item.to_string()).map_err(|message| {
            Notice::new(source.shown(), format!("item {}: {message}: left out", number + 1))
        })
    });
    split(read.collect())
}

fn split(read: Vec<Result<Loaded, Notice>>) -> (Vec<Loaded>, Vec<Notice>) {
    let (mut loaded, mut notices) = (Vec::new(), Vec::new());
    for item in read {
        match item {
            Ok(item) => loaded.push(item),
            Err(notice) => notices.push(notice),
        }
    }
    (loaded, notices)
}

fn one(source: &Source, line: &str) -> Result<Loaded, String> {
    if Record::is_record(line) {
        let mut annotated = Record::parse(line).map_err(|error| error.to_string())?;
        annotated.article.file = source.file();
        return Ok(Loaded::Annotated(Box::new(annotated)));
    }
    let input = InputArticle::parse(line).map_err(|error| error.to_string())?;
    let mut document = from_input(input);
    document.file = source.file();
    Ok(Loaded::Document(Box::new(document)))
}

/// A document of a record; its text is taken as it is, the title put at its head where missing.
pub fn from_input(input: InputArticle) -> RawDocument {
    let title = input.title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
    let missing = title.as_deref().filter(|title| !stands_at_head(&input.text, title));
    let head = missing.map_or(0, |title| title.len() + 2);
    let text =
        missing.map_or_else(|| input.text.clone(), |title| format!("{title}\n\n{}", input.text));
    let place = Span::new(0, input.text.len());
    RawDocument {
        id: input.id,
        pieces: vec![Piece { text: place.shifted(head), raw: place }],
        text,
        cuttable: false,
        meta: Meta {
            title,
            outlet: input.outlet,
            author: input.author,
            url: input.url,
            lang: input.lang,
            published: input.published.map(|date| (date, String::new())),
            given: true,
        },
        ..RawDocument::default()
    }
}

/// Whether the text begins with the title, however its spaces are set.
fn stands_at_head(text: &str, title: &str) -> bool {
    let mut words = text.split_whitespace();
    title.split_whitespace().all(|word| words.next() == Some(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_put_at_the_head_once() {
        let input = |text: &str| InputArticle {
            text: text.to_string(),
            title: Some("A title".to_string()),
            ..InputArticle::default()
        };
        assert_eq!(from_input(input("Body.")).text, "A title\n\nBody.");
        assert_eq!(from_input(input("A title\nBody.")).text, "A title\nBody.");
    }
}
