//! What the elements of a fragment are in Markdown.

use super::container::ContainerKind;
use super::mark::Mark;
use super::piece::Piece;
use super::pieces::Pieces;
use super::table::Table;
use super::writer::Writer;
use crate::talk::html::{Tag, Token, escape_into, tokens};
use crate::talk::markdown::{Film, Fragment, Placeholder};

/// What begins a link to the text of a footnote.
const TO_FOOTNOTE: &str = "footnote-ref";
/// What leads from there to where it is mentioned.
const FROM_FOOTNOTE: &str = "footnote-back";

impl Writer<'_, '_> {
    /// Writes a fragment.
    pub(super) fn fragment(&mut self, fragment: &Fragment) {
        self.block(2);
        let depth = self.containers.len();
        let mut pieces = Pieces::of(fragment);
        while let Some(piece) = pieces.next() {
            match (&mut self.skipped, &piece) {
                (Some((skipped, depth)), Piece::Open { name, .. }) if *skipped == **name => *depth += 1,
                (Some((skipped, depth)), Piece::Close(name)) if *skipped == **name => {
                    *depth -= 1;
                    if *depth == 0 {
                        self.skipped = None;
                    }
                }
                (Some(_), _) => {}
                (None, Piece::Text(text)) => self.html_text(text),
                (None, Piece::Open { name, tag, placeholders }) => {
                    self.open_tag(name, tag, placeholders, pieces.rest())
                }
                (None, Piece::Close(name)) => self.close_tag(name, pieces.rest()),
                (None, Piece::Filled(placeholder)) => self.placeholder(placeholder),
            }
        }
        self.end(depth);
    }

    /// Ends what a fragment has left open.
    fn end(&mut self, depth: usize) {
        self.close_code();
        self.close_link();
        while let Some(mark) = self.marks.pop() {
            self.close_mark(&mark, None);
        }
        while !self.tables.is_empty() {
            self.close_table();
        }
        while self.containers.len() > depth {
            let element = self.containers[self.containers.len() - 1].element;
            self.close(element);
        }
        (self.skipped, self.flat, self.is_reference) = (None, 0, false);
        self.block(2);
    }

    fn placeholder(&mut self, placeholder: &Placeholder) {
        match placeholder {
            Placeholder::Word(key) => self.text(self.context.language().word(key)),
            Placeholder::Film(film) => {
                // The player has a line of its own.
                self.text(" ");
                self.film(film);
                self.text(" ");
            }
            Placeholder::Code(block) => {
                if let Some(title) = &block.title {
                    self.block(2);
                    self.text(title);
                }
                self.code_block(&block.language, &block.code);
            }
            Placeholder::Formula(formula) if !formula.is_typeset() => self.inline_code(formula.source()),
            Placeholder::Formula(formula) => self.formula(formula.source()),
            _ => {}
        }
    }

    /// A formula as it was written, in one line: Markdown would see blocks in its lines.
    fn formula(&mut self, source: &str) {
        let lines = source.lines().map(str::trim).filter(|line| !line.is_empty());
        // What follows a `%` is a comment.
        let source = if source.contains('%') {
            lines.collect::<Vec<_>>().join("\n")
        } else {
            lines.collect::<Vec<_>>().join(" ")
        };
        self.raw(&if self.tables.is_empty() { source } else { source.replace('|', "\\|") });
    }

    /// A film, as a link to its file.
    pub(super) fn film(&mut self, film: &Film) {
        let address = self.address(&film.target.url);
        let alt = film.alt.trim();
        let file = film.target.url.split(['?', '#']).next().unwrap_or_default();
        let name = if alt.is_empty() { file.rsplit('/').next().unwrap_or(file) } else { alt };
        self.link(name, &address);
    }

    fn open_tag(&mut self, name: &str, tag: &str, placeholders: &[Placeholder], rest: &str) {
        if let Some(mark) = Mark::of(name) {
            if name == "sup" && tag.contains(TO_FOOTNOTE) {
                self.raw("[^");
                self.is_reference = true;
            } else if self.code.is_none() {
                self.marks.push(mark);
            }
            return;
        }
        if self.code.is_some() && !matches!(name, "img" | "br") {
            return;
        }
        match name {
            "a" => self.open_anchor(tag, placeholders),
            "p" => {
                self.block(2);
                self.marks.extend(tag.contains("alert-title").then(Mark::of_paragraph));
            }
            "br" => self.line_break(),
            "img" => self.with(tag, placeholders, |writer, tag| {
                writer.image(
                    tag.get("src").unwrap_or_default(),
                    tag.get("alt").unwrap_or_default(),
                    tag.get("title").unwrap_or_default(),
                );
            }),
            "code" => self.code = Some((String::new(), "code")),
            "pre" => {
                self.block(2);
                self.code = Some((String::new(), "pre"));
            }
            "input" => self.check_box(tag),
            "iframe" | "video" | "audio" | "embed" => {
                self.with(tag, placeholders, |writer, tag| writer.media(tag, rest))
            }
            _ => self.open_block(name, tag),
        }
    }

