//! Templates of remark: slides that others continue, by name or as the layout of all slides below. A layout is a hidden slide,
//! so it gives its properties only: no text of a hidden slide is published.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::cuts::{Segment, segments};
use super::finders::question_marks;
use super::include::{Include, Included, Piece};
use super::registry::rules_of;
use super::tools::remark::is_step;
use super::{Hidden, Tool};
use crate::base::data::Fields;
use crate::talk::scan::Scan;

/// A template of more pieces is none.
const MAX_PIECES: usize = 1000;

/// What a slide gives to those that continue it.
#[derive(Debug, Default)]
struct Template {
    /// Its properties, but for those that are its own alone.
    properties: Vec<(String, String)>,
    content: Vec<Piece>,
    notes: Vec<Piece>,
}

/// A slide as it is written.
struct Written {
    content: Range<usize>,
    notes: Option<Range<usize>>,
    /// The steps below the first one.
    rest: Range<usize>,
}

/// The slides of `text[body]`, a deck for remark, that continue others.
pub fn templates(fields: &Fields, text: &str, body: Range<usize>) -> Vec<Include> {
    if !["template:", "layout:", "{{"].iter().any(|sign| text.contains(sign)) {
        return Vec::new();
    }
    let (segments, _) = segments(rules_of(Tool::Remark), fields, text, body, &Scan::default());
    let mut out = Vec::new();
    let mut by_name: BTreeMap<String, Rc<Template>> = BTreeMap::new();
    let mut layout: Option<Rc<Template>> = None;
    for segment in segments {
        let is_layout = property(&segment, "layout") == Some("true");
        if !is_layout && matches!(segment.settings.hidden, Some((Hidden::ByTool, _))) {
            continue;
        }
        let named = property(&segment, "template").and_then(|name| by_name.get(name).cloned());
        if named.is_none() && property(&segment, "layout") == Some("false") {
            layout = None;
        }
        let template = named.or_else(|| layout.clone().filter(|_| !is_layout));
        let written = Written::read(text, &segment);
        let own = Template::of(text, &segment, &written, template.as_deref());
        if template.is_some() && !is_layout {
            let pieces = own.slide(text, &segment, &written);
            out.push(Include { range: segment.whole.clone(), what: Included::Pieces(pieces) });
        } else if !is_layout {
            out.extend(own.values(text, &segment));
        }
        let own = Rc::new(if is_layout { own.without_text() } else { own });
        if is_layout {
            layout = Some(own.clone());
        }
        if let Some(name) = property(&segment, "name") {
            by_name.insert(name.to_owned(), own);
        }
    }
    out
}

fn property<'s>(segment: &'s Segment, name: &str) -> Option<&'s str> {
    let found = segment.settings.fields.iter().rev().find(|(key, _)| **key == name)?;
    Some(found.1.value.trim())
}

impl Written {
    fn read(text: &str, segment: &Segment) -> Written {
        let end = segment.range.end;
        let step = segment.lines.iter().find(|line| is_step(line.text(text)));
        let first_end = step.map_or(end, |line| line.range.start);
        let notes = segment.lines.iter().find(|line| question_marks(line.text(text)).is_some());
        let notes = notes.filter(|line| line.range.start < first_end);
        Written {
            content: segment.range.start..notes.map_or(first_end, |line| line.range.start),
            notes: notes.map(|line| line.end.min(first_end)..first_end),
            rest: first_end..end,
        }
    }
}

impl Template {
    /// The slide, with what it has from `template`.
    fn of(text: &str, segment: &Segment, written: &Written, template: Option<&Template>) -> Template {
        let is_own = |key: &str| matches!(key, "name" | "layout" | "count" | "template");
        let given = segment.settings.fields.iter().map(|(key, value)| (key.value.clone(), value.value.clone()));
        let mut properties: Vec<(String, String)> = given.filter(|(key, _)| !is_own(key)).collect();
        let own = vec![Piece::Copy(written.content.clone())];
        let own_notes = written.notes.iter().cloned().map(Piece::Copy);
        let Some(template) = template.filter(|template| template.content.len() + template.notes.len() < MAX_PIECES)
        else {
            return Template { properties, content: own, notes: own_notes.collect() };
        };
        for (key, value) in &template.properties {
            match properties.iter_mut().find(|(own, _)| own == key) {
                Some((_, own)) if key == "class" => *own = format!("{value}, {own}"),
                Some(_) => {}
                None => properties.push((key.clone(), value.clone())),
            }
        }
        let mut notes = template.notes.clone();
        if !notes.is_empty() {
            notes.push(Piece::Text("\n\n".into()));
        }
        notes.extend(own_notes);
        Template { properties, content: with_content(text, &template.content, &own), notes }
    }

