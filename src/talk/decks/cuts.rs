use std::ops::Range;

use super::fields::{FieldsEnd, Reading, SlideFields};
use super::finders::{fenced_div, note_line};
use super::rules::DeckFacts;
use super::separators::{Cut, Separators, blank_runs, first_text, heading_level};
use super::tools::{remark, slidev};
use super::{Line, Prose, Rules, SlideSettings, Tool};
use crate::base::data::{Fields, Spanned};
use crate::talk::scan::{BlockKind, BreakSetting, Scan};

/// The text between two separators.
#[derive(Debug)]
pub struct Segment {
    /// With the settings at its start.
    pub whole: Range<usize>,
    /// Without them.
    pub range: Range<usize>,
    /// The lines of `range` outside of code and comments.
    pub lines: Vec<Line>,
    /// What the settings say.
    pub settings: SlideSettings,
}

/// Divides `text[body]`, and returns the first lines of code blocks that are never closed.
pub fn segments(
    rules: &Rules,
    fields: &Fields,
    text: &str,
    body: Range<usize>,
    scan: &Scan,
) -> (Vec<Segment>, Vec<Range<usize>>) {
    let all = Prose::read(text, body.clone(), |_| false);
    let headings = headings(text, scan, &divs(text, &all.lines));
    let facts = DeckFacts { fields, text, lines: &all.lines, headings: &headings };
    let separators = (rules.separators)(&facts);
    let prose = match separators.breaks {
        true => all,
        false => Prose::read(text, body.clone(), |line| separators.is_line(line)),
    };
    let cuts = cuts(&separators, text, &prose.lines, scan);
    let segments = fill(rules.tool, fields, text, body, &prose.lines, &cuts);
    (segments, prose.unclosed)
}

/// Where slides end and the next ones begin, in order.
fn cuts(separators: &Separators, text: &str, lines: &[Line], scan: &Scan) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let is_line = |line: &&Line| separators.is_line(line.text(text));
    out.extend(lines.iter().filter(is_line).map(|line| line.range.start..line.end));
    if separators.blank_lines > 0 {
        let runs = blank_runs(text, lines, separators.blank_lines);
        out.extend(runs.into_iter().map(|(first, last)| lines[first].range.start..lines[last].end));
    }
    if separators.has_blocks() {
        let divs = divs(text, lines);
        let inside = |at: usize| divs.iter().any(|div| div.contains(&at));
        // A heading with nothing but comments and styles above it begins the first slide.
        let mut is_below = false;
        for block in scan.blocks.iter().filter(|block| !inside(block.range.start)) {
            let is_first = !is_below;
            let is_unseen = matches!(block.kind, BlockKind::Blank | BlockKind::Comments(_));
            is_below |= !is_unseen && !is_styles(&text[block.range.clone()]);
            match separators.block(text, block) {
                Some(Cut::Above) if is_first => {}
                Some(Cut::Instead) => out.push(block.range.clone()),
                Some(Cut::Above) => out.push(block.range.start..block.range.start),
                Some(Cut::AboveText) => {
                    let above = text[..block.range.start].trim_end_matches('\n');
                    let start = above.rfind('\n').map_or(0, |at| at + 1);
                    out.push(start..start);
                }
                None => {}
            }
        }
    }
    out.sort_by_key(|cut| (cut.start, cut.end));
    out.dedup();
    out
}

/// Whether a block is nothing but an element of styles.
fn is_styles(block: &str) -> bool {
    let block = block.trim();
    block.starts_with("<style") && block.ends_with("</style>") && block.matches("</style").count() == 1
}

/// The fenced divs that are in no other.
fn divs(text: &str, lines: &[Line]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for line in lines {
        match fenced_div(line.text(text)) {
            Some("") if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    out.push(start..line.end);
                }
            }
            Some("") | None => {}
            Some(_) => {
                if depth == 0 {
                    start = line.range.start;
                }
                depth += 1;
            }
        }
    }
    out
}

/// The level and the start of each heading, and whether there is text right below it.
fn headings(text: &str, scan: &Scan, divs: &[Range<usize>]) -> Vec<(usize, usize, bool)> {
    let mut out: Vec<(usize, usize, bool)> = Vec::new();
    let mut is_below = false;
    for block in scan.blocks.iter().filter(|block| !divs.iter().any(|div| div.contains(&block.range.start))) {
        match &block.kind {
            BlockKind::Heading { .. } => {
                out.push((heading_level(text[block.range.clone()].trim()), block.range.start, false));
                is_below = true;
            }
            BlockKind::Break { setting: BreakSetting::Glued } => {
                out.push((2, block.range.start, false));
                is_below = true;
            }
            BlockKind::Blank | BlockKind::Comments(_) => {}
            _ => {
                if let Some(last) = out.last_mut().filter(|_| std::mem::take(&mut is_below)) {
                    last.2 = true;
                }
            }
        }
    }
    out
}

