use std::collections::BTreeMap;
use std::ops::Range;

use crate::base::media_type::media_type;
use crate::base::url::is_remote;
use crate::export::html::piece::data_address;
use crate::export::html::place::{Goal, Place};
use crate::export::html::stylesheet::css_with_files;
use crate::export::html::{Policy, SlideInView};
use crate::talk::html::{Tag, Token, escape, tokens};

/// The page `html` at its place in a site with all files in it that it loads. Only scripts with the
/// attribute `data-print` are kept. Links lead to the published site, or nowhere. Of the sizes of an image, the smallest is taken that
/// is at least `width` pixels wide. Returns the names of elements of the author that are left out, too,
/// each with the id of the slide that has it first.
pub fn whole_page(html: &str, place: &Place<'_>, width: u32) -> (String, BTreeMap<String, Option<String>>) {
    let out = String::with_capacity(html.len() * 2);
    let mut writer = Writer {
        html,
        place,
        width,
        out,
        is_script: false,
        is_main: false,
        slide: SlideInView::default(),
        left_out: BTreeMap::new(),
        policy: Policy::with_remote_looks(),
    };
    for token in tokens(html) {
        writer.token(&token);
    }
    let element = writer.policy.element();
    // What comes before it is part of the theme, and so has no scripts of authors.
    let head = ["<head>", "<head ", ">"].iter().find_map(|tag| writer.out.find(tag)).unwrap_or_default();
    let at = writer.out[head..].find('>').map_or(0, |end| head + end + 1);
    writer.out.insert_str(at, &element);
    (writer.out, writer.left_out)
}

struct Writer<'a> {
    html: &'a str,
    place: &'a Place<'a>,
    width: u32,
    out: String,
    /// Whether this is in a script that is left out.
    is_script: bool,
    /// Whether this is in the part of the page that authors write.
    is_main: bool,
    slide: SlideInView,
    left_out: BTreeMap<String, Option<String>>,
    policy: Policy,
}

impl Writer<'_> {
    fn token(&mut self, token: &Token<'_>) {
        match token {
            Token::Open(tag) => self.open(tag),
            Token::Close { name, .. } if name == "script" && self.is_script => self.is_script = false,
            Token::Close { name, range } => {
                self.is_main &= name != "main";
                if name == "section" {
                    self.slide.close();
                }
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
        if tag.name == "section" {
            self.slide.open(tag);
        }
        if self.is_main && matches!(&*tag.name, "script" | "object" | "embed") {
            self.leave_out(&tag.name);
        }
        match &*tag.name {
            "script" => {
                self.is_script = true;
                let script = tag.get("data-print").and(tag.get("src")).and_then(|src| self.text(src));
                if let Some(script) = script.map(|script| script.replace("</", "<\\/")) {
                    self.policy.allow(&script);
                    self.out.push_str(&format!("<script>{script}</script>"));
                }
            }
            "link" => {
                let href = tag.get("href").filter(|_| tag.get("rel") == Some("stylesheet"));
                if let Some(Goal::File(path, _)) = href.map(|href| self.goal(href)) {
                    let css = self.place.text(&path).unwrap_or_default();
                    self.out.push_str(&format!("<style>{}</style>", css_with_files(self.place, &path, &css)));
                }
            }
            // A frame is its address.
            "iframe" => {
                if let Some(src) = tag.get("src").filter(|src| is_remote(src)).map(escape) {
                    self.out.push_str(&format!("<a href=\"{src}\">{src}</a>"));
                }
            }
            "base" | "object" | "embed" | "source" | "track" => {}
            // It could lead elsewhere before the page is printed.
            "meta" if tag.get("http-equiv").is_some() => {}
            _ => self.element(tag),
        }
    }

    /// Any other element.
    fn element(&mut self, tag: &Tag<'_>) {
        let is_changed = |name: &str| {
            matches!(name, "href" | "src" | "poster" | "srcset" | "sizes" | "loading" | "style") || is_handler(name)
        };
        if !tag.attributes.iter().any(|attribute| is_changed(&attribute.name)) {
            return self.copy(&tag.range);
        }
        self.out.push_str(&format!("<{}", tag.name));
        for attribute in &tag.attributes {
            let value = match &*attribute.name {
                name if is_handler(name) => {
                    if self.is_main {
                        self.leave_out(name);
                    }
                    None
                }
                "srcset" | "sizes" | "loading" => None,
                "href" if matches!(&*tag.name, "a" | "area") => self.link(&attribute.value),
                "src" if matches!(&*tag.name, "video" | "audio") => None,
                "src" if let Some(smaller) = tag.get("srcset").and_then(|all| smallest(all, self.width)) => {
                    Some(self.address(smaller))
                }
                "src" | "poster" | "href" => Some(self.address(&attribute.value)),
                "style" => Some(css_with_files(self.place, self.place.page, &attribute.value)),
                _ => Some(attribute.value.to_string()),
            };
            if let Some(value) = value {
                self.out.push_str(&format!(" {}=\"{}\"", attribute.name, escape(&value)));
            }
        }
        self.out.push_str(if tag.self_closing { "/>" } else { ">" });
    }

    fn leave_out(&mut self, name: &str) {
        let slide = || self.slide.id().map(str::to_owned);
        self.left_out.entry(name.to_owned()).or_insert_with(slide);
    }

    fn goal(&self, address: &str) -> Goal {
        self.place.goal(self.place.page, address)
    }

    /// Where a link leads from paper.
    fn link(&self, target: &str) -> Option<String> {
        match self.goal(target) {
            Goal::Elsewhere => Some(target.to_owned()),
            Goal::Here(tail) if tail.starts_with('#') => Some(tail),
            Goal::Here(tail) => self.place.absolute(self.place.page, &tail),
            Goal::File(path, tail) | Goal::Missing(path, tail) => self.place.absolute(&path, &tail),
        }
    }

    /// The address of a file with its bytes in it, or the address as it is.
    fn address(&self, target: &str) -> String {
        let Goal::File(path, _) = self.goal(target) else { return target.to_owned() };
        let bytes = self.place.output.get(path.as_str()).and_then(|content| content.read().ok());
        bytes.map_or_else(|| target.to_owned(), |bytes| data_address(media_type(path.extension()), &bytes))
    }

    fn text(&self, target: &str) -> Option<String> {
        let Goal::File(path, _) = self.goal(target) else { return None };
        self.place.text(&path).ok()
    }
}

/// Whether an attribute is a script.
fn is_handler(name: &str) -> bool {
    name.starts_with("on")
}

/// The address in `srcset` of the smallest image that is at least `width` pixels wide.
fn smallest(srcset: &str, width: u32) -> Option<&str> {
    let candidates = srcset.split(',').filter_map(|one| {
        let (address, size) = one.trim().split_once(' ')?;
        Some((size.strip_suffix('w')?.parse::<u32>().ok()?, address))
    });
    candidates.filter(|(size, _)| *size >= width).min().map(|(_, address)| address)
}
