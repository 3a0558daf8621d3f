//! Files that show drawings of pictures: each picture is decoded once, and not too many at once.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use talkpress::base::{Content, Diagnostic, Digest, Drawing, Files, MAX_DRAWING_MEMORY, PictureFile, Recipe, SitePath};

use super::{Site, path};

/// What all pictures of a test count together.
#[derive(Debug, Default)]
struct Counts {
    decoded: AtomicUsize,
    used: AtomicU64,
    peak: AtomicU64,
}

#[derive(Debug)]
struct Picture {
    path: SitePath,
    memory: u64,
    counts: Arc<Counts>,
}

impl PictureFile for Picture {
    fn path(&self) -> &SitePath {
        &self.path
    }

    fn memory(&self, _: &[Drawing]) -> u64 {
        self.memory
    }

    fn draw(&self, wanted: &[Drawing]) -> Vec<Option<Vec<u8>>> {
        self.counts.decoded.fetch_add(1, Ordering::SeqCst);
        let used = self.counts.used.fetch_add(self.memory, Ordering::SeqCst) + self.memory;
        self.counts.peak.fetch_max(used, Ordering::SeqCst);
        let drawn = wanted.iter().map(|drawing| Some(format!("{} {drawing:?}", self.path).into_bytes())).collect();
        self.counts.used.fetch_sub(self.memory, Ordering::SeqCst);
        drawn
    }
}

#[derive(Debug)]
struct Shows {
    picture: Arc<Picture>,
    drawing: Drawing,
    name: String,
}

impl Recipe for Shows {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        self.make_with(self.picture.draw(&[self.drawing]).pop().flatten().as_deref())
    }

    fn state(&self) -> Option<u64> {
        self.origin().map(Digest::to_u64)
    }

    fn origin(&self) -> Option<Digest> {
        Some(Digest::of(format!("{} {:?} {}", self.picture.path, self.drawing, self.name).as_bytes()))
    }

    fn drawing(&self) -> Option<(&dyn PictureFile, Drawing)> {
        Some((&*self.picture, self.drawing))
    }

    fn make_with(&self, drawn: Option<&[u8]>) -> Result<Vec<u8>, Diagnostic> {
        Ok([drawn.unwrap(), self.name.as_bytes()].concat())
    }
}

fn pictures(count: u64, memory: impl Fn(u64) -> u64) -> (Vec<Arc<Picture>>, Arc<Counts>) {
    let counts = Arc::new(Counts::default());
    let one = |n: u64| Arc::new(Picture { path: path(&format!("{n}.jpg")), memory: memory(n), counts: counts.clone() });
    ((0..count).map(one).collect(), counts)
}

/// Two widths and many cards of each.
fn files(pictures: &[Arc<Picture>], cards: usize) -> Files {
    let mut files = Files::new();
    for picture in pictures {
        let mut add = |name: String, drawing| {
            let shows = Shows { picture: picture.clone(), drawing, name: name.clone() };
            files.insert(path(&name), Content::Recipe(Arc::new(shows)));
        };
        add(format!("sizes/480/{}", picture.path), Drawing::Scaled(480, 270));
        add(format!("sizes/960/{}", picture.path), Drawing::Scaled(960, 540));
        (0..cards).for_each(|card| add(format!("cards/{card}/{}.png", picture.path), Drawing::Framed(480, 270)));
    }
    files
}

#[test]
fn a_picture_is_decoded_once_for_all_files_that_are_missing() {
    let site = Site::empty();
    let (pictures, counts) = pictures(3, |_| 1);
    let files = files(&pictures, 5);
    let decoded = || counts.decoded.swap(0, Ordering::SeqCst);
    site.publish(&files).unwrap();
    assert_eq!(decoded(), 3);
    for (path, content) in files.iter() {
        assert_eq!(fs::read(site.output.join(path.as_str())).unwrap(), *content.read().unwrap());
    }
    decoded();
    assert_eq!(site.publish(&files).unwrap().written, 0);
    assert_eq!(decoded(), 0, "the output has them");
    fs::remove_file(site.output.join("sizes/480/1.jpg")).unwrap();
    assert_eq!(site.publish(&files).unwrap().written, 1);
    assert_eq!(decoded(), 0, "the cache has it");
}

#[test]
fn threads_that_wait_for_memory_do_not_wait_for_each_other() {
    for threads in [1, 2, 16] {
        let site = Site::empty();
        let (pictures, counts) = pictures(24, |n| MAX_DRAWING_MEMORY / (n % 5 + 1));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| site.publish(&files(&pictures, 20))).unwrap();
        assert_eq!(counts.decoded.load(Ordering::SeqCst), 24);
        assert!(counts.peak.load(Ordering::SeqCst) <= MAX_DRAWING_MEMORY);
    }
}
