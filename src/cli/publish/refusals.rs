//! What is never published.

use crate::base::{Date, SitePath};
use crate::cli::stop::Stop;
use crate::publish::{Manifest, is_private};

/// Refuses a site without an address that everyone can reach.
pub fn check_address(base_url: Option<&str>) -> Result<&str, Stop> {
    match base_url {
        None => Err(Stop::Usage(
            "`base_url` is not set: write the address at which people will read the site into talkpress.toml".into(),
        )),
        Some(url) if is_private(url) => Err(Stop::Usage(format!(
            "`base_url` is {url}, which only your own network can reach: set it to the public address of the site"
        ))),
        Some(url) => Ok(url),
    }
}

/// Refuses a build that is not fit for the public, or is not that of the `preview`, or has documents that may not be published `today`.
pub fn check_build(manifest: &Manifest, preview: Option<&SitePath>, today: Date) -> Result<(), Stop> {
    let usage = |sentence: &str| Err(Stop::Usage(sentence.to_owned()));
    let facts = manifest.build;
    if facts.notes {
        return usage("the output folder contains speaker notes: build it again without `--with-notes`");
    }
    if facts.drafts {
        return usage("the output folder contains drafts: build it again without `--drafts`");
    }
    if let Some(day) = facts.from.filter(|day| *day > today) {
        let message = format!("the output folder contains a document that is to be published on {day}");
        return usage(&format!("{message}: build it again without `--future` and `--today`"));
    }
    if let Some(day) = facts.until.filter(|day| *day <= today) {
        let message = format!("the output folder contains a document that was to be published until {day}");
        return usage(&format!("{message}: build it again"));
    }
    if !facts.complete {
        return usage("the output folder does not say that its build was complete: build it again");
    }
    let url = check_address(manifest.owner.as_ref().and_then(|owner| owner.base_url.as_deref()))?;
    let is_built_for = |preview: &SitePath| facts.unlisted && url.ends_with(&format!("/{preview}/"));
    match preview {
        Some(preview) if !is_built_for(preview) => usage("this preview was not built last: leave out `--no-build`"),
        None if facts.unlisted => usage("the output folder contains a preview: build it again"),
        _ => Ok(()),
    }
}
