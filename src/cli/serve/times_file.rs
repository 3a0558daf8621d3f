use crate::base::SitePath;
use crate::base::url::{decode_path, is_remote};
use crate::io::preview::ActionError;
use crate::site::model::written_recording::WrittenRecording;
use crate::talk::Document;

/// The file for the times of slides in the recording of a delivery, counted from 1; `None` if they belong in the slide comments.
///
/// # Errors
/// If the recording is not the main one, and has no file for its times.
pub fn times_file(document: &Document, number: usize) -> Result<Option<SitePath>, ActionError> {
    let recordings = WrittenRecording::all(&document.meta);
    let found = recordings.iter().find(|recording| recording.delivery.map(|at| at + 1) == Some(number));
    let Some(recording) = found else {
        return Err(ActionError::Forbidden(format!("delivery {number} has no recording")));
    };
    match recording.times {
        None if recording.is_main => Ok(None),
        None => Err(ActionError::Forbidden(format!(
            "delivery {number} has no file for its own times: add `times: delivery-{number}.txt` to it in the front matter"
        ))),
        Some(target) => {
            let decoded = decode_path(target);
            let path = match decoded.strip_prefix('/') {
                Some(path) => SitePath::new(&format!("content/{path}")),
                None => document.path.sibling(&decoded),
            };
            let refused = || ActionError::Forbidden(format!("`{target}` cannot be a file of the site"));
            path.filter(|path| !is_remote(target) && !path.is_document() && path.strip_folder("content").is_some())
                .map(Some)
                .ok_or_else(refused)
        }
    }
}
