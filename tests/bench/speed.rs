//! Benchmarks for `cargo bench`: reading, rendering and whole builds of a generated site. See `README.md` in this folder.

mod corpus;
mod long_talk;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use divan::{Bencher, counter::ItemsCount};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use talkpress::base::{Content, Date, Files, SitePath};
use talkpress::io::disk;
use talkpress::io::work_done::WorkDone;
use talkpress::site::build::engine::Engine;
use talkpress::site::build::outcome::Build;
use talkpress::site::model::options::Options;
use talkpress::talk::highlight::HighlightCache;
use talkpress::talk::recording::{ParagraphTimes, SlideWords, beginnings};
use talkpress::talk::{Dialect, Document};
use tempfile::TempDir;

// The same allocator as in the program.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
use mimalloc as _;

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const BARE_THEME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/bare-theme/templates");

fn main() {
    divan::main();
}

/// The number of talks: `TALKPRESS_BENCH_TALKS`, or 100.
fn talks() -> usize {
    std::env::var("TALKPRESS_BENCH_TALKS").ok().and_then(|n| n.parse().ok()).unwrap_or(100)
}

/// The site, generated once.
fn site() -> &'static Files {
    static SITE: OnceLock<Files> = OnceLock::new();
    SITE.get_or_init(|| {
        let theme = fs::read_dir(BARE_THEME).expect("the bare theme").map(|file| {
            let file = file.expect("a template");
            let text = fs::read_to_string(file.path()).expect("a template");
            (format!("themes/bare/templates/{}", file.file_name().display()), text)
        });
        let files = corpus::site(talks(), 50, "bare").into_iter().chain(theme);
        files.filter_map(|(path, text)| Some((SitePath::new(&path)?, Content::bytes(text.into_bytes())))).collect()
    })
}

fn options() -> Options {
    Options::new(Date::parse("2026-11-21").expect("a date"))
}

fn build(known: HighlightCache) -> (Engine, Build) {
    let mut engine = Engine::new(known);
    let build = engine.build(site(), Vec::new(), &options());
    assert!(!build.has_errors(), "{:?}", build.diagnostics.first());
    (engine, build)
}

/// The blocks of the site, highlighted once.
fn known() -> HighlightCache {
    static KNOWN: OnceLock<HighlightCache> = OnceLock::new();
    let highlighted = || {
        let (engine, build) = build(HighlightCache::new());
        build.site.and_then(|site| engine.newly_highlighted(&site)).unwrap_or_default()
    };
    KNOWN.get_or_init(highlighted).clone()
}

/// Reads all documents without colours.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn parse(bencher: Bencher) {
    let documents: Vec<(&SitePath, &[u8])> = site()
        .below("content")
        .filter_map(|(path, _, content)| match content {
            Content::Bytes(bytes) => Some((path, &**bytes)),
            _ => None,
        })
        .collect();
    let dialect = Dialect { highlight: None, math: false };
    bencher
        .counter(ItemsCount::new(documents.len()))
        .bench(|| documents.par_iter().map(|(path, bytes)| Document::read(path, bytes, &dialect)).collect::<Vec<_>>());
}

/// Makes all pages of a site that is already read, linked and coloured.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn render(bencher: Bencher) {
    let (_, build) = build(known());
    let pages: Vec<&Content> = build.files.iter().map(|(_, content)| content).collect();
    bencher.counter(ItemsCount::new(pages.len())).bench(|| {
        let make = |content: &&Content| match content {
            Content::Recipe(recipe) => recipe.make().map_or(0, |bytes| bytes.len()),
            _ => 0,
        };
        pages.par_iter().map(make).sum::<usize>()
    });
}

/// Rebuilds after one word of one talk has changed, as the preview does. Only the other talks are not read again.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn rebuild(bencher: Bencher) {
    let (mut engine, _) = build(known());
    let talk = site().below("content").next().map(|(path, ..)| path.clone()).expect("a talk");
    let Some(Content::Bytes(before)) = site().get(talk.as_str()) else { panic!("a talk has bytes") };
    let mut edits = 0;
    bencher
        .with_inputs(|| {
            edits += 1;
            let mut files = site().clone();
            let text = format!("{}\n\nEdit {edits}.\n", String::from_utf8_lossy(before));
            files.insert(talk.clone(), Content::bytes(text.into_bytes()));
            files
        })
        .bench_local_values(|files| engine.build(&files, Vec::new(), &options()));
}

