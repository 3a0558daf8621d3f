//! A site in a temporary folder, and the binary that builds it.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The date of all builds.
pub const TODAY: &str = "2026-11-21";

/// A 1×1 picture.
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82";

/// The result of a run of the binary.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// The result of `command`.
    pub fn of(command: &mut Command) -> Run {
        Run::from(command.output().unwrap())
    }

    /// The same, that must have ended with `code`.
    #[track_caller]
    pub fn ends(self, code: i32) -> Run {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// The same, that must have said `words` to standard error.
    #[track_caller]
    pub fn says(self, words: &str) -> Run {
        assert!(self.stderr.contains(words), "no {words:?} in {self:#?}");
        self
    }
}

impl From<Output> for Run {
    #[track_caller]
    fn from(output: Output) -> Run {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let run = Run { code: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) };
        assert!(!run.stderr.contains("panicked") && run.code != Some(101), "{run:#?}");
        run
    }
}

/// The binary, in no particular environment.
pub fn talkpress<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_talkpress"));
    command.args(args).stdin(Stdio::null()).env_remove("SOURCE_DATE_EPOCH").env_remove("RAYON_NUM_THREADS");
    command
}

/// The binary, started by a shell that prepares something: in `script`, `"$@"` is the command.
pub fn behind_shell<A: AsRef<OsStr>>(script: &str, args: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new("bash");
    command.arg("-c").arg(script).arg("bash").arg(env!("CARGO_BIN_EXE_talkpress")).args(args).stdin(Stdio::null());
    command
}

/// A site that is removed when the test ends.
pub struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    /// With a configuration and nothing else.
    pub fn new() -> Site {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        site.write("talkpress.toml", "title = \"Talks\"\nbase_url = \"https://talks.example/\"\n");
        site
    }

    /// With `count` talks, a page, an article, a picture and a style.
    pub fn with_talks(count: usize) -> Site {
        let site = Site::new();
        site.write("static/img/a.png", PNG);
        site.write("content/about.md", "title: About\ncategory: page\n\nMe.\n");
        site.write("content/posts/2026-02-03-post.md", "title: A post\n\nA *post*.\n\n```rust\nfn main() {}\n```\n");
        for i in 0..count {
            site.write(&format!("content/talks/{}", talk_name(i)), talk(i));
        }
        site
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    /// Waits until all sources are older than the time within which a change may go unnoticed.
    #[cfg(unix)]
    pub fn wait_until_settled(&self) {
        use std::os::unix::fs::MetadataExt;
        let changed = |path: &String| fs::metadata(self.at(path)).map_or(0, |metadata| metadata.ctime());
        let latest = tree(self.path()).keys().map(changed).max().unwrap_or(0);
        let settled = UNIX_EPOCH + Duration::from_secs(latest as u64 + 4);
        while SystemTime::now() < settled {
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    pub fn output(&self) -> PathBuf {
        self.at("public")
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    /// The command `name` on this site, with `args`.
    pub fn command(&self, name: &str, args: &[&str]) -> Command {
        let today = ["build", "check"].contains(&name).then_some(["--today", TODAY]);
        let mut command = talkpress([OsStr::new(name), self.path().as_os_str()]);
        command.args(today.into_iter().flatten()).args(args);
        command
    }

    pub fn run(&self, name: &str, args: &[&str]) -> Run {
        Run::of(&mut self.command(name, args))
    }

    /// The published files.
    pub fn tree(&self) -> Tree {
        tree(&self.output())
    }

    /// What a build of these sources into a new folder publishes.
    pub fn expected(&self) -> Tree {
        let fresh = tempfile::tempdir().unwrap();
        let output = fresh.path().join("out");
        Run::of(self.command("build", &[]).arg("-o").arg(&output)).ends(0);
        tree(&output)
    }
}

/// The source of talk `i`.
pub fn talk(i: usize) -> String {
    format!(
        "title: Talk {i}\ncategory: talk\ndate: 2026-01-{:02}\ntags: tag{}, all\nevent: Event {}\n\nAbout number {i}.\n\n\
         ----\n\n<img src=\"/img/a.png\" alt=\"A dot\">\n\nSaid about {i}. See [another](/talks/talk-0/).\n\n\
         > ## Card {i}\n> - one\n\n```python\nprint({i})\n```\n\n![Dot](/img/a.png)\n\n...\n\n----\n\n* [A](https://a.example/{i})\n",
        1 + i % 28,
        i % 7,
        i % 5
    )
}

/// The file name of talk `i`.
pub fn talk_name(i: usize) -> String {
    format!("talk-{i}.md")
}

/// Path to bytes; folders end in `/`.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Everything below `folder`, the manifest included.
pub fn tree(folder: &Path) -> Tree {
    let mut all = Tree::new();
    let mut folders = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type().unwrap().is_dir() {
                all.insert(format!("{name}/"), Vec::new());
                folders.push((entry.path(), format!("{name}/")));
            } else {
                all.insert(name, fs::read(entry.path()).unwrap_or_default());
            }
        }
    }
    all
}

/// Fails with the first difference, not with both trees.
#[track_caller]
pub fn assert_same(left: &Tree, right: &Tree, what: &str) {
    let differs = left.keys().chain(right.keys()).find(|path| left.get(*path) != right.get(*path));
    if let Some(path) = differs {
        let show = |tree: &Tree| tree.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        panic!("{what}: {path} differs\n{:?}\n{:?}", show(left), show(right));
    }
}

/// Ends `run` if it takes longer than `limit`, which is a failure.
#[track_caller]
pub fn within(limit: Duration, command: &mut Command) -> Run {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > limit {
            child.kill().unwrap();
            panic!("it hangs: {:?}", child.wait_with_output());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    Run::from(child.wait_with_output().unwrap())
}
