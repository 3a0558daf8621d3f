use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;
use serde_json::json;

use crate::base::{Diagnostic, Drawer, SitePath};
use crate::site::model::config::Shortcuts;
use crate::site::model::language::direction;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::site::Site;
use crate::site::render::page_context::{PageContext, UrlForm};
use crate::site::render::view::{KeysView, PageView, SiteView};
use crate::site::render::words;
use crate::site::theme::theme::Theme;
use crate::site::theme::values::Values;
use crate::site::words::Language;

/// The bytes of a page, or what is wrong in its template.
pub type Rendered = Result<Vec<u8>, Diagnostic>;

/// A site with the theme that shows it: everything that a page is made from.
#[derive(Debug)]
pub struct SiteRenderer {
    /// The site.
    pub site: Arc<Site>,
    /// The theme.
    pub theme: Arc<Theme>,
    /// Draws the SVGs of authors.
    pub drawer: Arc<dyn Drawer>,
    /// What every template sees: `site`, and `words` in the site's language.
    globals: Values,
    /// The same with the words of other languages, by the tags of documents.
    in_languages: HashMap<String, Values>,
}

impl SiteRenderer {
    /// Makes what every template sees once, for all pages.
    pub fn new(site: Arc<Site>, theme: Arc<Theme>, drawer: Arc<dyn Drawer>) -> SiteRenderer {
        let without_words = Values::default().with("site", site_view(&site));
        let in_language = |language: &Language| without_words.clone().with("words", words::view(language));
        let of_documents = site.words.documents();
        let in_languages = of_documents.map(|(lang, language)| (lang.to_owned(), in_language(language))).collect();
        SiteRenderer { globals: in_language(site.words.site()), in_languages, site, theme, drawer }
    }

    /// The context of the page of an entry.
    pub fn of_entry(&self, index: usize, form: UrlForm) -> PageContext<'_> {
        let from = LinkOrigin::of_entry(&self.site.entries[index]);
        PageContext { site: &self.site, theme: &self.theme, from, form }
    }

    /// The context of the page at `output`, which is not made from one document.
    pub fn of_page<'a>(&'a self, output: &'a SitePath, form: UrlForm) -> PageContext<'a> {
        PageContext { site: &self.site, theme: &self.theme, from: LinkOrigin::of_page(output), form }
    }

    /// Renders `template` with the view of its page, and the view called `name` of what it shows.
    ///
    /// # Errors
    /// A mistake in the template.
    pub fn render(&self, template: &str, page: PageView, name: &'static str, view: impl Serialize) -> Rendered {
        self.theme.render(template, self.globals(&page).with("page", page).with(name, view))
    }

    /// Renders `template` with the view of its page alone.
    ///
    /// # Errors
    /// A mistake in the template.
    pub fn render_page(&self, template: &str, page: PageView) -> Rendered {
        self.theme.render(template, self.globals(&page).with("page", page))
    }

    /// What every template sees, with the words of the page's language.
    fn globals(&self, page: &PageView) -> Values {
        self.in_languages.get(&page.lang).unwrap_or(&self.globals).clone()
    }
}

fn site_view(site: &Site) -> SiteView {
    SiteView {
        title: site.title().to_owned(),
        language: site.config.language.clone(),
        dir: direction(&site.config.language),
        base_url: site.base_url().map(str::to_owned),
        speaker: site.config.speaker.name.clone().unwrap_or_default(),
        bio: site.config.speaker.bio.clone().unwrap_or_default(),
        keys: keys_view(&site.config.shortcuts),
        params: site.config.params.clone(),
        generator: concat!("talkpress ", env!("CARGO_PKG_VERSION")).to_owned(),
    }
}

fn keys_view(shortcuts: &Shortcuts) -> KeysView {
    let json = if shortcuts.own.is_empty() { String::new() } else { json!(shortcuts.own).to_string() };
    KeysView { mode: shortcuts.mode, search: shortcuts.of("search").join(" "), json }
}
