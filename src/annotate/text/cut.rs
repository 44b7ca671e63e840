//! Where a sentence is cut into clauses: at what joins them, and where another verb tells another
//! thing.

use std::ops::Range;

use super::clause::RELATIVES;
use super::relative;
use super::token::{TokenKind, Tokens};
use super::verb::VerbGroup;
use super::words::Words;
use crate::annotate::knowledge::Language;
use crate::annotate::tagger::Part;

/// Token indices at which clauses begin, the sentence's ends included.
pub(super) fn cuts(
    words: &Words<'_>,
    range: Range<usize>,
    verbs: &[VerbGroup],
    language: &Language,
) -> Vec<usize> {
    let tokens = &words.tokens;
    let mut cuts = vec![range.start];
    for at in range.clone().skip(1) {
        let last = cuts.last().copied().unwrap_or(range.start);
        let has_verb =
            |from: usize, to: usize| verbs.iter().any(|verb| (from..to).contains(&verb.main));
        // "following the talks, A and B agreed": the "and" joins two names, not two clauses.
        let needs_finite = tokens.lower(at) == "and";
        let ended = verbs
            .iter()
            .any(|verb| (last..at).contains(&verb.main) && (verb.is_finite() || !needs_finite));
        let main = || {
            is_main(words, range.start, at, verbs, language)
                || relative::ends_before(words, last, at, verbs, language)
        };
        if ended && (opens_clause(words, at, verbs, language) || main()) {
            // "after A and B agreed": the "and" between two names does not end the new clause.
            let next = (at + 1..range.end).find(|next| {
                tokens.lower(*next) != "and" && opens_clause(words, *next, verbs, language)
            });
            if has_verb(at, next.unwrap_or(range.end)) {
                cuts.push(at);
            }
        }
    }
    cuts.push(range.end);
    cuts
}

/// Tokens between a verb of saying and its "that", at most.
const THAT_REACH: usize = 10;

/// Whether a clause may begin at a token.
fn opens_clause(words: &Words<'_>, at: usize, verbs: &[VerbGroup], language: &Language) -> bool {
    let tokens = &words.tokens;
    let word = tokens.lower(at);
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    let after_mark = matches!(before, "," | ";" | ":" | "—" | "–" | "--");
    if matches!(before, ";" | "—" | "--")
        || matches!(before, "“" | "\"" | "”" | "»") && !after_mark && at > 0
    {
        return true;
    }
    if word == "that" {
        // "said that …", "the truce that was reached"
        // "confirmed on Friday that …", "told the council in late June that …"
        let last = verbs.iter().rfind(|verb| verb.main < at);
        let reports = last
            .is_some_and(|verb| at <= verb.main + THAT_REACH && language.is_reporting(&verb.lemma));
        return reports || verbs.iter().any(|verb| verb.first == at + 1 && verb.is_finite());
    }
    if language.is("splitter", word) {
        return after_mark
            || goes_on(words, at, verbs, language)
            || !matches!(
                word,
                "and" | "as" | "with" | "following" | "since" | "until" | "before" | "after" | "so"
            )
            || (matches!(word, "and") && tokens_follow_subject(tokens, at, verbs))
            || (matches!(word, "after" | "before" | "as" | "since")
                && tokens_follow_subject(tokens, at, verbs));
    }
    // "… said, X had …": a new subject after a comma and a reporting verb.
    after_mark
        && at >= 2
        && verbs.iter().any(|verb| verb.main + 2 == at && language.is_reporting(&verb.lemma))
        || goes_on(words, at, verbs, language)
        || is_said(words, at, verbs, language)
        || after_mark && attributes(words, at, verbs, language)
}

/// Words between the beginning of an attribution and its verb, at most.
const SPEAKER: usize = 16;

/// "…, the minister said on Tuesday": somebody says what stands before.
fn attributes(words: &Words<'_>, at: usize, verbs: &[VerbGroup], language: &Language) -> bool {
    let Some(index) = verbs.iter().position(|verb| verb.first >= at && verb.is_finite()) else {
        return false;
    };
    let verb = &verbs[index];
    let says = language.is_saying(&verb.lemma) && !verb.passive && verb.first <= at + SPEAKER;
    if !says || words.part(at) == Part::Adp || words.tokens.lower(verb.main + 1) == "that" {
        return false;
    }
    // Nothing is said behind it: the sentence ends, or goes on after a mark.
    let more = verbs[index + 1..].iter().find(|next| next.is_finite());
    let ends = more.is_none_or(|next| {
        (verb.main + 1..next.first).any(|at| matches!(words.part(at), Part::Punct | Part::Cconj))
    });
    ends && (at..verb.first)
        .all(|at| words.part(at) != Part::Punct && !language.is("splitter", words.tokens.lower(at)))
}

