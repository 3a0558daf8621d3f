//! Where a site can be published: each kind of target is a [`Destination`].

mod delivery;
mod destination;
mod folder;
mod git;

pub use delivery::Delivery;
pub use destination::Destination;
pub use git::GitTarget;
