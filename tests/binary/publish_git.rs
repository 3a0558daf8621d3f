//! `publish` to a branch: the author's repository stays as it is, so does everything of others in the branch, and no setting of
//! git changes a byte.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::published::{Published, files};
use crate::site::{Run, Tree, assert_same, within};

const ORIGIN: &str = "git = \"origin\"";

fn git(folder: &Path, args: &[&str]) -> String {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]).args(args);
    for name in ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"] {
        command.env(name, "/dev/null");
    }
    let run = Run::of(&mut command).ends(0);
    run.stdout
}

/// A site in a repository with the remote `origin`, whose branch `gh-pages` has files of others.
fn in_repository(talks: usize, target: &str) -> Published {
    let one = Published::new(talks, target);
    git(&one.at(""), &["init", "--quiet", "--bare", "remote.git"]);
    one.site.write(".gitignore", "public/\n");
    one.site.write("notes.txt", "staged\n");
    let site = one.site.path();
    git(site, &["init", "--quiet"]);
    git(site, &["remote", "add", "origin", one.at("remote.git").to_str().unwrap()]);
    git(site, &["add", "."]);
    git(site, &["commit", "--quiet", "-m", "Source"]);
    push_as_somebody(&one, "CNAME", "talks.example\n");
    push_as_somebody(&one, "their folder/a b.bin", "theirs\r\n");
    one
}

fn push_as_somebody(one: &Published, path: &str, text: &str) {
    let clone = one.at("clone");
    let _ = fs::remove_dir_all(&clone);
    git(&one.at(""), &["clone", "--quiet", "remote.git", "clone"]);
    if !git(&clone, &["branch", "--remotes"]).contains("gh-pages") {
        git(&clone, &["checkout", "--quiet", "--orphan", "gh-pages"]);
    } else {
        git(&clone, &["checkout", "--quiet", "gh-pages"]);
    }
    fs::create_dir_all(clone.join(path).parent().unwrap()).unwrap();
    fs::write(clone.join(path), text).unwrap();
    git(&clone, &["add", "."]);
    git(&clone, &["commit", "--quiet", "-m", "Add a file"]);
    git(&clone, &["push", "--quiet", "origin", "gh-pages"]);
}

/// Every blob of the branch, as it is stored.
fn branch(one: &Published) -> Tree {
    let remote = one.at("remote.git");
    let list = git(&remote, &["ls-tree", "-r", "-z", "--full-tree", "gh-pages"]);
    let blob = |line: &str| {
        let (head, path) = line.split_once('\t').unwrap();
        assert!(head.starts_with("100644 "), "{line}");
        let object = head.split(' ').nth(2).unwrap();
        let output = Command::new("git").current_dir(&remote).args(["cat-file", "blob", object]).output().unwrap();
        (path.to_owned(), output.stdout)
    };
    files(list.split('\0').filter(|line| !line.is_empty()).map(blob).collect())
}

fn with_theirs(one: &Published) -> Tree {
    let mut expected = one.output();
    expected.insert("CNAME".into(), b"talks.example\n".to_vec());
    expected.insert("their folder/a b.bin".into(), b"theirs\r\n".to_vec());
    expected.entry(".nojekyll".into()).or_default();
    expected
}

/// All that could show a change of the author's repository.
fn repository(one: &Published) -> Vec<String> {
    let site = one.site.path();
    let commands: [&[&str]; 6] = [
        &["status", "--porcelain", "--branch"],
        &["rev-parse", "HEAD"],
        &["stash", "list"],
        &["count-objects", "-v"],
        &["for-each-ref"],
        &["config", "--local", "--list"],
    ];
    let mut all: Vec<String> = commands.iter().map(|args| git(site, args)).collect();
    all.push(format!("{:?}", fs::read(site.join(".git/index")).unwrap()));
    all
}

