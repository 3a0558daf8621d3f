use std::ops::Range;

use super::rewrite::Rewrite;
use super::setting::Setting;
use crate::base::data::{Field, Fields, Value};
use crate::base::{Date, Severity, SitePath};
use crate::talk::front_matter;
use crate::talk::meta::file_name::default_slug;
use crate::talk::meta::is_key;

/// A document on its way from one site to another.
#[derive(Debug)]
pub(super) struct Doc {
    /// Its path in the site that is read.
    pub source: SitePath,
    /// Its path in the site of talkpress.
    pub target: SitePath,
    /// Its text, without a byte order mark.
    pub text: String,
    /// Whether it began with a byte order mark.
    pub has_mark: bool,
    /// Its front matter.
    pub fields: Fields,
    /// Where its body is in its text.
    pub body: Range<usize>,
    /// Whether its front matter can be read.
    pub is_readable: bool,
    /// Its body with what changes in it.
    pub rewrite: Option<Rewrite>,
    /// What is added to its front matter.
    pub settings: Vec<(String, Setting)>,
    /// Its addresses in the site that is read, without `aliases`.
    pub addresses: Vec<String>,
    /// The slug that its generator makes.
    pub wanted_slug: Option<String>,
    /// Whether its author wrote its address, rather than its pattern.
    pub has_own_address: bool,
    /// Further addresses that lead to it.
    pub aliases: Vec<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Whether it is a page.
    pub is_page: bool,
    /// Whether talkpress treats it as a talk.
    pub is_talk: bool,
    /// Whether its generator does not publish it.
    pub is_private: bool,
}

impl Doc {
    /// The document at `source` with this text.
    pub fn new(source: SitePath, target: SitePath, text: &str) -> Doc {
        let (text, has_mark) = text.strip_prefix('\u{feff}').map_or((text, false), |text| (text, true));
        let (fields, body, mistakes) = front_matter::split(&source, text, is_key);
        let is_readable = !mistakes.iter().any(|mistake| mistake.severity == Severity::Error);
        Doc {
            source,
            target,
            text: text.to_owned(),
            has_mark,
            fields,
            body,
            is_readable,
            rewrite: None,
            settings: Vec::new(),
            addresses: Vec::new(),
            wanted_slug: None,
            has_own_address: false,
            aliases: Vec::new(),
            date: None,
            is_page: false,
            is_talk: false,
            is_private: false,
        }
    }

    /// The body as it was.
    pub fn old_body(&self) -> &str {
        &self.text[self.body.clone()]
    }

    /// The body as it is now.
    pub fn new_body(&self) -> &str {
        self.rewrite.as_ref().map_or(self.old_body(), |rewrite| &rewrite.text)
    }

    /// Changes the body.
    pub fn rewrite(&mut self, convert: impl FnOnce(&str) -> Rewrite) {
        let next = convert(self.new_body());
        if next.has_effect() {
            self.rewrite = Some(match self.rewrite.take() {
                Some(before) => before.then(next),
                None => next,
            });
        }
    }

    /// The text of a key of one word or line, without blanks around it. `None` if it is missing or empty.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.fields.get(key)?.value.as_text().map(str::trim).filter(|text| !text.is_empty())
    }

    /// The texts of a key: those of a list, or the one that is there.
    pub fn texts(&self, key: &str) -> Vec<String> {
        self.fields.get(key).map(texts).unwrap_or_default()
    }

    /// Adds a key, or replaces it.
    pub fn set(&mut self, key: &str, setting: Setting) {
        self.settings.retain(|(other, _)| other != key);
        self.settings.push((key.to_owned(), setting));
    }

    /// Marks it as a draft, which talkpress does not publish: each key that says so already agrees, unless it gets another name.
    pub fn make_draft(&mut self) {
        self.is_private = true;
        let is_renamed =
            |key: &str| self.settings.iter().any(|(other, to)| other == key && matches!(to, Setting::Renamed(_)));
        let is_there = |key: &str| self.fields.get(key).is_some() && !is_renamed(key);
        let has_status = is_there("status") || is_renamed("draft") && !is_renamed("status");
        let has_draft = is_there("draft") || !has_status;
        if has_status {
            self.set("status", Setting::Word("draft".into()));
        }
        if has_draft {
            self.set("draft", Setting::Flag(true));
        }
    }

    /// Marks it as a page.
    pub fn make_page(&mut self) {
        self.is_page = true;
        if self.get("category") != Some("page") {
            self.set("category", Setting::Word("page".into()));
        }
    }

    /// The slug that it has: its own, or that of its file's name.
    pub fn slug(&self) -> String {
        let set = self.settings.iter().find_map(|(key, setting)| match setting {
            Setting::Text(slug) if key == "slug" => Some(slug.clone()),
            _ => None,
        });
        set.or_else(|| self.get("slug").map(str::to_owned)).or_else(|| default_slug(&self.target)).unwrap_or_default()
    }

    /// Whether it is the text of the home page.
    pub fn is_home(&self) -> bool {
        self.target.as_str() == "content/index.md"
    }
}

/// The texts of a field.
pub(super) fn texts(field: &Field) -> Vec<String> {
    match &field.value {
        Value::List(items) => items.iter().filter_map(|item| item.value.as_text()).map(str::to_owned).collect(),
        Value::Plain(text) | Value::Text(text) if !text.trim().is_empty() => vec![text.trim().to_owned()],
        _ => Vec::new(),
    }
}
