use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use syntect::parsing::{SyntaxReference, SyntaxSet};

use super::aliases::ALIASES;
use crate::base::diagnostic::did_you_mean;

/// All grammars; immutable, and loading them takes a millisecond or two, so they are loaded when first needed.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Each name a language goes by, in lower case.
static NAMES: LazyLock<HashMap<String, Language>> = LazyLock::new(|| names(&SYNTAXES));

/// A language that can be highlighted.
#[derive(Clone, Copy)]
pub struct Language(&'static SyntaxReference);

impl Language {
    /// The language that goes by `name`: a name, an extension or an alias, in upper or lower case.
    pub fn find(name: &str) -> Option<Language> {
        let name = name.trim();
        NAMES.get(name).or_else(|| NAMES.get(&name.to_lowercase())).copied()
    }

    /// The name that `name` was probably meant to be.
    pub fn nearest(name: &str) -> Option<&'static str> {
        did_you_mean(&name.trim().to_lowercase(), NAMES.keys().map(String::as_str))
    }

    /// The language's one name, the same for all its aliases.
    pub fn name(self) -> &'static str {
        &self.0.name
    }

    /// Whether this is plain text, in which there is nothing to highlight.
    pub fn is_plain(self) -> bool {
        self.name() == PLAIN
    }

    /// The language whose grammar comes to an end on `code`: itself, or one much like it; `None` if there is none.
    ///
    /// syntect has no guard against contexts that set each other (its pull request 706), so that a few grammars can send
    /// it round without end.
    pub(super) fn safe_on(self, code: &str) -> Option<Language> {
        match self.name() {
            // Where nothing but blanks and comments follows in a line: `x /* y */`. At a line's start the comment comes first.
            "JavaScript" if code.match_indices("/*").any(|(at, _)| follows_blank(&code[..at])) => {
                Language::find("JavaScript (Babel)")
            }
            // Where the `@` of a type's annotation has no name: `x: A@*`. The other two embed Scala.
            "Scala" | "MediaWiki" | "Typst" if code.split('@').skip(1).any(is_nameless) => None,
            _ => Some(self),
        }
    }

    /// Every language by name, for lists.
    pub fn all() -> Vec<Language> {
        let mut all: Vec<Language> = SYNTAXES.syntaxes().iter().filter(|s| is_offered(s)).map(Language).collect();
        all.sort_by_key(|language| language.name());
        all
    }

    /// The language's grammar, and the set it refers to others in.
    pub(super) fn grammar(self) -> (&'static SyntaxReference, &'static SyntaxSet) {
        (self.0, &SYNTAXES)
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Language {}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Language({})", self.name())
    }
}

/// What syntect calls the language without a grammar.
const PLAIN: &str = "Plain Text";

/// Embeds JavaScript and therefore has the problem that [`Language::safe_on`] describes. Its aliases lead to HTML.
const ENDLESS: &str = "Svelte";

/// Whether `before` ends with a blank of its last line.
fn follows_blank(before: &str) -> bool {
    before.ends_with(|c: char| c != '\n' && c.is_whitespace())
}

/// Whether `rest` does not go on with a name.
fn is_nameless(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

fn is_offered(syntax: &SyntaxReference) -> bool {
    !syntax.hidden && syntax.name != ENDLESS
}

/// As syntect looks for a token: aliases of ours first, then extensions, then names; later grammars before earlier.
fn names(syntaxes: &'static SyntaxSet) -> HashMap<String, Language> {
    let shown = || syntaxes.syntaxes().iter().filter(|s| is_offered(s));
    let by_name = shown().map(|s| (s.name.to_lowercase(), Language(s)));
    let by_extension = shown().flat_map(|s| s.file_extensions.iter().map(|e| (e.to_lowercase(), Language(s))));
    let mut names: HashMap<String, Language> = by_name.chain(by_extension).collect();
    for (name, aliases) in ALIASES {
        if let Some(syntax) = shown().find(|s| s.name == *name) {
            names.extend(aliases.iter().map(|alias| ((*alias).to_owned(), Language(syntax))));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(token: &str) -> Option<&'static str> {
        Language::find(token).map(Language::name)
    }

    #[test]
    fn languages_go_by_many_names() {
        for (token, expected) in [
            ("rust", "Rust"),
            ("RS", "Rust"),
            ("js", "JavaScript"),
            ("JavaScript", "JavaScript"),
            ("mjs", "JavaScript"),
            ("cjs", "JavaScript"),
            ("jsx", "TypeScriptReact"),
            ("console", "Bourne Again Shell (bash)"),
            ("jsonc", "JSON"),
            ("c", "C"),
            ("", "Plain Text"),
            ("none", "Plain Text"),
        ] {
            assert_eq!(name(token), Some(expected), "{token}");
        }
        assert_eq!(name("klingon"), None);
    }

    #[test]
    fn every_alias_leads_somewhere() {
        for (canonical, aliases) in ALIASES {
            for alias in *aliases {
                assert_eq!(name(alias), Some(*canonical), "{alias}");
            }
        }
    }

    #[test]
    fn near_misses_are_suggested() {
        assert_eq!(Language::nearest("pyhton"), Some("python"));
        assert_eq!(Language::nearest("javascrip"), Some("javascript"));
        assert_eq!(Language::nearest("klingon"), None);
    }
}
