use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use super::super::deck_fence::deck_fence;
use super::super::{CodeBlock, Placeholder};
use super::Writer;
use crate::base::Diagnostic;
use crate::talk::highlight::unknown_attribute;

impl Writer<'_, '_, '_> {
    pub(super) fn start_code(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.to_string(),
            CodeBlockKind::Indented => String::new(),
        };
        self.code = Some((info, String::new(), range));
    }

    pub(super) fn end_code(&mut self) {
        let Some((mut info, code, range)) = self.code.take() else { return };
        if self.doc.syntax.is_deck {
            let (own, left_out) = deck_fence(&info);
            info = own;
            left_out.iter().for_each(|word| self.doc.left_out.add(&format!("`{word}` of code"), &range));
        }
        let (block, mut diagnostics, unknown) = CodeBlock::read(&info, code, self.doc.dialect);
        for key in unknown {
            match self.doc.syntax.is_deck {
                true => self.doc.left_out.add(&format!("`{key}` of code"), &range),
                false => diagnostics.push(Diagnostic::warning("code-fence", unknown_attribute(&key))),
            }
        }
        if is_drawing(&block.language) {
            self.doc.left_out.add(&format!("drawings of `{}` code", block.language), &range);
        }
        for diagnostic in diagnostics {
            let first_line = self.doc.text[range.start..].find('\n').map_or(range.end, |i| range.start + i);
            self.doc.report(diagnostic, range.start..first_line);
        }
        self.push_html("\n\0\n");
        self.placeholder(Placeholder::Code(Box::new(block)));
    }
}

/// Whether other tools draw this code.
fn is_drawing(language: &str) -> bool {
    matches!(language, "mermaid" | "plantuml")
}
