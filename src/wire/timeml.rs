//! TimeML 1.2.1: an article's text with its temporal expressions as TIMEX3 elements.
//!
//! One document an article. The publication date is the document creation time, `t0`;
//! what was resolved against it or against a dateline names it as its anchor.

use std::fmt::Write;

use crate::model::{Anchor, Annotated, Timex};

/// The TimeML document of an article, with a newline at its end.
pub fn document(annotated: &Annotated) -> String {
    let article = &annotated.article;
    let text = &article.text;
    let mut out = String::with_capacity(text.len() + 1024);
    out.push_str(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ",
        "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n",
    ));
    let _ = writeln!(out, "<DOCID>{}</DOCID>", escaped(&article.id));
    if let Some(value) = &article.published.value {
        let kind = if value.contains('T') { "TIME" } else { "DATE" };
        let value = escaped(value);
        let _ = writeln!(
            out,
            "<DCT><TIMEX3 tid=\"t0\" type=\"{kind}\" value=\"{value}\" temporalFunction=\"false\" \
             functionInDocument=\"CREATION_TIME\">{value}</TIMEX3></DCT>"
        );
    }
    if let Some(title) = &article.title {
        let _ = writeln!(out, "<TITLE>{}</TITLE>", escaped(title));
    }
    out.push_str("<TEXT>");
    let mut done = 0;
    for (number, timex) in annotated.timexes.iter().enumerate() {
        let (Some(before), Some(words)) =
            (text.get(done..timex.span.start), text.get(timex.span.start..timex.span.end))
        else {
            continue;
        };
        out.push_str(&escaped(before));
        open(&mut out, number + 1, timex, article.published.value.is_some());
        out.push_str(&escaped(words));
        out.push_str("</TIMEX3>");
        done = timex.span.end;
    }
    out.push_str(&escaped(text.get(done..).unwrap_or_default()));
    out.push_str("</TEXT>\n</TimeML>\n");
    out
}

fn open(out: &mut String, number: usize, timex: &Timex, dated: bool) {
    let (kind, value) = (timex.kind.as_str(), escaped(&timex.value));
    let _ = write!(out, "<TIMEX3 tid=\"t{number}\" type=\"{kind}\" value=\"{value}\"");
    if let Some(modifier) = timex.modifier {
        let _ = write!(out, " mod=\"{}\"", modifier.as_str());
    }
    let function = timex.anchor != Anchor::None;
    let _ = write!(out, " temporalFunction=\"{function}\" functionInDocument=\"NONE\"");
    if dated && matches!(timex.anchor, Anchor::Published | Anchor::Dateline) {
        out.push_str(" anchorTimeID=\"t0\"");
    }
    out.push('>');
}

/// Text for XML: its own characters escaped, those that XML 1.0 forbids as U+FFFD.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A parser would make a newline of it.
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            '\u{7f}'..='\u{9f}' => {
                let _ = write!(out, "&#{};", c as u32);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_written_safely() {
        assert_eq!(
            escaped("a<b & \"c\"\u{1b}[0m\u{85}"),
            "a&lt;b &amp; &quot;c&quot;\u{fffd}[0m&#133;"
        );
    }
}
