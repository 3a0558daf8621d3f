//! The manual's tables agree with the program. Some are written from a table in code: `UPDATE_GOLDEN=1 cargo test --test
//! manual` writes their rows. The others are written by hand, and have a row for each thing that there is.

mod configuration;
mod front_matter;
mod outputs;
mod table;
mod theme;
mod theme_settings;
mod words;
