//! The word of a clause that names its event.

use super::{Text, nouns, when};
use crate::annotate::knowledge::{Trigger, TriggerClass};
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, Tense, TokenKind, VerbGroup, singular};
use crate::model::{ActorKind, EventType, Span, TimexKind, ZoneKind, touching};

/// A trigger found in a clause.
#[derive(Clone, Debug)]
pub struct Found {
    /// First token.
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// PLOVER type.
    pub kind: EventType,
    /// PLOVER mode.
    pub mode: Option<&'static str>,
    /// The verb group, where the trigger is a verb, or that holds the noun up.
    pub verb: Option<VerbGroup>,
    /// What it is.
    pub class: Class,
    /// Whether the speaker is a document ("a joint statement issued …").
    pub document: bool,
    /// How good a trigger it is, 0 to 1.
    pub weight: f64,
}

/// What a trigger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A verb that the lexicon names.
    Verb,
    /// Any other verb that tells what somebody did.
    Plain,
    /// A noun that a verb holds up: "talks were held".
    Held,
    /// A noun that only a date makes an event.
    Loose,
}

impl Class {
    /// Whether it is a noun.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Held | Self::Loose)
    }

    /// Whether only a date makes it an event.
    pub fn needs_date(self) -> bool {
        self == Self::Loose
    }

    /// Whether no list names it.
    pub fn is_plain(self) -> bool {
        self == Self::Plain
    }
}

/// The best trigger of a clause.
pub fn best(text: &Text<'_>, clause: &Clause) -> Option<Found> {
    let verb = verbs(text, clause);
    // A noun that nothing holds up names no event by itself.
    let is_held = |noun: &Found| !noun.class.needs_date() || when::of(text, clause, noun).is_some();
    let noun = nouns::best(text, clause).filter(is_held);
    match (verb, noun) {
        (Some(verb), Some(noun)) => Some(prefer(text, verb, noun)),
        (verb, noun) => verb.or(noun).or_else(|| plain(text, clause)),
    }
}

/// A verb that no list names but that tells what somebody did.
fn plain(text: &Text<'_>, clause: &Clause) -> Option<Found> {
    let tells = |verb: &&VerbGroup| {
        !text.language.is("stative", &verb.lemma) || introduces_quote(text, verb)
    };
    let verb = clause.head().filter(tells)?;
    // "I realised", "it features": somebody's own story, and how things are.
    let own = clause.tokens.clone().any(|at| text.language.is("speaking", text.tokens.lower(at)));
    let says = text.language.is_reporting(&verb.lemma);
    let now = verb.tense == Tense::Present && !verb.progressive && !says;
    if own || is_name(text, verb) || now && !is_ahead(text, clause) {
        return None;
    }
    if !(verb.is_finite() || super::opens(text, clause, verb) && is_gerund(text, verb)) {
        return None;
    }
    // "The patient was admitted": only who says it in the active says it; "maintained the top
    // spot" says nothing.
    let told = introduces_quote(text, verb)
        || text.language.is_reporting(&verb.lemma) && text.tokens.lower(verb.main + 1) == "that";
    let said = text.language.is_saying(&verb.lemma) && !verb.passive && told;
    if let Some(found) = taken_up(text, clause, verb) {
        return Some(found);
    }
    Some(Found {
        first: verb.main,
        last: verb.main,
        kind: if said { EventType::Statement } else { EventType::Other },
        mode: None,
        verb: Some(verb.clone()),
        class: Class::Plain,
        document: said && has_document(text, clause, verb.first),
        weight: 0.7,
    })
}

/// The sayings of a clause that introduce quotes beside its own event.
pub fn sayings<'a>(
    text: &'a Text<'_>,
    clause: &'a Clause,
    main: Option<Span>,
) -> impl Iterator<Item = Found> + 'a {
    let beside = move |verb: &&VerbGroup| {
        let span = text.tokens.cover(verb.main, verb.main);
        main.is_none_or(|main| !main.overlaps(span))
            && verb.is_finite()
            && !verb.passive
            && !verb.negated
            && introduces_quote(text, verb)
    };
    clause.verbs.iter().filter(beside).map(|verb| Found {
        first: verb.main,
        last: verb.main,
        kind: EventType::Statement,
        mode: None,
        verb: Some(verb.clone()),
        class: Class::Plain,
        document: false,
        weight: 0.5,
    })
}