#[test]
fn a_branch_keeps_the_files_of_others() {
    let one = in_repository(6, ORIGIN);
    for name in [".hidden", "a b+c%d#e ü.txt", "quote\".txt"] {
        one.site.write(&format!("static/{name}"), "\r\nx\n\r");
    }
    fs::write(one.site.at("notes.txt"), "changed\n").unwrap();
    git(one.site.path(), &["stash", "--quiet"]);
    fs::write(one.site.at("notes.txt"), "staged again\n").unwrap();
    git(one.site.path(), &["add", "notes.txt"]);
    let before = repository(&one);
    one.run(&["--dry-run"]).ends(0);
    one.run(&[]).ends(0);
    assert_eq!(repository(&one), before);
    assert_same(&with_theirs(&one), &branch(&one), "first");
    assert!(one.run(&[]).ends(0).stdout.contains("nothing to publish"));
    fs::remove_file(one.site.at("content/talks/talk-3.md")).unwrap();
    one.run(&[]).ends(0);
    assert_same(&with_theirs(&one), &branch(&one), "a talk is gone");
    let log = git(&one.at("remote.git"), &["log", "--format=%an: %s%n%b", "gh-pages"]);
    let source = before[1].trim();
    assert!(log.starts_with(&format!("talkpress: Publish Talks\nSource commit: {source}\n")), "{log}");
    assert_eq!(git(&one.at("remote.git"), &["rev-list", "--count", "gh-pages"]).trim(), "4");
    let manifest = git(&one.at("remote.git"), &["show", "gh-pages:.talkpress-published"]);
    assert!(manifest.starts_with("talkpress manifest 3 ") && !manifest.contains("talk-"), "{manifest}");
}

#[test]
fn a_folder_of_a_branch_without_history() {
    let one = in_repository(2, "git = \"{}/remote.git\"\nfolder = \"docs/talks\"\nhistory = false");
    fs::remove_dir_all(one.site.at(".git")).unwrap();
    one.run(&[]).ends(0);
    one.change(2, 1);
    one.run(&[]).ends(0);
    assert_eq!(git(&one.at("remote.git"), &["rev-list", "--count", "gh-pages"]).trim(), "1");
    let branch = branch(&one);
    for (path, bytes) in one.output() {
        assert_eq!(branch.get(&format!("docs/talks/{path}")), Some(&bytes), "{path}");
    }
    assert!(branch.contains_key("CNAME") && branch.contains_key(".nojekyll") && !branch.contains_key("index.html"));
}

