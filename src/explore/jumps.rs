//! Where one has been: back and forward, as in an editor.

/// Places remembered, at most.
const LONGEST: usize = 200;

/// A list of places with a position in it.
#[derive(Clone, Debug)]
pub struct JumpList<P> {
    places: Vec<P>,
    at: usize,
}

impl<P> Default for JumpList<P> {
    fn default() -> Self {
        Self { places: Vec::new(), at: 0 }
    }
}

impl<P: Clone + PartialEq> JumpList<P> {
    /// Remember the place that a jump leaves; what lay ahead is forgotten.
    pub fn leave(&mut self, place: P) {
        self.places.truncate(self.at);
        if self.places.last() != Some(&place) {
            self.places.push(place);
        }
        if self.places.len() > LONGEST {
            self.places.remove(0);
        }
        self.at = self.places.len();
    }

    /// The places remembered, the last one first.
    pub fn recent(&self) -> impl Iterator<Item = &P> {
        self.places.iter().rev()
    }

    /// The place before, where there is one; `here` is kept for the way forward.
    pub fn back(&mut self, here: P) -> Option<P> {
        if self.at == 0 {
            return None;
        }
        if self.at == self.places.len() && self.places.last() != Some(&here) {
            self.places.push(here);
        }
        self.at -= 1;
        self.places.get(self.at).cloned()
    }

    /// The place after, where there is one.
    pub fn forward(&mut self) -> Option<P> {
        let next = self.places.get(self.at + 1).cloned()?;
        self.at += 1;
        Some(next)
    }

    /// Forget everything, as when places lose their meaning.
    pub fn clear(&mut self) {
        self.places.clear();
        self.at = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::JumpList;

    #[test]
    fn back_and_forward_lose_nothing() {
        let mut jumps = JumpList::default();
        jumps.leave(1);
        jumps.leave(2);
        assert_eq!(jumps.back(3), Some(2));
        assert_eq!(jumps.back(2), Some(1));
        assert_eq!(jumps.back(1), None);
        assert_eq!(jumps.forward(), Some(2));
        assert_eq!(jumps.forward(), Some(3));
        assert_eq!(jumps.forward(), None);
    }
}
