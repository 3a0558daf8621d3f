use super::highlighted::pack;
use super::{Class, Highlighted};

/// Collects the runs of a block, as few as look the same.
///
/// Blanks show no colour: those between two runs of one class join them, even over a line's end, and others are
/// plain. So how the text was cut into pieces leaves no trace.
#[derive(Debug, Default)]
pub(super) struct Runs {
    packed: Vec<u8>,
    class: Option<Class>,
    length: usize,
    blank: usize,
}

impl Runs {
    /// Appends `text`, all of `class`.
    pub(super) fn push(&mut self, class: Option<Class>, text: &str) {
        let tail = text.trim_ascii_start();
        let body = tail.trim_ascii_end();
        self.blank += text.len() - tail.len();
        if body.is_empty() {
            return;
        }
        if class == self.class {
            self.length += std::mem::take(&mut self.blank) + body.len();
        } else {
            self.begin(class, body.len());
        }
        self.blank = tail.len() - body.len();
    }

    fn begin(&mut self, class: Option<Class>, length: usize) {
        let blank = std::mem::take(&mut self.blank);
        match (self.class, class) {
            (None, _) => self.finish_run(self.length + blank),
            (Some(_), None) => {
                self.finish_run(self.length);
                self.length = blank + length;
                self.class = None;
                return;
            }
            (Some(_), Some(_)) => {
                self.finish_run(self.length);
                self.class = None;
                self.finish_run(blank);
            }
        }
        self.class = class;
        self.length = length;
    }

    fn finish_run(&mut self, length: usize) {
        if length > 0 {
            pack(&mut self.packed, self.class, length);
        }
    }

    /// The block's runs; a plain rest needs none.
    pub(super) fn finish(mut self) -> Highlighted {
        if self.class.is_some() {
            self.finish_run(self.length);
        }
        self.packed.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_join_equal_neighbours() {
        let comment = Some(Class::Comment);
        let mut runs = Runs::default();
        for (class, text) in [
            (None, "  "),
            (comment, "// a\n"),
            (None, "  "),
            (comment, "// b"),
            (Some(Class::String), "\n"),
            (None, "x "),
            (None, "y "),
            (Some(Class::Keyword), "if"),
            (None, " "),
            (Some(Class::Number), "1"),
            (None, ";\n"),
        ] {
            runs.push(class, text);
        }
        let expected = [(None, 2), (comment, 11), (None, 5), (Some(Class::Keyword), 2), (None, 1)];
        let runs: Vec<_> = runs.finish().runs().collect();
        assert_eq!((&runs[..5], runs[5]), (&expected[..], (Some(Class::Number), 1)));
        assert_eq!(runs.len(), 6);
    }
}
