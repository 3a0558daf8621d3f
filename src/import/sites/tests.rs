//! Small sites as they are planned.

use super::{Generator, SitePlan, plan};
use crate::base::{Content, Date, Files, SitePath};
use crate::import::refusal::Refusal;
use crate::talk::meta::Status;
use crate::talk::{Dialect, Document};

fn tried(generator: Generator, files: &[(&str, &str)], config: Option<&str>) -> Result<SitePlan, Refusal> {
    let file = |(path, text): &(&str, &str)| (SitePath::new(path).unwrap(), Content::bytes(text.as_bytes().to_vec()));
    let files: Files = files.iter().map(file).collect();
    plan(generator, &files, config, Date::parse("2026-05-14").unwrap())
}

#[track_caller]
fn planned(generator: Generator, files: &[(&str, &str)]) -> SitePlan {
    tried(generator, files, None).unwrap()
}

fn text(plan: &SitePlan, path: &str) -> Option<String> {
    Some(String::from_utf8(plan.files.get(path)?.read().unwrap().to_vec()).unwrap())
}

/// The files in which `word` is, except documents that are drafts.
#[track_caller]
fn shown(plan: &SitePlan, word: &str) -> Vec<String> {
    let is_draft = |path: &SitePath, text: &str| {
        let reading = Document::read(path, text.as_bytes(), &Dialect::default());
        path.as_str().ends_with(".md") && reading.document.is_some_and(|document| document.meta.status == Status::Draft)
    };
    let texts = plan.files.iter().map(|(path, _)| (path, text(plan, path.as_str()).unwrap()));
    let found = texts.filter(|(path, text)| text.contains(word) && !is_draft(path, text));
    found.map(|(path, _)| path.as_str().to_owned()).collect()
}

const POST: &str = "---\ntitle: A\ndate: 2020-01-01\n---\nSECRET\n";

#[test]
fn what_cannot_be_read_as_public_is_a_draft() {
    for (keys, kept) in [
        ("draft: maybe", "old_draft: maybe\n"),
        ("status: wip", "old_status: wip\n"),
        ("status: wip\ndraft: false", "old_status: wip\n"),
        ("status: published\ndraft: maybe", "old_draft: maybe\n"),
        ("status: wip\ndraft: maybe", "old_status: wip\n"),
        ("published: perhaps", "old_published: perhaps\n"),
    ] {
        let post = format!("---\ntitle: A\ndate: 2020-01-01\n{keys}\n---\nSECRET\n");
        for (generator, files) in [
            (Generator::Jekyll, [("_config.yml", "title: A\n"), ("_posts/2020-01-01-a.md", post.as_str())]),
            (Generator::Hugo, [("hugo.toml", "title = 'A'\n"), ("content/posts/a.md", post.as_str())]),
        ] {
            let plan = planned(generator, &files);
            assert_eq!(shown(&plan, "SECRET"), [""; 0], "{keys}");
            let all: String = plan.files.iter().filter_map(|(path, _)| text(&plan, path.as_str())).collect();
            assert!(all.contains(kept), "{keys}: {all}");
        }
    }
}

#[test]
fn a_private_document_is_no_home_page() {
    let page = "---\ntitle: A\npermalink: /\n---\nSECRET\n";
    let plan = planned(
        Generator::Jekyll,
        &[("_config.yml", ""), ("_drafts/home.md", page), ("index.md", "---\ntitle: B\n---\nb\n")],
    );
    assert_eq!(shown(&plan, "SECRET"), [""; 0]);
    assert!(text(&plan, "content/index.md").unwrap().ends_with("b\n"));
    let article = "Title: A\nDate: 2020-01-01\nStatus: draft\nSave_as: index.html\n\nSECRET\n";
    let plan = planned(Generator::Pelican, &[("pelicanconf.py", ""), ("content/a.md", article)]);
    assert!(text(&plan, "content/index.md").is_none());
    assert_eq!(shown(&plan, "SECRET"), [""; 0]);
}