/// "described it as “historic”": what tells how things are is a saying where it is quoted.
fn introduces_quote(text: &Text<'_>, verb: &VerbGroup) -> bool {
    let cue = text.tokens.cover(verb.main, verb.main);
    let last = text.quotes.partition_point(|quote| quote.span.start < cue.end);
    text.quotes[..last].iter().rev().take(QUOTES).any(|quote| quote.cue == Some(cue))
}

/// Quotes before a verb among which its own stands.
const QUOTES: usize = 12;

/// Whether a clause names a day to come, or stands in a headline.
fn is_ahead(text: &Text<'_>, clause: &Clause) -> bool {
    let ahead = |from| text.today.is_some_and(|today| from >= today);
    let titled = text
        .zones
        .iter()
        .any(|zone| zone.kind == ZoneKind::Title && zone.span.contains(clause.span));
    titled || when::points(text, clause.span).any(|(_, timex)| timex.range.from.is_some_and(ahead))
}

/// Tokens back in which the noun of a pronoun stands.
const TAKEN_UP: usize = 60;

/// "They were held on Tuesday": the event noun that the pronoun takes up names the event.
fn taken_up(text: &Text<'_>, clause: &Clause, verb: &VerbGroup) -> Option<Found> {
    let at = clause.subject.filter(|_| text.language.is("support", &verb.lemma))?;
    let plural = match text.tokens.lower(at) {
        "they" => true,
        "it" => false,
        _ => return None,
    };
    let trigger = (at.saturating_sub(TAKEN_UP)..at).rev().find_map(|noun| {
        let word = text.tokens.lower(noun);
        let (trigger, length) = nouns::trigger_at(text, noun)?;
        let fits = plural == (singular(word) != word) && text.words.part(noun).is_noun();
        (length == 1 && fits && !text.language.is("soft_noun", singular(word))).then_some(trigger)
    })?;
    Some(Found {
        first: verb.main,
        last: verb.main,
        kind: trigger.kind,
        mode: trigger.mode,
        verb: Some(verb.clone()),
        class: Class::Verb,
        document: false,
        weight: 0.8,
    })
}

/// "saying", without an auxiliary.
fn is_gerund(text: &Text<'_>, verb: &VerbGroup) -> bool {
    verb.first == verb.main && text.tokens.lower(verb.main).ends_with("ing")
}

/// A noun beats a verb that only holds it up, or that says less than it.
fn prefer(text: &Text<'_>, verb: Found, noun: Found) -> Found {
    let weak = matches!(verb.kind, EventType::Other | EventType::Statement);
    let lemma = verb.verb.as_ref().map_or("", |group| group.lemma.as_str());
    let holds = text.language.is("support", lemma)
        && noun.verb.as_ref().map(|group| group.main) == verb.verb.as_ref().map(|group| group.main);
    let noun_is_weak = matches!(noun.kind, EventType::Other | EventType::Statement);
    let dated = nearer_to_noun(text, &verb, &noun);
    if verb.kind == EventType::Statement && is_dated_saying(text, &verb) {
        return verb;
    }
    // "failed to reach agreement", "refused to hold talks": what is refused is not what happened.
    let refuses = text.language.is("refusing", lemma)
        && verb.kind == EventType::Reject
        && verb.verb.as_ref().is_some_and(|verb| text.tokens.lower(verb.main + 1) == "to")
        && noun.first > verb.last;
    // "staged demonstrations to demand reforms": a purpose says less than what was done.
    let purpose = verb.verb.as_ref().is_some_and(|verb| !verb.is_finite())
        && !noun.class.needs_date()
        && noun.verb.as_ref().is_some_and(VerbGroup::is_finite);
    // "postponed it under the threat of a strike": what a preposition governs is a circumstance.
    let aside = !holds
        && verb.verb.as_ref().is_some_and(VerbGroup::is_finite)
        && verb.kind != EventType::Statement
        && noun.first > verb.last
        && is_governed(text, noun.first);
    let wins = !aside && (!refuses && (holds || purpose) || weak)
        || dated && noun.kind == EventType::Consult;
    if wins && !noun_is_weak {
        return noun;
    }
    verb
}

