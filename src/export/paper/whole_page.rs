use std::collections::BTreeSet;
use std::ops::Range;

use super::data_address::data_address;
use super::whole_css::{file, whole_css};
use crate::base::url::{encode_path, is_remote};
use crate::base::{Files, SitePath};
use crate::site::model::site::Site;
use crate::talk::html::{Tag, Token, escape, tokens};

/// The page `html` at the path `page` of a site, whose files are `output`, with all files in it that it loads. Only scripts with the
/// attribute `data-print` are kept. Links lead to the published site, or nowhere. Of the sizes of an image, the smallest is taken that
/// is at least `width` pixels wide. Returns the names of elements of the author that are left out, too.
pub fn whole_page(html: &str, page: &SitePath, site: &Site, output: &Files, width: u32) -> (String, BTreeSet<String>) {
    let out = String::with_capacity(html.len() * 2);
    let mut writer =
        Writer { html, page, site, output, width, out, is_script: false, is_main: false, left_out: BTreeSet::new() };
    for token in tokens(html) {
        writer.token(&token);
    }
    (writer.out, writer.left_out)
}

struct Writer<'a> {
    html: &'a str,
    page: &'a SitePath,
    site: &'a Site,
    output: &'a Files,
    width: u32,
    out: String,
    /// Whether this is in a script that is left out.
    is_script: bool,
    /// Whether this is in the part of the page that authors write.
    is_main: bool,
    left_out: BTreeSet<String>,
}

impl Writer<'_> {
    fn token(&mut self, token: &Token<'_>) {
        match token {
            Token::Open(tag) => self.open(tag),
            Token::Close { name, .. } if name == "script" && self.is_script => self.is_script = false,
            Token::Close { name, range } => {
                self.is_main &= name != "main";
                self.copy(range);
            }
            Token::Text(range) | Token::Doctype(range) => self.copy(range),
            Token::Comment { .. } => {}
        }
    }

    fn copy(&mut self, range: &Range<usize>) {
        if !self.is_script {
            self.out.push_str(&self.html[range.clone()]);
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        self.is_main |= &*tag.name == "main";
        if self.is_main && matches!(&*tag.name, "script" | "object" | "embed") {
            self.left_out.insert(tag.name.to_string());
        }
        match &*tag.name {
            "script" => {
                self.is_script = true;
                let script = tag.get("data-print").and(tag.get("src")).and_then(|src| self.text(src));
                if let Some(script) = script {
                    self.out.push_str(&format!("<script>{}</script>", script.replace("</", "<\\/")));
                }
            }
            "link" => {
                let css = tag.get("href").filter(|_| tag.get("rel") == Some("stylesheet"));
                let path = css.and_then(|href| file(href, self.page));
                if let Some((path, text)) = css.and_then(|href| self.text(href)).and_then(|text| Some((path?, text))) {
                    let css = whole_css(&text, &path, self.output);
                    self.out.push_str(&format!("<style>{}</style>", css.replace("</", "<\\/")));
                }
            }
            // A frame is its address.
            "iframe" => {
                if let Some(src) = tag.get("src").filter(|src| is_remote(src)).map(escape) {
                    self.out.push_str(&format!("<a href=\"{src}\">{src}</a>"));
                }
            }
            "base" | "object" | "embed" | "source" | "track" => {}
            _ => self.element(tag),
        }
    }

    /// Any other element.
    fn element(&mut self, tag: &Tag<'_>) {
        let is_changed =
            |name: &str| matches!(name, "href" | "src" | "poster" | "srcset" | "sizes" | "loading" | "style");
        if !tag.attributes.iter().any(|attribute| is_changed(&attribute.name)) {
            return self.copy(&tag.range);
        }
        self.out.push_str(&format!("<{}", tag.name));
        for attribute in &tag.attributes {
            let value = match &*attribute.name {
                "srcset" | "sizes" | "loading" => None,
                "href" if matches!(&*tag.name, "a" | "area") => self.link(&attribute.value),
                "src" if matches!(&*tag.name, "video" | "audio") => None,
                "src" if let Some(smaller) = tag.get("srcset").and_then(|all| smallest(all, self.width)) => {
                    Some(self.address(smaller))
                }
                "src" | "poster" | "href" => Some(self.address(&attribute.value)),
                "style" => Some(whole_css(&attribute.value, self.page, self.output)),
                _ => Some(attribute.value.to_string()),
            };
            if let Some(value) = value {
                self.out.push_str(&format!(" {}=\"{}\"", attribute.name, escape(&value)));
            }
        }
        self.out.push_str(if tag.self_closing { "/>" } else { ">" });
    }

    /// Where a link leads from paper.
    fn link(&self, target: &str) -> Option<String> {
        if is_remote(target) || target.starts_with('#') {
            return Some(target.to_owned());
        }
        let base = self.site.base_url()?;
        let (path, tail) = target.split_at(target.find(['?', '#']).unwrap_or(target.len()));
        let found = file(target, self.page).map(|path| encode_path(path.as_str())).unwrap_or_default();
        let slash = if path.ends_with('/') && !found.is_empty() { "/" } else { "" };
        Some(format!("{base}{found}{slash}{tail}"))
    }

    /// The address of a file with its bytes in it, or the address as it is.
    fn address(&self, target: &str) -> String {
        let found = file(target, self.page);
        let bytes = found.as_ref().and_then(|path| self.output.get(path.as_str())?.read().ok());
        match found.zip(bytes) {
            Some((path, bytes)) => data_address(&path, &bytes),
            None => target.to_owned(),
        }
    }

    fn text(&self, target: &str) -> Option<String> {
        let bytes = self.output.get(file(target, self.page)?.as_str())?.read().ok()?;
        String::from_utf8(bytes.to_vec()).ok()
    }
}

/// The address in `srcset` of the smallest image that is at least `width` pixels wide.
fn smallest(srcset: &str, width: u32) -> Option<&str> {
    let candidates = srcset.split(',').filter_map(|one| {
        let (address, size) = one.trim().split_once(' ')?;
        Some((size.strip_suffix('w')?.parse::<u32>().ok()?, address))
    });
    candidates.filter(|(size, _)| *size >= width).min().map(|(_, address)| address)
}
