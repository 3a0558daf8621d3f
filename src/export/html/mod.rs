//! A talk as one file of HTML that presents without anything else.

mod left_out;
mod not_written;
mod page;
mod page_text;
mod parts;
pub mod piece;
pub mod place;
mod policy;
mod request;
mod rewriter;
mod script_text;
mod single_file;
mod slide_in_view;
mod slide_place;
pub mod stylesheet;
mod tag_text;

pub(super) use policy::Policy;
pub(super) use slide_in_view::SlideInView;
pub(super) use slide_place::place_of_slide;

pub use not_written::NotWritten;
pub use request::Request;
pub use single_file::write;