    fn without_text(self) -> Template {
        Template { properties: self.properties, ..Template::default() }
    }

    /// The slide as one that continues no other.
    fn slide(&self, text: &str, segment: &Segment, written: &Written) -> Vec<Piece> {
        let mut out = Vec::new();
        let own = ["name", "count"].iter().filter_map(|key| Some((*key, property(segment, key)?)));
        let inherited = self.properties.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        out.extend(own.chain(inherited).map(|(key, value)| Piece::Text(format!("{key}: {value}\n"))));
        out.push(Piece::Text("\n".into()));
        out.extend(with_values(text, &self.content, |key| self.value(segment, key)));
        if !self.notes.is_empty() {
            out.push(Piece::Text("\n???\n".into()));
            out.extend(self.notes.iter().cloned());
            out.push(Piece::Text("\n".into()));
        }
        out.extend(with_values(text, &[Piece::Copy(written.rest.clone())], |key| self.value(segment, key)));
        out
    }

    /// What a property of the slide says.
    fn value(&self, segment: &Segment, key: &str) -> Option<String> {
        let own = property(segment, key).map(str::to_owned);
        own.or_else(|| self.properties.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone()))
    }

    /// The values in place of `{{property}}` on a slide that continues no other.
    fn values(&self, text: &str, segment: &Segment) -> Vec<Include> {
        let mut out = Vec::new();
        let mut start = segment.range.start;
        let find = |key: &str| self.value(segment, key);
        while let Some((range, value)) = placeholder(text, start..segment.range.end, &find) {
            start = range.end;
            out.push(Include { range, what: Included::Instead(value, None) });
        }
        out
    }
}

/// The pieces with the values of properties in place of `{{property}}`.
fn with_values(text: &str, pieces: &[Piece], find: impl Fn(&str) -> Option<String>) -> Vec<Piece> {
    let mut out = Vec::new();
    for piece in pieces {
        let Piece::Copy(range) = piece else {
            out.push(piece.clone());
            continue;
        };
        let mut start = range.start;
        while let Some((found, value)) = placeholder(text, start..range.end, &find).filter(|_| out.len() < MAX_PIECES) {
            out.extend([Piece::Copy(start..found.start), Piece::Text(value)]);
            start = found.end;
        }
        out.push(Piece::Copy(start..range.end));
    }
    out
}

/// The next `{{property}}` in `range`, and what it stands for. With a backslash before it, it is text.
fn placeholder(
    text: &str,
    range: Range<usize>,
    find: &impl Fn(&str) -> Option<String>,
) -> Option<(Range<usize>, String)> {
    let mut from = range.start;
    let mut close = 0;
    while let Some(at) = text[from..range.end].find("{{").map(|at| from + at) {
        from = at + 2;
        if close < from {
            close = from + text[from..range.end].find("}}")?;
            if let Some(line_end) = text[from..close].rfind('\n') {
                // All above it are not closed on their lines.
                from += line_end;
                continue;
            }
        }
        if let Some(value) = find(text[from..close].trim()).filter(|_| !text[..at].ends_with('\\')) {
            return Some((at..close + 2, value));
        }
    }
    None
}

/// The content of a template with `own` in place of each `{{content}}`; below it if there is none.
fn with_content(text: &str, template: &[Piece], own: &[Piece]) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut has_place = false;
    for piece in template {
        let Piece::Copy(range) = piece else {
            out.push(piece.clone());
            continue;
        };
        let mut start = range.start;
        while let Some((at, end)) = place(&text[start..range.end]) {
            out.push(Piece::Copy(start..start + at));
            if out.len() < MAX_PIECES {
                out.extend(own.iter().cloned());
            }
            start += end;
            has_place = true;
        }
        out.push(Piece::Copy(start..range.end));
    }
    if !has_place {
        out.extend(own.iter().cloned());
    }
    out
}

/// Where `{{content}}` is.
fn place(text: &str) -> Option<(usize, usize)> {
    let (mut from, mut close) = (0, 0);
    loop {
        let at = from + text[from..].find("{{")?;
        from = at + 2;
        if close < from {
            close = from + text[from..].find("}}")?;
        }
        if text[from..close].trim() == "content" && !text[..at].ends_with('\\') {
            return Some((at, close + 2));
        }
    }
}
