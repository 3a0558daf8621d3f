use std::ops::Range;

use super::Background;
use crate::base::data::Spanned;
use crate::talk::markdown::Play;

/// What a deck says about one slide, in whatever tool's words: in a slide comment, in lines below its separator, in
/// comments and commands, or in the attributes of its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlideSettings {
    /// The slide's public id, as written.
    pub id: Option<String>,
    /// Seconds into the recording.
    pub time: Option<u32>,
    /// Classes for the slide.
    pub classes: Vec<String>,
    /// How its films play on stage.
    pub play: Option<Play>,
    /// Ids it had before.
    pub aliases: Vec<String>,
    /// The name of its layout, in the tool's own words.
    pub layout: Option<Spanned<String>>,
    /// What the deck itself calls the slide.
    pub name: Option<Spanned<String>>,
    /// What is behind it.
    pub background: Background,
    /// The colour of its text.
    pub colour: Option<Spanned<String>>,
    /// What is above it, as inline Markdown; empty for nothing.
    pub header: Option<Spanned<String>>,
    /// What is below it, as inline Markdown; empty for nothing.
    pub footer: Option<Spanned<String>>,
    /// Whether it shows its number.
    pub numbers: Option<bool>,
    /// Whether it has the number of the slide before it.
    pub is_uncounted: bool,
    /// Its picture, if the layout shows one.
    pub image: Option<Spanned<String>>,
    /// The page in its frame, if the layout shows one.
    pub url: Option<Spanned<String>>,
    /// The file whose slides take its place.
    pub include: Option<Spanned<String>>,
    /// The alt text of the picture that it consists of.
    pub alt: Option<Spanned<String>>,
    /// Where it says that the slide is in no output, and by whose word.
    pub hidden: Option<(Hidden, Range<usize>)>,
    /// What it says that has no meaning here, under the names that its author knows.
    pub unused: Vec<Spanned<String>>,
    /// All settings below its separator as written, also those with a field of their own. Themes can read them.
    pub fields: Vec<(Spanned<String>, Spanned<String>)>,
    /// What comments, commands and lines of settings in its text say. No page has them as they are.
    pub directives: Vec<(Spanned<String>, Spanned<String>)>,
}

/// By whose word a slide is in no output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// `skip`: the word of talkpress.
    Skipped,
    /// The word of another tool.
    ByTool,
}

impl SlideSettings {
    /// Settings of a slide that no tool has under this name.
    pub const OWN_KEYS: &[&str] = &["header", "footer", "numbers", "play"];

    /// Whether there is something to see even if the slide has no text.
    pub fn shows_something(&self) -> bool {
        self.background.is_some() || [&self.image, &self.url, &self.include].into_iter().any(Option::is_some)
    }

    /// Adds a setting that a tool calls `key`.
    pub fn set(&mut self, key: Spanned<String>, value: Spanned<String>) {
        let given = || Some(value.clone());
        let said = value.split(" #").next().unwrap_or_default().trim().to_ascii_lowercase();
        let is_true = matches!(said.as_str(), "true" | "yes" | "on");
        // Any other value hides a slide in Slidev.
        let is_set = !matches!(said.as_str(), "false" | "no" | "off" | "0" | "null" | "~" | "" | "''" | "\"\"");
        match key.value.as_str() {
            "class" => {
                for class in value.split_ascii_whitespace().map(|class| class.trim_matches(',')) {
                    if !self.classes.iter().any(|known| known == class) {
                        self.classes.push(class.to_owned());
                    }
                }
            }
            // A layout of remark is a template: no slide.
            "layout" if is_true => self.hidden = Some((Hidden::ByTool, key.range.clone())),
            "layout" => self.layout = given(),
            "name" => self.name = given(),
            "routeAlias" => self.id = Some(value.value.clone()),
            "background" => self.background.set(value.clone()),
            "background-image" | "backgroundImage" => self.background.set_image(value.clone()),
            "background-color" | "backgroundColor" => self.background.colour = given(),
            "background-size" | "backgroundSize" => self.background.size = given(),
            "background-position" | "backgroundPosition" => self.background.position = given(),
            "image" => self.image = given(),
            "url" => self.url = given(),
            "src" => self.include = given(),
            "alt" => self.alt = given(),
            "header" => self.header = given(),
            "footer" => self.footer = given(),
            "hide-footer" => self.footer = Some(Spanned::new(String::new(), key.range.clone())),
            "no_footer" => {
                self.footer = Some(Spanned::new(String::new(), key.range.clone()));
                self.numbers = Some(false);
            }
            "numbers" | "slidenumbers" => self.numbers = Some(is_true),
            "count" if value.value == "false" => {
                self.numbers = Some(false);
                self.is_uncounted = true;
            }
            "play" => self.play = Play::read(&value).ok().or(self.play),
            "skip" if is_true => self.hidden = Some((Hidden::Skipped, key.range.clone())),
            "hide" | "hidden" | "disabled" | "exclude" if is_set => {
                self.hidden.get_or_insert((Hidden::ByTool, key.range.clone()));
            }
            "draft" if is_true => self.hidden = Some((Hidden::ByTool, key.range.clone())),
            "published" if !is_set => self.hidden = Some((Hidden::ByTool, key.range.clone())),
            _ => {}
        }
        self.fields.push((key, value));
    }
}
