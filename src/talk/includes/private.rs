use crate::base::{Diagnostic, Place, Severity, SitePath};
use crate::talk::decks::Tool;
use crate::talk::front_matter;
use crate::talk::meta::{Meta, Status, is_key, unpublished_name};

/// What to say if the file at `path` with this `text`, which the deck at `deck` includes, is private: by its front matter, or by
/// its name.
pub fn private(path: &SitePath, text: &str, tool: Tool, deck: &SitePath) -> Option<Diagnostic> {
    let (fields, ..) = front_matter::split(path, text, is_key);
    // What a name says is asked for below.
    let unnamed = SitePath::new("content/included.md")?;
    let (meta, mistakes) = Meta::read(&unnamed, text, fields);
    let is_unclear = mistakes.iter().any(|m| m.kind == "status" && m.severity == Severity::Error);
    let is_private =
        is_unclear || meta.status == Status::Draft || meta.not_before.is_some() || meta.not_after.is_some();
    let by_name = unpublished_name(path).filter(|name| unpublished_name(deck) != Some(name));
    // Quarto's own word for a file that is part of others is such a name.
    let by_name = by_name.filter(|name| tool != Tool::Pandoc || name.to_lowercase().contains("draft"));
    let reason = match by_name {
        _ if is_private => "its front matter".to_owned(),
        Some(name) => format!("the name `{name}`"),
        None => return None,
    };
    let message = format!("{reason} keeps this file private, but `{deck}` includes it");
    let hint = "make the deck a draft too, or remove what keeps the file private";
    Some(Diagnostic::error("include-private", message).hint(hint).at(Place::file(path)))
}
