//! pandoc and what is built on it: patat and Quarto.

use std::ops::Range;

use crate::base::data::{Fields, Spanned, Value};
use crate::talk::decks::elements::Element;
use crate::talk::decks::finders::{
    comment_text, fenced_div, fenced_divs, has_class, is_for_linters, is_ours, quoted_fenced_div,
};
use crate::talk::decks::note_like::is_name;
use crate::talk::decks::parts::{ListSteps, Parts};
use crate::talk::decks::slide_attributes::apply;
use crate::talk::decks::tex_notes::tex_notes;
use crate::talk::decks::{
    DeckFacts, FacePart, Hidden, Line, NoteSyntax, PrivateNote, Rules, Separators, SlideSettings, SlideText, Tool,
};
use crate::talk::html::CommentKind;
use crate::talk::markdown::{Attributes, DeckSyntax};

use super::plain;
use super::quarto::shortcodes;

pub const RULES: Rules = Rules {
    tool: Tool::Pandoc,
    own_keys: &["patat", "slidelevel", "slide-level"],
    keys: &["format", "output", "subtitle", "institute", "incremental", "theme", "transition", "bibliography"],
    left_out: &["theme", "transition", "bibliography"],
    syntax: DeckSyntax { has_math: true, ..DeckSyntax::RULE_SLIDES },
    front_matter,
    line,
    separators,
    notes,
    keeps_line_ends,
    cover: |fields| front_matter(fields).is_some() && fields.get("patat").is_none(),
    settings,
    includes: shortcodes,
    parts,
    ..plain::RULES
};

/// patat does, unless it fills lines itself.
fn keeps_line_ends(fields: &Fields) -> bool {
    let Some(patat) = fields.get("patat") else { return false };
    let wraps = match &patat.value {
        Value::Table(inner) => inner.get("wrap").and_then(|field| field.value.as_text()),
        _ => None,
    };
    wraps.is_none_or(|wraps| matches!(wraps.trim(), "false" | "no"))
}

/// Output formats that are slides.
const FORMATS: [&str; 9] =
    ["revealjs", "beamer", "pptx", "powerpoint", "slidy", "slideous", "dzslides", "s5", "ioslides"];

fn front_matter(fields: &Fields) -> Option<&'static str> {
    let names = |value: &Value| match value {
        Value::Plain(text) | Value::Text(text) => is_format(text),
        Value::Table(fields) => fields.iter().any(|field| is_format(&field.key)),
        Value::List(items) => items.iter().any(|item| item.as_text().is_some_and(is_format)),
    };
    let found = ["format", "output", "to"].iter().filter_map(|key| fields.get(key)).any(|field| names(&field.value));
    found.then_some("a slide format of pandoc")
}

/// `revealjs`, `clean-revealjs`, `revealjs::revealjs_presentation`, `beamer_presentation` …
fn is_format(name: &str) -> bool {
    let name = name.trim().to_ascii_lowercase();
    name.split(['-', '_', ':', '+']).any(|word| FORMATS.contains(&word))
}

fn line(text: &str, line: &Line) -> Option<&'static str> {
    (line.text(text).trim() == ". . .").then_some("a line `. . .`")
}

fn separators(deck: &DeckFacts<'_>) -> Separators {
    let rulers = deck.lines.iter().any(|line| is_ruler(line.text(deck.text)));
    let set = level(deck.fields);
    // patat divides at headings only if there is no ruler.
    if deck.fields.get("patat").is_some() && rulers {
        return Separators { breaks: true, ..Separators::default() };
    }
    // Quarto, whose key is `format`, divides at headings of the second level; pandoc looks for text below them.
    let is_quarto = deck.fields.get("format").is_some();
    let level = set.unwrap_or_else(|| if is_quarto { 2 } else { slide_level(deck.headings) });
    // Headings above the slide level begin slides too: their own.
    let headings = (1..=level.min(6)).fold(0, |bits, level| bits | 1 << level);
    Separators { breaks: true, headings, ..Separators::default() }
}

fn is_ruler(line: &str) -> bool {
    crate::talk::scan::line::thematic_break(line.trim()).is_some()
}

/// The slide level that the front matter sets.
fn level(fields: &Fields) -> Option<usize> {
    let number = |fields: &Fields, key: &str| fields.get(key)?.value.as_text()?.trim().parse().ok();
    let within = |field: &str| match &fields.get(field)?.value {
        Value::Table(inner) => {
            let nested = |field: &crate::base::data::Field| match &field.value {
                Value::Table(deeper) => number(deeper, "slide-level").or_else(|| number(deeper, "slide_level")),
                _ => None,
            };
            number(inner, "slideLevel")
                .or_else(|| number(inner, "slide-level"))
                .or_else(|| inner.iter().find_map(nested))
        }
        _ => None,
    };
    number(fields, "slide-level")
        .or_else(|| number(fields, "slidelevel"))
        .or_else(|| ["patat", "format", "output"].into_iter().find_map(within))
}