/// Whether a noun hangs on a preposition of circumstance: "under the threat".
fn is_governed(text: &Text<'_>, noun: usize) -> bool {
    (noun.saturating_sub(4)..noun)
        .rev()
        .find_map(|at| {
            let part = text.words.part(at);
            if part == Part::Adp || part == Part::Sconj {
                return Some(text.language.is("circumstance", text.tokens.lower(at)));
            }
            let inside = part.is_noun() || matches!(part, Part::Det | Part::Adj | Part::Num);
            (!inside).then_some(false)
        })
        .unwrap_or(false)
}

/// "the ministry on Friday said", "he said on Friday": the date stands beside the verb.
fn is_dated_saying(text: &Text<'_>, verb: &Found) -> bool {
    let first = text.tokens.cover(verb.first.saturating_sub(4), verb.last);
    let around = first.cover(
        text.tokens.cover(verb.last, (verb.last + 3).min(text.tokens.len().saturating_sub(1))),
    );
    touching(text.timexes, around, |timex| timex.span).iter().any(|timex| {
        let at = text.tokens.from_byte(timex.span.start);
        at < verb.first && verb.first - at <= 3 || at > verb.last && at - verb.last <= 2
    })
}

/// A stretch of text behind a noun in which its date may stand.
fn clause_after(text: &Text<'_>, noun: &Found) -> Span {
    text.tokens
        .cover(noun.last, (noun.last + 10).min(text.tokens.len().saturating_sub(1)))
        .cover(text.tokens.cover(noun.last, noun.last))
}

/// Whether the clause's date hangs on the noun: "will be settled in the round set for 6 November".
fn nearer_to_noun(text: &Text<'_>, verb: &Found, noun: &Found) -> bool {
    let after = touching(text.timexes, clause_after(text, noun), |timex| timex.span);
    let date = after.iter().find(|timex| {
        timex.kind == TimexKind::Date
            && timex.span.start > text.tokens.cover(noun.last, noun.last).end
    });
    date.is_some_and(|date| {
        let at = text.tokens.from_byte(date.span.start);
        at > noun.last && at - noun.last < 8 && noun.first > verb.last
    })
}

/// The first verb that names an event; saying verbs give way to others.
fn verbs(text: &Text<'_>, clause: &Clause) -> Option<Found> {
    let mut best: Option<Found> = None;
    for (number, group) in clause.verbs.iter().enumerate() {
        if is_quality(text, group) {
            continue;
        }
        let Some(mut found) = verb(text, clause, group) else { continue };
        // A participle that only qualifies a noun, or a purpose, says less than the head.
        // "long before my joining the lab": a circumstance of what the clause tells.
        let before = group.first.checked_sub(1).map_or(Part::Punct, |at| text.words.part(at));
        let circumstance = text.words.part(group.main) == Part::VerbGerund
            && number > 0
            && matches!(before, Part::Adp | Part::Sconj | Part::Pron | Part::Det);
        // "the disease first recognised in May": so does a participle behind its noun.
        let finite = clause.verbs.iter().any(VerbGroup::is_finite);
        let participle = text.words.part(group.main) == Part::VerbParticiple
            && group.first == group.main
            && !group.is_finite()
            && number > 0
            && finite;
        // "a route to export grain", "an intent to impose": what a noun is for.
        let purpose = finite
            && !group.is_finite()
            && text.tokens.lower(group.first) == "to"
            && text.words.part(group.first.saturating_sub(1)) == Part::Noun;
        if circumstance || participle || purpose || is_name(text, group) {
            continue;
        }
        found.weight *= match (number, group.is_finite()) {
            (_, true) => 1.0,
            (0, false) => 0.8,
            _ => 0.7,
        };
        let is_better = best.as_ref().is_none_or(|best| rank(&found) > rank(best));
        if is_better {
            best = Some(found);
        }
    }
    best
}

