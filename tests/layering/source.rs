//! Rust source as text: what is code in it, which paths it names, how long its functions are.

use std::fs;
use std::path::Path;

use crate::names::{is_word, names};

/// A file of `src/`, without its unit tests.
pub struct Source {
    /// Below `src/`, with `/`.
    pub path: String,
    /// The lines as written.
    pub lines: Vec<String>,
    /// The same text with comments and the insides of strings blanked out.
    pub code: String,
}

impl Source {
    /// Lines of code with their numbers from 1.
    pub fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(i, line)| (i + 1, line))
    }

    /// Whether the line `number` or the one above it has a comment.
    pub fn is_explained(&self, number: usize) -> bool {
        let has_comment = |n: usize| self.lines.get(n - 1).is_some_and(|line| line.contains("//"));
        has_comment(number) || number > 1 && has_comment(number - 1)
    }

    /// The module this file is: `["base", "data", "toml"]`.
    pub fn module(&self) -> Vec<String> {
        let stem = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        stem.split('/').filter(|part| !["lib", "main"].contains(part)).map(str::to_owned).collect()
    }

    /// Every path with `::` in the code, `use` trees spelt out, `crate`, `super` and `self` resolved to `crate::…`.
    pub fn paths(&self) -> Vec<String> {
        let names = names(&self.code);
        let imports = names.imports.into_iter().map(|import| import.path);
        imports.chain(names.paths.into_iter().filter(|path| path.len() > 1)).map(|path| self.resolved(path)).collect()
    }

    fn resolved(&self, path: Vec<String>) -> String {
        let ups = path.iter().take_while(|segment| *segment == "super").count();
        let is_relative = ups > 0 || path[0] == "self";
        let mut at = self.module();
        at.truncate(at.len().saturating_sub(ups));
        let start: Vec<String> =
            if is_relative { ["crate".to_owned()].into_iter().chain(at).collect() } else { Vec::new() };
        let rest = path.into_iter().skip(if is_relative { ups.max(1) } else { 0 });
        start.into_iter().chain(rest).collect::<Vec<_>>().join("::")
    }

    /// Name, first line and number of lines of each function.
    pub fn functions(&self) -> Vec<(String, usize, usize)> {
        let bytes = self.code.as_bytes();
        let mut out = Vec::new();
        for (at, _) in self.code.match_indices("fn ") {
            if at > 0 && is_word(bytes[at - 1]) {
                continue;
            }
            let name: String = self.code[at + 3..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(open) = self.code[at..].find(['{', ';']).map(|i| at + i) else { continue };
            if name.is_empty() || bytes[open] == b';' {
                continue;
            }
            let line = |at: usize| self.code[..at].matches('\n').count() + 1;
            out.push((name, line(at), line(matching(&self.code, open)) - line(at) + 1));
        }
        out
    }
}

/// All files of `src/`, files of unit tests aside.
pub fn sources() -> Vec<Source> {
    let mut out = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut out);
    out.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(out.len() > 50, "the sources are elsewhere");
    out
}

fn collect(folder: &Path, prefix: &str, out: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), out);
        } else if name.ends_with(".rs") && !name.ends_with("/tests.rs") && !name.contains("/tests/") {
            out.push(read(name, &fs::read_to_string(entry.path()).unwrap()));
        }
    }
}

/// A file from its text.
pub fn read(path: String, text: &str) -> Source {
    let mut code = blank(text);
    // Unit tests are at the end of a file.
    if let Some(at) = code.find("#[cfg(test)]\nmod tests {") {
        code.truncate(at);
    }
    let lines = text.lines().take(code.lines().count()).map(str::to_owned).collect();
    Source { path, lines, code }
}

/// The index of the brace that closes the one at `open`.
fn matching(code: &str, open: usize) -> usize {
    let mut depth = 0usize;
    for (i, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return i,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// Replaces comments and the insides of strings by spaces, and keeps line ends.
fn blank(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut i = 0;
    while i < bytes.len() {
        let end = match bytes[i] {
            b'/' if bytes[i..].starts_with(b"//") => find(bytes, i, b"\n", 0),
            b'/' if bytes[i..].starts_with(b"/*") => find(bytes, i + 2, b"*/", 2),
            b'r' if (i == 0 || !is_word(bytes[i - 1])) && raw_hashes(&bytes[i + 1..]).is_some() => {
                let hashes = raw_hashes(&bytes[i + 1..]).unwrap_or_default();
                let close = format!("\"{}", "#".repeat(hashes));
                find(bytes, i + 2 + hashes, close.as_bytes(), close.len())
            }
            b'"' => string_end(bytes, i + 1, b'"'),
            b'\'' if bytes.get(i + 1) == Some(&b'\\') || text[i + 1..].chars().nth(1) == Some('\'') => {
                string_end(bytes, i + 1, b'\'')
            }
            _ => {
                i += 1;
                continue;
            }
        };
        out[i..end].iter_mut().filter(|b| **b != b'\n').for_each(|b| *b = b' ');
        i = end;
    }
    String::from_utf8(out).unwrap_or_default()
}

fn find(bytes: &[u8], from: usize, needle: &[u8], plus: usize) -> usize {
    let found = bytes[from..].windows(needle.len()).position(|window| window == needle);
    found.map_or(bytes.len(), |i| from + i + plus)
}

/// `"`, `#"`, `##"` after an `r`.
fn raw_hashes(rest: &[u8]) -> Option<usize> {
    let hashes = rest.iter().take_while(|b| **b == b'#').count();
    (rest.get(hashes) == Some(&b'"')).then_some(hashes)
}

fn string_end(bytes: &[u8], from: usize, quote: u8) -> usize {
    let mut i = from;
    while i < bytes.len() && bytes[i] != quote {
        i += if bytes[i] == b'\\' { 2 } else { 1 };
    }
    (i + 1).min(bytes.len())
}

#[test]
fn sources_are_understood() {
    let text = "use a::{b, c::{d, e as f}};\nuse super::x;\n/// std::fs\nfn f() { \"std::net\"; r#\"x::\"y\"#; '\"'; g::h(); }\n#[cfg(test)]\nmod tests {\n use no::no;\n}\n";
    let source = read("base/data/toml.rs".into(), text);
    assert_eq!(source.paths(), ["a::b", "a::c::d", "a::c::e", "crate::base::data::x", "g::h"]);
    assert_eq!(source.functions(), [("f".into(), 4, 1)]);
    assert!(source.is_explained(4) && !source.is_explained(2));
}
