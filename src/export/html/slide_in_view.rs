use crate::talk::html::Tag;

/// The slide whose HTML is being read.
#[derive(Debug, Default)]
pub struct SlideInView {
    id: Option<String>,
    /// How many elements called `section` are open in it.
    depth: usize,
}

impl SlideInView {
    /// Its id; `None` between slides.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// A `<section>` begins: perhaps a slide.
    pub fn open(&mut self, section: &Tag<'_>) {
        match &self.id {
            Some(_) => self.depth += 1,
            None if section.classes().any(|class| class == "slide") => self.id = section.get("id").map(str::to_owned),
            None => {}
        }
    }

    /// A `<section>` ends.
    pub fn close(&mut self) {
        match self.depth.checked_sub(1) {
            Some(depth) => self.depth = depth,
            None => self.id = None,
        }
    }
}
