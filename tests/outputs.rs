//! Every output of every fixture writes only what it has claimed, so that two outputs never write to one path.

#[path = "support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use support::{Site, fixtures};
use talkpress::site::build::engine::Engine;
use talkpress::site::output::registry::OUTPUTS;
use talkpress::site::output::social_cards::Unlimited;
use talkpress::site::render::site_renderer::SiteRenderer;
use talkpress::site::theme::theme::Theme;
use talkpress::talk::highlight::HighlightCache;

/// The outputs that know some of their paths only when links have been followed. They give way to all others.
const LATE: [&str; 2] = ["copies", "image_sizes"];

#[test]
fn every_path_is_claimed_by_the_output_that_writes_it() {
    let mut written = 0;
    for name in [
        "publishing",
        "image-widths",
        "search",
        "ids",
        "without-extras",
        "permalinks",
        "publishing-drafts-and-future",
        "layouts",
    ] {
        let site = Site::fixture(name);
        let build = Engine::new(HighlightCache::new()).build(&site.files, Vec::new(), &site.options);
        let model = build.site.expect("a site");
        let theme = Theme::load(&model.config.theme, &site.files).expect("a theme");
        let renderer = Arc::new(SiteRenderer::new(model, Arc::new(theme), Arc::new(Unlimited)));
        let mut paths = BTreeSet::new();
        for output in OUTPUTS {
            let claims = (output.claims)(&renderer.site, &renderer.theme);
            let claimed: BTreeSet<_> = claims.into_iter().map(|claim| claim.path).collect();
            for (path, _) in (output.files)(&renderer, &site.files) {
                let is_late = LATE.contains(&output.name);
                assert!(is_late || claimed.contains(&path), "{name}: {} writes {path} without a claim", output.name);
                assert!(
                    paths.insert(path.clone()),
                    "{name}: {path} is written twice, the second time by {}",
                    output.name
                );
                written += 1;
            }
        }
        assert_eq!(paths, build.files.iter().map(|(path, _)| path.clone()).collect(), "{name}");
    }
    assert!(written > 100, "only {written} files");
}

#[test]
fn the_fixtures_use_every_output() {
    let mut used = BTreeSet::new();
    for entry in fs::read_dir(fixtures()).expect("the fixtures").flatten().filter(|e| e.path().join("site").is_dir()) {
        let site = Site::fixture(entry.file_name().to_str().expect("a name"));
        let build = Engine::new(HighlightCache::new()).build(&site.files, Vec::new(), &site.options);
        let Some(model) = build.site else { continue };
        let Ok(theme) = Theme::load(&model.config.theme, &site.files) else { continue };
        let renderer = Arc::new(SiteRenderer::new(model, Arc::new(theme), Arc::new(Unlimited)));
        let writes =
            |output: &&talkpress::site::output::definition::Output| !(output.files)(&renderer, &site.files).is_empty();
        used.extend(OUTPUTS.iter().filter(writes).map(|output| output.name));
    }
    let unused: Vec<_> = OUTPUTS.iter().map(|output| output.name).filter(|name| !used.contains(name)).collect();
    assert!(unused.is_empty(), "no fixture writes {unused:?}");
}
