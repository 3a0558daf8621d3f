use crate::site::model::config::Link;

/// The person who gives the talks, unless a talk names others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// `name`.
    pub name: Option<String>,
    /// `bio`, as written in the file.
    pub bio: Option<String>,
    /// `portrait`: a path or URL.
    pub portrait: Option<String>,
    /// `fediverse`: an account as `@name@host.example`.
    pub fediverse: Option<String>,
    /// `orcid`: an ORCID iD with its dashes.
    pub orcid: Option<String>,
    /// `links`, in the order written.
    pub links: Vec<Link>,
}
