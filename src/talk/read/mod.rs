//! From a document's text to a [`Document`].

mod line_counter;
mod slides;
mod warnings;

use std::ops::Range;
use std::sync::Arc;

use self::slides::Slides;
use super::document::{Document, Kind, Reading};
use super::markdown::{Definitions, Heading, Link, ListItem, Piece, Renderer, Wrapping, lists};
use super::meta::{Meta, file_name, missing};
use super::outline::{Dashes, Outline, count, outline};
use super::rule_slides::{CommentNotes, SlideFields, rule_slides};
use super::scan::{Block, BlockKind, Scan, scan};
use super::shape::{self, Division, Shape};
use super::{Dialect, front_matter, resources};
use crate::base::{Diagnostic, SitePath};

/// Reads `text`, the document at `path`.
pub(super) fn read(path: &SitePath, text: &str, dialect: &Dialect) -> Reading {
    let (fields, body, mut diagnostics) = front_matter::split(path, text);
    let (meta, more) = Meta::read(path, text, fields);
    diagnostics.extend(more);
    let definitions = Definitions::collect(&text[body.clone()]);
    let scan = scan(text, body.clone(), &definitions);
    let declared = shape::declared(path, &meta);
    let dashes = if declared.is_some() { Dashes::Break } else { Dashes::Heading };
    let shape = shape::decide(&meta, declared, count(&scan.blocks, dashes));
    let comments = CommentNotes::of(meta.extra.iter().map(|field| field.key.as_str()));
    let (outline, fields) = match shape.division {
        Division::Images => (outline(text, &scan.blocks, dashes), Vec::new()),
        Division::Rules => rule_slides(text, &scan.blocks, body, comments),
        Division::None | Division::Article => (Outline { intro: vec![body], ..Outline::default() }, Vec::new()),
    };
    let reader = Reader {
        path,
        text,
        meta,
        renderer: Renderer::new(path, text, dialect, &definitions),
        definitions: &definitions,
        diagnostics,
        mentioned: Vec::new(),
    };
    reader.document(shape, &scan, outline, fields)
}

struct Reader<'a> {
    path: &'a SitePath,
    text: &'a str,
    meta: Meta,
    renderer: Renderer<'a>,
    definitions: &'a Definitions,
    diagnostics: Vec<Diagnostic>,
    /// The links of the transcripts, for the resource list.
    mentioned: Vec<Link>,
}

impl Reader<'_> {
    fn document(mut self, shape: Shape, scan: &Scan, mut outline: Outline, fields: Vec<SlideFields>) -> Reading {
        self.warn_of_the_body(scan, &shape);
        let title = self.title(&scan.blocks, &mut outline);
        let mut intro = self.parts(&outline.intro, "");
        let mut slides = self.slides(&outline.slides, &fields);
        let mut closing = outline.closing.clone().map(|range| self.renderer.render(range, Wrapping::None, ""));
        self.print_footnotes(&mut intro, &mut slides, closing.as_mut());
        let items = |range: Range<usize>| lists(self.text, range, self.definitions);
        let closing_items = outline.closing.map(items).unwrap_or_default();
        let intro_items: Vec<ListItem> = match shape.division {
            Division::Article => Vec::new(),
            _ => outline.intro.into_iter().flat_map(items).collect(),
        };
        if shape.division == Division::None {
            // The text of a talk without slides is its transcript.
            self.mentioned.clone_from(&intro.links);
        }
        let words = match shape.division {
            Division::Article | Division::None => intro.words(),
            Division::Images | Division::Rules => slides.slides.iter().map(|s| s.words).sum(),
        };
        let document = Document {
            path: self.path.clone(),
            kind: self.kind(&shape),
            resources: resources::choose(&self.meta, closing_items, &intro_items, &self.mentioned),
            meta: self.meta,
            title,
            summary: first_sentence(&intro.plain),
            headings: headings(&intro, closing.as_ref()),
            notes: intro.notes,
            intro: intro.fragment,
            slides: slides.slides,
            chapters: slides.chapters,
            closing: closing.map(|piece| piece.fragment).filter(|fragment| !fragment.is_empty()),
            words,
            shape,
            ids: self.renderer.ids,
        };
        self.diagnostics.append(&mut self.renderer.diagnostics);
        Reading { document: Some(Arc::new(document)), diagnostics: self.diagnostics }
    }

    fn kind(&self, shape: &Shape) -> Kind {
        let category = self.meta.category.as_ref().map(|c| c.value.to_lowercase());
        match (shape.division, category.as_deref()) {
            (Division::Article, Some("page")) => Kind::Page,
            (Division::Article, _) => Kind::Post,
            _ => Kind::Talk,
        }
    }

    fn warn(&mut self, range: Range<usize>, diagnostic: Diagnostic) {
        self.renderer.say(diagnostic, range);
    }

    /// The title; a heading it comes from leaves the intro, so that a page does not say it twice.
    fn title(&mut self, blocks: &[Block], outline: &mut Outline) -> String {
        if let Some(title) = &self.meta.title {
            return title.value.clone();
        }
        let heading = blocks.iter().find(|b| is_title(self.text, b));
        let Some(heading) = heading else {
            let mut all = self.diagnostics.iter().chain(&self.renderer.diagnostics);
            let told = all.any(|d| d.severity == crate::base::Severity::Error);
            if !told && file_name::document_name(self.path).is_some() {
                self.diagnostics.push(missing::no_title(self.path));
            }
            return String::new();
        };
        if let Some(first) = outline.intro.first_mut()
            && first.contains(&heading.range.start)
            && self.text[first.start..heading.range.start].trim().is_empty()
        {
            first.start = heading.range.end.min(first.end);
        }
        let heading = self.renderer.first_heading(heading.range.clone(), Wrapping::None);
        heading.map(|heading| heading.text).unwrap_or_default()
    }

    /// Several stretches of text as one piece.
    fn parts(&mut self, ranges: &[Range<usize>], prefix: &str) -> Piece {
        let mut all = Piece::default();
        for range in ranges {
            let piece = self.renderer.render(range.clone(), Wrapping::None, prefix);
            all.append(piece);
        }
        all
    }

    /// A footnote may be defined below the slide that uses it, so the lists are made last.
    fn print_footnotes(&self, intro: &mut Piece, slides: &mut Slides, closing: Option<&mut Piece>) {
        intro.fragment.append(self.renderer.footnote_list(&intro.footnotes));
        for (slide, labels) in slides.slides.iter_mut().zip(&slides.footnotes) {
            slide.transcript.append(self.renderer.footnote_list(labels));
        }
        if let Some(closing) = closing {
            closing.fragment.append(self.renderer.footnote_list(&closing.footnotes));
        }
    }
}

fn is_title(text: &str, block: &Block) -> bool {
    let BlockKind::Heading { .. } = block.kind else { return false };
    let source = text[block.range.clone()].trim();
    let level_one = source.starts_with('#') && !source.starts_with("##");
    level_one || !source.starts_with('#') && source.ends_with('=')
}

fn headings(intro: &Piece, closing: Option<&Piece>) -> Vec<Heading> {
    intro.headings.iter().chain(closing.into_iter().flat_map(|c| &c.headings)).cloned().collect()
}

/// The first sentence of `plain`, at most 300 characters of it.
fn first_sentence(plain: &str) -> String {
    let mut out = String::new();
    for word in plain.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        if word.ends_with(['.', '!', '?', '。']) && word.chars().count() > 2 {
            break;
        }
        if out.chars().count() > 300 {
            out.push('…');
            break;
        }
    }
    out
}
