//! Cutting page furniture out of a text, line by line, and keeping what was cut.

use super::dates::NumericOrder;
use super::furniture::{Furniture, Scope};
use super::published::{HeaderDate, closing_date, header_date};
use crate::load::RawDocument;
use crate::model::{Piece, Removed, Span};

/// Words of a line that may still be a menu's entry.
const MENU_WORDS: usize = 3;
/// Lines with words among which a header line may stand.
const HEADER_LINES: usize = 12;
/// Lines above a headline that may be no headline.
const MASTHEAD_LINES: usize = 4;
/// Words that a headline has, at least.
const HEADLINE_WORDS: usize = 4;
/// Words from which a line counts as prose whatever its end.
const PROSE_WORDS: usize = 25;

/// A text after cutting.
#[derive(Debug, Default)]
pub struct Cut {
    /// What is left.
    pub text: String,
    /// Where it stands in the decoded file.
    pub pieces: Vec<Piece>,
    /// What went.
    pub removed: Vec<Removed>,
    /// Publication dates of header lines, in order.
    pub headers: Vec<HeaderDate>,
    /// The paper's or station's name, where it stood above the headline.
    pub masthead: Option<String>,
}

/// The text of a record, untouched; header lines are read where they stand.
pub fn as_it_is(raw: &RawDocument) -> Cut {
    let order = NumericOrder::of_evidence(&raw.text).unwrap_or_default();
    let headers =
        raw.text.lines().take(8).filter_map(|line| header_date(line.trim(), order)).collect();
    Cut {
        text: raw.text.clone(),
        pieces: raw.pieces.clone(),
        removed: Vec::new(),
        headers,
        masthead: None,
    }
}

/// A line of the raw text and its fate.
struct Line {
    span: Span,
    reason: Option<String>,
}

/// Cut the furniture of a document's text and put its title at the head.
pub fn cut(raw: &RawDocument) -> Cut {
    let text = raw.text.as_str();
    let mut lines = lines(text);
    let order = NumericOrder::of_evidence(text).unwrap_or_default();
    let headers = mark_headers(text, &mut lines, order);
    mark_furniture(text, &mut lines);
    mark_menu(text, &mut lines, raw.meta.title.as_deref());
    let above = mark_above(text, &mut lines, raw.meta.title.as_deref());
    let masthead = mark_masthead(text, &mut lines, raw.meta.title.as_deref()).or(above);
    let mut cut = Cut { headers, masthead, ..Cut::default() };
    put_title(raw, &lines, &mut cut);
    assemble(raw, &lines, &mut cut);
    cut
}

/// Lines without the white space around them; blank ones are empty spans.
fn lines(text: &str) -> Vec<Line> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trimmed(text);
        lines.push(Line { span, reason: None });
        at += line.len();
    }
    lines
}

fn mark_headers(text: &str, lines: &mut [Line], order: NumericOrder) -> Vec<HeaderDate> {
    let mut headers = Vec::new();
    let mut kept = 0;
    for line in lines.iter_mut() {
        // Below the first paragraph a line that is a date is a day's heading, not the page's date.
        let words = line.span.of(text);
        if kept > 0 && is_prose(words) && words.split_whitespace().count() >= PROSE_WORDS
            || kept >= HEADER_LINES
        {
            break;
        }
        kept += usize::from(!words.is_empty());
        if let Some(header) = header_date(line.span.of(text), order) {
            line.reason = Some("header line with the publication date".to_string());
            headers.push(header);
        }
    }
    if headers.is_empty() {
        headers.extend(closing(text, lines, order));
    }
    headers
}

/// "(First published on 10 November 2025)" at the end.
fn closing(text: &str, lines: &mut [Line], order: NumericOrder) -> Option<HeaderDate> {
    let last = |line: &&mut Line| !line.span.is_empty();
    let line = lines.iter_mut().rev().find(last)?;
    let header = closing_date(line.span.of(text), order)?;
    line.reason = Some("closing line with the publication date".to_string());
    Some(header)
}

