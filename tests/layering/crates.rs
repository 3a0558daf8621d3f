//! Which files import which third-party crate, and where serde's derives are.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::sources;
use crate::{assert_none, is_allowed, stale};

/// Crate, the name it goes by in code, and the files or folders that may import it.
const CRATES: &[(&str, &str, &[&str])] = &[
    ("annotate-snippets", "annotate_snippets", &["base/report.rs"]),
    ("base64", "base64", &["export/html/"]),
    ("blake3", "blake3", &["base/digest.rs"]),
    ("clap", "clap", &["cli/"]),
    ("clap_complete", "clap_complete", &["cli/"]),
    ("clap_mangen", "clap_mangen", &["cli/"]),
    ("ctrlc", "ctrlc", &["io/signals.rs"]),
    ("cssparser", "cssparser", &["talk/markdown/css.rs"]),
    ("emojis", "emojis", &["talk/markdown/writer/deck_text.rs"]),
    ("fast_image_resize", "fast_image_resize", &["site/images/raster/"]),
    ("flate2", "flate2", &["import/pdf/stream_limits.rs"]),
    ("hayro", "hayro", &["import/pdf/"]),
    ("html5gum", "html5gum", &["talk/html/"]),
    ("icu_locale_core", "icu_locale_core", &["site/words/plurals.rs"]),
    ("icu_plurals", "icu_plurals", &["site/words/plurals.rs"]),
    ("image", "image", &["site/images/raster/"]),
    ("imagesize", "imagesize", &["site/images/size.rs"]),
    ("include_dir", "include_dir", &["site/theme/embedded.rs"]),
    // One file does dates, the other reads the clock.
    ("jiff", "jiff", &["base/date.rs", "io/clock.rs"]),
    ("kamadak-exif", "exif", &["site/images/exif_data.rs"]),
    ("krilla", "krilla", &["export/pdf/"]),
    ("linkify", "linkify", &["talk/markdown/writer/deck_text.rs"]),
    ("math-core", "math_core", &["talk/math/convert.rs"]),
    // Used like the standard library.
    (
        "memchr",
        "memchr",
        &[
            "base/",
            "talk/",
            "site/images/metadata/",
            "site/render/markdown/",
            "site/output/search/",
            "export/pdf/",
            "import/",
            "io/preview/script_tag.rs",
        ],
    ),
    ("mimalloc", "mimalloc", &["main.rs"]),
    ("notify", "notify", &["io/watch/"]),
    ("percent-encoding", "percent_encoding", &["base/url.rs"]),
    ("png", "png", &["site/images/raster/"]),
    ("pulldown-cmark", "pulldown_cmark", &["talk/markdown/"]),
    ("qrcode", "qrcode", &["cli/serve/"]),
    (
        "quick-xml",
        "quick_xml",
        &[
            "site/output/xml.rs",
            "site/images/size.rs",
            "site/images/svg_paints.rs",
            "import/pptx/element.rs",
            "import/shapes/showing.rs",
            "export/pptx/xml_text.rs",
        ],
    ),
    ("rayon", "rayon", &[""]),
    ("resvg", "resvg", &["site/output/social_cards/"]),
    ("rustc-hash", "rustc_hash", &["site/images/raster/", "site/output/search/"]),
    // `openat2`, limits of a process and their like, without `unsafe`.
    ("rusty-s3", "rusty_s3", &["io/publish/s3/"]),
    (
        "rustix",
        "rustix",
        &["io/browser/", "io/disk/beneath_unix.rs", "io/disk/exchange.rs", "io/drawing/", "io/within_memory.rs"],
    ),
    ("serde", "serde", &[""]),
    ("sha2", "sha2", &["export/html/policy.rs"]),
    ("granit-parser", "granit_parser", &["talk/front_matter/yaml.rs"]),
    // JSON is made where programs read it.
    ("serde_json", "serde_json", &["site/output/", "site/render/", "io/preview/", "cli/"]),
    ("signal-hook", "signal_hook", &["io/signals.rs"]),
    ("skrifa", "skrifa", &["site/theme/fonts.rs"]),
    ("strsim", "strsim", &["base/diagnostic.rs"]),
    ("svgtypes", "svgtypes", &["talk/layout/ground.rs", "site/images/svg_paints.rs"]),
    ("syntect", "syntect", &["talk/highlight/"]),
    ("tera", "tera", &["site/theme/"]),
    ("tiny_http", "tiny_http", &["io/preview/reply.rs"]),
    ("toml", "toml", &["base/data/toml.rs"]),
    ("two-face", "two_face", &["talk/highlight/language.rs"]),
    (
        "unicode-normalization",
        "unicode_normalization",
        &["base/slug.rs", "talk/meta/special.rs", "import/words/join.rs"],
    ),
    ("ureq", "ureq", &["io/publish/s3/"]),
    ("walkdir", "walkdir", &["io/disk/"]),
    ("zip", "zip", &["base/archive.rs", "export/pptx/package.rs"]),
];

