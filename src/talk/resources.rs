use super::markdown::{Link, ListItem, Target};
use super::meta::Meta;
use crate::base::url::is_dangerous;

/// The resource list of a talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resources {
    /// Where the list comes from.
    pub source: ResourceSource,
    /// Its entries, in order.
    pub items: Vec<Resource>,
}

/// Where a resource list comes from: the first of these that has links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ResourceSource {
    /// Front matter and the lists of the closing section.
    Listed,
    /// Lists in the intro whose every item starts with a link.
    Intro,
    /// The links of the transcripts.
    Mentioned,
    /// There is none.
    #[default]
    None,
}

/// One resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// The heading above it.
    pub group: Option<String>,
    /// Its title.
    pub title: String,
    /// Where it leads; a list item without a link is shown without one.
    pub target: Option<Target>,
    /// Its note.
    pub note: String,
    /// Whether it is in the closing section, which the page prints as it is.
    pub in_closing: bool,
}

/// Chooses the resource list of a talk.
pub fn choose(meta: &Meta, closing: Vec<ListItem>, intro: &[ListItem], mentioned: &[Link]) -> Resources {
    let listed: Vec<Resource> = from_meta(meta).chain(closing.into_iter().map(|i| from_item(i, true))).collect();
    let list = |source, items: Vec<Resource>| Resources { source, items: safe(items) };
    if listed.iter().any(|r| r.target.is_some()) {
        return list(ResourceSource::Listed, listed);
    }
    let lists_of_links = intro.chunk_by(|a, b| a.list == b.list).filter(|list| list.iter().all(|i| i.link_first));
    let in_intro: Vec<Resource> = lists_of_links.flatten().map(|i| from_item(i.clone(), false)).collect();
    if !in_intro.is_empty() {
        return list(ResourceSource::Intro, in_intro);
    }
    let mentioned: Vec<Resource> = mentioned.iter().filter(|l| !l.target.url.starts_with('#')).map(from_link).collect();
    match mentioned.is_empty() {
        true => Resources::default(),
        false => list(ResourceSource::Mentioned, mentioned),
    }
}

/// URLs that could run a script are never included.
fn safe(items: Vec<Resource>) -> Vec<Resource> {
    items.into_iter().filter(|item| !item.target.as_ref().is_some_and(|t| is_dangerous(&t.url))).collect()
}

fn from_meta(meta: &Meta) -> impl Iterator<Item = Resource> {
    meta.resources.iter().map(|resource| Resource {
        group: None,
        title: resource.title.as_ref().map_or_else(|| resource.url.value.clone(), |t| t.value.clone()),
        target: Some(Target::new(&resource.url.value, &resource.url.range)),
        note: resource.note.as_ref().map(|n| n.value.clone()).unwrap_or_default(),
        in_closing: false,
    })
}

fn from_item(item: ListItem, in_closing: bool) -> Resource {
    let title = match (&item.target, item.title.is_empty()) {
        (Some(target), true) => target.url.to_string(),
        _ => item.title,
    };
    Resource { group: item.group, title, target: item.target, note: item.note, in_closing }
}

fn from_link(link: &Link) -> Resource {
    let title = link.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = if title.is_empty() { link.target.url.to_string() } else { title };
    Resource { group: None, title, target: Some(link.target.clone()), note: String::new(), in_closing: false }
}
