use super::Meta;
use crate::base::data::{Field, Fields, Mistakes, Spanned};

/// One key of front matter.
pub struct Key {
    /// The key itself.
    pub name: &'static str,
    /// Other names for the key.
    pub other_names: OtherNames,
    /// The type of its value, for the manual.
    pub kind: &'static str,
    /// Its default, for the manual.
    pub default: &'static str,
    /// What it does, in Markdown, for the manual.
    pub meaning: &'static str,
    /// What its value links to, if it is a link.
    pub target: KeyTarget,
    /// Reads a value of the right type into the facts of the document, and reports any other.
    pub(super) read: fn(&mut Mistakes<'_>, &Field, &mut Meta),
}

/// A key without any effect, on which rows of the table are based.
pub(super) const PLAIN: Key = Key {
    name: "",
    other_names: OtherNames::None,
    kind: "",
    default: "none",
    meaning: "",
    target: KeyTarget::None,
    read: |_, _, _| {},
};

/// Other names of a key, and what happens if a document uses several of its names.
#[derive(Clone, Copy, Debug)]
pub enum OtherNames {
    /// It has no other name.
    None,
    /// The first name that has a value counts: the key's own, then these in order.
    FirstCounts(&'static [&'static str]),
    /// The values of all names are joined.
    AllCount(&'static [&'static str]),
}

/// Where the value of a key leads. The site looks for it, and reports a broken link.
pub enum KeyTarget {
    /// The value is not a link, or leads to another site by its nature.
    None,
    /// To a page or file.
    Link(for<'m> fn(&'m Meta) -> Vec<&'m Spanned<String>>),
    /// To a picture that the site shows.
    Picture(for<'m> fn(&'m Meta) -> Vec<&'m Spanned<String>>),
}

impl Key {
    /// All names of the key, its own first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let others = match self.other_names {
            OtherNames::None => &[],
            OtherNames::FirstCounts(names) | OtherNames::AllCount(names) => names,
        };
        [self.name].into_iter().chain(others.iter().copied())
    }

    /// Whether `field`, which has one of the names of the key, is ignored because another name counts.
    pub(super) fn is_overruled(&self, field: &Field, fields: &Fields) -> bool {
        let has_value = |name: &&str| fields.get(name).is_some_and(|field| !field.value.is_missing());
        match self.other_names {
            OtherNames::FirstCounts(_) => self.names().find(has_value).is_some_and(|name| name != field.key),
            OtherNames::None | OtherNames::AllCount(_) => false,
        }
    }
}
