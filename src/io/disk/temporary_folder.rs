use std::fs;
use std::path::{Path, PathBuf};

use crate::io::{Failure, Unfinished};

/// Attempts to find a name that is free.
const ATTEMPTS: u32 = 100;

/// A folder of this process alone, which is removed with everything in it.
#[derive(Debug)]
pub struct TemporaryFolder(PathBuf, Option<Unfinished>);

impl TemporaryFolder {
    /// A new folder in the system's folder for such. Its name begins with `name`.
    ///
    /// # Errors
    /// It cannot be created.
    pub fn new(name: &str) -> Result<TemporaryFolder, Failure> {
        let above = std::env::temp_dir();
        let process = std::process::id();
        let mut last = None;
        for attempt in 0..ATTEMPTS {
            let path = above.join(format!("{name}-{process}-{attempt}"));
            let removal = path.clone();
            match Unfinished::create(|| create(&path), |()| move || remove(&removal)) {
                Ok(((), unfinished)) => return Ok(TemporaryFolder(path, Some(unfinished))),
                Err(error) => last = Some(error),
            }
        }
        let failure = Failure::new(format!("creating a folder in {} failed", above.display()));
        Err(last.into_iter().fold(failure, Failure::because))
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file in it, and returns its path.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
        let path = self.0.join(name);
        fs::write(&path, bytes).map_err(|e| Failure::of("writing", &path, e))?;
        Ok(path)
    }

    /// Reads a file in it.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, Failure> {
        let path = self.0.join(name);
        fs::read(&path).map_err(|e| Failure::of("reading", &path, e))
    }
}

/// Creates a folder that nobody else can read, where nothing is.
fn create(path: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        remove(&self.0);
        // From now on the name may be that of another folder.
        self.1 = None;
    }
}

/// Removes a folder with everything in it.
fn remove(path: &Path) {
    // Processes that were just ended may still write a last file.
    for _ in 0..20 {
        if fs::remove_dir_all(path).is_ok() || !path.exists() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}
