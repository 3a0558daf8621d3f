use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::process::{checked, failed, no_input, not_started};
use super::user_config::UserConfig;
use crate::io::Failure;
use crate::io::disk;

/// What git's own variables may say: how to reach a remote, and where its programs are.
const KEPT: [&str; 9] = [
    "GIT_SSH",
    "GIT_ASKPASS",
    "GIT_TERMINAL_PROMPT",
    "GIT_PROXY",
    "GIT_SSL",
    "GIT_HTTP",
    "GIT_EXEC_PATH",
    "GIT_ALLOW_PROTOCOL",
    "GIT_PROTOCOL",
];

/// What could change or stop a run, and is turned off also in versions of git that do not know `GIT_CONFIG_GLOBAL`.
const OVERRIDES: [&str; 12] = [
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "push.gpgSign=false",
    "push.followTags=false",
    "push.recurseSubmodules=no",
    "push.useForceIfIncludes=false",
    "fetch.prune=false",
    "fetch.recurseSubmodules=no",
    "transfer.fsckObjects=false",
    "submodule.recurse=false",
];

/// How long `ssh` waits for a host that does not answer.
const SSH_LIMITS: &str = "-oConnectTimeout=20 -oServerAliveInterval=15 -oServerAliveCountMax=4";

/// The file of the user's trusted folders, in our repository.
const TRUSTED: &str = "talkpress-trusted";

/// The `git` program with a bare repository of our own.
#[derive(Debug)]
pub(super) struct Repository {
    /// The folder of the repository.
    pub folder: PathBuf,
    /// The site, in which commands run.
    pub site: PathBuf,
    /// The user's settings.
    pub user: UserConfig,
    /// Whether git may ask for a password.
    pub may_ask: bool,
}

impl Repository {
    /// A command that reads or writes only our repository.
    pub fn local<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Command {
        let mut command = Command::new("git");
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy().into_owned();
            if name.starts_with("GIT_") && !KEPT.iter().any(|kept| name.starts_with(kept)) {
                command.env_remove(name);
            }
        }
        let nothing = if cfg!(windows) { "NUL" } else { "/dev/null" };
        command
            .envs([("GIT_CONFIG_GLOBAL", nothing), ("GIT_CONFIG_SYSTEM", nothing)])
            .envs([("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_ATTR_NOSYSTEM", "1"), ("GIT_NO_REPLACE_OBJECTS", "1")])
            // Messages are searched for words.
            .envs([("LC_ALL", "C"), ("LANGUAGE", "C")])
            .env("GIT_DIR", &self.folder)
            .current_dir(&self.site)
            .stdin(Stdio::null());
        command.args(OVERRIDES.iter().flat_map(|setting| ["-c", setting])).args(args);
        command
    }

    /// A command that talks to a remote, in the way that the user has set up. The settings are in the environment, where
    /// other users cannot read them.
    pub fn network<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Command {
        let mut command = self.local(args);
        let mut count = 0;
        for (key, value) in self.user.for_network() {
            command.env(format!("GIT_CONFIG_KEY_{count}"), key).env(format!("GIT_CONFIG_VALUE_{count}"), value);
            count += 1;
        }
        command.env("GIT_CONFIG_COUNT", count.to_string());
        // A remote on this machine is read by another git, which only believes a file.
        command.env("GIT_CONFIG_GLOBAL", self.folder.join(TRUSTED));
        if !self.may_ask {
            command.env("GIT_TERMINAL_PROMPT", "0").env("GCM_INTERACTIVE", "never");
            if std::env::var_os("SSH_ASKPASS_REQUIRE").is_none() {
                command.env("SSH_ASKPASS_REQUIRE", "never").env_remove("SSH_ASKPASS");
            }
        }
        self.give_up_in_time(&mut command);
        command
    }

    /// Makes `command` fail if the remote does not answer, or asks something that nobody can answer, unless the user has
    /// said how to reach it.
    fn give_up_in_time(&self, command: &mut Command) {
        let is_given = |name: &str| std::env::var_os(name).is_some();
        if !["GIT_SSH", "GIT_SSH_COMMAND"].into_iter().any(is_given) && self.user.get("core.sshcommand").is_none() {
            let batch = if self.may_ask { "" } else { " -oBatchMode=yes" };
            command.env("GIT_SSH_COMMAND", format!("ssh{batch} {SSH_LIMITS}"));
        }
        let is_limited = self.user.get("http.lowspeedlimit").or(self.user.get("http.lowspeedtime")).is_some();
        if !is_limited && !["GIT_HTTP_LOW_SPEED_LIMIT", "GIT_HTTP_LOW_SPEED_TIME"].into_iter().any(is_given) {
            command.env("GIT_HTTP_LOW_SPEED_LIMIT", "1").env("GIT_HTTP_LOW_SPEED_TIME", "60");
        }
    }

    /// Writes down which folders of other users this user trusts.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write_trusted(&self) -> Result<(), Failure> {
        disk::write_private(&self.folder.join(TRUSTED), &self.user.trusted())
    }

    /// The output of a local command, without the line break at its end.
    ///
    /// # Errors
    /// If it fails, with its message.
    pub fn text<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Result<String, Failure> {
        let output = checked(&mut self.local(args))?;
        Ok(String::from_utf8_lossy(&output).trim_end().to_owned())
    }

    /// Runs `git fast-import`, whose input `write` writes.
    ///
    /// # Errors
    /// Those of `write`, or git's.
    pub fn import(&self, write: impl FnOnce(&mut dyn Write) -> Result<(), ImportError>) -> Result<(), Failure> {
        let mut command = self.local(["fast-import", "--quiet", "--force", "--done", "--date-format=raw"]);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(not_started)?;
        let mut input = io::BufWriter::with_capacity(1 << 16, child.stdin.take().ok_or_else(no_input)?);
        let written = write(&mut input).and_then(|()| input.flush().map_err(ImportError::Git));
        drop(input);
        let output = child.wait_with_output().map_err(not_started)?;
        match written {
            // Git says why it reads no more.
            Ok(()) | Err(ImportError::Git(_)) if !output.status.success() => Err(failed("fast-import", &output)),
            Ok(()) => Ok(()),
            Err(ImportError::Git(error)) => Err(Failure::new("writing to git failed").because(error)),
            Err(ImportError::Source(failure)) => Err(failure),
        }
    }
}

/// Why the input of `git fast-import` could not be written.
pub(super) enum ImportError {
    /// Git reads no more.
    Git(io::Error),
    /// A file of the site cannot be read.
    Source(Failure),
}
