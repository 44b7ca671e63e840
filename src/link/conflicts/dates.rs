//! One happening that reports put on different days: the same words about the same people, a
//! few days apart, and no report that tells of both.

use std::collections::{BTreeMap, BTreeSet};

use super::{conflict, side};
use crate::annotate::text::{TokenKind, Tokens, fold};
use crate::model::{
    ActorId, ActorKind, ArticleId, Conflict, ConflictKind, EventId, EventType, Snapshot, Span,
    Status, When,
};

/// Days that two accounts of one happening lie apart, at most.
const APART: i64 = 10;

/// Share of the rarer words that two accounts have in common, at least.
const ALIKE: f64 = 0.45;

/// Accounts of one day's events that are compared, at most.
const MOST: usize = 200;

/// An account that names its day.
struct Account {
    event: EventId,
    article: ArticleId,
    span: Span,
    kind: EventType,
    day: chrono::NaiveDate,
    timex: Span,
    actors: BTreeSet<ActorId>,
    people: BTreeSet<ActorId>,
    recipients: BTreeSet<ActorId>,
    /// What names the act, folded.
    trigger: String,
    /// Figures outside the date: "round 3".
    figures: BTreeSet<String>,
    words: BTreeSet<String>,
}

/// All conflicts of dates.
pub fn all(snapshot: &Snapshot) -> Vec<Conflict> {
    let accounts = accounts(snapshot);
    let weight = weights(&accounts);
    let mut by_day: BTreeMap<chrono::NaiveDate, Vec<usize>> = BTreeMap::new();
    for (index, account) in accounts.iter().enumerate() {
        by_day.entry(account.day).or_default().push(index);
    }
    // Days on which a report tells of a kind of event: it may tell of several.
    let mut days: BTreeMap<(ArticleId, EventType), BTreeSet<chrono::NaiveDate>> = BTreeMap::new();
    for account in &accounts {
        days.entry((account.article, account.kind)).or_default().insert(account.day);
    }
    let mut found: Vec<Conflict> = Vec::new();
    let mut taken: BTreeSet<EventId> = BTreeSet::new();
    for one in &accounts {
        let Some(end) = one.day.checked_add_days(chrono::Days::new(APART as u64)) else { continue };
        let later = by_day.range(one.day.succ_opt().unwrap_or(one.day)..=end);
        let others = later.flat_map(|(_, list)| list.iter().take(MOST));
        for other in others.map(|other| &accounts[*other]) {
            let both = |account: &Account, day: chrono::NaiveDate| {
                days.get(&(account.article, account.kind)).is_some_and(|days| days.contains(&day))
            };
            let one_event = one.kind == other.kind
                && one.event != other.event
                && snapshot.origin(one.article) != snapshot.origin(other.article)
                && !both(one, other.day)
                && !both(other, one.day)
                && is_alike(one, other, &weight);
            if !one_event || taken.contains(&one.event) || taken.contains(&other.event) {
                continue;
            }
            taken.extend([one.event, other.event]);
            let with = |account: &Account| {
                let alike = accounts.iter().filter(|known| known.event == account.event);
                let value = snapshot.words(account.article, account.timex).to_string();
                side(snapshot, value, alike.map(|one| (one.article, one.span)).collect())
            };
            found.extend(conflict(
                snapshot,
                one.event,
                ConflictKind::Date,
                vec![with(one), with(other)],
            ));
        }
    }
    found
}

fn accounts(snapshot: &Snapshot) -> Vec<Account> {
    let mut accounts = Vec::new();
    for (index, event) in snapshot.events.iter().enumerate() {
        if event.kind == EventType::Statement {
            continue;
        }
        for passage in &event.passages {
            let Some(annotated) = snapshot.article(passage.article) else { continue };
            let Some(mention) = annotated.events.get(passage.mention) else { continue };
            let when = mention.when.filter(When::is_told);
            let range = when.and_then(|when| when.bounds.range()).filter(|range| range.days() == 1);
            let (Some(range), Some(timex)) = (range, passage.timex) else { continue };
            if passage.status != Status::Happened {
                continue;
            }
            let map = snapshot.actor_of.get(passage.article.index());
            let cast = mention.actors.iter().chain(&mention.recipients).chain(&mention.places);
            let actors: BTreeSet<ActorId> =
                cast.filter_map(|local| map?.get(*local)).copied().collect();
            let is_person = |id: &&ActorId| {
                snapshot.actor(**id).is_some_and(|actor| actor.kind == ActorKind::Person)
            };
            let people = actors.iter().filter(is_person).copied().collect();
            let recipients = mention.recipients.iter();
            let recipients = recipients.filter_map(|local| map?.get(*local)).copied().collect();
            let text = &annotated.article.text;
            accounts.push(Account {
                event: EventId::from(index),
                article: passage.article,
                span: passage.span,
                kind: event.kind,
                day: range.from,
                timex,
                actors,
                people,
                recipients,
                trigger: fold(mention.trigger.of(text)),
                figures: figures(text, passage.span, timex),
                words: words(text, passage.span, timex),
            });
        }
    }
    accounts
}

/// The figures of a passage but those of its date.
fn figures(text: &str, span: Span, timex: Span) -> BTreeSet<String> {
    let tokens = Tokens::new(span.of(text));
    (0..tokens.len())
        .filter(|at| tokens.is(*at, TokenKind::Number))
        .filter(|at| {
            let word = tokens.cover(*at, *at);
            !Span::new(span.start + word.start, span.start + word.end).overlaps(timex)
        })
        .map(|at| tokens.word(at).to_string())
        .collect()
}

/// The words of a passage but those of its date, folded.
fn words(text: &str, span: Span, timex: Span) -> BTreeSet<String> {
    let tokens = Tokens::new(span.of(text));
    (0..tokens.len())
        .filter(|at| tokens.is(*at, TokenKind::Word) && tokens.word(*at).len() > 3)
        .filter(|at| {
            let word = tokens.cover(*at, *at);
            !Span::new(span.start + word.start, span.start + word.end).overlaps(timex)
        })
        .map(|at| fold(tokens.word(at)))
        .collect()
}

/// How rare each word is among the accounts (inverse document frequency).
fn weights(accounts: &[Account]) -> BTreeMap<String, f64> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in accounts.iter().flat_map(|account| &account.words) {
        *counts.entry(word.clone()).or_insert(0) += 1;
    }
    let all = accounts.len() as f64;
    counts.into_iter().map(|(word, count)| (word, (all / count as f64).ln() + 0.1)).collect()
}

/// Whether two accounts use the same rare words (a weighted Jaccard index).
fn is_alike(one: &Account, other: &Account, weight: &BTreeMap<String, f64>) -> bool {
    let sum = |words: &mut dyn Iterator<Item = &String>| -> f64 {
        words.filter_map(|word| weight.get(word)).sum()
    };
    let both = one.words.intersection(&other.words).count();
    // Two people die on two days; one person does not.
    let apart = are_apart(&one.actors, &other.actors)
        || are_apart(&one.people, &other.people)
        || are_apart(&one.recipients, &other.recipients)
        || are_apart(&one.figures, &other.figures);
    if both < 3 || apart || one.trigger != other.trigger {
        return false;
    }
    let common = sum(&mut one.words.intersection(&other.words));
    let shorter = sum(&mut one.words.iter()).min(sum(&mut other.words.iter()));
    common >= ALIKE * shorter
}

/// Whether both are known and have nothing in common.
fn are_apart<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> bool {
    !one.is_empty() && !other.is_empty() && one.is_disjoint(other)
}
