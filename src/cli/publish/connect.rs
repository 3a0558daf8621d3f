use std::path::Path;

use super::args::PublishArgs;
use crate::cli::stop::Stop;
use crate::cli::terminal::is_interactive;
use crate::io::Failure;
use crate::io::disk::{Existing, TargetFolder};
use crate::io::publish::{Destination, GitTarget};
use crate::publish::{Target, TargetPlace};

/// Opens the target for the site at `root` with its `output` folder. If something will be written there, it is locked.
pub fn connect(target: &Target, root: &Path, output: &Path, args: &PublishArgs) -> Result<Box<dyn Destination>, Stop> {
    match &target.place {
        TargetPlace::Folder(folder) => {
            let existing = if args.yes { Existing::Overwrite } else { Existing::Keep };
            let mut folder = TargetFolder::new(&root.join(folder), root, output, existing)?;
            if !args.dry_run {
                folder.lock()?;
            }
            Ok(Box::new(folder))
        }
        TargetPlace::Git(place) => Ok(Box::new(GitTarget::open(place, place.folder.clone(), root, is_interactive())?)),
        TargetPlace::S3(_) => Err(Failure::new("this version cannot publish to a store").into()),
    }
}
