use std::collections::BTreeMap;

use crate::base::SitePath;
use crate::site::model::claim::Subject;

/// Where each output writes its files, so that no page works out the path of another output's file.
#[derive(Clone, Debug, Default)]
pub struct OutputPaths(BTreeMap<&'static str, BTreeMap<Subject, SitePath>>);

impl OutputPaths {
    /// Records that `output` writes its file about `subject` to `path`.
    pub fn insert(&mut self, output: &'static str, subject: Subject, path: SitePath) {
        self.0.entry(output).or_default().insert(subject, path);
    }

    /// Forgets the files at these paths.
    pub fn remove(&mut self, is_gone: impl Fn(&SitePath) -> bool) {
        self.0.values_mut().for_each(|paths| paths.retain(|_, path| !is_gone(path)));
    }

    /// Where `output` writes its file about `subject`, if it writes one.
    pub fn get(&self, output: &str, subject: Subject) -> Option<&SitePath> {
        self.0.get(output)?.get(&subject)
    }

    /// All files of `output`, by subject.
    pub fn of(&self, output: &str) -> impl Iterator<Item = (Subject, &SitePath)> {
        self.0.get(output).into_iter().flatten().map(|(subject, path)| (*subject, path))
    }
}
