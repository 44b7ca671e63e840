//! The verb of a clause that the lexicon names.

use super::trigger::{Class, Found};
use super::{Text, nouns};
use crate::annotate::knowledge::{Object, Trigger, TriggerClass};
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, TokenKind, VerbGroup, singular};
use crate::model::{ActorKind, EventType, ZoneKind, touching};

/// The first verb that names an event; saying verbs give way to others.
pub fn best(text: &Text<'_>, clause: &Clause) -> Option<Found> {
    let mut best: Option<Found> = None;
    for (number, group) in clause.verbs.iter().enumerate() {
        if is_quality(text, group) || is_opinion(text, group) {
            continue;
        }
        let Some(mut found) = named(text, clause, group) else { continue };
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
        // "struck down a law permitting it": what a noun does is not what is told.
        let quality = text.words.part(group.main) == Part::VerbGerund
            && group.first == group.main
            && before.is_noun()
            && clause.head().is_some_and(|head| {
                head.is_finite()
                    && head.main < group.main
                    && !text.language.is("stative", &head.lemma)
                    && !is_statement(text, &head.lemma)
            });
        if circumstance || participle || purpose || quality || is_name(text, group) {
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

/// "finds it easy", "found them sincere": what somebody makes of something.
fn is_opinion(text: &Text<'_>, group: &VerbGroup) -> bool {
    let object = text.language.is("object_pronoun", text.tokens.lower(group.main + 1))
        || text.tokens.lower(group.main + 1) == "it";
    group.lemma == "find" && object && text.words.part(group.main + 2) == Part::Adj
}

/// Whether a verb names no act but saying: "reported a blast killing ten".
fn is_statement(text: &Text<'_>, lemma: &str) -> bool {
    let triggers = text.language.triggers.get(TriggerClass::Verb, lemma);
    triggers.iter().any(|trigger| trigger.kind == EventType::Statement)
}

/// "Qaboos bin Said": a capital inside a sentence begins no verb, but in a headline.
pub fn is_name(text: &Text<'_>, group: &VerbGroup) -> bool {
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
    // "the defending champion"
    let form = match text.words.part(group.main) {
        Part::VerbParticiple | Part::VerbPast => true,
        Part::VerbGerund => matches!(before, Part::Det | Part::Adj | Part::Num),
        _ => false,
    };
    group.first == group.main
        && (!group.is_finite() || inside)
        && form
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

/// A verb as a trigger, where the lexicon names it.
pub fn named(text: &Text<'_>, clause: &Clause, group: &VerbGroup) -> Option<Found> {
    let triggers = text.language.triggers.get(TriggerClass::Verb, &group.lemma);
    let trigger = triggers.iter().find(|trigger| {
        (rest_follows(text, clause, group.main, trigger)
            || is_done_to(text, clause, group, trigger))
            && !is_notice(text, group.main, trigger)
            && match trigger.object {
                Object::Any => true,
                Object::Somebody => is_done_to_somebody(text, clause, group),
                Object::Nothing => !has_object(text, group),
            }
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

/// "issued a hurricane warning", "a storm warning": an authority's notice, not a threat.
fn is_notice(text: &Text<'_>, main: usize, trigger: &Trigger) -> bool {
    let named = || text.words.part(main) == Part::VerbGerund && nouns::is_notice(text, main);
    // The notice may stand among the words that make the verb a threat: "issued a … warning".
    let issued =
        || !trigger.rest.is_empty() && (main + 2..main + 5).any(|at| nouns::is_notice(text, at));
    trigger.kind == EventType::Threaten && (named() || issued())
}

/// "A road accident killed five", "five were killed by the storm": nobody attacked.
fn is_by_calamity(text: &Text<'_>, clause: &Clause, group: &VerbGroup) -> bool {
    let is = |at: usize| {
        let word = text.tokens.lower(at);
        text.language.is("calamity", word) || text.language.is("calamity", singular(word))
    };
    if !group.passive {
        // "Typhoon Haiyan, which killed 6,000"; "a road accident on Thursday killed five".
        let subject = |at: usize| is(at) || at.checked_sub(1).is_some_and(is);
        let stands_before = (clause.tokens.start..group.first).any(is);
        let behind = clause.subject.is_none_or(|at| !text.words.part(at).is_noun());
        return clause.subject.is_some_and(subject) || behind && stands_before;
    }
    // "was killed while working at the station"
    let at = group.main + 1;
    if text.tokens.lower(at) == "while" && text.words.part(at + 1) == Part::VerbGerund {
        let fights =
            |kind| matches!(kind, EventType::Assault | EventType::Coerce | EventType::Mobilize);
        let lemma = text.words.lemma(at + 1);
        let triggers = text.language.triggers.get(TriggerClass::Verb, &lemma);
        return !triggers.iter().any(|trigger| fights(trigger.kind));
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
pub fn has_document(text: &Text<'_>, clause: &Clause, before: usize) -> bool {
    // Not the lexicon's documents: a video or a post is no speaker by itself.
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

/// "demonstrated a drop": whether something stands right behind the verb, and is no time.
fn has_object(text: &Text<'_>, group: &VerbGroup) -> bool {
    // "an honour conferred by the president"
    if group.passive || !group.is_finite() && text.words.part(group.main) == Part::VerbParticiple {
        return true;
    }
    let next = (group.main + 1..text.tokens.len()).find(|at| text.words.part(*at) != Part::Adv);
    next.is_some_and(|at| {
        // "demonstrated that it works"
        let said = matches!(text.tokens.lower(at), "that" | "how" | "why" | "what" | "whether");
        let opens = said || text.words.part(at).is_nominal();
        let span = text.tokens.cover(at, at);
        opens && touching(text.timexes, span, |timex| timex.span).is_empty()
    })
}

/// Words behind a verb among which the one whom it is done to is named.
const OBJECT_REACH: usize = 8;

/// Whether a verb is done to somebody: people, or an actor, behind it or, in the passive,
/// before it. "held two men", "two men were held", not "held a bag".
fn is_done_to_somebody(text: &Text<'_>, clause: &Clause, group: &VerbGroup) -> bool {
    let range = if group.passive {
        // "The hostages who survived were freed": they stand before the relative clause.
        clause.front.clone().unwrap_or(clause.tokens.start..group.first)
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

/// "the borders were closed": what is acted on stands before a passive.
fn is_done_to(text: &Text<'_>, clause: &Clause, group: &VerbGroup, trigger: &Trigger) -> bool {
    let [object] = trigger.rest.as_slice() else { return false };
    let subject = clause.subject.map_or("", |at| text.tokens.lower(at));
    group.passive && [subject, singular(subject)].contains(object)
}

#[cfg(test)]
mod tests {
    use crate::annotate::reports::of_monday;

    #[test]
    fn what_kills_without_attacking_and_what_a_noun_is_for() {
        for (text, trigger, kind) in [
            ("A road accident killed five people on Friday.", "killed", "OTHER"),
            ("Five people were killed in a fire on Friday.", "killed", "OTHER"),
            ("Jane Roe watched a bomb test on Friday.", "watched", "OTHER"),
            ("Jane Roe spoke with the mayor on Friday.", "spoke with", "CONSULT"),
            ("Rebels killed five people on Friday.", "killed", "ASSAULT"),
            ("The port was named on Friday as a route to export grain.", "named", "OTHER"),
            ("The president signed an executive order on Friday.", "signed", "OTHER"),
            ("The president signed a treaty on Friday.", "treaty", "SUPPORT"),
            ("The court gave up on Friday.", "gave up", "CONCEDE"),
            ("The office issued a storm warning on Friday.", "warning", "OTHER"),
            ("The president issued a warning on Friday.", "warning", "THREATEN"),
            ("The fever killed 40 people on Friday.", "killed", "OTHER"),
            ("Oslo will question Roe and the minister on Friday.", "question", "ACCUSE"),
            ("The fever claimed 40 lives on Friday.", "claimed", "OTHER"),
            ("Smoke turned the city dark enough to require lights on Friday.", "turned", "OTHER"),
            ("The hotel closed on Friday.", "closed", "OTHER"),
            ("The borders with Lisse were closed on Friday.", "closed", "COERCE"),
            ("Police closed eleven streets on Friday.", "closed", "COERCE"),
            ("Jane Roe pleaded not guilty on Friday.", "pleaded not", "OTHER"),
            ("Workers demonstrated in Oslo on Friday.", "demonstrated", "PROTEST"),
            ("The video demonstrated a drop on Friday.", "demonstrated", "OTHER"),
            ("Jane Roe beat the defending champion on Friday.", "beat", "OTHER"),
            ("Jane Roe held a press conference on Friday.", "press conference", "STATEMENT"),
            ("Jane Roe addressed reporters on Friday.", "addressed reporters", "STATEMENT"),
            ("Jane Roe received a prison sentence on Friday.", "prison sentence", "SANCTION"),
            ("Jane Roe commuted his prison sentence on Friday.", "commuted", "CONCEDE"),
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

    #[test]
    fn who_is_killed_while_working_is_not_attacked() {
        for (text, kind) in [
            ("On Friday an engineer was killed while working in Oslo.", "OTHER"),
            ("On Friday a soldier was killed while fighting in Oslo.", "ASSAULT"),
        ] {
            let found = of_monday(text);
            let killed = found.events.iter().find(|event| event.trigger.of(text) == "killed");
            assert_eq!(killed.map(|event| event.kind.as_str()), Some(kind), "{text}");
        }
    }
}
