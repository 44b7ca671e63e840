//! The passage of an event: its clause with what hangs on it.

use super::Text;
use super::trigger::Found;
use crate::annotate::quotes::Turn;
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, RELATIVES, TokenKind, phrase};
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
    let noun = text.tokens.from_byte(trigger.start);
    let hung =
        if noun < clause.tokens.start { phrase::ending_at(text.words, noun) } else { trigger };
    let own = without_label(text, with_front(text, clause)).cover(trigger).cover(hung);
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
    Span::new(after_date(text, before).start, clause.span.end)
}

/// Words without a day in front of them that is not their own: "On Friday, Jane Roe", but not
/// "Friday's attack" or "a 12-year-old boy".
pub fn after_date(text: &Text<'_>, span: Span) -> Span {
    let tokens = text.tokens;
    let range = tokens.within(span);
    let date = super::when::points(text, span).next().map(|(_, timex)| timex.span);
    let opens = |date: &Span| {
        let at = tokens.from_byte(date.start);
        at == range.start || at == range.start + 1 && text.words.part(range.start) == Part::Adp
    };
    let Some(date) = date.filter(opens) else { return span };
    let end = tokens.from_byte(date.end);
    let first = end + usize::from(tokens.word(end) == ",");
    // A subject of its own follows.
    let subject = first > end
        || matches!(text.words.part(first), Part::Det | Part::Pron | Part::Propn)
        || tokens.capital(first);
    if subject && first + 1 < range.end { tokens.cover(first, range.end - 1) } else { span }
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
const NEAR: usize = 8;

/// Tokens between a noun with what was done to it and the date of that, at most.
const DONE: usize = 12;

/// "fans came to a fair launched in 1997", "a letter following the vote on 3 May", "cite the 2009
/// outbreak": where the date is that of a part of the clause alone, the part with its date.
pub fn narrowed(text: &Text<'_>, clause: &Clause, found: &Found, when: When) -> Option<Span> {
    let date = text.timexes.get(when.timex?)?.span;
    let trigger = text.tokens.cover(found.last, found.last);
    if date.start < trigger.end {
        return dated_inside(text, clause, found, date);
    }
    let own = found.verb.as_ref().map(|verb| verb.main);
    // "a lawsuit filed on Sunday": what was done to the thing itself.
    let done = found.last + usize::from(found.class.is_noun());
    let other = clause.verbs.iter().find(|verb| Some(verb.main) != own && verb.main != done);
    let apart = other.is_none_or(|other| {
        found.first > other.main || text.tokens.from_byte(date.end) <= other.first
    });
    if !apart {
        return None;
    }
    dated_behind(text, clause, found, date)
        .or_else(|| dated_loosely(text, clause, found, (date, when)))
}

/// The first token of the phrase that a token heads, and the token before it in the clause.
fn phrase_of(text: &Text<'_>, clause: &Clause, head: usize) -> (usize, Option<usize>) {
    let first = text.tokens.from_byte(phrase::ending_at(text.words, head).start);
    (first, first.checked_sub(1).filter(|before| clause.tokens.contains(before)))
}

/// Tokens of a phrase behind its noun, at most.
const LONG: usize = 14;

/// The last token of a noun's phrase: "season" of "the hurricane season".
fn head_of(text: &Text<'_>, clause: &Clause, found: &Found) -> usize {
    let more = found.last + 1..clause.tokens.end;
    let noun = |at: &usize| {
        text.words.part(*at).is_noun() && !text.language.is("function", text.tokens.lower(*at))
    };
    let mut head = more.take_while(noun).last().unwrap_or(found.last);
    // "the 2022 killing of 12 protesters in Lagos"
    while matches!(text.tokens.lower(head + 1), "of" | "on" | "in" | "at" | "against" | "between") {
        let phrase = head + 2..clause.tokens.end.min(found.last + LONG);
        let inside = |at: &usize| {
            text.words.part(*at).is_nominal()
                || text.words.part(*at) == Part::Det
                || text.tokens.is(*at, TokenKind::Clitic)
        };
        let Some(last) = phrase.take_while(inside).last() else { break };
        head = last;
    }
    head
}

/// "the 2009 outbreak": a noun that has its date before it, and no part in what the clause tells.
fn dated_inside(text: &Text<'_>, clause: &Clause, found: &Found, date: Span) -> Option<Span> {
    let (first, before) = phrase_of(text, clause, found.first);
    let whole = text.tokens.cover(first, head_of(text, clause, found));
    // "In the 2020 election, Roe served …": the date holds for the clause.
    let beside = before.is_some_and(|before| {
        let adposed = text.words.part(before) == Part::Adp;
        let holds = before == clause.tokens.start
            && matches!(text.tokens.lower(before), "in" | "at" | "on" | "during");
        adposed && !holds || clause.verbs.iter().any(|verb| verb.is_finite() && verb.main <= before)
    });
    (found.class.needs_date() && whole.contains(date) && beside).then_some(whole)
}

/// A participle with its noun ("a fair launched in 1997"), or what something follows.
fn dated_behind(text: &Text<'_>, clause: &Clause, found: &Found, date: Span) -> Option<Span> {
    let own = found.verb.as_ref().map(|verb| verb.main);
    let participle = own
        .is_some_and(|main| main == found.first && text.words.part(main) == Part::VerbParticiple);
    let last = found.first.checked_sub(1)?;
    let bare = found.verb.as_ref().is_some_and(|verb| verb.first == verb.main);
    let common = matches!(text.words.part(last), Part::Noun | Part::NounPlural);
    // "a bomb hidden in a car killed 12": what has an object is no participle.
    let next = text.words.part(found.last + 1);
    let object = next.is_noun() || matches!(next, Part::Det | Part::Num | Part::Pron | Part::Adj);
    let participle = participle && bare && common && !object;
    let (first, before) = phrase_of(text, clause, if participle { last } else { found.last });
    let word = before.map_or("", |at| text.tokens.lower(at));
    // "In a statement issued on Monday, the port said": that is when it said so.
    let fronted = before.is_some_and(|before| before <= clause.tokens.start + 1);
    if found.document && fronted {
        return None;
    }
    let hangs = if participle {
        word == "," || before.is_some_and(|at| text.words.part(at) == Part::Adp)
    } else {
        found.class.is_noun() && matches!(word, "following" | "after" | "before")
    };
    hangs.then(|| text.tokens.cover(first, found.last).cover(date))
}

/// "isolated from a survivor of an outbreak in Kikwit in 1995", "in favour of a lawsuit filed on
/// Sunday": no verb holds the noun up.
fn dated_loosely(
    text: &Text<'_>,
    clause: &Clause,
    found: &Found,
    (date, when): (Span, When),
) -> Option<Span> {
    let tokens = text.tokens;
    let (first, before) = phrase_of(text, clause, found.first);
    let fronted = before.is_some_and(|before| before <= clause.tokens.start + 1);
    let adposed = before
        .is_some_and(|before| text.words.part(before) == Part::Adp || tokens.lower(before) == "to");
    let next = found.last + 1;
    let done = found.class.is_noun()
        && clause.verbs.iter().any(|verb| verb.main == next && verb.lemma != "be");
    if !(found.class.needs_date() || done) || !adposed || found.document && fronted {
        return None;
    }
    let gap = found.last + 1..tokens.from_byte(date.start);
    let parted = gap.clone().any(|at| matches!(tokens.lower(at), "," | "as"));
    let main = clause.head().map(|verb| verb.main);
    let is_verb = |at: usize| text.words.part(at).is_verb() || text.words.part(at).is_aux();
    let mut verbs = gap.clone().filter(|at| is_verb(*at));
    let near = match verbs.next() {
        None => gap.len() < NEAR,
        Some(done) => {
            // "the talks said on Friday" has a subject.
            let by = tokens.lower(done + 1) == "by";
            done == found.last + 1
                && main != Some(done)
                && verbs.next().is_none()
                && (text.words.part(done) == Part::VerbParticiple
                    || by && text.words.part(done) == Part::VerbPast)
                && gap.len() < DONE
        }
    };
    // "the demands include a trial for the riot on 12 June": how things are has no day.
    let is_state = clause.head().is_some_and(|verb| verb.is_state(text.language));
    // "were killed in a crash in August": the month is that of both.
    let both = before.is_some_and(|at| matches!(tokens.lower(at), "in" | "during" | "at" | "by"));
    // A day is as well that of the verb, unless that has its own.
    let coarse = when.bounds.range().is_none_or(|range| range.days() > WEEK);
    let other = || {
        let mut before = super::when::points(text, clause.span);
        before.any(|(_, other)| tokens.from_byte(other.span.end) <= first)
    };
    (near && !parted && (coarse && !both || is_state || other()))
        .then(|| tokens.cover(first, found.last).cover(date))
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
    // "… if its tanks are clean"
    let condition = matches!(next.opener.as_deref(), Some("if" | "unless"));
    condition
        || next.reported_by == Some(number)
        || relative && !before.ends_with([',', '—', '–', ')'])
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
