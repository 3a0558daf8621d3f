use std::collections::HashMap;
use std::path::Path;

use super::existing::Existing;
use super::file_stat::FileStat;
use super::manifest_file::ManifestFile;
use super::root_folder::RootFolder;
use super::same_file::is_same_file;
use super::verdict::Verdict;
use super::written::Written;
use crate::base::slug::fold;
use crate::base::{Digest, SitePath};
use crate::io::Failure;
use crate::publish::{Manifest, ManifestEntry};

/// Which files in the output talkpress may replace or remove. A line of the manifest is not enough, because anybody can
/// edit it: the file itself must be the one that talkpress wrote.
pub(super) struct Ownership<'a> {
    /// The output folder.
    pub output: &'a Path,
    /// The file of the manifest.
    pub file: ManifestFile,
    /// The manifest that is in place.
    pub manifest: &'a Manifest,
    /// The files that are known to this machine.
    pub written: &'a Written,
    /// What happens to files that differ.
    pub existing: Existing,
    /// The files that the new site does not have, by their paths in one case: on some disks they are files of the new site.
    pub gone: HashMap<String, SitePath>,
}

impl<'a> Ownership<'a> {
    /// The files that `manifest` lists in `output`, of which `written` are known to this machine.
    pub fn new(
        output: &'a Path,
        file: ManifestFile,
        manifest: &'a Manifest,
        written: &'a Written,
        existing: Existing,
    ) -> Ownership<'a> {
        Ownership { output, file, manifest, written, existing, gone: HashMap::new() }
    }

    /// The same, for a new site without the files that are `gone`.
    pub fn without(&self, gone: &[SitePath]) -> Ownership<'a> {
        let gone = gone.iter().map(|path| (fold(path.as_str()), path.clone())).collect();
        Ownership { gone, ..Ownership::new(self.output, self.file, self.manifest, self.written, self.existing) }
    }

    /// The file that is gone and is the one at `path`, because the disk ignores the case of names.
    pub fn renamed(&self, path: &SitePath) -> Option<&SitePath> {
        let old = if self.gone.is_empty() { None } else { self.gone.get(&fold(path.as_str())) };
        old.filter(|old| {
            *old != path && is_same_file(&self.output.join(old.as_str()), &self.output.join(path.as_str()))
        })
    }

    /// What the file at `path` is, which is in the state `stat`. It is read only if its state is not known.
    pub fn verdict(&self, path: &SitePath, stat: FileStat) -> Result<Verdict, Failure> {
        let old = || self.manifest.get(self.renamed(path)?.as_str());
        let Some(entry) = self.manifest.get(path.as_str()).or_else(old) else { return Ok(Verdict::Foreign) };
        if let Some(written) = self.written.get(path, stat).filter(|_| self.existing == Existing::Keep) {
            return Ok(if written == entry { Verdict::Untouched } else { Verdict::Damaged });
        }
        match self.has_content(path, stat, entry)? {
            true => Ok(Verdict::Equal),
            false if stat.size == 0 => Ok(Verdict::Damaged),
            false => Ok(Verdict::Edited),
        }
    }

    fn has_content(&self, path: &SitePath, stat: FileStat, entry: ManifestEntry) -> Result<bool, Failure> {
        if stat.size != entry.size {
            return Ok(false);
        }
        let failure = |e| Failure::of("reading", &self.output.join(path.as_str()), e);
        let (file, _) =
            RootFolder::open(self.output).and_then(|output| output.file(path.as_str().as_ref())).map_err(failure)?;
        Ok(Digest::of_reader(file).map_err(failure)? == entry.digest)
    }

    /// Whether the file at `path` may be replaced.
    pub fn may_replace(&self, path: &SitePath, stat: FileStat) -> Result<bool, Failure> {
        match self.existing {
            Existing::Overwrite => Ok(true),
            Existing::Repair => Ok(self.manifest.lists(path.as_str())),
            Existing::Keep => Ok(!matches!(self.verdict(path, stat)?, Verdict::Foreign | Verdict::Edited)),
        }
    }

    /// Whether the file at `path` may be removed, because the new site does not have it.
    pub fn may_remove(&self, path: &SitePath, stat: FileStat) -> Result<bool, Failure> {
        Ok(match self.verdict(path, stat)? {
            Verdict::Foreign | Verdict::Edited => false,
            Verdict::Equal => !self.manifest.integrity.is_broken(),
            Verdict::Damaged | Verdict::Untouched => true,
        })
    }
}
