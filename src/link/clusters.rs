//! Event mentions that tell one event: compared within blocks, joined where they match.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::actors::Joined;
use super::similar::{Profile, profile, same_event};
use super::union::Union;
use crate::annotate::Knowledge;
use crate::model::{Annotated, EventType};

/// Blocks larger than this are compared by neighbours only, so that cost stays flat.
const LARGEST_BLOCK: usize = 400;

/// Mentions of one event.
#[derive(Clone, Debug, Default)]
pub struct Cluster {
    /// Article and index of the mention in it, in order.
    pub members: Vec<(usize, usize)>,
}

/// Cluster all event mentions of a corpus.
pub fn cluster(articles: &[Annotated], joined: &Joined, knowledge: &Knowledge) -> Vec<Cluster> {
    let mut profiles = Vec::new();
    for (article, annotated) in articles.iter().enumerate() {
        let around = Rc::new(joined.actor_of[article].iter().copied().collect::<BTreeSet<_>>());
        for (index, event) in annotated.events.iter().enumerate() {
            profiles.push(profile(
                annotated,
                (article, index),
                event,
                &joined.actor_of[article],
                &around,
                knowledge,
            ));
        }
    }
    let mut union = Union::new(profiles.len());
    for block in blocks(&profiles).values() {
        compare(&profiles, block, &mut union);
    }
    let mut clusters: BTreeMap<usize, Cluster> = BTreeMap::new();
    for (index, profile) in profiles.iter().enumerate() {
        clusters.entry(union.find(index)).or_default().members.push(profile.at);
    }
    clusters.into_values().collect()
}

/// Mentions that can match: of one day, or of one numbered round.
fn blocks(profiles: &[Profile]) -> BTreeMap<String, Vec<usize>> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, profile) in profiles.iter().enumerate() {
        if let Some(range) = profile.range {
            let mut day = range.from;
            while day <= range.to && (day - range.from).num_days() < 2 {
                blocks.entry(day.to_string()).or_default().push(index);
                let Some(next) = day.succ_opt() else { break };
                day = next;
            }
        }
        if let Some(ordinal) =
            profile.ordinal.as_ref().filter(|_| profile.kind == EventType::Consult)
        {
            blocks.entry(format!("round {ordinal}")).or_default().push(index);
        }
    }
    blocks
}

fn compare(profiles: &[Profile], block: &[usize], union: &mut Union) {
    for (at, one) in block.iter().enumerate() {
        for other in block.iter().skip(at + 1).take(LARGEST_BLOCK) {
            if union.find(*one) != union.find(*other)
                && same_event(&profiles[*one], &profiles[*other])
                && !told_apart(profiles, *one, *other, union, block)
            {
                union.join(*one, *other);
            }
        }
    }
}

/// Whether the two sets hold rounds of different number: those are never one event.
fn told_apart(
    profiles: &[Profile],
    one: usize,
    other: usize,
    union: &mut Union,
    block: &[usize],
) -> bool {
    let (left, right) = (union.find(one), union.find(other));
    let mut ordinals = |leader: usize| -> Vec<&String> {
        block
            .iter()
            .filter(|at| union.find(**at) == leader)
            .filter_map(|at| profiles[*at].ordinal.as_ref())
            .collect()
    };
    let (left, right) = (ordinals(left), ordinals(right));
    left.iter().any(|one| right.iter().any(|other| one != other))
}
