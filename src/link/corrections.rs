//! The user's corrections of actors: what is split before joining, merged while joining, and
//! renamed, given another kind or hidden after it.
//!
//! Each correction points at an actor by a passage that names it, found again by its words,
//! so that the same corrections on the same reports give the same actors.

use std::collections::{BTreeMap, BTreeSet};

use super::actors::{Local, Reasons, join};
use super::union::Union;
use crate::annotate::Knowledge;
use crate::annotate::text::fold;
use crate::model::{
    Actor, ActorRef, Alias, Annotated, Correction, LocalActor, Notice, Reason, Span,
};
use crate::notebook::{FILE, reattach};

/// A local actor: its article, and its place among that article's.
type Place = (usize, usize);

/// Corrections on their way through the linking of actors.
#[derive(Default)]
pub struct Corrected<'a> {
    corrections: &'a [Correction],
    /// What each correction's passages lead to, as the articles stood when it was made: the
    /// actor, and the one that it is merged into.
    passages: Vec<(Option<Place>, Option<Place>)>,
    /// The split that each local actor taken apart belongs to.
    apart: BTreeMap<Place, usize>,
    /// The local actor that each correction is about: by its place among all, and by article.
    targets: BTreeMap<usize, usize>,
    found: BTreeMap<usize, Place>,
    unfit: Vec<usize>,
}

/// Follow the corrections' passages in their order, and split local actors as they want it.
pub fn apply<'a>(
    articles: &mut [Annotated],
    knowledge: &Knowledge,
    corrections: &'a [Correction],
) -> Corrected<'a> {
    let mut corrected = Corrected { corrections, ..Corrected::default() };
    for (number, correction) in corrections.iter().enumerate() {
        let into = match correction {
            Correction::Merge(_, into) => passage(into, articles),
            _ => None,
        };
        corrected.passages.push((passage(correction.actor(), articles), into));
        if let Correction::Split(_, alias) = correction {
            split(articles, knowledge, &mut corrected, number, alias);
        }
    }
    corrected
}

/// Take the mentions of one name out of an actor.
fn split(
    articles: &mut [Annotated],
    knowledge: &Knowledge,
    corrected: &mut Corrected<'_>,
    number: usize,
    alias: &str,
) {
    // What the actor is at this point: joined with the corrections up to here.
    let mut before = Corrected {
        corrections: &corrected.corrections[..=number],
        passages: corrected.passages.clone(),
        apart: corrected.apart.clone(),
        ..Corrected::default()
    };
    let joined = join(articles, knowledge, &mut before);
    let id = before.found.get(&number).and_then(|(article, index)| {
        joined.actor_of.get(*article).and_then(|locals| locals.get(*index)).copied()
    });
    let mut found = false;
    for (at, annotated) in articles.iter_mut().enumerate() {
        for index in 0..annotated.actors.len() {
            let own = joined.actor_of.get(at).and_then(|locals| locals.get(index)).copied();
            if own.is_some()
                && own == id
                && let Some(new) = take_out(annotated, index, alias)
            {
                corrected.apart.insert((at, new), number);
                found = true;
            }
        }
    }
    if !found {
        corrected.unfit.push(number);
    }
}

/// The index of a local actor that has a name for itself; `None` where it is not so called.
fn take_out(annotated: &mut Annotated, index: usize, wanted: &str) -> Option<usize> {
    let actor = annotated.actors.get_mut(index)?;
    let (out, kept): (Vec<Alias>, Vec<Alias>) =
        actor.aliases.drain(..).partition(|alias| alias.text == wanted);
    if out.is_empty() || kept.is_empty() {
        let all_out = !out.is_empty();
        actor.aliases = if all_out { out } else { kept };
        return all_out.then_some(index);
    }
    if actor.name == wanted
        && let Some(longest) = kept.iter().max_by_key(|alias| alias.text.len())
    {
        actor.name.clone_from(&longest.text);
    }
    actor.aliases = kept;
    let name = out.first().map_or_else(String::new, |alias| alias.text.clone());
    let new = LocalActor { name, kind: actor.kind, aliases: out, roles: Vec::new() };
    annotated.actors.push(new);
    let new = annotated.actors.len() - 1;
    let text = &annotated.article.text;
    for mention in annotated.mentions.iter_mut().filter(|mention| mention.actor == index) {
        let words: Vec<&str> = mention.span.of(text).split_whitespace().collect();
        if words.join(" ") == wanted {
            mention.actor = new;
        }
    }
    point_anew(annotated, index, new);
    Some(new)
}

/// Quotes and events whose names went to another actor go with them.
fn point_anew(annotated: &mut Annotated, old: usize, new: usize) {
    let mentions = &annotated.mentions;
    let named = |actor: usize, span: Span| {
        mentions.iter().any(|mention| mention.actor == actor && span.contains(mention.span))
    };
    for speaker in annotated.quotes.iter_mut().filter_map(|quote| quote.speaker.as_mut()) {
        if speaker.actor == Some(old) && named(new, speaker.span) {
            speaker.actor = Some(new);
            speaker.name =
                annotated.actors.get(new).map_or_else(String::new, |one| one.name.clone());
        }
    }
    for event in &mut annotated.events {
        let span = event.span;
        for cast in [&mut event.actors, &mut event.recipients, &mut event.places] {
            if !cast.contains(&old) || !named(new, span) {
                continue;
            }
            if !named(old, span) {
                cast.retain(|actor| *actor != old);
            }
            cast.push(new);
        }
    }
}

