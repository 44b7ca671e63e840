//! `dateline/1`: the whole corpus, linked.

use chrono::NaiveDate;
use serde::Serialize;

use super::annotations::{Points, PublishedRecord, SpeakerRecord, ZoneRecord, published, zones};
use super::{Offsets, rounded};
use crate::model::{ActorId, ArticleId, Event, EventId, Passage, Quote, Snapshot, Span};

/// The schema's name.
pub const SCHEMA: &str = "dateline/1";

/// The export of a snapshot.
#[derive(Debug, Serialize)]
pub struct Corpus {
    schema: &'static str,
    articles: Vec<ArticleRecord>,
    actors: Vec<ActorRecord>,
    events: Vec<EventRecord>,
    quotes: Vec<QuoteRecord>,
    conflicts: Vec<ConflictRecord>,
}

#[derive(Debug, Serialize)]
struct ArticleRecord {
    id: String,
    path: Option<String>,
    title: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    lang: String,
    published: PublishedRecord,
    text: String,
    zones: Vec<ZoneRecord>,
    removed: Vec<RemovedRecord>,
    copy_of: Option<String>,
}

#[derive(Debug, Serialize)]
struct RemovedRecord {
    text: String,
    reason: String,
}

#[derive(Debug, Serialize)]
struct ActorRecord {
    id: String,
    name: String,
    kind: &'static str,
    aliases: Vec<String>,
    roles: Vec<String>,
    mentions: Vec<MentionRecord>,
}

#[derive(Debug, Serialize)]
struct MentionRecord {
    article: String,
    start: usize,
    end: usize,
    stands_for: Option<String>,
}

#[derive(Debug, Serialize)]
struct EventRecord {
    id: String,
    title: String,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    precision: &'static str,
    r#type: &'static str,
    mode: Option<String>,
    status: &'static str,
    salience: f64,
    actors: Vec<String>,
    recipients: Vec<String>,
    places: Vec<String>,
    passages: Vec<PassageRecord>,
}

#[derive(Debug, Serialize)]
struct PassageRecord {
    article: String,
    start: usize,
    end: usize,
    status: &'static str,
    when: Option<WhenRecord>,
    timex: Option<Points>,
}

#[derive(Debug, Serialize)]
struct WhenRecord {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

#[derive(Debug, Serialize)]
struct QuoteRecord {
    article: String,
    start: usize,
    end: usize,
    kind: &'static str,
    content: Points,
    cue: Option<Points>,
    speaker: Option<SpeakerRecord>,
}

#[derive(Debug, Serialize)]
struct ConflictRecord {
    id: String,
    event: String,
    kind: &'static str,
    sides: Vec<SideRecord>,
}

#[derive(Debug, Serialize)]
struct SideRecord {
    value: String,
    origins: usize,
    passages: Vec<PlaceRecord>,
}

#[derive(Debug, Serialize)]
struct PlaceRecord {
    article: String,
    start: usize,
    end: usize,
}

/// An actor's id in an export.
pub fn actor_id(id: ActorId) -> String {
    format!("p{}", id.0 + 1)
}

/// An event's id in an export.
pub fn event_id(id: EventId) -> String {
    format!("e{}", id.0 + 1)
}

/// Turns a snapshot into its export.
struct Writer<'a> {
    snapshot: &'a Snapshot,
    offsets: Vec<Offsets<'a>>,
}

impl Corpus {
    /// The export of a snapshot.
    pub fn new(snapshot: &Snapshot) -> Self {
        let offsets = snapshot.articles.iter().map(|one| Offsets::new(&one.article.text)).collect();
        let writer = Writer { snapshot, offsets };
        let ids = |count: usize| 0..count;
        Self {
            schema: SCHEMA,
            articles: ids(snapshot.articles.len()).map(|at| writer.article(at)).collect(),
            actors: ids(snapshot.actors.len()).map(|at| writer.actor(at)).collect(),
            events: ids(snapshot.events.len()).map(|at| writer.event(at)).collect(),
            quotes: ids(snapshot.quotes.len()).filter_map(|at| writer.quote(at)).collect(),
            conflicts: ids(snapshot.conflicts.len()).map(|at| writer.conflict(at)).collect(),
        }
    }
}

