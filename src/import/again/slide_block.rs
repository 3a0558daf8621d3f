use std::ops::Range;
use std::rc::Rc;

use crate::base::site_path::stem;
use crate::talk::scan::Mark;

/// A slide with an image in `index.md`.
#[derive(Clone, Debug)]
pub struct SlideBlock {
    /// From its slide comment to the end of its transcript and notes, blank lines at the end included.
    pub range: Range<usize>,
    /// The image that starts it.
    pub mark: Rc<Mark>,
}

impl SlideBlock {
    /// The stem of the file that it shows, if that is in the folder of the talk.
    pub fn name(&self) -> Option<&str> {
        let src = self.mark.src.strip_prefix("./").unwrap_or(&self.mark.src);
        (!src.contains(['/', ':', '?', '#'])).then(|| stem(src))
    }

    /// Its text without blank lines at the end, as it is drafted.
    pub fn text(&self, text: &str) -> String {
        format!("{}\n", text[self.range.clone()].replace("\r\n", "\n").trim_end())
    }
}