/// Plain data that programs read: the only files with serde's derives.
const DERIVES: &[&str] = &[
    "site/render/view/",
    "site/output/talks_json.rs",
    "site/build/report.rs",
    "site/build/status.rs",
    "cli/build.rs",
    "cli/publish/plan_report.rs",
];

#[test]
fn a_crate_has_one_importer() {
    let manifest = include_str!("../../Cargo.toml");
    let is_section = |part: &&str| part.starts_with("dependencies]") || part.starts_with("target.");
    let lines = manifest.split("\n[").filter(is_section).flat_map(|part| part.lines().skip(1));
    let declared: BTreeSet<&str> = lines.filter_map(|line| line.split_once(" = ")).map(|(n, _)| n).collect();
    let listed: BTreeSet<&str> = CRATES.iter().map(|(name, ..)| *name).collect();
    assert_eq!(declared, listed, "Cargo.toml and the table of crates in this test differ");
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    let mut mistakes = Vec::new();
    for source in sources() {
        for path in source.paths() {
            let first = path.split("::").next().unwrap_or_default();
            let Some((name, _, places)) = CRATES.iter().find(|(_, code, _)| *code == first) else { continue };
            *used.entry(name).or_default() += 1;
            // `toml::read` of our own module is not the crate: files name it by its parent.
            let is_ours = first == "toml" && source.paths().iter().any(|p| p.ends_with("data::toml"));
            if !is_allowed(&source, places) && !is_ours {
                mistakes.push(format!("{}: `{path}`, but {name} is imported only by {places:?}", source.path));
            }
        }
    }
    let unused = CRATES.iter().filter(|(name, ..)| !used.contains_key(name));
    mistakes.extend(unused.map(|(name, ..)| format!("no file uses {name}")));
    assert_none(mistakes);
}

#[test]
fn the_places_exist() {
    let importers = CRATES.iter().flat_map(|(_, _, places)| places.iter());
    assert_none(stale(importers.chain(DERIVES).copied()));
}

#[test]
fn serde_derives_only_where_programs_read() {
    let mut mistakes = Vec::new();
    for source in sources() {
        for (number, line) in source.code_lines() {
            let derives = line.contains("derive(") && (line.contains("Serialize") || line.contains("Deserialize"));
            if derives && !is_allowed(&source, DERIVES) {
                mistakes.push(format!("{}:{number}", source.path));
            }
        }
    }
    assert_none(mistakes);
}

#[test]
fn no_glob_imports() {
    let mut mistakes = Vec::new();
    for source in sources() {
        let globs = source.paths().into_iter().filter(|path| path.ends_with("::*") && path != "rayon::prelude::*");
        mistakes.extend(globs.map(|path| format!("{}: {path}", source.path)));
    }
    assert_none(mistakes);
}
