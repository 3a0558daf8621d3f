//! The names that a file uses: its imports, with nested trees spelt out, and the paths in its code.

/// One name that a `use` brings into a file.
#[derive(Debug, PartialEq)]
pub struct Import {
    /// As written, from the first segment to the last: `super::data::toml`.
    pub path: Vec<String>,
    /// What the file calls it: the last segment, or what follows `as`.
    pub name: String,
    /// Whether it is a `pub use`.
    pub is_reexport: bool,
}

/// Everything a file names.
#[derive(Debug, Default)]
pub struct Names {
    pub imports: Vec<Import>,
    /// Paths outside `use`, of one segment or more. A name after a dot is not among them: it is a field or a method.
    pub paths: Vec<Vec<String>>,
}

/// Reads the names of `code`, which has neither comments nor strings.
pub fn names(code: &str) -> Names {
    let mut out = Names::default();
    let mut at = 0;
    while at < code.len() {
        let rest = &code[at..];
        let before = code[..at].trim_end_matches('\n').bytes().next_back();
        if before.is_some_and(is_word) && code.as_bytes()[at - 1] != b'\n' || !rest.starts_with(is_start) {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        if let Some(tree) = rest.strip_prefix("use ") {
            let end = tree.find(';').unwrap_or(tree.len());
            expand("", &tree[..end], is_public(&code[..at]), &mut out.imports);
            at += 4 + end;
            continue;
        }
        let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
        if before != Some(b'.') || code[..at].ends_with("..") {
            out.paths.push(segments(rest[..length].trim_end_matches(':')));
        }
        at += length;
    }
    out
}

/// Whether a byte can be part of a name.
pub fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn is_start(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_'
}

/// Whether what comes before `use` makes it public, to whomever.
fn is_public(before: &str) -> bool {
    let before = before.trim_end();
    let start = before.rfind([';', '}', '\n']).map_or(0, |at| at + 1);
    before[start..].trim_start().starts_with("pub")
}

/// `a::{b, c::{d, e as f}}` brings in `a::b`, `a::c::d` and `a::c::e`, the last as `f`.
fn expand(prefix: &str, tree: &str, is_reexport: bool, out: &mut Vec<Import>) {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let (path, alias) = tree.split_once(" as ").map_or((tree, None), |(path, alias)| (path, Some(alias.trim())));
        let whole = format!("{prefix}{}", path.trim());
        let mut path = segments(whole.trim_end_matches("::self"));
        path.retain(|segment| !segment.is_empty());
        if let Some(last) = path.last().filter(|_| !tree.is_empty()) {
            let name = alias.unwrap_or(last).to_owned();
            out.push(Import { path, name, is_reexport });
        }
        return;
    };
    let inner = &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())];
    let prefix = format!("{prefix}{}", tree[..open].trim());
    let (mut depth, mut start) = (0, 0);
    for (i, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expand(&prefix, &inner[start..i], is_reexport, out);
                start = i + 1;
            }
            _ => {}
        }
    }
}

fn segments(path: &str) -> Vec<String> {
    path.split("::").map(str::to_owned).collect()
}

#[test]
fn imports_and_paths_are_understood() {
    let found = names("pub(super) use a::{self, b::c as d};\nuse super::{x, y};\nfn f() { g::h(.. i, j.k) }\n");
    let imports: Vec<_> = found.imports.iter().map(|i| (i.path.join("::"), i.name.as_str(), i.is_reexport)).collect();
    let expected = [("a", "a", true), ("a::b::c", "d", true), ("super::x", "x", false), ("super::y", "y", false)];
    assert_eq!(imports, expected.map(|(path, name, is)| (path.to_owned(), name, is)));
    let paths: Vec<String> = found.paths.iter().map(|path| path.join("::")).collect();
    assert_eq!(paths, ["pub", "super", "fn", "f", "g::h", "i", "j"]);
}
