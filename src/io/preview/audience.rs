/// Who can see the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// This machine only.
    Private,
    /// The whole local network: pages can request no actions.
    Network,
}
