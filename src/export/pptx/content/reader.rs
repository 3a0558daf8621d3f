use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::context::Context;
use super::elements::{Element, element};
use super::{Align, Block, Cell, LeftOutPicture, Marker, Paragraph, Role, Table, inline_text};
use crate::base::url::is_dangerous;
use crate::talk::html::{Tag, Token, decode, is_void, tokens};

/// What some HTML says.
#[derive(Debug, Default)]
pub struct Content {
    /// In order.
    pub blocks: Vec<Block>,
    /// The names of the elements of which only the text is kept.
    pub foreign: BTreeSet<String>,
    /// The pictures of which only the alt text is kept.
    pub left_out: BTreeSet<LeftOutPicture>,
}

/// What the address of a picture begins with if it is the number of a picture of the slide.
pub const PICTURE: &str = "tp-picture:";

/// Reads HTML. Links that lead to no other site, and pictures without a number, have lost their addresses.
pub fn read(html: &str) -> Content {
    let mut reader = Reader { sinks: vec![Vec::new()], ..Reader::default() };
    for token in tokens(html) {
        match token {
            Token::Open(tag) => reader.open(&tag),
            Token::Close { name, .. } => reader.close(&name),
            Token::Text(range) => reader.text(&html[range]),
            Token::Comment { .. } | Token::Doctype(_) => {}
        }
    }
    reader.finish()
}

/// Reads one token after the other. Whatever the nesting, it takes time in proportion to the HTML.
#[derive(Default)]
struct Reader {
    /// What holds now.
    context: Context,
    /// The open elements with what held around them.
    open: Vec<(String, Context)>,
    /// How many of each are open.
    counts: HashMap<String, usize>,
    /// The next number of each open list, if it has numbers.
    lists: Vec<Option<u16>>,
    /// The marker of the item that has just begun.
    marker: Option<Marker>,
    paragraph: Option<Paragraph>,
    code: String,
    table: Option<Table>,
    /// Where blocks go: the slide; below it, the columns or the ground that are open.
    sinks: Vec<Vec<Block>>,
    columns: Vec<Vec<Block>>,
    foreign: BTreeSet<String>,
    left_out: BTreeSet<LeftOutPicture>,
}

impl Reader {
    fn open(&mut self, tag: &Tag<'_>) {
        let name = &*tag.name;
        let around = self.context.clone();
        let kind = element(name);
        let is_back = name == "a" && tag.classes().any(|class| class == "footnote-back");
        let is_hidden = kind == Element::Hidden || tag.is_hidden() || is_back;
        if is_hidden {
            self.context.is_hidden = true;
        } else if !self.context.is_hidden {
            if kind == Element::Foreign || tag.get("rowspan").is_some_and(|rows| rows.trim() != "1") {
                self.foreign.insert(name.to_owned());
            }
            if kind != Element::Inline {
                self.end_paragraph();
            }
            self.begin(name, tag, &around);
        }
        let is_empty = is_void(name) || tag.self_closing && kind == Element::Foreign;
        if !is_empty {
            *self.counts.entry(name.to_owned()).or_default() += 1;
            self.open.push((name.to_owned(), around));
        }
    }

