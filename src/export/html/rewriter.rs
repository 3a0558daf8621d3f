use super::left_out::LeftOut;
use super::page_text::PageText;
use super::parts::Parts;
use super::piece::Piece;
use super::place::{Goal, Place};
use super::policy::Policy;
use super::script_text::script_text;
use super::stylesheet::whole_css;
use super::tag_text::TagText;
use crate::base::media_type::media_type;
use crate::base::url::is_dangerous;
use crate::base::{Diagnostic, SitePath};
use crate::talk::html::{Tag, Token, tokens};

/// A page as a single file.
pub struct Rewritten {
    /// The file.
    pub pieces: Vec<Piece>,
    /// What is not in it.
    pub left_out: LeftOut,
}

/// Puts all that the page `html` loads into it, and makes its links lead to the published site.
///
/// # Errors
/// If a file of the site cannot be made.
pub fn rewrite(html: &str, place: &Place<'_>) -> Result<Rewritten, Diagnostic> {
    let mut rewriter = Rewriter::new(html, place);
    for token in tokens(html) {
        match token {
            Token::Open(tag) => rewriter.open(&tag)?,
            Token::Close { name, range } => rewriter.close(&name, range)?,
            Token::Text(range) => rewriter.text(range),
            Token::Comment { .. } => {}
            Token::Doctype(range) => rewriter.copy(range),
        }
    }
    rewriter.finish()
}

struct Rewriter<'a> {
    html: &'a str,
    place: &'a Place<'a>,
    out: PageText,
    policy: Policy,
    /// Scripts that run after the page has been read.
    deferred: String,
    /// What scripts load later.
    parts: Parts,
    /// The element whose content is left out.
    skipped: Option<&'static str>,
    /// What the text that follows is.
    inside: Inside,
    left_out: LeftOut,
}

/// What a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Page,
    Script,
    Style,
}

