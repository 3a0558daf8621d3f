use super::listing::Listing;

/// A text that is made of another one, piece by piece.
#[derive(Debug, Default)]
pub(super) struct Rewrite {
    /// The new text.
    pub text: String,
    /// What stays as it is: what it is, with its positions in both texts.
    pub listings: Vec<Listing>,
    /// How many bytes of the old text were read.
    at: usize,
    /// Positions in the old and the new text that belong together, where the distance changes.
    steps: Vec<(usize, usize)>,
    /// Whether anything differs.
    pub is_changed: bool,
}

impl Rewrite {
    /// Copies a piece of the old text.
    pub fn copy(&mut self, piece: &str) {
        self.text.push_str(piece);
        self.at += piece.len();
    }

    /// Writes `new` in place of the next `length` bytes of the old text.
    pub fn replace(&mut self, length: usize, new: &str) {
        self.text.push_str(new);
        self.at += length;
        self.steps.push((self.at, self.text.len()));
        self.is_changed = true;
    }

    /// Lists what comes next.
    pub fn list(&mut self, what: &str) {
        self.listings.push(Listing::new(self.at, self.text.len(), what));
    }

    /// How many bytes of the old text were read.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Whether something is to be done with it.
    pub fn has_effect(&self) -> bool {
        self.is_changed || !self.listings.is_empty()
    }

    fn to_old(&self, new: usize) -> usize {
        let index = self.steps.partition_point(|(_, step)| *step <= new);
        let (old, step) = index.checked_sub(1).map_or((0, 0), |index| self.steps[index]);
        old + (new - step)
    }

    fn to_new(&self, old: usize) -> usize {
        let index = self.steps.partition_point(|(step, _)| *step <= old);
        let (step, new) = index.checked_sub(1).map_or((0, 0), |index| self.steps[index]);
        new + (old - step)
    }

    /// Both one after the other: `next` was made of the text of this one.
    pub fn then(self, next: Rewrite) -> Rewrite {
        let mut listings: Vec<Listing> = self
            .listings
            .iter()
            .map(|listing| Listing { new_at: next.to_new(listing.new_at), ..listing.clone() })
            .collect();
        listings.extend(
            next.listings.iter().map(|listing| Listing { old_at: self.to_old(listing.old_at), ..listing.clone() }),
        );
        let mut steps: Vec<(usize, usize)> = self.steps.iter().map(|(old, new)| (*old, next.to_new(*new))).collect();
        steps.extend(next.steps.iter().map(|(old, new)| (self.to_old(*old), *new)));
        steps.sort_unstable();
        Rewrite { text: next.text, listings, at: self.at, steps, is_changed: self.is_changed || next.is_changed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_kept_through_both() {
        let mut first = Rewrite::default();
        first.copy("ab");
        first.replace(1, "XXX");
        first.list("d");
        first.copy("de");
        let mut second = Rewrite::default();
        second.replace(1, "");
        second.copy("bXXXd");
        second.list("e");
        second.copy("e");
        let both = first.then(second);
        assert_eq!(both.text, "bXXXde");
        let found: Vec<_> = both.listings.iter().map(|one| (one.what.as_str(), one.old_at, one.new_at)).collect();
        assert_eq!(found, [("d", 3, 4), ("e", 4, 5)]);
    }
}
