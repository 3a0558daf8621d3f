//! Lists, among them those of footnotes.

use super::container::{ContainerKind, ListMarks};
use super::writer::Writer;

impl Writer<'_, '_> {
    pub(super) fn open_list(&mut self, name: &str, tag: &str) {
        let is_in_item = self.containers.last().is_some_and(|container| container.kind == ContainerKind::Item);
        let has_attributes = tag.len() > "<ol>".len();
        let start = attribute(tag, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
        // A list that begins with another number does not end the paragraph above it.
        self.block(if is_in_item && start == 1 { 1 } else { 2 });
        let element = if name == "ul" { "ul" } else { "ol" };
        let marks = match element {
            "ol" if has_attributes && tag.contains("class=\"footnotes\"") => ListMarks::Footnotes,
            "ol" => ListMarks::Number(start, '.'),
            _ => ListMarks::Bullet('-'),
        };
        // Two lists in a row would be one.
        let follows = |kind: fn(&ListMarks) -> bool| {
            self.last_list.as_ref().is_some_and(|(end, marks)| *end == self.out.len() && kind(marks))
        };
        let marks = match marks {
            ListMarks::Bullet(_) if follows(|marks| matches!(marks, ListMarks::Bullet('-'))) => ListMarks::Bullet('*'),
            ListMarks::Number(start, _) if follows(|marks| matches!(marks, ListMarks::Number(_, '.'))) => {
                ListMarks::Number(start, ')')
            }
            marks => marks,
        };
        self.open_plain(element, ContainerKind::List(marks));
    }

    pub(super) fn open_item(&mut self, tag: &str) {
        if self.is_flat() {
            return self.block(2);
        }
        if self.containers.last().is_some_and(|container| container.kind == ContainerKind::Item) {
            self.close("li");
        }
        self.block(1);
        let marks = self.containers.last_mut().and_then(|container| match &mut container.kind {
            ContainerKind::List(marks) => Some(marks),
            _ => None,
        });
        match marks {
            Some(ListMarks::Footnotes) => {
                let number = attribute(tag, "value").unwrap_or_default();
                self.block(2);
                self.open("li", ContainerKind::Item, &format!("[^{number}]: "), "    ");
            }
            Some(ListMarks::Number(next, sign)) => {
                let mark = format!("{next}{sign} ");
                *next = next.saturating_add(1);
                self.open("li", ContainerKind::Item, &mark, &" ".repeat(mark.len()));
            }
            Some(ListMarks::Bullet(sign)) => {
                let mark = format!("{sign} ");
                self.open("li", ContainerKind::Item, &mark, "  ");
            }
            None => self.open("li", ContainerKind::Item, "- ", "  "),
        }
    }

    pub(super) fn close_list(&mut self, name: &str) {
        let marks = self.close(name);
        let is_in_item = self.containers.last().is_some_and(|container| container.kind == ContainerKind::Item);
        self.block(if is_in_item { 1 } else { 2 });
        if let Some(ContainerKind::List(marks)) = marks {
            self.last_list = Some((self.out.len(), marks));
        }
    }
}

/// The value of an attribute that talkpress itself has written.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}
