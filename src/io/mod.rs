//! The outside: the only room that touches the world. What goes wrong out there is a [`Failure`], never a
//! [`Diagnostic`](crate::base::Diagnostic): that is the author's.

pub mod clock;
pub mod disk;
pub mod failure;
pub mod launch;
pub mod preview;
pub mod watch;

pub use failure::Failure;
