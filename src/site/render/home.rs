//! The home page.

use std::cmp::Reverse;

use crate::site::model::index_kind::{IndexKind, POSTS_AT_HOME};
use crate::site::model::listing::{Listing, ListingKind};
use crate::site::render::home_plan::HomePlan;
use crate::site::render::index::address;
use crate::site::render::page_context::PageContext;
use crate::site::render::planned_year::PlannedYear;
use crate::site::render::view::{HomeView, LinkView, YearView};
use crate::site::render::{card, year};

/// The most tags that the home page shows.
const MAX_TOPICS: usize = 12;

/// The view of the home page, with the text of the entry `text` if there is one.
pub fn view(context: &PageContext<'_>, text: Option<usize>) -> HomeView {
    let site = context.site;
    let html = text.map(|index| context.html(&site.entries[index].document.intro)).unwrap_or_default();
    let own_title = text.map(|index| site.entries[index].document.title.as_str()).filter(|title| !title.is_empty());
    let (mut upcoming, past): (Vec<usize>, Vec<usize>) = site.talks.iter().partition(|i| site.entries[**i].upcoming);
    upcoming.reverse();
    let plan = HomePlan::new(&upcoming, &past, |index| site.entries[index].date.map(|date| date.year()));
    let cards = |list: &[usize]| list.iter().map(|i| card::view(context, *i)).collect();
    let index = |kind| address(context, kind).unwrap_or_default();
    let all_posts = index(IndexKind::Posts);
    // Without a list of all, they are all here.
    let articles = if all_posts.is_empty() { site.posts.len() } else { POSTS_AT_HOME };
    HomeView {
        title: own_title.unwrap_or(site.title()).to_owned(),
        html,
        count: site.talks.len(),
        hero: plan.hero.map(|index| card::view(context, index)),
        next: cards(&plan.next),
        years: plan.years.iter().map(|planned| planned_year(context, planned)).collect(),
        older: plan.older.iter().map(|year| year::view(context, Some(*year), &[], &[])).collect(),
        topics: topics(context),
        all_tags: index(IndexKind::Tags),
        all_events: index(IndexKind::Events),
        all_speakers: index(IndexKind::Speakers),
        all_posts,
        articles: cards(&site.posts[..articles.min(site.posts.len())]),
        articles_first: site.posts.len() > site.talks.len(),
        upcoming: cards(&upcoming),
        talks: cards(&past),
        posts: cards(&site.posts),
    }
}

fn planned_year(context: &PageContext<'_>, planned: &PlannedYear) -> YearView {
    year::view(context, planned.year, &planned.cards, &planned.rows)
}

/// The tags of most talks and posts; those of equally many by name.
fn topics(context: &PageContext<'_>) -> Vec<LinkView> {
    let mut tags: Vec<_> = context.site.listings.iter().filter(|listing| listing.kind == ListingKind::Tag).collect();
    tags.sort_by_key(|tag| Reverse(tag.entries.len()));
    let link = |tag: &&Listing| LinkView { title: tag.name.clone(), url: context.to(&tag.output) };
    tags.iter().take(MAX_TOPICS).map(link).collect()
}
