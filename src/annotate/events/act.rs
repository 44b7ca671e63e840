//! What an act comes to: a will, a demand, a refusal or a reversal changes its type.
//!
//! PLOVER codes what somebody does with an act, not the act that is spoken of: who is ready
//! to withdraw agrees, who says that others must withdraw requests, who will not withdraw
//! rejects, and who lifts a ban concedes.

use super::Text;
use super::trigger::Found;
use crate::annotate::text::{Clause, Tense};
use crate::model::{EventType, touching};

/// Words before a verb among which its will stands: "is still not quite ready to".
const REACH: usize = 5;

/// What is done with an act, where it is more than the act itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// Ready, willing, offering, promising to do it.
    Willing,
    /// Told to do it by somebody.
    Demanded,
    /// Not going to do it.
    Refused,
    /// Ending what held others down.
    Reversed,
    /// Ending what others had from it.
    Stopped,
    /// Going to do it, and it harms others.
    Threatened,
}

impl Stance {
    /// The type that an act has in this stance.
    pub fn kind(self) -> EventType {
        match self {
            Self::Willing => EventType::Agree,
            Self::Demanded => EventType::Request,
            Self::Refused => EventType::Reject,
            Self::Reversed => EventType::Concede,
            Self::Stopped => EventType::Sanction,
            Self::Threatened => EventType::Threaten,
        }
    }
}

/// The stance of a clause's event; `None` where it is told as what it is.
pub fn stance(text: &Text<'_>, index: usize, clause: &Clause, found: &Found) -> Option<Stance> {
    if is_demanded(text, index, clause, found) {
        return Some(Stance::Demanded);
    }
    if is_refused(text, clause, found) {
        return Some(Stance::Refused);
    }
    if let Some(stance) = ended(text, clause, found) {
        return Some(stance);
    }
    meant(text, clause, found)
}

/// Types of acts that can be offered, demanded or refused.
fn is_kind_act(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Agree
            | EventType::Consult
            | EventType::Support
            | EventType::Cooperate
            | EventType::Aid
            | EventType::Concede
            | EventType::Retreat
    )
}

/// "Kabul must end its support": said by somebody of somebody else.
fn is_demanded(text: &Text<'_>, index: usize, clause: &Clause, found: &Found) -> bool {
    let Some(verb) = &found.verb else { return false };
    let must = verb.modal.as_deref().is_some_and(|modal| text.language.is("must", modal))
        || (clause.tokens.start..verb.main).any(|at| {
            text.tokens.lower(at + 1) == "to" && text.language.is("must", text.tokens.lower(at))
        });
    must && is_told(text, index, clause) && !is_of_the_speaker(text, clause)
}

/// Whether a clause is what somebody says: "X said …", or "…, X said".
fn is_told(text: &Text<'_>, index: usize, clause: &Clause) -> bool {
    if clause.reported_by.is_some() {
        return true;
    }
    let near = index.saturating_sub(2)..(index + 3).min(text.clauses.len());
    text.clauses[near].iter().any(|other| {
        other.sentence == clause.sentence
            && other.span != clause.span
            && other.head().is_some_and(|verb| text.language.is_reporting(&verb.lemma))
    })
}

/// "we must", "it must": of the one who speaks.
fn is_of_the_speaker(text: &Text<'_>, clause: &Clause) -> bool {
    let own = |at: usize| {
        let word = text.tokens.lower(at);
        // "Peru said it had to": the one who is reported speaks of himself.
        let taken_up = clause.reported_by.is_some() && text.language.is("pronoun", word)
            || matches!(word, "it" | "they") && clause.reported_by.is_some();
        text.language.is("speaking", word) || taken_up
    };
    clause.subject.is_some_and(own)
}

/// "will not accept", "would not meet": of an act to come, not a denial of one that was.
fn is_refused(text: &Text<'_>, clause: &Clause, found: &Found) -> bool {
    let Some(verb) = found.verb.as_ref().filter(|_| is_kind_act(found.kind)) else { return false };
    if verb.negated {
        return matches!(verb.tense, Tense::Future | Tense::Conditional);
    }
    // "refused to meet", "failed to reach agreement": the act hangs on the refusal.
    let governor = clause.verbs.iter().rfind(|other| other.main < verb.first);
    let to = verb.tense == Tense::Nonfinite && text.tokens.lower(verb.first) == "to";
    to && governor.is_some_and(|other| {
        text.language.is("refusing", &other.lemma) && verb.first <= other.main + REACH
    })
}

