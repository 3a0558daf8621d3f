use std::collections::HashMap;

use resvg::usvg::roxmltree::{Document, Node};

/// Elements whose `href` names another that is drawn, or read, in their place.
const REFERRING: &[&str] =
    &["use", "linearGradient", "radialGradient", "pattern", "filter", "feImage", "textPath", "tref"];

/// Elements that a `url()` in an attribute names.
const SERVERS: &[&str] = &["linearGradient", "radialGradient", "pattern", "mask", "clipPath", "filter", "marker"];

/// A document in which each reference is replaced by what it refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expanded {
    /// How many elements it has.
    pub elements: u64,
    /// How many of them are inside one another.
    pub depth: u32,
}

/// Computes the size of the document after expansion, without expanding it; nothing if an element refers to itself.
pub fn expand(document: &Document<'_>) -> Option<Expanded> {
    let edges = Edges::of(document);
    let root = document.root_element().id().get_usize();
    let mut known: Vec<Progress> = vec![Progress::New; edges.0.len()];
    let mut open = vec![(root, 0)];
    known[root] = Progress::Open;
    // A loop, because a recursion would need the stack that this is to save.
    while let Some((node, next)) = open.pop() {
        if let Some((target, _)) = edges.0[node].get(next) {
            open.push((node, next + 1));
            match known[*target] {
                Progress::Done(_) => {}
                Progress::Open => return None,
                Progress::New => {
                    known[*target] = Progress::Open;
                    open.push((*target, 0));
                }
            }
            continue;
        }
        let mut all = Expanded { elements: 1, depth: 1 };
        for (target, times) in &edges.0[node] {
            if let Progress::Done(part) = known[*target] {
                all.elements = all.elements.saturating_add(part.elements.saturating_mul(*times));
                all.depth = all.depth.max(part.depth.saturating_add(1));
            }
        }
        known[node] = Progress::Done(all);
    }
    match known[root] {
        Progress::Done(all) => Some(all),
        _ => None,
    }
}

#[derive(Clone, Copy)]
enum Progress {
    New,
    Open,
    Done(Expanded),
}

/// For each node, the elements in it and those it refers to, and how often each is drawn.
struct Edges(Vec<Vec<(usize, u64)>>);

impl Edges {
    fn of(document: &Document<'_>) -> Edges {
        // An id may be used twice by mistake, for a group and a gradient.
        let (mut ids, mut servers) = (HashMap::new(), HashMap::new());
        let mut count = 0;
        for node in document.descendants() {
            count = node.id().get_usize() + 1;
            if let Some(id) = node.attribute("id") {
                ids.entry(id).or_insert(node.id().get_usize());
                if SERVERS.contains(&node.tag_name().name()) {
                    servers.entry(id).or_insert(node.id().get_usize());
                }
            }
        }
        let mut edges = vec![Vec::new(); count];
        for node in document.descendants().filter(Node::is_element) {
            let list = &mut edges[node.id().get_usize()];
            list.extend(node.children().filter(Node::is_element).map(|child| (child.id().get_usize(), 1)));
            list.extend(href(node).and_then(|name| ids.get(name)).map(|target| (*target, 1)));
            let painted = urls(node).into_iter().filter_map(|(name, times)| Some((*servers.get(name)?, times)));
            list.extend(painted);
        }
        Edges(edges)
    }
}

/// The name of the element that a node repeats or continues.
fn href<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let refers = REFERRING.contains(&node.tag_name().name());
    let mut links = node.attributes().filter(|attribute| refers && attribute.name() == "href");
    links.find_map(|link| link.value().trim().strip_prefix('#'))
}

/// The names in `url()` of a node's attributes, and how often what they name is drawn.
fn urls<'a>(node: Node<'a, '_>) -> Vec<(&'a str, u64)> {
    let mut out = Vec::new();
    for attribute in node.attributes() {
        let value = attribute.value();
        let mut parts = value.split("url(").skip(1).peekable();
        if parts.peek().is_none() {
            continue;
        }
        // A marker is drawn at each point of its line.
        let is_marker = attribute.name().starts_with("marker") || value.contains("marker");
        let times = if is_marker { points(node) } else { 1 };
        for part in parts {
            let name = part.split(')').next().unwrap_or_default().trim().trim_matches(['"', '\'']);
            out.extend(name.strip_prefix('#').map(|name| (name, times)));
        }
    }
    out
}

/// Roughly how many points the line of a node has.
fn points(node: Node<'_, '_>) -> u64 {
    let line = node.attribute("d").or_else(|| node.attribute("points"));
    line.map_or(1, |line| 1 + line.len() as u64 / 6)
}
