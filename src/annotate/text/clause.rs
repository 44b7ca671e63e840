//! Clauses: stretches of a sentence with a verb group of their own.

use super::heads;
use super::relative;
use super::token::{TokenKind, Tokens};
use super::verb::{VerbGroup, verb_groups};
use super::words::Words;
use crate::annotate::knowledge::Language;
use crate::annotate::tagger::Part;
use crate::model::Span;

/// Tokens of a sentence that are looked at.
const LONGEST: usize = 500;

/// A clause of a sentence.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its text, without conjunction and marks at the ends.
    pub span: Span,
    /// Its tokens.
    pub tokens: std::ops::Range<usize>,
    /// Its verb groups, the head first in text.
    pub verbs: Vec<VerbGroup>,
    /// The head of the subject of its head verb, as a token, where it is certain.
    pub subject: Option<usize>,
    /// The head of the object, likewise.
    pub object: Option<usize>,
    /// The conjunction or pronoun that opens it, in lower case.
    pub opener: Option<String>,
    /// Index of the clause that reports it ("X said that …"), in the sentence.
    pub reported_by: Option<usize>,
    /// The pronoun of a relative clause that parts a main one ("who" in "On Friday the mayor, who
    /// was ill, left"), as a token, where this clause holds the beginning of the main one and a
    /// later clause of the sentence has it as its `front`; else nothing.
    pub relative: Option<usize>,
    /// What stands of a main clause before the relative clause that parts it: "On Friday the
    /// mayor" for "left" of "On Friday the mayor, who was ill, left".
    pub front: Option<std::ops::Range<usize>>,
    /// The sentence.
    pub sentence: Span,
}

impl Clause {
    /// The verb group that heads the clause: the first finite one, else the first.
    pub fn head(&self) -> Option<&VerbGroup> {
        self.verbs.iter().find(|verb| verb.is_finite()).or(self.verbs.first())
    }

    /// Whether a cause stands behind a word: "closed due to the storm", "because of the riots",
    /// but not "due to arrive".
    pub fn is_cause(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        match (tokens.lower(at), tokens.lower(at + 1)) {
            ("because", "of") => true,
            ("due", "to") => !self.verbs.iter().any(|verb| verb.main == at + 2),
            _ => false,
        }
    }
}

/// The clauses of a sentence, in order.
pub fn clauses(words: &Words<'_>, sentence: Span, language: &Language) -> Vec<Clause> {
    let tokens = &words.tokens;
    let whole = tokens.within(sentence);
    // A "sentence" that never ends is a table or a list: its beginning has to do.
    let range = whole.start..whole.end.min(whole.start + LONGEST);
    let verbs = verb_groups(words, range.clone(), language);
    let cuts = cuts(words, range.clone(), &verbs, language);
    let mut found: Vec<Clause> = Vec::new();
    let mut verbs = verbs.into_iter().peekable();
    for window in cuts.windows(2) {
        let part = window[0]..window[1];
        let inside: Vec<VerbGroup> =
            std::iter::from_fn(|| verbs.next_if(|verb| verb.main < part.end)).collect();
        if let Some(mut clause) = clause(tokens, part.clone(), inside, sentence, language) {
            if let Some(verb) = clause.head() {
                let subject = heads::subject(words, &clause.tokens, verb)
                    .map(|at| taken_up(words, at).unwrap_or(at));
                let object = heads::object(words, &clause.tokens, verb);
                let shared = || {
                    found.last().filter(|_| opens_with(words, &clause, verb)).and_then(|before| {
                        antecedent(words, &clause, part.start).or(before.subject)
                    })
                };
                (clause.subject, clause.object) = (subject.or_else(shared), object);
            }
            if let Some((before, pronoun)) = parted(words, &found, &clause) {
                rejoin(words, &mut found[before], pronoun, &mut clause);
            }
            found.push(clause);
        }
    }
    mark_reported(tokens, &mut found, language);
    found
}

