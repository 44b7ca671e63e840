//! Events: clauses with a trigger, their type, status, time, participants and places.
//!
//! In: clauses, timexes, mentions. Out: event mentions in order of text. Precision
//! first: a bare noun, a comment without a date or a menu's words make no event.

mod act;
mod beside;
mod extent;
mod narrative;
mod nouns;
mod participants;
mod status;
mod trigger;
mod verbs;
mod when;

use chrono::NaiveDate;

use super::knowledge::Language;
use super::quotes::Turn;
use super::text::{Clause, Tense, Tokens, VerbGroup, Words};
use crate::model::{
    ActorKind, Bounds, EventMention, EventType, LocalActor, Mention, Quote, QuoteKind, Reference,
    Span, Status, Timex, When, Zone, ZoneKind, touching,
};
use beside::Beside;
use narrative::Narrative;
use participants::Cast;
use trigger::{Class, Found};

/// Quotes before the end of a span among which those stand that reach it.
const QUOTES: usize = 12;

/// What events are found in.
pub struct Text<'a> {
    /// The tokens.
    pub tokens: &'a Tokens<'a>,
    /// Their parts of speech.
    pub words: &'a Words<'a>,
    /// The language's words.
    pub language: &'a Language,
    /// The clauses, in order.
    pub clauses: &'a [Clause],
    /// Temporal expressions, in order.
    pub timexes: &'a [Timex],
    /// Names, in order.
    pub mentions: &'a [Mention],
    /// The actors.
    pub actors: &'a [LocalActor],
    /// Words that take actors up, in order.
    pub references: &'a [Reference],
    /// Quotes, in order.
    pub quotes: &'a [Quote],
    /// What stands inside quotation marks, in order.
    pub quoted: &'a [Span],
    /// The turns of an interview, in order.
    pub talk: &'a [Turn],
    /// The article's zones.
    pub zones: &'a [Zone],
    /// The day that the report speaks from.
    pub today: Option<NaiveDate>,
}

impl<'a> Text<'a> {
    /// The clauses, each with the number of its sentence.
    fn numbered(&self) -> impl Iterator<Item = (usize, &'a Clause)> + use<'a> {
        let mut number = 0;
        let mut last = None;
        self.clauses.iter().map(move |clause| {
            number += usize::from(last.is_some_and(|last| last != clause.sentence));
            last = Some(clause.sentence);
            (number, clause)
        })
    }

    /// The number of a clause in its sentence.
    fn number(&self, index: usize) -> usize {
        let Some(clause) = self.clauses.get(index) else { return 0 };
        let before = self.clauses[..index].iter().rev();
        before.take_while(|one| one.sentence == clause.sentence).count()
    }

    /// The clause that reports a clause: "X said" of "X said that …".
    fn reporter(&self, index: usize) -> Option<&'a Clause> {
        let by = self.clauses.get(index)?.reported_by?;
        self.clauses.get(index - self.number(index) + by)
    }

    /// The quotes that can reach a span. They are in order of their whole spans, so these are
    /// the last that begin before its end.
    fn quotes_near(&self, span: Span) -> impl Iterator<Item = &'a Quote> + use<'a> {
        let last = self.quotes.partition_point(|quote| quote.span.start < span.end);
        self.quotes[..last].iter().rev().take(QUOTES)
    }

