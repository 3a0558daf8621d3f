use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use super::audience::Audience;
use super::current_build::CurrentBuild;
use super::http_request::Hosts;
use super::timeouts::Timeouts;
use super::tokens::Tokens;

/// What all connections share.
#[derive(Debug)]
pub struct Shared {
    /// The build to show.
    pub current: Arc<CurrentBuild>,
    /// The tokens that allow actions.
    pub tokens: Tokens,
    /// The host names that are answered.
    pub hosts: Hosts,
    /// How long to wait for a client.
    pub timeouts: Timeouts,
    /// Who can see the preview.
    pub audience: Audience,
    /// How many connections are open.
    pub connections: AtomicUsize,
    /// How many of them have not yet sent a whole request.
    pub waiting: AtomicUsize,
}
