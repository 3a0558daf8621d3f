use std::path::Path;

use crate::base::{Diagnostic, Severity, SitePath};
use crate::cli::stop::Stop;
use crate::io::disk;
use crate::publish::Target;
use crate::site::model::config::Config;

/// The configuration of the site at `root`, or its errors.
pub fn read_config(root: &Path) -> Result<Result<Config, Vec<Diagnostic>>, Stop> {
    let text = disk::read_config(root)?;
    let Some(path) = SitePath::new("talkpress.toml") else { return Ok(Ok(Config::default())) };
    let (config, mistakes) = Config::read(&path, &text);
    let errors: Vec<Diagnostic> = mistakes.into_iter().filter(|m| m.severity == Severity::Error).collect();
    Ok(if errors.is_empty() { Ok(config) } else { Err(errors) })
}

/// The target that was `given`, or the only one.
pub fn target<'t>(targets: &'t [Target], given: Option<&str>) -> Result<&'t Target, Stop> {
    let names = || targets.iter().map(|target| format!("`{}`", target.name)).collect::<Vec<_>>().join(", ");
    let usage = |sentence: String| Err(Stop::Usage(sentence));
    match (given, targets) {
        (_, []) => usage(
            "talkpress.toml has no target: add a table such as `[publish.pages]` with `git = \"origin\"`, `folder = \"…\"` \
             or `s3 = \"…\"`"
                .into(),
        ),
        (Some(name), _) => match targets.iter().find(|target| target.name == name) {
            Some(target) => Ok(target),
            None => usage(format!("there is no target `{name}` in talkpress.toml; use one of {}", names())),
        },
        (None, [only]) => Ok(only),
        (None, _) => usage(format!("there are several targets: name one of {}", names())),
    }
}
