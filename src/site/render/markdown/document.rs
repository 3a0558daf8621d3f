use super::writer::Writer;
use crate::site::model::site::Site;
use crate::site::render::entry_parts::header;
use crate::site::render::page_context::{PageContext, UrlForm};
use crate::talk::Kind;
use crate::talk::markdown::Placeholder;

/// How addresses are written in texts: absolute if `base_url` is set, because texts are read anywhere.
pub fn form(site: &Site) -> UrlForm {
    if site.base_url().is_some() { UrlForm::Absolute } else { UrlForm::Relative }
}

/// The text of the page of a talk, post or page, as Markdown.
pub fn of_entry(context: &PageContext<'_>, index: usize) -> String {
    let entry = &context.site.entries[index];
    let document = &entry.document;
    let length: usize = document.fragments().map(|fragment| fragment.html.len()).sum();
    let mut writer = Writer::new(context, length + 160 * (document.slides.len() + 4));
    let placeholders = || document.fragments().flat_map(|fragment| &fragment.placeholders);
    writer.has_math = placeholders().any(|placeholder| matches!(placeholder, Placeholder::Formula(_)));
    writer.heading(1, &document.title);
    let kind = entry.kind();
    if kind != Kind::Page {
        writer.facts(index);
    }
    if kind == Kind::Talk {
        writer.lede(document);
    }
    if let Some(header) = header(context, document) {
        writer.image(&header.src, &header.alt, "");
    }
    writer.fragment(&document.intro);
    if kind == Kind::Talk {
        writer.slides(document);
        writer.foot(index);
    }
    writer.finish()
}
