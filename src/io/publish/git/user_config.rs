use std::path::Path;
use std::process::Command;

use super::process::{run, without_repository};
use crate::io::Failure;

/// The settings that say how to reach a remote and who publishes. All others of the user could change bytes, ask for a
/// signature or run hooks, and are not used.
const KEYS: &str = "^((http|credential|ssh|url|protocol|safe|user|author|committer|remote)\\..*|core\\.(sshcommand|askpass|gitproxy))$";

/// The settings of git that are in force in the site's folder, as far as they are used.
#[derive(Clone, Debug, Default)]
pub(super) struct UserConfig {
    settings: Vec<(String, String)>,
}

impl UserConfig {
    /// Those at `site`, which may be outside any repository.
    ///
    /// # Errors
    /// If git cannot be started.
    pub fn read(site: &Path) -> Result<UserConfig, Failure> {
        let mut command = Command::new("git");
        without_repository(&mut command).current_dir(site).args(["config", "-z", "--get-regexp", KEYS]);
        let output = run(&mut command)?;
        let text = String::from_utf8_lossy(&output.stdout);
        let setting = |part: &str| match part.split_once('\n') {
            Some((key, value)) => (key.to_owned(), value.to_owned()),
            None => (part.to_owned(), "true".to_owned()),
        };
        Ok(UserConfig { settings: text.split('\0').filter(|part| !part.is_empty()).map(setting).collect() })
    }

    /// The last value of `key`, whose section and name are in lower case.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.settings.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// The settings for commands that talk to a remote, in the order of git.
    pub fn for_network(&self) -> impl Iterator<Item = (&str, &str)> {
        let is_other =
            |key: &str| ["user.", "author.", "committer.", "remote."].iter().any(|start| key.starts_with(start));
        let settings = self.settings.iter().filter(move |(key, _)| !is_other(key));
        settings.map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// A configuration file with the folders of other users that this user trusts.
    pub fn trusted(&self) -> String {
        let folders = self.settings.iter().filter(|(key, _)| key == "safe.directory");
        let quoted = |value: &str| value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        let lines = folders.map(|(_, value)| format!("directory = \"{}\"\n", quoted(value)));
        format!("[safe]\n{}", lines.collect::<String>())
    }

    /// The address that is pushed to for the remote `name`.
    pub fn address_of(&self, name: &str) -> Option<&str> {
        self.get(&format!("remote.{name}.pushurl")).or_else(|| self.get(&format!("remote.{name}.url")))
    }

    /// Who commits: `Name <address>`, from the environment, git's settings, or this program.
    pub fn identity(&self) -> String {
        let find = |variable: &str, part: &str, otherwise: &str| {
            let given = std::env::var(variable).ok().filter(|value| !value.trim().is_empty());
            let set = || ["committer", "user"].iter().find_map(|who| self.get(&format!("{who}.{part}")));
            let value = given.or_else(|| set().map(str::to_owned)).unwrap_or_else(|| otherwise.to_owned());
            value.chars().filter(|c| !c.is_control() && !matches!(c, '<' | '>')).collect::<String>().trim().to_owned()
        };
        let name = find("GIT_COMMITTER_NAME", "name", "talkpress");
        let email = find("GIT_COMMITTER_EMAIL", "email", "talkpress@localhost");
        format!("{name} <{email}>")
    }
}
