use std::error::Error;
use std::fmt;
use std::io;
use std::path::Path;

/// A system error (disk full, folder locked): one sentence, and its cause.
#[derive(Debug)]
pub struct Failure {
    message: String,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl Failure {
    /// A failure without a cause.
    pub fn new(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), source: None }
    }

    /// Adds the cause.
    pub fn because(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Failure {
        self.source = Some(source.into());
        self
    }

    /// The failure for an error of the operating system while `doing` ("writing", "removing") something to `path`.
    pub fn of(doing: &str, path: &Path, error: io::Error) -> Failure {
        let path = path.display();
        let message = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => format!("disk full while {doing} {path}"),
            io::ErrorKind::ReadOnlyFilesystem => format!("the disk is read-only, {doing} {path} failed"),
            io::ErrorKind::PermissionDenied => format!("no permission: {doing} {path} failed"),
            _ => format!("{doing} {path} failed"),
        };
        Failure::new(message).because(error)
    }

    /// The sentence without its causes.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        let mut cause = self.source();
        while let Some(error) = cause {
            write!(f, "\n  caused by: {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.source {
            Some(source) => Some(&**source),
            None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cause_is_printed_on_its_own_line() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        let failure = Failure::of("writing", Path::new("public/x/index.html"), full);
        assert_eq!(failure.message(), "disk full while writing public/x/index.html");
        assert_eq!(failure.to_string(), "disk full while writing public/x/index.html\n  caused by: no storage space");
    }

    #[test]
    fn a_quota_is_a_full_disk_too() {
        let quota = io::Error::from(io::ErrorKind::QuotaExceeded);
        assert_eq!(Failure::of("writing", Path::new("a"), quota).message(), "disk full while writing a");
    }
}
