//! Whether an actor is spoken of as "he" or as "she" in an article.
//!
//! Nothing is guessed from names: what counts is a title before one ("Mrs Roe"), and the
//! pronouns of sentences that name nobody else ("Roe won her first seat").

use crate::annotate::quotes::Text;
use crate::model::{ActorKind, Span, touching};

/// How somebody is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "he", "him", "his".
    Masculine,
    /// "she", "her", "hers".
    Feminine,
}

/// How often each actor of an article is spoken of as which.
#[derive(Debug)]
pub struct Genders {
    /// Masculine and feminine, by actor.
    votes: Vec<(usize, usize)>,
}

impl Genders {
    /// Count them.
    pub fn of(text: &Text<'_>) -> Self {
        let mut genders = Self { votes: vec![(0, 0); text.actors.len()] };
        for mention in text.mentions.iter().filter(|one| one.kind == ActorKind::Person) {
            let first = text.tokens().from_byte(mention.span.start);
            let title =
                first.checked_sub(1).and_then(|at| one_of(text, at, "masculine", "feminine"));
            if let Some(told) = title {
                genders.add(mention.actor, told);
            }
        }
        for sentence in text.sentences {
            if let Some((actor, told)) = of_sentence(text, *sentence) {
                genders.add(actor, told);
            }
        }
        genders
    }

    fn add(&mut self, actor: usize, gender: Gender) {
        let Some(votes) = self.votes.get_mut(actor) else { return };
        match gender {
            Gender::Masculine => votes.0 += 1,
            Gender::Feminine => votes.1 += 1,
        }
    }

    /// Whether an actor can be meant by a pronoun; who is not spoken of can be any.
    pub fn allow(&self, actor: usize, pronoun: Option<Gender>) -> bool {
        let (he, she) = self.votes.get(actor).copied().unwrap_or_default();
        match pronoun {
            Some(Gender::Masculine) => he >= she,
            Some(Gender::Feminine) => she >= he,
            None => true,
        }
    }
}

/// The gender that a pronoun tells.
pub fn gender(text: &Text<'_>, at: usize) -> Option<Gender> {
    one_of(text, at, "he", "she")
}

/// The gender that a word tells by its class.
fn one_of(text: &Text<'_>, at: usize, masculine: &str, feminine: &str) -> Option<Gender> {
    let word = text.tokens().lower(at);
    if text.language.is(masculine, word) {
        return Some(Gender::Masculine);
    }
    text.language.is(feminine, word).then_some(Gender::Feminine)
}

/// The only person whom a sentence names, and the gender of the pronouns behind the name.
fn of_sentence(text: &Text<'_>, sentence: Span) -> Option<(usize, Gender)> {
    let mentions = touching(text.mentions, sentence, |mention| mention.span);
    let mut people = mentions.iter().filter(|mention| mention.kind == ActorKind::Person);
    let first = people.next()?;
    if people.any(|other| other.actor != first.actor) || text.is_quoted(first.span) {
        return None;
    }
    let behind = text.tokens().from_byte(first.span.end)..text.tokens().within(sentence).end;
    let outside = |at: &usize| !text.is_quoted(text.tokens().cover(*at, *at));
    let mut told = behind.filter(outside).filter_map(|at| gender(text, at));
    let gender = told.next()?;
    told.all(|other| other == gender).then_some((first.actor, gender))
}
