//! Documents, templates and pictures as nobody should write them, and what must come of each: the rows "Bad inputs" of
//! the list of hostile inputs.

#[path = "../support/mod.rs"]
mod support;

mod bad;
mod cards;
mod escaping;
#[path = "../support/growth.rs"]
mod growth;
mod images;
mod secret;
mod shapes;
mod template;
