//! A theme can extend a template of the default theme and replace any one of its blocks.

#[path = "support/mod.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use support::{Made, Output, Site, tree};

const TALK: &str =
    "title: A talk\ndate: 2026-01-02\ncategory: talk\ntags: tag\n\nIntro.\n\n----\n\n![A](/pic/1.svg)\nSaid.\n";
const POST: &str = "title: A post\ndate: 2026-01-03\n\n## One\n\n## Two\n\n## Three\n";
const CONFIG: &str = "theme = \"mine\"\n\n[speaker]\nname = \"Ada Example\"\nbio = \"Speaks.\"\n\n\
    [accessibility]\ncontact = \"mailto:ada@harbour.example\"\n";

#[test]
fn a_theme_can_change_each_block_of_each_template() {
    let templates = templates();
    let mut tried = 0;
    for (template, text) in &templates {
        for block in changeable(&templates, template, text) {
            let mark = format!("<p>{block} of another theme</p>");
            let output = built(template, &format!("{{% block {block} %}}{mark}{{% endblock %}}"));
            assert!(is_on_a_page(&output, &mark), "{template}: block {block} cannot be changed\n{}", output.report());
            tried += 1;
        }
    }
    assert!(tried > 50, "only {tried} blocks: has the way they are written changed?");
}

#[test]
fn a_theme_can_add_to_all_blocks_of_a_template_at_once() {
    let templates = templates();
    for (template, text) in &templates {
        let blocks = changeable(&templates, template, text);
        let added =
            |block: &String| format!("{{% block {block} %}}{{{{ super() }}}}<p>added to {block}</p>{{% endblock %}}");
        let output = built(template, &blocks.iter().map(added).collect::<String>());
        for block in &blocks {
            let mark = format!("<p>added to {block}</p>");
            assert!(is_on_a_page(&output, &mark), "{template}: nothing is added to {block}\n{}", output.report());
        }
    }
}

/// The default theme's templates by their name, without that of pages to print, which are in no site.
fn templates() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("a template is text");
    let of_sites = tree(&folder).into_iter().filter(|(name, _)| name != "print.html");
    of_sites.map(|(name, bytes)| (name, text(bytes))).collect()
}

/// The blocks that change something where a theme defines them in its own `template`: its own and those of what it
/// extends; but of what others extend not those that each of them replaces.
fn changeable(templates: &BTreeMap<String, String>, template: &str, text: &str) -> BTreeSet<String> {
    let mut all = blocks(text);
    if let Some(parent) = parent(text) {
        all.extend(blocks(&templates[parent]));
    }
    let children: Vec<_> = templates.values().filter(|other| parent(other) == Some(template)).collect();
    all.retain(|block| children.is_empty() || children.iter().any(|child| !blocks(child).contains(block)));
    all
}

fn parent(text: &str) -> Option<&str> {
    text.strip_prefix("{% extends \"")?.split('"').next()
}

fn blocks(text: &str) -> BTreeSet<String> {
    let names = text.split("{% block ").skip(1).filter_map(|rest| rest.split([' ', '-', '%']).next());
    names.map(str::to_owned).collect()
}

/// A site with a page of each kind, in a theme whose `template` extends the default one by `blocks`.
fn built(template: &str, blocks: &str) -> Output {
    let text = format!("{{% extends \"default/{template}\" %}}\n{blocks}\n");
    let site = Site::new().with("content/talks/talk.md", TALK).with("content/post.md", POST);
    let output = site.with("talkpress.toml", CONFIG).with(&format!("themes/mine/templates/{template}"), text).build();
    assert!(output.lines().iter().all(|line| !line.starts_with("error")), "{template}: {blocks}\n{}", output.report());
    output
}

fn is_on_a_page(output: &Output, mark: &str) -> bool {
    output.files.iter().any(|(path, made)| match made {
        Made::Written(bytes) if path.ends_with(".html") => String::from_utf8_lossy(bytes).contains(mark),
        _ => false,
    })
}
