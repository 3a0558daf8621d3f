//! A site with a target, for the tests of `publish`.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::site::{Run, Site, Tree, talk, talkpress, tree};

/// The first second of the date of all builds.
const TODAY: i64 = 1_795_219_200;

/// A site, and a folder beside it for its targets.
pub struct Published {
    pub site: Site,
    above: tempfile::TempDir,
}

impl Published {
    /// A site with `talks`, to be published to `target`, the lines of a table of the configuration, in which `{}` is the
    /// folder for targets.
    pub fn new(talks: usize, target: &str) -> Published {
        let published = Published { site: Site::with_talks(talks), above: tempfile::tempdir().unwrap() };
        published.set_target(target);
        published
    }

    pub fn set_target(&self, target: &str) {
        let target = target.replace("{}", self.above.path().to_str().unwrap());
        let head = "title = \"Talks\"\nbase_url = \"https://talks.example/\"\n[output]\ncards = false\n";
        self.site.write("talkpress.toml", format!("{head}[publish.www]\n{target}\n"));
    }

    /// A path in the folder for targets.
    pub fn at(&self, path: &str) -> PathBuf {
        self.above.path().join(path)
    }

    /// The command with `args`, `days` after the date of all builds.
    pub fn command_after(&self, days: i64, args: &[&str]) -> Command {
        let mut command = talkpress(["publish", "--site"]);
        command.arg(self.site.path()).args(args).env("SOURCE_DATE_EPOCH", (TODAY + days * 86_400).to_string());
        // The settings of git on this machine do not matter.
        command.env("HOME", self.above.path()).env("GIT_CONFIG_NOSYSTEM", "1").env_remove("XDG_CONFIG_HOME");
        command.stdin(Stdio::null());
        command
    }

    pub fn command(&self, args: &[&str]) -> Command {
        self.command_after(0, args)
    }

    pub fn run(&self, args: &[&str]) -> Run {
        Run::of(&mut self.command(args))
    }

    /// The files of the output folder without its manifest.
    pub fn output(&self) -> Tree {
        files(self.site.tree())
    }

    /// Writes the sources of version 0 or 1: every talk differs, and so does the stylesheet that all pages name.
    pub fn change(&self, talks: usize, version: usize) {
        for i in 0..talks {
            let text = talk(i).replace("Said", ["Said", "Shouted"][version]);
            self.site.write(&format!("content/talks/talk-{i}.md"), text);
        }
        self.site.write("themes/default/assets/theme.css", format!("body {{ margin: {version}px }}"));
    }
}

/// The files of `tree` that readers can see.
pub fn files(mut tree: Tree) -> Tree {
    tree.retain(|path, _| !path.ends_with('/') && !path.starts_with(".talkpress-"));
    tree
}

/// The files below `folder` that readers can see.
pub fn files_in(folder: &std::path::Path) -> Tree {
    files(tree(folder))
}