/// Tokens at the beginning of a sentence among which the word stands that puts another clause
/// before the main one: "hours after", "even though".
const FRONT: usize = 4;

/// Tokens between the beginning of a main clause and its verb, at most.
const SUBJECT: usize = 20;

/// "After the talks collapsed, troops attacked …": the main clause behind one that was put in
/// front, with a subject of its own.
fn is_main(
    words: &Words<'_>,
    start: usize,
    at: usize,
    verbs: &[VerbGroup],
    language: &Language,
) -> bool {
    let comma = |at: usize| words.tokens.word(at) == ",";
    if !at.checked_sub(1).is_some_and(comma) || !opens_subject(words, at) {
        return false;
    }
    let mut front = start..(start + FRONT).min(at);
    let fronted = front.find(|at| language.is("fronting", words.tokens.lower(*at))).or_else(|| {
        relative::pronoun(words, start..at, verbs)
            .filter(|pronoun| relative::is_fronted(words, start, *pronoun))
    });
    let Some(fronted) = fronted else { return false };
    let finite = |range: Range<usize>| {
        verbs.iter().find(|verb| verb.is_finite() && range.contains(&verb.main))
    };
    let (Some(before), Some(verb)) = (finite(fronted + 1..at), finite(at..at + SUBJECT)) else {
        return false;
    };
    // "When Roe, the mayor, resigned, the council met": its first comma but for an aside.
    let commas = |range: Range<usize>| range.filter(|at| comma(*at)).count();
    commas(before.main..at - 1).is_multiple_of(2)
        && commas(at..verb.first).is_multiple_of(2)
        && verb.first > at
        && !(at..verb.first).any(|at| words.part(at) == Part::Sconj)
}

/// Whether a word can begin a subject.
fn opens_subject(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.part(at),
        Part::Det
            | Part::Pron
            | Part::Propn
            | Part::Noun
            | Part::NounPlural
            | Part::Num
            | Part::Adj
    )
}

/// Longest relative clause between commas, in tokens.
const ASIDE: usize = 30;

/// "met on Friday and will return", "…, accusing him": another verb with the same subject.
fn goes_on(words: &Words<'_>, at: usize, verbs: &[VerbGroup], language: &Language) -> bool {
    let joined = matches!(words.part(at), Part::Cconj) && words.tokens.lower(at) != "nor";
    let after_mark = at.checked_sub(1).is_some_and(|mark| words.tokens.word(mark) == ",");
    let from = at + usize::from(joined);
    let Some(verb) = verbs.iter().find(|verb| verb.first >= from) else { return false };
    // "erupted on Friday and continued into the morning" is one thing that lasts.
    if language.is("ongoing_aspect", words.tokens.lower(verb.main)) || verb.lemma == "last" {
        return false;
    }
    let opens = (from..verb.first).all(|between| words.part(between) == Part::Adv);
    // "discussed and decided" is one act; what stands between makes two of them.
    let before = verbs.iter().rfind(|verb| verb.main < at);
    let apart = before.is_some_and(|before| before.main + 2 <= at);
    let gerund = words.part(verb.main) == Part::VerbGerund && verb.first == verb.main;
    // "The mission, which arrived on Monday, left": the verb behind an aside.
    let aside = || {
        let reach = at.saturating_sub(ASIDE)..at.saturating_sub(1);
        let opened = reach.rev().find(|at| words.tokens.word(*at) == ",");
        // "…, which arrived on Monday, left", "…, the party that lost in May, won"
        opened.is_some_and(|comma| {
            (comma + 1..(comma + 5).min(at)).any(|at| {
                let word = words.tokens.lower(at);
                RELATIVES.contains(&word) || matches!(word, "whose" | "whom" | "where")
            })
        })
    };
    let told = before.is_some_and(VerbGroup::is_finite);
    // "who was criticised for failing to act, arrested 12"
    let finite = || verbs.iter().any(|verb| verb.main < at && verb.is_finite());
    let parted =
        after_mark && (told && gerund || verb.is_finite() && (told || finite()) && aside());
    opens && apart && (told && joined && verb.is_finite() || !joined && parted)
}

