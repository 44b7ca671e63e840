//! What an event mention is compared by, and whether two are the same event.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::annotate::Knowledge;
use crate::annotate::text::{TokenKind, Tokens, fold, stem};
use crate::model::{ActorId, Annotated, CivilRange, EventMention, EventType, When};

/// Days that two accounts of one numbered round may lie apart.
const ROUND_DAYS: i64 = 10;
/// Actors that two reports of one story have in common.
const STORY: usize = 3;
/// Words in common that tell nothing between two reports that are not of one story.
const UNRELATED: usize = 2;
/// How many words before a trigger its ordinal may stand.
const ORDINAL_REACH: usize = 4;

/// An event mention with what it is compared by.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Article and index of the mention in it.
    pub at: (usize, usize),
    /// PLOVER type.
    pub kind: EventType,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// Days, where known.
    pub range: Option<CivilRange>,
    /// Who takes part.
    pub actors: Vec<ActorId>,
    /// Where.
    pub places: Vec<ActorId>,
    /// "second round": which of a series.
    pub ordinal: Option<String>,
    /// The trigger's noun or verb, folded.
    pub trigger: String,
    /// All actors of the article: what the report as a whole is about.
    pub around: Rc<Vec<ActorId>>,
    /// Content words of the clause, by number.
    pub words: Vec<u32>,
}

/// Numbers for words, so that sets of them are compared without reading them.
#[derive(Debug, Default)]
pub struct Numbers(FxHashMap<String, u32>);

/// Accounts in which a word may stand and still tell events apart; in a large pile one of fifty.
const RARE: usize = 20;

impl Numbers {
    fn of(&mut self, word: &str) -> u32 {
        if let Some(number) = self.0.get(word) {
            return *number;
        }
        let number = self.0.len() as u32;
        self.0.insert(word.to_string(), number);
        number
    }

    /// Leave in each account only the words that stand in few others: "announced" joins nothing.
    pub fn keep_rare(&self, profiles: &mut [Profile]) {
        let mut counts = vec![0_usize; self.0.len()];
        for word in profiles.iter().flat_map(|profile| &profile.words) {
            counts[*word as usize] += 1;
        }
        let most = RARE.max(profiles.len() / 50);
        for profile in profiles {
            profile.words.retain(|word| counts[*word as usize] <= most);
        }
    }
}

/// A list in order, each item once.
pub fn set<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items.dedup();
    items
}

/// How many items two lists in order have in common.
fn common<T: Ord>(one: &[T], other: &[T]) -> usize {
    let (mut left, mut right, mut count) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(left), other.get(right)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                left += 1;
                right += 1;
            }
        }
    }
    count
}

/// The profile of an event mention.
pub fn profile(
    annotated: &Annotated,
    at: (usize, usize),
    event: &EventMention,
    actor_of: &[ActorId],
    around: &Rc<Vec<ActorId>>,
    knowledge: &Knowledge,
    numbers: &mut Numbers,
) -> Profile {
    let global = |locals: &[&[usize]]| -> Vec<ActorId> {
        set(locals.iter().copied().flatten().filter_map(|local| actor_of.get(*local)).copied())
    };
    let text = event.span.of(&annotated.article.text);
    let tokens = Tokens::new(text);
    let language = knowledge.language(&annotated.article.lang);
    let trigger = tokens.from_byte(event.trigger.start - event.span.start);
    let is_ordinal = |word: &str| {
        language.is_some_and(|language| language.is("ordinal", word))
            && !matches!(word, "next" | "last" | "latest" | "previous" | "opening" | "final")
    };
    let ordinal = (trigger.saturating_sub(ORDINAL_REACH)..trigger + 3)
        .map(|at| tokens.lower(at))
        .find(|word| is_ordinal(word))
        .map(String::from);
    let words = (0..tokens.len())
        .filter(|at| tokens.is(*at, TokenKind::Word) && tokens.word(*at).len() > 3)
        .map(|at| fold(tokens.word(at)))
        .filter(|word| language.is_none_or(|language| !language.is("function", word)))
        .map(|word| numbers.of(stem(&word)));
    let words = set(words);
    Profile {
        at,
        kind: event.kind,
        mode: event.mode.clone(),
        range: event.when.filter(When::is_told).and_then(|when| when.bounds.range()),
        actors: global(&[&event.actors, &event.recipients]),
        places: global(&[&event.places]),
        ordinal,
        around: Rc::clone(around),
        trigger: stem(&fold(event.trigger.of(&annotated.article.text))).to_string(),
        words,
    }
}

/// Types whose accounts may be of one event: talks that agree, clashes that seize.
fn family(kind: EventType) -> u8 {
    match kind {
        EventType::Consult | EventType::Agree => 1,
        EventType::Assault => 2,
        EventType::Statement => 3,
        EventType::Reject => 4,
        EventType::Other => 5,
        other => 10 + other as u8,
    }
}

