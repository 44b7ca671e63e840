//! What a tagger takes for something else: verbs of saying beside a quotation ("“We go,” writes
//! Roe", "“We go,” the report states") and nouns of two words ("a think tank").

use super::fold::singular;
use super::token::Tokens;
use super::verb::VerbForm;
use crate::annotate::knowledge::Language;
use crate::annotate::tagger::Part;

/// Tokens between a quotation and a verb behind its subject, at most.
const SUBJECT: usize = 6;

/// Gives the verbs behind quotations, and the nouns of two words, their part of speech.
pub fn mend(tokens: &Tokens<'_>, language: &Language, parts: &mut [Part]) {
    for at in 1..parts.len() {
        let verb = match (parts[at - 1].is_verb(), parts[at].is_verb()) {
            (true, false) if parts[at].is_noun() => Some(at - 1),
            (false, true) if parts[at - 1].is_nominal() => Some(at),
            _ => None,
        };
        if let Some(verb) = verb {
            let name = format!("{} {}", tokens.lower(at - 1), singular(tokens.lower(at)));
            // "police shooting 12 people": what has an object is no noun.
            let object = matches!(
                parts.get(at + 1),
                Some(Part::Det | Part::Num | Part::Noun | Part::NounPlural | Part::Pron)
            ) || tokens.lower(at + 1) == "at";
            if language.is("compound", &name) && !(verb == at && object) {
                parts[verb] = Part::Noun;
            }
            if verb == at - 1 {
                continue;
            }
        }
        if parts[at].is_verb() || parts[at].is_aux() || tokens.capital(at) {
            continue;
        }
        // "will question Roe"
        let base = language.verb_form(tokens.lower(at));
        if parts[at - 1] == Part::Modal
            && parts[at] == Part::Noun
            && base.is_some_and(|(_, form)| form == VerbForm::Base)
        {
            parts[at] = Part::VerbBase;
            continue;
        }
        let Some((base, form)) = language.verb_form(tokens.lower(at)) else { continue };
        let part = match form {
            VerbForm::Third => Part::VerbThird,
            VerbForm::Past => Part::VerbPast,
            _ => continue,
        };
        if language.is_saying(base)
            && (is_inverted(tokens, parts, at) || is_behind(tokens, parts, at))
        {
            parts[at] = part;
        }
    }
}

/// "“…,” writes Roe", "“…,” reads the letter".
fn is_inverted(tokens: &Tokens<'_>, parts: &[Part], at: usize) -> bool {
    let named = tokens.capital(at + 1) || parts.get(at + 1) == Some(&Part::Det);
    named && closes(tokens, at)
}

/// "“…,” Roe opines, “…”": nothing but a noun phrase since the quotation, and a mark behind.
fn is_behind(tokens: &Tokens<'_>, parts: &[Part], at: usize) -> bool {
    let ends = matches!(tokens.word(at + 1), "," | "." | ":" | ";" | "“" | "\"");
    let inside = |before: &usize| parts[*before].is_nominal();
    let phrase = (at.saturating_sub(SUBJECT)..at).rev().take_while(inside).count();
    let parted = tokens.word(at + 1) == ":" || has_comma(tokens, at - phrase);
    ends && phrase > 0 && closes(tokens, at - phrase) && parted
}

/// Whether a quotation ends right before a token.
fn closes(tokens: &Tokens<'_>, at: usize) -> bool {
    let mark = |at: usize| {
        matches!(tokens.word(at), "”" | "»" | "''") || tokens.word(at) == "\"" && tokens.glued(at)
    };
    let before = |back: usize| at.checked_sub(back).is_some_and(mark);
    before(1) || at.checked_sub(1).is_some_and(|comma| tokens.word(comma) == ",") && before(2)
}

/// Whether a comma parts a quotation from what follows at a token: "…,” Roe", "…”, Roe".
fn has_comma(tokens: &Tokens<'_>, at: usize) -> bool {
    (1..=2).any(|back| {
        at.checked_sub(back).is_some_and(|at| matches!(tokens.word(at), "," | "!" | "?"))
    })
}
