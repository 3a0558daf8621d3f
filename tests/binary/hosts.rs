//! The files from which hosts build sites: their commands are run as the host would run them.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use super::site::{Run, Site, TODAY, talkpress};

const HOSTS: [(&str, &str); 5] = [
    ("github", ".github/workflows/talks.yml"),
    ("gitlab", ".gitlab-ci.yml"),
    ("codeberg", ".woodpecker.yml"),
    ("netlify", "netlify.toml"),
    ("cloudflare", "wrangler.toml"),
];

/// The commands in a host's file, up to the one that hands the site over.
fn commands(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| {
            let line = line.trim();
            let command = line.strip_prefix("- run: ").or_else(|| line.strip_prefix("command = \""));
            let command = command.or_else(|| line.strip_prefix("- ").filter(|line| line.contains("talkpress")));
            command.map(|command| command.trim_end_matches('"'))
        })
        .filter(|command| !command.contains(".talkpress") && !command.starts_with("talkpress publish"))
        .collect()
}

#[test]
fn the_file_of_each_host_builds_the_site() {
    for (host, path) in HOSTS {
        let site = Site::with_talks(2);
        site.write(
            "talkpress.toml",
            "title = \"Talks\"\nbase_url = \"https://talks.example/\"\n\n[output]\ndir = \"docs\"\n",
        );
        Run::of(talkpress(["init", "--ci", host]).arg(site.path())).ends(0);
        let text = site.read(path);
        assert!(!["VERSION", "NAME", "OUTPUT"].iter().any(|word| text.contains(word)), "{text}");
        assert!(text.contains("docs") || host == "codeberg", "{text}");
        // The package of a registry is the program that is tested.
        let bin = site.at("bin");
        fs::create_dir(&bin).unwrap();
        let program = env!("CARGO_BIN_EXE_talkpress");
        let version = env!("CARGO_PKG_VERSION");
        let installs = format!("#!/bin/sh\nfor last; do :; done\n[ \"$last\" = talkpress=={version} ]\n");
        let runs = format!(
            "#!/bin/sh\n[ \"$1 $2\" = '--yes talkpress@{version}' ] || exit 9\nshift 2\nexec {program} \"$@\"\n"
        );
        let is = format!("#!/bin/sh\nexec {program} \"$@\"\n");
        for (name, script) in [("pip", &installs), ("pipx", &installs), ("npx", &runs), ("talkpress", &is)] {
            fs::write(bin.join(name), script).unwrap();
            fs::set_permissions(bin.join(name), fs::Permissions::from_mode(0o755)).unwrap();
        }
        let commands = commands(&text);
        assert!(!commands.is_empty(), "{text}");
        for command in commands {
            let mut shell = Command::new("bash");
            shell.args(["-euc", command]).current_dir(site.path()).env("SOURCE_DATE_EPOCH", epoch());
            shell.env("PATH", format!("{}:/usr/bin:/bin", bin.display()));
            Run::of(shell.env("DEPLOY_PRIME_URL", "https://preview.example")).ends(0);
        }
        assert!(site.at("docs/index.html").exists(), "{host} builds nothing");
    }
}

/// Noon of the day of all builds, in seconds.
fn epoch() -> String {
    assert_eq!(TODAY, "2026-11-21");
    "1795262400".to_owned()
}

#[test]
fn nothing_is_overwritten() {
    for (host, path) in HOSTS {
        let site = Site::with_talks(1);
        site.write(path, "mine");
        let before = site.tree();
        Run::of(talkpress(["init", "--ci", host]).arg(site.path())).ends(3).says("already exists");
        assert_eq!(before, site.tree());
    }
}

#[test]
fn only_one_file_is_added() {
    for (host, path) in HOSTS {
        let site = Site::with_talks(1);
        let before = site.tree();
        Run::of(talkpress(["init", "--ci", host]).arg(site.path())).ends(0);
        let after = site.tree();
        assert!(before.iter().all(|(path, file)| after.get(path) == Some(file)), "{host} changed a file");
        let mut added = after.keys().filter(|path| !before.contains_key(*path));
        // Folders are listed, too.
        assert!(added.all(|added| path.starts_with(added.trim_end_matches('/'))) && site.at(path).exists(), "{host}");
    }
}
