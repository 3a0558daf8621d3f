use super::notes_use::NotesUse;
use super::picture_size;
use crate::base::data::Fields;

/// How a deck is imported. The record keeps it, so that the next import of the deck does the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choices {
    /// Whether each step of a build is a slide.
    pub keeps_builds: bool,
    /// Where speaker notes go.
    pub notes: NotesUse,
    /// Whether slides are taken that are hidden.
    pub takes_hidden: bool,
    /// The width of the pictures, in pixels.
    pub width: u32,
}

impl Default for Choices {
    fn default() -> Choices {
        Choices {
            keeps_builds: false,
            notes: NotesUse::default(),
            takes_hidden: false,
            width: picture_size::DEFAULT_WIDTH,
        }
    }
}

impl Choices {
    /// As lines of TOML.
    pub fn to_text(self) -> String {
        let builds = if self.keeps_builds { "keep" } else { "merge" };
        format!(
            "builds = \"{builds}\"\nnotes = \"{}\"\nhidden = {}\nwidth = {}\n",
            self.notes.name(),
            self.takes_hidden,
            self.width
        )
    }

    /// Reads such lines; `None` if one is something else.
    pub fn read(fields: &Fields) -> Option<Choices> {
        let default = Choices::default();
        let text = |key: &str| fields.get(key).map(|field| field.value.as_text());
        Some(Choices {
            keeps_builds: match text("builds") {
                None => default.keeps_builds,
                Some(builds) => builds? == "keep",
            },
            notes: match text("notes") {
                None => default.notes,
                Some(name) => NotesUse::named(name?)?,
            },
            takes_hidden: match text("hidden") {
                None => default.takes_hidden,
                Some(hidden) => hidden? == "true",
            },
            width: match text("width") {
                None => default.width,
                Some(width) => width?.parse().ok().filter(|width| picture_size::WIDTHS.contains(width))?,
            },
        })
    }
}
