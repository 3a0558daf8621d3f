use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::Path;

use crate::io::{Failure, Unfinished};

/// Writes what `write` writes to a new file beside `target`, and moves it there in one step: after an error, `target` is as it was.
/// Permissions are kept. If `target` is a link, the file it leads to is replaced; a pipe or a device is written to directly.
///
/// # Errors
/// Those of `write`, or why the file cannot be written.
pub fn write_beside<T, E: From<Failure>>(
    target: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<T, E> {
    let failed = |e| Failure::of("writing", target, e);
    let real = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
    let old = fs::metadata(&real).ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        let mut out = BufWriter::new(OpenOptions::new().write(true).open(&real).map_err(failed)?);
        let written = write(&mut out)?;
        out.flush().map_err(failed)?;
        return Ok(written);
    }
    let path = real.with_file_name(format!(".talkpress-{}.tmp", std::process::id()));
    let open = || OpenOptions::new().write(true).create_new(true).open(&path);
    let removal = path.clone();
    let (file, unfinished) = Unfinished::create(open, |_| move || drop(fs::remove_file(removal))).map_err(failed)?;
    let mut out = BufWriter::new(file);
    let temporary = Temporary(&path, unfinished);
    let written = write(&mut out)?;
    let finish = |out: BufWriter<File>| {
        let file = out.into_inner().map_err(|e| e.into_error())?;
        if let Some(old) = &old {
            file.set_permissions(old.permissions())?;
        }
        drop(file);
        fs::rename(temporary.0, &real)
    };
    finish(out).map_err(failed)?;
    Ok(written)
}

/// A file that is removed if it was not moved.
struct Temporary<'p>(&'p Path, #[expect(dead_code, reason = "dropped after the file is removed")] Unfinished);

impl Drop for Temporary<'_> {
    fn drop(&mut self) {
        let _ = fs::remove_file(self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        let write = |text: &'static str| move |out: &mut dyn Write| out.write_all(text.as_bytes()).map_err(|_| lost());
        write_beside::<_, Failure>(&path, write("one")).unwrap();
        write_beside::<(), Failure>(&path, |out| out.write_all(b"half").map_err(|_| lost()).and(Err(lost())))
            .unwrap_err();
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write_beside::<_, Failure>(&path, write("two")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    fn lost() -> Failure {
        Failure::new("lost")
    }
}