/// The clause before that holds the beginning of a clause which a relative one parts, and the
/// pronoun of the relative one: "The mayor, who was ill and has a cold, left".
fn parted(words: &Words<'_>, found: &[Clause], clause: &Clause) -> Option<(usize, usize)> {
    let verb = clause.head().filter(|verb| verb.is_finite() && clause.opener.is_none())?;
    let resumes = opens_with(words, clause, verb);
    let comma = clause.tokens.start.checked_sub(1).map(|at| words.tokens.word(at)) == Some(",");
    for (at, before) in found.iter().enumerate().rev() {
        let last = at + 1 == found.len();
        if let Some(pronoun) = relative::pronoun(words, before.tokens.clone(), &before.verbs) {
            let fronted =
                || relative::fronted(words, before.tokens.clone(), &before.verbs).is_some();
            let joins = resumes && (last || comma) || last && fronted();
            return joins.then_some((at, pronoun));
        }
        // Only what is joined to it can stand between.
        before.opener.as_ref()?;
    }
    None
}

/// Gives a clause what stands of it before the relative clause that parts it.
fn rejoin(words: &Words<'_>, before: &mut Clause, pronoun: usize, clause: &mut Clause) {
    let end = if words.tokens.word(pronoun - 1) == "," { pronoun - 1 } else { pronoun };
    let opens = clause.head().is_some_and(|verb| opens_with(words, clause, verb));
    if opens {
        clause.subject = heads::phrase_head(words, before.tokens.start, end);
    }
    clause.front = Some(before.tokens.start..end);
    before.relative = Some(pronoun);
}

/// "… and took six months off", "…, saying": a clause that begins with its verb has the subject
/// of the one before it.
fn opens_with(words: &Words<'_>, clause: &Clause, verb: &VerbGroup) -> bool {
    (verb.is_finite() || words.part(verb.main) == Part::VerbGerund)
        && (clause.tokens.start..verb.first)
            .all(|at| words.part(at) == Part::Adv || RELATIVES.contains(&words.tokens.lower(at)))
}

/// The noun that a relative pronoun takes up: "mission" for "which" in "the mission, which".
fn taken_up(words: &Words<'_>, at: usize) -> Option<usize> {
    let is_relative = RELATIVES.contains(&words.tokens.lower(at));
    let before = at.checked_sub(1).filter(|_| is_relative)?;
    let last = if words.tokens.word(before) == "," { before.checked_sub(1)? } else { before };
    words.part(last).is_noun().then_some(last)
}

/// Words that take up the noun before them.
pub const RELATIVES: [&str; 3] = ["that", "which", "who"];

/// "the truce that was reached": the noun that a relative pronoun takes up.
fn antecedent(words: &Words<'_>, clause: &Clause, start: usize) -> Option<usize> {
    let opener = clause.opener.as_deref()?;
    if !RELATIVES.contains(&opener) {
        return None;
    }
    taken_up(words, start)
}

/// Token indices at which clauses begin, the sentence's ends included.
fn cuts(
    words: &Words<'_>,
    range: std::ops::Range<usize>,
    verbs: &[VerbGroup],
    language: &Language,
) -> Vec<usize> {
    let tokens = &words.tokens;
    let mut cuts = vec![range.start];
    for at in range.clone().skip(1) {
        let last = cuts.last().copied().unwrap_or(range.start);
        let has_verb =
            |from: usize, to: usize| verbs.iter().any(|verb| (from..to).contains(&verb.main));
        // "following the talks, A and B agreed": the "and" joins two names, not two clauses.
        let needs_finite = tokens.lower(at) == "and";
        let ended = verbs
            .iter()
            .any(|verb| (last..at).contains(&verb.main) && (verb.is_finite() || !needs_finite));
        let main = || {
            is_main(words, range.start, at, verbs, language)
                || relative::ends_before(words, last, at, verbs, language)
        };
        if ended && (opens_clause(words, at, verbs, language) || main()) {
            // "after A and B agreed": the "and" between two names does not end the new clause.
            let next = (at + 1..range.end).find(|next| {
                tokens.lower(*next) != "and" && opens_clause(words, *next, verbs, language)
            });
            if has_verb(at, next.unwrap_or(range.end)) {
                cuts.push(at);
            }
        }
    }
    cuts.push(range.end);
    cuts
}

/// Tokens between a verb of saying and its "that", at most.
const THAT_REACH: usize = 10;