#[test]
fn no_setting_of_git_changes_a_byte_or_stops_a_run() {
    let one = in_repository(3, ORIGIN);
    one.site.write("static/crlf.txt", "a\r\nb\nc\r\n");
    one.site.write("static/picture.bin", [0, 13, 10, 10, 255]);
    one.site.write("static/.gitattributes", "* text eol=crlf filter=lfs\n");
    one.site.write(".gitattributes", "* text eol=crlf filter=lfs\n");
    let home = one.at("home");
    fs::create_dir_all(home.join("hooks")).unwrap();
    fs::write(home.join("attributes"), "* filter=lfs text working-tree-encoding=UTF-16\n").unwrap();
    for hook in ["pre-push", "reference-transaction", "post-index-change", "pre-commit", "pre-auto-gc"] {
        fs::write(home.join("hooks").join(hook), "#!/bin/sh\nexit 1\n").unwrap();
        fs::set_permissions(home.join("hooks").join(hook), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let config = format!(
        "[core]\nautocrlf = true\neol = crlf\nhooksPath = {0}/hooks\nattributesFile = {0}/attributes\nsafecrlf = true\n\
         [init]\ntemplateDir = {0}\ndefaultObjectFormat = sha256\n[commit]\ngpgSign = true\n[tag]\ngpgSign = true\n\
         [push]\ngpgSign = true\nfollowTags = true\ndefault = nothing\n[gpg]\nprogram = /bin/false\n\
         [filter \"lfs\"]\nclean = false\nsmudge = false\nprocess = false\nrequired = true\n[fetch]\nfsckObjects = true\n\
         [user]\nname = Ann Lee\nemail = ann@example.org\nsigningKey = x\n",
        home.display()
    );
    fs::write(home.join(".gitconfig"), config).unwrap();
    let hooks = one.site.at(".git/hooks");
    fs::create_dir_all(&hooks).unwrap();
    fs::copy(home.join("hooks/pre-push"), hooks.join("pre-push")).unwrap();
    for version in [0, 1] {
        one.change(3, version);
        let mut command = one.command(&[]);
        // As if a hook of the author's repository had started it.
        command.env("HOME", &home).env("GIT_DIR", one.site.at(".git")).env("GIT_INDEX_FILE", one.site.at(".git/index"));
        Run::of(&mut command).ends(0);
        let mut branch = branch(&one);
        branch.retain(|path, _| one.output().contains_key(path) || !path.starts_with("assets/"));
        assert_same(&with_theirs(&one), &branch, "with a hostile configuration");
    }
    let log = git(&one.at("remote.git"), &["log", "-1", "--format=%an <%ae>", "gh-pages"]);
    assert_eq!(log.trim(), "Ann Lee <ann@example.org>");
}

/// Puts a `git` before the real one, which runs `script` first; there, `$real` is the real one.
fn wrapper(one: &Published, script: &str) -> String {
    let bin = one.at("bin");
    fs::create_dir_all(&bin).unwrap();
    let path = std::env::var("PATH").unwrap();
    let real = path.split(':').map(|folder| Path::new(folder).join("git")).find(|git| git.exists()).unwrap();
    fs::write(bin.join("git"), format!("#!/bin/bash\nreal={}\n{script}\nexec $real \"$@\"\n", real.display())).unwrap();
    fs::set_permissions(bin.join("git"), fs::Permissions::from_mode(0o755)).unwrap();
    format!("{}:{path}", bin.display())
}

#[test]
fn somebody_else_pushes_between_fetch_and_push() {
    let one = in_repository(2, ORIGIN);
    // Once, and then each time.
    for (stop, code) in [("[ ! -e $done ]", 0), ("true", 2)] {
        let script = format!(
            "done={0}/done\nif [[ \" $* \" == *\" push \"* ]] && {stop}; then\n echo x >>$done\n(\n\
             unset $(env | grep -o '^GIT_[A-Z_]*')\ncd {0}/clone && $real pull -q && echo >>more.txt && $real add . &&\n\
             $real -c user.name=B -c user.email=b@x commit -qm More && $real push -q origin HEAD:gh-pages\n) || exit 9\nfi",
            one.at("").display()
        );
        let path = wrapper(&one, &script);
        one.change(2, usize::from(code == 2));
        let run = Run::of(one.command(&["--format", "json"]).env("PATH", &path)).ends(code);
        assert!(run.stderr.contains("somebody else publish"), "{run:?}");
        assert_eq!(run.stdout.matches("\"target\"").count(), 1, "{run:?}");
        let branch = branch(&one);
        assert!(branch.contains_key("more.txt") && branch.contains_key("CNAME"));
        if code == 0 {
            one.output().iter().for_each(|(path, bytes)| assert_eq!(branch.get(path), Some(bytes), "{path}"));
        }
    }
    one.run(&[]).ends(0);
    assert_same(
        &one.output(),
        &{
            let mut branch = branch(&one);
            branch.retain(|path, _| one.output().contains_key(path));
            branch
        },
        "the next run",
    );
}

#[test]
fn killed_at_twenty_points() {
    let one = in_repository(25, ORIGIN);
    one.change(25, 0);
    one.run(&[]).ends(0);
    let script = format!(
        "echo x >>{0}/calls\nif [[ \" $* \" == *\" fast-import \"* && -n $BYTES ]]; then\n\
         head -c $BYTES | $real \"$@\"; kill -9 $PPID; exit 1\nfi\n\
         if [ \"$(wc -l <{0}/calls)\" = \"$CALL\" ]; then kill -9 $PPID; exit 1; fi\n\
         if [[ \" $* \" == *\" push \"* && -n $AFTER ]]; then $real \"$@\"; kill -9 $PPID; exit 1; fi",
        one.at("").display()
    );
    let path = wrapper(&one, &script);
    let old = branch(&one);
    let (mut killed, mut new) = (0, 0);
    for i in 0..20 {
        one.change(25, 1 - i % 2);
        one.site.run("build", &[]).ends(0);
        let before = branch(&one);
        let _ = fs::remove_file(one.at("calls"));
        let mut command = one.command(&["--no-build"]);
        command.env("PATH", &path).env("CALL", "none");
        match i {
            0..10 => command.env("CALL", (i + 1).to_string()),
            10..17 => command.env("BYTES", ((i - 9) * 40_000).to_string()),
            _ => command.env("AFTER", "push"),
        };
        let run = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
        killed += usize::from(run.code().is_none());
        let now = branch(&one);
        let is_new = one.output().iter().all(|(path, bytes)| now.get(path) == Some(bytes));
        assert!(is_new || now == before, "kill {i}: neither the old nor the new site");
        new += usize::from(is_new);
        one.run(&["--no-build"]).ends(0);
        let mut after = branch(&one);
        after.retain(|path, _| with_theirs(&one).contains_key(path) || !path.starts_with("assets/"));
        assert_same(&with_theirs(&one), &after, &format!("after kill {i}"));
    }
    println!("{killed} of 20 runs were killed, {new} ended with the new site");
    assert!(killed > 15 && (1..10).contains(&new) && !old.is_empty(), "{killed} killed, {new} new");
}

#[test]
fn a_remote_that_wants_a_password_fails_at_once() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(
                b"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            );
        }
    });
    let one = in_repository(1, ORIGIN);
    let url = format!("http://me:hunter2@127.0.0.1:{port}/a.git");
    for address in [url.as_str(), &url.replace(":hunter2", "")] {
        git(one.site.path(), &["remote", "set-url", "origin", address]);
        one.site.run("build", &[]).ends(0);
        let start = Instant::now();
        let run = within(Duration::from_secs(30), &mut one.command(&["--no-build"])).ends(2);
        assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
        assert!(run.stderr.contains("`git ls-remote` failed") && run.stderr.contains("127.0.0.1"), "{run:?}");
        assert!(!format!("{run:?}").contains("hunter2"), "{run:?}");
    }
}

