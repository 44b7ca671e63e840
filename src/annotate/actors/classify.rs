//! What a candidate is: by the lexicon, by its own words, by the words around it.

use super::candidates::Candidate;
use crate::annotate::knowledge::{Knowledge, Language};
use crate::annotate::text::{TokenKind, Tokens, fold};
use crate::model::{ActorKind, Zone, ZoneKind};

/// Votes for each kind, in the order of [`ActorKind::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes([i32; 5]);

impl Votes {
    fn add(&mut self, kind: ActorKind, votes: i32) {
        if let Some(slot) = ActorKind::ALL.iter().position(|one| *one == kind) {
            self.0[slot] += votes;
        }
    }

    /// Both together.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        for (slot, more) in self.0.iter_mut().zip(other.0) {
            *slot += more;
        }
        self
    }

    /// The kind with most votes, and how many; of equal ones the first.
    pub fn best(&self) -> (ActorKind, i32) {
        let mut best = (ActorKind::Person, i32::MIN);
        for (kind, votes) in ActorKind::ALL.iter().zip(self.0) {
            if votes > best.1 {
                best = (*kind, votes);
            }
        }
        best
    }
}

/// Looks at candidates in their text.
pub struct Classifier<'a> {
    /// The tokens.
    pub tokens: &'a Tokens<'a>,
    /// The language's words.
    pub language: &'a Language,
    /// Names of the world.
    pub knowledge: &'a Knowledge,
    /// The article's zones.
    pub zones: &'a [Zone],
}

