use crate::site::build::check_links::usage::Usage;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A link to a page or a file.
    Link,
    /// The value of this key of the configuration, which is a link.
    Setting(&'static str),
    /// A file that the author's own HTML loads.
    Source,
    /// An image of the author's own HTML.
    Image,
    /// An image in Markdown text.
    Figure,
    /// The image of a slide.
    Picture,
    /// The value of this key of the front matter, which is a link or a file.
    Key(&'static str),
    /// The value of this key, which is a picture that the page shows.
    PictureKey(&'static str),
}

impl Role {
    /// How the target's file is used.
    pub fn usage(self) -> Usage {
        match self {
            Role::Link | Role::Setting(_) => Usage::Link,
            Role::Figure | Role::Picture | Role::PictureKey(_) => Usage::Show,
            Role::Source | Role::Image | Role::Key(_) => Usage::Load,
        }
    }
}
