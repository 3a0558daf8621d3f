use std::fmt;

use super::action_error::ActionError;
use super::page_info::PageInfo;
use crate::base::{Content, Diagnostic, SitePath};

/// What can be asked about the sources of one build's pages, and done to them. The preview itself knows pages only as
/// bytes.
pub trait SourceActions: fmt::Debug + Send + Sync {
    /// Where a page comes from, or `None` if no document makes it.
    fn page_info(&self, page: &SitePath) -> Option<PageInfo>;

    /// The diagnostics that belong to no document, such as those of the configuration and of templates.
    fn site_diagnostics(&self) -> Vec<Diagnostic>;

    /// The image that other sites show beside a link to a page, as a social network would.
    fn share_image(&self, page: &SitePath) -> Option<Content>;

    /// Opens the document of a page in the author's editor, at a slide; at the top if the slide is unknown.
    ///
    /// # Errors
    /// If no editor is configured, or no document makes the page.
    fn open(&self, page: &SitePath, slide: &str) -> Result<(), ActionError>;

    /// Writes times of slides, in seconds from the start of the talk, into the document of a page, or into the file with the times of
    /// this recording: the number of a delivery, from 1. Returns how many were written. No times only ask
    /// whether times could be written.
    ///
    /// # Errors
    /// If the file has changed since this build, no document makes the page, or the recording has no file for its times.
    fn save_times(
        &self,
        page: &SitePath,
        recording: Option<usize>,
        times: &[(String, u32)],
    ) -> Result<usize, ActionError>;

    /// Tells the author what had to be left out of a file that somebody asked for.
    fn warn(&self, warnings: &[Diagnostic]);
}
