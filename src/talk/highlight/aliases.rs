//! Names of languages that syntect does not know, or knows as something else.

/// A grammar's name, and the further names its language goes by.
pub(super) const ALIASES: &[(&str, &[&str])] = &[
    ("Plain Text", &["", "text", "plain", "plaintext", "none", "txt", "output"]),
    // Of two grammars for it; the other one, Babel's, takes two thirds more time.
    ("JavaScript", &["js", "javascript", "mjs", "cjs", "es6", "htc", "ecmascript", "node", "ojs"]),
    ("TypeScriptReact", &["jsx"]),
    (
        "Bourne Again Shell (bash)",
        &["shell", "console", "shell-session", "shellsession", "sh-session", "terminal", "ksh"],
    ),
    ("JSON", &["jsonc", "json5", "jsonl", "ndjson", "geojson", "webmanifest"]),
    ("Python", &["python3", "pycon", "python-repl", "starlark", "bazel", "bzl"]),
    ("C", &["h"]),
    ("C#", &["csharp", "dotnet"]),
    ("F#", &["fsharp", "fs"]),
    ("Objective-C", &["objc", "objectivec"]),
    ("Go", &["golang"]),
    ("Rust", &["rustlang"]),
    ("Lisp", &["elisp", "emacs-lisp", "common-lisp", "scheme"]),
    ("PowerShell", &["pwsh", "ps", "posh"]),
    ("SQL", &["postgres", "postgresql", "mysql", "sqlite", "plsql", "tsql"]),
    ("Dockerfile", &["docker", "containerfile"]),
    ("Markdown", &["mdx"]),
    ("XML", &["plist", "xsl"]),
    ("Apache Conf", &["apache", "apacheconf"]),
    ("Regular Expression", &["regex", "regexp"]),
    ("Fortran (Modern)", &["fortran"]),
    ("x86_64 Assembly", &["assembly"]),
    ("Batch File", &["batch", "dosbatch"]),
    ("DotENV", &["env"]),
    ("AsciiDoc (Asciidoctor)", &["asciidoctor"]),
    ("Vue Component", &["vuejs"]),
    ("HTML", &["svelte", "svlt"]),
    ("Diff", &["udiff"]),
    ("VimL", &["vimscript"]),
];
