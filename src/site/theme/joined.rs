use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::{Content, Diagnostic, Files, Place, SitePath};
use crate::site::theme::embedded;

/// The end of the name of a list: `theme.css.parts` names the files of which `theme.css` consists.
const LIST: &str = ".parts";

/// Assets that consist of several files. Each has a list beside it, with the path of a file below `assets/` in each line.
#[derive(Default)]
pub struct Joined {
    /// The name of each joined asset, and its bytes.
    pub assets: Vec<(String, Arc<[u8]>)>,
    /// The lists, and the files that are published only as parts of others.
    parts: BTreeSet<String>,
    /// Lines of lists that name no file.
    pub warnings: Vec<Diagnostic>,
}

impl Joined {
    /// Joins the files of a theme. A file with the name of a joined asset replaces it. `folder` is for warnings.
    pub fn of(files: &Files, embedded: &Files, folder: &str) -> Joined {
        let mut joined = Joined::default();
        for (path, list, content) in files.below("assets") {
            let (Some(name), Content::Bytes(lines)) = (list.strip_suffix(LIST), content) else { continue };
            joined.parts.insert(list.to_owned());
            let mut bytes = Vec::new();
            for part in String::from_utf8_lossy(lines).lines().map(str::trim).filter(|line| !line.is_empty()) {
                match bytes_of(&format!("assets/{part}"), files, embedded) {
                    Some(of_part) => bytes.extend_from_slice(&of_part),
                    None => joined.warnings.push(missing(part, path, folder)),
                }
                joined.parts.insert(part.to_owned());
            }
            if files.get(&format!("assets/{name}")).is_none() {
                joined.assets.push((name.to_owned(), bytes.into()));
            }
        }
        joined
    }

    /// Whether the file `name` is not published by itself.
    pub fn contains(&self, name: &str) -> bool {
        self.parts.contains(name)
    }
}

/// What is published of the file at `path`: embedded ones have no comments, even if they were copied into the site.
pub fn bytes_of(path: &str, files: &Files, embedded: &Files) -> Option<Arc<[u8]>> {
    let path = SitePath::new(path)?;
    let content = files.get(path.as_str())?;
    let Content::Bytes(source) = content else { return None };
    let is_as_embedded = embedded.get(path.as_str()).is_some_and(|embedded| embedded.is_same(content));
    Some(if is_as_embedded { embedded::minified(&path, source).into() } else { source.clone() })
}

fn missing(part: &str, list: &SitePath, folder: &str) -> Diagnostic {
    let mut found = Diagnostic::warning("theme", format!("there is no file `{part}` in `assets/`"))
        .hint("each line names a file below `assets/`; remove the line, or add the file");
    found.place = SitePath::new(&format!("{folder}/{list}")).map(|path| Place::file(&path));
    found
}

#[cfg(test)]
mod tests {
    use crate::site::theme::joined::*;

    fn files(all: &[(&str, &str)]) -> Files {
        all.iter().map(|(path, text)| (SitePath::new(path).unwrap(), Content::bytes(text.as_bytes()))).collect()
    }

    const EMBEDDED: &[(&str, &str)] = &[
        ("assets/a.js", "// A.\na();\n"),
        ("assets/lib/b.js", "b();\n"),
        ("assets/all.js.parts", "lib/b.js\n\na.js\n"),
        ("assets/alone.js", "alone();\n"),
    ];

    fn joined(own: &[(&str, &str)]) -> (Joined, Vec<String>) {
        let embedded = files(EMBEDDED);
        let joined = Joined::of(&Files::overlay(files(own), embedded.clone()), &embedded, "themes/mine");
        let texts = joined.assets.iter().map(|(name, bytes)| format!("{name}: {}", String::from_utf8_lossy(bytes)));
        let texts = texts.collect();
        (joined, texts)
    }

    #[test]
    fn files_are_joined_in_the_order_of_their_list() {
        let (all, texts) = joined(&[]);
        assert_eq!(texts, ["all.js: b();\na();\n"]);
        let hidden: Vec<&str> = ["a.js", "lib/b.js", "all.js.parts", "alone.js", "all.js"]
            .into_iter()
            .filter(|n| all.contains(n))
            .collect();
        assert_eq!(hidden, ["a.js", "lib/b.js", "all.js.parts"]);
    }

    #[test]
    fn a_site_replaces_a_part_a_list_or_all() {
        assert_eq!(joined(&[("assets/a.js", "// Mine.\n")]).1, ["all.js: b();\n// Mine.\n"]);
        assert_eq!(joined(&[("assets/all.js.parts", "a.js")]).1, ["all.js: a();\n"]);
        let (all, texts) = joined(&[("assets/all.js", "mine();\n")]);
        assert!(texts.is_empty() && all.contains("a.js"), "{texts:?}");
    }

    #[test]
    fn a_line_that_names_no_file_is_a_warning() {
        let (all, texts) = joined(&[("assets/all.js.parts", "a.js\n../c.js\n")]);
        assert_eq!(texts, ["all.js: a();\n"]);
        let said: Vec<String> = all.warnings.iter().map(|found| found.message.clone()).collect();
        assert_eq!(said, ["there is no file `../c.js` in `assets/`"]);
    }
}
