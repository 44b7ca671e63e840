//! The publication date among a page's `<time>` elements: not the one of an update, of a
//! related report, or of what the prose speaks of.

use dom_query::{Document, Selection};

/// Most words of a line around the element that dates a page; more are prose.
const LINE_WORDS: usize = 14;

/// How far above an element its surroundings are looked at.
const DEPTH: usize = 6;

/// Parts of a page that speak of other pages.
const ELSEWHERE: &str = "aside, nav, footer, form, \
    [class*='related'], [class*='recommend'], [class*='sidebar'], [class*='trending'], \
    [class*='popular'], [class*='comment'], [id*='related'], [id*='comment']";

/// What an element dates.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Dates {
    Publication,
    Something,
}

/// The date of the page, with the words that say so.
pub fn published(page: &Document) -> Option<(String, String)> {
    let times = page.select("time[datetime]");
    let dated = times.iter().filter_map(|time| {
        let date = time.attr("datetime")?.trim().to_string();
        Some((dates(&time)?, date))
    });
    // The first of the surest kind.
    let best = dated.min_by_key(|(kind, _)| *kind);
    best.map(|(_, date)| (date.clone(), format!("<time datetime>: {date}")))
}

/// What an element dates; nothing where it is no publication date.
fn dates(time: &Selection<'_>) -> Option<Dates> {
    let elsewhere = time.ancestors(Some(DEPTH)).iter().any(|above| above.is(ELSEWHERE));
    if elsewhere {
        return None;
    }
    let marks: String = ["itemprop", "class", "id", "property"]
        .iter()
        .filter_map(|name| time.attr(name))
        .map(|value| value.to_lowercase() + " ")
        .collect();
    let line = time.parent().text().to_lowercase();
    let own = time.text().to_lowercase();
    let before = line.split_once(own.trim()).map_or("", |(before, _)| before);
    // Of "Updated … Published …" the word right before it.
    let words: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    let says = |names: &[&str]| {
        let named = |text: &str| names.iter().any(|name| text.contains(name));
        named(&marks) || words.iter().any(|word| named(word))
    };
    if says(&["updated", "modified"]) {
        return None;
    }
    if says(&["published", "posted", "pubdate"]) || time.has_attr("pubdate") {
        return Some(Dates::Publication);
    }
    (line.split_whitespace().count() <= LINE_WORDS).then_some(Dates::Something)
}
