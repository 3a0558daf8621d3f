//! Slidev.

use crate::talk::decks::finders::{comment_text, is_for_linters, is_ours};
use crate::talk::decks::{Line, NoteSyntax, PrivateNote, Rules, SlideText, Tool};

use super::plain;

pub const RULES: Rules = Rules {
    tool: Tool::Slidev,
    own_keys: &[
        "addons",
        "canvaswidth",
        "clicksstart",
        "codecopy",
        "colorschema",
        "contextmenu",
        "dragpos",
        "drawings",
        "exportfilename",
        "hideintoc",
        "highlighter",
        "linenumbers",
        "magicmovecopy",
        "mdc",
        "monaco",
        "plantumlserver",
        "preloadimages",
        "remoteassets",
        "routealias",
        "routermode",
        "seometa",
        "themeconfig",
        "titletemplate",
        "twoslash",
        "wakelock",
    ],
    keys: &[
        "theme",
        "layout",
        "class",
        "background",
        "transition",
        "fonts",
        "info",
        "image",
        "download",
        "favicon",
        "aspectratio",
        "clicks",
        "htmlattrs",
        "level",
        "presenter",
        "record",
        "selectable",
        "css",
        "defaults",
        "record",
        "src",
        "zoom",
    ],
    left_out: &[
        "theme",
        "transition",
        "fonts",
        "addons",
        "canvaswidth",
        "aspectratio",
        "colorschema",
        "css",
        "defaults",
        "drawings",
        "favicon",
        "highlighter",
        "htmlattrs",
        "monaco",
        "plantumlserver",
        "themeconfig",
        "twoslash",
        "zoom",
    ],
    line,
    notes,
    ..plain::RULES
};

/// Settings of a single slide.
pub const SLIDE_KEYS: &[&str] = &[
    "background",
    "class",
    "clicks",
    "clicksStart",
    "disabled",
    "dragPos",
    "hide",
    "hideInToc",
    "image",
    "layout",
    "level",
    "preload",
    "routeAlias",
    "src",
    "title",
    "transition",
    "url",
    "zoom",
    "alt",
    "skip",
];

fn line(text: &str, line: &Line) -> Option<&'static str> {
    let content = line.text(text);
    let may = memchr::memmem::find(content.as_bytes(), b"<v-").is_some()
        || memchr::memmem::find(content.as_bytes(), b"<V").is_some();
    if !may {
        return None;
    }
    let shown = line.without_code(text);
    let names = ["<v-click", "<v-after", "<v-switch", "<v-drag", "<VClick", "<VAfter", "<VSwitch", "<VDrag"];
    names.iter().any(|name| shown.contains(name)).then_some("an element of Slidev")
}

/// The last comment of a slide.
fn notes(slide: &SlideText<'_>, out: &mut Vec<PrivateNote>) {
    let own = |text: &str| is_for_linters(text.trim());
    let last =
        slide.comments.iter().rfind(|c| !is_ours(c.kind) && !own(&slide.text[comment_text(slide.text, &c.range)]));
    if let Some(comment) = last {
        let content = comment_text(slide.text, &comment.range);
        out.push(PrivateNote::new(comment.range.clone(), content, NoteSyntax::Comment));
    }
}
