//! `talkpress.toml`: what holds for the whole site.

mod base_url;
mod image_widths;
mod link;
mod output;
mod permalink;
mod permalinks;
mod read;
mod speaker;
mod typed;

use std::collections::BTreeMap;

use crate::base::data::{Fields, Mistakes, Value, toml};
use crate::base::{Diagnostic, SitePath};

pub use link::Link;
pub use permalink::Permalink;
pub use permalinks::Permalinks;
pub use speaker::Speaker;

/// Most bytes of configuration that are read.
const MAX_BYTES: usize = 1024 * 1024;

/// The configuration of a site, with a default for all that can have one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// `title`.
    pub title: Option<String>,
    /// `base_url`: an absolute `http` or `https` URL that ends in `/`.
    pub base_url: Option<String>,
    /// `language`: a language tag. Default `en`.
    pub language: String,
    /// `theme`: a folder below `themes/`. Default `default`.
    pub theme: String,
    /// `[speaker]`.
    pub speaker: Speaker,
    /// `[[menu]]`, in the order written.
    pub menu: Vec<Link>,
    /// `[permalinks]`.
    pub permalinks: Permalinks,
    /// `[markdown] highlight`. Default `true`.
    pub highlight: bool,
    /// `[feed] limit`: most entries of a feed. Default 20.
    pub feed_limit: usize,
    /// `[output] dir`: a folder of the site. Default `public`.
    pub output_dir: SitePath,
    /// `[output] search`: whether the slides of all talks can be searched. Default `true`.
    pub search: bool,
    /// `[output] embed`: whether each talk has a bare deck for an `<iframe>`. Default `true`.
    pub embed: bool,
    /// `[output] cards`: whether a social card is drawn where a document has no picture. Default `true`.
    pub cards: bool,
    /// `[output] image_widths`: the widths in which smaller pictures are made, in pixels, narrowest first. Default 480, 960 and
    /// 1440.
    pub image_widths: Vec<u32>,
    /// `[words]`: the interface's words by their names.
    pub words: BTreeMap<String, String>,
    /// `[params]`: values for templates, in the order written.
    pub params: Fields,
}

impl Config {
    /// Reads `text`, the configuration file at `path`.
    ///
    /// All mistakes are found, each an error. What is wrong keeps its default.
    pub fn read(path: &SitePath, text: &str) -> (Config, Vec<Diagnostic>) {
        let mut mistakes = Mistakes::new(path, text);
        if text.len() > MAX_BYTES {
            let message = format!("the configuration is {} KiB long; the most is 1024 KiB", text.len() / 1024);
            mistakes.add(Diagnostic::error("config-too-long", message), &(0..0));
            return (Config::default(), mistakes.into_diagnostics());
        }
        let config = match toml::read(&mut mistakes, &(0..text.len())) {
            Some(fields) => read::read(&mut mistakes, &fields),
            None => Config::default(),
        };
        (config, mistakes.into_diagnostics())
    }

    /// `[params] css`: the site's own stylesheets, one or a list of them.
    pub fn css(&self) -> Vec<&str> {
        match self.params.get("css").map(|field| &field.value) {
            Some(Value::List(list)) => list.iter().filter_map(|item| item.value.as_text()).collect(),
            Some(value) => value.as_text().into_iter().collect(),
            None => Vec::new(),
        }
    }
}

impl Default for Config {
    fn default() -> Config {
        Config {
            title: None,
            base_url: None,
            language: "en".to_owned(),
            theme: "default".to_owned(),
            speaker: Speaker::default(),
            menu: Vec::new(),
            permalinks: Permalinks::default(),
            highlight: true,
            feed_limit: 20,
            output_dir: output::default_dir(),
            search: true,
            embed: true,
            cards: true,
            image_widths: image_widths::DEFAULT.to_vec(),
            words: BTreeMap::new(),
            params: Fields::default(),
        }
    }
}

#[cfg(test)]
mod tests;
