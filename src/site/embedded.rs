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
            let content = match path.extension() {
                "js" => Content::bytes(without_comments(file.contents())),
                "css" => Content::bytes(without_remarks(file.contents())),
                _ => Content::bytes(file.contents()),
            };
            files.insert(path, content);
        }
    }
    dir.dirs().for_each(|dir| collect(dir, prefix, files));
}

/// A script without the lines that are nothing but a comment: readers need not load what is said to programmers.
fn without_comments(script: &[u8]) -> Vec<u8> {
    let lines = script.split_inclusive(|byte| *byte == b'\n');
    lines.filter(|line| !line.trim_ascii_start().starts_with(b"//")).flatten().copied().collect()
}

/// A stylesheet without the comments that have lines of their own. What stands above its first empty line is the
/// theming API, and keeps them: they are for whoever changes it.
fn without_remarks(stylesheet: &[u8]) -> Vec<u8> {
    let api = stylesheet.windows(2).position(|pair| pair == b"\n\n").map_or(0, |end| end + 1);
    let (kept, rest) = stylesheet.split_at(api);
    let mut out = kept.to_vec();
    let mut inside = false;
    for line in rest.split_inclusive(|byte| *byte == b'\n') {
        let text = line.trim_ascii();
        inside |= text.starts_with(b"/*");
        if !inside {
            out.extend_from_slice(line);
        }
        inside &= !text.ends_with(b"*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_leave_their_comments_at_home() {
        let script = b"// A.\n(function () {\n  // B.\n  go('//c'); // D.\n})();\n";
        assert_eq!(without_comments(script), b"(function () {\n  go('//c'); // D.\n})();\n");
    }

    #[test]
    fn stylesheets_leave_their_comments_at_home_but_for_those_of_the_api() {
        let css =
            b"/* API */\n:root { --a: 1 } /* one */\n\n/* A\n   b */\na { b: c } /* d */\n  /* e */\nf { g: h }\n";
        let left = b"/* API */\n:root { --a: 1 } /* one */\n\na { b: c } /* d */\nf { g: h }\n";
        assert_eq!(without_remarks(css), left);
    }
}
