use std::io::{self, Read, Write};

use super::repository::ImportError;
use crate::base::{Digest, SitePath};
use crate::io::disk::BuiltSite;
use crate::publish::{ManifestEntry, Put};

/// Writes one commit in the language of `git fast-import`.
pub(super) struct ImportStream<'a> {
    out: &'a mut dyn Write,
    base: Option<&'a SitePath>,
}

impl<'a> ImportStream<'a> {
    /// Begins the commit at the reference `name`. The site is in the folder `base`.
    pub fn begin(
        out: &'a mut dyn Write,
        base: Option<&'a SitePath>,
        name: &str,
        committer: &str,
        message: &str,
    ) -> io::Result<ImportStream<'a>> {
        write!(out, "feature done\nreset {name}\n\ncommit {name}\ncommitter {committer}\ndata {}\n", message.len())?;
        writeln!(out, "{message}")?;
        Ok(ImportStream { out, base })
    }

    /// Makes `commit` its parent.
    pub fn parent(&mut self, commit: &str) -> io::Result<()> {
        writeln!(self.out, "from {commit}")
    }

    /// Begins with the files of `tree`.
    pub fn tree(&mut self, tree: &str) -> io::Result<()> {
        writeln!(self.out, "M 040000 {tree} \"\"")
    }

    /// Deletes the file at `path` of the site.
    pub fn delete(&mut self, path: &str) -> io::Result<()> {
        let path = self.place(path);
        writeln!(self.out, "D {path}")
    }

    /// Puts `bytes` at `path` of the site.
    pub fn bytes(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.place(path);
        self.at(&path, bytes)
    }

    /// Puts `bytes` at `path` of the branch.
    pub fn at_root(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.at(&quoted(path), bytes)
    }

    fn at(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        writeln!(self.out, "M 100644 inline {path}\ndata {}", bytes.len())?;
        self.out.write_all(bytes)?;
        writeln!(self.out)
    }

    /// Puts a file of the site.
    pub fn put(&mut self, put: &Put, built: &BuiltSite) -> Result<(), ImportError> {
        let path = self.place(put.path.as_str());
        let file = built.file(&put.path, put.entry).map_err(ImportError::Source)?;
        writeln!(self.out, "M 100644 inline {path}\ndata {}", put.entry.size).map_err(ImportError::Git)?;
        let mut tee = Tee { source: file.take(put.entry.size), out: &mut *self.out, size: 0, refused: None };
        let digest = Digest::of_reader(&mut tee);
        let (size, refused) = (tee.size, tee.refused);
        if let Some(error) = refused {
            return Err(ImportError::Git(error));
        }
        let digest = digest.map_err(|e| ImportError::Source(built.unreadable(&put.path, e)))?;
        if (ManifestEntry { digest, size }) != put.entry {
            return Err(ImportError::Source(built.changed(&put.path)));
        }
        writeln!(self.out).map_err(ImportError::Git)
    }

    /// Ends the commit. Without this, git discards it.
    pub fn end(&mut self) -> io::Result<()> {
        writeln!(self.out, "\ndone")
    }

    fn place(&self, path: &str) -> String {
        match self.base {
            Some(base) => quoted(&format!("{base}/{path}")),
            None => quoted(path),
        }
    }
}

/// A path as git reads it, whatever is in it.
fn quoted(path: &str) -> String {
    let escaped = path.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{escaped}\"")
}

/// Copies to `out` everything that is read from `source`.
struct Tee<'o, R> {
    source: R,
    out: &'o mut dyn Write,
    size: u64,
    refused: Option<io::Error>,
}

impl<R: Read> Read for Tee<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.source.read(buffer)?;
        if let Err(error) = self.out.write_all(&buffer[..length]) {
            self.refused = Some(error);
            return Err(io::ErrorKind::Other.into());
        }
        self.size += length as u64;
        Ok(length)
    }
}
