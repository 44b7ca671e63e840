//! HTML pages: the article's text by readability scoring, metadata from the head.

use std::collections::HashSet;

use dom_query::Document;
use dom_smoothie::{Article, Config, Readability, TextMode};
use serde_json::Value;

use super::{Meta, RawDocument, align, times};

/// Below so many bytes an extraction is distrusted and the whole body is read.
const LEAST_TEXT: usize = 140;

/// The article of a page.
pub fn read(raw: &str) -> RawDocument {
    let page = Document::from(raw);
    let head = head(&page);
    let body = visible(&page);
    let article = extract(raw);
    let mut meta = head;
    let mut text = body.clone();
    if let Some(article) = article {
        let found = article.text_content.trim().to_string();
        if found.len() >= LEAST_TEXT {
            text = found;
        }
        meta.title = meta.title.or(Some(article.title).filter(|title| !title.trim().is_empty()));
        meta.author = meta.author.or(article.byline);
        meta.outlet = meta.outlet.or(article.site_name);
    }
    if let Some(heading) = heading(&page) {
        meta.title = Some(heading);
    }
    let left_out = left_out(&body, &text, meta.title.as_deref());
    RawDocument {
        pieces: align::words(&text, raw),
        text,
        cuttable: true,
        left_out,
        meta,
        ..RawDocument::default()
    }
}

fn extract(raw: &str) -> Option<Article> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    Readability::new(raw, None, Some(config)).ok()?.parse().ok()
}

/// What the page's only main heading says: closer to the headline than the window's title.
fn heading(page: &Document) -> Option<String> {
    let headings = page.select("h1");
    let text = headings.text().split_whitespace().collect::<Vec<_>>().join(" ");
    (headings.length() == 1 && !text.is_empty()).then_some(text)
}

/// The text of the body with its blocks on lines of their own.
fn visible(page: &Document) -> String {
    page.select("script, style, noscript, template").remove();
    page.select("body").formatted_text().trim().to_string()
}

/// Lines of the page that the extraction did not take, each once.
fn left_out(body: &str, text: &str, title: Option<&str>) -> Vec<String> {
    let squeeze = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept = squeeze(text);
    let mut seen = HashSet::new();
    body.lines()
        .map(squeeze)
        .filter(|line| !line.is_empty() && !kept.contains(line.as_str()))
        .filter(|line| title != Some(line.as_str()) && seen.insert(line.clone()))
        .collect()
}

/// Metadata of the head: JSON-LD first, then meta elements, then `<time>`. Where two of them
/// lie apart, the words that give the date say so.
fn head(page: &Document) -> Meta {
    let mut nodes = Vec::new();
    for script in &page.select("script[type='application/ld+json']") {
        if let Ok(value) = serde_json::from_str::<Value>(&script.text()) {
            json_ld(&value, &mut nodes);
        }
    }
    let content = |selector: &str| {
        let found =
            page.select_single(selector).attr("content").map(|text| text.trim().to_string());
        found.filter(|text| !text.is_empty())
    };
    let title = content("meta[property='og:title']");
    // Of several articles the one of this page's title; the others are linked from it.
    let shown = title.clone().unwrap_or_else(|| page.select_single("title").text().to_string());
    let own = nodes
        .iter()
        .position(|node| node.title.as_ref().is_some_and(|title| shown.contains(title.as_str())));
    let mut meta =
        if nodes.is_empty() { Meta::default() } else { nodes.swap_remove(own.unwrap_or(0)) };
    let mut dates: Vec<(String, String)> = meta.published.take().into_iter().collect();
    for (selector, name) in PUBLISHED {
        dates.extend(content(selector).map(|date| (date.clone(), format!("{name}: {date}"))));
    }
    dates.retain(|(date, _)| !is_placeholder(date));
    meta.published = if dates.is_empty() { times::published(page) } else { agreed(dates) };
    meta.title = meta.title.or(title);
    meta.outlet = meta.outlet.or_else(|| content("meta[property='og:site_name']"));
    meta.author = meta.author.or_else(|| content("meta[name='author']"));
    meta.url = content("meta[property='og:url']").or_else(|| {
        page.select_single("link[rel='canonical']").attr("href").map(|url| url.to_string())
    });
    meta.lang = page.select_single("html").attr("lang").map(|lang| lang.to_string());
    meta
}

/// The first date, with the others that name another day.
fn agreed(dates: Vec<(String, String)>) -> Option<(String, String)> {
    let day = |date: &str| date.get(..10).unwrap_or(date).to_string();
    let (first, mut words) = dates.first().cloned()?;
    let others: Vec<&str> = dates
        .iter()
        .filter(|(date, _)| day(date) != day(&first))
        .map(|(_, words)| words.as_str())
        .collect();
    if !others.is_empty() {
        words = format!("{words} (but {})", others.join("; "));
    }
    Some((first, words))
}

/// What a system writes where it knows no date: the first day of its calendar.
fn is_placeholder(date: &str) -> bool {
    let year = date.split(['-', '/', 'T']).next().and_then(|year| year.parse::<u32>().ok());
    date.starts_with("1970-01-01") || year.is_some_and(|year| year < 1600 && date.len() >= 8)
}