/// The highest level of a heading with text right below.
pub fn slide_level(headings: &[(usize, usize, bool)]) -> usize {
    headings.iter().filter(|(_, _, has_text)| *has_text).map(|(level, ..)| *level).min().unwrap_or(6)
}

/// Divs with the class `notes`; in patat also comments, unless they configure the slide.
fn notes(slide: &SlideText<'_>, out: &mut Vec<PrivateNote>) {
    fenced_divs(slide, out);
    tex_notes(slide, out);
    out.extend(Element::find(slide, |name| name == "div", |own| own.has_class("notes")).into_iter().map(Element::note));
    if slide.fields.get("patat").is_none() {
        return;
    }
    for comment in slide.comments.iter().filter(|comment| !is_ours(comment.kind)) {
        let content = comment_text(slide.text, &comment.range);
        let said = slide.text[content.clone()].trim();
        if comment.kind != CommentKind::Note
            && !said.starts_with("config:")
            && !is_for_linters(said)
            && !said.is_empty()
        {
            out.push(PrivateNote::new(comment.range.clone(), content, NoteSyntax::Comment));
        }
    }
}

/// The attributes of the heading that begins the slide are the slide's.
fn settings(slide: &SlideText<'_>, settings: &mut SlideSettings) -> Vec<Range<usize>> {
    let mut unseen = hidden_divs(slide);
    let elements = Element::find(slide, |name| matches!(name, "div" | "span"), is_hidden);
    unseen.extend(elements.into_iter().filter(|element| !element.is_open).map(|element| element.whole));
    unseen.extend(footer(slide, settings, &unseen));
    settings.unused.extend(slide.lines.iter().flat_map(|line| unused(line, slide.text)));
    let mut with_text = slide.lines.iter().filter(|line| !line.text(slide.text).trim().is_empty());
    let Some(line) = with_text.next().filter(|line| line.text(slide.text).starts_with('#')) else { return unseen };
    let content = line.text(slide.text).trim_end();
    let attributes = content.rfind('{').and_then(|at| Some((at, Attributes::read(&content[at..])?)));
    if let Some((at, attributes)) = attributes.filter(|(at, attributes)| at + attributes.length == content.len()) {
        let range = line.range.start + at..line.range.start + content.len();
        apply(&attributes, &range, settings);
        if is_hidden(&attributes) {
            settings.hidden = Some((Hidden::ByTool, range.clone()));
        }
        // Speaker notes have no headings of their own: that is for `note_like` to report.
        if !attributes.classes.iter().any(|class| is_name(class)) {
            unseen.push(range);
        }
    }
    let rest = slide.text[line.end.min(slide.range.end)..slide.range.end].trim();
    if rest.is_empty() && settings.classes.is_empty() {
        settings.classes.push("statement".into());
    }
    unseen
}

/// Attributes of a fenced div that mean nothing here.
fn unused(line: &Line, text: &str) -> Vec<Spanned<String>> {
    const USED: [&str; 4] = ["width", "style", "title", "icon"];
    let Some(written) = fenced_div(line.text(text)).filter(|written| written.contains('=')) else { return Vec::new() };
    let keys = div(written).pairs.into_iter().map(|(key, _)| key);
    let is_unused =
        |key: &String| !USED.contains(&key.as_str()) && !key.starts_with("when-") && !key.starts_with("unless-");
    keys.filter(is_unused).map(|key| Spanned::new(key, line.range.clone())).collect()
}

/// The div `footer` of Quarto: the line below this slide.
fn footer(slide: &SlideText<'_>, settings: &mut SlideSettings, unseen: &[Range<usize>]) -> Option<Range<usize>> {
    let divs = || slide.lines.iter().filter_map(|line| Some((line, fenced_div(line.text(slide.text))?)));
    let (first, _) = divs().find(|(_, written)| has_class(written, "footer") || *written == "footer")?;
    if unseen.iter().any(|hidden| hidden.contains(&first.range.start)) {
        return None;
    }
    let (last, _) = divs().find(|(line, written)| line.range.start > first.range.start && written.is_empty())?;
    let inner = first.end..last.range.start;
    settings.footer = Some(Spanned::new(slide.text[inner.clone()].trim().to_owned(), inner));
    Some(first.range.start..last.range.end)
}

/// Divs that are in no output, or not in this one.
fn hidden_divs(slide: &SlideText<'_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open: Vec<Option<usize>> = Vec::new();
    for line in slide.lines {
        match quoted_fenced_div(line.text(slide.text)) {
            Some("") => {
                if let Some(Some(start)) = open.pop()
                    && open.iter().all(Option::is_none)
                {
                    out.push(start..line.range.end);
                }
            }
            Some(attributes) => open.push(is_hidden(&div(attributes)).then_some(line.range.start)),
            None => {}
        }
    }
    out.extend(open.into_iter().flatten().next().map(|start| start..slide.range.end));
    out
}

