use crate::base::SitePath;
use crate::site::model::catalogue::Catalogue;
use crate::site::model::entry::output_path;
use crate::site::model::listing::ListingKind;

/// A page that lists all tags, events, speakers or posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IndexKind {
    /// All tags.
    Tags,
    /// All events.
    Events,
    /// All speakers, if there are at least two.
    Speakers,
    /// All posts, if there are more than the home page shows.
    Posts,
}

/// How many posts the home page shows.
pub const POSTS_AT_HOME: usize = 5;

impl IndexKind {
    /// All of them.
    pub const ALL: [IndexKind; 4] = [IndexKind::Tags, IndexKind::Events, IndexKind::Speakers, IndexKind::Posts];

    /// The word for templates.
    pub const fn name(self) -> &'static str {
        match self {
            IndexKind::Tags => "tags",
            IndexKind::Events => "events",
            IndexKind::Speakers => "speakers",
            IndexKind::Posts => "posts",
        }
    }

    /// What it lists. `None` for posts.
    pub const fn listings(self) -> Option<ListingKind> {
        match self {
            IndexKind::Tags => Some(ListingKind::Tag),
            IndexKind::Events => Some(ListingKind::Event),
            IndexKind::Speakers => Some(ListingKind::Speaker),
            IndexKind::Posts => None,
        }
    }

    /// The index that lists the listings of a kind.
    pub const fn of(kind: ListingKind) -> Option<IndexKind> {
        match kind {
            ListingKind::Tag => Some(IndexKind::Tags),
            ListingKind::Event => Some(IndexKind::Events),
            ListingKind::Speaker => Some(IndexKind::Speakers),
            ListingKind::Year => None,
        }
    }

    /// Where it is written: the fixed part of the permalink. `None` if there is no such part, or too little to list. Posts, which
    /// have no fixed part by default, are then listed at `/posts/`.
    pub fn path(self, catalogue: &Catalogue) -> Option<SitePath> {
        let links = &catalogue.config.permalinks;
        let (pattern, at_least) = match self {
            IndexKind::Tags => (&links.tag, 1),
            IndexKind::Events => (&links.event, 1),
            IndexKind::Speakers => (&links.speaker, 2),
            IndexKind::Posts => (&links.post, POSTS_AT_HOME + 1),
        };
        let count = match self.listings() {
            Some(kind) => catalogue.listings.iter().filter(|listing| listing.kind == kind).take(at_least).count(),
            None => catalogue.posts.len(),
        };
        let address = match (pattern.fixed_part(), self) {
            ("/", IndexKind::Posts) => "/posts/",
            ("/", _) => return None,
            (fixed, _) => fixed,
        };
        if count >= at_least { output_path(address) } else { None }
    }
}
