use std::collections::BTreeMap;
use std::ops::Range;

/// The tags of elements that nothing has closed yet, and which of them are sought.
#[derive(Debug, Default)]
pub struct OpenTags {
    /// With their places if they are sought.
    tags: Vec<(String, Option<Range<usize>>)>,
    /// How many there are of each name.
    names: BTreeMap<String, usize>,
    /// How many are sought.
    sought: usize,
}

/// What a closing tag ends. Nothing of it is sought if an element around it is.
#[derive(Debug)]
pub struct Closed {
    /// Where the tag of its element is, if that is sought.
    pub tag: Option<Range<usize>>,
    /// The outermost sought element in it that was still open: its name and its tag.
    pub inner: Option<(String, Range<usize>)>,
}

impl OpenTags {
    /// Adds the tag of the element `name`, with its place if it is sought.
    pub fn push(&mut self, name: &str, sought: Option<Range<usize>>) {
        *self.names.entry(name.to_owned()).or_default() += 1;
        self.sought += usize::from(sought.is_some());
        self.tags.push((name.to_owned(), sought));
    }

    /// Closes the last element `name`, and those in it; nothing if there is none.
    pub fn close(&mut self, name: &str) -> Option<Closed> {
        self.names.get(name).filter(|count| **count > 0)?;
        let mut inner = None;
        while let Some((own, sought)) = self.tags.pop() {
            if let Some(count) = self.names.get_mut(&own) {
                *count -= 1;
            }
            self.sought -= usize::from(sought.is_some());
            if own == name {
                let is_outermost = self.sought == 0;
                return Some(Closed { tag: sought.filter(|_| is_outermost), inner: inner.filter(|_| is_outermost) });
            }
            inner = sought.map(|tag| (own, tag)).or(inner);
        }
        None
    }

    /// Whether a sought element is open.
    pub fn has_sought(&self) -> bool {
        self.sought > 0
    }

    /// The tag of the outermost sought element that is open.
    pub fn first_sought(self) -> Option<Range<usize>> {
        self.tags.into_iter().find_map(|(_, sought)| sought)
    }
}
