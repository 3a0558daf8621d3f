/// A piece of a body that stays as it is, on its way to a [`Left`](super::Left).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listing {
    /// Its position in the body as it was, in bytes.
    pub old_at: usize,
    /// Its position in the body as it is now.
    pub new_at: usize,
    /// What it is.
    pub what: String,
}

/// The longest text that is shown, in characters.
const MAX_SHOWN: usize = 80;

impl Listing {
    /// A piece of text on one line.
    pub fn new(old_at: usize, new_at: usize, what: &str) -> Listing {
        let line = what.split_whitespace().collect::<Vec<_>>().join(" ");
        let what = match line.chars().count() > MAX_SHOWN {
            true => line.chars().take(MAX_SHOWN).chain("…".chars()).collect(),
            false => line,
        };
        Listing { old_at, new_at, what: what.chars().filter(|c| !c.is_control()).collect() }
    }
}