#[test]
fn jekyll_reads_neither_special_names_nor_what_is_excluded() {
    let config = "exclude: [private, _talks/out.md]\ninclude: [_old]\ncollections:\n  talks:\n    output: true\n";
    let secret = [
        "_archive/_posts/2020-01-01-a.md",
        ".old/_posts/2020-01-01-a.md",
        "private/_posts/2020-01-01-a.md",
        "private/_drafts/a.md",
        "_posts/_2020-01-01-a.md",
        "_talks/_wip.md",
        "_talks/.x.md",
        "_talks/_wip/a.md",
        "_talks/out.md",
        "_talks/a.md~",
    ];
    let shown_ones = ["_old/_posts/2020-01-01-b.md", "blog/_posts/2020-01-01-c.md", "_talks/a/_b/d.md", "_talks/e.md"];
    let public = "---\ntitle: B\n---\nPUBLIC\n";
    let mut files = vec![("_config.yml", config)];
    files.extend(secret.iter().map(|path| (*path, POST)));
    files.extend(shown_ones.iter().map(|path| (*path, public)));
    let plan = planned(Generator::Jekyll, &files);
    assert_eq!(shown(&plan, "SECRET"), [""; 0]);
    assert_eq!(shown(&plan, "PUBLIC").len(), shown_ones.len(), "{:?}", shown(&plan, "PUBLIC"));
    let config = "collections_dir: _all\ncollections:\n  talks:\n    output: true\n";
    let files = [("_config.yml", config), ("_all/_talks/a.md", public), ("_all/_posts/2020-01-01-a.md", public)];
    assert_eq!(shown(&planned(Generator::Jekyll, &files), "PUBLIC").len(), 2);
}

#[test]
fn defaults_say_no_in_each_spelling() {
    for word in ["false", "no", "off", "False", "NO"] {
        let config = format!("defaults:\n  - scope:\n      path: ''\n    values:\n      published: {word}\n");
        let plan = planned(Generator::Jekyll, &[("_config.yml", &config), ("_posts/2020-01-01-a.md", POST)]);
        assert_eq!(shown(&plan, "SECRET"), [""; 0], "{word}");
    }
}

#[test]
fn a_configuration_that_cannot_be_read_is_refused() {
    for (generator, files) in [
        (Generator::Jekyll, [("_config.yml", "[: no\n"), ("a/b.md", POST)]),
        (Generator::Hugo, [("hugo.toml", "ignoreFiles = [\n"), ("content/a.md", POST)]),
        (Generator::Hugo, [("config/_default/module.toml", "[["), ("content/a.md", POST)]),
    ] {
        let refusal = tried(generator, &files, None).unwrap_err();
        assert!(refusal.0.contains("cannot be read"), "{refusal}");
    }
}

#[test]
fn the_folder_of_collections_is_not_a_category_of_jekyll() {
    let config = "collections_dir: stuff\ncollections:\n  talks:\n    output: true\n";
    let post = "---\ntitle: A\ncategories: [baking]\ntags: rye wheat\n---\n[jars]({% link _talks/jars.md %})\n";
    let plan = planned(
        Generator::Jekyll,
        &[
            ("_config.yml", config),
            ("stuff/_posts/2020-01-02-a.md", post),
            ("stuff/_posts/2020-01-02-b.md", POST),
            ("stuff/_talks/jars.md", "---\ntitle: Jars\n---\njars\n"),
        ],
    );
    let a = text(&plan, "content/stuff/posts/2020-01-02-a.md").unwrap();
    assert!(a.contains("  - /baking/2020/01/02/a.html\n") && a.contains("](/stuff/talks/jars.md)"), "{a}");
    assert!(a.contains("\ntags:\n  - rye\n  - wheat\n"), "{a}");
}

