//! The Markdown of a page, rendered again, has the words and the links of the page, in their order: in every fixture.

#[path = "support/mod.rs"]
mod support;

use std::fs;
use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, html};
use support::{Site, fixtures};
use talkpress::base::url::decode_path;
use talkpress::site::build::engine::Engine;
use talkpress::site::model::options::Indexing;
use talkpress::site::output::social_cards::Unlimited;
use talkpress::site::render::markdown;
use talkpress::site::render::page_context::{PageContext, UrlForm};
use talkpress::site::render::site_renderer::SiteRenderer;
use talkpress::site::theme::theme::Theme;
use talkpress::talk::highlight::HighlightCache;
use talkpress::talk::html::{Token, decode, is_void, tokens};
use talkpress::talk::markdown::{Fragment, Placeholder};
use talkpress::talk::{Document, Face};

#[test]
fn markdown_has_the_words_and_links_of_the_page() {
    let (mut documents, mut wrong) = (0, String::new());
    for entry in fs::read_dir(fixtures()).expect("the fixtures").flatten().filter(|e| e.path().join("site").is_dir()) {
        let name = entry.file_name().into_string().expect("a name");
        // In these, the page has hidden words on purpose, and what is expected says that its Markdown has none.
        if name.starts_with("hidden-") {
            continue;
        }
        let site = Site::fixture(&name).with_drafts().with_future();
        let build = Engine::new(HighlightCache::new()).build(&site.files, Vec::new(), &site.options);
        let Some(model) = build.site else { continue };
        let Ok(theme) = Theme::load(&model.config.theme, &site.files) else { continue };
        let renderer = SiteRenderer::new(model, Arc::new(theme), Arc::new(Unlimited));
        for index in (0..renderer.site.entries.len()).filter(|index| !renderer.site.entries[*index].is_home()) {
            documents += 1;
            for mistake in mistakes(&renderer.of_entry(index, UrlForm::Relative), index) {
                wrong.push_str(&format!("{name}: {}: {mistake}\n", renderer.site.entries[index].document.path));
            }
        }
    }
    assert!(documents > 100, "only {documents} documents");
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn files_of_the_author_replace_generated_ones() {
    let talk = "---\ntitle: a\ndate: 2026-01-01\n---\n\n![a](/pic/1.svg)\n";
    let output = Site::new()
        .with("content/talks/a/index.md", talk)
        .with("content/talks/a/talk.json", "{}")
        .with("static/llms.txt", "mine")
        .with("static/robots.txt", "mine")
        .with("static/talks/a/cite.bib", "mine")
        .with("static/talks/a/index.md", "mine")
        .build();
    assert_eq!(output.lines(), Vec::<String>::new());
    for path in ["llms.txt", "robots.txt", "talks/a/cite.bib", "talks/a/index.md"] {
        assert_eq!(output.text(path), "mine", "{path}");
    }
}

#[test]
fn hidden_pages_and_previews_have_no_text_versions() {
    let talk = |status: &str| format!("---\ntitle: a\ndate: 2026-01-01\nstatus: {status}\n---\n\n![a](/pic/1.svg)\n");
    let mut site = Site::new()
        .with("content/talks/hidden.md", talk("hidden"))
        .with("content/talks/draft.md", talk("draft"))
        .with("content/talks/open.md", talk("published"))
        .with_drafts();
    let texts = |site: &Site| -> Vec<String> {
        let output = site.build();
        let is_text = |path: &&String| [".md", ".bib", "talk.json", "llms.txt"].iter().any(|end| path.ends_with(end));
        output.files.keys().filter(is_text).cloned().collect()
    };
    assert_eq!(texts(&site), ["llms.txt", "talks/open/cite.bib", "talks/open/index.md", "talks/open/talk.json"]);
    site.options.indexing = Indexing::Forbidden;
    assert_eq!(texts(&site), Vec::<String>::new());
}

#[test]
fn an_orcid_or_a_doi_of_another_form_is_an_error() {
    let output = Site::new()
        .with("talkpress.toml", "theme = \"plain\"\n\n[speaker]\nname = \"A\"\norcid = \"0000-0002-1825-0098\"\n")
        .with("content/talks/a.md", "---\ntitle: a\ndate: 2026-01-01\ndoi: zenodo.12\n---\n\n![a](/pic/1.svg)\n")
        .build();
    let report = output.lines().join("\n");
    assert!(
        report.contains("`zenodo.12` is not a DOI") && report.contains("its last digit does not match"),
        "{report}"
    );
}

/// What the Markdown of an entry says otherwise than its page.
fn mistakes(context: &PageContext<'_>, index: usize) -> Vec<String> {
    let document = &context.site.entries[index].document;
    let text = markdown::of_entry(context, index);
    let has_math = document.fragments().flat_map(|f| &f.placeholders).any(|p| matches!(p, Placeholder::Formula(_)));
    let rendered = Said::of(&rendered(&text, has_math), context);
    let parts = parts(context, document);
    let (mut words, mut links) = (rendered.words.as_slice(), rendered.links.as_slice());
    let mut out = Vec::new();
    for (what, part) in parts {
        if let Err(mistake) = skip(&mut words, &part.words) {
            out.push(format!("{what}: the words differ: {mistake}"));
        }
        if let Err(mistake) = skip(&mut links, &part.links) {
            out.push(format!("{what}: the links differ: {mistake}"));
        }
    }
    out
}

/// Skips to what follows `part` in `all`.
fn skip(all: &mut &[String], part: &[String]) -> Result<(), String> {
    if part.is_empty() {
        return Ok(());
    }
    let Some(at) = all.windows(part.len()).position(|window| window == part) else {
        let longest = (1..part.len()).rev().find(|n| all.windows(*n).any(|window| *window == part[..*n]));
        let n = longest.unwrap_or_default();
        let found = all.windows(n.max(1)).position(|window| *window == part[..n.max(1)]).unwrap_or_default();
        let shown =
            |list: &[String], from: usize| list.iter().skip(from).take(8).cloned().collect::<Vec<_>>().join(" ");
        let (from, other) = (n.saturating_sub(3), (found + n).saturating_sub(3));
        return Err(format!("the page has `{}`, the Markdown `{}`", shown(part, from), shown(all, other)));
    };
    *all = &all[at + part.len()..];
    Ok(())
}

/// The parts of a page, each of which must be one part of the Markdown.
fn parts(context: &PageContext<'_>, document: &Document) -> Vec<(String, Said)> {
    let of = |fragment: &Fragment| Said::of(&context.html(fragment), context);
    let mut out = vec![("the introduction".to_owned(), of(&document.intro))];
    for slide in &document.slides {
        if let Some(chapter) = slide.chapter.and_then(|chapter| document.chapters.get(chapter as usize)) {
            let title = chapter.title.split_whitespace().map(str::to_owned).collect();
            out.push((chapter.title.clone(), Said { words: title, links: Vec::new() }));
            out.push((format!("below {}", chapter.title), of(&chapter.lead)));
        }
        let own = decode_path(&format!("{}#{}", context.to(context.from.output), slide.id)).into_owned();
        out.push((slide.id.to_string(), Said { words: Vec::new(), links: vec![own] }));
        let mut shown = match &slide.face {
            Face::Text(face) => of(face),
            Face::Picture(_) | Face::Film(_) => Said::default(),
        };
        let transcript = of(&slide.transcript);
        shown.words.extend(transcript.words);
        shown.links.extend(transcript.links);
        out.push((slide.id.to_string(), shown));
    }
    out.extend(document.closing.iter().map(|closing| ("the closing section".to_owned(), of(closing))));
    out
}

/// The Markdown as HTML, without formulas.
fn rendered(text: &str, has_math: bool) -> String {
    let mut options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    options.set(Options::ENABLE_MATH, has_math);
    let events =
        Parser::new_ext(text, options).filter(|event| !matches!(event, Event::InlineMath(_) | Event::DisplayMath(_)));
    let mut out = String::new();
    html::push_html(&mut out, events);
    out
}

/// The words and the links of some HTML, in their order.
#[derive(Default)]
struct Said {
    words: Vec<String>,
    links: Vec<String>,
}

impl Said {
    fn of(html: &str, context: &PageContext<'_>) -> Said {
        let page = context.to(context.from.output);
        let mut links = Vec::new();
        let mut text = String::new();
        let mut skipped: Option<(String, usize)> = None;
        for token in tokens(html) {
            match (token, &mut skipped) {
                (Token::Open(tag), Some((name, depth))) if tag.name == *name && !is_void(name) => *depth += 1,
                (Token::Close { name, .. }, Some((open, depth))) if name == *open => {
                    *depth -= 1;
                    if *depth == 0 {
                        skipped = None;
                    }
                }
                (_, Some(_)) => {}
                (Token::Open(tag), None) => {
                    let class = tag.get("class").unwrap_or_default();
                    let is_film = tag.get("data-film").is_some();
                    let is_mark = ["footnote-back", "footnote-definition-label"].contains(&class);
                    if is_mark || matches!(&*tag.name, "math" | "script" | "style" | "template") {
                        skipped = Some((tag.name.to_string(), 1));
                        continue;
                    }
                    let address = match &*tag.name {
                        "a" => tag.get("href"),
                        "iframe" | "video" | "audio" | "embed" if !is_film => tag.get("src"),
                        _ => None,
                    };
                    let has_link_below = html[tag.range.end..]
                        .trim_start()
                        .strip_prefix("</iframe>")
                        .is_some_and(|rest| rest.trim_start().starts_with("<p><a href="));
                    if &*tag.name == "iframe" && has_link_below {
                        skipped = Some((tag.name.to_string(), 1));
                        continue;
                    }
                    if let Some(address) = address.filter(|_| tag.name != "a") {
                        let name = ["title", "aria-label"].iter().find_map(|key| tag.get(key)).unwrap_or(address);
                        text.push_str(&format!(" {name} "));
                    }
                    let is_footnote = |address: &&str| {
                        address.starts_with("#tp-fn-")
                            || address.strip_prefix('#').is_some_and(|id| id.parse::<u32>().is_ok())
                    };
                    if let Some(address) = address.filter(|address| !is_footnote(address)) {
                        let address =
                            if address.starts_with('#') { format!("{page}{address}") } else { address.to_owned() };
                        links.push(decode_path(&address).into_owned());
                    }
                    if matches!(&*tag.name, "iframe") {
                        skipped = Some((tag.name.to_string(), 1));
                    }
                    separate(&mut text, &tag.name);
                }
                (Token::Close { name, .. }, None) => separate(&mut text, &name),
                (Token::Text(range), None) => text.push_str(&decode(&html[range])),
                (Token::Comment { .. } | Token::Doctype(_), None) => {}
            }
        }
        Said { words: text.split_whitespace().map(str::to_owned).collect(), links }
    }
}

/// Blocks are words of their own.
fn separate(text: &mut String, element: &str) {
    let inline = "a abbr b bdi bdo cite code data del dfn em i ins kbd mark math q s samp small span strong sub sup time u var wbr strike tt font";
    if !inline.split(' ').any(|name| name == element) {
        text.push(' ');
    }
}

#[test]
fn search_engines_find_the_pdf_of_the_slides() {
    let output = Site::fixture("slides-pdf").build();
    assert!(
        output.text("talks/pictures/index.html").contains("<a class=\"button\" href=\"slides.pdf\">Slides (PDF)</a>")
    );
    for (talk, pdf) in
        [("pictures", "https://talks.example/talks/pictures/slides.pdf"), ("own", "https://decks.example/x.pdf")]
    {
        let meta = format!("<meta name=\"citation_pdf_url\" content=\"{pdf}\">");
        assert!(output.text(&format!("talks/{talk}/index.html")).contains(&meta), "{talk}");
    }
    assert!(!output.text("talks/words/index.html").contains("citation_pdf_url"));
}

#[test]
fn large_sites_have_text_versions_if_they_ask_for_them() {
    let of = |documents: usize, settings: &str| {
        let config = format!(
            "theme = \"plain\"\nbase_url = \"https://x.example/\"\n\n[speaker]\nname = \"Ada\"\n\n[output]\n{settings}"
        );
        let post = |n: usize| {
            (
                format!("content/posts/{n}.md"),
                format!("---\ntitle: P {n}\nslug: p{n}\ndate: 2026-01-01\n---\n\nText.\n"),
            )
        };
        let site = Site::new().with("talkpress.toml", &config);
        let site = (0..documents).map(post).fold(site, |site, (path, text)| site.with(&path, &text));
        let build = Engine::new(HighlightCache::new()).build(&site.files, Vec::new(), &site.options);
        let notes = build.diagnostics.iter().filter(|one| one.message.contains("only sites of up to 300")).count();
        let texts = ["llms.txt", "p0/index.md"].iter().filter(|path| build.files.contains(path)).count();
        (texts, notes)
    };
    assert_eq!(of(300, ""), (2, 0));
    assert_eq!(of(301, ""), (0, 1));
    assert_eq!(of(301, "markdown = false\n"), (0, 1));
    assert_eq!(of(301, "markdown = true\n"), (2, 1));
    assert_eq!(of(301, "markdown = true\ntalk_json = true\n"), (2, 0));
    assert_eq!(of(1, "markdown = false\n"), (0, 0));
}
