//! `publish --as NAME`: a preview beside the site, which nobody is led to.

use std::fs;

use crate::published::{Published, files_in};
use crate::site::assert_same;

#[test]
fn a_preview_is_beside_the_site_and_can_be_removed() {
    let one = Published::new(4, "folder = \"{}/www\"");
    one.site.write("static/_redirects", "/a /b\n");
    one.site.write("static/robots.txt", "User-agent: *\n");
    one.run(&[]).ends(0);
    let site = files_in(&one.at("www"));
    one.site.write("content/talks/talk-0.md", one.site.read("content/talks/talk-0.md").replace("Said", "Shouted"));
    let run = one.run(&["--as", "draft-2"]).ends(0);
    assert!(run.stdout.ends_with(": https://talks.example/preview/draft-2/\n"), "{run:?}");
    let preview = files_in(&one.at("www/preview/draft-2"));
    for (path, bytes) in preview.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(text.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
        assert!(!text.contains("application/atom+xml"), "{path}");
    }
    let page = String::from_utf8_lossy(&preview["talks/talk-0/index.html"]).into_owned();
    assert!(page.contains("https://talks.example/preview/draft-2/talks/talk-0/") && page.contains("Shouted"), "{page}");
    for path in ["feed.xml", "tags/all/feed.xml", "sitemap.xml", "_redirects", "robots.txt"] {
        assert!(site.contains_key(path) && !preview.contains_key(path), "{path}");
    }
    // The site is as it was, in the target and in the output folder.
    let mut now = files_in(&one.at("www"));
    now.retain(|path, _| !path.starts_with("preview/"));
    assert_same(&site, &now, "beside a preview");
    assert_same(&site, &one.output(), "the output folder");
    assert!(one.run(&["--as", "draft-2"]).ends(0).stdout.contains("nothing to publish"));
    one.run(&["--as", "other", "--no-build"]).ends(3).says("was not built last");
    one.run(&["--as", "draft-2", "--no-build"]).ends(0);
    for name in ["../x", "a/b", "", ".", "a b"] {
        one.run(&["--as", name]).ends(3);
    }
    // Publishing the site leaves the preview alone.
    one.run(&[]).ends(0);
    assert_same(&preview, &files_in(&one.at("www/preview/draft-2")), "beside the site");
    fs::write(one.at("www/preview/draft-2/mine.txt"), "mine").unwrap();
    one.run(&["--delete"]).ends(3);
    one.run(&["--as", "draft-2", "--delete"]).ends(0);
    let mut expected = one.output();
    expected.insert("preview/draft-2/mine.txt".into(), b"mine".to_vec());
    assert_same(&expected, &files_in(&one.at("www")), "removed");
    assert!(!one.at("www/preview/draft-2/.talkpress-published").exists());
    one.run(&["--as", "draft-2", "--delete"]).ends(3).says("no such preview");
}

#[test]
fn previews_have_any_names_and_addresses() {
    let one = Published::new(2, "folder = \"{}/www\"");
    one.run(&[]).ends(0);
    one.run(&["--as", "typo", "--delete"]).ends(3).says("no such preview");
    assert!(!one.at("www/preview").exists());
    one.run(&["--as", "a"]).ends(0);
    one.run(&[]).ends(0);
    one.run(&["--as", "b"]).ends(0);
    let config = one.site.read("talkpress.toml").replace("talks.example", "other.example");
    one.site.write("talkpress.toml", config);
    assert!(one.run(&["--as", "b", "--yes"]).ends(0).stdout.ends_with("https://other.example/preview/b/\n"));
    // The output folder is still known to be that of this site.
    one.run(&["--yes"]).ends(0);
    for name in ["a", "b"] {
        one.run(&["--as", name, "--delete"]).ends(0);
    }
    assert_same(&one.output(), &files_in(&one.at("www")), "without previews");
    assert!(!one.at("www/preview").exists());
}