/// The segments between `cuts`, with the settings below their separators.
fn fill(
    tool: Tool,
    fields: &Fields,
    text: &str,
    body: Range<usize>,
    lines: &[Line],
    cuts: &[Range<usize>],
) -> Vec<Segment> {
    let starts = [body.start].into_iter().chain(cuts.iter().map(|cut| cut.end));
    let ends = cuts.iter().map(|cut| cut.start).chain([body.end]);
    let mut out = Vec::with_capacity(cuts.len() + 1);
    let mut settings = from_front_matter(tool, fields);
    // Where a slide begins whose settings end with the cut above.
    let mut given: Option<usize> = None;
    for (n, (start, end)) in starts.zip(ends).enumerate() {
        // remark's first slide has its properties above all else, but front matter may be above those.
        let start = if tool == Tool::Remark { below_blank_lines(text, start..end, lines) } else { start };
        let whole = given.unwrap_or(start)..end.max(start);
        let below_dashes = n > 0 && text[cuts[n - 1].clone()].trim_end() == "---";
        let may_have_own = given.take().is_none() && (below_dashes || n == 0 && tool == Tool::Remark);
        let mut from = start;
        if may_have_own && let Some((own, below)) = own_fields(tool, text, start, lines) {
            let is_template = own.fields.iter().any(|(key, value)| &**key == "layout" && &**value == "true");
            own.fields.into_iter().for_each(|(key, value)| settings.set(key, value));
            from = below;
            if own.end == FieldsEnd::Dashes && !(tool == Tool::Remark && is_template) {
                if cuts.get(n).is_some_and(|cut| cut.start == below) {
                    given = Some(whole.start);
                    continue;
                }
                from = lines.iter().find(|line| line.range.start == below).map_or(below, |line| line.end);
            }
        } else if tool == Tool::Slidev
            && let Some((own, below)) = yaml_block(text, start..end)
        {
            own.fields.into_iter().for_each(|(key, value)| settings.set(key, value));
            from = below;
        }
        let range = from.min(whole.end)..whole.end;
        let first = lines.partition_point(|line| line.range.start < range.start);
        let last = lines.partition_point(|line| line.range.start < range.end);
        let lines = lines[first..last.max(first)].to_vec();
        out.push(Segment { whole, range, lines, settings: std::mem::take(&mut settings) });
    }
    out
}

/// Where the first line with text is in `range`. Blank lines and comments may be above the properties of a slide.
fn below_blank_lines(text: &str, range: Range<usize>, lines: &[Line]) -> usize {
    let from = lines.partition_point(|line| line.range.start < range.start);
    let first = first_text(text, &lines[from..]).map(|first| lines[from + first].range.start);
    let is_property = |at: &usize| *at < range.end && field_line(text[*at..].lines().next().unwrap_or_default());
    first.filter(is_property).unwrap_or(range.start)
}

/// Whether a line may be a property.
fn field_line(line: &str) -> bool {
    let key = line.split_once(':').map_or("", |(key, _)| key);
    remark::SLIDE_KEYS.contains(&key)
}

/// The settings that begin at `start`, and where the line below them begins.
fn own_fields(tool: Tool, text: &str, start: usize, lines: &[Line]) -> Option<(SlideFields, usize)> {
    let from = lines.partition_point(|line| line.range.start < start);
    let first = lines.get(from).filter(|line| line.range.start == start)?.text(text);
    if !first.contains(':') || note_line(first).is_some() {
        return None;
    }
    let reading = if tool == Tool::Slidev { Reading::Yaml } else { Reading::Lines };
    let fields = SlideFields::read(text, &lines[from..], reading);
    let is_known =
        [slidev::SLIDE_KEYS, remark::SLIDE_KEYS, SlideSettings::OWN_KEYS].iter().any(|keys| fields.has_any(keys));
    let is_read = match tool {
        Tool::Slidev => fields.end == FieldsEnd::Dashes,
        Tool::Remark => fields.has_any(remark::SLIDE_KEYS),
        Tool::Presenterm | Tool::Pandoc => false,
        Tool::Marp | Tool::Deckset | Tool::Reveal | Tool::Plain => fields.end == FieldsEnd::Dashes && is_known,
    };
    let skipped = if fields.end == FieldsEnd::Dashes { dashes_below(text, &lines[from..]) } else { fields.lines };
    let below = lines.get(from + skipped).map_or(text.len(), |line| line.range.start);
    is_read.then_some((fields, below))
}

/// The index of the first line of dashes.
fn dashes_below(text: &str, lines: &[Line]) -> usize {
    lines.iter().position(|line| line.text(text).trim_end() == "---").unwrap_or(lines.len())
}

/// A block of YAML code at the start of a slide, which Slidev reads like settings; and where the line below it begins.
fn yaml_block(text: &str, range: Range<usize>) -> Option<(SlideFields, usize)> {
    let source = &text[range.clone()];
    let start = range.start + source.len() - source.trim_start().len();
    let opening = &text[start..range.end];
    let first = opening.lines().next()?.trim_end();
    if !matches!(first, "```yaml" | "```yml") {
        return None;
    }
    let mut lines = Vec::new();
    let mut at = start + first.len() + 1;
    loop {
        let end = at + text.get(at..range.end)?.find('\n')? + 1;
        let line = Line { range: at..end - 1, end };
        at = end;
        if line.text(text).trim_end() == "```" {
            break;
        }
        lines.push(line);
    }
    let fields = SlideFields::read(text, &lines, Reading::Yaml);
    (!fields.fields.is_empty()).then_some((fields, at))
}

/// What the front matter says about the first slide, in the tools that have one place for both.
fn from_front_matter(tool: Tool, fields: &Fields) -> SlideSettings {
    let keys: &[&str] = match tool {
        Tool::Slidev => &["layout", "class", "background", "image", "url", "src", "alt", "hide", "disabled"],
        Tool::Remark => &["layout", "class", "exclude"],
        _ => &[],
    };
    let mut out = SlideSettings::default();
    for key in keys.iter().copied() {
        let Some(field) = fields.get(key) else { continue };
        // Other programs have layouts with names, which mean nothing to remark.
        let is_name = |value: &&str| tool == Tool::Remark && key == "layout" && *value != "true";
        if let Some(value) = field.value.as_text().filter(|value| !is_name(value)) {
            let value = Spanned::new(value.to_owned(), field.value_range.clone());
            out.set(Spanned::new(key.to_owned(), field.key_range.clone()), value);
        }
    }
    out
}