    fn open_block(&mut self, name: &str, tag: &str) {
        match name {
            "ul" | "ol" => self.open_list(name, tag),
            "li" => self.open_item(tag),
            "blockquote" => self.open_quote("blockquote"),
            "div" if tag.contains("class=\"alert ") => self.open_quote("div"),
            "div" => {
                self.block(2);
                self.open_plain("div", ContainerKind::Plain);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !self.is_flat() => {
                self.open_heading(usize::from(name.as_bytes()[1] - b'0').max(2));
            }
            "hr" if !self.is_flat() => self.lines(["---"].into_iter()),
            "table" if !self.is_flat() => {
                self.block(2);
                self.tables.push(Table::default());
            }
            "tr" | "caption" if self.tables.len() == 1 => {
                self.close_cell();
                self.tables[0].start_row();
                if name == "caption" {
                    self.open_cell();
                }
            }
            "td" | "th" if self.tables.len() == 1 => {
                self.close_cell();
                self.tables[0].align(tag);
                self.open_cell();
            }
            _ if is_block(name) => self.block(2),
            _ => {}
        }
    }

    fn close_tag(&mut self, name: &str, rest: &str) {
        if self.is_reference && name == "sup" {
            self.is_reference = false;
            return self.out.push(']');
        }
        if self.code.as_ref().is_some_and(|(_, element)| *element == name) {
            return self.close_code();
        }
        if let Some(index) = self.marks.iter().rposition(|mark| mark.element == name) {
            let mark = self.marks.remove(index);
            self.close_mark(&mark, rest.chars().next().filter(|_| self.space.is_none()));
        }
        match name {
            "a" if !self.is_reference => self.close_link(),
            "ul" | "ol" => self.close_list(name),
            "li" => {
                if !self.is_flat() {
                    self.close("li");
                }
                self.block(1);
            }
            "div" | "blockquote" => {
                self.close(name);
                self.block(2);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.close_heading(),
            "td" | "th" | "caption" => self.close_cell(),
            "table" => self.close_table(),
            _ if is_block(name) => self.block(2),
            _ => {}
        }
    }

    fn close_code(&mut self) {
        match self.code.take() {
            Some((code, "pre")) => self.code_block("", code.strip_prefix('\n').unwrap_or(&code)),
            Some((code, _)) => self.inline_code(&code),
            None => {}
        }
    }

    fn close_table(&mut self) {
        self.close_cell();
        if let Some(table) = self.tables.pop() {
            let lines = table.lines();
            if !lines.is_empty() {
                self.lines(lines.iter().map(String::as_str));
            }
        }
    }

    fn open_anchor(&mut self, tag: &str, placeholders: &[Placeholder]) {
        if tag.contains(FROM_FOOTNOTE) {
            self.skipped = Some(("a".to_owned(), 1));
            return;
        }
        if self.is_reference || self.link.is_some() || !tag.contains("href") {
            return;
        }
        self.with(tag, placeholders, |writer, tag| {
            let Some(address) = tag.get("href") else { return };
            writer.open_link(address.to_owned(), tag.get("title").unwrap_or_default().to_owned());
        });
    }

    fn open_quote(&mut self, element: &'static str) {
        self.block(2);
        match self.is_flat() {
            false => self.open(element, ContainerKind::Quote, "> ", "> "),
            true => self.open_plain(element, ContainerKind::Plain),
        }
    }

    fn check_box(&mut self, tag: &str) {
        let is_item = self.containers.last().is_some_and(|container| container.kind == ContainerKind::Item);
        if is_item && tag.contains("checkbox") {
            self.raw(if tag.contains(" checked") { "[x] " } else { "[ ] " });
        }
    }

    /// Something that plays or shows another page, as a link. A frame with a link below it needs none.
    fn media(&mut self, tag: &Tag<'_>, rest: &str) {
        let Some(src) = tag.get("src") else { return };
        let after = rest.trim_start().strip_prefix("</iframe>").map(str::trim_start);
        if after.is_some_and(|after| after.starts_with("<p><a href=\"\0\">")) {
            return;
        }
        let name =
            ["title", "aria-label"].into_iter().find_map(|key| tag.get(key)).filter(|name| !name.trim().is_empty());
        let (name, src) = (name.unwrap_or(src).to_owned(), src.to_owned());
        self.link(&name, &src);
    }

    /// Reads a tag with what belongs in its placeholders.
    fn with(&mut self, tag: &str, placeholders: &[Placeholder], read: impl FnOnce(&mut Self, &Tag<'_>)) {
        let mut filled = String::with_capacity(tag.len() + 32 * placeholders.len());
        let mut placeholders = placeholders.iter();
        for (n, part) in tag.split('\0').enumerate() {
            if n > 0
                && let Some(
                    Placeholder::Link(target)
                    | Placeholder::Media(target)
                    | Placeholder::Image(target)
                    | Placeholder::Picture(target),
                ) = placeholders.next()
            {
                escape_into(&mut filled, &self.address(&target.url));
            }
            filled.push_str(part);
        }
        if let Some(Token::Open(tag)) = tokens(&filled).first() {
            read(self, tag);
        }
    }
}

/// Whether an element begins on a line of its own.
pub(super) fn is_block(name: &str) -> bool {
    const NAMES: &str = "address article aside body caption center dd details dialog dir dl dt fieldset figcaption figure footer \
        form header hgroup hr legend main menu nav noscript object optgroup option p pre search section select summary table \
        tbody td tfoot th thead tr h1 h2 h3 h4 h5 h6";
    NAMES.split(' ').any(|block| block == name)
}
