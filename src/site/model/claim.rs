use crate::base::SitePath;
use crate::site::model::routes::Owner;

/// The page that says how accessible the site is. This output and those below are the ones that pages link to.
pub const ACCESSIBILITY: &str = "accessibility";
/// The Atom feeds.
pub const FEEDS: &str = "feeds";
/// The BibTeX entries of talks.
pub const CITATIONS: &str = "citations";
/// The lists of all tags, events, speakers and posts.
pub const INDEXES: &str = "indexes";
/// The pages of documents as Markdown.
pub const MARKDOWN: &str = "markdown";
/// The data by which other sites find a talk's embedded deck.
pub const OEMBED: &str = "oembed";
/// The data of the search.
pub const SEARCH: &str = "search";

/// The PDF of the slides of a talk.
pub const SLIDES_PDF: &str = "slides_pdf";
/// The images that other sites show next to a link.
pub const SOCIAL_CARDS: &str = "social_cards";

/// The stylesheet for what documents set.
pub const STYLES: &str = "styles";

/// A path that an output will write. All claims are made before links are followed, so that no two outputs get one path.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Where the file is written.
    pub path: SitePath,
    /// What the file is about. `None` if no page looks the path up.
    pub subject: Option<Subject>,
    /// What writes it, for the message of a conflict.
    pub owner: Owner,
    /// Whether it is not written if something else is at its path.
    pub gives_way: bool,
}

/// What a file of an output is about. An output writes at most one file for each subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The whole site.
    Site,
    /// The entry with this index.
    Entry(usize),
    /// The listing with this index.
    Listing(usize),
    /// One of several files about the whole site, counted from 0.
    Part(usize),
}

impl Claim {
    /// A file made from documents, known as `what` in the message of a conflict.
    pub fn generated(path: SitePath, subject: Subject, what: impl Into<String>) -> Claim {
        Claim { path, subject: Some(subject), owner: Owner::Generated(what.into()), gives_way: false }
    }

    /// The same claim, which yields to any other claim of its path.
    pub fn giving_way(self) -> Claim {
        Claim { gives_way: true, ..self }
    }
}
