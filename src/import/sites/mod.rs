//! Whole sites of other generators become sites of talkpress: files to files. Nothing of a site is run.

mod address;
mod assemble;
mod code_map;
mod compose;
mod config_text;
mod conflicts;
mod dates;
mod doc;
mod fence_text;
mod foreign_keys;
mod front_matter_edit;
mod generator;
mod html_comment;
mod hugo;
mod indent;
mod jekyll;
mod left;
mod listing;
mod pattern;
mod patterns;
mod pelican;
mod rewrite;
mod setting;
mod settings_file;
mod site_facts;
mod site_plan;
mod stubs;
mod style;
mod target;
mod text;
mod titles;
mod wildcard;
mod work;

use crate::base::{Date, Files};
use crate::import::refusal::Refusal;

pub use generator::Generator;
pub use left::Left;
pub use site_plan::{PlannedDocument, SitePlan};

/// Turns the site that `files` are into files of a site of talkpress. `config` is the `talkpress.toml` that is there already.
///
/// # Errors
/// If the site is too large, or two of its files need the same name.
pub fn plan(generator: Generator, files: &Files, config: Option<&str>, today: Date) -> Result<SitePlan, Refusal> {
    let work = match generator {
        Generator::Pelican => pelican::read(files, today)?,
        Generator::Jekyll => jekyll::read(files, today)?,
        Generator::Hugo => hugo::read(files, today)?,
    };
    assemble::assemble(work, config)
}

#[cfg(test)]
mod tests;
