//! Where a site can be published: each kind of target is a [`Destination`].

mod delivery;
mod destination;
mod folder;
mod git;
#[cfg(feature = "s3")]
mod s3;

pub use delivery::Delivery;
pub use destination::Destination;
pub use git::GitTarget;
#[cfg(feature = "s3")]
pub use s3::S3Target;
