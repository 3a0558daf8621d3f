/// What a generator's settings say about the site, as far as `talkpress.toml` can say it.
#[derive(Clone, Debug, Default)]
pub(super) struct SiteFacts {
    /// The title.
    pub title: Option<String>,
    /// Its own address.
    pub base_url: Option<String>,
    /// The tag of its language.
    pub language: Option<String>,
    /// The name of its author.
    pub author: Option<String>,
    /// The permalink of posts that the settings name; `None` if it is not given or cannot be expressed.
    pub post: Option<String>,
    /// That of pages.
    pub page: Option<String>,
    /// Other permalinks: their keys and patterns.
    pub others: Vec<(&'static str, String)>,
}