#[test]
fn a_static_path_of_pelican_stays_inside() {
    let settings = "STATIC_PATHS = ['images', 'extra', '.well-known']\nIGNORE_FILES = ['*.bak']\n\
                    EXTRA_PATH_METADATA = {'extra/c': {'path': '../.git/config'}, 'extra/d': {'path': 'a/../../e'},\n\
                    'extra/h': {'path': '.htaccess'}, 'extra/.n': {'path': '.nojekyll'}}\n";
    let files = [
        ("pelicanconf.py", settings),
        ("content/extra/c", "SECRET"),
        ("content/extra/d", "SECRET"),
        ("content/images/.env", "SECRET"),
        ("content/images/.git/x", "SECRET"),
        ("content/images/a.bak", "SECRET"),
        ("content/b.bak", "SECRET"),
        ("content/extra/h", "PUBLIC"),
        ("content/extra/.n", "PUBLIC"),
        ("content/images/a.png", "PUBLIC"),
        ("content/.well-known/x", "PUBLIC"),
    ];
    let plan = planned(Generator::Pelican, &files);
    assert_eq!(shown(&plan, "SECRET"), [""; 0]);
    let expected = ["static/.htaccess", "static/.nojekyll", "static/.well-known/x", "static/images/a.png"];
    assert_eq!(shown(&plan, "PUBLIC"), expected);
    assert_eq!(plan.left_out.len(), 2, "{:?}", plan.left_out);
    let files = [("pelicanconf.py", "PATH = '.'\nSTATIC_PATHS = ['.']\n# SECRET"), (".env", "SECRET"), ("a.md", POST)];
    assert_eq!(shown(&planned(Generator::Pelican, &files), "SECRET"), ["content/a.md"]);
}

#[test]
fn addresses_are_always_found() {
    let post = "---\ntitle: A\ndate: 2020-01-01\nslug: a?b\n---\nx\n";
    let names: Vec<String> = (1..20).map(|number| format!("_posts/2020-01-01-{number}.md")).collect();
    let mut files = vec![("_config.yml", "")];
    files.extend(names.iter().map(|name| (name.as_str(), post)));
    planned(Generator::Jekyll, &files);
    files[0].1 = "permalink: /:year/\n";
    planned(Generator::Jekyll, &files);
    for pattern in ["/blog/", "/blog/?{slug}", "/blog/#{slug}", "/blog/{slug}/../"] {
        let config = format!("[permalinks]\npost = \"{pattern}\"\n");
        let refusal = tried(Generator::Jekyll, &files, Some(&config)).unwrap_err();
        assert!(refusal.0.contains("has the permalink `post` without `{slug}`"), "{refusal}");
    }
}

#[test]
fn the_nearest_section_of_hugo_counts() {
    let files = [
        ("hugo.toml", "title = 'A'\n[[cascade]]\npublishDate = 2000-01-01\n"),
        ("content/_index.md", "---\ntitle: Home\ncascade:\n  publishDate: 2001-01-01\n---\n"),
        ("content/secret/_index.md", "---\ntitle: B\ncascade:\n  publishDate: 2099-01-01\n---\n"),
        ("content/secret/a.md", "---\ntitle: A\ndate: 2020-01-01\n---\nx\n"),
        ("content/secret/late.md", "---\ntitle: A\ndate: 2050-01-01\n---\nx\n"),
    ];
    let plan = planned(Generator::Hugo, &files);
    for name in ["a", "late"] {
        let found = text(&plan, &format!("content/secret/{name}.md")).unwrap();
        assert!(found.contains("publishdate: 2099-01-01"), "{found}");
    }
}

