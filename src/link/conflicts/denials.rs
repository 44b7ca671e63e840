//! What one side reports and another denies.

use std::collections::{BTreeMap, BTreeSet};

use super::{conflict, side};
use crate::annotate::Knowledge;
use crate::annotate::knowledge::{Language, TriggerClass};
use crate::annotate::text::{TokenKind, Tokens, fold, singular, stem};
use crate::model::{
    ActorId, ArticleId, Conflict, ConflictKind, EventId, EventType, Snapshot, Span, Status,
    touching,
};

/// Days after an event in which it is denied.
const LATER: i64 = 30;

/// Words that a denial and an account have in common, at least.
const COMMON: usize = 1;

/// Longest value of a side, in bytes.
const LONGEST: usize = 80;

/// A sentence in which somebody denies something.
struct Denial {
    article: ArticleId,
    sentence: Span,
    /// From the verb of denying to the end of what is denied.
    words_at: Span,
    words: BTreeSet<String>,
    /// Types of the acts that are denied.
    kinds: BTreeSet<EventType>,
    actors: BTreeSet<ActorId>,
    day: Option<chrono::NaiveDate>,
}

/// All conflicts of denial.
pub fn all(snapshot: &Snapshot, knowledge: &Knowledge) -> Vec<Conflict> {
    let mut found: Vec<Conflict> = Vec::new();
    let by_actor = acts_by_actor(snapshot);
    for denial in denials(snapshot, knowledge) {
        // Only acts of somebody who is named in the denial.
        let near: BTreeSet<usize> = denial
            .actors
            .iter()
            .filter_map(|actor| by_actor.get(actor))
            .flatten()
            .copied()
            .collect();
        let best = near
            .into_iter()
            .filter_map(|index| {
                let score = match_of(snapshot, knowledge, index, &denial)?;
                Some((score, std::cmp::Reverse(index), snapshot.events.get(index)?))
            })
            .max_by_key(|(score, index, _)| (*score, *index));
        let best = best.map(|(_, std::cmp::Reverse(index), _)| index);
        let Some(index) = best.or_else(|| told_before(snapshot, &by_actor, &denial)) else {
            continue;
        };
        let Some(event) = snapshot.events.get(index) else { continue };
        let id = EventId::from(index);
        if let Some(known) = found.iter_mut().find(|known| known.event == id) {
            if let Some(denied) = known.sides.last_mut() {
                denied.passages.push((denial.article, denial.sentence));
                let all = denied.passages.iter().map(|(article, _)| *article);
                denied.origins = snapshot.origins(all);
            }
            continue;
        }
        let told = event
            .passages
            .iter()
            .filter(|one| {
                let own = one.article == denial.article && denial.sentence.overlaps(one.span);
                one.status == Status::Happened && !own
            })
            .map(|one| (one.article, one.span))
            .collect();
        let denied = snapshot.words(denial.article, denial.words_at);
        let sides = vec![
            side(snapshot, event.title.clone(), told),
            side(snapshot, short(denied), vec![(denial.article, denial.sentence)]),
        ];
        found.extend(conflict(snapshot, id, ConflictKind::Denial, sides));
    }
    found
}

/// The act that a denial's own report has told of last before it: what "the attack" takes up.
fn told_before(
    snapshot: &Snapshot,
    by_actor: &BTreeMap<ActorId, Vec<usize>>,
    denial: &Denial,
) -> Option<usize> {
    let near = denial.actors.iter().filter_map(|actor| by_actor.get(actor)).flatten();
    let before = |index: usize| {
        let event =
            snapshot.events.get(index).filter(|event| denial.kinds.contains(&event.kind))?;
        let own = event.passages.iter().filter(|passage| {
            passage.article == denial.article && passage.span.end <= denial.sentence.start
        });
        own.map(|passage| passage.span.end).max()
    };
    near.filter_map(|index| Some((before(*index)?, *index))).max().map(|(_, index)| index)
}

/// The dated acts in which each actor has a part.
fn acts_by_actor(snapshot: &Snapshot) -> BTreeMap<ActorId, Vec<usize>> {
    let mut acts: BTreeMap<ActorId, Vec<usize>> = BTreeMap::new();
    for (index, event) in snapshot.events.iter().enumerate() {
        if event.bounds.is_open() || event.status != Status::Happened {
            continue;
        }
        for actor in event.actors.iter().chain(&event.recipients).chain(&event.places) {
            acts.entry(*actor).or_default().push(index);
        }
    }
    acts
}