#[test]
fn what_is_wrong_with_a_remote_is_said() {
    let one = in_repository(1, "git = \"upstream\"");
    one.run(&[]).ends(2).says("has no remote `upstream`");
    one.set_target("git = \"{}/nowhere.git\"");
    one.run(&[]).ends(2).says("`git ls-remote` failed").says("nowhere.git");
    one.set_target(ORIGIN);
    Run::of(one.command(&[]).env("PATH", "/nonexistent")).ends(2).says("git is not installed");
    // A file of somebody else is in the way.
    push_as_somebody(&one, "talks/talk-0/index.html", "theirs");
    push_as_somebody(&one, "2026", "theirs");
    one.run(&[]).ends(3).says("2 files that talkpress did not write will be replaced: 2026, talks/talk-0/index.html");
    one.run(&["--yes"]).ends(0);
    assert_same(&with_theirs(&one), &branch(&one), "replaced");
    push_as_somebody(&one, ".talkpress-published", "talkpress manifest 3 rubbish\n");
    one.run(&[]).ends(2).says("is damaged");
}

#[test]
fn a_file_above_the_folder_is_never_replaced() {
    let one = in_repository(1, "git = \"origin\"\nfolder = \"docs/talks\"");
    push_as_somebody(&one, "docs", "theirs");
    for options in [&[][..], &["--yes"], &["--as", "x"]] {
        one.run(options).ends(2).says("`docs` in the branch `gh-pages` is not a folder");
    }
    assert_eq!(branch(&one)["docs"], b"theirs");
    one.set_target(ORIGIN);
    push_as_somebody(&one, "preview", "theirs");
    one.run(&["--as", "x"]).ends(2).says("`preview` in the branch");
}