    /// The quote that a verb of saying introduces.
    fn quote_of(&self, verb: Span) -> Option<&'a Quote> {
        self.quotes_near(verb).find(|quote| quote.cue.is_some_and(|cue| cue.overlaps(verb)))
    }

    /// Who says what a verb introduces.
    fn speaker(&self, verb: Span) -> Option<usize> {
        self.quote_of(verb)?.speaker.as_ref()?.actor
    }

    /// The verb that places a clause in time: its own, or that of the clause before it in the
    /// sentence where it has none with a tense ("…, saying").
    fn governor(&self, index: usize, found: &Found) -> Option<&'a VerbGroup> {
        let clause = self.clauses.get(index)?;
        let own = found.verb.as_ref().map(|verb| verb.main);
        let own = clause.verbs.iter().find(|verb| Some(verb.main) == own);
        // "calling for him to be freed": the infinitive tells no time.
        let head = clause.head().filter(|head| self.tokens.lower(head.first) != "to");
        let verb = own.filter(|verb| verb.is_finite()).or(head);
        let tells = |verb: &&VerbGroup| verb.is_finite() || !opens(self, clause, verb);
        if let Some(verb) = verb.filter(tells) {
            return Some(verb);
        }
        let before = self.clauses.get(index.checked_sub(1)?)?;
        before.head().filter(|verb| before.sentence == clause.sentence && verb.is_finite())
    }
}

/// Whether a verb opens its clause, but for adverbs and a conjunction.
fn opens(text: &Text<'_>, clause: &Clause, verb: &VerbGroup) -> bool {
    let first = clause.tokens.start;
    verb.first <= first + 1 || (first..verb.first).all(|at| text.tokens.lower(at).ends_with("ly"))
}

/// The events of a text.
pub fn find(text: &Text<'_>) -> Vec<EventMention> {
    let mut events = Vec::new();
    let mut narrative = Narrative::of_lead(text);
    for (index, (sentence_number, clause)) in text.numbered().enumerate() {
        if !is_prose(text, clause.span) || !is_in_script(clause.span.of(text.tokens.text)) {
            continue;
        }
        narrative.follow(text, clause, sentence_number);
        let main = of_clause(text, index, clause, sentence_number, narrative);
        let mut others = beside::of(text, clause, main.as_ref());
        others.extend(sayings(text, index, clause, sentence_number, narrative, main.as_ref()));
        let others = others.into_iter().map(|one| further(text, index, sentence_number, one));
        let mut told: Vec<EventMention> = main.into_iter().collect();
        told.extend(around(text, index, clause, sentence_number, narrative, told.first()));
        for one in others {
            let same =
                |known: &EventMention| (known.trigger, known.when) == (one.trigger, one.when);
            if !told.iter().any(same) {
                told.push(one);
            }
        }
        events.append(&mut told);
    }
    events
}

/// Events stand in headline, subtitle and body, not in credits and bylines.
fn is_prose(text: &Text<'_>, span: Span) -> bool {
    let zone = text.zones.iter().find(|zone| zone.span.contains(span)).map(|zone| zone.kind);
    !matches!(
        zone,
        Some(ZoneKind::Byline | ZoneKind::Credit | ZoneKind::Dateline | ZoneKind::DatelineDate)
    )
}

/// Last letter of the Latin blocks of Unicode that have the letters of English.
const LAST_LATIN: char = '\u{24f}';

/// Whether most letters are those of English: a word of it in a line of another script is no
/// report in English.
fn is_in_script(words: &str) -> bool {
    let letters = || words.chars().filter(|c| c.is_alphabetic());
    2 * letters().filter(|c| *c <= LAST_LATIN).count() >= letters().count()
}

fn of_clause(
    text: &Text<'_>,
    index: usize,
    clause: &Clause,
    sentence_number: usize,
    narrative: Narrative,
) -> Option<EventMention> {
    let best = trigger::best(text, clause)?;
    // "appeared in May to present the plan": where nobody known presents it, the act stays.
    let purpose = best.kind == EventType::Statement
        && best.verb.as_ref().is_some_and(|verb| !verb.is_finite());
    let act = || trigger::plain(text, clause).filter(|_| purpose);
    let tell = |found| told(text, index, sentence_number, narrative, found);
    tell(best).or_else(|| tell(act()?))
}

