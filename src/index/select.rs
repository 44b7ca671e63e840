//! Sentences that a query selects: leaves answered by the full text or the snapshot,
//! joined as sorted sets.

use std::collections::BTreeSet;

use super::fulltext::FullText;
use super::query::{Field, Query};
use crate::annotate::text::fold;
use crate::model::{Annotated, ArticleId, CivilRange, Snapshot, Span};

/// Where each article's sentences begin in the corpus-wide numbering.
#[derive(Debug, Default)]
pub struct Numbering {
    first: Vec<u32>,
    count: u32,
}

impl Numbering {
    /// Number the sentences of a snapshot.
    pub fn new(snapshot: &Snapshot) -> Self {
        let mut numbering = Self::default();
        for annotated in &snapshot.articles {
            numbering.first.push(numbering.count);
            numbering.count += annotated.sentences.len() as u32;
        }
        numbering
    }

    /// Article and index of a sentence's number.
    pub fn place(&self, number: u32) -> (ArticleId, usize) {
        let article = self.first.partition_point(|first| *first <= number).saturating_sub(1);
        let first = self.first.get(article).copied().unwrap_or(0);
        (ArticleId::from(article), (number - first) as usize)
    }

    fn article(&self, article: usize) -> std::ops::Range<u32> {
        let first = self.first.get(article).copied().unwrap_or(0);
        first..self.first.get(article + 1).copied().unwrap_or(self.count)
    }

    /// The numbers of the sentences of an article that touch a span.
    fn touching(
        &self,
        snapshot: &Snapshot,
        article: usize,
        span: Span,
    ) -> impl Iterator<Item = u32> {
        let sentences: &[Span] = snapshot.articles.get(article).map_or(&[], |one| &one.sentences);
        let first = sentences.partition_point(|sentence| sentence.end <= span.start);
        let last = sentences.partition_point(|sentence| sentence.start < span.end);
        let start = self.article(article).start;
        (first..last.max(first)).map(move |index| start + index as u32)
    }
}

/// Answers queries about one snapshot.
pub struct Selector<'a> {
    /// The snapshot.
    pub snapshot: &'a Snapshot,
    /// Its full text.
    pub fulltext: &'a FullText,
    /// Its sentences' numbers.
    pub numbering: &'a Numbering,
}

impl Selector<'_> {
    /// Numbers of the sentences that a query selects, in order.
    ///
    /// # Errors
    /// Where the full text cannot be read.
    pub fn select(&self, query: &Query) -> tantivy::Result<Vec<u32>> {
        Ok(match query {
            Query::And(parts) => {
                let mut sets = parts.iter().map(|part| self.select(part));
                let first = sets.next().transpose()?.unwrap_or_default();
                sets.try_fold(first, |all, set| set.map(|set| intersection(&all, &set)))?
            }
            Query::Or(parts) => {
                let mut all = BTreeSet::new();
                for part in parts {
                    all.extend(self.select(part)?);
                }
                all.into_iter().collect()
            }
            Query::Not(part) => {
                let out: BTreeSet<u32> = self.select(part)?.into_iter().collect();
                (0..self.numbering.count).filter(|number| !out.contains(number)).collect()
            }
            Query::Field(field) => self.field(field),
            leaf => self.fulltext.find(leaf)?,
        })
    }

    fn field(&self, field: &Field) -> Vec<u32> {
        let mut found = BTreeSet::new();
        match field {
            Field::Actor(name) => self.actors(name, &mut found),
            Field::Outlet(name) => {
                self.articles(&mut found, |one| fold(one.article.source()).contains(name.as_str()));
            }
            Field::Title(words) => {
                self.articles(&mut found, |one| fold(one.article.label()).contains(words.as_str()));
            }
            Field::Type(name) => self.events(&mut found, |event| {
                fold(event.kind.as_str()) == *name || event.mode.as_deref() == Some(name.as_str())
            }),
            Field::Status(name) => self.events(&mut found, |event| event.status.as_str() == name),
            Field::Date(from, to) => self.dates(CivilRange::new(*from, *to), &mut found),
        }
        found.into_iter().collect()
    }

    fn actors(&self, name: &str, found: &mut BTreeSet<u32>) {
        for actor in &self.snapshot.actors {
            let named = fold(&actor.name).contains(name)
                || actor.aliases.iter().any(|alias| fold(&alias.text).contains(name));
            if named {
                for mention in &actor.mentions {
                    found.extend(self.numbering.touching(
                        self.snapshot,
                        mention.article.index(),
                        mention.span,
                    ));
                }
            }
        }
    }

    fn articles(&self, found: &mut BTreeSet<u32>, is_wanted: impl Fn(&Annotated) -> bool) {
        for (at, annotated) in self.snapshot.articles.iter().enumerate() {
            if is_wanted(annotated) {
                found.extend(self.numbering.article(at));
            }
        }
    }

    fn events(
        &self,
        found: &mut BTreeSet<u32>,
        is_wanted: impl Fn(&crate::model::EventMention) -> bool,
    ) {
        for (at, annotated) in self.snapshot.articles.iter().enumerate() {
            for event in annotated.events.iter().filter(|event| is_wanted(event)) {
                found.extend(self.numbering.touching(self.snapshot, at, event.trigger));
            }
        }
    }

    fn dates(&self, wanted: CivilRange, found: &mut BTreeSet<u32>) {
        for (at, annotated) in self.snapshot.articles.iter().enumerate() {
            for timex in &annotated.timexes {
                if timex.range.range().is_some_and(|range| range.overlaps(wanted)) {
                    found.extend(self.numbering.touching(self.snapshot, at, timex.span));
                }
            }
        }
        let dated = self.snapshot.events.iter();
        for event in
            dated.filter(|one| one.bounds.range().is_some_and(|range| range.overlaps(wanted)))
        {
            for passage in &event.passages {
                let article = passage.article.index();
                found.extend(self.numbering.touching(self.snapshot, article, passage.span));
            }
        }
    }
}

fn intersection(one: &[u32], other: &[u32]) -> Vec<u32> {
    one.iter().copied().filter(|number| other.binary_search(number).is_ok()).collect()
}
