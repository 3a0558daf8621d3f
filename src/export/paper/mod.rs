//! Pages that a browser prints, each a file that needs no other one.

mod data_address;
mod pages;
mod whole_css;
mod whole_page;

pub use pages::{handout, sheets};
