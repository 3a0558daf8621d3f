//! Where the accessibility page is.

use crate::base::SitePath;
use crate::site::model::catalogue::Catalogue;
use crate::site::model::entry::output_path;

/// The path of the accessibility page: that of a page with this slug. `None` without `[accessibility] contact`.
pub fn path(catalogue: &Catalogue) -> Option<SitePath> {
    let config = &catalogue.config;
    config.accessibility_contact.as_ref()?;
    output_path(&config.permalinks.page.expand(&[("slug", "accessibility")]))
}
