//! Links that name files of the site: `{filename}a.md`, `{static}/images/a.png`, `{attach}a.pdf`.

use std::collections::BTreeMap;

use crate::base::SitePath;
use crate::base::url::{decode_path, encode_path};
use crate::import::sites::rewrite::Rewrite;

/// Where files of the content are in the new site: an address by the path in the content.
pub(super) type Targets = BTreeMap<SitePath, String>;

/// What a link begins with.
const MARKS: [&str; 6] = ["{filename}", "{static}", "{attach}", "|filename|", "|static|", "|attach|"];

/// Links that stay as they are.
const OTHERS: [&str; 4] = ["{tag}", "{category}", "{author}", "{index}"];

/// `body`, which is the document at `path` in the content, with links that talkpress follows.
pub(super) fn convert(body: &str, path: &SitePath, targets: &Targets) -> Rewrite {
    let mut out = Rewrite::default();
    for (start, _) in body.match_indices(['{', '|']) {
        if start < out.position() || !is_link(&body[..start]) {
            continue;
        }
        let rest = &body[start..];
        let mark = MARKS.iter().find(|mark| rest.starts_with(**mark));
        if mark.is_none() && !OTHERS.iter().any(|mark| rest.starts_with(mark)) {
            continue;
        }
        let end = target_end(rest);
        out.copy(&body[out.position()..start]);
        match mark.and_then(|mark| target(&rest[mark.len()..end], path, targets)) {
            Some(target) => out.replace(end, &target),
            None => {
                out.list(&rest[..end]);
                out.copy(&rest[..end]);
            }
        }
    }
    out.copy(&body[out.position()..]);
    out
}

/// Whether what follows `before` is the target of a link.
fn is_link(before: &str) -> bool {
    before.ends_with(['(', '"', '\'', '<', '='])
        || before.trim_end_matches([' ', '\t']).ends_with("]:")
        || before.ends_with("](")
}

fn target_end(rest: &str) -> usize {
    rest.find([')', '"', '\'', '>', ' ', '\t', '\n', '\r', ']']).unwrap_or(rest.len())
}

fn target(written: &str, path: &SitePath, targets: &Targets) -> Option<String> {
    let (file, fragment) = written.split_at(written.find(['#', '?']).unwrap_or(written.len()));
    let decoded = decode_path(file);
    let file = match decoded.starts_with('/') {
        true => SitePath::new(&decoded)?,
        false => path.sibling(&decoded)?,
    };
    let address = targets.get(&file)?;
    Some(format!("{}{fragment}", encode_path(address)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_new_place() {
        let path = |text: &str| SitePath::new(text).unwrap();
        let targets: Targets =
            [(path("posts/b.md"), "/posts/b.md".into()), (path("images/a b.png"), "/images/a b.png".into())].into();
        let convert = |body: &str| convert(body, &path("posts/a.md"), &targets);
        let found = convert(
            "[b]({filename}b.md#x) ![i]({static}/images/a%20b.png \"t\") <a href=\"|filename|/posts/b.md\">x</a> [z]({filename}z.md) [t]({tag}x)\n\n\
             [r]: {filename}b.md\n",
        );
        assert_eq!(
            found.text,
            "[b](/posts/b.md#x) ![i](/images/a%20b.png \"t\") <a href=\"/posts/b.md\">x</a> [z]({filename}z.md) [t]({tag}x)\n\n[r]: /posts/b.md\n"
        );
        let left: Vec<&str> = found.listings.iter().map(|listing| listing.what.as_str()).collect();
        assert_eq!(left, ["{filename}z.md", "{tag}x"]);
        assert!(!convert("`{filename}` and {x} | a |").has_effect());
    }

    #[test]
    fn nothing_takes_long() {
        let start = std::time::Instant::now();
        for part in ["={", "={tag}", "={filename}", "]: |", "]:          {"] {
            convert(&part.repeat(200_000), &SitePath::new("a.md").unwrap(), &Targets::new());
        }
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
