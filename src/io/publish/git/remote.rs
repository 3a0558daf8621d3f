use std::path::Path;

use super::process::top_of;
use super::user_config::UserConfig;
use crate::io::Failure;
use crate::io::disk;

/// The address for `remote` of a target: that of a remote of the repository that `site` is in, or `remote` itself.
///
/// # Errors
/// If it is neither.
pub(super) fn address(remote: &str, site: &Path, user: &UserConfig) -> Result<String, Failure> {
    if let Some(address) = user.address_of(remote) {
        let top = top_of(site);
        return Ok(absolute(address, top.as_deref().unwrap_or(site)));
    }
    let is_name = !remote.contains(['/', '\\', ':']) && !remote.starts_with('.');
    match is_name && !disk::is_folder(&site.join(remote)) {
        true => Err(Failure::new(format!(
            "the site's repository has no remote `{remote}`: add it with `git remote add`, or write an address into `git`"
        ))),
        false => Ok(absolute(remote, site)),
    }
}

/// An address of this machine starting from its root; any other as it is.
fn absolute(address: &str, folder: &Path) -> String {
    let is_remote = address.contains("://") || address.split('/').next().is_some_and(|first| first.contains(':'));
    match is_remote || Path::new(address).is_absolute() {
        true => address.to_owned(),
        false => folder.join(address).to_string_lossy().into_owned(),
    }
}
