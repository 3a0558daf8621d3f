use std::sync::atomic::{AtomicUsize, Ordering};

/// How much of a long step is done. Another thread may look at it.
#[derive(Debug, Default)]
pub struct WorkDone {
    /// The parts that are done, such as files.
    parts: AtomicUsize,
    /// The smaller pictures to draw, once their number is known.
    pictures: AtomicUsize,
    /// Those that are drawn.
    drawn: AtomicUsize,
}

impl WorkDone {
    /// One more part is done.
    pub fn add_part(&self) {
        self.parts.fetch_add(1, Ordering::Relaxed);
    }

    /// From now on, `count` pictures are drawn.
    pub fn begin_drawing(&self, count: usize) {
        self.pictures.store(count, Ordering::Relaxed);
    }

    /// One more picture is drawn.
    pub fn add_picture(&self) {
        self.drawn.fetch_add(1, Ordering::Relaxed);
    }

    /// The number of parts that are done.
    pub fn parts(&self) -> usize {
        self.parts.load(Ordering::Relaxed)
    }

    /// The number of pictures that are drawn, and that of all, if pictures are being drawn.
    pub fn pictures(&self) -> Option<(usize, usize)> {
        let all = self.pictures.load(Ordering::Relaxed);
        (all > 0).then(|| (self.drawn.load(Ordering::Relaxed), all))
    }
}
