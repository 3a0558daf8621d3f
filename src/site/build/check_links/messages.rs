//! The diagnostics of links.

use crate::base::Diagnostic;
use crate::site::build::check_links::role::Role;
use crate::site::build::overflow::TOO_FULL;
use crate::site::build::too_full::TooFull;
use crate::site::model::destination::Reason;
use crate::site::model::links::fragment;

/// The warning for a link that leads nowhere; `nearest` is the most similar path of the site.
pub fn broken_link(role: Role, target: &str, reason: &Reason, nearest: Option<String>) -> Diagnostic {
    let is_file = !matches!(role, Role::Link | Role::Setting(_));
    let kind = if is_file { "file-not-found" } else { "link-broken" };
    let what = match role {
        Role::Key(key) | Role::PictureKey(key) | Role::Setting(key) => format!("`{key}`: "),
        _ => String::new(),
    };
    let message = match reason {
        Reason::Missing(Some(case_variant)) => format!("{what}there is no `{target}`, but there is `{case_variant}`"),
        Reason::Missing(None) => format!("{what}there is no `{target}`"),
        Reason::Unnamed => "this image has no file name".to_owned(),
        Reason::LeftOut => format!("{what}`{target}` leads to a document that is not built"),
        Reason::Escapes => format!("{what}`{target}` leads outside the site's folder"),
    };
    let diagnostic = Diagnostic::warning(kind, message);
    match reason {
        Reason::Missing(Some(_)) => diagnostic.hint("most servers are case-sensitive: use the exact file name"),
        Reason::Missing(None) => match nearest {
            Some(nearest) => diagnostic.hint(format!("did you mean `{nearest}`?")),
            None if is_bare_address(target) => diagnostic.hint("begin an address of another site with `https://`"),
            None if is_file => diagnostic.hint("put the file in `static/` or next to the document"),
            None => diagnostic.hint("check the spelling or add the page"),
        },
        Reason::Unnamed => diagnostic.hint("write the path of the image: `src=\"/img/slide.jpg\"`"),
        Reason::LeftOut => diagnostic.hint("use `--drafts` or `--future` to build it: it is a draft or a future post"),
        Reason::Escapes => diagnostic.hint("move the file into the site's folder"),
    }
}

/// Whether `target` looks like `www.example.org` or `example.org/page`: the address of another site without its scheme.
fn is_bare_address(target: &str) -> bool {
    let (host, rest) = target.split_at(target.find(['/', '?', '#']).unwrap_or(target.len()));
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && !label.starts_with('-')
    };
    let is_top = |label: &&str| label.len() > 1 && label.bytes().all(|b| b.is_ascii_alphabetic());
    let is_host = labels.len() > 1 && labels.iter().all(is_label) && labels.last().is_some_and(is_top);
    is_host && (rest.starts_with('/') || labels[0] == "www" && labels.len() > 2)
}

/// The warning for a link to an id that the page does not have; `near` is the id that was perhaps meant.
pub fn wrong_anchor(target: &str, near: Option<&str>) -> Diagnostic {
    let id = fragment(target).unwrap_or_default();
    let message = match target.starts_with('#') {
        true => format!("this page has no id `{id}`"),
        false => format!("the page that `{target}` links to has no id `{id}`"),
    };
    let hint = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "use the id of a slide or heading on that page".to_owned(),
    };
    Diagnostic::warning("link-broken", message).hint(hint)
}

/// The warning for a document of which the images of `count` slides are on another server. It is at the first of them.
pub fn remote_images(count: usize) -> Diagnostic {
    let more = match count {
        0 | 1 => String::new(),
        2 => ", and that of 1 more slide".to_owned(),
        count => format!(", and those of {} more slides", count - 1),
    };
    Diagnostic::warning("remote-image", format!("this slide's image is on another server{more}"))
        .hint("save it in `static/`: the page then needs no other server, and the size of the image is known")
}

/// The warning for a slide whose text does not fit.
pub fn too_full(found: TooFull) -> Diagnostic {
    let (what, ratio, side) = match found {
        TooFull::Height(ratio) => ("the text of this slide", ratio, "height"),
        TooFull::Width(ratio) => ("a table on this slide", ratio, "width"),
    };
    let message = format!("{what} needs at least {:.0}% of the slide's {side}", ratio * 100.0);
    Diagnostic::warning(TOO_FULL, message)
        .hint("it is shown smaller and may be hard to read: split the slide, or move text to the transcript")
}

#[test]
fn addresses_without_a_scheme_are_known() {
    for address in ["youtube.com/watch?v=a", "www.example.org", "vimeo.com/1", "a-b.example.co.uk/x/"] {
        assert!(is_bare_address(address), "{address}");
    }
    for path in
        ["talk.mp4", "../a.b/c", "./x.org/y", "v1.2/notes.md", "a/b.org/c", "notes.md?x", "/youtube.com/x", "...", ""]
    {
        assert!(!is_bare_address(path), "{path}");
    }
}