#[test]
fn languages_and_files_that_hugo_leaves_out_stay_private() {
    let settings = [
        "[languages.en]\n[languages.fr]\ndisabled = true\n",
        "disableLanguages = ['fr']\n[languages.en]\n[languages.fr]\n",
        "[languages.en]\n[[module.mounts]]\nsource = 'content'\ntarget = 'content'\nexcludeFiles = ['*.fr.md', 'x/**']\n\
         [[module.mounts]]\nsource = 'static'\ntarget = 'static'\nexcludeFiles = 'x/*'\n",
        "[languages.en]\n[[module.mounts]]\nsource = 'content'\ntarget = 'content'\nincludeFiles = ['{a,b}', 'a.md']\n",
        "[languages.en]\n[[module.mounts]]\nsource = 'content'\ntarget = 'content'\nfiles = ['! *.fr.md', '! x/**', '**']\n",
    ];
    for (index, config) in settings.iter().enumerate() {
        let mut files =
            vec![("hugo.toml", *config), ("content/a.fr.md", POST), ("content/a.md", "---\ntitle: A\n---\nPUBLIC\n")];
        if index > 1 {
            files.extend([("content/x/b.md", POST), ("content/x/b.txt", "SECRET")]);
        }
        if index == 2 {
            files.push(("static/x/a.txt", "SECRET"));
        }
        let plan = planned(Generator::Hugo, &files);
        assert_eq!(shown(&plan, "SECRET"), [""; 0], "{config}");
        assert_eq!(shown(&plan, "PUBLIC"), ["content/a.md"], "{config}");
    }
}

#[test]
fn patterns_of_hugo_that_cannot_be_read_are_refused() {
    let files =
        |config| [("hugo.toml", config), ("content/private/a.md", POST), ("content/b.md", "---\ntitle: B\n---\n")];
    let refusal = tried(Generator::Hugo, &files("ignoreFiles = ['(private|x)/']\n"), None).unwrap_err();
    assert!(refusal.0.starts_with("`ignoreFiles` has the pattern `(private|x)/`"), "{refusal}");
    let plan = planned(Generator::Hugo, &files("ignoreFiles = ['x/|private/']\n"));
    assert_eq!(shown(&plan, "SECRET"), [""; 0]);
}

#[test]
fn what_has_no_title_is_no_article_of_pelican() {
    let untitled = "Date: 2020-01-01\nTags: a\n\n# A\n\nSECRET\n";
    for (path, settings, is_shown) in [
        ("content/a.md", "", false),
        ("content/pages/a.md", "", false),
        ("content/a.md", "FILENAME_METADATA = '(?P<title>.*)'\n", true),
        ("content/a.md", "DEFAULT_METADATA = {'title': 'X'}\n", true),
    ] {
        let plan = planned(Generator::Pelican, &[("pelicanconf.py", settings), (path, untitled)]);
        assert_eq!(!shown(&plan, "SECRET").is_empty(), is_shown, "{path} {settings}");
    }
}

#[test]
fn kinds_that_hugo_turns_off_stay_private() {
    for (kind, path) in [("page", "posts/a.md"), ("section", "posts/_index.md"), ("home", "_index.md")] {
        let config = format!("disableKinds = ['RSS', '{kind}']\n");
        let path = format!("content/{path}");
        let plan = planned(Generator::Hugo, &[("hugo.toml", &config), (&path, POST)]);
        assert_eq!(shown(&plan, "SECRET"), [""; 0], "{kind}");
    }
}

#[test]
fn what_cannot_be_marked_is_left_out() {
    let unreadable = "---\ntitle: A\n[: no\n---\nSECRET\n";
    for (path, config) in [
        ("_posts/2050-01-01-a.md", ""),
        ("_posts/a.md", ""),
        ("_posts/2020-01-01-a.md", "defaults: [{scope: {path: ''}, values: {published: false}}]\n"),
    ] {
        let plan = planned(Generator::Jekyll, &[("_config.yml", config), (path, unreadable)]);
        assert_eq!((plan.files.len(), plan.left_out.len()), (0, 1), "{path}");
    }
}

#[test]
fn hidden_files_beside_the_content_of_pelican_stay() {
    let files = [
        ("pelicanconf.py", ""),
        ("content/a.md", "Title: A\nDate: 2020-01-01\n\nx\n"),
        ("static/.htpasswd", "SECRET"),
        ("static/.git/config", "SECRET"),
        ("static/.htaccess", "PUBLIC"),
        ("static/.well-known/x", "PUBLIC"),
    ];
    let plan = planned(Generator::Pelican, &files);
    assert_eq!(shown(&plan, "SECRET"), [""; 0]);
    assert_eq!(shown(&plan, "PUBLIC"), ["static/.htaccess", "static/.well-known/x"]);
}
