//! Markdown with front matter.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Meta, RawDocument};
use crate::model::{Piece, Span};

/// The text of a Markdown file: marks gone, words and paragraphs kept.
pub fn read(raw: &str) -> RawDocument {
    let (front, body_at) = front_matter(raw);
    let mut reader = Reader::default();
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    let body = raw.get(body_at..).unwrap_or("");
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        reader.take(&event, Span::new(body_at + range.start, body_at + range.end), raw);
    }
    RawDocument {
        text: reader.text,
        pieces: reader.pieces,
        cuttable: true,
        meta: meta(&front),
        ..RawDocument::default()
    }
}

#[derive(Default)]
struct Reader {
    text: String,
    pieces: Vec<Piece>,
    /// Depth of images, whose alternative text is left out.
    images: usize,
}

impl Reader {
    fn take(&mut self, event: &Event<'_>, place: Span, raw: &str) {
        match event {
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            Event::Text(words) | Event::Code(words) if self.images == 0 => {
                self.push(words, place, raw);
            }
            Event::SoftBreak | Event::End(TagEnd::TableCell) => self.text.push(' '),
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => self.line(),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.line(),
            Event::HardBreak | Event::Start(Tag::Item) => self.line(),
            Event::Start(
                Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::BlockQuote(_),
            )
            | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::List(_))
            | Event::Rule => self.paragraph(),
            _ => {}
        }
    }

    fn push(&mut self, words: &str, place: Span, raw: &str) {
        let start = self.text.len();
        self.text.push_str(words);
        // Code spans and escapes: the words stand somewhere inside of the event's range.
        let inside = place
            .of(raw)
            .find(words)
            .map_or(place, |at| Span::new(place.start + at, place.start + at + words.len()));
        self.pieces.push(Piece { text: Span::new(start, self.text.len()), raw: inside });
    }

    fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn paragraph(&mut self) {
        self.line();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}

/// `key: value` pairs between `---` lines (or `key = value` between `+++`), and where the body starts.
fn front_matter(raw: &str) -> (Vec<(String, String)>, usize) {
    let Some(fence) = ["---", "+++"].into_iter().find(|fence| {
        raw.strip_prefix(fence)
            .is_some_and(|rest| rest.starts_with('\n') || rest.starts_with("\r\n"))
    }) else {
        return (Vec::new(), 0);
    };
    let (mut pairs, mut at) = (Vec::new(), 0);
    for (number, line) in raw.split_inclusive('\n').enumerate() {
        at += line.len();
        if number == 0 {
            continue;
        }
        if line.trim_end() == fence {
            return (pairs, at);
        }
        if let Some((key, value)) = line.split_once([':', '=']) {
            let value = value.trim().trim_matches(['"', '\'']).to_string();
            pairs.push((key.trim().to_ascii_lowercase(), value));
        }
    }
    (Vec::new(), 0)
}

fn meta(front: &[(String, String)]) -> Meta {
    let get = |names: &[&str]| {
        front
            .iter()
            .find(|(key, value)| names.contains(&key.as_str()) && !value.is_empty())
            .cloned()
    };
    let value = |names: &[&str]| get(names).map(|(_, value)| value);
    Meta {
        title: value(&["title", "headline"]),
        outlet: value(&["outlet", "source", "publisher", "site", "publication"]),
        author: value(&["author", "byline", "authors"]),
        url: value(&["url", "link", "canonical"]),
        lang: value(&["lang", "language"]),
        published: get(&["date", "published", "pubdate", "publishdate", "published_at"])
            .map(|(key, date)| (date.clone(), format!("{key}: {date}"))),
        given: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_and_marks_are_read() {
        let raw = "---\ntitle: \"A title\"\ndate: 2024-03-05\n---\n# Head *line*\n\nIt **rained** [here](x).\n";
        let document = read(raw);
        assert_eq!(document.text.trim_end(), "Head line\n\nIt rained here.");
        assert_eq!(document.meta.title.as_deref(), Some("A title"));
        assert_eq!(document.meta.published.unwrap().0, "2024-03-05");
        for piece in &document.pieces {
            assert_eq!(piece.text.of(&document.text), piece.raw.of(raw));
        }
    }
}
