//! Event mentions that tell one event: compared within blocks, joined where they match.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::actors::Joined;
use super::similar::{Numbers, Profile, profile, same_event, set};
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
    let mut numbers = Numbers::default();
    for (article, annotated) in articles.iter().enumerate() {
        let around = Rc::new(set(joined.actor_of[article].iter().copied()));
        for (index, event) in annotated.events.iter().enumerate() {
            profiles.push(profile(
                annotated,
                (article, index),
                event,
                &joined.actor_of[article],
                &around,
                knowledge,
                &mut numbers,
            ));
        }
    }
    numbers.keep_rare(&mut profiles);
    let mut sets = Sets::new(&profiles);
    for block in blocks(&profiles).values() {
        compare(&profiles, block, &mut sets);
    }
    let mut clusters: BTreeMap<usize, Cluster> = BTreeMap::new();
    for (index, profile) in profiles.iter().enumerate() {
        clusters.entry(sets.union.find(index)).or_default().members.push(profile.at);
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

/// Sets of mentions with the ordinals that each holds: rounds of different number are
/// never one event, whichever block brings them together.
struct Sets {
    union: Union,
    ordinals: Vec<BTreeSet<String>>,
}

impl Sets {
    fn new(profiles: &[Profile]) -> Self {
        let ordinals = profiles.iter().map(|one| one.ordinal.iter().cloned().collect()).collect();
        Self { union: Union::new(profiles.len()), ordinals }
    }

    /// Join two sets, unless they hold different rounds.
    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.union.find(one), self.union.find(other));
        let (left, right) = (&self.ordinals[one], &self.ordinals[other]);
        if one == other || !left.is_empty() && !right.is_empty() && left != right {
            return;
        }
        self.union.join(one, other);
        let leader = self.union.find(one);
        let follower = if leader == one { other } else { one };
        let more = std::mem::take(&mut self.ordinals[follower]);
        self.ordinals[leader].extend(more);
    }
}

fn compare(profiles: &[Profile], block: &[usize], sets: &mut Sets) {
    for (at, one) in block.iter().enumerate() {
        for other in block.iter().skip(at + 1).take(LARGEST_BLOCK) {
            if sets.union.find(*one) != sets.union.find(*other)
                && same_event(&profiles[*one], &profiles[*other])
            {
                sets.join(*one, *other);
            }
        }
    }
}
