use std::collections::{BTreeSet, HashMap, HashSet};

use crate::site::model::destination::Destination;
use crate::site::render::page_context::PageContext;
use crate::site::render::view::{ResourceGroupView, ResourceView};
use crate::talk::{Document, Resource, ResourceSource};

/// The word for templates that says where the resource list comes from.
pub fn source(source: ResourceSource) -> &'static str {
    match source {
        ResourceSource::Listed => "listed",
        ResourceSource::Intro => "intro",
        ResourceSource::Mentioned => "mentioned",
        ResourceSource::None => "none",
    }
}

/// The resources that the foot of the page lists: all that the closing section does not contain.
pub fn foot(
    context: &PageContext<'_>,
    document: &Document,
    list: &[(&Resource, ResourceView)],
) -> Vec<ResourceGroupView> {
    let url = |resource: &Resource| resource.target.as_ref().map(|target| context.url(&target.url));
    let in_closing: BTreeSet<String> =
        document.resources.items.iter().filter(|r| r.in_closing).filter_map(url).collect();
    groups(list, |resource| !resource.in_closing && url(resource).is_none_or(|url| !in_closing.contains(&url)))
}

/// The resource list with the slides that mention each. Each address is in it once, with the first text that it has.
pub fn list<'d>(context: &PageContext<'_>, document: &'d Document) -> Vec<(&'d Resource, ResourceView)> {
    let mut list = items(context, document);
    mention(context, document, &mut list);
    list
}

/// The same without the slides.
pub fn items<'d>(context: &PageContext<'_>, document: &'d Document) -> Vec<(&'d Resource, ResourceView)> {
    let mut list: Vec<(&Resource, ResourceView)> = Vec::new();
    let mut seen = HashSet::new();
    let is_mentioned = document.resources.source == ResourceSource::Mentioned;
    for resource in &document.resources.items {
        let url = resource.target.as_ref().map(|t| context.url(&t.url)).unwrap_or_default();
        if is_mentioned && leads_to_itself(context, resource) {
            continue;
        }
        if !url.is_empty() && !seen.insert(url.clone()) {
            continue;
        }
        let (title, note) = (resource.title.clone(), resource.note.clone());
        list.push((resource, ResourceView { title, url, note, slides: String::new() }));
    }
    list
}

/// Adds to each resource the slides that link to it.
fn mention(context: &PageContext<'_>, document: &Document, list: &mut [(&Resource, ResourceView)]) {
    let urls = list.iter().enumerate().filter(|(_, (_, view))| !view.url.is_empty());
    let places: HashMap<String, usize> = urls.map(|(place, (_, view))| (view.url.clone(), place)).collect();
    let mut last = vec![usize::MAX; list.len()];
    for (n, slide) in document.slides.iter().enumerate() {
        for link in slide.transcript.links() {
            let Some(place) = places.get(context.address(link).as_ref()).copied() else { continue };
            if std::mem::replace(&mut last[place], n) != n {
                let slides = &mut list[place].1.slides;
                slides.push_str(if slides.is_empty() { "" } else { " " });
                slides.push_str(&slide.id);
            }
        }
    }
}

/// The resources that `wanted` selects, in their groups.
pub fn groups(list: &[(&Resource, ResourceView)], wanted: impl Fn(&Resource) -> bool) -> Vec<ResourceGroupView> {
    let mut groups: Vec<ResourceGroupView> = Vec::new();
    for (resource, view) in list.iter().filter(|(resource, _)| wanted(resource)) {
        let title = resource.group.as_deref().unwrap_or_default();
        if groups.last().is_none_or(|group| group.title != title) {
            groups.push(ResourceGroupView { title: title.to_owned(), items: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.items.push(view.clone());
        }
    }
    groups
}

fn leads_to_itself(context: &PageContext<'_>, resource: &Resource) -> bool {
    resource.target.as_ref().is_some_and(|target| match context.site.resolve(&target.url, context.from) {
        Destination::Output(path, _) | Destination::WrongAnchor(path, ..) => path == *context.from.output,
        Destination::SamePage(_) => true,
        _ => false,
    })
}
