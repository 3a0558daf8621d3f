//! Pages that a browser prints, each a file that needs no other one.

mod pages;
mod whole_page;

pub use pages::{handout, sheets};
