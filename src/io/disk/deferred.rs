use std::fs::File;
use std::io::{self, BufReader};
use std::sync::Arc;

use super::facts::Facts;
use super::patience::patiently;
use super::read::now;
use super::walk::Found;
use crate::base::content::Reader;
use crate::base::{Diagnostic, Stamp, Stored};

/// A document that one build reads when its turn comes, as it is then: nothing asks later whether it changed.
#[derive(Debug)]
pub(super) struct Deferred {
    pub found: Found,
    pub facts: Facts,
}

impl Stored for Deferred {
    fn stamp(&self) -> Stamp {
        Stamp { size: self.facts.size, state: self.facts.state() }
    }

    fn open(&self) -> io::Result<Box<dyn Reader + '_>> {
        Ok(Box::new(BufReader::new(patiently(|| File::open(&self.found.real))?)))
    }

    fn read(&self) -> Result<Arc<[u8]>, Diagnostic> {
        now(&self.found)
    }
}
