use std::fmt;
use std::sync::Arc;

use crate::base::{Diagnostic, Recipe, SitePath};
use crate::site::model::site::Site;
use crate::site::output::{embed, pages};
use crate::site::output::{feeds, sitemap, talks_json};

/// One file of the output, as a pure function of the site.
pub struct SiteRecipe {
    site: Arc<Site>,
    job: Job,
}

/// What is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// The page of a talk, post or page.
    Entry(usize),
    /// The bare deck of a talk, for an `<iframe>`.
    Embed(usize),
    /// What oEmbed asks about that deck.
    Oembed(usize),
    /// The home page, with the text of an entry.
    Home(Option<usize>),
    /// The page of a tag, event, speaker or year.
    Listing(usize),
    /// The page at an alias of an entry.
    Redirect(SitePath, usize),
    /// The page for addresses that lead nowhere.
    NotFound,
    /// The feed with everything.
    Feed,
    /// The feed of a tag.
    TagFeed(usize),
    /// `sitemap.xml`
    Sitemap,
    /// `robots.txt`
    Robots,
    /// `talks.json`
    TalksJson,
    /// `_redirects`
    Redirects,
}

impl SiteRecipe {
    /// A recipe for one job.
    pub fn new(site: Arc<Site>, job: Job) -> SiteRecipe {
        SiteRecipe { site, job }
    }
}

impl Recipe for SiteRecipe {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        let site = &self.site;
        match &self.job {
            Job::Entry(index) => pages::entry(site, *index),
            Job::Embed(index) => embed::embed(site, *index),
            Job::Oembed(index) => Ok(embed::oembed(site, *index)),
            Job::Home(text) => pages::home(site, *text),
            Job::Listing(index) => pages::listing(site, &site.listings[*index]),
            Job::Redirect(path, index) => pages::redirect(site, path, *index),
            Job::NotFound => pages::not_found(site),
            Job::Feed => Ok(feeds::site(site)),
            Job::TagFeed(index) => Ok(feeds::tag(site, &site.listings[*index])),
            Job::Sitemap => Ok(sitemap::sitemap(site)),
            Job::Robots => Ok(sitemap::robots(site)),
            Job::TalksJson => Ok(talks_json::talks(site)),
            Job::Redirects => Ok(sitemap::redirects(site)),
        }
    }
}

impl fmt::Debug for SiteRecipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.job.fmt(f)
    }
}
