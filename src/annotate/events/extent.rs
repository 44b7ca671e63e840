//! The passage of an event: its clause with what hangs on it.

use super::Text;
use super::trigger::Found;
use crate::annotate::quotes::Turn;
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, RELATIVES, phrase};
use crate::model::{Span, When, touching};

/// Longest passage that is shown whole, in bytes.
const LONGEST: usize = 400;

/// The passage of an event in a clause: with what is said in it or before it, and with the
/// relative clauses that tell which thing is meant.
///
/// What somebody says that others must do is told with whoever says it (`demand`): "Oslo said
/// that Bergen must pay".
pub fn of(text: &Text<'_>, index: usize, trigger: Span, demand: bool) -> Span {
    let Some(clause) = text.clauses.get(index) else { return trigger };
    // "the truce that was reached": with the noun that the clause hangs on.
    let own = without_label(text, with_front(text, clause)).cover(trigger);
    let own = match text.reporter(index).filter(|_| demand) {
        Some(reporter) => own.cover(reporter.span),
        None => own,
    };
    let number = text.number(index);
    let behind = text.clauses[index + 1..].iter();
    let whole = behind
        .take_while(|next| next.sentence == clause.sentence && hangs_on(text, number, next))
        .map(|next| own.cover(next.span))
        .take_while(|span| span.len() <= LONGEST)
        .last();
    let whole = whole.unwrap_or(own);
    let with = said_before(text, clause, trigger).map_or(whole, |said| whole.cover(said));
    shortened(text, if with.len() <= LONGEST { with } else { whole }, trigger)
}

/// A clause with what stands of it before a relative clause that parts it; a relative clause
/// with its noun, but without the day that is not its own ("On Friday the mayor, who was ill").
fn with_front(text: &Text<'_>, clause: &Clause) -> Span {
    let tokens = text.tokens;
    if let Some(front) = &clause.front {
        let all = tokens.cover(front.start, front.start).cover(clause.span);
        return if all.len() <= LONGEST { all } else { clause.span };
    }
    let Some(pronoun) = clause.relative else { return clause.span };
    let before = tokens.cover(clause.tokens.start, pronoun);
    let date = touching(text.timexes, before, |timex| timex.span).first();
    let opens = |date: Span| tokens.from_byte(date.start) <= clause.tokens.start + 1;
    let Some(date) = date.filter(|date| opens(date.span)) else { return clause.span };
    let mut first = tokens.from_byte(date.span.end);
    while tokens.word(first) == "," {
        first += 1;
    }
    if first < pronoun { tokens.cover(first, clause.tokens.end - 1) } else { clause.span }
}

/// "Jane Roe: We left on Friday": without the name of whoever speaks.
fn without_label(text: &Text<'_>, span: Span) -> Span {
    let turns = touching(text.talk, span, Turn::span);
    let start = turns.first().map_or(span.start, |turn| span.start.max(turn.start()));
    if start < span.end { Span::new(start, span.end) } else { span }
}

/// Days of a week.
const WEEK: i64 = 7;

/// Tokens between a noun and a date of its own, at most.
const NEAR: usize = 6;