/// The local actor whose mention a reference's passage is.
fn passage(actor: &ActorRef, articles: &[Annotated]) -> Option<Place> {
    let reference = actor.mention.as_ref()?;
    let found = reattach(reference, articles.iter().map(|one| &one.article))?;
    let mentions = &articles.get(found.article)?.mentions;
    let mention = mentions.iter().find(|mention| mention.span.overlaps(found.span))?;
    Some((found.article, mention.actor))
}

impl Corrected<'_> {
    /// The number of the split that a local actor was taken apart by.
    pub fn apart(&self, article: usize, index: usize) -> Option<usize> {
        self.apart.get(&(article, index)).copied()
    }

    /// Join what the user merged, and remember what the other corrections are about.
    pub fn merge(
        &mut self,
        locals: &[Local<'_>],
        union: &mut Union,
        reasons: &mut Reasons,
        knowledge: &Knowledge,
    ) {
        for (number, correction) in self.corrections.iter().enumerate() {
            let (at, into_at) = self.passages.get(number).copied().unwrap_or_default();
            let find = |actor: &ActorRef, place: Option<Place>, union: &mut Union| {
                by_place(place, locals)
                    .or_else(|| self.renamed(number, &actor.name))
                    .or_else(|| by_name(&actor.name, locals, union, knowledge))
            };
            let Some(at) = find(correction.actor(), at, union) else {
                self.unfit.push(number);
                continue;
            };
            let mut target = at;
            if let Correction::Merge(_, into) = correction {
                // What a later correction took apart again stays apart.
                let undone = |at: usize| {
                    let place = (locals[at].article, locals[at].index);
                    self.apart.get(&place).is_some_and(|split| *split > number)
                };
                match find(into, into_at, union) {
                    Some(other) if undone(at) || undone(other) => continue,
                    Some(other) => {
                        reasons.insert(at, Reason::User);
                        union.join(at, other);
                        target = other;
                    }
                    None => {
                        self.unfit.push(number);
                        continue;
                    }
                }
            }
            self.targets.insert(number, target);
            self.found.insert(number, (locals[target].article, locals[target].index));
        }
    }

    /// The actor that an earlier correction gave a name.
    fn renamed(&self, number: usize, name: &str) -> Option<usize> {
        let called = |earlier: &usize| matches!(&self.corrections[*earlier], Correction::Rename(_, new) if new == name);
        (0..number).rev().find(called).and_then(|earlier| self.targets.get(&earlier)).copied()
    }

    /// Give actors, each beside its members, the names and kinds that the user wants, and hide
    /// what is not wanted.
    pub fn describe(&self, locals: &[Local<'_>], actors: &mut [(Actor, Vec<usize>)]) {
        // Actors whose kind the user said: a later merger does not unsay it.
        let mut said = BTreeSet::new();
        for (number, target) in &self.targets {
            let found = actors.iter().position(|(_, members)| members.contains(target));
            let Some(at) = found else { continue };
            let actor = &mut actors[at].0;
            match &self.corrections[*number] {
                Correction::Rename(_, name) => actor.name.clone_from(name),
                Correction::Merge(_, into) => {
                    actor.name.clone_from(&into.name);
                    if let Some(local) = locals.get(*target).filter(|_| !said.contains(&at)) {
                        actor.kind = local.kind;
                    }
                }
                Correction::Kind(_, kind) => {
                    actor.kind = *kind;
                    said.insert(at);
                }
                Correction::Hide(_) => actor.hidden = true,
                Correction::Split(..) => {}
            }
        }
    }

    /// What no longer fits the reports.
    pub fn notices(&self) -> Vec<Notice> {
        let mut unfit = self.unfit.clone();
        unfit.sort_unstable();
        unfit.dedup();
        let told = |number: &usize| {
            let name = &self.corrections[*number].actor().name;
            let message =
                format!("the correction of {name:?} fits none of these reports: kept, not applied");
            Notice::new(FILE.to_string(), message)
        };
        unfit.iter().map(told).collect()
    }
}

/// The local actor at a place.
fn by_place(place: Option<Place>, locals: &[Local<'_>]) -> Option<usize> {
    let place = place?;
    locals.iter().position(|one| (one.article, one.index) == place)
}

/// A local actor of the set so called that has most members.
fn by_name(
    name: &str,
    locals: &[Local<'_>],
    union: &mut Union,
    knowledge: &Knowledge,
) -> Option<usize> {
    let wanted = fold(name);
    let is_called = |name: &&str| {
        fold(name) == wanted
            || knowledge.lexicon.get(name).is_some_and(|entry| fold(&entry.name) == wanted)
    };
    let named: Vec<usize> =
        (0..locals.len()).filter(|at| locals[*at].names.iter().any(is_called)).collect();
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for at in &named {
        *sizes.entry(union.find(*at)).or_insert(0) += 1;
    }
    let most = sizes.values().max().copied()?;
    let leader = sizes.into_iter().find(|(_, size)| *size == most)?.0;
    named.into_iter().find(|at| union.find(*at) == leader)
}
