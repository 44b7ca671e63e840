//! Raw documents to articles: furniture cut and kept aside, zones, title, date.
//!
//! In: a [`RawDocument`]. Out: an [`Article`] whose text is what a reader reads and
//! whose map leads back to the file. Text that came as a record is taken as it is:
//! zones and date are found, nothing is cut.

mod cut;
mod dates;
mod furniture;
mod language;
mod published;
mod zones;

use crate::load::RawDocument;
use crate::model::{Article, OffsetMap, Removed, ZoneKind};

pub use dates::{FoundDate, NumericOrder, dates};
pub use published::{dateline_day, of_dateline};

/// Hexadecimal digits of an id made from a text.
const ID_LENGTH: usize = 12;

/// Make an article of a raw document.
pub fn clean(raw: RawDocument) -> Article {
    let cut = if raw.cuttable { cut::cut(&raw) } else { cut::as_it_is(&raw) };
    let text = cut.text;
    let title_given = raw.meta.title.is_some();
    let zones = zones::find(&text, raw.meta.title.as_deref());
    let order = NumericOrder::of_evidence(&text).unwrap_or_default();
    let published = published::decide(&raw, &cut.headers, &text, &zones, order);
    let part = |kind: ZoneKind| {
        zones
            .iter()
            .find(|zone| zone.kind == kind)
            .map(|zone| zone.span.of(&text).trim().to_string())
    };
    let title = if title_given { raw.meta.title.clone() } else { part(ZoneKind::Title) };
    let outlet = raw
        .meta
        .outlet
        .clone()
        .or_else(|| part(ZoneKind::Credit).as_deref().and_then(zones::outlet_of_credit))
        .or_else(|| cut.masthead.clone())
        .or_else(|| part(ZoneKind::Dateline).as_deref().and_then(zones::agency_of_dateline))
        .or_else(|| raw.meta.url.as_deref().and_then(host));
    let author =
        raw.meta.author.clone().or_else(|| part(ZoneKind::Byline).map(|by| without_by(&by)));
    let mut removed = cut.removed;
    let end = text.len();
    removed.extend(raw.left_out.iter().map(|line| Removed {
        text: line.clone(),
        reason: "outside the article on its page".to_string(),
        at: end,
    }));
    Article {
        id: raw.id.clone().unwrap_or_else(|| content_id(&text)),
        path: raw.path.clone(),
        file: raw.file.clone(),
        title,
        outlet,
        author,
        url: raw.meta.url.clone(),
        lang: language::of(&text, raw.meta.lang.as_deref()),
        published,
        zones,
        removed,
        map: OffsetMap { pieces: cut.pieces },
        text,
    }
}

/// The publication date that an article's dateline gives beside a date in its neighbourhood.
pub fn published_of_dateline(
    article: &Article,
    near: chrono::NaiveDate,
) -> Option<crate::model::Published> {
    of_dateline(&article.text, &article.zones, Some(near))
}

/// A short hash of a text.
pub fn content_id(text: &str) -> String {
    let hash = blake3::hash(text.as_bytes()).to_hex();
    hash.get(..ID_LENGTH).unwrap_or_default().to_string()
}

/// The host of an address, without `www.`.
fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?.trim_start_matches("www.");
    host.contains('.').then(|| host.to_string())
}

fn without_by(byline: &str) -> String {
    let mut words = byline.splitn(2, char::is_whitespace);
    match (words.next(), words.next()) {
        (Some(by), Some(name)) if by.eq_ignore_ascii_case("by") => name.trim().to_string(),
        _ => byline.to_string(),
    }
}