/// Whether a clause may begin at a token.
fn opens_clause(words: &Words<'_>, at: usize, verbs: &[VerbGroup], language: &Language) -> bool {
    let tokens = &words.tokens;
    let word = tokens.lower(at);
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    let after_mark = matches!(before, "," | ";" | ":" | "—" | "–" | "--");
    if matches!(before, ";" | "—" | "--")
        || matches!(before, "“" | "\"" | "”" | "»") && !after_mark && at > 0
    {
        return true;
    }
    if word == "that" {
        // "said that …", "the truce that was reached"
        // "confirmed on Friday that …", "told the council in late June that …"
        let last = verbs.iter().rfind(|verb| verb.main < at);
        let reports = last
            .is_some_and(|verb| at <= verb.main + THAT_REACH && language.is_reporting(&verb.lemma));
        return reports || verbs.iter().any(|verb| verb.first == at + 1 && verb.is_finite());
    }
    if language.is("splitter", word) {
        return after_mark
            || goes_on(words, at, verbs, language)
            || !matches!(
                word,
                "and" | "as" | "with" | "following" | "since" | "until" | "before" | "after" | "so"
            )
            || (matches!(word, "and") && tokens_follow_subject(tokens, at, verbs))
            || (matches!(word, "after" | "before" | "as" | "since")
                && tokens_follow_subject(tokens, at, verbs));
    }
    // "… said, X had …": a new subject after a comma and a reporting verb.
    after_mark
        && at >= 2
        && verbs.iter().any(|verb| verb.main + 2 == at && language.is_reporting(&verb.lemma))
        || goes_on(words, at, verbs, language)
        || is_said(words, at, verbs, language)
        || after_mark && attributes(words, at, verbs, language)
}

/// Words between the beginning of an attribution and its verb, at most.
const SPEAKER: usize = 16;

/// "…, the minister said on Tuesday": somebody says what stands before.
fn attributes(words: &Words<'_>, at: usize, verbs: &[VerbGroup], language: &Language) -> bool {
    let Some(index) = verbs.iter().position(|verb| verb.first >= at && verb.is_finite()) else {
        return false;
    };
    let verb = &verbs[index];
    let says = language.is_saying(&verb.lemma) && !verb.passive && verb.first <= at + SPEAKER;
    if !says || words.part(at) == Part::Adp || words.tokens.lower(verb.main + 1) == "that" {
        return false;
    }
    // Nothing is said behind it: the sentence ends, or goes on after a mark.
    let more = verbs[index + 1..].iter().find(|next| next.is_finite());
    let ends = more.is_none_or(|next| {
        (verb.main + 1..next.first).any(|at| matches!(words.part(at), Part::Punct | Part::Cconj))
    });
    ends && (at..verb.first)
        .all(|at| words.part(at) != Part::Punct && !language.is("splitter", words.tokens.lower(at)))
}

/// Tokens at the beginning of a sentence among which the word stands that puts another clause
/// before the main one: "hours after", "even though".
const FRONT: usize = 4;

/// Tokens between the beginning of a main clause and its verb, at most.
const SUBJECT: usize = 20;

/// "After the talks collapsed, troops attacked …": the main clause behind one that was put in
/// front, with a subject of its own.
fn is_main(
    words: &Words<'_>,
    start: usize,
    at: usize,
    verbs: &[VerbGroup],
    language: &Language,
) -> bool {
    let comma = |at: usize| words.tokens.word(at) == ",";
    if !at.checked_sub(1).is_some_and(comma) || !opens_subject(words, at) {
        return false;
    }
    let mut front = start..(start + FRONT).min(at);
    let fronted = front
        .find(|at| language.is("fronting", words.tokens.lower(*at)))
        .or_else(|| relative::fronted(words, start..at, verbs));
    let Some(fronted) = fronted else { return false };
    let finite = |range: std::ops::Range<usize>| {
        verbs.iter().find(|verb| verb.is_finite() && range.contains(&verb.main))
    };
    let (Some(before), Some(verb)) = (finite(fronted + 1..at), finite(at..at + SUBJECT)) else {
        return false;
    };
    // "When Roe, the mayor, resigned, the council met": its first comma but for an aside.
    let commas = |range: std::ops::Range<usize>| range.filter(|at| comma(*at)).count();
    commas(before.main..at - 1).is_multiple_of(2)
        && commas(at..verb.first).is_multiple_of(2)
        && verb.first > at
        && !(at..verb.first).any(|at| words.part(at) == Part::Sconj)
}

