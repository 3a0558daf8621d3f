//! Bad documents, templates and pictures, and what each must lead to: the rows "Bad inputs" of the list of hostile
//! inputs.

#[path = "../support/mod.rs"]
mod support;

mod bad;
mod caption_comments;
mod cards;
mod deck_secrets;
mod escaping;
mod formulas;
#[path = "../support/growth.rs"]
mod growth;
mod images;
mod includes;
mod metadata;
mod names;
mod secret;
mod shapes;
mod template;
mod theme_settings;
mod unpublished_secrets;
mod unseen_footnotes;
