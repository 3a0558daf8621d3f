use std::sync::Arc;

/// The one thing that is added to a page while it is sent.
pub struct ScriptTag<'a> {
    /// Lets the page ask for something to be done, once.
    pub token: &'a str,
    /// The version of the page.
    pub version: &'a str,
    /// The edition it comes from.
    pub edition: u64,
    /// The problems that are to be shown over it.
    pub problems: &'a str,
}

impl ScriptTag<'_> {
    /// The page with the tag at the beginning of its head, so that it runs before the page's own scripts; where the head
    /// has another form at its end, or at that of the page.
    pub fn add_to(&self, page: &[u8]) -> Arc<[u8]> {
        let tag = format!(
            "<script src=\"/.talkpress/client.js\" data-token=\"{}\" data-version=\"{}\" data-edition=\"{}\" \
             data-problems=\"{}\" defer></script>\n",
            self.token, self.version, self.edition, self.problems
        );
        let begin = memchr::memmem::find(page, b"<head>").map(|at| at + b"<head>".len());
        let at = begin.or_else(|| memchr::memmem::find(page, b"</head>")).unwrap_or(page.len());
        [&page[..at], tag.as_bytes(), &page[at..]].concat().into()
    }
}