/// Whether a word can begin a subject.
fn opens_subject(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.part(at),
        Part::Det
            | Part::Pron
            | Part::Propn
            | Part::Noun
            | Part::NounPlural
            | Part::Num
            | Part::Adj
    )
}

/// Longest relative clause between commas, in tokens.
const ASIDE: usize = 30;

/// "met on Friday and will return", "…, accusing him": another verb with the same subject.
fn goes_on(words: &Words<'_>, at: usize, verbs: &[VerbGroup], language: &Language) -> bool {
    let joined = matches!(words.part(at), Part::Cconj) && words.tokens.lower(at) != "nor";
    let after_mark = at.checked_sub(1).is_some_and(|mark| words.tokens.word(mark) == ",");
    let from = at + usize::from(joined);
    let Some(verb) = verbs.iter().find(|verb| verb.first >= from) else { return false };
    // "erupted on Friday and continued into the morning" is one thing that lasts.
    if language.is("ongoing_aspect", words.tokens.lower(verb.main)) || verb.lemma == "last" {
        return false;
    }
    let opens = (from..verb.first).all(|between| words.part(between) == Part::Adv);
    // "discussed and decided" is one act; what stands between makes two of them.
    let before = verbs.iter().rfind(|verb| verb.main < at);
    let apart = before.is_some_and(|before| before.main + 2 <= at);
    let gerund = words.part(verb.main) == Part::VerbGerund && verb.first == verb.main;
    // "The mission, which arrived on Monday, left": the verb behind an aside.
    let aside = || {
        let reach = at.saturating_sub(ASIDE)..at.saturating_sub(1);
        let opened = reach.rev().find(|at| words.tokens.word(*at) == ",");
        // "…, which arrived on Monday, left", "…, the party that lost in May, won"
        opened.is_some_and(|comma| {
            (comma + 1..(comma + 5).min(at)).any(|at| {
                let word = words.tokens.lower(at);
                RELATIVES.contains(&word) || matches!(word, "whose" | "whom" | "where")
            })
        })
    };
    let told = before.is_some_and(VerbGroup::is_finite);
    // "who was criticised for failing to act, arrested 12"
    let finite = || verbs.iter().any(|verb| verb.main < at && verb.is_finite());
    let parted =
        after_mark && (told && gerund || verb.is_finite() && (told || finite()) && aside());
    opens && apart && (told && joined && verb.is_finite() || !joined && parted)
}

/// Tokens between a verb of saying and what is said, at most: "said on Friday it would".
const SAID_REACH: usize = 4;

/// "at least 116", "up to 40", "nearly 30": a number with what bounds it.
fn is_quantity(words: &Words<'_>, at: usize) -> bool {
    let number = match (words.tokens.lower(at), words.tokens.lower(at + 1)) {
        ("at", "least" | "most") | ("up", "to") | ("more" | "less" | "fewer", "than") => at + 2,
        ("about" | "around" | "nearly" | "almost" | "some" | "roughly" | "over", _) => at + 1,
        _ => return false,
    };
    words.part(number) == Part::Num
}

