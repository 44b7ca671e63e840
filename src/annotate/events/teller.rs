//! What a clause tells: its event, what it tells beside it, and what of both is worth telling.

use super::act::{self, Stance};
use super::beside::Beside;
use super::narrative::Narrative;
use super::participants::{self, Cast};
use super::trigger::{self, Class, Found};
use super::{Text, extent, status, when};
use crate::annotate::quotes::Turn;
use crate::annotate::text::{Clause, Tense, VerbGroup};
use crate::model::{
    ActorKind, Bounds, EventMention, EventType, QuoteKind, Span, Status, When, touching,
};

/// Days after which what a noun names is no plan any more: "a sentence for the 1968 murder".
const STALE: i64 = 180;

/// A clause with its place in the text.
pub struct Teller<'t, 'a> {
    /// The text.
    pub text: &'t Text<'a>,
    /// The number of the clause in the text.
    pub index: usize,
    /// The clause.
    pub clause: &'a Clause,
    /// The number of its sentence.
    pub sentence_number: usize,
    /// The day that the story has reached.
    pub narrative: Narrative,
}

impl Teller<'_, '_> {
    /// The event of the clause.
    pub fn main(&self) -> Option<EventMention> {
        let best = trigger::best(self.text, self.clause)?;
        // "appeared in May to present the plan": where nobody known presents it, the act stays.
        let purpose = best.kind == EventType::Statement
            && best.verb.as_ref().is_some_and(|verb| !verb.is_finite());
        let act = || trigger::plain(self.text, self.clause).filter(|_| purpose);
        self.told(best).or_else(|| self.told(act()?))
    }

    /// What the verb tells around a part that is told alone, where that has another day: "On
    /// Friday the court upheld a lawsuit filed in May".
    pub fn around(&self, main: Option<&EventMention>) -> Option<EventMention> {
        let main = main.filter(|main| !main.span.contains(self.clause.span))?;
        let verb = trigger::of_verb(self.text, self.clause)?;
        if main.span.overlaps(self.text.tokens.cover(verb.first, verb.last)) {
            return None;
        }
        let told = self.told(verb)?;
        let timex = |one: &EventMention| one.when.filter(When::is_told).and_then(|one| one.timex);
        (timex(&told).is_some() && timex(&told) != timex(main)).then_some(told)
    }

    /// What somebody says in a clause that tells of something else: "the plan, Roe said, would
    /// fail".
    pub fn sayings(&self, main: Option<&EventMention>) -> Vec<Beside> {
        if self.is_talk() {
            return Vec::new();
        }
        let told = |found: Found| {
            let cast = participants::of(self.text, self.clause, &found);
            let when = self.lent(&found, Status::Happened)?;
            let status = Status::Happened;
            self.is_spoken(&cast, &found).then_some(Beside { found, when, status, part: None })
        };
        let main = main.map(|main| main.trigger);
        trigger::sayings(self.text, self.clause, main).filter_map(told).collect()
    }

    /// An event that the clause tells of beside its own.
    pub fn further(&self, one: Beside) -> EventMention {
        let Beside { found, when, status, part } = one;
        let text = self.text;
        let trigger = text.tokens.cover(found.first, found.last);
        // "postponed the vote, which was due today, until Monday": with the words that date it.
        let date = when.timex.and_then(|at| text.timexes.get(at)).map_or(trigger, |one| one.span);
        let whole = self.clause.span.cover(trigger).cover(date);
        let span = extent::shortened(text, part.unwrap_or(whole), trigger);
        let cast = participants::of(text, self.clause, &found);
        self.mention(found, cast, (span, status, Some(when), true))
    }

    /// The event that a trigger names; `None` where the text does not say enough of it.
    fn told(&self, mut found: Found) -> Option<EventMention> {
        let (text, clause) = (self.text, self.clause);
        // "once you have shut it": of nobody in particular.
        let you = clause.subject.is_some_and(|at| text.tokens.lower(at) == "you");
        if you && !found.class.is_noun() {
            return None;
        }
        let when = when::of(text, clause, &found);
        let stance = act::stance(text, self.index, clause, &found);
        let status = self.standing(&found, stance, when);
        if let Some(stance) = stance {
            (found.kind, found.mode) = (stance.kind(), None);
            if found.class.is_plain() {
                found.class = Class::Verb;
            }
        }
        let cast = participants::of(text, clause, &found);
        let spoken = found.kind == EventType::Statement;
        if spoken && !found.document && !self.is_reported(&found, when) {
            self.is_spoken(&cast, &found).then_some(())?;
        }
        let trigger = text.tokens.cover(found.first, found.last);
        if when.is_none() && self.is_beside_the_story(&found, trigger) {
            return None;
        }
        let part = when.and_then(|when| extent::narrowed(text, clause, &found, when));
        // What a noun names beside what the clause tells is not denied or supposed with it.
        let date = when.and_then(|when| text.timexes.get(when.timex?));
        let status = match (part, date) {
            (Some(_), Some(date)) if found.class.needs_date() => self.of_thing(date.range)?,
            _ => status,
        };
        let dated = when.is_some();
        let when = when.or_else(|| self.lent_here(&found, status));
        if (found.class.is_plain() || spoken) && when.is_none() {
            return None;
        }
        let whole = || extent::of(text, self.index, trigger, stance.is_some());
        let span = part.unwrap_or_else(whole);
        Some(self.mention(found, cast, (span, status, when, dated)))
    }

    fn mention(
        &self,
        found: Found,
        cast: Cast,
        (span, status, when, dated): (Span, Status, Option<When>, bool),
    ) -> EventMention {
        EventMention {
            span,
            trigger: self.text.tokens.cover(found.first, found.last),
            kind: found.kind,
            prominence: self.prominence(&found, status, dated),
            mode: found.mode.map(String::from),
            status,
            when,
            actors: cast.actors,
            recipients: cast.recipients,
            places: cast.places,
        }
    }