/// Tokens between a verb of saying and what is said, at most: "said on Friday it would".
const SAID_REACH: usize = 4;

/// "at least 116", "up to 40", "nearly 30": a number with what bounds it.
fn is_quantity(words: &Words<'_>, at: usize) -> bool {
    let number = match (words.tokens.lower(at), words.tokens.lower(at + 1)) {
        ("at", "least" | "most") | ("up", "to") | ("more" | "less" | "fewer", "than") => at + 2,
        ("about" | "around" | "nearly" | "almost" | "some" | "roughly" | "over", _) => at + 1,
        _ => return false,
    };
    words.part(number) == Part::Num
}

/// "said it would allow": what is said begins without a "that", with a subject of its own.
fn is_said(words: &Words<'_>, at: usize, verbs: &[VerbGroup], language: &Language) -> bool {
    let opens = opens_subject(words, at);
    // "said late on Tuesday it would"
    let late = words.part(at) == Part::Adj && words.part(at + 1) == Part::Adp
        // "said this week it would"
        || words.part(at) == Part::Det
            && language.is_time(words.tokens.lower(at + 1))
            && !words.tokens.is(at + 2, TokenKind::Clitic);
    if (!opens || late) && !is_quantity(words, at) {
        return false;
    }
    let Some(saying) = verbs.iter().rfind(|verb| verb.main < at) else { return false };
    // "…, saying it would allow"
    let gerund = words.part(saying.main) == Part::VerbGerund && saying.first == saying.main;
    // "it was reported on Friday Roe was stabbed"
    let it = || saying.first.checked_sub(1).is_some_and(|at| words.tokens.lower(at) == "it");
    let told = (saying.is_finite() || gerund)
        && (!saying.passive || it())
        && language.is_reporting(&saying.lemma);
    if !told || at > saying.main + SAID_REACH + 1 {
        return false;
    }
    // Nothing between but a time: "on Friday", "yesterday".
    let comma = usize::from(words.tokens.word(at - 1) == "," && at > saying.main + 2);
    let between = saying.main + 1..at - comma;
    let named = |at: usize| language.is_time(words.tokens.lower(at));
    // "on 5 May", "at 8 p.m."; the 116 of "at least 116 people" are no time.
    let is_time = |at: usize| {
        let numbered = words.tokens.is(at, TokenKind::Number);
        named(at) || numbered && (at > 0 && named(at - 1) || named(at + 1))
    };
    let is_timed = between.clone().next_back().is_none_or(is_time)
        && between.into_iter().all(|at| match words.part(at) {
            Part::Adp | Part::Adv | Part::Adj => true,
            Part::Det => named(at + 1),
            _ => is_time(at),
        });
    let Some(next) = verbs.iter().find(|verb| verb.first > at) else { return false };
    // "said Jane Roe, the mayor, had left": an aside has two commas.
    let commas = (at..next.first).filter(|at| words.tokens.word(*at) == ",").count();
    // "reported, on Tuesday, 21 confirmed cases" has no subject.
    let subject =
        (at..next.first).any(|at| words.part(at).is_noun() || words.part(at) == Part::Pron);
    is_timed
        && !is_time(at)
        && subject
        && next.is_finite()
        && matches!(commas, 0 | 2)
        && (at..next.first).all(|at| {
            let mark = words.part(at) == Part::Punct && words.tokens.word(at) != ",";
            !mark
                && words.part(at) != Part::Sconj
                && !language.is("splitter", words.tokens.lower(at))
        })
}

/// "and" before a subject with a verb of its own, within a few words.
fn tokens_follow_subject(tokens: &Tokens<'_>, at: usize, verbs: &[VerbGroup]) -> bool {
    let verb = verbs.iter().find(|verb| verb.first > at && verb.is_finite());
    verb.is_some_and(|verb| {
        verb.first - at <= 5
            && verb.first > at + 1
            && (at + 1..verb.first).all(|index| tokens.is(index, TokenKind::Word))
    })
}