/// Whether two mentions of different places in the corpus tell the same event.
pub fn same_event(one: &Profile, other: &Profile) -> bool {
    if one.at == other.at
        || (one.ordinal.is_some() && other.ordinal.is_some() && one.ordinal != other.ordinal)
    {
        return false;
    }
    let numbered = one.ordinal.is_some() && one.ordinal == other.ordinal;
    if numbered && one.kind == EventType::Consult && other.kind == EventType::Consult {
        // "The second round began in X" names nobody: then the reports must be of one story.
        let unnamed = one.actors.is_empty() || other.actors.is_empty();
        let story = common(&one.around, &other.around) >= STORY;
        return near(one.range, other.range, ROUND_DAYS)
            && (shared(one, other) >= 1 || unnamed && story);
    }
    let (Some(first), Some(second)) = (one.range, other.range) else { return false };
    if first != second && !(first.overlaps(second) && first.days().max(second.days()) <= 2) {
        return false;
    }
    if first.days() > 7 {
        return false;
    }
    if family(one.kind) != family(other.kind) {
        // "agreed to a truce", "a truce was reached", "signed the truce".
        let settles = |kind| {
            matches!(
                kind,
                EventType::Agree
                    | EventType::Concede
                    | EventType::Support
                    | EventType::Cooperate
                    | EventType::Retreat
            )
        };
        let unnamed = one.actors.is_empty() || other.actors.is_empty();
        let story = common(&one.around, &other.around) >= STORY;
        if settles(one.kind) && settles(other.kind) && first == second && first.days() == 1 {
            return words_in_common(one, other) >= 1
                && (shared(one, other) >= 1 || unnamed && story);
        }
        return words_in_common(one, other) >= 4 && shared(one, other) >= 1;
    }
    let bond = shared(one, other);
    let words = telling_words(one, other);
    if is_once_a_day(one, other) {
        return true;
    }
    match one.kind {
        EventType::Statement => bond >= 1 && words >= 1 || words >= 2,
        EventType::Other => one.trigger == other.trigger && (bond >= 1 || words >= 2) || words >= 4,
        EventType::Consult | EventType::Agree => {
            let story = common(&one.around, &other.around) >= STORY;
            bond >= 1 || words >= 2 || one.at.0 != other.at.0 && story && undated_detail(one, other)
        }
        _ => bond >= 1 && words >= 1 || words >= 3,
    }
}

/// Words in common, but those that prove little between reports of different stories: two men die
/// on one day. Accounts that say nearly the same are of one story.
fn telling_words(one: &Profile, other: &Profile) -> usize {
    let words = words_in_common(one, other);
    let story = one.at.0 == other.at.0 || common(&one.around, &other.around) >= STORY;
    let alike = 3 * words >= 2 * one.words.len().min(other.words.len());
    if story || alike { words } else { words.saturating_sub(UNRELATED) }
}

/// "the dockers struck", "the union led a strike": one day of one story sees one strike, one
/// resignation, one verdict, where the accounts do not name different people.
fn is_once_a_day(one: &Profile, other: &Profile) -> bool {
    let act = !matches!(one.kind, EventType::Other | EventType::Statement | EventType::Assault);
    let story = common(&one.around, &other.around) >= STORY;
    let apart = |a: &[ActorId], b: &[ActorId]| !a.is_empty() && !b.is_empty() && common(a, b) == 0;
    act && one.at.0 != other.at.0
        && one.kind == other.kind
        && one.mode.is_some()
        && one.mode == other.mode
        && one.range == other.range
        && one.range.is_some_and(|range| range.days() == 1)
        && story
        && !apart(&one.actors, &other.actors)
        && !apart(&one.places, &other.places)
}

/// A bare "next meeting on 6 November": nothing to compare but day and type.
fn undated_detail(one: &Profile, other: &Profile) -> bool {
    let bare = |profile: &Profile| profile.places.is_empty() && profile.actors.is_empty();
    bare(one) || bare(other)
}

fn near(one: Option<CivilRange>, other: Option<CivilRange>, days: i64) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one.from - other.from).num_days().abs() <= days,
        _ => true,
    }
}

/// Actors and places in common.
fn shared(one: &Profile, other: &Profile) -> usize {
    let all = |profile: &Profile| set(profile.actors.iter().chain(&profile.places).copied());
    common(&all(one), &all(other))
}

fn words_in_common(one: &Profile, other: &Profile) -> usize {
    common(&one.words, &other.words)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::annotate::{Knowledge, reports};
    use crate::link::link;

    /// How many of the accounts of two reports of one day stand in an event with another one.
    fn joined(one: &str, other: &str) -> usize {
        let report = |id: &str, text: &str| {
            reports::read(&json!({ "id": id, "text": text, "published": "2025-11-10" }))
        };
        let events = link(vec![report("a", one), report("b", other)], Knowledge::embedded()).events;
        events.iter().map(|event| event.passages.len()).filter(|count| *count > 1).sum()
    }

    #[test]
    fn words_alone_join_no_reports_of_different_stories() {
        let death = "The death of the ocean scholar Jane Roe was announced on Friday by the board of her institute.";
        let candidate = "On Friday the scholar Ana Stone announced her run for a party in Kiel.";
        assert_eq!(joined(death, candidate), 0);
        let again = "Jane Roe's death was announced on Friday by the board of the institute, which Jane Roe led.";
        assert_eq!(joined(death, again), 2);
    }
}
