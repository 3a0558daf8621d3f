//! `import` of whole sites. `UPDATE_GOLDEN=1 cargo test --test binary import_sites` writes what is expected.

use std::fs;
use std::path::{Path, PathBuf};

use super::site::{Run, TODAY, talkpress, tree};

/// A word of all texts that must not be published.
const SECRET: &[u8] = b"SECRET";

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(name)
}

/// Imports the site in `from` into `to`.
fn import(from: &Path, to: &Path, args: &[&str]) -> Run {
    let mut command = talkpress(["import"]);
    command.arg(from.file_name().unwrap()).args(args).arg("--into").arg(to).current_dir(from.parent().unwrap());
    Run::of(&mut command)
}

fn build(site: &Path, args: &[&str]) -> Run {
    Run::of(talkpress(["build", "--today", TODAY]).args(args).arg(site))
}

/// Compares `found` with the file at `path`, or writes it.
#[track_caller]
fn expect(path: &Path, found: &[u8]) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        return fs::write(path, found).unwrap();
    }
    let expected = fs::read(path).unwrap_or_default();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(text(&expected), text(found), "{}", path.display());
}

/// Imports the site `name`: the documents and the configuration are as expected, and each old address answers.
#[track_caller]
fn check(name: &str) {
    let (folder, work) = (folder(name), tempfile::tempdir().unwrap());
    let site = work.path().join("new");
    let run = import(&folder.join("site"), &site, &[]).ends(0);
    let said = run.stdout.replace(&site.display().to_string(), "NEW");
    expect(&folder.join("stdout.txt"), said.as_bytes());
    let expected = folder.join("expected");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let _ = fs::remove_dir_all(&expected);
    }
    let files = tree(&site);
    for (path, bytes) in files.iter().filter(|(path, _)| !path.ends_with('/')) {
        expect(&expected.join(path), bytes);
    }
    assert_eq!(files.keys().collect::<Vec<_>>(), tree(&expected).keys().collect::<Vec<_>>());
    build(&site, &[]).ends(0);
    let published = tree(&site.join("public"));
    for address in fs::read_to_string(folder.join("addresses.txt")).unwrap().lines() {
        let path = address.trim_start_matches('/');
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        assert!(published.contains_key(&path), "{address} does not answer");
    }
    for (path, bytes) in &published {
        assert!(!bytes.windows(SECRET.len()).any(|window| window == SECRET), "{path} shows what is private");
    }
}

#[test]
fn a_pelican_site() {
    check("pelican");
}

#[test]
fn a_jekyll_site() {
    check("jekyll");
}

#[test]
fn a_hugo_site() {
    check("hugo");
}

#[test]
fn nothing_is_overwritten_and_a_dry_run_writes_nothing() {
    let work = tempfile::tempdir().unwrap();
    let site = work.path().join("new");
    let from = folder("pelican").join("site");
    let plan = import(&from, &site, &["--dry-run"]).ends(0);
    assert!(plan.stdout.contains("would write 8 documents"), "{plan:#?}");
    assert!(!site.exists());
    fs::create_dir_all(site.join("content/pages")).unwrap();
    fs::write(site.join("content/pages/02-flour.markdown"), "mine").unwrap();
    import(&from, &site, &[]).ends(3).says("there is already a file `content/pages/02-flour.markdown`");
    assert_eq!(tree(&site).keys().filter(|path| !path.ends_with('/')).count(), 1);
}

#[test]
fn permalinks_that_are_set_stay() {
    let work = tempfile::tempdir().unwrap();
    let config = "title = \"Mine\"\n\n[permalinks]\npost = \"/posts/{slug}/\" # mine\n";
    fs::write(work.path().join("talkpress.toml"), config).unwrap();
    let run = import(&folder("pelican").join("site"), work.path(), &[]).ends(0);
    assert!(run.stdout.contains("post is \"/posts/{slug}/\" in talkpress.toml and stays"), "{run:#?}");
    let text = fs::read_to_string(work.path().join("talkpress.toml")).unwrap();
    assert!(text.starts_with("title = \"Mine\"\n\n[permalinks]\ntalk = \"/blog/{slug}.html\"\n"), "{text}");
    assert!(text.ends_with("post = \"/posts/{slug}/\" # mine\n"), "{text}");
    build(work.path(), &[]).ends(0);
    assert!(work.path().join("public/blog/how-to-feed-it.html").exists());
    assert!(work.path().join("public/posts/how-to-feed-it/index.html").exists());
}

#[cfg(unix)]
#[test]
fn what_is_private_or_elsewhere_stays_so() {
    let work = tempfile::tempdir().unwrap();
    let (old, site) = (work.path().join("old"), work.path().join("new"));
    fs::create_dir_all(old.join("content")).unwrap();
    fs::write(work.path().join("outside.md"), "title: a\ndate: 2018-01-01\n\nSECRET").unwrap();
    std::os::unix::fs::symlink(work.path().join("outside.md"), old.join("content/outside.md")).unwrap();
    let write = |name: &str, text: &str| fs::write(old.join(name), text).unwrap();
    write("pelicanconf.py", "DEFAULT_METADATA = {'status': 'draft'}\nARTICLE_EXCLUDES = ['later']\n");
    write("content/default.md", "title: a\ndate: 2018-01-01\n\nSECRET");
    write("content/unclear.md", "title: b\nstatus: maybe\ndate: 2018-01-01\n\nSECRET");
    write("content/public.md", "title: c\nstatus: published\ndate: 2018-01-01\n\nHello");
    let run = import(&old, &site, &[]).ends(0);
    assert!(run.stdout.contains("1 post, 0 pages and 2 drafts"), "{run:#?}");
    assert!(run.stdout.contains("`content/outside.md` is a link to something outside the folder"), "{run:#?}");
    build(&site, &[]).ends(0);
    let published = tree(&site.join("public"));
    assert!(published.contains_key("c.html"));
    assert!(!published.values().any(|bytes| bytes.windows(SECRET.len()).any(|window| window == SECRET)));
    fs::write(old.join("content/large.md"), vec![b'a'; 11 << 20]).unwrap();
    let again = work.path().join("again");
    import(&old, &again, &[]).ends(3).says("`content/large.md` is larger than 10 MiB");
    assert!(!again.exists());
}

#[test]
fn a_folder_of_pictures_is_none() {
    let work = tempfile::tempdir().unwrap();
    let pictures = work.path().join("slides");
    fs::create_dir_all(pictures.join("content")).unwrap();
    fs::write(work.path().join("talkpress.toml"), "title = \"x\"\n").unwrap();
    import(&pictures, work.path(), &["--date", "2026-05-14"]).ends(3).says("`slides` has no images");
    let run = Run::of(
        talkpress(["import", "--date", "2026-05-14"])
            .arg(folder("pelican").join("site"))
            .arg("--into")
            .arg(work.path()),
    );
    run.ends(3).says("--date is for decks, but this folder is a whole site");
}