fn mark_furniture(text: &str, lines: &mut [Line]) {
    let furniture = Furniture::english();
    let mut section: Option<String> = None;
    let mut block = false;
    for line in lines.iter_mut() {
        let words = line.span.of(text);
        if words.is_empty() && block {
            (section, block) = (None, false);
        }
        if words.is_empty() || line.reason.is_some() {
            continue;
        }
        match furniture.line(words) {
            Some((scope, reason)) => {
                line.reason = Some(reason.to_string());
                if matches!(scope, Scope::Section | Scope::Block) {
                    section = Some(reason.to_string());
                    block = scope == Scope::Block;
                }
            }
            None if section.is_some() && !is_prose(words) => line.reason.clone_from(&section),
            None => section = None,
        }
    }
}

/// Whether a line reads as a sentence or a paragraph rather than as a link.
fn is_prose(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let ends =
        line.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', '!', '?', ':', ';', ',']);
    words >= PROSE_WORDS || (words > 5 && ends)
}

/// Entries of a menu above the headline: short lines before the first longer one,
/// where furniture stands among them or where there are several.
fn mark_menu(text: &str, lines: &mut [Line], title: Option<&str>) {
    let mut short = Vec::new();
    let mut furnished = false;
    for (index, line) in lines.iter().enumerate() {
        let words = line.span.of(text);
        if words.is_empty() {
            continue;
        }
        if let Some(reason) = &line.reason {
            furnished |= reason == "menu";
            continue;
        }
        let is_short = words.split_whitespace().count() <= MENU_WORDS && title != Some(words);
        if !is_short || is_prose(words) {
            break;
        }
        short.push(index);
    }
    let more_follows = short.last().is_some_and(|last| {
        lines.iter().skip(last + 1).any(|line| line.reason.is_none() && !line.span.is_empty())
    });
    if more_follows && (furnished || short.len() >= 3) {
        for index in short {
            lines[index].reason = Some("menu".to_string());
        }
    }
}

/// Reasons of lines that stand above a headline and never below it.
const ABOVE: [&str; 4] = ["menu", "broadcast", "page tools", "press release"];

/// What stands above a menu or a programme's line belongs to the page, where a headline
/// follows below: the paper's name and its motto.
fn mark_above(text: &str, lines: &mut [Line], title: Option<&str>) -> Option<String> {
    if title.is_some() {
        return None;
    }
    let is_kept = |line: &Line| line.reason.is_none() && !line.span.is_empty();
    let prose = lines.iter().position(|line| {
        is_kept(line) && line.span.of(text).split_whitespace().count() >= PROSE_WORDS
    })?;
    let head = &lines[..prose];
    let cut = head
        .iter()
        .position(|line| line.reason.as_deref().is_some_and(|reason| ABOVE.contains(&reason)))?;
    let headline = head[cut..].iter().any(|line| {
        let words = line.span.of(text).split_whitespace().count();
        is_kept(line) && words >= HEADLINE_WORDS
    });
    let kept = head[..cut].iter().filter(|line| is_kept(line)).count();
    // Tools for the page stand below a headline too: then only a motto tells the name.
    let tools = head[cut].reason.as_deref() == Some("page tools");
    let motto = |line: &Line| {
        let words = line.span.of(text);
        words.contains(" - ") || words.contains(" | ") || words.contains(" · ")
    };
    let named = !tools || head[..cut].iter().filter(|line| is_kept(line)).all(motto);
    if !headline || !named || kept == 0 || kept > MASTHEAD_LINES {
        return None;
    }
    let mut name = None;
    for line in
        lines[..cut].iter_mut().filter(|line| line.reason.is_none() && !line.span.is_empty())
    {
        line.reason = Some("masthead".to_string());
        let words = line.span.of(text);
        let first = words.split(['|', '·', '–']).next().unwrap_or(words);
        let first = first.split(" - ").next().unwrap_or(first).trim();
        name = name.or_else(|| Some(first.to_string()));
    }
    name
}

/// Lines above the headline that name the paper or route the wire: a short line in
/// capitals, or one that another headline follows at once; codes without a word of prose.
fn mark_masthead(text: &str, lines: &mut [Line], title: Option<&str>) -> Option<String> {
    let kept: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.reason.is_none() && !line.span.is_empty())
        .map(|(index, _)| index)
        .take(MASTHEAD_LINES + 1)
        .collect();
    let mut name = None;
    for pair in kept.windows(2) {
        let (words, next) = (lines[pair[0]].span.of(text), lines[pair[1]].span.of(text));
        if title == Some(words) {
            break;
        }
        if is_wire_code(words) {
            lines[pair[0]].reason = Some("wire code".to_string());
        } else if is_masthead(words, next, gap(lines, pair[0], pair[1])) {
            lines[pair[0]].reason = Some("masthead".to_string());
            name =
                name.or_else(|| words.split(['|', '·']).next().map(|name| name.trim().to_string()));
        } else {
            break;
        }
    }
    name
}

