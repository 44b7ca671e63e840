//! Companies at their whole length: a trade or a legal form behind a name makes it one.

use super::names::Candidate;
use crate::annotate::knowledge::Offices;
use crate::annotate::tagger::NameLabel;
use crate::annotate::text::{TokenKind, Tokens};

/// "Duarte" in "Duarte Mining SA" is a company of three words, not a person.
pub fn complete(tokens: &Tokens<'_>, offices: &Offices, candidates: &mut [Candidate]) {
    for at in 0..candidates.len() {
        let limit = candidates.get(at + 1).map_or(tokens.len(), |next| next.tokens.start);
        let Some(one) = candidates.get_mut(at) else { continue };
        let start = one.tokens.start;
        let mut end = one.tokens.end;
        let trade = |at: usize| {
            at > start
                && tokens.is(at, TokenKind::Word)
                && tokens.capital(at)
                && offices.is("company", tokens.lower(at))
        };
        let mut company = trade(end - 1);
        if one.label != NameLabel::People {
            while end < limit && trade(end) {
                end += 1;
                company = true;
            }
        }
        let comma = usize::from(tokens.word(end) == ",");
        if end + comma < limit && is_legal_form(tokens, offices, end + comma) {
            end += comma + 1;
            company = true;
        }
        company |= end - 1 > start && is_legal_form(tokens, offices, end - 1);
        if company && one.label != NameLabel::People {
            one.tokens.end = end;
            one.label = NameLabel::Organisation;
            one.title = None;
        }
    }
}

/// "plc", "SA", "Inc.", written as such.
fn is_legal_form(tokens: &Tokens<'_>, offices: &Offices, at: usize) -> bool {
    let word = tokens.lower(at);
    (tokens.capital(at) || word == "plc")
        && tokens.is(at, TokenKind::Word)
        && offices.is("legal_form", word)
}