    /// What an element that is shown changes.
    fn begin(&mut self, name: &str, tag: &Tag<'_>, around: &Context) {
        let style = &mut self.context.style;
        match name {
            "b" | "strong" | "th" | "dt" => style.bold = true,
            "cite" | "dfn" | "em" | "i" | "var" => style.italic = true,
            "code" | "kbd" | "samp" | "tt" => style.code = true,
            "del" | "s" | "strike" => style.struck = true,
            "ins" | "u" => style.underlined = true,
            "sup" => style.raised = true,
            "sub" => style.lowered = true,
            _ => {}
        }
        match name {
            "a" => self.context.link = tag.get("href").filter(|url| leads_elsewhere(url)).map(Rc::from),
            "br" => self.add("\n"),
            "img" => self.picture(tag),
            "input" if tag.get("type") == Some("checkbox") => {
                self.add(if tag.get("checked").is_some() { "☑ " } else { "☐ " });
            }
            "q" => self.add("“"),
            "pre" => self.context.is_code = self.table.is_none(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.context.role = Role::Heading,
            "blockquote" => {
                self.context.role = Role::Quote;
                self.context.quotes += u8::from(self.context.quotes < 8);
            }
            "figcaption" | "caption" => self.context.role = Role::Small,
            "ul" | "ol" => self.list(name, tag),
            "li" => self.item(),
            "dd" => self.marker = Some(Marker::Indent),
            "table" if self.table.is_none() => self.table = Some(Table::default()),
            "tr" | "td" | "th" => self.table_part(name, tag),
            "div" | "p" => self.with_class(tag, around),
            _ => {}
        }
    }

    fn with_class(&mut self, tag: &Tag<'_>, around: &Context) {
        let has = |wanted: &str| tag.classes().any(|class| class == wanted);
        let is_at_top = self.sinks.len() == 1 && self.table.is_none();
        match () {
            () if around.has_columns && tag.name == "div" => {
                self.context.has_columns = false;
                self.end_column();
            }
            () if has("columns") && is_at_top => {
                self.context.has_columns = true;
                self.sinks.push(Vec::new());
            }
            () if has("ground") && is_at_top => {
                self.context.ground = Some(has("rows"));
                self.sinks.push(Vec::new());
            }
            () if has("source") => self.context.role = Role::Small,
            () if has("alert-title") => self.context.style.bold = true,
            () => {}
        }
    }

    fn list(&mut self, name: &str, tag: &Tag<'_>) {
        if tag.classes().any(|class| class == "footnotes") {
            self.context.role = Role::Small;
        }
        let first = tag.get("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        self.lists.push((name == "ol").then_some(first));
        self.context.lists = self.lists.len();
    }

    fn item(&mut self) {
        self.marker = Some(match self.lists.last_mut() {
            Some(Some(number)) => {
                *number = number.saturating_add(1);
                Marker::Number(*number - 1)
            }
            _ => Marker::Bullet,
        });
    }

    fn table_part(&mut self, name: &str, tag: &Tag<'_>) {
        let Some(table) = &mut self.table else { return };
        if name == "tr" {
            table.rows.push(Vec::new());
            return;
        }
        let has_row = table.rows.last_mut().is_some();
        if !has_row {
            table.rows.push(Vec::new());
        }
        table.has_head |= name == "th" && table.rows.len() == 1;
        let says = |word: &str| {
            tag.classes().any(|class| class.ends_with(word))
                || tag.get("align") == Some(word)
                || tag.get("style").is_some_and(|style| style.contains("text-align") && style.contains(word))
        };
        let align = match () {
            () if says("center") || says("centre") => Align::Centre,
            () if says("right") || says("end") => Align::End,
            () => Align::Start,
        };
        let columns = tag.get("colspan").and_then(|n| n.trim().parse().ok()).unwrap_or(1).clamp(1, 100);
        if let Some(row) = table.rows.last_mut() {
            row.push(Cell { align, columns, ..Cell::default() });
        }
    }

    fn picture(&mut self, tag: &Tag<'_>) {
        let alt = tag.get("alt").unwrap_or_default().trim().to_owned();
        let address = tag.get("src").unwrap_or_default();
        let number = address.strip_prefix(PICTURE).and_then(|number| number.parse().ok());
        let link = self.context.link.as_deref().or(Some(address).filter(|_| number.is_none()));
        let link = link.filter(|link| leads_elsewhere(link)).map(str::to_owned);
        self.left_out.extend(LeftOutPicture::of(address).filter(|_| number.is_none()));
        if self.table.is_some() {
            self.left_out.extend(number.map(|_: usize| LeftOutPicture::InTable));
            return self.add(&alt);
        }
        let marker = self.marker;
        self.end_paragraph();
        self.marker = marker;
        let is_whole = tag.classes().any(|class| class == "whole");
        self.push(Block::Picture { number, alt, link, is_whole });
    }

    fn text(&mut self, raw: &str) {
        if self.context.is_hidden {
            return;
        }
        let text = decode(raw);
        match self.context.is_code {
            true => self.code.push_str(&text),
            false if self.paragraph.is_none() && text.trim_ascii().is_empty() => {}
            false => self.add_flowing(&text),
        }
    }

    fn add_flowing(&mut self, text: &str) {
        let (style, link) = (self.context.style, self.context.link.clone());
        inline_text::add_flowing(&mut self.line().runs, text, style, link.as_deref());
    }

    fn add(&mut self, text: &str) {
        if self.context.is_code {
            self.code.push_str(text);
            return;
        }
        let (style, link) = (self.context.style, self.context.link.clone());
        inline_text::add(&mut self.line().runs, text, style, link.as_deref());
    }

    /// The paragraph that is being read.
    fn line(&mut self) -> &mut Paragraph {
        let Context { lists, quotes, role, .. } = self.context;
        let marker = self.marker.take();
        self.paragraph.get_or_insert_with(|| Paragraph {
            level: u8::try_from(lists.saturating_sub(1)).unwrap_or(8).saturating_add(quotes.saturating_sub(1)).min(8),
            marker: marker.unwrap_or(if lists > 0 { Marker::Indent } else { Marker::None }),
            role,
            runs: Vec::new(),
        })
    }

    fn end_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraph.take() else { return };
        inline_text::trim_end(&mut paragraph.runs);
        if paragraph.runs.is_empty() {
            return;
        }
        let cell = self.table.as_mut().and_then(|table| table.rows.last_mut()).and_then(|row| row.last_mut());
        match cell {
            Some(cell) => cell.paragraphs.push(paragraph),
            None => self.push(Block::Text(paragraph)),
        }
    }

    fn push(&mut self, block: Block) {
        if let Some(sink) = self.sinks.last_mut() {
            sink.push(block);
        }
    }

    fn end_column(&mut self) {
        self.end_paragraph();
        if let Some(column) = self.sinks.last_mut().map(std::mem::take)
            && !column.is_empty()
        {
            self.columns.push(column);
        }
    }

    /// Closes the last open element called `name`, and those inside it.
    fn close(&mut self, name: &str) {
        if self.counts.get(name).is_none_or(|count| *count == 0) {
            return;
        }
        while let Some((inner, around)) = self.open.pop() {
            self.end(&inner, &around);
            if inner == name {
                break;
            }
        }
    }

    fn end(&mut self, name: &str, around: &Context) {
        if let Some(count) = self.counts.get_mut(name) {
            *count = count.saturating_sub(1);
        }
        if !self.context.is_hidden {
            if name == "q" {
                self.add("”");
            }
            if element(name) != Element::Inline {
                self.end_paragraph();
            }
        }
        if self.context.is_code && !around.is_code {
            let code = std::mem::take(&mut self.code);
            self.push(Block::Code(code.trim_end().to_owned()));
        }
        if self.context.has_columns && !around.has_columns {
            self.end_column();
            self.sinks.truncate(1);
            let columns = std::mem::take(&mut self.columns);
            self.push(Block::Columns(columns));
        }
        if let Some(is_vertical) = self.context.ground.filter(|_| around.ground.is_none()) {
            self.end_paragraph();
            let pictures = self.sinks.pop().unwrap_or_default();
            self.push(Block::Ground(pictures, is_vertical));
        }
        match name {
            "table" if self.counts.get("table") == Some(&0) => {
                if let Some(table) = self.table.take().filter(|table| table.columns() > 0) {
                    self.push(Block::Table(table));
                }
            }
            "li" | "dd" => self.marker = None,
            _ => {}
        }
        self.context = around.clone();
        self.lists.truncate(around.lists);
    }

    fn finish(mut self) -> Content {
        self.end_paragraph();
        while let Some((name, around)) = self.open.pop() {
            self.end(&name, &around);
        }
        let mut blocks = Vec::new();
        for sink in std::mem::take(&mut self.sinks) {
            blocks.extend(sink);
        }
        Content { blocks, foreign: self.foreign, left_out: self.left_out }
    }
}

/// Whether an address can be in a file that is not on the site.
fn leads_elsewhere(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default();
    let is_known = ["http", "https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    is_known && url.contains(':') && !is_dangerous(url)
}
