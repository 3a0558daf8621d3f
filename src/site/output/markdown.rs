//! The pages of documents as Markdown, and the list of them for programs that read text.

use std::sync::Arc;

use crate::base::{Diagnostic, Files, SitePath};
use crate::site::model::catalogue::{Catalogue, MAX_WITH_TEXTS};
use crate::site::model::claim::{Claim, MARKDOWN, Subject};
use crate::site::model::site::Site;
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::render::markdown;
use crate::site::render::page_context::PageContext;
use crate::site::render::site_renderer::{Rendered, SiteRenderer};
use crate::site::theme::theme::Theme;

/// The Markdown beside each page, and `llms.txt`. Both give way to files of the author.
pub const OUTPUT: Output = Output {
    name: MARKDOWN,
    addresses: "`/talks/{slug}/index.md`, `/{slug}/index.md`, `/llms.txt`",
    content: "the [text of each page](#texts) as Markdown, and a list of them, in sites of up to 300 documents or with `[output] markdown = true`. Your own `static/llms.txt` replaces the generated one",
    claims,
    files,
};

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    if !catalogue.writes_texts(catalogue.config.markdown) || !catalogue.is_announced() {
        return Vec::new();
    }
    let pages = catalogue.with_texts().filter_map(|(index, entry)| {
        let what = format!("the Markdown of {}", entry.document.path);
        Some(Claim::generated(entry.path_beside("index", "md")?, Subject::Entry(index), what).giving_way())
    });
    let list = SitePath::new("llms.txt");
    let list = list.map(|path| Claim::generated(path, Subject::Site, "llms.txt").giving_way());
    pages.chain(list).collect()
}

/// A note that a large site has no versions of its pages as text, unless it says whether it wants them.
pub fn without_texts(site: &Site) -> Option<Diagnostic> {
    let is_left_out = |setting: Option<bool>| setting.is_none() && !site.writes_texts(setting);
    let (markdown, json) = (is_left_out(site.config.markdown), is_left_out(site.config.talk_json));
    let (what, keys) = match (markdown, json) {
        (true, true) => ("Markdown and `talk.json`", "`markdown` and `talk_json`"),
        (true, false) => ("Markdown", "`markdown`"),
        (false, true) => ("`talk.json`", "`talk_json`"),
        (false, false) => return None,
    };
    let message = format!(
        "pages have no version in {what}: by default, only sites of up to {MAX_WITH_TEXTS} documents write them"
    );
    let note = Diagnostic::note("no-texts", message)
        .hint(format!("in talkpress.toml, set {keys} in `[output]` to `true` or `false`"));
    site.is_announced().then_some(note)
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    LazyFile::for_each_claim(renderer, OUTPUT.name, |renderer, subject, path| match subject {
        Subject::Entry(index) => {
            let context = renderer.of_entry(index, markdown::form(&renderer.site));
            Ok(markdown::of_entry(&context, index).into_bytes())
        }
        _ => list(&renderer.of_page(path, markdown::form(&renderer.site))),
    })
}

/// `llms.txt` (llmstxt.org): the site's title, a paragraph, and lists of all talks, posts and pages.
fn list(context: &PageContext<'_>) -> Rendered {
    let site = context.site;
    let mut text = markdown::List::new(context, site.title());
    text.paragraph(site.config.speaker.bio.as_deref().unwrap_or_default());
    for (word, entries) in [("talks", &site.talks), ("posts", &site.posts), ("pages", &site.pages)] {
        let with_text = |index: &&usize| site.path_of(MARKDOWN, Subject::Entry(**index)).is_some();
        let listed: Vec<usize> = entries.iter().filter(with_text).copied().collect();
        text.section(
            site.words.site().word(word),
            listed.iter().map(|index| {
                let document = &site.entries[*index].document;
                let path = site.path_of(MARKDOWN, Subject::Entry(*index));
                (document.title.as_str(), path.map(|path| context.to(path)).unwrap_or_default(), document.description())
            }),
        );
    }
    Ok(text.finish().into_bytes())
}
