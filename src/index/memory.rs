//! A [`View`] that answers from memory.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::fulltext::FullText;
use super::query::{Query, QueryError, parse};
use super::select::{Numbering, Selector};
use super::shown::{self, Shown};
use super::tables::{Covered, Statement, coverage, statements};
use super::view::{
    Account, Counts, Day, Hit, Hits, JumpItem, JumpTarget, Mark, MarkKind, Row, View,
};
use crate::annotate::text::{TokenKind, Tokens, fold};
use crate::model::{ActorId, ArticleId, EventId, Snapshot, Span};

/// A snapshot with everything that screens ask for worked out once.
pub struct MemoryView {
    snapshot: Arc<Snapshot>,
    /// First and last day of the dated events.
    ends: Option<(NaiveDate, NaiveDate)>,
    marks: Vec<OnceLock<Vec<Mark>>>,
    conflicts: HashSet<EventId>,
    /// Passages of events by article, for marks.
    passages: Vec<Vec<(Span, EventId)>>,
    jump_items: OnceLock<Vec<JumpItem>>,
    coverage: OnceLock<Vec<Covered>>,
    statements: OnceLock<Vec<Statement>>,
    numbering: Numbering,
    /// Built by the first search, not by the first frame.
    fulltext: OnceLock<Option<FullText>>,
}

impl MemoryView {
    /// Look at a snapshot.
    pub fn new(snapshot: Arc<Snapshot>) -> Self {
        let mut passages = vec![Vec::new(); snapshot.articles.len()];
        for (index, event) in snapshot.events.iter().enumerate() {
            for passage in &event.passages {
                let mention = snapshot
                    .article(passage.article)
                    .and_then(|one| one.events.get(passage.mention));
                if let (Some(mention), Some(list)) =
                    (mention, passages.get_mut(passage.article.index()))
                {
                    list.push((mention.trigger, EventId::from(index)));
                }
            }
        }
        Self {
            ends: ends(&snapshot),
            marks: snapshot.articles.iter().map(|_| OnceLock::new()).collect(),
            conflicts: snapshot.conflicts.iter().map(|conflict| conflict.event).collect(),
            passages,
            jump_items: OnceLock::new(),
            coverage: OnceLock::new(),
            statements: OnceLock::new(),
            numbering: Numbering::new(&snapshot),
            fulltext: OnceLock::new(),
            snapshot,
        }
    }

    fn fulltext(&self) -> Option<&FullText> {
        self.fulltext.get_or_init(|| FullText::build(&self.snapshot).ok()).as_ref()
    }

    fn find_marks(&self, article: ArticleId) -> Vec<Mark> {
        let Some(annotated) = self.snapshot.article(article) else { return Vec::new() };
        let actor_of = self.snapshot.actor_of.get(article.index());
        let names = annotated.mentions.iter().filter_map(|mention| {
            let actor = actor_of?.get(mention.actor)?;
            Some(Mark { span: mention.span, kind: MarkKind::Actor(*actor) })
        });
        let dates = annotated
            .timexes
            .iter()
            .enumerate()
            .map(|(at, timex)| Mark { span: timex.span, kind: MarkKind::Date(at) });
        let quotes = annotated
            .quotes
            .iter()
            .enumerate()
            .map(|(at, quote)| Mark { span: quote.content, kind: MarkKind::Quote(at) });
        let events = self.passages.get(article.index()).into_iter().flatten();
        let events =
            events.map(|(span, event)| Mark { span: *span, kind: MarkKind::Event(*event) });
        let mut marks: Vec<Mark> = names.chain(dates).chain(quotes).chain(events).collect();
        marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end), mark.kind));
        marks
    }

    fn hit(&self, number: u32, leaves: &[&Query]) -> Option<Hit> {
        let (article, index) = self.numbering.place(number);
        let annotated = self.snapshot.article(article)?;
        let sentence = *annotated.sentences.get(index)?;
        let words = lit(sentence.of(&annotated.article.text), leaves);
        Some(Hit {
            article,
            sentence,
            words: words.into_iter().map(|word| word.shifted(sentence.start)).collect(),
        })
    }
}

impl View for MemoryView {
    fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    fn rows(&self, shown: &Shown) -> Vec<Row> {
        shown::rows(&self.snapshot, &self.conflicts, shown)
    }

    fn counts(&self) -> Counts {
        let dated = self.snapshot.events.iter().filter(|event| !event.bounds.is_open()).count();
        Counts {
            articles: self.snapshot.articles.len(),
            dated,
            undated: self.snapshot.events.len() - dated,
            actors: self.snapshot.actors.iter().filter(|actor| !actor.hidden).count(),
            conflicts: self.snapshot.conflicts.len(),
            from: self.ends.map(|(first, _)| first),
            to: self.ends.map(|(_, last)| last),
        }
    }

    fn density(&self, rows: &[Row]) -> Vec<Day> {
        shown::density(&self.snapshot, rows)
    }

    fn accounts(&self, event: EventId) -> Vec<Account> {
        let Some(event) = self.snapshot.event(event) else { return Vec::new() };
        let all = event.passages.iter().enumerate().map(|(passage, one)| Account {
            article: one.article,
            span: one.span,
            passage,
        });
        let mut seen = HashSet::new();
        let (first, more): (Vec<Account>, Vec<Account>) =
            all.partition(|account| seen.insert(account.article));
        first.into_iter().chain(more).collect()
    }

