//! `[publish.NAME]`: where `talkpress publish` puts the site. Secrets are never in the configuration.

use crate::base::data::typed::{checked, flag, table, text, unknown};
use crate::base::data::{Field, Fields, Mistakes, shown};
use crate::base::url::scheme;
use crate::base::{Diagnostic, SitePath};
use crate::publish::{GitPlace, S3Place, Target, TargetPlace};
use crate::talk::meta::slug_rule::slug_problem;

const GIT: &[&str] = &["git", "branch", "folder", "history", "keep"];
const FOLDER: &[&str] = &["folder", "keep"];
const S3: &[&str] = &["s3", "endpoint", "region", "prefix", "keep"];

/// How long old files stay unless the configuration says otherwise, in days.
const DEFAULT_KEEP: u32 = 7;

/// The longest time that old files can stay, in days.
const MAX_KEEP: u32 = 3650;

/// The targets in the table that is the value of `section`, in the order written.
pub(super) fn read(mistakes: &mut Mistakes<'_>, section: &Field) -> Vec<Target> {
    let mut targets = Vec::new();
    for field in table(mistakes, section).into_iter().flatten() {
        if let Some(problem) = slug_problem(&field.key) {
            let message = format!("`{}` cannot be the name of a target: {problem}", shown(&field.key));
            let hint = "write a table such as `[publish.pages]`";
            mistakes.add(Diagnostic::error("publish-name", message).hint(hint), &field.key_range);
        } else if let Some(fields) = table(mistakes, field) {
            targets.extend(target(mistakes, field, fields));
        }
    }
    targets
}

fn target(mistakes: &mut Mistakes<'_>, field: &Field, fields: &Fields) -> Option<Target> {
    let known = match (fields.get("git").is_some(), fields.get("s3").is_some(), fields.get("folder").is_some()) {
        (true, false, _) => GIT,
        (false, true, false) => S3,
        (false, false, true) => FOLDER,
        (false, false, false) => return no_place(mistakes, field, fields),
        _ => {
            let message = format!("the target `{}` must have exactly one of `git`, `folder` and `s3`", field.key);
            let hint = "make a table for each of them, such as `[publish.pages]` and `[publish.cdn]`";
            mistakes.add(Diagnostic::error("publish-target", message).hint(hint), &field.key_range);
            return None;
        }
    };
    check_keys(mistakes, field, fields, known);
    let place = match known[0] {
        "git" => TargetPlace::Git(git(mistakes, fields)?),
        "s3" => TargetPlace::S3(s3(mistakes, fields)?),
        _ => TargetPlace::Folder(fields.get("folder").and_then(|field| checked(mistakes, field, folder))?),
    };
    let keep_days = fields.get("keep").and_then(|field| checked(mistakes, field, keep)).unwrap_or(DEFAULT_KEEP);
    Some(Target { name: field.key.clone(), place, keep_days })
}

fn no_place(mistakes: &mut Mistakes<'_>, field: &Field, fields: &Fields) -> Option<Target> {
    let all: Vec<&str> = GIT.iter().chain(S3).copied().collect();
    check_keys(mistakes, field, fields, &all);
    let message = format!("the target `{}` has none of `git`, `folder` and `s3`", field.key);
    let hint = "write one of them, such as `git = \"origin\"`";
    mistakes.add(Diagnostic::error("publish-target", message).hint(hint), &field.key_range);
    None
}

fn check_keys(mistakes: &mut Mistakes<'_>, field: &Field, fields: &Fields, known: &[&str]) {
    let section = format!("publish.{}", field.key);
    for key in fields.iter().filter(|key| !known.contains(&key.key.as_str())) {
        let hint = format!("use one of the keys of this kind of target: {}", known.join(", "));
        unknown(mistakes, key, Some(&section), known, &hint);
    }
}

fn git(mistakes: &mut Mistakes<'_>, fields: &Fields) -> Option<GitPlace> {
    let mut get = |key: &str, check: fn(&str) -> Result<String, Diagnostic>| {
        fields.get(key).map(|field| checked(mistakes, field, check))
    };
    let remote = get("git", remote)?;
    let branch = get("branch", branch).unwrap_or_else(|| Some("gh-pages".to_owned()));
    let folder = optional_path(mistakes, fields, "folder");
    let history = fields.get("history").map_or(Some(true), |field| flag(mistakes, field));
    Some(GitPlace { remote: remote?, branch: branch?, folder: folder?, history: history? })
}

fn s3(mistakes: &mut Mistakes<'_>, fields: &Fields) -> Option<S3Place> {
    let mut get = |key: &str, check: fn(&str) -> Result<String, Diagnostic>| {
        fields.get(key).map(|field| checked(mistakes, field, check))
    };
    let bucket = get("s3", bucket)?;
    let endpoint = get("endpoint", endpoint).map_or(Some(None), |endpoint| endpoint.map(Some));
    let region = get("region", region).unwrap_or_else(|| Some("us-east-1".to_owned()));
    let prefix = optional_path(mistakes, fields, "prefix");
    Some(S3Place { bucket: bucket?, endpoint: endpoint?, region: region?, prefix: prefix? })
}

