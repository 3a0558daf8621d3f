/// Finds the lines of a drawing that is written as text which no reader of the drawing sees.
#[derive(Debug)]
pub struct DrawingComments {
    kind: Kind,
    /// Whether a comment over several lines is open.
    is_open: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Mermaid,
    PlantUml,
    Graphviz,
}

impl DrawingComments {
    /// For code in `language`, which is in lower case; nothing for other code.
    pub fn of(language: &str) -> Option<DrawingComments> {
        let kind = match language {
            "mermaid" => Kind::Mermaid,
            "plantuml" | "plant-uml" | "puml" | "uml" => Kind::PlantUml,
            "dot" | "graphviz" => Kind::Graphviz,
            _ => return None,
        };
        Some(DrawingComments { kind, is_open: false })
    }

    /// Whether the next line, without its indentation, is a comment. One that has more on it is as private.
    pub fn is_comment(&mut self, line: &str) -> bool {
        let (opens, closes) = match self.kind {
            // `%%{init: …}%%` says how the drawing looks.
            Kind::Mermaid => return line.starts_with("%%") && !line.starts_with("%%{"),
            Kind::PlantUml => ("/'", "'/"),
            Kind::Graphviz => ("/*", "*/"),
        };
        let was_open = self.is_open;
        let starts_with = |marks: &[&str]| marks.iter().any(|mark| line.starts_with(mark));
        let line_marks: &[&str] = if self.kind == Kind::PlantUml { &["'"] } else { &["//", "#"] };
        if !was_open && starts_with(line_marks) {
            return true;
        }
        let mut rest = line;
        while let Some(at) = rest.find(if self.is_open { closes } else { opens }) {
            rest = &rest[at + opens.len()..];
            self.is_open = !self.is_open;
        }
        // A comment behind something that is shown hides that as well.
        was_open || line.contains(opens)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(language: &str, text: &str) -> String {
        let mut comments = DrawingComments::of(language).unwrap();
        text.lines().filter(|line| !comments.is_comment(line)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn comments_of_drawings_are_found() {
        assert_eq!(shown("mermaid", "%%{init: {}}%%\ngraph TD\n%% a\n%%b\nA--%%>B"), "%%{init: {}}%%|graph TD|A--%%>B");
        assert_eq!(shown("plantuml", "@startuml\n' a\n/' b\nc\n'/ \nA -> B: it's\n'/'\nC"), "@startuml|A -> B: it's|C");
        assert_eq!(shown("dot", "digraph {\n// a\n# b\n/* c\nd */\na -> b\n}"), "digraph {|a -> b|}");
        assert!(DrawingComments::of("rust").is_none());
    }
}