    fn mentions(&self, actor: ActorId) -> Vec<Account> {
        let mentions =
            self.snapshot.actor(actor).map(|actor| actor.mentions.as_slice()).unwrap_or_default();
        mentions
            .iter()
            .enumerate()
            .map(|(passage, mention)| Account {
                article: mention.article,
                span: mention.span,
                passage,
            })
            .collect()
    }

    fn marks(&self, article: ArticleId) -> &[Mark] {
        self.marks
            .get(article.index())
            .map_or(&[], |marks| marks.get_or_init(|| self.find_marks(article)))
    }

    fn has_conflict(&self, event: EventId) -> bool {
        self.conflicts.contains(&event)
    }

    fn takes_part(&self, actor: ActorId, event: EventId) -> bool {
        self.snapshot.event(event).is_some_and(|event| {
            event.actors.contains(&actor)
                || event.recipients.contains(&actor)
                || event.places.contains(&actor)
        })
    }

    fn coverage(&self) -> &[Covered] {
        self.coverage.get_or_init(|| coverage(&self.snapshot))
    }

    fn statements(&self) -> &[Statement] {
        self.statements.get_or_init(|| statements(&self.snapshot))
    }

    fn prepare(&self) {
        self.fulltext();
        self.statements();
        self.coverage();
        self.jump_items();
    }

    fn jump_items(&self) -> &[JumpItem] {
        self.jump_items.get_or_init(|| jump_items(&self.snapshot))
    }

    fn search(
        &self,
        query: &str,
        as_typed: bool,
        within: Option<ArticleId>,
        limit: usize,
    ) -> Result<Hits, QueryError> {
        let query = parse(query, as_typed)?;
        let Some(fulltext) = self.fulltext() else { return Ok(Hits::default()) };
        let selector = Selector { snapshot: &self.snapshot, fulltext, numbering: &self.numbering };
        let mut numbers = selector.select(&query).unwrap_or_default();
        if let Some(article) = within {
            numbers.retain(|number| self.numbering.place(*number).0 == article);
        }
        // The numbers are in order, and so are their articles.
        let mut articles: Vec<ArticleId> =
            numbers.iter().map(|number| self.numbering.place(*number).0).collect();
        articles.dedup();
        let leaves = query.words();
        let hits =
            numbers.iter().take(limit).filter_map(|number| self.hit(*number, &leaves)).collect();
        Ok(Hits { hits, total: numbers.len(), articles: articles.len() })
    }
}

/// First and last day of the events that are known to a week or better.
fn ends(snapshot: &Snapshot) -> Option<(NaiveDate, NaiveDate)> {
    let ranges = snapshot.events.iter().filter_map(|event| event.bounds.range());
    let days = ranges.filter(|range| range.days() <= 7).map(|range| range.from);
    let (first, last) = (days.clone().min(), days.max());
    first.zip(last)
}

fn jump_items(snapshot: &Snapshot) -> Vec<JumpItem> {
    let item = |target, label: String| JumpItem { target, folded: fold(&label), label };
    let events = snapshot.events.iter().enumerate().map(|(at, event)| {
        let date = event.bounds.from.map_or_else(|| "no date".to_string(), |day| day.to_string());
        item(JumpTarget::Event(at.into()), format!("{date}  {}", event.title))
    });
    let shown = snapshot.actors.iter().enumerate().filter(|(_, actor)| !actor.hidden);
    let actors = shown.map(|(at, actor)| {
        let mut label = actor.called();
        for alias in actor.aliases.iter().filter(|alias| alias.text != actor.name).take(3) {
            label.push_str(" · ");
            label.push_str(&alias.text);
        }
        item(JumpTarget::Actor(at.into()), label)
    });
    let articles = snapshot.articles.iter().enumerate().map(|(at, one)| {
        item(
            JumpTarget::Article(at.into()),
            format!("{} — {}", one.article.label(), one.article.source()),
        )
    });
    actors.chain(events).chain(articles).collect()
}

/// The words of a sentence that the leaves of a query ask for.
fn lit(sentence: &str, leaves: &[&Query]) -> Vec<Span> {
    let tokens = Tokens::new(sentence);
    let words: Vec<(Span, String)> = tokens
        .iter()
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        .map(|token| (token.span, fold(token.span.of(sentence))))
        .collect();
    let mut spans = Vec::new();
    for (at, (span, word)) in words.iter().enumerate() {
        for leaf in leaves {
            match leaf {
                Query::Word(wanted) if word == wanted => spans.push(*span),
                Query::Prefix(prefix) if word.starts_with(prefix.as_str()) => spans.push(*span),
                Query::Fuzzy(wanted) if strsim::osa_distance(word, wanted) <= 1 => {
                    spans.push(*span);
                }
                Query::Phrase(phrase)
                    if words[at..].iter().map(|(_, word)| word).take(phrase.len()).eq(phrase) =>
                {
                    let last = words.get(at + phrase.len() - 1).map_or(*span, |(last, _)| *last);
                    spans.push(span.cover(last));
                }
                _ => {}
            }
        }
    }
    merged(spans)
}

/// Spans in order, those that overlap made one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut apart: Vec<Span> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start < last.end => *last = last.cover(span),
            _ => apart.push(span),
        }
    }
    apart
}
