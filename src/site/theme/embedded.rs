//! The themes that are built into the binary.

use include_dir::{Dir, include_dir};

use crate::base::{Content, Files, SitePath};

static THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The files of the embedded theme `name`, by their paths inside it. Empty if there is no such theme.
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

/// An embedded file without the comments in it.
///
/// This is only for our own files: others may contain a string that looks like a comment.
pub fn minified(path: &SitePath, bytes: &[u8]) -> Vec<u8> {
    match path.extension() {
        "js" => minified_script(bytes),
        "css" => without_css_comments(&String::from_utf8_lossy(bytes)).into_bytes(),
        _ => bytes.to_vec(),
    }
}

/// A script without the lines that consist of a comment, and without indentation: none of our texts extends over several lines.
fn minified_script(script: &[u8]) -> Vec<u8> {
    let lines = script.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_start);
    lines.filter(|line| !line.starts_with(b"//") && !line.is_empty()).flatten().copied().collect()
}

/// A stylesheet without its comments and without empty lines.
fn without_css_comments(stylesheet: &str) -> String {
    let mut parts = stylesheet.split("/*");
    let mut out = parts.next().unwrap_or_default().to_owned();
    parts.filter_map(|part| part.split_once("*/")).for_each(|(_, after)| out.push_str(after));
    out.lines().map(str::trim_end).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use crate::site::theme::embedded::*;

    #[test]
    fn scripts_lose_their_comments_and_indentation() {
        let script = b"// A.\n\n(function () {\n  // B.\n  go('//c'); // D.\n})();\n";
        assert_eq!(minified_script(script), b"(function () {\ngo('//c'); // D.\n})();\n");
    }

    #[test]
    fn stylesheets_lose_their_comments() {
        let css = "/* API */\n:root { --a: 1 } /* one */\n\n/* A\n   b */\na { b: /* c */ d }\n  /* e */\nf { g: h }\n";
        assert_eq!(without_css_comments(css), ":root { --a: 1 }\na { b:  d }\nf { g: h }\n");
    }
}