fn denials(snapshot: &Snapshot, knowledge: &Knowledge) -> Vec<Denial> {
    let mut found = Vec::new();
    for (at, annotated) in snapshot.articles.iter().enumerate() {
        let Some(language) = knowledge.language(&annotated.article.lang) else { continue };
        let text = &annotated.article.text;
        for sentence in &annotated.sentences {
            let Some(verb) = denying(sentence.of(text), language) else { continue };
            let words_at = Span::new(sentence.start + verb, sentence.end);
            let day = annotated.article.published.from;
            let inside = touching(&annotated.mentions, *sentence, |mention| mention.span);
            let map = &snapshot.actor_of[at];
            let actors = inside.iter().filter_map(|mention| map.get(mention.actor)).copied();
            found.push(Denial {
                article: ArticleId::from(at),
                sentence: *sentence,
                words_at,
                words: content(words_at.of(text), language),
                kinds: kinds(words_at.of(text), language),
                actors: actors.collect(),
                day,
            });
        }
    }
    found
}

/// Where a sentence denies something, in bytes: "denied that", "denies having", "rejected claims".
fn denying(sentence: &str, language: &Language) -> Option<usize> {
    let tokens = Tokens::new(sentence);
    let at = (0..tokens.len()).find(|at| {
        let word = tokens.lower(*at);
        if language.is("denying", word) {
            return !language.is("negation", tokens.lower(at.saturating_sub(1)));
        }
        let claim = (at + 1..at + 4).any(|next| language.is("claim", tokens.lower(next)));
        language.is("disputing", word) && claim
    })?;
    // "neither confirmed nor denied"
    let neither = (0..at).any(|before| tokens.lower(before) == "neither");
    (!neither).then(|| tokens.cover(at, at).start)
}

/// The types of the acts that a stretch names, but for its first word, the denial.
fn kinds(text: &str, language: &Language) -> BTreeSet<EventType> {
    let tokens = Tokens::new(text);
    let named = |at: usize| {
        let word = tokens.lower(at);
        let verb = language.verb_form(word).map_or(word, |(base, _)| base);
        let noun = singular(word);
        let verbs = language.triggers.get(TriggerClass::Verb, verb).iter();
        let nouns = [word, noun].into_iter();
        let nouns = nouns.flat_map(|noun| language.triggers.get(TriggerClass::Noun, noun));
        let simple = verbs.chain(nouns).filter(|trigger| trigger.rest.is_empty());
        simple.map(|trigger| trigger.kind).collect::<Vec<_>>()
    };
    (1..tokens.len()).flat_map(named).collect()
}

/// The content words of a stretch, folded and without their commonest endings.
fn content(text: &str, language: &Language) -> BTreeSet<String> {
    let tokens = Tokens::new(text);
    (0..tokens.len())
        .filter(|at| tokens.is(*at, TokenKind::Word) && tokens.word(*at).len() > 3)
        // Names are compared as actors.
        .filter(|at| !tokens.capital(*at))
        .filter(|at| {
            let word = tokens.lower(*at);
            !language.is("function", word)
                && !language.is("denying", word)
                && !language.is("claim", word)
        })
        .map(|at| fold(tokens.word(at)))
        .map(|word| stem(&word).to_string())
        .collect()
}

/// How well an event is what is denied: words in common, where actor and time fit.
fn match_of(
    snapshot: &Snapshot,
    knowledge: &Knowledge,
    index: usize,
    denial: &Denial,
) -> Option<usize> {
    let event = snapshot.events.get(index)?;
    let act = denial.kinds.contains(&event.kind)
        && !matches!(event.kind, EventType::Statement | EventType::Consult | EventType::Reject);
    let range = event.bounds.range().filter(|_| act && event.status == Status::Happened)?;
    let recent = denial.day.is_none_or(|day| (0..=LATER).contains(&(day - range.to).num_days()));
    let cast = event.actors.iter().chain(&event.recipients).chain(&event.places);
    let shared = cast.filter(|actor| denial.actors.contains(actor)).count();
    if !recent || shared == 0 {
        return None;
    }
    let words: BTreeSet<String> = event
        .passages
        .iter()
        .filter_map(|passage| {
            let annotated = snapshot.article(passage.article)?;
            let language = knowledge.language(&annotated.article.lang)?;
            Some(content(passage.span.of(&annotated.article.text), language))
        })
        .flatten()
        .collect();
    let common = words.intersection(&denial.words).count();
    (common >= COMMON).then_some(common + shared)
}

/// The words of a denial, up to a natural stop.
fn short(words: &str) -> String {
    let mut end = words.find([';', '—']).unwrap_or(words.len()).min(LONGEST);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    let cut = words.get(..end).unwrap_or(words);
    let cut = if end < words.len() { cut.rfind(' ').map_or(cut, |at| &cut[..at]) } else { cut };
    cut.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(['.', ',']).to_string()
}
