use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::pdf_check::PdfCheck;
use super::processes;
use crate::base::url;
use crate::io::disk::TemporaryFolder;
use crate::io::{Failure, Unfinished};

/// How long a browser may take.
const TIME: Duration = Duration::from_secs(60);

/// How often the program looks whether the browser has ended.
const PAUSE: Duration = Duration::from_millis(50);

/// The options of a browser that prints.
const OPTIONS: [&str; 13] = [
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--export-tagged-pdf",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
];

/// What helps if a browser writes nothing: it has usually not found the page.
const HINT: &str = if cfg!(target_os = "linux") {
    ". A browser from a snap, as on Ubuntu, cannot read /tmp: set TMPDIR to a folder in your home folder, name another browser with \
     --browser, or print the page of --print-page yourself"
} else {
    ": name another one with --browser, or print the page of --print-page yourself"
};

/// What a browser printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// The number of its pages.
    pub pages: usize,
    /// Whether it has bookmarks, which browsers before about Chromium 126 do not write.
    pub has_bookmarks: bool,
}

/// Prints the page `html`, which needs no other files, with the program `browser`.
///
/// # Errors
/// The browser does not start, takes too long, or does not write a whole PDF.
pub fn print(browser: &Path, html: &[u8]) -> Result<Printed, Failure> {
    let start = Instant::now();
    print_until(|| start.elapsed() >= TIME, browser, html)
}

/// Prints the page, and ends the browser when it is late.
fn print_until(is_late: impl Fn() -> bool, browser: &Path, html: &[u8]) -> Result<Printed, Failure> {
    let folder = TemporaryFolder::new("talkpress-print")?;
    let page = folder.write("page.html", html)?;
    let target = folder.path().join("page.pdf");
    let mut command = Command::new(browser);
    command
        .args(OPTIONS)
        .arg(option("--user-data-dir=", &folder.path().join("profile")))
        .arg(option("--print-to-pdf=", &target));
    if is_root() {
        // Its sandbox does not start for the administrator of a container.
        command.arg("--no-sandbox");
    }
    command.arg(address(&page)).current_dir(folder.path());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    processes::new_process_group(&mut command);
    let name = browser.display();
    let started = Unfinished::create(
        || command.spawn(),
        |child| {
            let number = child.id();
            move || processes::end_group(number)
        },
    );
    let (mut child, unfinished) =
        started.map_err(|e| Failure::new(format!("the browser `{name}` does not start")).because(e))?;
    let mut has_ended = false;
    while !has_ended && !is_late() {
        thread::sleep(PAUSE);
        has_ended = !matches!(child.try_wait(), Ok(None));
    }
    processes::end(&mut child);
    drop(unfinished);
    let pdf = folder.read("page.pdf").unwrap_or_default();
    match PdfCheck::of(&pdf) {
        PdfCheck::Whole { pages, has_bookmarks } => Ok(Printed { pdf, pages, has_bookmarks }),
        PdfCheck::Broken if !has_ended => {
            Err(Failure::new(format!("the browser `{name}` took longer than {} seconds and was ended", TIME.as_secs())))
        }
        PdfCheck::Broken if pdf.is_empty() => {
            Err(Failure::new(format!("the browser `{name}` did not write a PDF{HINT}")))
        }
        PdfCheck::Broken => Err(Failure::new(format!("the browser `{name}` wrote only a part of the PDF"))),
    }
}

fn option(name: &str, path: &Path) -> std::ffi::OsString {
    let mut option = std::ffi::OsString::from(name);
    option.push(path);
    option
}

/// The address of a file.
fn address(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", url::encode_path(&path))
}

#[cfg(unix)]
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// Whether the process of this number has ended, or ends soon: the system takes a moment for it.
    fn has_ended(number: &str) -> bool {
        let state = || std::fs::read_to_string(format!("/proc/{number}/stat")).unwrap_or_default();
        let is_gone = |_| {
            thread::sleep(Duration::from_millis(10));
            state().is_empty() || state().contains(") Z ")
        };
        (0..3000).any(is_gone)
    }

    #[test]
    fn a_browser_that_hangs_is_ended_with_all_that_it_started() {
        let folder = TemporaryFolder::new("talkpress-hanging").unwrap();
        let told = folder.path().join("told");
        // It says who it is, and writes half a file. Its child would outlive it.
        let script = format!(
            "#!/bin/sh\nfor one in \"$@\"; do case $one in --print-to-pdf=*) target=${{one#*=}};; esac; done\n\
             printf '%%PDF-half' > \"$target\"\nsleep 300 &\necho \"$$ $! ${{target%/*}}\" > '{0}.new'; mv '{0}.new' '{0}'\nwait\n",
            told.display()
        );
        let program = folder.write("browser", script.as_bytes()).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        let failure = print_until(|| told.exists(), &program, b"<!doctype html>").unwrap_err();
        assert!(failure.to_string().contains("took longer than 60 seconds and was ended"), "{failure}");
        let told = std::fs::read_to_string(&told).unwrap();
        let [first, child, place] = told.split_whitespace().collect::<Vec<_>>()[..] else { panic!("{told}") };
        assert!(!Path::new(place).exists());
        assert!(has_ended(first) && has_ended(child));
    }
}
