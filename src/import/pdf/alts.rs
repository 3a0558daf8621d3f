//! What a tagged PDF says that its pictures show.

use std::collections::HashMap;

use hayro::hayro_syntax::object::{Dict, ObjRef, Object, ObjectIdentifier};
use hayro::hayro_syntax::page::Page;

use super::text::text_of;
use crate::import::words::description;

/// Elements of the tree that are read.
const MAX_NODES: usize = 100_000;

/// The descriptions on each page, in the order of the tree; nothing for most pages of most decks.
pub fn alts(catalogue: &Dict<'_>, pages: &[Page<'_>]) -> Vec<Option<String>> {
    let ids = pages.iter().enumerate().filter_map(|(at, page)| Some((page.raw().obj_id()?, at)));
    let ids: HashMap<ObjectIdentifier, usize> = ids.collect();
    let mut found: Vec<Vec<String>> = vec![Vec::new(); pages.len()];
    let root = catalogue.get::<Dict<'_>>("StructTreeRoot");
    // An element without a page is on that of the one around it.
    let mut open: Vec<(Dict<'_>, Option<usize>)> = root.into_iter().map(|root| (root, None)).collect();
    // A tree that contains itself ends with the last of these.
    let mut left = MAX_NODES;
    while let Some((node, around)) = open.pop() {
        let Some(rest) = left.checked_sub(1) else { break };
        left = rest;
        let own = node.get_ref("Pg").and_then(|page: ObjRef| ids.get(&page.into()).copied());
        let page = own.or(around);
        if let Some((page, alt)) = page.zip(text_of(&node, "Alt").and_then(|alt| description(&alt)))
            && !found[page].contains(&alt)
        {
            found[page].push(alt);
        }
        match node.get::<Object<'_>>("K") {
            Some(Object::Dict(child)) => open.push((child, page)),
            Some(Object::Array(children)) => {
                let children: Vec<Object<'_>> = children.iter::<Object<'_>>().take(left).collect();
                left -= children.len();
                open.extend(children.into_iter().rev().filter_map(Object::into_dict).map(|child| (child, page)));
            }
            _ => {}
        }
    }
    found.into_iter().map(|alts| (!alts.is_empty()).then(|| alts.join(". "))).collect()
}