/// Builds the whole site with an empty cache.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn full_build_cold(bencher: Bencher) {
    full_build(bencher, HighlightCache::new);
}

/// Builds the whole site with the code blocks of the last build.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn full_build_warm(bencher: Bencher) {
    full_build(bencher, known);
}

fn full_build(bencher: Bencher, known: impl Fn() -> HighlightCache + Sync) {
    let root = tempfile::tempdir().expect("a folder");
    write(root.path());
    let bencher = bencher.counter(ItemsCount::new(talks()));
    bencher
        .with_inputs(|| {
            // Each thread keeps the lines it has highlighted. New threads start empty, as in a new process.
            let threads = ThreadPoolBuilder::new().build().expect("threads");
            (threads, known(), tempfile::tempdir().expect("a folder"))
        })
        .bench_values(|(threads, known, output)| threads.install(|| once(root.path(), known, output)));
}

/// Builds as `talkpress build` does.
fn once(root: &Path, known: HighlightCache, output: TempDir) -> (usize, TempDir) {
    let (snapshot, unread) = disk::read_site(root, None, None).expect("a site");
    let build = Engine::new(known).build(snapshot.files(), unread, &options());
    drop(snapshot);
    let published = disk::publish(
        &output.path().join("public"),
        root,
        &build.files,
        &disk::PublishOptions::default(),
        &WorkDone::default(),
    )
    .expect("a published site");
    (published.written, output)
}

/// Reads a site of which nothing has changed.
#[divan::bench(sample_count = 10)]
fn read_unchanged(bencher: Bencher) {
    let root = tempfile::tempdir().expect("a folder");
    write(root.path());
    let read = |before: &disk::Snapshot| disk::read_site(root.path(), None, Some(before)).expect("a site").0;
    let before = read(&disk::Snapshot::default());
    bencher.counter(ItemsCount::new(talks())).bench_local(|| read(&before));
}

/// Publishes a site of which nothing has changed.
#[divan::bench(sample_count = 10)]
fn publish_unchanged(bencher: Bencher) {
    let (root, output) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let (_, build) = build(known());
    let publish = || {
        disk::publish(
            &output.path().join("public"),
            root.path(),
            &build.files,
            &disk::PublishOptions::default(),
            &WorkDone::default(),
        )
        .expect("a published site")
    };
    publish();
    bencher.counter(ItemsCount::new(talks())).bench_local(publish);
}

fn write(root: &Path) {
    for (path, content) in site().iter() {
        let Content::Bytes(bytes) = content else { continue };
        let path = root.join(path.as_str());
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
}

/// Finds 900 paragraphs of 300 slides in 5,000 captions, as a build does.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn paragraphs_in_captions(bencher: Bencher) {
    let (captions, moments, paragraphs) = (long_talk::captions(), long_talk::moments(), long_talk::paragraphs());
    assert!(ParagraphTimes::find(&captions, &moments, &paragraphs).is_enough());
    bencher.bench_local(|| ParagraphTimes::find(&captions, &moments, &paragraphs));
}

/// Finds where 300 slides begin in 5,000 captions, as `talkpress times --from` does.
#[divan::bench(sample_count = 20, sample_size = 1, args = [false, true])]
fn slides_in_captions(bencher: Bencher, has_transcripts: bool) {
    let captions = long_talk::captions();
    let path = SitePath::new("content/talks/long.md").expect("a path");
    let source = long_talk::source(has_transcripts);
    let reading = Document::read(&path, source.as_bytes(), &Dialect { highlight: None, math: false });
    let document = reading.document.expect("a document");
    let find = || beginnings(&captions, &SlideWords::of_talk(&document), 0);
    let found = find().iter().flatten().count();
    assert!(found > 250, "{found} of 300 slides");
    bencher.bench_local(find);
}