/// "Qaboos bin Said": a capital inside a sentence begins no verb, but in a headline.
fn is_name(text: &Text<'_>, group: &VerbGroup) -> bool {
    let first = group.main.checked_sub(1).is_none_or(|before| {
        text.tokens.is(before, TokenKind::Mark) || !text.tokens.is(before, TokenKind::Word)
    });
    let span = text.tokens.cover(group.main, group.main);
    let titled = text.zones.iter().any(|zone| {
        matches!(zone.kind, ZoneKind::Title | ZoneKind::Subtitle) && zone.span.contains(span)
    });
    // A capital right before it, or before a small word of the name.
    let before = (1..=2)
        .any(|back| group.main.checked_sub(back).is_some_and(|before| text.tokens.capital(before)));
    text.tokens.capital(group.main)
        && !first
        && !titled
        && before
        && text.tokens.word(group.main).chars().any(char::is_lowercase)
}

/// "armed trawlers", "the suspended minister": a participle before its noun tells what somebody
/// is, not what happened.
fn is_quality(text: &Text<'_>, group: &VerbGroup) -> bool {
    let next = text.words.part(group.main + 1);
    let before = group.main.checked_sub(1).map_or(Part::Punct, |at| text.words.part(at));
    let inside = matches!(
        before,
        Part::Det | Part::Sconj | Part::Adp | Part::Adj | Part::Punct | Part::Num | Part::Cconj
    );
    group.first == group.main
        && (!group.is_finite() || inside)
        && matches!(text.words.part(group.main), Part::VerbParticiple | Part::VerbPast)
        && (next.is_noun() || next == Part::Adj)
        && !text.tokens.is(group.main + 1, TokenKind::Mark)
}

fn rank(found: &Found) -> i32 {
    let kind = match found.kind {
        EventType::Statement => 0,
        EventType::Other => 1,
        _ => 2,
    };
    kind * 1000 + (found.weight * 100.0) as i32
}

fn verb(text: &Text<'_>, clause: &Clause, group: &VerbGroup) -> Option<Found> {
    let triggers = text.language.triggers.get(TriggerClass::Verb, &group.lemma);
    let trigger = triggers.iter().find(|trigger| {
        rest_follows(text, clause, group.main, trigger)
            && (!trigger.needs_somebody || is_done_to_somebody(text, clause, group))
    })?;
    if trigger.kind == EventType::Assault && is_by_calamity(text, clause, group) {
        return None;
    }
    let document = has_document(text, clause, group.first);
    let spoken = reports(text, clause, group) && !is_speech_act(trigger.kind, &group.lemma);
    let trigger = if spoken
        || document && (text.language.is_saying(&group.lemma) || is_issuing(&group.lemma))
    {
        text.language
            .triggers
            .get(TriggerClass::Verb, "say")
            .iter()
            .find(|said| said.kind == EventType::Statement)
            .unwrap_or(trigger)
    } else {
        trigger
    };
    Some(Found {
        first: group.main,
        last: group.main + usize::from(is_next(text, group.main, trigger)),
        kind: trigger.kind,
        mode: trigger.mode,
        verb: Some(group.clone()),
        class: Class::Verb,
        document: trigger.kind == EventType::Statement && document,
        weight: 1.0,
    })
}

/// "A road accident killed five", "five were killed by the storm": nobody attacked.
fn is_by_calamity(text: &Text<'_>, clause: &Clause, group: &VerbGroup) -> bool {
    let is = |at: usize| {
        let word = text.tokens.lower(at);
        text.language.is("calamity", word) || text.language.is("calamity", singular(word))
    };
    if !group.passive {
        return clause.subject.is_some_and(is);
    }
    // "killed in a crash", "killed by the flood"
    let end = clause.tokens.end.min(group.main + OBJECT_REACH);
    let by = matches!(text.tokens.lower(group.main + 1), "by" | "in" | "when");
    by && (group.main + 1..end).any(is)
}

