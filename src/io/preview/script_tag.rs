use std::sync::Arc;

/// The script tag that is added to a page when it is sent: the only change the preview makes.
pub struct ScriptTag<'a> {
    /// Allows the page to request one action.
    pub token: &'a str,
    /// The version of the page.
    pub version: &'a str,
    /// The number of the build it comes from.
    pub edition: u64,
    /// The digest of the problems that are shown over it.
    pub problems: &'a str,
}

impl ScriptTag<'_> {
    /// The page with the tag at the beginning of its head, so that it runs before the page's own scripts; if there is no
    /// plain `<head>`, before `</head>`, or else at the end of the page.
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
