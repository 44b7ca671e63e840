//! The user's corrections of actors: what is split before joining, merged while joining, and
//! renamed, given another kind or hidden after it.
//!
//! Each correction points at an actor by a passage that names it, found again by its words,
//! so that the same corrections on the same reports give the same actors.

use std::collections::{BTreeMap, HashMap};

use super::actors::{Joined, Local, join};
use super::union::Union;
use crate::annotate::Knowledge;
use crate::annotate::text::fold;
use crate::model::{Actor, ActorId, ActorRef, Annotated, Correction, LocalActor, Notice};
use crate::notebook::{FILE, reattach};

/// Corrections on their way through the linking of actors.
#[derive(Default)]
pub struct Corrected<'a> {
    corrections: &'a [Correction],
    /// The split that each local actor taken apart belongs to, by article and index.
    apart: BTreeMap<(usize, usize), usize>,
    /// The local actor that each correction is about, by its place among all.
    targets: BTreeMap<usize, usize>,
    unfit: Vec<usize>,
}

/// Split local actors as the corrections want it, and find what the others are about.
pub fn apply<'a>(
    articles: &mut [Annotated],
    knowledge: &Knowledge,
    corrections: &'a [Correction],
) -> Corrected<'a> {
    let mut corrected = Corrected { corrections, ..Corrected::default() };
    for (number, correction) in corrections.iter().enumerate() {
        if let Correction::Split(actor, alias) = correction {
            split(articles, knowledge, &mut corrected, number, actor, alias);
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
    actor: &ActorRef,
    alias: &str,
) {
    // What the actor is before this split: joined with the corrections so far.
    let mut before = Corrected {
        corrections: &corrected.corrections[..number],
        apart: corrected.apart.clone(),
        ..Corrected::default()
    };
    let joined = join(articles, knowledge, &mut before);
    let Some(id) = actor_of(actor, articles, &joined) else {
        corrected.unfit.push(number);
        return;
    };
    let mut found = false;
    for (at, annotated) in articles.iter_mut().enumerate() {
        for index in 0..annotated.actors.len() {
            let same = joined.actor_of.get(at).and_then(|locals| locals.get(index)) == Some(&id);
            if same && let Some(new) = take_out(annotated, index, alias) {
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
    let (out, kept): (Vec<String>, Vec<String>) =
        actor.aliases.drain(..).partition(|name| name == wanted);
    if out.is_empty() || kept.is_empty() {
        let all_out = !out.is_empty();
        actor.aliases = if all_out { out } else { kept };
        return all_out.then_some(index);
    }
    if actor.name == wanted
        && let Some(longest) = kept.iter().max_by_key(|name| name.len())
    {
        actor.name.clone_from(longest);
    }
    actor.aliases = kept;
    let name = out.first().cloned().unwrap_or_default();
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
    Some(new)
}

/// The joined actor that a reference means.
fn actor_of(actor: &ActorRef, articles: &[Annotated], joined: &Joined) -> Option<ActorId> {
    let by_passage = passage(actor, articles)
        .and_then(|(article, index)| joined.actor_of.get(article)?.get(index));
    by_passage.copied().or_else(|| {
        let wanted = fold(&actor.name);
        let named = |one: &Actor| {
            fold(&one.name) == wanted || one.aliases.iter().any(|alias| fold(&alias.text) == wanted)
        };
        joined.actors.iter().position(named).map(ActorId::from)
    })
}

/// The local actor whose mention a reference's passage is.
fn passage(actor: &ActorRef, articles: &[Annotated]) -> Option<(usize, usize)> {
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
        articles: &[Annotated],
        locals: &[Local<'_>],
        union: &mut Union,
        reasons: &mut HashMap<usize, &'static str>,
    ) {
        for (number, correction) in self.corrections.iter().enumerate() {
            let Some(at) = local_of(correction.actor(), articles, locals, union) else {
                self.unfit.push(number);
                continue;
            };
            if let Correction::Merge(_, into) = correction {
                // What a later correction took apart again stays apart.
                let undone = |at: usize| {
                    let local = &locals[at];
                    self.apart(local.article, local.index).is_some_and(|split| split > number)
                };
                if undone(at) {
                    continue;
                }
                match local_of(into, articles, locals, union) {
                    Some(other) if undone(other) => {}
                    Some(other) => {
                        reasons.insert(at, "merged by you");
                        union.join(at, other);
                        self.targets.insert(number, other);
                    }
                    None => self.unfit.push(number),
                }
            } else {
                self.targets.insert(number, at);
            }
        }
    }

    /// Give actors, each beside its members, the names and kinds that the user wants, and hide
    /// what is not wanted.
    pub fn describe(&self, locals: &[Local<'_>], actors: &mut [(Actor, Vec<usize>)]) {
        for (number, target) in &self.targets {
            let found = actors.iter_mut().find(|(_, members)| members.contains(target));
            let Some((actor, _)) = found else { continue };
            match &self.corrections[*number] {
                Correction::Rename(_, name) => actor.name.clone_from(name),
                Correction::Merge(_, into) => {
                    actor.name.clone_from(&into.name);
                    if let Some(local) = locals.get(*target) {
                        actor.kind = local.kind;
                    }
                }
                Correction::Kind(_, kind) => actor.kind = *kind,
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

/// The local actor that a reference means: by its passage, else one of the set so called
/// that has most members.
fn local_of(
    actor: &ActorRef,
    articles: &[Annotated],
    locals: &[Local<'_>],
    union: &mut Union,
) -> Option<usize> {
    if let Some((article, index)) = passage(actor, articles) {
        return locals.iter().position(|one| one.article == article && one.index == index);
    }
    let wanted = fold(&actor.name);
    let named: Vec<usize> = (0..locals.len())
        .filter(|at| locals[*at].names.iter().any(|name| fold(name) == wanted))
        .collect();
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for at in &named {
        *sizes.entry(union.find(*at)).or_insert(0) += 1;
    }
    let most = sizes.values().max().copied()?;
    let leader = sizes.into_iter().find(|(_, size)| *size == most)?.0;
    named.into_iter().find(|at| union.find(*at) == leader)
}