/// Whether a div or a span is not shown on slides: by its class, or because it is for other formats, profiles or metadata.
pub fn is_hidden(attributes: &Attributes) -> bool {
    let has = |class: &str| attributes.has_class(class);
    let has_key = |start: &str| attributes.pairs.iter().any(|(key, _)| key.starts_with(start));
    let is_ours = |key: &str| attributes.get(key).map(|format| format.contains("html") || format.contains("revealjs"));
    let applies = is_ours("when-format").or_else(|| is_ours("unless-format").map(|ours| !ours));
    // Profiles and metadata are not known here: what depends on them is shown only if it is without them.
    let is_conditional = has_key("when-profile") || has_key("when-meta") || has_key("unless-meta");
    attributes.hide()
        || has("content-hidden") && applies.unwrap_or(true)
        || has("content-visible") && (!applies.unwrap_or(true) || is_conditional)
}

/// Whether lists appear item by item in the whole deck.
fn list_steps(fields: &Fields) -> ListSteps {
    let is_on = |fields: &Fields, key: &str| {
        let value = fields.get(key).and_then(|field| field.value.as_text());
        value.is_some_and(|value| matches!(value.trim(), "true" | "yes"))
    };
    let within = |key: &str| match fields.get(key).map(|field| &field.value) {
        Some(Value::Table(inner)) => {
            is_on(inner, "incrementalLists")
                || is_on(inner, "incremental")
                || inner.iter().any(|field| matches!(&field.value, Value::Table(deep) if is_on(deep, "incremental")))
        }
        _ => false,
    };
    match is_on(fields, "incremental") || ["patat", "format", "output"].into_iter().any(within) {
        true => ListSteps::Each,
        false => ListSteps::None,
    }
}

/// `. . .` begins a step; fenced divs are columns, callouts, or divs with a class.
fn parts(slide: &SlideText<'_>) -> Vec<FacePart> {
    let mut parts = Parts::new(slide, list_steps(slide.fields));
    for line in slide.lines {
        let content = line.text(slide.text);
        let whole = line.range.start..line.end;
        if content.trim() == ". . ." {
            parts.cut(&whole);
            parts.step();
            continue;
        }
        match fenced_div(content) {
            Some("") => {
                parts.cut(&whole);
                parts.close_div();
            }
            Some(attributes) => {
                parts.cut(&whole);
                open_div(&mut parts, attributes);
            }
            None => {}
        }
    }
    parts.finish()
}

/// The attributes of a fenced div.
pub fn div(written: &str) -> Attributes {
    Attributes::read(written).unwrap_or_else(|| {
        // One word is a class.
        let class = written.split([' ', '{']).next().unwrap_or_default().trim_start_matches('.');
        Attributes { classes: vec![class.to_owned()], ..Attributes::default() }
    })
}

fn open_div(parts: &mut Parts<'_>, written: &str) {
    let attributes = div(written);
    let has = |class: &str| attributes.classes.iter().any(|own| own == class);
    let callout = attributes.classes.iter().find_map(|class| class.strip_prefix("callout-"));
    let callout = callout.and_then(|kind| CALLOUTS.into_iter().find(|name| *name == kind));
    if let Some(kind) = callout {
        return parts.open_alert(kind, attributes.get("title").map(str::to_owned));
    }
    match () {
        // What is in it is below the slide.
        () if is_hidden(&attributes) || has("footer") => parts.open_nothing(None),
        () if has("columns") => parts.open_columns(),
        () if has("column") => parts.open_column(column_width(&attributes)),
        () if has("incremental") => parts.open_nothing(Some(ListSteps::Each)),
        () if has("nonincremental") => parts.open_nothing(Some(ListSteps::None)),
        () => parts.open_div(&attributes.classes.join(" "), attributes.get("style").unwrap_or_default(), None),
    }
}

/// `width="40%"`, or the same as a style.
fn column_width(attributes: &Attributes) -> Option<f32> {
    let of_style = || {
        let style = attributes.get("style")?;
        let mut rules = style.split(';').filter_map(|rule| rule.split_once(':'));
        rules.find(|(name, _)| matches!(name.trim(), "width" | "flex-basis")).map(|(_, value)| value)
    };
    let width = attributes.get("width").or_else(of_style)?;
    width.trim().strip_suffix('%')?.trim().parse().ok()
}

/// The kinds of callouts, which are those of alerts.
const CALLOUTS: [&str; 5] = ["note", "tip", "important", "warning", "caution"];