/// "fans came to a fair launched in 1997", "a letter following the vote on 3 May": where the date
/// is that of a part of the clause alone, the part with its date.
pub fn narrowed(text: &Text<'_>, clause: &Clause, found: &Found, when: When) -> Option<Span> {
    let tokens = text.tokens;
    let date = text.timexes.get(when.timex?)?.span;
    let own = found.verb.as_ref().map(|verb| verb.main);
    let other = clause.verbs.iter().find(|verb| Some(verb.main) != own);
    let behind = date.start >= tokens.cover(found.last, found.last).end;
    let apart = other
        .is_none_or(|other| found.first > other.main || tokens.from_byte(date.end) <= other.first);
    if !behind || !apart {
        return None;
    }
    let participle = own
        .is_some_and(|main| main == found.first && text.words.part(main) == Part::VerbParticiple);
    let last = found.first.checked_sub(1)?;
    let bare = found.verb.as_ref().is_some_and(|verb| verb.first == verb.main);
    let common = matches!(text.words.part(last), Part::Noun | Part::NounPlural);
    // "a bomb hidden in a car killed 12": what has an object is no participle.
    let next = text.words.part(found.last + 1);
    let object = next.is_noun() || matches!(next, Part::Det | Part::Num | Part::Pron | Part::Adj);
    let participle = participle && !object;
    let head = if participle && bare && common { last } else { found.last };
    let first = tokens.from_byte(phrase::ending_at(text.words, head).start);
    let before = first.checked_sub(1).filter(|before| clause.tokens.contains(before));
    let whole = tokens.cover(first, found.last).cover(date);
    let word = before.map_or("", |at| tokens.lower(at));
    // "In a statement issued on Monday, the port said": that is when it said so.
    let fronted = before.is_some_and(|before| before <= clause.tokens.start + 1);
    if found.document && fronted {
        return None;
    }
    let hangs = if head == last {
        word == "," || before.is_some_and(|at| text.words.part(at) == Part::Adp)
    } else {
        found.class.is_noun() && matches!(word, "following" | "after" | "before")
    };
    if hangs {
        return Some(whole);
    }
    // "isolated from a survivor of an outbreak in Kikwit in 1995": no verb holds the noun up.
    let adposed = before.is_some_and(|before| text.words.part(before) == Part::Adp);
    let near = tokens.from_byte(date.start).saturating_sub(found.last) <= NEAR
        && !(found.last + 1..tokens.from_byte(date.start))
            .any(|at| text.words.part(at).is_verb() || tokens.word(at) == ",");
    // A day is as well that of the verb.
    let coarse = when.bounds.range().is_none_or(|range| range.days() > WEEK);
    (found.class.needs_date() && adposed && near && coarse && head == found.last).then_some(whole)
}

/// "Four were killed, the coastguard said": what stands in the sentence before the saying.
fn said_before(text: &Text<'_>, clause: &Clause, trigger: Span) -> Option<Span> {
    let quote = text.quote_of(trigger)?;
    let inside = clause.sentence.contains(quote.content);
    (inside && quote.content.end <= trigger.start).then_some(quote.content)
}

/// Whether a clause tells what is said in another one ("said that …"), or which thing is meant
/// ("a law that limits …"); what stands behind a comma adds something. `number` counts the
/// clauses of the sentence.
fn hangs_on(text: &Text<'_>, number: usize, next: &Clause) -> bool {
    // "agreed that, while …"
    let awaited =
        |before: &str| before.strip_suffix(',').is_some_and(|rest| rest.ends_with(" that"));
    let relative = next.opener.as_deref().is_some_and(|word| RELATIVES.contains(&word));
    let before = text.tokens.text.get(..next.span.start).unwrap_or("").trim_end();
    if awaited(before) {
        return true;
    }
    // The pronoun may be a part of the clause or stand before it.
    let before = before.strip_suffix("that").unwrap_or(before).trim_end();
    next.reported_by == Some(number) || relative && !before.ends_with([',', '—', '–', ')'])
}

/// A span that is too long to be shown is cut around its trigger, between words.
pub fn shortened(text: &Text<'_>, span: Span, trigger: Span) -> Span {
    if span.len() <= LONGEST {
        return span;
    }
    let start = span.start.max(trigger.start.saturating_sub(LONGEST / 2));
    let end = span.end.min(trigger.end + LONGEST / 2);
    let inside = text.tokens.within(Span::new(start, end));
    let mut last = inside.end.saturating_sub(1);
    while last > inside.start && text.tokens.get(last).is_some_and(|token| token.span.end > end) {
        last -= 1;
    }
    text.tokens.cover(inside.start, last)
}
