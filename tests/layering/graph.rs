//! Which file of `src/` depends on which: on the file that *defines* a name it uses, however often others re-export it.
//!
//! Importing a module is not a dependency; naming something in it is. `mod` and `pub use` alone are none either.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::names::{Import, Names, names};
use crate::source::{Source, sources};

/// A chain of re-exports is never longer; if it seems so, the names go round.
const MAX_REEXPORTS: usize = 20;

/// What begins the definition of a name.
const DEFINITIONS: &[&str] = &["fn", "struct", "enum", "trait", "type", "const", "static", "union"];

/// The files of `src/` with all that they name.
pub struct Graph {
    pub sources: Vec<Source>,
    names: Vec<Names>,
    items: Vec<BTreeSet<String>>,
    /// `base::data::toml` to the index of its file; the crate's root is the empty path.
    modules: HashMap<String, usize>,
}

/// What a file uses of another one.
pub struct Dependency {
    /// The index of the file that defines what is used.
    pub file: usize,
    /// The path by which it is named.
    pub path: String,
    /// Whether it is only passed on, by a `pub use`.
    pub is_reexport: bool,
}

enum Target {
    /// Something outside of the crate, or a local name.
    Elsewhere,
    /// A module as a whole.
    Module,
    /// A name that the file with this index defines.
    Item(usize),
}

impl Graph {
    /// Reads all of `src/`.
    pub fn read() -> Graph {
        Graph::of(sources())
    }

    fn of(sources: Vec<Source>) -> Graph {
        let names: Vec<Names> = sources.iter().map(|source| names(&source.code)).collect();
        let items = names.iter().map(items).collect();
        let modules = sources.iter().enumerate().filter(|(_, source)| source.path != "main.rs");
        let modules = modules.map(|(at, source)| (source.module().join("::"), at)).collect();
        Graph { modules, names, items, sources }
    }

    /// The names that the file with the index `file` defines.
    pub fn items(&self, file: usize) -> &BTreeSet<String> {
        &self.items[file]
    }

    /// What the file with the index `file` uses of others.
    pub fn dependencies(&self, file: usize) -> Vec<Dependency> {
        let names = &self.names[file];
        let imports = names.imports.iter().map(|import| (&import.path, import.is_reexport));
        let used = names.paths.iter().filter(|path| path.len() > 1 || self.reexport(file, &path[0]).is_some());
        let mut out = Vec::new();
        for (path, is_reexport) in imports.chain(used.map(|path| (path, false))) {
            if let Target::Item(other) = self.resolve(file, path, 0)
                && other != file
            {
                out.push(Dependency { file: other, path: path.join("::"), is_reexport });
            }
        }
        out
    }

    fn reexport(&self, file: usize, name: &str) -> Option<&Import> {
        self.names[file].imports.iter().find(|import| import.is_reexport && import.name == name)
    }

    /// Follows a path as the file with the index `file` writes it.
    fn resolve(&self, file: usize, path: &[String], depth: usize) -> Target {
        let mut at = self.sources[file].module();
        let mut rest = path;
        let is_explicit = match path[0].as_str() {
            "crate" | "talkpress" => {
                at.clear();
                rest = &path[1..];
                true
            }
            "self" => {
                rest = &path[1..];
                true
            }
            "super" => {
                while rest.first().is_some_and(|segment| segment == "super") {
                    at.pop();
                    rest = &rest[1..];
                }
                true
            }
            _ => false,
        };
        while rest.len() > 1 && self.modules.contains_key(&child(&at, &rest[0])) {
            at.push(rest[0].clone());
            rest = &rest[1..];
        }
        let Some(first) = rest.first() else { return Target::Module };
        let Some(&holder) = self.modules.get(&at.join("::")) else { return Target::Elsewhere };
        let import = self.names[holder].imports.iter().find(|import| import.name == *first);
        match import.filter(|_| depth < MAX_REEXPORTS) {
            Some(import) if import.path != rest => {
                let path: Vec<String> = import.path.iter().chain(&rest[1..]).cloned().collect();
                self.resolve(holder, &path, depth + 1)
            }
            _ if self.items[holder].contains(first) => Target::Item(holder),
            _ if self.modules.contains_key(&child(&at, first)) => Target::Module,
            _ if is_explicit => Target::Item(holder),
            _ => Target::Elsewhere,
        }
    }

    /// For each file the files it depends on, with the paths by which it names what they define.
    pub fn edges(&self) -> Edges {
        let of = |file: usize| {
            let mut out: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
            for used in self.dependencies(file).into_iter().filter(|used| !used.is_reexport) {
                out.entry(used.file).or_default().insert(used.path);
            }
            out
        };
        (0..self.sources.len()).map(of).collect()
    }
}

/// See [`Graph::edges`].
pub type Edges = Vec<BTreeMap<usize, BTreeSet<String>>>;

/// Groups of files that depend on each other, in a ring or in several: none has a file of another.
pub fn circles(edges: &Edges) -> Vec<Vec<usize>> {
    let reached: Vec<BTreeSet<usize>> = (0..edges.len()).map(|file| reached_from(file, edges)).collect();
    let mut out: Vec<Vec<usize>> = Vec::new();
    for file in 0..edges.len() {
        if !reached[file].contains(&file) || out.iter().any(|circle| circle.contains(&file)) {
            continue;
        }
        out.push(
            (0..edges.len()).filter(|other| reached[file].contains(other) && reached[*other].contains(&file)).collect(),
        );
    }
    out
}

fn reached_from(file: usize, edges: &Edges) -> BTreeSet<usize> {
    let mut seen = BTreeSet::new();
    let mut open = vec![file];
    while let Some(next) = open.pop() {
        open.extend(edges[next].keys().filter(|other| seen.insert(**other)));
    }
    seen
}

fn child(module: &[String], name: &str) -> String {
    module.iter().map(String::as_str).chain([name]).collect::<Vec<_>>().join("::")
}

/// The names that a file defines: whatever follows a word such as `fn` or `struct`.
fn items(names: &Names) -> BTreeSet<String> {
    let words: Vec<&String> = names.paths.iter().filter(|path| path.len() == 1).map(|path| &path[0]).collect();
    let pairs = words.windows(2).filter(|pair| DEFINITIONS.contains(&pair[0].as_str()));
    pairs.map(|pair| pair[1].clone()).collect()
}

#[test]
fn dependencies_are_those_of_the_file_that_defines() {
    let files = [
        ("lib.rs", "pub mod a;\nmod d;\n"),
        ("a/mod.rs", "mod b;\nmod c;\npub use b::B;\npub use c::make;\nfn top() {}\n"),
        ("a/b.rs", "use super::c;\npub struct B;\nfn f() { c::make(); }\n"),
        ("a/c.rs", "use super::B;\npub fn make() -> B { B }\n"),
        ("d.rs", "use crate::a::{self, B};\nfn g() -> B { a::top(); B::new(std::mem::take()) }\n"),
        ("main.rs", "fn main() { talkpress::a::make() }\n"),
    ];
    let graph = Graph::of(files.map(|(path, text)| crate::source::read(path.into(), text)).into());
    let edges = graph.edges();
    let found: Vec<Vec<usize>> = edges.iter().map(|edges| edges.keys().copied().collect()).collect();
    assert_eq!(found, [vec![], vec![], vec![3], vec![2], vec![1, 2], vec![3]]);
    assert_eq!(circles(&edges), [[2, 3]]);
}
