//! The themes inside the binary.

use include_dir::{Dir, include_dir};

use crate::base::{Content, Files, SitePath};

static THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The files of the embedded theme `name`, by their paths inside it; none where there is no such theme.
pub fn theme(name: &str) -> Files {
    let mut files = Files::new();
    if let Some(dir) = THEMES.get_dir(name) {
        collect(dir, &format!("{name}/"), &mut files);
    }
    files
}

/// The names of the embedded themes.
pub fn names() -> Vec<&'static str> {
    THEMES.dirs().filter_map(|dir| dir.path().to_str()).collect()
}

fn collect(dir: &Dir<'_>, prefix: &str, files: &mut Files) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if let Some(path) = path.strip_prefix(prefix).and_then(SitePath::new) {
            files.insert(path, Content::bytes(file.contents()));
        }
    }
    dir.dirs().for_each(|dir| collect(dir, prefix, files));
}