/// Whether a blank or a cut line stands between two lines.
fn gap(lines: &[Line], first: usize, second: usize) -> bool {
    lines
        .iter()
        .take(second)
        .skip(first + 1)
        .any(|line| line.span.is_empty() || line.reason.is_some())
}

/// "ANA0917 4 GEN 0391": numbers and capitals, no word in small letters.
fn is_wire_code(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let prose =
        line.split_whitespace().any(|word| word.len() > 2 && word.chars().all(char::is_lowercase));
    digits >= 4 && !prose && line.split_whitespace().count() <= 10
}

/// "THE HARBOUR GULL | International edition" above "Oltmar stays in the talks, ministry says".
fn is_masthead(line: &str, next: &str, apart: bool) -> bool {
    let words = line.split_whitespace().count();
    let first = line.split(['|', '·']).next().unwrap_or(line);
    let letters = first.chars().filter(|c| c.is_alphabetic());
    let capitals = letters.clone().count() > 2 && letters.clone().all(char::is_uppercase);
    let headline_follows = next.split_whitespace().count() >= 4
        && !next.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let named = line.contains('|') || (words <= 5 && line.split_whitespace().all(starts_name));
    words <= 9
        && headline_follows
        && !is_prose(line)
        && (capitals || named && apart)
        && !is_prose(next)
}

/// A word that a name is written with: a capital, a number, or a small linking word.
fn starts_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || matches!(word, "of" | "the" | "and" | "&" | "-" | "for")
}

/// The headline of the page's head, where the text does not begin with it.
fn put_title(raw: &RawDocument, lines: &[Line], cut: &mut Cut) {
    let Some(title) = raw.meta.title.as_deref() else { return };
    let first = lines.iter().find(|line| line.reason.is_none() && !line.span.is_empty());
    let head = first.map_or("", |line| line.span.of(&raw.text));
    let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if squeeze(head) != squeeze(title) {
        cut.text.push_str(title);
        cut.text.push_str("\n\n");
    }
}

fn assemble(raw: &RawDocument, lines: &[Line], cut: &mut Cut) {
    let furniture = Furniture::english();
    let mut blank = false;
    for line in lines {
        let words = line.span.of(&raw.text);
        if words.is_empty() {
            blank = true;
            continue;
        }
        if let Some(reason) = &line.reason {
            let removed =
                Removed { text: words.to_string(), reason: reason.clone(), at: cut.text.len() };
            cut.removed.push(removed);
            blank = true;
            continue;
        }
        if !cut.text.is_empty() && !cut.text.ends_with("\n\n") {
            cut.text.push_str(if blank { "\n\n" } else { "\n" });
        }
        blank = false;
        let tail = furniture.tail(words);
        let kept =
            Span::new(line.span.start, line.span.start + tail.map_or(words.len(), |(at, _)| at));
        push(raw, kept, cut);
        if let Some((at, reason)) = tail {
            let text = words.get(at..).unwrap_or("").trim().to_string();
            cut.removed.push(Removed { text, reason: reason.to_string(), at: cut.text.len() });
        }
    }
    let end = cut.text.trim_end().len();
    cut.text.truncate(end);
}

/// Append a span of the document's text, and the pieces of its map that fall into it.
fn push(raw: &RawDocument, span: Span, cut: &mut Cut) {
    let shift = cut.text.len();
    cut.text.push_str(span.of(&raw.text));
    let first = raw.pieces.partition_point(|piece| piece.text.end <= span.start);
    for piece in raw.pieces.iter().skip(first).take_while(|piece| piece.text.start < span.end) {
        let start = piece.text.start.max(span.start);
        let end = piece.text.end.min(span.end);
        let verbatim = piece.text.len() == piece.raw.len();
        let raw_span = if verbatim {
            Span::new(
                piece.raw.start + start - piece.text.start,
                piece.raw.start + end - piece.text.start,
            )
        } else {
            piece.raw
        };
        let text_span = Span::new(shift + start - span.start, shift + end - span.start);
        cut.pieces.push(Piece { text: text_span, raw: raw_span });
    }
}