/// Whether a verb only introduces what is said: "recalled that", "claimed".
fn reports(text: &Text<'_>, clause: &Clause, group: &VerbGroup) -> bool {
    text.language.is_reporting(&group.lemma)
        && (text.tokens.lower(group.main + 1) == "that" || group.main + 1 >= clause.tokens.end)
}

/// What is done with a document.
fn is_issuing(lemma: &str) -> bool {
    matches!(lemma, "issue" | "release" | "publish" | "read" | "circulate" | "post")
}

/// Saying that is doing: to agree, refuse, threaten, demand, accuse.
fn is_speech_act(kind: EventType, lemma: &str) -> bool {
    matches!(kind, EventType::Agree | EventType::Reject | EventType::Threaten | EventType::Concede)
        || matches!(kind, EventType::Request) && lemma != "insist"
        || matches!(kind, EventType::Accuse) && lemma != "claim"
}

/// "a joint statement released …": a document that acts as the speaker.
fn has_document(text: &Text<'_>, clause: &Clause, before: usize) -> bool {
    (clause.tokens.start..before).any(|at| {
        matches!(
            text.tokens.lower(at),
            "statement"
                | "communique"
                | "communiqué"
                | "declaration"
                | "report"
                | "release"
                | "letter"
        )
    })
}

/// Words behind a verb among which the one whom it is done to is named.
const OBJECT_REACH: usize = 8;

/// Whether a verb is done to somebody: people, or an actor, behind it or, in the passive,
/// before it. "held two men", "two men were held", not "held a bag".
fn is_done_to_somebody(text: &Text<'_>, clause: &Clause, group: &VerbGroup) -> bool {
    let range = if group.passive {
        clause.tokens.start..group.first
    } else {
        let next = clause.verbs.iter().find(|verb| verb.first > group.main);
        let end = next.map_or(clause.tokens.end, |verb| verb.first);
        group.main + 1..end.min(group.main + OBJECT_REACH)
    };
    range.into_iter().any(|at| {
        let word = text.tokens.lower(at);
        let span = text.tokens.cover(at, at);
        let named = || {
            touching(text.mentions, span, |mention| mention.span)
                .iter()
                .any(|mention| mention.kind != ActorKind::Place)
        };
        text.language.is("human", word)
            || text.language.is("people", word)
            || text.language.is("object_pronoun", word)
            || named()
    })
}

/// Whether the second word of a phrase stands right behind the verb: "gave up", not "signed the
/// decree".
fn is_next(text: &Text<'_>, main: usize, trigger: &Trigger) -> bool {
    let next = text.tokens.lower(main + 1);
    trigger.rest.first().is_some_and(|word| *word == next || *word == singular(next))
}

/// Whether the further words of a phrase follow, with at most three words between.
fn rest_follows(text: &Text<'_>, clause: &Clause, main: usize, trigger: &Trigger) -> bool {
    let mut at = main + 1;
    for word in &trigger.rest {
        let end = (at + 4).min(clause.tokens.end);
        let Some(found) = (at..end).find(|index| {
            singular(text.tokens.lower(*index)) == *word || text.tokens.lower(*index) == *word
        }) else {
            return false;
        };
        at = found + 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::annotate::reports::of_monday;

    #[test]
    fn what_kills_without_attacking_and_what_a_noun_is_for() {
        for (text, trigger, kind) in [
            ("A road accident killed five people on Friday.", "killed", "OTHER"),
            ("Five people were killed in a fire on Friday.", "killed", "OTHER"),
            ("Rebels killed five people on Friday.", "killed", "ASSAULT"),
            ("The port was named on Friday as a route to export grain.", "named", "OTHER"),
            ("The president signed an executive order on Friday.", "signed", "OTHER"),
            ("The president signed a treaty on Friday.", "treaty", "SUPPORT"),
            ("The court gave up on Friday.", "gave up", "CONCEDE"),
        ] {
            let found = of_monday(text);
            let told = found
                .events
                .iter()
                .map(|event| (event.trigger.of(text).to_string(), event.kind.as_str()));
            let told: Vec<(String, &str)> = told.collect();
            assert_eq!(told, [(trigger.to_string(), kind)], "{text}");
        }
    }
}