/// Whether a thing with a date of its own has been or is to come; `None` where its time goes on
/// ("the 2020 election" of this year), so that nobody can tell.
fn of_thing(text: &Text<'_>, bounds: Bounds) -> Option<Status> {
    let (Some(from), Some(to), Some(today)) = (bounds.from, bounds.to, text.today) else {
        return Some(Status::Happened);
    };
    match (from > today, to >= today && (to - from).num_days() > STALE) {
        (true, _) => Some(Status::Planned),
        (false, false) => Some(Status::Happened),
        (false, true) => None,
    }
}

/// What the verb of a clause tells around a part that is told alone, where that has another day:
/// "On Friday the court upheld a lawsuit filed in May".
fn around(
    text: &Text<'_>,
    index: usize,
    clause: &Clause,
    sentence_number: usize,
    narrative: Narrative,
    main: Option<&EventMention>,
) -> Option<EventMention> {
    let main = main.filter(|main| !main.span.contains(clause.span))?;
    let verb = trigger::of_verb(text, clause)?;
    let own = text.tokens.cover(verb.first, verb.last);
    if main.span.overlaps(own) {
        return None;
    }
    let told = told(text, index, sentence_number, narrative, verb)?;
    let timex = |event: &EventMention| event.when.filter(When::is_told).and_then(|one| one.timex);
    (timex(&told).is_some() && timex(&told) != timex(main)).then_some(told)
}

/// The event that a trigger names; `None` where the text does not say enough of it.
fn told(
    text: &Text<'_>,
    index: usize,
    sentence_number: usize,
    narrative: Narrative,
    mut found: Found,
) -> Option<EventMention> {
    let clause = text.clauses.get(index)?;
    // "once you have shut it": of nobody in particular.
    let you = clause.subject.is_some_and(|at| text.tokens.lower(at) == "you");
    if you && !found.class.is_noun() {
        return None;
    }
    let when = when::of(text, clause, &found);
    let stance = act::stance(text, index, clause, &found);
    let status = match (stance, status::of(text, index, clause, &found, when)) {
        // The will, the demand or the refusal is told, whatever comes of the act; but "if they
        // support it" and "denied that they would" tell none.
        (Some(_), Status::Hypothetical) if !status::is_supposed(clause) && when.is_none() => {
            Status::Happened
        }
        (Some(_), Status::Planned | Status::Ongoing) if when.is_none() => Status::Happened,
        (Some(stance), Status::Denied)
            if stance == act::Stance::Refused && !status::is_under_denial(text, index) =>
        {
            Status::Happened
        }
        (_, status) => status,
    };
    let status = match status {
        Status::Planned if found.class.is_noun() && is_long_ago(text, when) => Status::Happened,
        status => status,
    };
    if let Some(stance) = stance {
        (found.kind, found.mode) = (stance.kind(), None);
        if found.class.is_plain() {
            found.class = Class::Verb;
        }
    }
    let cast = participants::of(text, clause, &found);
    let talk = is_talk(text, clause.span);
    let lent = || {
        let here =
            !talk && !when::is_elsewhen(text, clause) && !when::is_of_no_day(text, clause, &found);
        here.then(|| narrative.date(text, index, &found, (status, sentence_number)))?
    };
    let spoken = found.kind == EventType::Statement;
    if spoken && !found.document && !is_spoken(text, clause, &cast, &found) {
        return None;
    }
    let trigger = text.tokens.cover(found.first, found.last);
    if when.is_none()
        && (talk
            || is_quoted(text, trigger)
            || sentence_number > 0 && is_comment(text, clause, &found))
    {
        return None;
    }
    let told = when.is_some();
    let part = when.and_then(|when| extent::narrowed(text, clause, &found, when));
    // What a noun names beside what the clause tells is not denied or supposed with it.
    let status = match (part, when.map(|when| when.bounds)) {
        (Some(_), Some(bounds)) if found.class.needs_date() => of_thing(text, bounds)?,
        _ => status,
    };
    let when = when.or_else(lent);
    if (found.class.is_plain() || spoken) && when.is_none() {
        return None;
    }
    Some(EventMention {
        // "the truce that was reached": with the noun that the clause hangs on.
        span: part.unwrap_or_else(|| extent::of(text, index, trigger, stance.is_some())),
        trigger,
        kind: found.kind,
        mode: found.mode.map(String::from),
        status,
        prominence: prominence(text, index, &found, (sentence_number, status, told)),
        when,
        actors: cast.actors,
        recipients: cast.recipients,
        places: cast.places,
    })
}

