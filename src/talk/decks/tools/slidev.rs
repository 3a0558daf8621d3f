//! Slidev.

use crate::talk::decks::finders::{comment_text, is_for_linters, is_ours};
use std::ops::Range;

use crate::base::data::{Fields, Spanned};
use crate::talk::decks::{
    Carried, END_OF_COLUMNS, Edge, FacePart, Include, Included, IncludedCode, Line, NoteSyntax, PrivateNote, Rules,
    Side, SlideSettings, SlideText, Tool,
};
use crate::talk::markdown::DeckSyntax;

use super::magic_move::magic_moves;
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
        "clicks",
        "clicksstart",
        "codecopy",
        "contextmenu",
        "dragpos",
        "exportfilename",
        "hideintoc",
        "level",
        "linenumbers",
        "magicmovecopy",
        "preload",
        "preloadimages",
        "presenter",
        "record",
        "remoteassets",
        "routermode",
        "selectable",
        "seometa",
        "titletemplate",
        "wakelock",
        "<<<",
    ],
    syntax: DeckSyntax { is_slidev: true, has_math: true, ..DeckSyntax::RULE_SLIDES },
    line,
    notes,
    settings,
    carry,
    includes,
    parts,
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
    if slot(content).is_some() {
        return Some("a line that begins a slot of a layout");
    }
    let is_name = |at: usize| content[at + 1..].starts_with("v-") || content[at + 1..].starts_with('V');
    if !memchr::memchr_iter(b'<', content.as_bytes()).any(is_name) {
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

/// Lines that take code from a file.
fn settings(slide: &SlideText<'_>, settings: &mut SlideSettings) -> Vec<Range<usize>> {
    let snippets = slide.lines.iter().filter(|line| line.text(slide.text).starts_with("<<< "));
    let ranges: Vec<Range<usize>> = snippets.map(|line| line.range.clone()).collect();
    settings.fields.extend(ranges.iter().map(|range| {
        let file = slide.text[range.clone()].trim_start_matches("<<<").trim().to_owned();
        (Spanned::new("<<<".to_owned(), range.clone()), Spanned::new(file, range.clone()))
    }));
    ranges
}

/// Lines `<<< @/snippets/a.ts#region ts {2-3}`.
fn includes(text: &str, lines: &[Line], _: &Fields) -> Vec<Include> {
    let snippet = |line: &Line| {
        let content = line.text(text);
        let rest = content.strip_prefix("<<<").filter(|rest| rest.starts_with([' ', '\t']))?.trim();
        let brace = rest.find(" {").map_or(rest.len(), |at| at + 1);
        let (head, options) = rest.split_at(brace);
        let mut words = head.split_ascii_whitespace();
        let (file, language) = (words.next()?, words.next());
        let is_name = |name: &str| name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        let (path, region) = match file.rsplit_once('#').filter(|(_, name)| !name.is_empty() && is_name(name)) {
            Some((path, region)) => (path, Some(region.to_owned())),
            None => (file, None),
        };
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        let info = format!("{} {options}", language.unwrap_or(extension)).trim_end().to_owned();
        let at = line.range.start + content.find(file)?;
        let file = Spanned::new(path.to_owned(), at..at + path.len());
        let what = Included::Code(IncludedCode { file, info, region, lines: 1..usize::MAX });
        Some(Include { range: line.range.clone(), what })
    };
    lines.iter().filter_map(snippet).chain(magic_moves(text)).collect()
}

/// Puts the picture or the page of a layout where it belongs.
fn carry(_: &Fields, settings: &mut SlideSettings, _: &mut Carried) {
    leave_out_alignment(settings);
    let Some(layout) = &settings.layout else { return };
    let (what, edge) = match layout.as_str() {
        "image" => (Shows::Image, None),
        "image-left" => (Shows::Image, Some(Edge::Left)),
        "image-right" => (Shows::Image, Some(Edge::Right)),
        "iframe-left" => (Shows::Page, Some(Edge::Left)),
        "iframe-right" => (Shows::Page, Some(Edge::Right)),
        _ => return,
    };
    settings.background.side = edge.map(|edge| Side { edge, percent: 50 });
    if let (Shows::Image, Some(image)) = (what, settings.image.clone()) {
        settings.background.set_image(image);
    }
}

/// Layouts align text themselves. The class is named as left out where that makes a difference.
fn leave_out_alignment(settings: &mut SlideSettings) {
    let Some(at) = settings.classes.iter().position(|class| class == "text-center") else { return };
    settings.classes.remove(at);
    let is_centred = |layout: &Spanned<String>| matches!(layout.as_str(), "cover" | "center" | "intro");
    let written = settings.fields.iter().find(|(key, _)| **key == "class");
    if let Some((_, value)) = written.filter(|_| !settings.layout.as_ref().is_some_and(is_centred)) {
        settings.unused.push(Spanned::new("text-center".to_owned(), value.range.clone()));
    }
}

/// What a layout shows beside its text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Image,
    Page,
}

/// A line `::right::` begins a column, as a thematic break does.
fn parts(slide: &SlideText<'_>) -> Vec<FacePart> {
    let mut out = Vec::new();
    let mut start = slide.range.start;
    let is_columns = slide.lines.iter().any(|line| slot(line.text(slide.text)) == Some("right"));
    for line in slide.lines {
        let Some(name) = slot(line.text(slide.text)) else { continue };
        out.push(FacePart::Markdown(start..line.range.start));
        match name {
            "right" => out.push(FacePart::Html("<hr />\n".into())),
            "bottom" if is_columns => out.push(FacePart::Html(format!("{END_OF_COLUMNS}\n").into())),
            _ => {}
        }
        start = line.end.min(slide.range.end);
    }
    out.push(FacePart::Markdown(start..slide.range.end));
    out
}

/// The name of the slot of a layout that begins below this line.
fn slot(line: &str) -> Option<&str> {
    let name = line.trim_end().strip_prefix("::")?.strip_suffix("::")?;
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_slots() {
        assert_eq!((slot("::right::"), slot("::left-2::  ")), (Some("right"), Some("left-2")));
        assert_eq!((slot(":::: notes"), slot("::::"), slot("a ::b::")), (None, None, None));
    }
}
