//! What a site writes: every file of the output, as content that is made when it is needed.

use std::sync::Arc;

use crate::base::{Content, Diagnostic, Files, SitePath};
use crate::site::images::variant;
use crate::site::model::entry::output_path;
use crate::site::model::routes::Owner;
use crate::site::model::site::Site;
use crate::site::output::recipe::{Job, SiteRecipe};
use crate::site::output::search;
use crate::site::output::social_cards;

/// The files of the output.
pub fn files(site: &Arc<Site>, input: &Files, diagnostics: &mut Vec<Diagnostic>) -> Files {
    let mut out = Files::new();
    let mut put = |path: &SitePath, job: Job| {
        out.insert(path.clone(), Content::Recipe(Arc::new(SiteRecipe::new(site.clone(), job))));
    };
    for (path, owner) in site.links.routes.iter() {
        match owner {
            Owner::Entry(index, _) if site.entries[*index].is_home() => put(path, Job::Home(Some(*index))),
            Owner::Entry(index, _) => put(path, Job::Entry(*index)),
            Owner::Alias(index, _) => put(path, Job::Redirect(path.clone(), *index)),
            Owner::File(_) | Owner::Generated(_) => {}
        }
    }
    for (index, entry) in site.entries.iter().enumerate() {
        entry.embed.iter().for_each(|path| put(path, Job::Embed(index)));
        let oembed = entry.oembed.as_ref().filter(|_| site.base_url().is_some());
        oembed.into_iter().for_each(|path| put(path, Job::Oembed(index)));
    }
    for (index, listing) in site.listings.iter().enumerate() {
        put(&listing.output, Job::Listing(index));
        if let Some(feed) = &listing.feed {
            put(feed, Job::TagFeed(index));
        }
    }
    let at = |name: &str| SitePath::new(name);
    if let Some(home) = at("index.html").filter(|_| !site.entries.iter().any(crate::site::model::entry::Entry::is_home))
    {
        put(&home, Job::Home(None));
    }
    let fixed = [("404.html", Job::NotFound), ("talks.json", Job::TalksJson), ("robots.txt", Job::Robots)];
    for (name, job) in fixed {
        at(name).into_iter().for_each(|path| put(&path, job.clone()));
    }
    if site.base_url().is_some() {
        output_path(site.config.permalinks.feed.as_str()).into_iter().for_each(|path| put(&path, Job::Feed));
        at("sitemap.xml").into_iter().for_each(|path| put(&path, Job::Sitemap));
        let has_alias = site.links.routes.iter().any(|(_, owner)| matches!(owner, Owner::Alias(..)));
        at("_redirects").filter(|_| has_alias).into_iter().for_each(|path| put(&path, Job::Redirects));
    } else {
        diagnostics.push(
            Diagnostic::note("no-base-url", "without `base_url` there is no feed, no sitemap and no canonical address")
                .hint("set `base_url` in talkpress.toml, or pass `--base-url`"),
        );
    }
    copies(site, input, &mut out);
    let (search, cards) = rayon::join(|| search::files(site), || social_cards::files(site, input));
    let drawn = Files::overlay(cards, variant::files(site, input));
    Files::overlay(Files::overlay(drawn, search), out)
}

/// Files that are published as they are: those of `static/`, those beside documents, and the theme's.
fn copies(site: &Site, input: &Files, out: &mut Files) {
    for (path, owner) in site.links.routes.iter() {
        if let Owner::File(source) = owner
            && !out.contains(path.as_str())
            && let Some(content) = input.get(source.as_str())
        {
            out.insert(path.clone(), content.clone());
        }
    }
    for (path, content) in site.theme.assets.values() {
        out.insert(path.clone(), content.clone());
    }
}