/// Meta elements that carry a publication date, the most reliable first.
const PUBLISHED: &[(&str, &str)] = &[
    ("meta[property='article:published_time']", "article:published_time"),
    ("meta[itemprop='datePublished']", "datePublished"),
    ("meta[name='parsely-pub-date']", "parsely-pub-date"),
    ("meta[name='pubdate']", "pubdate"),
    ("meta[name='publish-date']", "publish-date"),
    ("meta[name='dc.date']", "dc.date"),
    ("meta[name='DC.date.issued']", "DC.date.issued"),
    ("meta[name='date']", "date"),
];

/// What the JSON-LD nodes of articles say.
fn json_ld(value: &Value, nodes: &mut Vec<Meta>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| json_ld(item, nodes)),
        Value::Object(fields) => {
            if let Some(graph) = fields.get("@graph") {
                json_ld(graph, nodes);
            }
            if !is_article(fields.get("@type")) {
                return;
            }
            let text = |name: &str| fields.get(name).and_then(name_of);
            let published = text("datePublished");
            nodes.push(Meta {
                published: published.map(|date| (date.clone(), format!("datePublished: {date}"))),
                title: text("headline"),
                outlet: text("publisher"),
                author: text("author"),
                ..Meta::default()
            });
        }
        _ => {}
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    let named = |value: &Value| {
        value.as_str().is_some_and(|name| {
            name.ends_with("Article") || name.ends_with("Posting") || name == "Report"
        })
    };
    match kind {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        Some(kind) => named(kind),
        None => false,
    }
}

fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_string()).filter(|text| !text.is_empty()),
        Value::Object(fields) => fields.get("name").and_then(name_of),
        Value::Array(items) => items.first().and_then(name_of),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<html lang="en"><head><title>Talks resume - The Gull</title>
      <script type="application/ld+json">{"@context":"x","@graph":[{"@type":"NewsArticle",
        "headline":"Talks resume","datePublished":"2024-05-06T07:08:09Z","publisher":{"name":"The Gull"}}]}</script>
      </head><body><nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>Talks resume</h1>
      <p>Delegates of both islands sat down again on Monday in the old customs house, after a break of
      three weeks that nobody had planned and few had hoped for, officials said.</p>
      <p>They will meet again on Thursday, and the hosts expect that the ferry line will be first on the
      table, before the fishing grounds and the long dispute over the lighthouse.</p></article>
      <footer>All rights reserved</footer></body></html>"#;

    #[test]
    fn a_page_gives_text_metadata_and_what_was_left_out() {
        let document = read(PAGE);
        assert!(document.text.contains("old customs house"));
        assert!(!document.text.contains("All rights reserved"));
        assert_eq!(document.meta.outlet.as_deref(), Some("The Gull"));
        assert_eq!(document.meta.title.as_deref(), Some("Talks resume"));
        assert_eq!(document.meta.published.unwrap().0, "2024-05-06T07:08:09Z");
        assert!(document.left_out.iter().any(|line| line.contains("All rights reserved")));
    }

    #[test]
    fn the_date_is_that_of_the_page() {
        let published = |body: &str| head(&Document::from(body)).published.map(|(date, _)| date);
        for (page, wanted) in [
            (
                "<p>Updated <time datetime='2025-11-12'>12 Nov</time> \
                 Published <time datetime='2025-11-10'>10 Nov</time></p>",
                Some("2025-11-10"),
            ),
            (
                "<aside>Related: <time datetime='2018-03-04'>4 March</time></aside>\
                 <time datetime='2025-11-10'>10 Nov</time>",
                Some("2025-11-10"),
            ),
            (
                "<p>The fair will open on <time datetime='2026-01-20'>20 January</time> in the old \
                 customs house, and the hosts expect that the ferry line will be there.</p>",
                None,
            ),
            (
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\
                 \"datePublished\":\"1970-01-01\"}</script>\
                 <meta property='article:published_time' content='2025-11-10'>",
                Some("2025-11-10"),
            ),
            (
                "<title>Talks resume - The Gull</title><script type='application/ld+json'>[\
                 {\"@type\":\"NewsArticle\",\"headline\":\"Old thing\",\"datePublished\":\"2017-01-02\"},\
                 {\"@type\":\"NewsArticle\",\"headline\":\"Talks resume\",\"datePublished\":\"2025-11-10\"}]\
                 </script>",
                Some("2025-11-10"),
            ),
        ] {
            assert_eq!(published(page).as_deref(), wanted, "{page}");
        }
        let apart = "<meta property='article:published_time' content='2025-11-10'>\
                     <meta name='date' content='2025-10-03'>";
        let (date, words) = head(&Document::from(apart)).published.unwrap();
        assert_eq!(date, "2025-11-10");
        assert!(words.ends_with("(but date: 2025-10-03)"), "{words}");
    }

    #[test]
    fn a_page_without_an_article_gives_its_words() {
        let document = read("<p>Short note.</p>");
        assert_eq!(document.text, "Short note.");
    }
}