/// What somebody says in a clause that tells of something else: "the plan, Roe said, would fail".
fn sayings(
    text: &Text<'_>,
    index: usize,
    clause: &Clause,
    sentence_number: usize,
    narrative: Narrative,
    main: Option<&EventMention>,
) -> Vec<Beside> {
    let talk = is_talk(text, clause.span);
    let told = |found: Found| {
        if talk {
            return None;
        }
        let cast = participants::of(text, clause, &found);
        let status = Status::Happened;
        let when = narrative.date(text, index, &found, (status, sentence_number))?;
        is_spoken(text, clause, &cast, &found).then_some(Beside { found, when, status, part: None })
    };
    trigger::sayings(text, clause, main.map(|main| main.trigger)).filter_map(told).collect()
}

/// An event that a clause tells of beside its own.
fn further(
    text: &Text<'_>,
    index: usize,
    sentence_number: usize,
    one: beside::Beside,
) -> EventMention {
    let Beside { found, when, status, part } = one;
    let clause = &text.clauses[index];
    let trigger = text.tokens.cover(found.first, found.last);
    let cast = participants::of(text, clause, &found);
    let weight = prominence(text, index, &found, (sentence_number, status, true));
    // "postponed the vote, which was due today, until Monday": with the words that date it.
    let date = when.timex.and_then(|at| text.timexes.get(at)).map_or(trigger, |one| one.span);
    let whole = clause.span.cover(trigger).cover(date);
    EventMention {
        span: extent::shortened(text, part.unwrap_or(whole), trigger),
        trigger,
        kind: found.kind,
        mode: found.mode.map(String::from),
        status,
        prominence: weight,
        when: Some(when),
        actors: cast.actors,
        recipients: cast.recipients,
        places: cast.places,
    }
}

/// Whether somebody known says what a verb introduces; behind what is said ("…, officials of
/// the port said") that is a person, for there everybody else is but the source.
fn is_spoken(text: &Text<'_>, clause: &Clause, cast: &Cast, found: &Found) -> bool {
    let behind = clause.span.start > clause.sentence.start && clause.reported_by.is_none();
    let is_person =
        |actor: &usize| text.actors.get(*actor).is_some_and(|one| one.kind == ActorKind::Person);
    if cast.actors.iter().chain(&cast.recipients).any(is_person) {
        return true;
    }
    if !behind && !cast.actors.is_empty() {
        return true;
    }
    text.speaker(text.tokens.cover(found.first, found.first)).is_some()
}

/// Whether a trigger stands inside quotation marks: what is said there is a quote.
fn is_quoted(text: &Text<'_>, span: Span) -> bool {
    text.quotes_near(span)
        .filter(|quote| quote.kind == QuoteKind::Direct)
        .any(|quote| quote.content.overlaps(span))
}

/// Days after which what a noun names is no plan any more: "a sentence for the 1968 murder".
const STALE: i64 = 180;

fn is_long_ago(text: &Text<'_>, when: Option<When>) -> bool {
    let to = when.and_then(|when| when.bounds.to);
    text.today.zip(to).is_some_and(|(today, to)| (today - to).num_days() > STALE)
}

/// Whether somebody asks or answers there: a talk goes from one thing to another, and tells what
/// happened only where it says when.
fn is_talk(text: &Text<'_>, span: Span) -> bool {
    !touching(text.talk, span, Turn::span).is_empty()
}