/// "lifted the ban", "called off the strike"; "suspended aid", "broke off the talks".
fn ended(text: &Text<'_>, clause: &Clause, found: &Found) -> Option<Stance> {
    let verb = found.verb.as_ref().filter(|verb| !verb.negated && !verb.passive)?;
    // "called off the strike", not "called for talks".
    let off = matches!(text.tokens.lower(verb.main + 1), "off");
    let ends = text.language.is("ending", &verb.lemma)
        || off && text.language.is("ending_off", &verb.lemma);
    if !ends {
        return None;
    }
    let end = clause.tokens.end.min(verb.main + 1 + REACH);
    let behind = || (verb.main + 1..end).find_map(|at| super::nouns::kind_at(text, at));
    let kind =
        if found.class.is_noun() && found.first > verb.main { found.kind } else { behind()? };
    match kind {
        EventType::Coerce | EventType::Sanction | EventType::Protest | EventType::Threaten => {
            Some(Stance::Reversed)
        }
        EventType::Aid | EventType::Cooperate | EventType::Consult => Some(Stance::Stopped),
        _ => None,
    }
}

/// "is ready to withdraw", "offered to mediate", "will support"; "would boycott", "plans to ban":
/// what somebody means to do, without a day.
fn meant(text: &Text<'_>, clause: &Clause, found: &Found) -> Option<Stance> {
    let verb = found.verb.as_ref().filter(|verb| !verb.negated && !verb.passive)?;
    if found.class.is_noun() && found.last < verb.first {
        return None;
    }
    let from = verb.first.saturating_sub(REACH).max(clause.tokens.start);
    let is_before =
        |class| (from..verb.first).any(|at| text.language.is(class, text.tokens.lower(at)));
    let to = text.tokens.lower(verb.first) == "to";
    let reported = clause.reported_by.is_some() && verb.tense == Tense::Conditional;
    let ahead = verb.tense == Tense::Future || reported && verb.modal.as_deref() == Some("would");
    let dated = || {
        touching(text.timexes, clause.span, |timex| timex.span)
            .iter()
            .any(|timex| clause.span.contains(timex.span) && !timex.range.is_open())
    };
    let hostile = matches!(
        found.kind,
        EventType::Coerce | EventType::Sanction | EventType::Protest | EventType::Assault
    );
    if hostile {
        let means = to && (is_before("willing") || is_before("meaning")) || ahead;
        return (means && !dated()).then_some(Stance::Threatened);
    }
    let given = is_kind_act(found.kind) && (found.kind != EventType::Consult || reported);
    let willing = to && is_before("willing") && is_kind_act(found.kind);
    (willing || given && ahead && !dated()).then_some(Stance::Willing)
}

/// The triggers of a sentence with their types.
#[cfg(test)]
fn stances(sentence: &str) -> Vec<(String, EventType)> {
    let found = crate::annotate::reports::of_monday(sentence);
    let text = &found.article.text;
    let word = |span: crate::model::Span| span.of(text).to_string();
    found.events.iter().map(|event| (word(event.trigger), event.kind)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_what_somebody_does_with_it() {
        for (sentence, trigger, kind) in [
            (
                "Oslo is ready to withdraw its troops, a minister said.",
                "withdraw",
                EventType::Agree,
            ),
            ("Peru offered to mediate between the two sides.", "offered", EventType::Agree),
            ("Peru will support the plan.", "support", EventType::Agree),
            ("Peru supported the plan.", "supported", EventType::Support),
            ("Peru said that Chile must withdraw its troops.", "withdraw", EventType::Request),
            ("Peru said it would not meet the rebels.", "meet", EventType::Reject),
            ("Peru refused to meet the rebels.", "refused", EventType::Reject),
            ("Peru lifted the curfew in Lima.", "lifted", EventType::Concede),
            ("The council called for talks with Chile.", "called", EventType::Request),
            ("Peru said that it must withdraw its troops.", "withdraw", EventType::Retreat),
            ("Peru suspended aid to Chile.", "aid", EventType::Sanction),
            ("Peru said it would boycott the vote.", "boycott", EventType::Threaten),
            ("Miners will strike over pay on 20 November.", "strike", EventType::Protest),
            ("Peru imposed a curfew in Lima.", "curfew", EventType::Coerce),
            ("The sides failed to reach agreement in Lima.", "failed", EventType::Reject),
        ] {
            let found = stances(sentence);
            let event = found.iter().find(|(word, _)| word.starts_with(trigger));
            let event = event.unwrap_or_else(|| panic!("{sentence}: {found:?}"));
            assert_eq!(event.1, kind, "{sentence}");
        }
    }
}
