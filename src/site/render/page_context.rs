use std::borrow::Cow;

use crate::base::{SitePath, url};
use crate::site::images::size::ImageSize;
use crate::site::images::variant;
use crate::site::model::destination::Destination;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::site::Site;
use crate::site::render::view::ImageView;
use crate::site::theme::theme::Theme;
use crate::site::words::Language;
use crate::talk::html::escape_into;
use crate::talk::markdown::{Fragment, Placeholder};

/// A page being rendered: resolves what its fragments and views leave open.
#[derive(Clone, Copy, Debug)]
pub struct PageContext<'a> {
    /// The site.
    pub site: &'a Site,
    /// The theme of the page.
    pub theme: &'a Theme,
    /// Where the text comes from and where it is printed.
    pub from: LinkOrigin<'a>,
    /// How addresses are written.
    pub form: UrlForm,
}

/// How addresses are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlForm {
    /// Relative to the page: for pages.
    Relative,
    /// With the site's `base_url`: for files that are read elsewhere.
    Absolute,
}

impl<'a> PageContext<'a> {
    /// The context of the page of another entry.
    pub fn of_entry(self, index: usize, form: UrlForm) -> PageContext<'a> {
        PageContext { from: LinkOrigin::of_entry(&self.site.entries[index]), form, ..self }
    }

    /// The language of the page.
    pub fn lang(&self) -> &'a str {
        let entry = self.site.links.sources.get(self.from.source).and_then(|index| self.site.entries.get(*index));
        entry.map_or(&self.site.config.language, |entry| &entry.lang)
    }

    /// The language in which the page prints words.
    pub fn language(&self) -> &'a Language {
        self.site.words.of(self.lang())
    }

    /// The fragment's HTML, complete.
    pub fn html(&self, fragment: &Fragment) -> String {
        let mut out = String::with_capacity(fragment.html.len() + fragment.placeholders.len() * 32);
        fragment.write(&mut out, |placeholder, out| self.placeholder(placeholder, out));
        out
    }

    fn placeholder(&self, placeholder: &Placeholder, out: &mut String) {
        match placeholder {
            Placeholder::Link(target)
            | Placeholder::Media(target)
            | Placeholder::Image(target)
            | Placeholder::Picture(target) => escape_into(out, &self.address(&target.url)),
            Placeholder::Film(film) => self.film(film, out),
            Placeholder::CssAttribute(target) => escape_into(out, &css_string(&self.address(&target.url))),
            Placeholder::CssText(target) => out.push_str(&css_string(&self.address(&target.url))),
            Placeholder::Size(target) => self.size(&target.url, out),
            Placeholder::Code(block) => block.write(out),
            // Not all programs that read feeds know MathML.
            Placeholder::Formula(formula) => match self.form {
                UrlForm::Relative => formula.write(out),
                UrlForm::Absolute => formula.write_source(out),
            },
            Placeholder::Word(word) => escape_into(out, self.language().word(word)),
        }
    }

    /// Writes the size attributes of an image in a text.
    fn size(&self, target: &str, out: &mut String) {
        let ImageView { width, height, srcset, ground, .. } = self.image(target, "");
        if !ground.is_empty() && self.form == UrlForm::Relative {
            out.push_str(&format!(" data-ground=\"{ground}\""));
        }
        if let (Some(width), Some(height)) = (width, height) {
            out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        if !srcset.is_empty() {
            out.push_str(" srcset=\"");
            escape_into(out, &srcset);
            out.push_str("\" sizes=\"");
            escape_into(out, &self.theme.settings.image_sizes_in_text);
            out.push('"');
        }
    }

    /// The address of what the author wrote as `target`; a link that leads nowhere is left as it is.
    pub fn url(&self, target: &str) -> String {
        self.address(target).into_owned()
    }

    /// Like [`url`](PageContext::url), without a copy of targets on other sites, which most are.
    pub fn address<'t>(&self, target: &'t str) -> Cow<'t, str> {
        self.address_of(target, &self.site.resolve(target, self.from))
    }

    /// The address of `destination`, which the author wrote as `target`.
    pub fn address_of<'t>(&self, target: &'t str, destination: &Destination) -> Cow<'t, str> {
        match destination {
            Destination::Output(path, tail) | Destination::Beside(_, path, tail) => (self.to(path) + tail).into(),
            Destination::SamePage(tail) if self.form == UrlForm::Absolute => (self.to(self.from.output) + tail).into(),
            Destination::WrongAnchor(..) if target.starts_with('#') && self.form == UrlForm::Relative => target.into(),
            Destination::WrongAnchor(page, tail, _) => (self.to(page) + tail).into(),
            Destination::Nowhere(_) if let Some(page) = self.page_of_source(target) => self.as_if_held(&page).into(),
            Destination::Nowhere(_) if target.starts_with('/') => self.as_if_held(target).into(),
            Destination::Outside | Destination::SamePage(_) | Destination::Nowhere(_) => target.into(),
        }
    }

    /// The path from the site's root of the page that the document at `target` would have by its name: no link names a source.
    fn page_of_source(&self, target: &str) -> Option<String> {
        let (path, tail) = target.split_at(target.find(['?', '#']).unwrap_or(target.len()));
        let decoded = url::decode_path(path);
        let source = match decoded.strip_prefix('/') {
            Some(from_root) => SitePath::new(&format!("content/{from_root}")),
            None => self.from.source.sibling(&decoded),
        };
        let source = source.filter(SitePath::is_document)?;
        let name = if matches!(source.stem(), "index" | "_index") { "" } else { source.stem() };
        let folder = source.folder().strip_prefix("content")?;
        let page = if name.is_empty() { format!("{folder}/") } else { format!("{folder}/{name}/") };
        Some(url::encode_path(&page) + tail)
    }

    /// The address of a path that the site does not contain, as if it did: no address in a page starts at the host's root.
    fn as_if_held(&self, target: &str) -> String {
        let (path, tail) = target.split_at(target.find(['?', '#']).unwrap_or(target.len()));
        let decoded = url::decode_path(path);
        let slash = if path.len() > 1 && path.ends_with('/') { "/" } else { "" };
        match SitePath::new(&decoded) {
            Some(path) => format!("{}{slash}{tail}", self.to(&path)),
            None => target.to_owned(),
        }
    }

    /// The address of an output path.
    pub fn to(&self, path: &SitePath) -> String {
        match self.form {
            UrlForm::Relative => url::relative(self.from.output.as_str(), path.as_str()),
            UrlForm::Absolute => self.site.absolute(path).unwrap_or_else(|| url::encode_path(path.as_str())),
        }
    }

    /// The image that the author wrote as `target`.
    pub fn image(&self, target: &str, alt: &str) -> ImageView {
        self.image_of(self, target, alt)
    }

    /// The image that the author wrote as `target` on another page, `theirs`.
    pub fn image_of(&self, theirs: &PageContext<'_>, target: &str, alt: &str) -> ImageView {
        self.image_at(&self.site.resolve(target, theirs.from), target, alt)
    }

    /// The image at `destination`, which the author wrote as `target`.
    pub fn image_at(&self, destination: &Destination, target: &str, alt: &str) -> ImageView {
        let src = self.address_of(target, destination).into_owned();
        let source = self.site.links.file(destination);
        let size = source.and_then(|source| self.site.images.get(source));
        let srcset = source.zip(size).map(|(source, size)| self.srcset(source, &src, *size)).unwrap_or_default();
        let (width, height) = size.map(|size| (size.width, size.height)).unzip();
        let ground = source.and_then(|source| self.site.grounds.get(source)).map_or("", |ground| ground.name());
        ImageView { src, alt: alt.to_owned(), width, height, srcset, ground }
    }

    /// The value of `srcset` for the image at the source path `source`, which is in it too; empty if its address is absolute.
    fn srcset(&self, source: &SitePath, src: &str, size: ImageSize) -> String {
        let widths = self.site.variants.get(source).filter(|_| self.form == UrlForm::Relative);
        let Some(widths) = widths.filter(|_| !src.contains(|c: char| c.is_ascii_whitespace())) else {
            return String::new();
        };
        let mut out = String::with_capacity((widths.len() + 1) * (src.len() + 24));
        let root = url::relative(self.from.output.as_str(), "index.html");
        let root = root.strip_prefix("./").unwrap_or(&root);
        let encoded = url::encode_path(source.as_str());
        let file = without_commas(&encoded);
        for width in widths {
            let width = width.to_string();
            out.push_str(root);
            variant::write_output(&mut out, &file, &width);
            [" ", &width, "w, "].into_iter().for_each(|part| out.push_str(part));
        }
        [&without_commas(src), " ", &size.width.to_string(), "w"].into_iter().for_each(|part| out.push_str(part));
        out
    }
}

/// An address as it may be in a list: a comma would end it.
fn without_commas(address: &str) -> Cow<'_, str> {
    match address.contains(',') {
        true => address.replace(',', "%2C").into(),
        false => address.into(),
    }
}

/// An address as it may be between single quotes in CSS, in a `<style>` element too.
fn css_string(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '\'' | '"' | '\\' | '<' | '>' | '\n' | '\r' | '\t' => out.push_str(&format!("%{:02X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}
