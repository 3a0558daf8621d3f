/// Who can see the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// This machine only.
    Private,
    /// The whole local network: pages can request no actions, and nobody sees source lines or what is said about drafts and
    /// documents that are left out. This includes the author's own browser, because a proxy hides which browser it is.
    Network,
}
