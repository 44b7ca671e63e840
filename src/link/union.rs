//! Disjoint sets.

/// A union-find forest; the smallest member leads its set.
#[derive(Clone, Debug)]
pub struct Union {
    parent: Vec<usize>,
}

impl Union {
    /// So many sets of one.
    pub fn new(count: usize) -> Self {
        Self { parent: (0..count).collect() }
    }

    /// The leader of a member's set.
    pub fn find(&mut self, member: usize) -> usize {
        let mut at = member;
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    /// Join two sets.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        self.parent[one.max(other)] = one.min(other);
    }
}