impl<'a> Rewriter<'a> {
    fn new(html: &'a str, place: &'a Place<'a>) -> Rewriter<'a> {
        Rewriter {
            html,
            place,
            out: PageText::default(),
            policy: Policy::default(),
            deferred: String::new(),
            parts: Parts::default(),
            skipped: None,
            inside: Inside::Page,
            left_out: LeftOut::default(),
        }
    }

    fn copy(&mut self, range: std::ops::Range<usize>) {
        self.out.push(&self.html[range]);
    }

    fn text(&mut self, range: std::ops::Range<usize>) {
        let text = &self.html[range];
        match self.inside {
            _ if self.skipped.is_some() => {}
            Inside::Page => self.out.push(text),
            Inside::Style => {
                let css = whole_css(self.place, self.place.page, text, &mut self.left_out);
                self.out.push(&css);
            }
            Inside::Script => {
                self.policy.allow(text);
                self.out.push(text);
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Diagnostic> {
        if self.skipped.is_some() {
            return Ok(());
        }
        let mut changed = TagText::of(tag);
        changed.remove(&["srcset", "sizes", "data-watch", "data-recordings", "data-disk", "ping"]);
        for attribute in tag.attributes.iter().filter(|one| one.name.len() > 2 && one.name.starts_with("on")) {
            changed.remove(&[&attribute.name]);
            self.left_out.block(&attribute.name);
        }
        if let Some(style) = changed.get("style").map(str::to_owned) {
            let whole = whole_css(self.place, self.place.page, &style, &mut self.left_out);
            if whole != style {
                changed.set("style", whole);
            }
        }
        match &*tag.name {
            "link" => return self.link(tag),
            "script" => return self.script(tag, changed),
            "style" => self.inside = Inside::Style,
            "section" => self.left_out.slide.open(tag),
            "base" => return Ok(()),
            "a" | "area" => self.anchor(&mut changed),
            "img" => return self.picture(changed, "src"),
            "image" | "feImage" => {
                let name = if changed.get("href").is_some() { "href" } else { "xlink:href" };
                return self.picture(changed, name);
            }
            "video" | "audio" => {
                self.film(&mut changed);
                changed.set("preload", "none");
                return self.picture(changed, "poster");
            }
            "source" if tag.get("src").is_none() => return Ok(()),
            "source" => self.film(&mut changed),
            "track" | "input" => return self.picture(changed, "src"),
            "iframe" | "object" | "embed" | "frame" => {
                self.frame(tag);
                return Ok(());
            }
            "meta" if tag.get("http-equiv").is_some() => return Ok(()),
            "form" => changed.remove(&["action"]),
            _ => {}
        }
        match changed.is_changed {
            false => self.copy(tag.range.clone()),
            true => self.out.tag(&changed),
        }
        if tag.get("charset").is_some() && &*tag.name == "meta" {
            self.out.push("\n");
            self.out.mark_policy();
        }
        Ok(())
    }

    fn close(&mut self, name: &str, range: std::ops::Range<usize>) -> Result<(), Diagnostic> {
        if let Some(skipped) = self.skipped {
            if skipped == name {
                self.skipped = None;
            }
            return Ok(());
        }
        if matches!(name, "script" | "style") {
            self.inside = Inside::Page;
        }
        if name == "section" {
            self.left_out.slide.close();
        }
        if name == "body" {
            self.add_scripts()?;
        }
        self.copy(range);
        Ok(())
    }

    fn goal(&self, address: &str) -> Goal {
        self.place.goal(self.place.page, address)
    }

    /// Stylesheets and the icon are in the file; what else is loaded is not. Other relations stay if they are known elsewhere.
    fn link(&mut self, tag: &Tag<'_>) -> Result<(), Diagnostic> {
        let relations: Vec<String> =
            tag.get("rel").unwrap_or_default().split_ascii_whitespace().map(str::to_ascii_lowercase).collect();
        let is = |relation: &str| relations.iter().any(|one| one == relation);
        let address = tag.get("href").unwrap_or_default();
        match self.goal(address) {
            Goal::File(path, _) if is("stylesheet") => {
                let css = self.place.text(&path)?;
                let css = whole_css(self.place, &path, &css, &mut self.left_out);
                let media = tag.get("media").map(|media| format!(" media=\"{}\"", crate::talk::html::escape(media)));
                self.out.push(&format!("<style{}>\n{css}\n</style>", media.unwrap_or_default()));
            }
            Goal::File(..) if is("icon") => {
                let mut changed = TagText::of(tag);
                changed.remove(&["sizes"]);
                return self.picture(changed, "href");
            }
            Goal::Elsewhere if is("stylesheet") || is("icon") => self.left_out.add(address),
            Goal::Elsewhere if ["canonical", "me", "license", "author", "alternate"].into_iter().any(is) => {
                self.copy(tag.range.clone());
            }
            _ => {}
        }
        Ok(())
    }

    /// A script runs where it is, or after all else if it was deferred. What it loads later becomes a part.
    fn script(&mut self, tag: &Tag<'_>, mut changed: TagText) -> Result<(), Diagnostic> {
        let kind = tag.get("type").unwrap_or_default();
        let Some(address) = tag.get("src") else {
            let is_run = matches!(kind, "" | "text/javascript" | "application/javascript" | "module");
            self.inside = if is_run { Inside::Script } else { Inside::Page };
            self.out.tag(&changed);
            return Ok(());
        };
        self.skipped = Some("script");
        let Goal::File(path, _) = self.goal(address) else {
            self.left_out.add(address);
            return Ok(());
        };
        for (_, value) in changed.values().filter(|(name, _)| name.starts_with("data-")) {
            *value = self.parts.named(self.place, value);
        }
        let is_deferred = tag.get("defer").is_some() || tag.get("async").is_some() || kind == "module";
        changed.remove(&["src", "defer", "async", "integrity", "crossorigin"]);
        let script = script_text(&self.place.text(&path)?);
        self.policy.allow(&script);
        let element = format!("{}>{script}</script>\n", changed.start());
        match is_deferred {
            true => self.deferred.push_str(&element),
            false => self.out.push(&element),
        }
        Ok(())
    }

    /// A link leads to the published site, to a place on the page, or nowhere.
    fn anchor(&mut self, tag: &mut TagText) {
        let Some(address) = tag.get("href").map(str::to_owned) else { return };
        let found = match self.goal(&address) {
            Goal::Elsewhere if is_dangerous(&address) => {
                let scheme = address.trim().split_inclusive(':').next().unwrap_or_default();
                self.left_out.block(&scheme.to_ascii_lowercase());
                None
            }
            Goal::Elsewhere => Some(address),
            Goal::Here(tail) if tail.starts_with('#') => Some(tail),
            Goal::Here(tail) => self.place.absolute(self.place.page, &tail).or(Some("#".to_owned())),
            Goal::File(path, tail) if is_film(&path) => Some(self.left_out.film(&path) + &tail),
            Goal::File(path, tail) | Goal::Missing(path, tail) => self.place.absolute(&path, &tail),
        };
        match found {
            Some(address) if tag.get("href") == Some(address.as_str()) => {}
            Some(address) => tag.set("href", address),
            None => tag.remove(&["href"]),
        }
    }

    /// Films stay files, which are expected beside the page.
    fn film(&mut self, tag: &mut TagText) {
        let Some(address) = tag.get("src").map(str::to_owned) else { return };
        match self.goal(&address) {
            Goal::File(path, tail) => {
                let name = self.left_out.film(&path) + &tail;
                tag.set("src", name);
            }
            Goal::Elsewhere => self.policy.has_remote_films |= !address.starts_with("data:"),
            Goal::Here(_) | Goal::Missing(..) => tag.remove(&["src"]),
        }
    }

    /// Puts the picture that the attribute `name` loads into the page, once.
    fn picture(&mut self, mut tag: TagText, name: &str) -> Result<(), Diagnostic> {
        let address = tag.get(name).unwrap_or_default().to_owned();
        let file = match self.goal(&address) {
            Goal::File(path, _) => Some(path),
            _ if address.starts_with("data:") || address.is_empty() => {
                self.out.tag(&tag);
                return Ok(());
            }
            Goal::Elsewhere => {
                self.left_out.add(&address);
                None
            }
            Goal::Here(_) | Goal::Missing(..) => None,
        };
        tag.remove(&[name]);
        match file.as_ref().and_then(|path| Some((path, self.place.output.get(path.as_str())?))) {
            Some(picture) => self.out.picture(tag, name, picture)?,
            None => self.out.tag(&tag),
        }
        Ok(())
    }

    /// A page in the page becomes a link to it.
    fn frame(&mut self, tag: &Tag<'_>) {
        let address = tag.get("src").or(tag.get("data")).unwrap_or_default();
        let goal = self.goal(address);
        self.left_out.add_unless_missing(address, &goal);
        let found = match goal {
            Goal::Elsewhere if !is_dangerous(address) => Some(address.to_owned()),
            Goal::File(path, tail) | Goal::Missing(path, tail) => self.place.absolute(&path, &tail),
            Goal::Elsewhere | Goal::Here(_) => None,
        };
        if let Some(address) = found {
            let address = crate::talk::html::escape(&address).to_string();
            self.out.push(&format!("<a href=\"{address}\">{address}</a>"));
        }
        self.skipped = match &*tag.name {
            "iframe" => Some("iframe"),
            "object" => Some("object"),
            _ => None,
        };
    }

    /// The scripts at the end of the page, and before them what they load later.
    fn add_scripts(&mut self) -> Result<(), Diagnostic> {
        let parts = std::mem::take(&mut self.parts);
        self.out.push(&parts.elements(self.place, &mut self.policy, &mut self.left_out)?);
        if std::mem::take(&mut self.out.has_same) {
            let script = include_str!("same.js");
            self.policy.allow(script);
            self.out.push(&format!("<script>{script}</script>\n"));
        }
        self.out.push(&std::mem::take(&mut self.deferred));
        Ok(())
    }

    fn finish(mut self) -> Result<Rewritten, Diagnostic> {
        self.add_scripts()?;
        Ok(Rewritten { pieces: self.out.finish(self.policy.element()), left_out: self.left_out })
    }
}

/// Whether a file plays.
fn is_film(path: &SitePath) -> bool {
    let kind = media_type(path.extension());
    kind.starts_with("video/") || kind.starts_with("audio/")
}