/// "said it would allow": what is said begins without a "that", with a subject of its own.
fn is_said(words: &Words<'_>, at: usize, verbs: &[VerbGroup], language: &Language) -> bool {
    let opens = opens_subject(words, at);
    // "said late on Tuesday it would"
    let late = words.part(at) == Part::Adj && words.part(at + 1) == Part::Adp
        // "said this week it would"
        || words.part(at) == Part::Det
            && language.is_time(words.tokens.lower(at + 1))
            && !words.tokens.is(at + 2, TokenKind::Clitic);
    if (!opens || late) && !is_quantity(words, at) {
        return false;
    }
    let Some(saying) = verbs.iter().rfind(|verb| verb.main < at) else { return false };
    // "…, saying it would allow"
    let gerund = words.part(saying.main) == Part::VerbGerund && saying.first == saying.main;
    // "it was reported on Friday Roe was stabbed"
    let it = || saying.first.checked_sub(1).is_some_and(|at| words.tokens.lower(at) == "it");
    let told = (saying.is_finite() || gerund)
        && (!saying.passive || it())
        && language.is_reporting(&saying.lemma);
    if !told || at > saying.main + SAID_REACH + 1 {
        return false;
    }
    // Nothing between but a time: "on Friday", "yesterday".
    let comma = usize::from(words.tokens.word(at - 1) == "," && at > saying.main + 2);
    let between = saying.main + 1..at - comma;
    let named = |at: usize| language.is_time(words.tokens.lower(at));
    // "on 5 May", "at 8 p.m."; the 116 of "at least 116 people" are no time.
    let is_time = |at: usize| {
        let numbered = words.tokens.is(at, TokenKind::Number);
        named(at) || numbered && (at > 0 && named(at - 1) || named(at + 1))
    };
    let is_timed = between.clone().next_back().is_none_or(is_time)
        && between.into_iter().all(|at| match words.part(at) {
            Part::Adp | Part::Adv | Part::Adj => true,
            Part::Det => named(at + 1),
            _ => is_time(at),
        });
    let Some(next) = verbs.iter().find(|verb| verb.first > at) else { return false };
    // "said Jane Roe, the mayor, had left": an aside has two commas.
    let commas = (at..next.first).filter(|at| words.tokens.word(*at) == ",").count();
    // "reported, on Tuesday, 21 confirmed cases" has no subject.
    let subject =
        (at..next.first).any(|at| words.part(at).is_noun() || words.part(at) == Part::Pron);
    is_timed
        && !is_time(at)
        && subject
        && next.is_finite()
        && matches!(commas, 0 | 2)
        && (at..next.first).all(|at| {
            let mark = words.part(at) == Part::Punct && words.tokens.word(at) != ",";
            !mark
                && words.part(at) != Part::Sconj
                && !language.is("splitter", words.tokens.lower(at))
        })
}

/// "and" before a subject with a verb of its own, within a few words.
fn tokens_follow_subject(tokens: &Tokens<'_>, at: usize, verbs: &[VerbGroup]) -> bool {
    let verb = verbs.iter().find(|verb| verb.first > at && verb.is_finite());
    verb.is_some_and(|verb| {
        verb.first - at <= 5
            && verb.first > at + 1
            && (at + 1..verb.first).all(|index| tokens.is(index, TokenKind::Word))
    })
}

fn clause(
    tokens: &Tokens<'_>,
    part: std::ops::Range<usize>,
    verbs: Vec<VerbGroup>,
    sentence: Span,
    language: &Language,
) -> Option<Clause> {
    let mut first = part.start;
    let opener = tokens.lower(first);
    let opener = (language.is("splitter", opener) || opener == "that").then(|| opener.to_string());
    if opener
        .as_deref()
        .is_some_and(|word| matches!(word, "and" | "but" | "that" | "while" | "with"))
    {
        first += 1;
    }
    let is_edge = |at: usize| {
        matches!(tokens.word(at), "," | ";" | ":" | "—" | "–" | "--" | "“" | "”" | "\"")
    };
    while first < part.end && is_edge(first) {
        first += 1;
    }
    let mut end = part.end;
    while end > first && (is_edge(end - 1) || tokens.word(end - 1) == ".") {
        end -= 1;
    }
    (end > first).then(|| Clause {
        span: tokens.cover(first, end - 1),
        tokens: first..end,
        verbs,
        subject: None,
        object: None,
        opener,
        reported_by: None,
        relative: None,
        front: None,
        sentence,
    })
}

/// Tell each clause which clause of speech it stands under.
fn mark_reported(tokens: &Tokens<'_>, clauses: &mut [Clause], language: &Language) {
    for index in 1..clauses.len() {
        let before = &clauses[index - 1];
        let reports = before.verbs.last().is_some_and(|verb| {
            language.is_reporting(&verb.lemma) && verb.main + 3 >= before.tokens.end
        });
        // "The man, who had denied it, was freed": nobody reports that he was.
        if clauses[index].front.is_some() {
            continue;
        }
        let dependent = clauses[index].opener.as_deref() == Some("that") || reports;
        let chained = before.reported_by.filter(|_| {
            matches!(
                clauses[index].opener.as_deref(),
                Some("and" | "with" | "while" | "as" | "after")
            ) && tokens.get(clauses[index].tokens.start).is_some()
        });
        clauses[index].reported_by = if dependent { Some(index - 1) } else { chained };
    }
}
