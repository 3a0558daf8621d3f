use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::super::Placeholder;
use super::Writer;

impl Writer<'_, '_, '_> {
    pub(super) fn start_table(&mut self, columns: Vec<Alignment>) {
        self.columns = columns;
        self.push_html("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"\0\">");
        self.placeholder(Placeholder::Word("table"));
        self.push(Event::Start(Tag::Table(Vec::new())));
    }

    pub(super) fn end_table(&mut self) {
        self.push(Event::End(TagEnd::Table));
        self.push_html("</div>\n");
    }

    pub(super) fn start_table_head(&mut self) {
        (self.in_table_head, self.column) = (true, 0);
        self.push(Event::Start(Tag::TableHead));
    }

    pub(super) fn end_table_head(&mut self) {
        self.in_table_head = false;
        self.push(Event::End(TagEnd::TableHead));
    }

    pub(super) fn start_row(&mut self) {
        self.column = 0;
        self.push(Event::Start(Tag::TableRow));
    }

    pub(super) fn start_cell(&mut self) {
        let name = if self.in_table_head { "th" } else { "td" };
        let class = match self.columns.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            _ => "",
        };
        self.column += 1;
        self.push_html(format!("<{name}{class}>"));
    }

    pub(super) fn end_cell(&mut self) {
        self.push_html(if self.in_table_head { "</th>" } else { "</td>" });
    }
}
