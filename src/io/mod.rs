//! Everything outside the program: disk, network, clock and other programs. What goes wrong here is a [`Failure`], never a
//! [`Diagnostic`](crate::base::Diagnostic), which is the author's mistake.

pub mod allocator;
pub mod browser;
pub mod clock;
pub mod disk;
pub mod drawing;
pub mod failure;
pub mod launch;
pub mod picture_memory;
pub mod preview;
pub mod publish;
pub mod signals;
mod unfinished;
pub mod watch;
pub mod within_memory;
pub mod work_done;

pub use failure::Failure;
pub use unfinished::Unfinished;
