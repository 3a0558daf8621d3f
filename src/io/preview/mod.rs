//! The preview: shows the newest build of a site to a browser on this machine, from memory.
//!
//! Every request passes [`http_request`] before anything looks at it. Every answer is made from a single
//! [`PreviewBuild`], which is taken from [`CurrentBuild`] when the answer begins.

mod action_error;
mod actions;
mod answer;
mod audience;
mod byte_range;
mod current_build;
mod events;
mod file_answer;
mod http_request;
mod inserted;
mod min_rate;
mod min_rate_writer;
mod page_info;
mod panel;
mod port;
mod preview_build;
mod problems;
mod rendered;
mod reply;
mod script_tag;
mod server;
mod shared;
mod slide_info;
mod source_actions;
mod timeouts;
mod tokens;

pub use action_error::ActionError;
pub use audience::Audience;
pub use current_build::CurrentBuild;
pub use http_request::Hosts;
#[cfg(any(test, fuzzing))]
pub use http_request::fuzz;
pub use min_rate::MinRate;
pub use page_info::PageInfo;
pub use port::{listen, network_address};
pub use preview_build::PreviewBuild;
pub use problems::Problems;
pub use server::serve;
pub use slide_info::SlideInfo;
pub use source_actions::SourceActions;
pub use timeouts::Timeouts;
