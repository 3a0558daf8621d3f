//! Shows what would change in a file of the site, or changes it.

use super::super::exit::Exit;
use super::super::stop::Stop;
use super::super::terminal::{print_error, print_text};
use super::open_talk::OpenTalk;
use crate::base::SitePath;
use crate::base::unified_diff::unified_diff;
use crate::io::{Failure, disk};

/// Replaces the file at `path`, which was `old` or was not there, by `new`, or prints the difference.
pub fn save(talk: &OpenTalk, path: &SitePath, old: Option<&[u8]>, new: &[u8], is_written: bool) -> Result<Exit, Stop> {
    if old == Some(new) {
        print_error(&format!("{path}: nothing changes"));
        return Ok(Exit::Done);
    }
    if !is_written {
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        print_text(&unified_diff(path.as_str(), &old.map(text).unwrap_or_default(), &text(new)));
        print_error("nothing was written: add --write to do that");
        return Ok(Exit::Done);
    }
    let file = talk.root.join(path.as_str());
    match old {
        None => disk::create_new(&file, new)?,
        Some(old) => {
            if !disk::replace(&talk.root, &file, old, new)? {
                return Err(
                    Failure::new(format!("`{path}` was changed in the meantime, so nothing was written")).into()
                );
            }
        }
    }
    print_error(&format!("wrote {path}"));
    Ok(Exit::Done)
}
