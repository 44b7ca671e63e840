//! One article at a time: tokens, sentences, dates, actors, quotes, events.
//!
//! [`annotate`] is a pure function of the article and of what is known. It reads no
//! file and knows no other article, so that any batch engine can run it.

pub mod actors;
pub mod amounts;
pub mod events;
pub mod knowledge;
pub mod quotes;
#[cfg(test)]
pub(crate) mod reports;
pub mod tagger;
pub mod text;
pub mod timex;

use crate::clean;
use crate::model::{Annotated, Article, Span, ZoneKind};
pub use knowledge::Knowledge;
use knowledge::Language;
use text::{Tokens, Words};
use timex::{Dates, Reference};

/// Everything that can be found in one article by itself.
pub fn annotate(article: Article, knowledge: &Knowledge) -> Annotated {
    match knowledge.language(&article.lang) {
        Some(language) => with_rules(article, language, knowledge),
        None => without_rules(article),
    }
}

/// The dates that an article's expressions hang on, by its own word alone.
pub fn own_dates(article: &Article) -> Dates {
    let day = article.published.day();
    let dateline = article
        .zone(ZoneKind::DatelineDate)
        .and_then(|span| clean::dateline_day(span.of(&article.text), day));
    let about = || {
        // A month or a year still tells the year of "11 October".
        let published = &article.published;
        let range = crate::model::CivilRange::new(published.from?, published.to?);
        (range.days() <= 366)
            .then(|| Reference::About(range.from + chrono::Days::new(range.days() as u64 / 2)))
    };
    let published = day.map(Reference::Day).or_else(about).unwrap_or(Reference::Unknown);
    Dates { published, dateline }
}

fn with_rules(article: Article, language: &Language, knowledge: &Knowledge) -> Annotated {
    let words = Words::read(&article.text, &article.zones, language, knowledge);
    let Words { tokens, sentences, .. } = &words;
    let clauses: Vec<text::Clause> =
        sentences.iter().flat_map(|sentence| text::clauses(&words, *sentence, language)).collect();
    let dates = own_dates(&article);
    let mut timexes = timex::find(tokens, &clauses, language, dates);
    let quoted = quotes::quoted(&article.text);
    let named = actors::Text {
        words: &words,
        clauses: &clauses,
        quoted: &quoted,
        zones: &article.zones,
        language,
        knowledge,
    };
    let actors::Found { mentions, actors, references } = actors::find(&named);
    let spoken = quotes::Text {
        words: &words,
        language,
        clauses: &clauses,
        quoted: &quoted,
        sentences: &prose(&article, sentences),
        mentions: &mentions,
        actors: &actors,
        references: &references,
    };
    let turns = quotes::turns(&spoken);
    let quotes = quotes::find(&spoken, &turns);
    let said = timex::spoken(&article.text, sentences, &quotes, &timexes);
    if !said.is_empty() {
        timex::resolve_all(&mut timexes, &article.text, dates, &said);
    }
    let happened = events::Text {
        tokens,
        words: &words,
        language,
        clauses: &clauses,
        timexes: &timexes,
        mentions: &mentions,
        actors: &actors,
        references: &references,
        quotes: &quotes,
        quoted: &quoted,
        talk: &turns,
        zones: &article.zones,
        today: dates.dateline.or_else(|| article.published.day()),
    };
    let events = events::find(&happened);
    let sentences = words.sentences;
    Annotated { article, sentences, timexes, mentions, actors, references, quotes, events }
}

/// Sentences of the body: headlines attribute, but what they say the body says better.
fn prose(article: &Article, sentences: &[Span]) -> Vec<Span> {
    let is_body = |span: &&Span| {
        let zone =
            article.zones.iter().find(|zone| zone.span.contains(**span)).map(|zone| zone.kind);
        matches!(zone, None | Some(ZoneKind::Body | ZoneKind::Caption))
    };
    sentences.iter().filter(is_body).copied().collect()
}

/// A language without rules: sentences and numeric dates.
fn without_rules(article: Article) -> Annotated {
    let tokens = Tokens::new(&article.text);
    let sentences = text::sentences(&tokens, &article.zones, &text::Abbreviations::default());
    let timexes = timex::find_numeric(&tokens, own_dates(&article));
    Annotated { article, sentences, timexes, ..Annotated::default() }
}
