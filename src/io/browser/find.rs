use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::io::Failure;
use crate::io::disk;

/// The names of browsers that print from the command line.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "brave-browser",
    "brave",
];

/// Where they are on macOS, also below the folder of the user.
const MACOS: &[&str] = &[
    "Applications/Chromium.app/Contents/MacOS/Chromium",
    "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
];

/// Where they are on Windows, below the folders for programs.
const WINDOWS: &[&str] = &[
    r"Chromium\Application\chrome.exe",
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
    r"BraveSoftware\Brave-Browser\Application\brave.exe",
];

/// The browser that was `given`, or that the environment names, or that is installed.
///
/// # Errors
/// There is none.
pub fn find(given: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(given) = given {
        return program(given).ok_or_else(|| Failure::new(format!("there is no browser `{}`", given.display())));
    }
    for variable in ["TALKPRESS_BROWSER", "CHROME_PATH"] {
        if let Some(named) = std::env::var_os(variable).filter(|named| !named.is_empty()) {
            let missing = || format!("there is no browser `{}`, which {variable} names", named.to_string_lossy());
            return program(Path::new(&named)).ok_or_else(|| Failure::new(missing()));
        }
    }
    let installed = NAMES.iter().find_map(|name| in_path(name)).or_else(in_usual_places);
    installed.ok_or_else(|| {
        Failure::new(
            "no browser found: install Chromium, Chrome or Edge, or name one with --browser. With --print-page you get a page to print \
             by hand.",
        )
    })
}

/// A program by its path, or by its name in one of the folders of programs.
fn program(named: &Path) -> Option<PathBuf> {
    let is_name = named.components().count() == 1 && !named.is_absolute();
    let found = if is_name { named.to_str().and_then(in_path) } else { None };
    found.or_else(|| disk::file_length(named).ok().flatten().map(|_| absolute(named)))
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn in_path(name: &str) -> Option<PathBuf> {
    let name = if cfg!(windows) { format!("{name}.exe") } else { name.to_owned() };
    // A relative folder would be another one in each folder in which the command is run.
    let folders: OsString = std::env::var_os("PATH")?;
    let mut folders = std::env::split_paths(&folders).filter(|folder| folder.is_absolute());
    folders.find_map(|folder| Some(folder.join(name.as_str())).filter(|path| is_program(path)))
}

fn in_usual_places() -> Option<PathBuf> {
    let below = |variable: &str| std::env::var_os(variable).map(PathBuf::from);
    let (folders, names) = match () {
        () if cfg!(target_os = "macos") => (vec![Some(PathBuf::from("/")), below("HOME")], MACOS),
        () if cfg!(windows) => {
            (["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].map(below).into_iter().collect(), WINDOWS)
        }
        () => (Vec::new(), &[][..]),
    };
    let mut all = folders.into_iter().flatten().flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    all.find(|path| is_program(path))
}

fn is_program(path: &Path) -> bool {
    disk::file_length(path).ok().flatten().is_some()
}