#[test]
fn jekyll_stays_off() {
    let one = in_repository(1, ORIGIN);
    one.site.write("static/.nojekyll", "mine");
    one.run(&[]).ends(0);
    assert_eq!(branch(&one)[".nojekyll"], b"mine");
    fs::remove_file(one.site.at("static/.nojekyll")).unwrap();
    let run = one.run(&[]).ends(0);
    assert!(!run.stdout.contains("- .nojekyll") && branch(&one).contains_key(".nojekyll"), "{run:?}");
    assert!(one.run(&[]).ends(0).stdout.contains("nothing to publish"));
    let clone = one.at("clone");
    git(&clone, &["pull", "--quiet", "origin", "gh-pages"]);
    git(&clone, &["rm", "--quiet", ".nojekyll"]);
    git(&clone, &["commit", "--quiet", "-m", "Remove a file"]);
    git(&clone, &["push", "--quiet", "origin", "gh-pages"]);
    assert!(one.run(&[]).ends(0).stdout.starts_with("1 new, 0 changed, 0 removed"));
    assert_same(&with_theirs(&one), &branch(&one), "off again");
}

#[test]
fn the_words_of_a_remote_that_refuses_are_shown() {
    let one = in_repository(1, "git = \"origin\"\nhistory = false");
    one.run(&[]).ends(0);
    git(&one.at("remote.git"), &["config", "receive.denyNonFastForwards", "true"]);
    one.change(1, 1);
    let run = one.run(&[]).ends(2).says("the remote refused the new commit").says("non-fast-forward");
    assert!(!run.stderr.contains("somebody else"), "{run:?}");
    one.set_target("git = \"origin\"\nbranch = \"gh-pages/talks\"");
    let run = one.run(&[]).ends(2).says("the remote refused the new commit");
    assert!(!run.stderr.contains("somebody else"), "{run:?}");
}

#[test]
fn nothing_waits_for_an_answer_that_nobody_gives() {
    let one = in_repository(1, "git = \"ssh://git@host.example/talks.git\"");
    let path = wrapper(&one, "");
    let script = format!("#!/bin/sh\necho \"$SSH_ASKPASS_REQUIRE $@\" >>{}/asked\nexit 255\n", one.at("").display());
    fs::write(one.at("bin/ssh"), script).unwrap();
    fs::set_permissions(one.at("bin/ssh"), fs::Permissions::from_mode(0o755)).unwrap();
    let run = |variable: &str, value: &str| {
        let mut command = one.command(&["--dry-run"]);
        for name in ["GIT_SSH", "GIT_SSH_COMMAND", "SSH_ASKPASS_REQUIRE"] {
            command.env_remove(name);
        }
        Run::of(command.env("PATH", &path).env("SSH_ASKPASS", "/bin/false").env(variable, value)).ends(2);
        fs::read_to_string(one.at("asked")).unwrap().lines().last().unwrap().to_owned()
    };
    let asked = run("LANG", "C");
    assert!(asked.starts_with("never ") && asked.contains("-oBatchMode=yes -oConnectTimeout=20"), "{asked}");
    // What the user has set up is used as it is.
    let asked = run("GIT_SSH_COMMAND", "ssh -v");
    assert!(asked.starts_with("never -v ") && !asked.contains("BatchMode"), "{asked}");
}

#[test]
fn a_remote_of_another_user_needs_the_users_trust() {
    let one = in_repository(1, ORIGIN);
    let script =
        "if [[ \" $* \" =~ \" \"(ls-remote|fetch|push)\" \" ]]; then export GIT_TEST_ASSUME_DIFFERENT_OWNER=1; fi";
    let path = wrapper(&one, script);
    Run::of(one.command(&[]).env("PATH", &path)).ends(2).says("dubious ownership");
    let trust = format!("[safe]\ndirectory = {}\n", one.at("remote.git").display());
    fs::write(one.at(".gitconfig"), trust).unwrap();
    Run::of(one.command(&[]).env("PATH", &path)).ends(0);
    assert_same(&with_theirs(&one), &branch(&one), "trusted");
}