/// "Pakistan wants peace": a state of mind in the present, not something that happened.
fn is_comment(text: &Text<'_>, clause: &Clause, found: &Found) -> bool {
    let head = found.verb.as_ref().or(clause.head());
    // "The ministry says": what is said is said on some day.
    let head = head.filter(|verb| !text.language.is_reporting(&verb.lemma));
    head.is_some_and(|verb| verb.tense == Tense::Present && !verb.progressive && !verb.passive)
}

/// Early, main, dated and settled clauses matter more: 0 to 1, rounded.
fn prominence(
    text: &Text<'_>,
    index: usize,
    found: &Found,
    (sentence_number, status, dated): (usize, Status, bool),
) -> f64 {
    let place = 1.0 / (1.0 + 0.12 * sentence_number as f64);
    // What a sentence's main verb reports is its news; what is said on the way is not.
    let main = match text.reporter(index) {
        Some(reporter) => reporter.verbs.last().is_some_and(VerbGroup::is_finite),
        None => text.clauses[index].opener.is_none(),
    };
    let standing = if main { 1.0 } else { 0.8 };
    let kind = match found.kind {
        EventType::Statement => 0.45,
        EventType::Other => 0.6,
        _ => 1.0,
    };
    let settled = if status == Status::Hypothetical { 0.85 } else { 1.0 };
    let date = if dated { 1.0 } else { 0.9 };
    crate::wire::rounded((place * standing * kind * settled * date * found.weight).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use crate::annotate::reports::of_monday;

    /// Trigger and passage of each event of a text.
    fn passages(text: &str) -> Vec<(String, String)> {
        let found = of_monday(text);
        let all = &found.article.text;
        let told = |event: &crate::model::EventMention| {
            (event.trigger.of(all).to_string(), event.span.of(all).to_string())
        };
        found.events.iter().map(told).collect()
    }

    #[test]
    fn a_passage_holds_what_is_said_and_which_thing_is_meant() {
        for (text, trigger, passage) in [
            (
                "Jane Roe said on Friday that the lock was broken.",
                "said",
                "Jane Roe said on Friday that the lock was broken",
            ),
            (
                "The lock was broken, Jane Roe said on Friday.",
                "said",
                "The lock was broken, Jane Roe said on Friday",
            ),
            (
                "The council passed a law that limits the noise on Friday.",
                "passed",
                "The council passed a law that limits the noise on Friday",
            ),
            (
                "The council passed a law on Friday, which limits the noise.",
                "passed",
                "The council passed a law on Friday",
            ),
        ] {
            let found = passages(text);
            let event = found.iter().find(|(word, _)| word == trigger);
            assert_eq!(event.map(|(_, span)| span.as_str()), Some(passage), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_clause_in_front_and_the_verb_behind_an_aside_are_told() {
        for (text, triggers) in [
            (
                "After the truce collapsed, troops attacked the port on Friday.",
                &["truce", "attacked"][..],
            ),
            (
                "On Friday, Jane Roe, mother of the mayor, addressed reporters in Oslo.",
                &["addressed"],
            ),
            (
                "Jane Roe, mayor of Oslo, arrested in May, was freed on Friday.",
                &["freed", "arrested"],
            ),
            ("Drop the calls when held that way, Jane Roe said on Friday.", &["said"]),
        ] {
            let found = passages(text);
            for trigger in triggers {
                assert!(found.iter().any(|(word, _)| word == trigger), "{text}: {found:?}");
            }
            assert!(!found.iter().any(|(word, _)| word == "held"), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_part_with_a_date_of_its_own_is_told_alone() {
        for (text, trigger, passage) in [
            (
                "Many fans descended on the Lisse Centre for Quell North, a fan-run fair launched in 1997.",
                "launched",
                "a fan-run fair launched in 1997",
            ),
            (
                "Jane Roe of Oslo, author of a new study published in the Tide on 3 May, declared the lock broken.",
                "published",
                "a new study published in the Tide on 3 May",
            ),
            (
                "The guidelines cite the 2009 flu outbreak as an example.",
                "outbreak",
                "the 2009 flu outbreak",
            ),
            (
                "Jane Roe was yesterday charged with two counts of murder in a mass shooting in Oslo on Friday.",
                "shooting",
                "a mass shooting in Oslo on Friday",
            ),
            (
                "On Friday, the court of Lisse issued a ruling in favour of a lawsuit filed by the senate on 3 May.",
                "lawsuit",
                "a lawsuit filed by the senate on 3 May",
            ),
            (
                "On Friday, the court of Lisse threw out a lawsuit filed by the senate on 3 May.",
                "threw",
                "On Friday, the court of Lisse threw out a lawsuit filed by the senate on 3 May",
            ),
            (
                "Jane Roe, arrested in Oslo on 5 May, was freed on Friday.",
                "arrested",
                "Jane Roe, arrested in Oslo on 5 May",
            ),
        ] {
            let found = passages(text);
            let event = found.iter().find(|(word, _)| word == trigger);
            assert_eq!(event.map(|(_, span)| span.as_str()), Some(passage), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_main_clause_goes_on_behind_a_relative_one() {
        for (text, trigger, day, passage) in [
            (
                "On Friday, Jane Roe, who was arrested in May, pleaded guilty in Oslo.",
                "pleaded",
                Some("2025-11-07"),
                "On Friday, Jane Roe, who was arrested in May, pleaded guilty in Oslo",
            ),
            (
                "On Friday, Jane Roe, who was arrested in May, pleaded guilty in Oslo.",
                "arrested",
                Some("2025-05-01"),
                "Jane Roe, who was arrested in May",
            ),
            (
                "On Friday, troops who had been stationed in Lisse attacked the port.",
                "attacked",
                Some("2025-11-07"),
                "On Friday, troops who had been stationed in Lisse attacked the port",
            ),
            (
                "In Oslo, where police stopped the ship on Friday, workers went on strike.",
                "stopped",
                Some("2025-11-07"),
                "In Oslo, where police stopped the ship on Friday",
            ),
            (
                "On Friday, Jane Roe, who served as mayor for years, died.",
                "served",
                None,
                "Jane Roe, who served as mayor for years",
            ),
        ] {
            let found = of_monday(text);
            let event = found.events.iter().find(|one| one.trigger.of(text) == trigger);
            let event = event.unwrap_or_else(|| panic!("{text}"));
            let told = event.when.filter(crate::model::When::is_told);
            let from = told.and_then(|when| when.bounds.from).map(|day| day.to_string());
            assert_eq!((from.as_deref(), event.span.of(text)), (day, passage), "{text}");
        }
    }

    #[test]
    fn a_talk_tells_only_what_it_dates() {
        let found = passages(
            "Tide: What happened?\n\nJane Roe: The police attacked us. They attacked Ana Stone \
             on 3 May.\n\nTide: Who stopped them?\n\nJane Roe: The army stopped them.",
        );
        let told: Vec<&str> = found.iter().map(|(_, span)| span.as_str()).collect();
        assert_eq!(told, ["They attacked Ana Stone on 3 May"]);
    }

    #[test]
    fn a_relative_clause_of_a_place_happens_there() {
        let found = of_monday("The ship lies in Oslo, where police stopped it on Friday.");
        let stopped =
            found.events.iter().find(|one| one.trigger.of(&found.article.text) == "stopped");
        let places: Vec<&str> =
            stopped.unwrap().places.iter().map(|at| found.actors[*at].name.as_str()).collect();
        assert_eq!(places, ["Oslo"]);
    }

    #[test]
    fn a_line_of_another_script_tells_nothing() {
        assert!(passages("फिर धीरे धीरे करके lockdown आया शुक्रवार को।").is_empty());
    }
}
