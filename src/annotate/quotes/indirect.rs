//! What is said without quotation marks: "X said that …", "…, X said", "according to X, …".

use super::speaker::Speakers;
use super::{Cue, Text, bare, cover};
use crate::annotate::tagger::Part;
use crate::annotate::text::{Clause, TokenKind, VerbGroup};
use crate::model::{Quote, QuoteKind, Span, touching};

/// Tokens between a cue and the "that" of what it introduces, at most: "said in a statement
/// on Friday that".
const THAT_REACH: usize = 9;

/// The same where only a place or a time of saying stands between.
const FAR_THAT: usize = 18;

/// Shortest content, in bytes.
const SHORTEST: usize = 10;

/// The indirect quotes of a sentence; cues that quotations use are left out.
pub fn in_sentence(
    text: &Text<'_>,
    sentence: Span,
    cues: &[Cue<'_>],
    used: &[usize],
    speakers: &mut Speakers<'_>,
    quotes: &mut Vec<Quote>,
) {
    let before = quotes.len();
    for (index, cue) in cues.iter().enumerate() {
        if used.contains(&index) {
            continue;
        }
        let found = said_around(text, sentence, cue)
            .or_else(|| content(text, sentence, cue))
            .or_else(|| said_before(text, sentence, cue));
        let Some(content) = found else { continue };
        if text.is_quoted(content) {
            continue;
        }
        // What somebody said that somebody said is the first one's.
        let known = |quote: &Quote| quote.content.overlaps(content);
        if quotes[before..].iter().any(known) {
            continue;
        }
        let Some(speaker) = speakers.of_cue(cue, sentence, Some(content)) else { continue };
        let span = cover(content, cue.span, Some(&speaker));
        let kind = QuoteKind::Indirect;
        quotes.push(Quote { span, kind, content, cue: Some(cue.span), speaker: Some(speaker) });
    }
    if let Some(quote) = according_to(text, sentence, speakers)
        && !quotes[before..].iter().any(|known| known.content.overlaps(quote.content))
    {
        quotes.push(quote);
    }
}

/// Whether something is announced, reported or recalled, rather than that something is so: a
/// noun phrase behind the verb, and nobody whom it is told.
fn has_object(text: &Text<'_>, cue: &Cue<'_>) -> bool {
    let next = cue.verb.main + 1;
    let opens =
        matches!(text.words.part(next), Part::Det | Part::Adj) || text.words.part(next).is_noun();
    opens && !text.words.is_time(next) && !text.language.is("addressing", &cue.verb.lemma)
}

/// "…, said the mayor": what stands behind the verb can speak; "…, declared victory" cannot.
fn is_inverted(text: &Text<'_>, cue: &Cue<'_>) -> bool {
    let tokens = text.tokens();
    let inside = |at: &usize| text.words.part(*at).is_nominal();
    let next = cue.verb.main + 1;
    let Some(head) = (next..next + THAT_REACH).take_while(inside).last() else { return false };
    let span = tokens.cover(head, head);
    let named = !touching(text.mentions, span, |mention| mention.span).is_empty();
    let speaks = ["source", "people", "human", "document"];
    named || speaks.iter().any(|class| text.language.is(class, tokens.lower(head)))
}

/// What a cue introduces behind it.
pub fn content(text: &Text<'_>, sentence: Span, cue: &Cue<'_>) -> Option<Span> {
    let tokens = text.tokens();
    let clauses = text.clauses_of(sentence);
    if !text.language.is_reporting(&cue.verb.lemma) {
        return None;
    }
    let main = cue.verb.main;
    let end = tokens.within(sentence).end;
    let is_verb = |at: usize| {
        clauses
            .iter()
            .flat_map(|clause| &clause.verbs)
            // "told the press, adding that …"
            .any(|verb| {
                let adds = text.language.is_reporting(&verb.lemma);
                verb.first == at && at > main && (verb.is_finite() || adds)
            })
    };
    let far = text.words.part(main + 1) == Part::Adp;
    let reach = (main + 1..end.min(main + 1 + if far { FAR_THAT } else { THAT_REACH }))
        .take_while(|at| !is_verb(*at) && !matches!(tokens.word(*at), ";" | "." | "“" | "\""))
        .take_while(|at| !far || tokens.word(*at) != ",");
    // "reported the invention of a coating that could …": which one is meant.
    let of_object = |that: usize| {
        has_object(text, cue) && !text.language.is("claim", tokens.lower(that.saturating_sub(1)))
    };
    let that = reach.clone().find(|at| matches!(tokens.lower(*at), "that" | "whether"));
    let that = that.filter(|that| !of_object(*that));
    // "had found ways": what is found, known or shown is said only with a "that".
    if that.is_none() && text.language.is("knowing", &cue.verb.lemma) {
        return None;
    }
    let (first, has_that) = match that {
        Some(that) => (that + 1, true),
        None => (opens_after(text, clauses, cue)?, false),
    };
    // "did not say the bridge was safe" tells nothing; "denied that" tells what was denied.
    if cue.verb.negated && !has_that || tokens.lower(main + 1) == "to" {
        return None;
    }
    // "Writing for the court, Roe declared": nothing is written that …
    let fronted =
        text.words.part(main) == Part::VerbGerund && main == tokens.within(sentence).start;
    if fronted && !has_that && tokens.word(first - 1) == "," {
        return None;
    }
    let last = last_of(text, clauses, cue, first)?;
    let holds = |clause: &Clause| clause.tokens.start < last && clause.tokens.end > first;
    let finite = clauses.iter().filter(|clause| holds(clause)).flat_map(|clause| &clause.verbs);
    if !has_that && !finite.clone().any(|verb| verb.first >= first && verb.is_finite()) {
        return None;
    }
    let first = behind_place(text, first, last);
    let first = behind_listener(text, cue, behind_time(text, first, last), last);
    let span = bare(tokens.cover(first, last.max(first + 1) - 1), tokens.text);
    (span.len() >= SHORTEST).then_some(span)
}

/// "told the Courier the plan …": behind the name of whom it is told.
fn behind_listener(text: &Text<'_>, cue: &Cue<'_>, first: usize, last: usize) -> usize {
    let tokens = text.tokens();
    if !text.language.is("addressing", &cue.verb.lemma) {
        return first;
    }
    let named = touching(text.mentions, tokens.cover(first, first), |mention| mention.span);
    // "told them I was ill"
    let next = text.words.part(first + 1);
    let subject = matches!(next, Part::Pron | Part::Det | Part::Propn);
    if matches!(tokens.lower(first), "them" | "him" | "me" | "us") && subject && first + 1 < last {
        return first + 1;
    }
    let Some(mention) = named.first() else { return behind_phrase(text, first, last) };
    let next = tokens.from_byte(mention.span.end);
    // "told him Roe was ill": the name is the subject of what is told.
    let subject = text.words.part(next).is_verb()
        || text.words.part(next).is_aux()
        || matches!(text.words.part(next), Part::Modal | Part::Adv | Part::Punct | Part::Cconj)
        || tokens.is(next, TokenKind::Clitic);
    if subject || next >= last { first } else { next }
}

/// "told the press the plan …": behind a noun phrase that another one follows.
fn behind_phrase(text: &Text<'_>, first: usize, last: usize) -> usize {
    let inside = |at: &usize| {
        text.words.part(*at).is_noun() || matches!(text.words.part(*at), Part::Adj | Part::Num)
    };
    let opens = text.words.part(first) == Part::Det;
    let from = first + usize::from(opens);
    let next = from + (from..last).take_while(inside).count();
    let word = text.tokens().lower(next);
    let again = text.words.part(next) == Part::Det || text.language.is("pronoun", word);
    if opens && next > from && again && next < last { next } else { first }
}

/// "said, in a statement, the plan …": behind where it was said.
fn behind_place(text: &Text<'_>, first: usize, last: usize) -> usize {
    let tokens = text.tokens();
    let end = last.min(first + THAT_REACH);
    let Some(comma) = (first..end).find(|at| tokens.word(*at) == ",") else { return first };
    let document = (first..comma).any(|at| text.language.is("document", tokens.lower(at)));
    let plain = !(first..comma).any(|at| text.words.part(at).is_verb());
    let opens = text.words.part(first) == Part::Adp;
    if opens && document && plain && comma + 1 < last { comma + 1 } else { first }
}

/// "said on Monday the plan …": behind the time of the saying.
fn behind_time(text: &Text<'_>, first: usize, last: usize) -> usize {
    let tokens = text.tokens();
    let from = if text.words.part(first) == Part::Adp { first + 1 } else { first };
    let time = (from..last).take_while(|at| text.language.is_time(tokens.lower(*at))).count();
    let next = from + time;
    let closes =
        matches!(text.words.part(next), Part::Punct | Part::Det | Part::Pron | Part::Propn);
    if time > 0 && next < last && closes { next } else { first }
}

/// The token at which what is said begins without a "that": the next clause, close behind the
/// cue and with a subject of its own.
fn opens_after(text: &Text<'_>, clauses: &[Clause], cue: &Cue<'_>) -> Option<usize> {
    let tokens = text.tokens();
    let main = cue.verb.main;
    let next = clauses.get(cue.clause + 1).filter(|next| {
        let head = next.head().filter(|head| head.is_finite());
        let own = head.is_some_and(|head| head.first > next.tokens.start);
        // "proposed changes, similar to what Roe did": a thing, and not that something is so.
        let thing = has_object(text, cue) && tokens.word(next.tokens.start - 1) == ",";
        next.opener.is_none() && own && !thing && next.tokens.start <= main + THAT_REACH
    });
    let from = match next {
        Some(next) => next.tokens.start,
        None => {
            // In one clause: "told the council the roof was safe".
            let own = clauses.get(cue.clause)?;
            own.verbs.iter().find(|verb| verb.first > main + 1 && verb.is_finite())?;
            main + 1
        }
    };
    let mark = |at: usize| matches!(tokens.word(at), "," | ":");
    let spoken = (main + 1..from).any(|at| matches!(tokens.word(at), "“" | "\"" | ";"));
    (!spoken).then(|| if mark(from) { from + 1 } else { from })
}

/// One past the last token of what is said: up to the next thing that somebody says.
fn last_of(text: &Text<'_>, clauses: &[Clause], cue: &Cue<'_>, first: usize) -> Option<usize> {
    let tokens = text.tokens();
    let own = clauses.get(cue.clause)?;
    let mut end = clauses.iter().find(|clause| clause.tokens.end > first)?.tokens.end;
    for next in clauses.iter().filter(|clause| clause.tokens.start >= first) {
        if next.tokens.end <= end {
            continue;
        }
        let apart = (end..next.tokens.start).any(|at| tokens.word(at) == ";");
        let says = next.head().is_some_and(|head| text.language.is_saying(&head.lemma));
        let same = next.subject.is_some() && next.subject == own.subject;
        let opens = next.head().is_some_and(|head| head.first <= next.tokens.start + 1);
        let same = same || opens && matches!(next.opener.as_deref(), Some("and" | "but"));
        let gerund = next.head().is_some_and(|head| text.words.part(head.main) == Part::VerbGerund);
        // "said that for four years, Peru has urged …": nothing is said yet without a verb.
        let told = clauses.iter().any(|clause| {
            let verbs = clause.verbs.iter();
            verbs.clone().any(|verb| verb.is_finite() && verb.first >= first && verb.main < end)
        });
        if told && (apart || says && (same || gerund || next.opener.is_none())) {
            break;
        }
        end = next.tokens.end;
    }
    Some(end)
}

/// "…, the ministry said on Tuesday": what stands before the attribution.
fn said_before(text: &Text<'_>, sentence: Span, cue: &Cue<'_>) -> Option<Span> {
    let tokens = text.tokens();
    let clauses = text.clauses_of(sentence);
    let own = clauses.get(cue.clause).filter(|_| cue.clause > 0 && cue.verb.is_finite())?;
    let before = own.tokens.start.checked_sub(1).map_or("", |at| tokens.word(at));
    let reports = text.language.is_reporting(&cue.verb.lemma);
    // "similar to what Roe proposed"
    if (own.tokens.start..cue.verb.first).any(|at| tokens.lower(at) == "what") {
        return None;
    }
    // "Roe, who left the party, contended for the post", "both agreed to go": nothing is said.
    let acts = matches!(tokens.lower(cue.verb.main + 1), "for" | "against" | "with" | "to");
    if before != "," || own.opener.is_some() || cue.verb.negated || !reports || acts {
        return None;
    }
    // "Roe, who founded the band, announced a tour"; but "…, said the mayor".
    if has_object(text, cue) && (cue.verb.first > own.tokens.start || !is_inverted(text, cue)) {
        return None;
    }
    // Nothing is said behind the verb.
    let next = clauses.get(cue.clause + 1);
    let more = own.verbs.iter().any(|verb| verb.first > cue.verb.main && verb.is_finite());
    if more || next.is_some_and(|next| next.opener.as_deref() == Some("that")) {
        return None;
    }
    let first = tokens.within(sentence).start;
    let from = (first..own.tokens.start).rev().find(|at| tokens.word(*at) == ";");
    let from = from.map_or(first, |at| at + 1);
    let before = clauses[..cue.clause].iter().filter(|clause| clause.tokens.end > from);
    let told = before.filter(|clause| clause.head().is_some_and(VerbGroup::is_finite)).count();
    // "While few had gone there, Roe recalled …": the clause in front is not what is recalled.
    let fronted = text.language.is("fronting", tokens.lower(from)) && told < 2;
    let told = told > 0 && !fronted;
    let span = bare(tokens.cover(from, own.tokens.start - 1), tokens.text);
    (told && span.len() >= SHORTEST).then_some(span)
}

/// Tokens on each side of a cue that stands between commas, at most.
const AROUND: usize = 8;

/// "The plan, Jane Roe said, would fail": what stands on both sides of the attribution, which
/// parts a subject from its verb.
fn said_around(text: &Text<'_>, sentence: Span, cue: &Cue<'_>) -> Option<Span> {
    let tokens = text.tokens();
    let main = cue.verb.main;
    let reports = cue.verb.is_finite() && text.language.is_reporting(&cue.verb.lemma);
    if !reports || cue.verb.negated {
        return None;
    }
    let comma = |at: &usize| tokens.word(*at) == ",";
    let range = tokens.within(sentence);
    let opens = (cue.verb.first.saturating_sub(AROUND).max(range.start)..cue.verb.first)
        .rev()
        .find(comma)
        .filter(|at| at + 1 < cue.verb.first && *at > range.start)?;
    let closes = (main + 1..range.end.min(main + AROUND)).find(comma)?;
    // Nothing but the time of the saying behind the verb.
    let is_time = |at: usize| {
        let part = text.words.part(at);
        part == Part::Adv || part == Part::Adp || text.language.is_time(tokens.lower(at))
    };
    let verb = (closes + 1..range.end).find(|at| text.words.part(*at) != Part::Adv)?;
    let goes_on = text.words.part(verb).is_finite()
        || text.words.part(verb) == Part::Modal
        || tokens.lower(verb) == "to";
    // "This “switch”, he said, would come": behind the word stands its mark.
    let is_mark = |at: usize| tokens.is(at, TokenKind::Mark);
    let last = if is_mark(opens - 1) { opens.saturating_sub(2) } else { opens - 1 };
    let subject = text.words.part(last).is_noun()
        || text.words.part(last) == Part::Pron
        || tokens.lower(verb) == "to" && text.words.part(last).is_verb();
    let whole = (main + 1..closes).all(is_time) && goes_on && subject;
    let span = bare(sentence, tokens.text);
    (whole && span.len() >= SHORTEST).then_some(span)
}

fn according_to(text: &Text<'_>, sentence: Span, speakers: &mut Speakers<'_>) -> Option<Quote> {
    let tokens = text.tokens();
    let mut range = tokens.within(sentence);
    let at = range.find(|at| tokens.lower(*at) == "according" && tokens.lower(at + 1) == "to")?;
    let cue = tokens.cover(at, at + 1);
    // "each according to their choice"
    if (at + 2..at + 5).any(|at| text.language.is("measure", tokens.lower(at))) {
        return None;
    }
    let speaker = speakers.after(at + 2, sentence)?;
    // "…; according to Roe, …", "…, but, according to Roe, …"
    let word = |back: usize| at.checked_sub(back).map_or(";", |at| tokens.lower(at));
    let joint = if word(1) == "," { word(2) } else { word(1) };
    let fronted = matches!(joint, ";" | "but" | "and" | "though" | "while" | "yet");
    let fronted = fronted || word(1) == "," && is_said_behind(text, sentence, cue, speaker.span);
    let rest = if fronted || cue.start <= sentence.start + 2 {
        let end = tokens.within(sentence).end;
        let comma = (tokens.from_byte(speaker.span.end)..end).find(|at| tokens.word(*at) == ",");
        let from = comma.map(|comma| behind_relative(text, comma, end));
        let from = from.map_or(speaker.span.end, |at| tokens.cover(at, at).end);
        Span::new(from, own_end(text, sentence, from))
    } else {
        Span::new(sentence.start, cue.start)
    };
    let content = bare(rest, tokens.text);
    // "According to Roe, “it exploded. A ball of flames.”": the quotation, whole.
    let opened = content.of(tokens.text).starts_with(['“', '"', '«']);
    let after = Span::new(content.start, sentence.end);
    let quoted =
        touching(text.quoted, after, |one| *one).iter().find(|one| one.start >= content.start);
    // But not "“ending the threat” is an aim".
    let last = content.end.min(sentence.end);
    let whole = |one: &&Span| one.start <= content.start + 4 && one.end + 4 >= last;
    let quoted = quoted.filter(|one| opened && whole(one));
    let kind = if quoted.is_some() { QuoteKind::Direct } else { QuoteKind::Indirect };
    let content = quoted.copied().unwrap_or(content);
    (content.len() >= SHORTEST).then(|| Quote {
        span: content.cover(cue).cover(speaker.span),
        kind,
        content,
        cue: Some(cue),
        speaker: Some(speaker),
    })
}

/// "In Oslo, according to police, two died": nothing is said before it, and something behind.
fn is_said_behind(text: &Text<'_>, sentence: Span, cue: Span, speaker: Span) -> bool {
    let tokens = text.tokens();
    let verbs = || text.clauses_of(sentence).iter().flat_map(|clause| &clause.verbs);
    let finite = |from: usize, to: usize| {
        verbs().any(|verb| verb.is_finite() && (from..to).contains(&verb.main))
    };
    let whole = tokens.within(sentence);
    let end = whole.end;
    let comma = (tokens.from_byte(speaker.end)..end).find(|at| tokens.word(*at) == ",");
    let Some(from) = comma.map(|comma| behind_relative(text, comma, end) + 1) else { return false };
    let relative = matches!(tokens.lower(from), "who" | "which" | "whose");
    let inverted = verbs().any(|verb| verb.first == from);
    !finite(whole.start, tokens.from_byte(cue.start)) && finite(from, end) && !relative && !inverted
}

/// "According to Roe, the lock broke; the police said …": where what somebody else says begins.
fn own_end(text: &Text<'_>, sentence: Span, from: usize) -> usize {
    let tokens = text.tokens();
    let cues = text.cues(sentence);
    let mut marks = tokens.within(Span::new(from, sentence.end));
    let mark = marks.find(|at| tokens.word(*at) == ";").map(|at| tokens.cover(at, at).start);
    mark.filter(|mark| cues.iter().any(|cue| cue.span.start > *mark)).unwrap_or(sentence.end)
}

/// "According to Roe, who runs the port, …": the comma behind what is told of the speaker.
fn behind_relative(text: &Text<'_>, comma: usize, end: usize) -> usize {
    let tokens = text.tokens();
    // "Roe, director of the port, …"
    let role = text.words.part(comma + 1) == Part::Noun && text.words.part(comma + 2) == Part::Adp;
    if !role && !matches!(tokens.lower(comma + 1), "who" | "which" | "whose") {
        return comma;
    }
    if role {
        let next = (comma + 2..end).find(|at| tokens.word(*at) == ",");
        let plain = |next: &usize| !(comma..*next).any(|at| text.words.part(at).is_finite());
        return next.filter(plain).unwrap_or(comma);
    }
    // "…, who runs the port of Lisse, Norway, the lock …": up to where a verb follows.
    let mut commas = (comma + 2..end).filter(|at| tokens.word(*at) == ",").peekable();
    while let Some(at) = commas.next() {
        let next = commas.peek().copied().unwrap_or(end);
        if (at + 1..next).any(|at| text.words.part(at).is_finite()) {
            return at;
        }
    }
    comma
}