/// A folder inside the target; `Some(None)` for none, or an empty one.
fn optional_path(mistakes: &mut Mistakes<'_>, fields: &Fields, key: &str) -> Option<Option<SitePath>> {
    let Some(field) = fields.get(key) else { return Some(None) };
    let value = text(mistakes, field)?;
    let parts: Vec<&str> = value.trim().split('/').filter(|part| !part.is_empty()).collect();
    let is_plain = |part: &&str| !matches!(*part, "." | "..") && !part.eq_ignore_ascii_case(".git");
    if !parts.iter().all(is_plain) || value.contains('\\') || value.chars().any(char::is_control) {
        let message = format!("`{}` is not a folder of the target", shown(&value));
        let hint = "write it relative to the root of the target, such as `docs`";
        mistakes.add(Diagnostic::error("publish-folder", message).hint(hint), &field.value_range);
        return None;
    }
    Some(SitePath::new(&parts.join("/")))
}

fn remote(value: &str) -> Result<String, Diagnostic> {
    let value = value.trim();
    if has_password(value) {
        let message = "the address of a repository must not contain a password";
        let hint = "leave it out: git finds passwords and keys as it does for `git push`";
        return Err(Diagnostic::error("publish-git", message).hint(hint));
    }
    match value.is_empty() || value.starts_with('-') || value.chars().any(char::is_control) {
        true => {
            let message = format!("`{}` is neither a remote nor an address", shown(value));
            let hint = "write a remote of the repository, such as `origin`, or an address that `git push` takes";
            Err(Diagnostic::error("publish-git", message).hint(hint))
        }
        false => Ok(value.to_owned()),
    }
}

/// Whether `address` has a password before its host.
fn has_password(address: &str) -> bool {
    let Some((_, rest)) = address.split_once("://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.rsplit_once('@').is_some_and(|(user, _)| user.contains(':'))
}

/// The rules of `git check-ref-format` for a branch.
fn branch(value: &str) -> Result<String, Diagnostic> {
    let strange = |c: char| c.is_control() || " ~^:?*[\\".contains(c);
    let is_part = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with(".lock");
    let is_valid = value.split('/').all(is_part)
        && !value.contains(strange)
        && !["..", "@{"].iter().any(|pair| value.contains(pair))
        && !value.starts_with('-')
        && !value.starts_with("refs/")
        && !value.ends_with('.')
        && !["@", "HEAD"].contains(&value);
    match is_valid {
        true => Ok(value.to_owned()),
        false => {
            let message = format!("`{}` is not the name of a branch", shown(value));
            Err(Diagnostic::error("publish-branch", message).hint("write a name such as `gh-pages`"))
        }
    }
}

fn folder(value: &str) -> Result<String, Diagnostic> {
    let error = |message: String, hint: &str| Err(Diagnostic::error("publish-folder", message).hint(hint));
    if value == "~" || value.starts_with("~/") {
        let message = format!("`{}` is not a folder: `~` is not replaced by your home folder", shown(value));
        return error(message, "write the whole path, such as `/mnt/www/talks`");
    }
    match value.trim().is_empty() || value.chars().any(char::is_control) {
        true => error(format!("`{}` is not a folder", shown(value)), "write a path such as `/mnt/www/talks`"),
        false => Ok(value.to_owned()),
    }
}

fn bucket(value: &str) -> Result<String, Diagnostic> {
    let is_valid = !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c));
    match is_valid && value.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        true => Ok(value.to_owned()),
        false => {
            let message = format!("`{}` is not the name of a bucket", shown(value));
            let hint = "write the name alone, without `s3://`; a folder in it is the `prefix`";
            Err(Diagnostic::error("publish-bucket", message).hint(hint))
        }
    }
}

fn endpoint(value: &str) -> Result<String, Diagnostic> {
    let web = matches!(scheme(value).as_deref(), Some("http" | "https"));
    let host = value.split_once("://").map_or("", |(_, rest)| rest).trim_end_matches('/');
    let strange = |c: char| c.is_whitespace() || c.is_control() || "/?#@\\\"<>".contains(c);
    match web && !host.is_empty() && !host.starts_with(':') && !host.contains(strange) {
        true => Ok(value.trim_end_matches('/').to_owned()),
        false => {
            let hint = "write the scheme and the host, such as `https://s3.example.org`";
            Err(Diagnostic::error("publish-endpoint", "this is not the address of a store").hint(hint))
        }
    }
}

fn region(value: &str) -> Result<String, Diagnostic> {
    let is_valid = !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    match is_valid {
        true => Ok(value.to_owned()),
        false => {
            let message = format!("`{}` is not a region", shown(value));
            Err(Diagnostic::error("publish-region", message).hint("write a region such as `eu-central-1`"))
        }
    }
}

fn keep(value: &str) -> Result<u32, Diagnostic> {
    let days = value.trim().strip_suffix('d').and_then(|days| days.trim_end().parse::<u32>().ok());
    days.filter(|days| *days <= MAX_KEEP).ok_or_else(|| {
        let message = format!("`{}` is not a number of days", shown(value));
        Diagnostic::error("publish-keep", message).hint("write days with a `d`, such as `7d`; at most `3650d`")
    })
}
