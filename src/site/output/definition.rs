use std::sync::Arc;

use crate::base::Files;
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::Claim;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

/// One kind of files that a site writes.
pub struct Output {
    /// Its name, as in [`path_of`](crate::site::model::site::Site::path_of).
    pub name: &'static str,
    /// The addresses of its files, as the manual shows them.
    pub addresses: &'static str,
    /// What is in them, as the manual says it.
    pub content: &'static str,
    /// The paths it will write; called before links are followed.
    pub claims: fn(&Catalogue, &Theme) -> Vec<Claim>,
    /// Its files, made when they are needed. `input` is the site's own files.
    pub files: fn(&Arc<SiteRenderer>, input: &Files) -> Files,
}