    /// Whether it happened, with what somebody makes of it.
    fn standing(&self, found: &Found, stance: Option<Stance>, when: Option<When>) -> Status {
        let status = status::of(self.text, self.index, self.clause, found, when);
        let status = match (stance, status) {
            // The will, the demand or the refusal is told, whatever comes of the act; but "if
            // they support it" and "denied that they would" tell none.
            (Some(_), Status::Hypothetical)
                if !status::is_supposed(self.clause) && when.is_none() =>
            {
                Status::Happened
            }
            (Some(_), Status::Planned | Status::Ongoing) if when.is_none() => Status::Happened,
            (Some(Stance::Refused), Status::Denied)
                if !status::is_under_denial(self.text, self.index) =>
            {
                Status::Happened
            }
            (_, status) => status,
        };
        match status {
            Status::Planned if found.class.is_noun() && self.is_long_ago(when) => Status::Happened,
            status => status,
        }
    }

    /// Whether a thing with a date of its own has been or is to come; `None` where its time goes
    /// on ("the 2020 election" of this year), so that nobody can tell.
    fn of_thing(&self, bounds: Bounds) -> Option<Status> {
        let (Some(from), Some(to), Some(today)) = (bounds.from, bounds.to, self.text.today) else {
            return Some(Status::Happened);
        };
        match (from > today, to >= today && (to - from).num_days() > STALE) {
            (true, _) => Some(Status::Planned),
            (false, false) => Some(Status::Happened),
            (false, true) => None,
        }
    }

    fn is_long_ago(&self, when: Option<When>) -> bool {
        let to = when.and_then(|when| when.bounds.to);
        self.text.today.zip(to).is_some_and(|(today, to)| (today - to).num_days() > STALE)
    }

    /// The day that the story lends.
    fn lent(&self, found: &Found, status: Status) -> Option<When> {
        let at = (status, self.sentence_number);
        self.narrative.date(self.text, self.index, found, at)
    }

    /// The day that the story lends where nothing speaks of another time.
    fn lent_here(&self, found: &Found, status: Status) -> Option<When> {
        let (text, clause) = (self.text, self.clause);
        let elsewhen = self.is_talk()
            || when::is_elsewhen(text, clause)
            || when::is_of_no_day(text, clause, found);
        if elsewhen { None } else { self.lent(found, status) }
    }

    /// What is said in a talk or in quotation marks, and how things are: no event without a date.
    fn is_beside_the_story(&self, found: &Found, trigger: Span) -> bool {
        self.is_talk()
            || is_quoted(self.text, trigger)
            || self.sentence_number > 0 && self.is_comment(found)
    }

    /// "On Friday it was reported that …": whoever said it, it was said then.
    fn is_reported(&self, found: &Found, when: Option<When>) -> bool {
        let it = self.clause.subject.is_some_and(|at| self.text.tokens.lower(at) == "it");
        it && when.is_some() && found.verb.as_ref().is_some_and(|verb| verb.passive)
    }

    /// Whether somebody known says what a verb introduces; behind what is said ("…, officials of
    /// the port said") that is a person, for there everybody else is but the source.
    fn is_spoken(&self, cast: &Cast, found: &Found) -> bool {
        let (text, clause) = (self.text, self.clause);
        let behind = clause.span.start > clause.sentence.start && clause.reported_by.is_none();
        let is_person = |actor: &usize| {
            text.actors.get(*actor).is_some_and(|one| one.kind == ActorKind::Person)
        };
        cast.actors.iter().chain(&cast.recipients).any(is_person)
            || !behind && !cast.actors.is_empty()
            || text.speaker(text.tokens.cover(found.first, found.first)).is_some()
    }

    /// Whether somebody asks or answers there: a talk goes from one thing to another, and tells
    /// what happened only where it says when.
    fn is_talk(&self) -> bool {
        !touching(self.text.talk, self.clause.span, Turn::span).is_empty()
    }

    /// "Pakistan wants peace": a state of mind in the present, not something that happened.
    fn is_comment(&self, found: &Found) -> bool {
        let head = found.verb.as_ref().or(self.clause.head());
        // "The ministry says": what is said is said on some day.
        let head = head.filter(|verb| !self.text.language.is_reporting(&verb.lemma));
        head.is_some_and(|verb| verb.tense == Tense::Present && !verb.progressive && !verb.passive)
    }

    /// Early, main, dated and settled clauses matter more: 0 to 1, rounded.
    fn prominence(&self, found: &Found, status: Status, dated: bool) -> f64 {
        let place = 1.0 / (1.0 + 0.12 * self.sentence_number as f64);
        // What a sentence's main verb reports is its news; what is said on the way is not.
        let main = match self.text.reporter(self.index) {
            Some(reporter) => reporter.verbs.last().is_some_and(VerbGroup::is_finite),
            None => self.clause.opener.is_none(),
        };
        let standing = if main { 1.0 } else { 0.8 };
        let kind = match found.kind {
            EventType::Statement => 0.45,
            EventType::Other => 0.6,
            _ => 1.0,
        };
        let settled = if status == Status::Hypothetical { 0.85 } else { 1.0 };
        let date = if dated { 1.0 } else { 0.9 };
        let weight = place * standing * kind * settled * date * found.weight;
        crate::wire::rounded(weight.clamp(0.0, 1.0))
    }
}

/// Whether a trigger stands inside quotation marks: what is said there is a quote.
fn is_quoted(text: &Text<'_>, span: Span) -> bool {
    text.quotes_near(span)
        .filter(|quote| quote.kind == QuoteKind::Direct)
        .any(|quote| quote.content.overlaps(span))
}
