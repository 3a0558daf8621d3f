/// How much a deck may include.
#[derive(Debug)]
pub struct Limits {
    /// How many bytes are left.
    bytes: usize,
    /// How many files are left.
    files: usize,
    /// Whether a file was refused.
    has_refused: bool,
}

/// How deep files may include each other.
pub const MAX_DEPTH: usize = 20;

impl Default for Limits {
    fn default() -> Limits {
        Limits { bytes: 10 * 1024 * 1024, files: 2000, has_refused: false }
    }
}

impl Limits {
    /// Whether a file of `length` bytes may be included, too.
    pub fn take(&mut self, length: usize) -> bool {
        let is_within = self.files > 0 && self.take_bytes(length);
        self.files -= usize::from(is_within);
        is_within
    }

    /// Whether `length` bytes may be added, too.
    pub fn take_bytes(&mut self, length: usize) -> bool {
        let is_within = length <= self.bytes;
        self.bytes -= if is_within { length } else { 0 };
        is_within
    }

    /// Refuses all files from now on; whether this is the first time.
    pub fn refuse(&mut self) -> bool {
        self.files = 0;
        !std::mem::replace(&mut self.has_refused, true)
    }

    /// Whether a file was refused.
    pub fn has_refused(&self) -> bool {
        self.has_refused
    }
}
