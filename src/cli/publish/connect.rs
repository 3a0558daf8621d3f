use std::path::{Path, PathBuf};

use super::args::PublishArgs;
use crate::base::SitePath;
use crate::cli::stop::Stop;
use crate::cli::terminal::is_interactive;
use crate::io::disk::{self, Existing, TargetFolder};
#[cfg(feature = "s3")]
use crate::io::publish::S3Target;
use crate::io::publish::{Destination, GitTarget};
use crate::publish::{Target, TargetPlace};

/// Opens the target for the site at `root` with its `output` folder, or the folder of the `preview` in it. If something
/// will be written there, it is locked.
pub fn connect(
    target: &Target,
    preview: Option<&SitePath>,
    root: &Path,
    output: &Path,
    args: &PublishArgs,
) -> Result<Box<dyn Destination>, Stop> {
    let below = |folder: PathBuf| preview.map_or(folder.clone(), |preview| folder.join(preview.as_str()));
    match &target.place {
        TargetPlace::Folder(folder) => {
            let existing = if args.yes { Existing::Overwrite } else { Existing::Keep };
            let path = below(root.join(folder));
            let mut folder = TargetFolder::new(&path, root, output, existing)?;
            // Locking makes the folder.
            if !args.dry_run && (!args.delete || disk::is_folder(&path)) {
                folder.lock()?;
            }
            Ok(Box::new(folder))
        }
        TargetPlace::Git(place) => {
            Ok(Box::new(GitTarget::open(place, inside(place.folder.as_ref(), preview), root, is_interactive())?))
        }
        #[cfg(feature = "s3")]
        TargetPlace::S3(place) => Ok(Box::new(S3Target::open(place, inside(place.prefix.as_ref(), preview), root)?)),
        #[cfg(not(feature = "s3"))]
        TargetPlace::S3(_) => {
            let message = "this talkpress cannot publish to a store: it was compiled without the feature `s3`";
            Err(crate::io::Failure::new(message).into())
        }
    }
}

/// The folder of a target that the site, or the preview, is in.
fn inside(folder: Option<&SitePath>, preview: Option<&SitePath>) -> Option<SitePath> {
    match (folder, preview) {
        (Some(folder), Some(preview)) => folder.join(preview.as_str()),
        (Some(one), None) | (None, Some(one)) => Some(one.clone()),
        (None, None) => None,
    }
}