impl Writer<'_> {
    fn id(&self, article: ArticleId) -> String {
        self.snapshot.article(article).map(|one| one.article.id.clone()).unwrap_or_default()
    }

    fn points(&self, article: ArticleId, span: Span) -> Points {
        let (start, end) =
            self.offsets.get(article.index()).map_or((0, 0), |offsets| offsets.points(span));
        Points { start, end }
    }

    fn article(&self, at: usize) -> ArticleRecord {
        let article = &self.snapshot.articles[at].article;
        let removed = article.removed.iter();
        ArticleRecord {
            id: article.id.clone(),
            path: article.path.clone(),
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            url: article.url.clone(),
            lang: article.lang.clone(),
            published: published(&article.published),
            text: article.text.clone(),
            zones: zones(article, &self.offsets[at]),
            removed: removed
                .map(|one| RemovedRecord { text: one.text.clone(), reason: one.reason.clone() })
                .collect(),
            copy_of: self.snapshot.copy_of[at].map(|origin| self.id(origin)),
        }
    }

    fn actor(&self, at: usize) -> ActorRecord {
        let actor = &self.snapshot.actors[at];
        let mut roles: Vec<String> = Vec::new();
        for role in &actor.roles {
            if !roles.contains(&role.text) {
                roles.push(role.text.clone());
            }
        }
        let mentions = actor.mentions.iter().map(|mention| {
            let points = self.points(mention.article, mention.span);
            MentionRecord {
                article: self.id(mention.article),
                start: points.start,
                end: points.end,
                stands_for: mention.stands_for.clone(),
            }
        });
        ActorRecord {
            id: actor_id(at.into()),
            name: actor.name.clone(),
            kind: actor.kind.as_str(),
            aliases: actor.aliases.iter().map(|alias| alias.text.clone()).collect(),
            roles,
            mentions: mentions.collect(),
        }
    }

    fn event(&self, at: usize) -> EventRecord {
        let event: &Event = &self.snapshot.events[at];
        let ids = |list: &[ActorId]| list.iter().map(|id| actor_id(*id)).collect();
        EventRecord {
            id: event_id(at.into()),
            title: event.title.clone(),
            from: event.bounds.from,
            to: event.bounds.to,
            precision: event.precision.as_str(),
            r#type: event.kind.as_str(),
            mode: event.mode.clone(),
            status: event.status.as_str(),
            salience: rounded(event.salience),
            actors: ids(&event.actors),
            recipients: ids(&event.recipients),
            places: ids(&event.places),
            passages: event.passages.iter().map(|passage| self.passage(passage)).collect(),
        }
    }

    fn passage(&self, passage: &Passage) -> PassageRecord {
        let points = self.points(passage.article, passage.span);
        PassageRecord {
            article: self.id(passage.article),
            start: points.start,
            end: points.end,
            status: passage.status.as_str(),
            when: passage.when.map(|when| WhenRecord { from: when.from, to: when.to }),
            timex: passage.timex.map(|timex| self.points(passage.article, timex)),
        }
    }

    fn quote(&self, at: usize) -> Option<QuoteRecord> {
        let spoken = self.snapshot.quotes.get(at)?;
        let annotated = self.snapshot.article(spoken.article)?;
        let quote: &Quote = annotated.quotes.get(spoken.index)?;
        let points = self.points(spoken.article, quote.span);
        let actor = spoken.actor.and_then(|id| self.snapshot.actor(id));
        let speaker = quote.speaker.as_ref().map(|speaker| {
            let place = self.points(spoken.article, speaker.span);
            SpeakerRecord {
                start: place.start,
                end: place.end,
                text: speaker.span.of(&annotated.article.text).to_string(),
                name: actor.map_or_else(|| speaker.name.clone(), |actor| actor.name.clone()),
                actor: spoken.actor.map(actor_id),
            }
        });
        Some(QuoteRecord {
            article: self.id(spoken.article),
            start: points.start,
            end: points.end,
            kind: quote.kind.as_str(),
            content: self.points(spoken.article, quote.content),
            cue: quote.cue.map(|cue| self.points(spoken.article, cue)),
            speaker,
        })
    }

    fn conflict(&self, at: usize) -> ConflictRecord {
        let conflict = &self.snapshot.conflicts[at];
        let place = |(article, span): &(ArticleId, Span)| {
            let points = self.points(*article, *span);
            PlaceRecord { article: self.id(*article), start: points.start, end: points.end }
        };
        let sides = conflict.sides.iter().map(|side| SideRecord {
            value: side.value.clone(),
            origins: side.origins,
            passages: side.passages.iter().map(place).collect(),
        });
        ConflictRecord {
            id: format!("c{}", at + 1),
            event: event_id(conflict.event),
            kind: conflict.kind.as_str(),
            sides: sides.collect(),
        }
    }
}
