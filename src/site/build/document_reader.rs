use std::sync::Arc;

use rayon::prelude::*;

use crate::base::{Files, Memo, SitePath};
use crate::site::build::source_file::SourceFile;
use crate::site::model::config::Config;
use crate::site::model::entry::Entry;
use crate::site::model::site::Site;
use crate::talk::highlight::HighlightCache;
use crate::talk::{Dialect, Reading};

/// Reads the documents of a site. Between builds it remembers the readings of files that have not changed.
#[derive(Debug, Default)]
pub struct DocumentReader {
    readings: Memo<SourceFile, Reading>,
    highlighted: Arc<HighlightCache>,
}

impl DocumentReader {
    /// A reader that takes the colours of code from `highlighted` where they are there.
    pub fn new(highlighted: HighlightCache) -> DocumentReader {
        DocumentReader { readings: Memo::default(), highlighted: Arc::new(highlighted) }
    }

    /// The reading of each document below `content/`, by source path.
    pub fn read_all(&mut self, files: &Files, config: &Config) -> Vec<(SitePath, Arc<Reading>)> {
        let highlight = config.highlight;
        let dialect = Dialect { highlight: highlight.then(|| self.highlighted.clone()), math: config.math };
        let sources: Vec<SourceFile> = files
            .below("content")
            .filter(|(path, ..)| path.is_document())
            .map(|(path, _, content)| SourceFile {
                path: path.clone(),
                content: content.clone(),
                highlight,
                math: config.math,
            })
            .collect();
        self.readings.retain(|reading| reading.sought.iter().all(|sought| sought.is_same_in(files)));
        let readings = self.readings.all(&sources, SourceFile::clone, |source| source.read(&dialect, files));
        sources.into_iter().map(|s| s.path).zip(readings).collect()
    }

    /// All highlighted blocks of a site, if there are any that were not known at the start.
    pub fn newly_highlighted<'s>(&self, site: &'s Site) -> Option<HighlightCache> {
        let blocks = |entry: &'s Entry| entry.document.highlighted();
        let has_new_blocks = |entry| blocks(entry).any(|(key, _)| self.highlighted.get(key).is_none());
        let all = || site.entries.iter().flat_map(blocks).map(|(key, highlighted)| (key, highlighted.clone()));
        site.entries.par_iter().any(has_new_blocks).then(|| all().collect())
    }
}
