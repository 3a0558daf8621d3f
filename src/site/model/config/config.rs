use std::collections::BTreeMap;

use crate::base::SitePath;
use crate::base::data::{Fields, Value};
use crate::publish::Target;
use crate::site::model::config::{
    Link, Metadata, Origins, Permalinks, SheetSize, Shortcuts, SocialCard, Speaker, image_widths, output,
};
use crate::site::words::OwnWords;
use crate::talk::markdown::Fragment;

/// The configuration of a site, with a default for every key that can have one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// `title`.
    pub title: Option<String>,
    /// `base_url`: an absolute `http` or `https` URL that ends in `/`.
    pub base_url: Option<String>,
    /// `language`: a language tag.
    pub language: String,
    /// `theme`: a folder below `themes/`.
    pub theme: String,
    /// `font`: whether pages use the theme's own font, and not that of the system.
    pub theme_font: bool,
    /// `[speaker]`.
    pub speaker: Speaker,
    /// `[[menu]]`, in the order written.
    pub menu: Vec<Link>,
    /// `[permalinks]`.
    pub permalinks: Permalinks,
    /// `[markdown] highlight`: whether code is coloured.
    pub highlight: bool,
    /// `[markdown] math`: whether all documents have formulas.
    pub math: bool,
    /// `[slides] header`: the line above slides.
    pub slide_header: Option<Fragment>,
    /// `[slides] footer`: the line below slides.
    pub slide_footer: Option<Fragment>,
    /// `[slides] numbers`: whether slides show their numbers.
    pub slide_numbers: bool,
    /// `[keys]`: the letters, digits and punctuation that act on pages.
    pub shortcuts: Shortcuts,
    /// `[accessibility] contact`: the address for reports, which makes the accessibility page.
    pub accessibility_contact: Option<String>,
    /// `[feed] limit`: the maximum number of entries in a feed.
    pub feed_limit: usize,
    /// `[output] dir`: a folder of the site.
    pub output_dir: SitePath,
    /// `[output] search`: whether the slides of all talks can be searched.
    pub search: bool,
    /// `[output] embed`: whether talks offer their slides for a frame on other sites.
    pub embed: bool,
    /// `[output] markdown`: whether pages and the whole site have a version in Markdown. `None` leaves it to the site's size.
    pub markdown: Option<bool>,
    /// `[output] talk_json`: whether each talk has a version in JSON. `None` leaves it to the site's size.
    pub talk_json: Option<bool>,
    /// `[output] citations`: whether talks say how they are cited.
    pub citations: bool,
    /// `[output] calendar`: whether there is a calendar of future deliveries.
    pub calendar: bool,
    /// `[output] cards`: whether a social card is drawn for a document without a picture.
    pub cards: bool,
    /// `[social_card]`: colours of social cards.
    pub social_card: SocialCard,
    /// `[output] image_widths`: the widths in which smaller pictures are made, in pixels, narrowest first.
    pub image_widths: Vec<u32>,
    /// `[output] metadata`: what is done with the metadata of pictures that documents show.
    pub metadata: Metadata,
    /// `[export] pdf`: whether talks whose slides are all pictures have a PDF of them.
    pub export_pdf: bool,
    /// `[export] paper`: the paper of handouts.
    pub paper: SheetSize,
    /// `[words]`: words of the interface that replace those of its languages.
    pub words: OwnWords,
    /// `[slugs]`: the last part of the address of a tag, event or speaker, by its name.
    pub slugs: BTreeMap<String, String>,
    /// `[publish.NAME]`: where the site can be published, in the order written.
    pub targets: Vec<Target>,
    /// `[params]`: values for templates, in the order written.
    pub params: Fields,
    /// Where some of these are written.
    pub origins: Origins,
}

impl Config {
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
            theme_font: true,
            speaker: Speaker::default(),
            menu: Vec::new(),
            permalinks: Permalinks::default(),
            highlight: true,
            math: false,
            slide_header: None,
            slide_footer: None,
            slide_numbers: false,
            shortcuts: Shortcuts::default(),
            accessibility_contact: None,
            feed_limit: 20,
            output_dir: output::default_dir(),
            search: true,
            embed: true,
            markdown: None,
            talk_json: None,
            citations: true,
            calendar: true,
            cards: true,
            social_card: SocialCard::default(),
            image_widths: image_widths::DEFAULT.to_vec(),
            metadata: Metadata::default(),
            export_pdf: false,
            paper: SheetSize::default(),
            words: OwnWords::default(),
            slugs: BTreeMap::new(),
            targets: Vec::new(),
            params: Fields::default(),
            origins: Origins::default(),
        }
    }
}
