//! What a name is: the tagger's label, corrected by what the world knows.

use super::names::Candidate;
use crate::annotate::knowledge::{Entry, Gazetteer, Knowledge};
use crate::annotate::tagger::NameLabel;
use crate::annotate::text::Tokens;
use crate::model::ActorKind;

/// How far before a name the word for its group may stand, in tokens.
const REACH: usize = 12;

/// Tells the kinds of names in a text.
pub struct Kinds<'a> {
    /// The tokens.
    pub tokens: &'a Tokens<'a>,
    /// Names of the world.
    pub knowledge: &'a Knowledge,
}

impl Kinds<'_> {
    /// The kind of a name where it stands.
    pub fn of(&self, candidate: &Candidate) -> ActorKind {
        let words = self
            .tokens
            .cover(candidate.tokens.start, candidate.tokens.end - 1)
            .of(self.tokens.text);
        let known = self.knowledge.lexicon.get(words);
        let own = known.filter(|entry| entry.list & Gazetteer::OWN != 0);
        let known = own.or_else(|| known.filter(|entry| trusted(words, entry)));
        if let Some(entry) = known.filter(|entry| entry.list & Gazetteer::OWN != 0) {
            return entry.kind;
        }
        let titled = candidate.title.is_some()
            || candidate.tokens.start.checked_sub(1).is_some_and(|before| {
                self.knowledge.lexicon.offices.is("title", self.tokens.lower(before))
            });
        if let Some(kind) = known.and_then(|entry| of_entry(candidate, entry, titled)) {
            return kind;
        }
        if self.knowledge.lexicon.offices.office(words).is_some() {
            return ActorKind::Organisation;
        }
        match candidate.label {
            NameLabel::Person => self.person_or_group(candidate),
            NameLabel::Organisation if self.is_group(candidate) => ActorKind::Group,
            NameLabel::Organisation => ActorKind::Organisation,
            NameLabel::Place => ActorKind::Place,
            NameLabel::People => ActorKind::Nationality,
        }
    }

    /// The tagger takes unknown armed groups ("Fitna al-…") for people now and then.
    fn person_or_group(&self, candidate: &Candidate) -> ActorKind {
        let (first, head) = (candidate.tokens.start, candidate.tokens.end - 1);
        let lexicon = &self.knowledge.lexicon;
        let body = head > first
            && lexicon.offices.is("organisation", self.tokens.lower(head))
            && !lexicon.first_names.has(self.tokens.lower(first));
        if candidate.title.is_none() && self.among_groups(candidate) {
            ActorKind::Group
        } else if candidate.title.is_none() && body {
            // "Oltmar Coastguard"
            ActorKind::Organisation
        } else {
            ActorKind::Person
        }
    }

    fn is_group(&self, candidate: &Candidate) -> bool {
        let offices = &self.knowledge.lexicon.offices;
        let words = || candidate.tokens.clone().map(|at| self.tokens.lower(at));
        let armed = words().any(|word| offices.is("armed", word));
        let head = candidate.tokens.end - 1;
        let named = |class: &str| offices.is(class, self.tokens.lower(head));
        candidate.tokens.len() > 1 && (named("group") || armed && named("force"))
            || self.among_groups(candidate)
    }

    /// "militants of X", "militant groups such as X", "the X militants"; a name that reads
    /// like a person's also among "groups" of any kind.
    fn among_groups(&self, candidate: &Candidate) -> bool {
        let offices = &self.knowledge.lexicon.offices;
        let is = |class: &str, at: usize| offices.is(class, self.tokens.lower(at));
        let armed = |at: usize| {
            is("fighters", at)
                || is("gathering", at)
                    && (candidate.label == NameLabel::Person
                        || at.checked_sub(1).is_some_and(|before| is("arming", before)))
        };
        let after = candidate.tokens.end;
        if is("fighters", after) || candidate.label == NameLabel::Person && is("gathering", after) {
            return true;
        }
        let joins = |at: usize| {
            is("introducing", at)
                || self.tokens.capital(at)
                || matches!(
                    self.tokens.word(at),
                    "“" | "”" | "\"" | "‘" | "’" | "," | "(" | ")" | "-"
                )
        };
        let reach = candidate.tokens.start.saturating_sub(REACH)..candidate.tokens.start;
        let before = reach.rev().find(|at| !joins(*at) || armed(*at));
        before.is_some_and(armed)
    }
}

/// Whether a known name is meant wherever it stands: not "is" for "IS", "us" for "US".
fn trusted(words: &str, entry: &Entry) -> bool {
    let short = words.chars().count() <= 4 && !words.contains(' ');
    let upper = words.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    !short || upper || matches!(entry.kind, ActorKind::Place | ActorKind::Nationality)
}

/// The kind of a known name under a label; `None` where the label says more.
fn of_entry(candidate: &Candidate, entry: &Entry, titled: bool) -> Option<ActorKind> {
    match (candidate.label, entry.kind) {
        // "President Jordan", "Ms. London".
        (NameLabel::Person, _) if titled => None,
        (NameLabel::Person, ActorKind::Place) if candidate.tokens.len() == 1 => {
            entry.governs.then_some(ActorKind::Place)
        }
        // "Liverpool won": a club of the city's name. A capital or country stays one.
        (NameLabel::Organisation, ActorKind::Place) => entry.governs.then_some(ActorKind::Place),
        // "Democrats", "Taliban" among peoples.
        (NameLabel::Organisation, ActorKind::Nationality) if candidate.tokens.len() > 1 => None,
        // "Dawn", "Orion": a place or person of a paper's or company's name.
        (NameLabel::Person | NameLabel::Place, ActorKind::Organisation)
            if candidate.tokens.len() == 1 =>
        {
            None
        }
        _ => Some(entry.kind),
    }
}
