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

/// An embedded file as readers load it: what is said in it to programmers stays at home.
///
/// Only for files of our own: others may have what looks like a comment in a string.
pub fn minified(path: &SitePath, bytes: &[u8]) -> Vec<u8> {
    match path.extension() {
        "js" => without_comments(bytes),
        "css" => without_remarks(&String::from_utf8_lossy(bytes)).into_bytes(),
        _ => bytes.to_vec(),
    }
}

/// A script without the lines that are nothing but a comment.
fn without_comments(script: &[u8]) -> Vec<u8> {
    let lines = script.split_inclusive(|byte| *byte == b'\n');
    lines.filter(|line| !line.trim_ascii_start().starts_with(b"//")).flatten().copied().collect()
}

/// A stylesheet without its comments, and without the lines that are empty then.
fn without_remarks(stylesheet: &str) -> String {
    let mut parts = stylesheet.split("/*");
    let mut out = parts.next().unwrap_or_default().to_owned();
    parts.filter_map(|part| part.split_once("*/")).for_each(|(_, after)| out.push_str(after));
    out.lines().map(str::trim_end).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use crate::site::theme::embedded::*;

    #[test]
    fn scripts_leave_their_comments_at_home() {
        let script = b"// A.\n(function () {\n  // B.\n  go('//c'); // D.\n})();\n";
        assert_eq!(without_comments(script), b"(function () {\n  go('//c'); // D.\n})();\n");
    }

    #[test]
    fn stylesheets_leave_their_comments_at_home() {
        let css = "/* API */\n:root { --a: 1 } /* one */\n\n/* A\n   b */\na { b: /* c */ d }\n  /* e */\nf { g: h }\n";
        assert_eq!(without_remarks(css), ":root { --a: 1 }\na { b:  d }\nf { g: h }\n");
    }
}
