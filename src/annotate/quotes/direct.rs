//! Quotations in quotation marks with their cues: before, between and after.

use super::speaker::Speakers;
use super::{Cue, Text, cover};
use crate::annotate::tagger::Part;
use crate::annotate::text::TokenKind;
use crate::model::{Quote, QuoteKind, Span, touching};

/// Words that a quotation without any cue needs to count as speech.
const LEAST_WORDS: usize = 4;

/// Bytes between a cue and a quotation that it introduces, at most.
const AHEAD: usize = 500;

/// Tokens between a quotation and the cue behind it, at most.
const CUE_REACH: usize = 14;

/// Tokens before a verb among which the thing that it names can stand.
const FRONTED: usize = 8;

/// The quotations of a sentence; returns which cues they use.
pub fn in_sentence(
    text: &Text<'_>,
    sentence: Span,
    cues: &[Cue<'_>],
    speakers: &mut Speakers<'_>,
    quotes: &mut Vec<Quote>,
) -> Vec<usize> {
    let mut used = Vec::new();
    for content in touching(text.quoted, sentence, |span| *span).to_vec() {
        // A quotation over several sentences belongs to the one that it ends in, or to
        // the first where nothing follows it there; never to one in its middle.
        let middle = content.start < sentence.start;
        if content.end > sentence.end && (middle || has_later_cue(text, content)) {
            continue;
        }
        let known = |quote: &&Quote| quote.content == content || quote.content.contains(content);
        if quotes.iter().rev().take(8).any(|quote| known(&quote)) {
            continue;
        }
        let before = quotes.last().filter(|quote| sentence.contains(quote.span));
        let found = match before.and_then(|before| resumed(text, before, content)) {
            Some(quote) => Some((quote, None)),
            None => quotation(text, sentence, content, cues, speakers),
        };
        if let Some((quote, cue)) = found {
            used.extend(cue);
            quotes.push(quote);
        }
    }
    used
}

/// "“We stand ready,” said Roe, “to go.”": a quotation that its attribution parts in two.
fn resumed(text: &Text<'_>, before: &Quote, content: Span) -> Option<Quote> {
    let tokens = text.tokens();
    let (cue, speaker) = (before.cue?, before.speaker.as_ref()?);
    let parts = before.kind == QuoteKind::Direct
        && cue.start >= before.content.end
        && speaker.span.start >= before.content.end
        && cue.cover(speaker.span).end <= content.start;
    let between = Span::new(cue.cover(speaker.span).end, content.start);
    // "said Ana Roe (“Big Ana”)" gives a name.
    let bare = tokens.within(between).into_iter().all(|at| !tokens.is(at, TokenKind::Word))
        && !between.of(tokens.text).contains('(');
    (parts && bare).then(|| Quote { span: content, content, cue: None, ..before.clone() })
}

/// Whether the sentence in which a quotation ends goes on after it with a verb of saying.
fn has_later_cue(text: &Text<'_>, content: Span) -> bool {
    let last = Span::new(content.end - 1, content.end);
    let sentence = touching(text.sentences, last, |sentence| *sentence).first();
    sentence.is_some_and(|sentence| {
        sentence.end > content.end + 4
            && text.cues(*sentence).iter().any(|cue| cue.span.start >= content.end)
    })
}

/// A quotation with its cue and speaker; none where it is only a word in quotation marks.
fn quotation(
    text: &Text<'_>,
    sentence: Span,
    content: Span,
    cues: &[Cue<'_>],
    speakers: &mut Speakers<'_>,
) -> Option<(Quote, Option<usize>)> {
    let opens = opens(sentence, content);
    let behind = cues
        .iter()
        .position(|cue| cue.span.start >= content.end && is_near_after(text, content, cue));
    let ahead = cues.iter().rposition(|cue| {
        cue.span.end <= content.start
            && content.start - cue.span.end <= AHEAD
            && !is_in_aside(text, cue, content)
    });
    let ahead = ahead.map(|at| outer(text, sentence, cues, at));
    match behind.filter(|_| opens || ahead.is_none()).or(ahead).or(behind) {
        Some(index) => {
            let quote = with_cue(text, sentence, content, &cues[index], speakers)?;
            Some((quote, Some(index)))
        }
        None => Some((without_cue(text, sentence, content, speakers)?, None)),
    }
}

/// Whether a quotation opens its sentence; a mark or two may stand before it.
fn opens(sentence: Span, content: Span) -> bool {
    sentence.start + 4 >= content.start
}

/// Whether a quotation has too few words to be speech by itself.
fn is_short(text: &Text<'_>, content: Span) -> bool {
    content.of(text.tokens().text).split_whitespace().nth(LEAST_WORDS - 1).is_none()
}

/// A quotation that a cue introduces.
fn with_cue(
    text: &Text<'_>,
    sentence: Span,
    content: Span,
    cue: &Cue<'_>,
    speakers: &mut Speakers<'_>,
) -> Option<Quote> {
    let (few, opens) = (is_short(text, content), opens(sentence, content));
    // "“Our team,” Roe said, “has built it”": the words behind are what is said.
    if few && opens && goes_on_behind(text, sentence, cue, content)
        || is_name(text, cue, content)
        || is_work(text, cue, content) && speakers.mark(content, ":").is_none()
        || !is_of_agent(text, cue, content)
        || few && !opens && is_inside(text, cue, content)
    {
        return None;
    }
    let speaker = speakers.of_cue(cue, sentence, Some(content));
    if speaker.is_none() && (few || is_asked(text, sentence, cue)) {
        return None;
    }
    let mixed = cue.agent.is_some()
        || cue.span.end <= content.start
            && (!introduces(text, cue.span, content)
                || text.language.is("naming", &cue.verb.lemma));
    let (kind, said) = if mixed {
        (QuoteKind::Mixed, reported(text, cue, sentence, content))
    } else {
        (QuoteKind::Direct, content)
    };
    let span = cover(said, cue.span, speaker.as_ref());
    Some(Quote { span, kind, content: said, cue: Some(cue.span), speaker })
}

/// A quotation that a mark leads to, that goes on from the one before, or that is signed.
fn without_cue(
    text: &Text<'_>,
    sentence: Span,
    content: Span,
    speakers: &mut Speakers<'_>,
) -> Option<Quote> {
    let few = is_short(text, content);
    let kind = QuoteKind::Direct;
    // "The governor addressed the public: “…”"
    if let Some(speaker) = speakers.before_mark(content).filter(|_| !few) {
        let span = content.cover(speaker.span);
        return Some(Quote { span, kind, content, cue: None, speaker: Some(speaker) });
    }
    // A sentence that is all quotation goes on with the speaker before it.
    let whole = content.len() + 8
        >= sentence.len().min(content.end - content.start.min(sentence.start))
        && is_last(text, content);
    let led = speakers.mark(content, ":").is_some();
    let goes_on = opens(sentence, content) && whole && !few && !led;
    let signed = speakers.signed(content);
    let speaker = signed.or_else(|| goes_on.then(|| speakers.continued(content))?);
    // What a colon leads to is said by somebody, whoever it is.
    if speaker.is_none() && !goes_on && (few || !led) {
        return None;
    }
    let span = match &speaker {
        Some(speaker) if speaker.span.start >= content.end => content.cover(speaker.span),
        _ => content,
    };
    Some(Quote { span, kind, content, cue: None, speaker })
}

/// "wrote a novel, “The Lock of Lisse”": the title of a thing.
fn is_work(text: &Text<'_>, cue: &Cue<'_>, content: Span) -> bool {
    let next = cue.verb.main + 1;
    let determined = text.words.part(next) == Part::Det
        || text.language.is("determiner", text.tokens().lower(next));
    determined
        && cue.span.end <= content.start
        && !text.language.is("addressing", &cue.verb.lemma)
        && is_title(content.of(text.tokens().text))
}

/// "Roe spoke — which the paper noted as rare — “…”": a verb in an aside that closes before the
/// quotation.
fn is_in_aside(text: &Text<'_>, cue: &Cue<'_>, content: Span) -> bool {
    let tokens = text.tokens();
    let dash = |at: &usize| matches!(tokens.word(*at), "—" | "–" | "--");
    let closes = (cue.verb.main + 1..tokens.from_byte(content.start)).any(|at| dash(&at));
    let first =
        tokens.within(Span::new(cue.span.start.saturating_sub(AHEAD), cue.span.start)).start;
    let opens = (first..cue.verb.first).rev().find(dash);
    closes && opens.is_some_and(|at| matches!(tokens.lower(at + 1), "which" | "who"))
}

/// Whether nothing but marks stands between a quotation and the end of its sentence: not the
/// "sign" of "“Go home” sign".
fn is_last(text: &Text<'_>, content: Span) -> bool {
    let last = Span::new(content.end - 1, content.end);
    let Some(sentence) = touching(text.sentences, last, |one| *one).first() else { return true };
    let rest = Span::new(content.end, sentence.end.max(content.end)).of(text.tokens().text);
    // "“We go.” (Jane Roe)", "“…” — Jane Roe"
    let rest = rest.split(['(', '[', '—', '–']).next().unwrap_or("");
    !rest.contains(char::is_alphabetic)
}

/// "Can you say what you mean by “…”?": whoever is asked has not said it.
fn is_asked(text: &Text<'_>, sentence: Span, cue: &Cue<'_>) -> bool {
    let subject = text.clauses_of(sentence).get(cue.clause).and_then(|clause| clause.subject);
    let question = sentence.of(text.tokens().text).trim_end().ends_with('?');
    question && subject.is_some_and(|at| text.tokens().lower(at) == "you")
}

/// "A diver said they thought it was “a toy”": what somebody thinks is said by whoever tells so.
fn outer(text: &Text<'_>, sentence: Span, cues: &[Cue<'_>], at: usize) -> usize {
    let by = text.clauses_of(sentence).get(cues[at].clause).and_then(|clause| clause.reported_by);
    let thinks = text.language.is("knowing", &cues[at].verb.lemma);
    let teller = cues.iter().position(|cue| thinks && Some(cue.clause) == by);
    teller.unwrap_or(at)
}

/// Whether a quotation goes on with its verb behind its cue.
fn goes_on_behind(text: &Text<'_>, sentence: Span, cue: &Cue<'_>, content: Span) -> bool {
    let after = Span::new(cue.span.end.max(content.end), sentence.end.max(content.end));
    touching(text.quoted, after, |one| *one).first().is_some_and(|next| {
        let first = text.words.part(text.tokens().from_byte(next.start));
        next.start > content.end && (first.is_finite() || first.is_aux())
    })
}

/// Whether all long words of a quotation have capitals, and not the first alone: "The Lock That
/// Held".
fn is_title(words: &str) -> bool {
    let long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let mut long = words.split_whitespace().skip(1).filter(long).peekable();
    words.starts_with(char::is_uppercase)
        && long.peek().is_some()
        && long.all(|word| word.starts_with(char::is_uppercase))
}

/// "a group called “Free Quell”", "often referred to as “Quell”": what somebody calls something
/// stands behind the thing; else it is but its name.
fn is_name(text: &Text<'_>, cue: &Cue<'_>, content: Span) -> bool {
    let first = text.tokens().from_byte(content.start);
    let joins = |at: usize| {
        !text.tokens().is(at, TokenKind::Word) || matches!(text.tokens().lower(at), "to" | "as")
    };
    // "which the paper called “historic”": the thing stands before the verb.
    let fronted = (cue.verb.first.saturating_sub(FRONTED)..cue.verb.first)
        .rev()
        .take_while(|at| text.tokens().word(*at) != ",")
        .any(|at| matches!(text.tokens().lower(at), "which" | "that" | "what" | "whom" | "as"));
    cue.agent.is_none()
        && text.language.is("naming", &cue.verb.lemma)
        && cue.span.end <= content.start
        && !fronted
        && (cue.verb.main + 1..first).all(joins)
}

/// Whether a quotation stands where a passive verb gives it to its agent.
fn is_of_agent(text: &Text<'_>, cue: &Cue<'_>, content: Span) -> bool {
    let first = text.tokens().from_byte(content.start);
    let between = || Span::new(cue.span.end, content.start).of(text.tokens().text);
    cue.agent.is_none()
        || cue.span.end <= content.start
            && first <= cue.verb.main + super::AGENT_REACH
            && !between().contains([',', ';', '.'])
}

/// "This “switch”, he said, would come": a word of what somebody says before the cue, which
/// the words around it are as well.
fn is_inside(text: &Text<'_>, cue: &Cue<'_>, content: Span) -> bool {
    let first = text.tokens().from_byte(content.start);
    // Before the word stands its mark, before that a word.
    let before = first.checked_sub(2).is_some_and(|at| text.tokens().is(at, TokenKind::Word));
    cue.span.start >= content.end && before
}

/// Whether a verb after a quotation stands close enough to be its cue.
fn is_near_after(text: &Text<'_>, content: Span, cue: &Cue<'_>) -> bool {
    let first = text.tokens().from_byte(content.end);
    cue.verb.first.saturating_sub(first) <= CUE_REACH
}

/// "X said, “…”", "X said: “…”": nothing but a mark between cue and quotation.
fn introduces(text: &Text<'_>, cue: Span, content: Span) -> bool {
    let between = Span::new(cue.end, content.start).of(text.tokens().text);
    let words =
        between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
    words == 0
        || (words <= 5
            && between.trim_end_matches(['“', '"', '‘', '\'', ' ']).ends_with([':', ',']))
}

/// Tokens between an "as" and a quotation that is a part of what something is called, at most.
const AS_REACH: usize = 4;

/// What a cue reports, from behind it to the end of the sentence or of its quotation.
fn reported(text: &Text<'_>, cue: &Cue<'_>, sentence: Span, quoted: Span) -> Span {
    let tokens = text.tokens();
    let mark = tokens.from_byte(quoted.start).saturating_sub(1);
    let named = mark.checked_sub(1).is_some_and(|before| tokens.lower(before) == "as");
    if let Some(content) = super::indirect::content(text, sentence, cue).filter(|_| !named)
        && content.overlaps(quoted)
    {
        return with_mark(text, content.cover(quoted), quoted);
    }
    let mut first = cue.verb.main + 1;
    while matches!(tokens.lower(first), "that" | "," | ":") {
        first += 1;
    }
    let start = tokens.get(first).map_or(quoted.start, |token| token.span.start);
    // What is called something: only the words in quotation marks are the speaker's.
    // "wrote in the announcement “…”": where it was said is not what was said.
    let aside = tokens.lower(first) != "that"
        && text.words.part(first) == Part::Adp
        && mark > first
        && (first..mark).all(|at| !text.words.part(at).is_verb() && !text.words.part(at).is_aux());
    // "told the radio host Roe “…”": whom it is told.
    let listener = text.language.is("addressing", &cue.verb.lemma)
        && mark > first
        && tokens.lower(first) != "that"
        && (first..mark).all(|at| {
            let part = text.words.part(at);
            part.is_noun() || matches!(part, Part::Adj | Part::Det | Part::Pron | Part::Punct)
        });
    // "described it as not “nearly enough”": from behind the "as".
    let near = mark.saturating_sub(AS_REACH).max(cue.verb.main + 1);
    let naming = text.language.is("naming", &cue.verb.lemma) && !named;
    if let Some(of) = (near..mark).rev().find(|at| naming && tokens.lower(*at) == "as") {
        let start = tokens.get(of + 1).map_or(quoted.start, |token| token.span.start);
        return with_mark(text, Span::new(start.min(quoted.start), quoted.end), quoted);
    }
    if named || aside || listener || !text.language.is_reporting(&cue.verb.lemma) {
        return quoted;
    }
    // What somebody says next is another quote.
    let clauses = text.clauses_of(sentence).iter();
    let next = clauses.filter_map(|clause| clause.head().map(|head| (clause, head))).find(
        |(clause, head)| clause.span.start >= quoted.end && text.language.is_saying(&head.lemma),
    );
    let sentence_end = next.map_or(sentence.end, |(clause, _)| clause.span.start);
    let whole = Span::new(start.min(quoted.start), quoted.end.max(sentence_end));
    if next.is_some() {
        return super::bare(whole, tokens.text);
    }
    Span::new(start.min(quoted.start), quoted.end.max(sentence.end)).trimmed(tokens.text)
}

/// What is said with the closing mark of a quotation in it.
fn with_mark(text: &Text<'_>, content: Span, quoted: Span) -> Span {
    let rest = text.tokens().text.get(content.end..).unwrap_or("");
    let mark = rest.chars().next().filter(|c| matches!(c, '”' | '"' | '»' | '’'));
    match mark {
        Some(mark) if content.end == quoted.end && content.start < quoted.start => {
            Span::new(content.start, content.end + mark.len_utf8())
        }
        _ => content,
    }
}