impl Classifier<'_> {
    /// The words of a candidate.
    pub fn words(&self, candidate: &Candidate) -> &str {
        self.tokens.cover(candidate.tokens.start, candidate.tokens.end - 1).of(self.tokens.text)
    }

    /// Votes of one occurrence.
    pub fn votes(&self, candidate: &Candidate) -> Votes {
        let mut votes = Votes::default();
        self.own_words(candidate, &mut votes);
        self.before(candidate, &mut votes);
        self.after(candidate, &mut votes);
        votes
    }

    fn own_words(&self, candidate: &Candidate, votes: &mut Votes) {
        let lexicon = &self.knowledge.lexicon;
        let words: Vec<usize> =
            candidate.tokens.clone().filter(|at| self.tokens.is(*at, TokenKind::Word)).collect();
        let (Some(first), Some(last)) = (words.first().copied(), words.last().copied()) else {
            return;
        };
        let whole = self.words(candidate);
        if lexicon.offices.office(&fold(whole)).is_some() {
            votes.add(ActorKind::Organisation, 6);
        }
        // "Bank of Zelin": the head stands before "of".
        let of = words.iter().position(|at| matches!(self.tokens.lower(*at), "of" | "for"));
        let head = of.and_then(|of| of.checked_sub(1)).map_or(last, |at| words[at]);
        if words.len() > 1 {
            self.head_word(head, &words, votes);
            if of.is_none() {
                self.person_words(first, last, votes);
            }
        }
        let upper =
            whole.chars().all(|c| c.is_uppercase() || c == '-' || c == '.' || c.is_ascii_digit());
        let in_dateline = self.in_zone(candidate, ZoneKind::Dateline);
        if upper && !in_dateline && words.len() == 1 && (2..=7).contains(&whole.len()) {
            votes.add(ActorKind::Organisation, 2);
        }
        if in_dateline {
            let kind = if self.tokens.word(candidate.tokens.start.saturating_sub(1)) == "(" {
                ActorKind::Organisation
            } else {
                ActorKind::Place
            };
            votes.add(kind, 4);
        }
        if self.in_zone(candidate, ZoneKind::Credit) {
            votes.add(ActorKind::Organisation, 3);
        }
        if self.in_zone(candidate, ZoneKind::Byline) && words.len() > 1 {
            votes.add(ActorKind::Person, 2);
        }
    }

    fn in_zone(&self, candidate: &Candidate, kind: ZoneKind) -> bool {
        let at = self.tokens.get(candidate.tokens.start).map_or(0, |token| token.span.start);
        self.zones.iter().any(|zone| zone.kind == kind && zone.span.holds(at))
    }

    fn head_word(&self, head: usize, words: &[usize], votes: &mut Votes) {
        let offices = &self.knowledge.lexicon.offices;
        let word = self.tokens.lower(head);
        let armed = words.iter().any(|at| offices.is("armed", self.tokens.lower(*at)));
        if offices.is("group", word)
            || armed && matches!(word, "army" | "forces" | "state" | "force" | "party")
        {
            votes.add(ActorKind::Group, 4);
        } else if offices.is("organisation", word) {
            votes.add(ActorKind::Organisation, 4);
        } else if offices.is("site", word) {
            votes.add(ActorKind::Place, 4);
        } else if matches!(
            self.tokens.lower(words[0]),
            "mount" | "lake" | "port" | "cape" | "fort" | "camp" | "saint" | "gulf"
        ) {
            votes.add(ActorKind::Place, 3);
        }
        if armed && votes.best().0 != ActorKind::Group && self.tokens.lower(words[0]) != "islamic" {
            votes.add(ActorKind::Group, 3);
        }
    }

    fn person_words(&self, first: usize, last: usize, votes: &mut Votes) {
        let lexicon = &self.knowledge.lexicon;
        if lexicon.first_names.has(self.tokens.word(first)) {
            votes.add(ActorKind::Person, 2);
        }
        if lexicon.last_names.has(self.tokens.word(last)) {
            votes.add(ActorKind::Person, 1);
        }
        let initials = (first..last).any(|at| self.tokens.word(at).chars().count() == 1);
        if initials {
            votes.add(ActorKind::Person, 2);
        }
        // Two or three words that are nothing else are most often somebody's name.
        let plain = (first..=last).all(|at| {
            let word = self.tokens.lower(at);
            !self.language.is("function", word) && self.language.verb_form(word).is_none()
        });
        if last - first <= 3 {
            votes.add(ActorKind::Person, if plain && last - first <= 2 { 2 } else { 1 });
        }
    }

    fn before(&self, candidate: &Candidate, votes: &mut Votes) {
        if candidate.title.is_some() {
            votes.add(ActorKind::Person, 4);
        }
        let Some(at) = candidate.tokens.start.checked_sub(1) else { return };
        let word = self.tokens.lower(at);
        let offices = &self.knowledge.lexicon.offices;
        if offices.is("title", word) && !self.tokens.capital(at) {
            votes.add(ActorKind::Person, 4);
        }
        let through = if word == "the" { self.tokens.lower(at.saturating_sub(1)) } else { word };
        match through {
            "in" | "near" | "outside" | "across" | "around" => votes.add(ActorKind::Place, 2),
            "at" | "from" | "to" | "into" | "off" | "towards" | "toward" => {
                votes.add(ActorKind::Place, 1);
            }
            "," if self.follows_title(at) => votes.add(ActorKind::Person, 3),
            "of" if self.is_governed(at.saturating_sub(1)) => votes.add(ActorKind::Place, 2),
            "of" if offices.is("site", self.tokens.lower(at.saturating_sub(1))) => {
                votes.add(ActorKind::Place, 4);
            }
            "." if self.is_short_title(at.saturating_sub(1)) => votes.add(ActorKind::Person, 4),
            _ => {}
        }
        if word == "the" {
            votes.add(ActorKind::Person, -3);
        }
        if self.is_saying(at) {
            votes.add(ActorKind::Person, 1);
        }
        let from = at.saturating_sub(9);
        let of_groups = (from..=at).any(|at| {
            matches!(
                self.tokens.lower(at),
                "groups"
                    | "group"
                    | "militants"
                    | "militant"
                    | "insurgents"
                    | "militia"
                    | "rebels"
                    | "outfits"
                    | "outfit"
            )
        });
        let listed = (from..=at).rev().all(|at| !matches!(self.tokens.word(at), "." | ";"));
        if of_groups
            && listed
            && (at..=at).all(|at| {
                matches!(
                    self.tokens.word(at),
                    "“" | "\"" | "and" | "," | "like" | "as" | "including" | "called" | "the" | "("
                )
            })
        {
            votes.add(ActorKind::Group, 4);
        }
    }

    /// "Mr.", "Gen." before the stop.
    fn is_short_title(&self, at: usize) -> bool {
        self.tokens.glued(at + 1)
            && self.language.abbreviations.contains(self.tokens.lower(at))
            && self.knowledge.lexicon.offices.is("title", self.tokens.lower(at))
    }

    /// "the navy of X", "president of X": what a state has.
    fn is_governed(&self, at: usize) -> bool {
        let offices = &self.knowledge.lexicon.offices;
        let word = self.tokens.lower(at);
        offices.is("title", word) || offices.is("governed", word)
    }

    /// "the minister for defence, X": a title not far before the comma.
    fn follows_title(&self, comma: usize) -> bool {
        let offices = &self.knowledge.lexicon.offices;
        (comma.saturating_sub(8)..comma)
            .rev()
            .take_while(|at| !matches!(self.tokens.word(*at), "," | "." | ";" | "”" | "\""))
            .any(|at| offices.is("title", self.tokens.lower(at)))
    }

    fn after(&self, candidate: &Candidate, votes: &mut Votes) {
        let at = candidate.tokens.end;
        let word = self.tokens.lower(at);
        if self.is_saying(at) {
            votes.add(ActorKind::Person, 1);
            votes.add(ActorKind::Organisation, 1);
        }
        match word {
            "who" | "whose" => votes.add(ActorKind::Person, 2),
            "," if matches!(self.tokens.lower(at + 1), "who" | "aged") => {
                votes.add(ActorKind::Person, 2);
            }
            "," if self.tokens.is(at + 1, TokenKind::Number)
                && self.tokens.word(at + 1).len() == 2
                && self.tokens.word(at + 2) == "," =>
            {
                votes.add(ActorKind::Person, 3);
            }
            _ => {}
        }
        let offices = &self.knowledge.lexicon.offices;
        // "X's Foreign Ministry", "the X delegation": what a state has.
        let owned = if self.tokens.is(at, TokenKind::Clitic) { at + 1 } else { at };
        let owns = self.is_governed(owned)
            || offices.is("portfolio", self.tokens.lower(owned)) && self.tokens.capital(owned);
        if owns
            && self.tokens.is(owned, TokenKind::Word)
            && (owned > at || !self.tokens.capital(owned))
        {
            votes.add(ActorKind::Place, if owned > at { 3 } else { 2 });
        }
        // "between X and Y", "X and Y agreed"
        if word == "and"
            && self.tokens.capital(at + 1)
            && self.tokens.lower(candidate.tokens.start.saturating_sub(1)) == "between"
        {
            votes.add(ActorKind::Place, 1);
        }
        if offices.is("site", word) && !self.tokens.capital(at) {
            votes.add(ActorKind::Place, 2);
        }
        if matches!(word, "-") && self.tokens.lower(at + 1) == "based" {
            votes.add(ActorKind::Place, 4);
        }
        if matches!(
            word,
            "militants" | "fighters" | "rebels" | "insurgents" | "gunmen" | "militiamen"
        ) {
            votes.add(ActorKind::Group, 3);
        }
    }

    fn is_saying(&self, at: usize) -> bool {
        self.language.verb_form(self.tokens.lower(at)).is_some_and(|(lemma, _)| {
            !self.tokens.capital(at)
                && matches!(
                    lemma.as_str(),
                    "say"
                        | "tell"
                        | "add"
                        | "state"
                        | "stress"
                        | "warn"
                        | "announce"
                        | "insist"
                        | "note"
                        | "write"
                        | "confirm"
                        | "deny"
                        | "claim"
                        | "argue"
                        | "explain"
                )
        })
    }
}
