use crate::site::model::config::Permalink;

/// The addresses of all kinds of pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permalinks {
    /// `talk`, of `{slug}` and perhaps `{year}`, `{month}`, `{day}`. Default `/talks/{slug}/`.
    pub talk: Permalink,
    /// `post`, of the same. Default `/{slug}/`.
    pub post: Permalink,
    /// `page`, of `{slug}`. Default `/{slug}/`.
    pub page: Permalink,
    /// `feed`: the site's own. Default `/feed.xml`.
    pub feed: Permalink,
    /// `tag`, of `{tag}`. Default `/tags/{tag}/`.
    pub tag: Permalink,
    /// `event`, of `{event}`. Default `/events/{event}/`.
    pub event: Permalink,
    /// `speaker`, of `{speaker}`. Default `/speakers/{speaker}/`.
    pub speaker: Permalink,
    /// `year`, of `{year}`. Default `/{year}/`.
    pub year: Permalink,
}

impl Default for Permalinks {
    fn default() -> Permalinks {
        Permalinks {
            talk: Permalink::known("/talks/{slug}/"),
            post: Permalink::known("/{slug}/"),
            page: Permalink::known("/{slug}/"),
            feed: Permalink::known("/feed.xml"),
            tag: Permalink::known("/tags/{tag}/"),
            event: Permalink::known("/events/{event}/"),
            speaker: Permalink::known("/speakers/{speaker}/"),
            year: Permalink::known("/{year}/"),
        }
    }
}
