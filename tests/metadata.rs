//! What packages say about the project: one version, and no address or person that nobody has given.

use std::fs;
use std::path::Path;

const METADATA: [&str; 7] = [
    "Cargo.toml",
    "pyproject.toml",
    ".ci/npm/package.json",
    ".ci/npm/platform.json",
    ".ci/deb/control",
    ".ci/deb/changelog",
    "Dockerfile",
];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn nothing_is_made_up() {
    for path in METADATA {
        let text = read(path);
        assert!(!text.contains("://"), "{path} has an address");
        let placeholders =
            ["@VERSION@", "@MAINTAINER@", "@DATE@", "@ARCHITECTURE@", "@SIZE@", "@PLATFORM@", "@OS@", "@CPU@"];
        let text = placeholders.iter().fold(text, |text, placeholder| text.replace(placeholder, ""));
        assert!(!text.contains('@'), "{path} has the address of a person");
        for key in ["authors", "\"author\"", "repository", "homepage"] {
            assert!(!text.contains(key), "{path} has `{key}`");
        }
    }
}

#[test]
fn the_version_is_written_once() {
    let version = env!("CARGO_PKG_VERSION");
    for path in METADATA.into_iter().skip(1) {
        assert!(!read(path).contains(version), "{path} has a version of its own");
    }
    assert!(read("pyproject.toml").contains("dynamic = [\"version\"]"));
    assert!(read("Cargo.lock").contains(&format!("name = \"talkpress\"\nversion = \"{version}\"")));
}

#[test]
fn all_packages_have_the_same_description_and_licence() {
    for path in ["pyproject.toml", ".ci/npm/package.json"] {
        let text = read(path);
        assert!(text.contains(env!("CARGO_PKG_DESCRIPTION")), "{path} describes talkpress in other words");
        assert!(text.contains(env!("CARGO_PKG_LICENSE")), "{path} has another licence");
    }
    assert!(read(".ci/npm/platform.json").contains(env!("CARGO_PKG_LICENSE")));
}
