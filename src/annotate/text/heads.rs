//! Subject and object heads of a clause, read off the parts of speech, where they are certain:
//! nothing is guessed across a verb, a conjunction of clauses or an unclosed comma.

use std::ops::Range;

use super::token::TokenKind;
use super::verb::VerbGroup;
use super::words::Words;
use crate::annotate::tagger::Part;

/// Longest stretch between commas that may part a subject from its verb, in tokens.
const LONGEST_ASIDE: usize = 14;

/// The noun or pronoun that heads the subject of a verb group: "head" in "The head of the
/// mission, who left on Friday, has said"; `None` where it is not certain.
pub fn subject(words: &Words<'_>, clause: &Range<usize>, verb: &VerbGroup) -> Option<usize> {
    let tokens = &words.tokens;
    let mut end = verb.first;
    let mut asides = 0;
    loop {
        let last = end.checked_sub(1).filter(|last| clause.contains(last))?;
        match words.part(last) {
            Part::Adv | Part::Particle => end = last,
            Part::Punct if tokens.word(last) == "," && asides == 0 => {
                // "Jane Roe, the minister, said"
                let from = clause.start.max(last.saturating_sub(LONGEST_ASIDE));
                end = (from..last).rev().find(|at| tokens.word(*at) == ",")?;
                asides += 1;
            }
            _ => break,
        }
    }
    phrase_head(words, clause.start, end)
}

/// The head of the noun phrase that ends before `end`, over what hangs on it: "talks" in "the
/// second round of talks between A and B" is not it, "round" is.
pub(super) fn phrase_head(words: &Words<'_>, start: usize, end: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|last| *last >= start)?;
    let is_head = |at: usize| words.part(at).is_noun() || words.part(at) == Part::Pron;
    if !is_head(last) {
        return None;
    }
    if words.part(last) == Part::Pron {
        return (!hangs(words, start, last)).then_some(last);
    }
    let mut head = last;
    let mut at = last;
    while at > start {
        let before = at - 1;
        match words.part(before) {
            Part::Pron if is_possessive(words, before) => at = before,
            Part::Det | Part::Adj | Part::Num => at = before,
            part if part.is_noun() => {
                // "On Friday Pakistan": a day is no part of the name after it.
                if words.is_time(before) {
                    return Some(head);
                }
                at = before;
            }
            _ if words.tokens.is(before, TokenKind::Clitic)
                || matches!(words.tokens.word(before), "-" | "–" | "&") =>
            {
                at = before;
            }
            // "A and B said": both are subjects, neither is the head.
            Part::Cconj => return None,
            // "officials investigating the crash said"
            Part::VerbGerund | Part::VerbParticiple => match qualified(words, start, before) {
                Some(noun) => (head, at) = (noun, noun),
                None => break,
            },
            Part::Adp => {
                let noun = before.checked_sub(1).filter(|noun| *noun >= start)?;
                // "a man accused of theft said"
                if let Some(noun) = qualified(words, start, noun) {
                    (head, at) = (noun, noun);
                    continue;
                }
                if !words.part(noun).is_noun() || words.is_time(noun) {
                    return None;
                }
                head = noun;
                at = noun;
            }
            _ => break,
        }
    }
    Some(head)
}

/// The noun right before a participle that tells which one it is.
fn qualified(words: &Words<'_>, start: usize, participle: usize) -> Option<usize> {
    let form = matches!(words.part(participle), Part::VerbGerund | Part::VerbParticiple)
        // "a student named Wong said": the name says more.
        && !matches!(words.tokens.lower(participle), "named" | "called" | "nicknamed" | "dubbed");
    let noun = participle.checked_sub(1).filter(|noun| form && *noun >= start)?;
    words.part(noun).is_noun().then_some(noun)
}

/// "its" in "its border".
fn is_possessive(words: &Words<'_>, at: usize) -> bool {
    words.language.is("determiner", words.tokens.lower(at))
        && (words.part(at + 1).is_noun() || words.part(at + 1) == Part::Adj)
}

fn hangs(words: &Words<'_>, start: usize, at: usize) -> bool {
    at > start && words.part(at - 1) == Part::Adp
}

/// The noun or pronoun that heads the object of an active verb group: "agreement" in "signed
/// the long-awaited agreement"; `None` where it is not certain.
pub fn object(words: &Words<'_>, clause: &Range<usize>, verb: &VerbGroup) -> Option<usize> {
    if verb.passive {
        return None;
    }
    let mut at = verb.main + 1;
    let mut head = None;
    while clause.contains(&at) {
        match words.part(at) {
            Part::Pron if head.is_none() && !is_possessive(words, at) => return Some(at),
            Part::Pron if head.is_none() => {}
            Part::Det | Part::Adj | Part::Num if head.is_none() => {}
            Part::Det | Part::Adj | Part::Num => break,
            part if part.is_noun() => {
                if words.is_time(at) {
                    break;
                }
                head = Some(at);
            }
            _ if words.tokens.is(at, TokenKind::Clitic) && head.is_some() => {}
            _ if matches!(words.tokens.word(at), "-" | "–" | "“" | "\"") => {}
            _ => break,
        }
        at += 1;
    }
    // "told reporters the talks …": what follows a noun may be another object; the first stays.
    head
}

#[cfg(test)]
mod tests {
    use crate::annotate::Knowledge;
    use crate::annotate::text::{VerbGroup, Words, clauses};

    /// Subject, verb and object of the first finite clause.
    fn heads(text: &str) -> (String, String, String) {
        let knowledge = Knowledge::embedded();
        let language = knowledge.language("en").unwrap();
        let words = Words::read(text, &[], language, knowledge);
        let clauses = clauses(&words, words.sentences[0], language);
        let clause =
            clauses.iter().find(|one| one.head().is_some_and(VerbGroup::is_finite)).unwrap();
        let word =
            |at: Option<usize>| at.map_or_else(String::new, |at| words.tokens.word(at).to_string());
        (word(clause.subject), word(clause.head().map(|verb| verb.main)), word(clause.object))
    }

    #[test]
    fn certain_heads() {
        for (text, subject, verb, object) in [
            (
                "The ministers signed a joint statement on Friday.",
                "ministers",
                "signed",
                "statement",
            ),
            ("The head of the mission has left the capital.", "head", "left", "capital"),
            ("Jane Roe, the foreign minister, rejected the offer.", "Roe", "rejected", "offer"),
            ("On Friday Oltmar closed its border.", "Oltmar", "closed", "border"),
            ("They also accused him of lying.", "They", "accused", "him"),
            ("The ferry was seized by armed men.", "ferry", "seized", ""),
            ("Oltmar and Corvane signed a treaty.", "", "signed", "treaty"),
            (
                "Reports of new clashes near the border worried the mediators.",
                "Reports",
                "worried",
                "mediators",
            ),
        ] {
            let found = heads(text);
            assert_eq!(found, (subject.into(), verb.into(), object.into()), "{text}");
        }
    }
}
