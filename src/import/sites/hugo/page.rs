//! What Hugo makes of a document.

use super::address::{address, join};
use super::bundles::Role;
use super::config::Config;
use crate::base::{Date, SitePath};
use crate::import::sites::dates;
use crate::import::sites::doc::Doc;
use crate::import::sites::setting::Setting;
use crate::import::sites::settings_file::{table, text};
use crate::import::sites::titles;

/// Where a document is.
pub(super) struct Place {
    /// Its path in the content, without the language in its name.
    pub path: SitePath,
    /// Its language, if that is not the one of the site.
    pub language: Option<String>,
    /// The first part of its addresses, which is its language: `fr`.
    pub prefix: String,
    /// Why Hugo does not publish what is here: a sentence that continues its path.
    pub off: Option<&'static str>,
}

/// Gives `doc` its date and its addresses. Returns a sentence that continues its path, if there is something to say.
pub(super) fn complete(doc: &mut Doc, place: &Place, role: Role, config: &Config, today: Date) -> Option<&'static str> {
    doc.date = dates::tidy(doc, "date");
    for key in ["publishdate", "expirydate", "lastmod"] {
        dates::tidy(doc, key);
    }
    // Without a date, that of its publication counts.
    if doc.date.is_none()
        && let Some(date) = doc.get("publishdate").and_then(dates::loose)
    {
        doc.date = Some(date);
        doc.set("date", dates::value(date));
    }
    let (found, is_own) = address(doc, &place.path, role, config, &place.prefix);
    doc.has_own_address = is_own;
    doc.addresses = found.into_iter().collect();
    aliases(doc, &place.prefix);
    let name =
        if role == Role::Page { place.path.stem() } else { place.path.folder().rsplit('/').next().unwrap_or_default() };
    titles::ensure(doc, if name.is_empty() { "Home" } else { name });
    if let Some(language) = place.language.clone().filter(|_| doc.fields.get("lang").is_none()) {
        doc.set("lang", Setting::Text(language));
    }
    let is_draft = |key: &str| doc.get(key).is_some_and(|text| text.eq_ignore_ascii_case("true"));
    // talkpress reads these keys itself.
    let is_over = doc.get("expirydate").and_then(dates::loose).is_some_and(|date| date.day_only() <= today.day_only());
    let is_built = |key: &str| table(&doc.fields, key).and_then(|build| text(build, "render"));
    let is_unbuilt =
        ["build", "_build"].iter().filter_map(|key| is_built(key)).any(|word| word != "always" && word != "true");
    doc.is_private |= is_draft("draft") || is_draft("headless") || is_over || is_unbuilt;
    let mut note = place.off.or_else(|| by_kind(role, place, config));
    if note.is_some() {
        doc.make_draft();
    }
    if role == Role::Part {
        doc.make_draft();
        note = Some("is part of another page and has none of its own, so it became a draft");
    }
    let is_future = doc.date.is_some_and(|date| date.day_only() > today.day_only());
    if let (true, false, None, Some(date)) = (is_future, config.is_on("buildFuture"), doc.get("publishdate"), doc.date)
    {
        doc.set("publishdate", dates::value(date));
    }
    if role == Role::Section || doc.date.is_none() {
        doc.make_page();
    } else {
        doc.is_page = doc.get("category") == Some("page");
    }
    if doc.addresses == ["/"]
        && !doc.is_private
        && let Some(home) = SitePath::new("content/index.md")
    {
        doc.target = home;
        doc.addresses.clear();
    }
    note
}

/// Why Hugo does not publish documents of this kind.
fn by_kind(role: Role, place: &Place, config: &Config) -> Option<&'static str> {
    let kind = match role {
        Role::Section if place.path.folder().is_empty() => "home",
        Role::Section => "section",
        _ => "page",
    };
    let is_off = config.texts("disableKinds").iter().any(|other| other.eq_ignore_ascii_case(kind));
    is_off.then_some("is of a kind that `disableKinds` turns off, so it became a draft")
}

/// Aliases without a slash at their beginning are relative to the folder of the page.
fn aliases(doc: &mut Doc, prefix: &str) {
    let written = doc.texts("aliases");
    let Some(own) = doc.addresses.first().filter(|_| written.iter().any(|alias| !alias.starts_with('/'))) else {
        return;
    };
    let folder = own.trim_end_matches('/').rsplit_once('/').map_or("", |(folder, _)| folder);
    let absolute = |alias: &String| match alias.starts_with('/') {
        true => alias.clone(),
        false => {
            let path = SitePath::new(&format!("{folder}/{alias}"));
            path.map_or_else(
                || join(prefix, alias),
                |path| format!("/{path}{}", if alias.ends_with('/') { "/" } else { "" }),
            )
        }
    };
    doc.set("aliases", Setting::List(written.iter().map(absolute).collect()));
}
