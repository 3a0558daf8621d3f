/// How many constructs may be in each other. The parser calls itself for each of them, so this bounds its stack.
const MAX_NESTING: usize = 60;

/// Commands that hold to the end of the group or the cell that they are in, which is therefore within them.
const SWITCHES: [&str; 13] = [
    "bf",
    "bfseries",
    "cal",
    "color",
    "displaystyle",
    "it",
    "rm",
    "scriptscriptstyle",
    "scriptstyle",
    "sf",
    "textstyle",
    "tt",
    "atop",
];

/// A group that is open.
#[derive(Default)]
struct Group {
    /// How deep it is.
    depth: usize,
    /// The switches in it so far.
    switches: usize,
    /// The commands right before, each of which may be the argument of the one before it.
    chain: usize,
    is_bracket: bool,
}

impl Group {
    fn depth_within(&self) -> usize {
        self.depth + self.switches + self.chain
    }
}

/// Where `latex` is nested too deeply, if it is. A formula that seems deeper than it is does no harm: real ones are not deep.
pub(super) fn too_deep(latex: &str) -> Option<usize> {
    let mut groups = vec![Group::default()];
    let mut chars = latex.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let Some(group) = groups.last_mut() else { return Some(at) };
        let mut opens = false;
        let mut closes = false;
        match c {
            '\\' => {
                let rest = &latex[at + 1..];
                let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
                let name = &rest[..length];
                chars.nth(length.saturating_sub(1));
                match name {
                    // A new row, or a single sign.
                    "" => group.chain = 0,
                    "left" | "begin" => opens = true,
                    "right" | "end" => closes = true,
                    _ if SWITCHES.contains(&name) => group.switches += 1,
                    _ => group.chain += 1,
                }
                if rest.starts_with('\\') {
                    group.switches = 0;
                }
            }
            '%' => while chars.next_if(|(_, c)| *c != '\n').is_some() {},
            '{' => opens = true,
            '[' if group.chain > 0 => opens = true,
            '}' => closes = true,
            ']' => closes = group.is_bracket,
            '^' | '_' => group.chain += 1,
            '&' => (group.chain, group.switches) = (0, 0),
            c if c.is_whitespace() => {}
            _ => group.chain = 0,
        }
        let depth = group.depth_within();
        if depth > MAX_NESTING {
            return Some(at);
        }
        if opens {
            groups.push(Group { depth: depth + 1, is_bracket: c == '[', ..Group::default() });
        } else if closes && groups.len() > 1 {
            groups.pop();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_bounded_in_every_form() {
        for (start, end) in [
            ("{", "}"),
            (r"\frac{", "}{y}"),
            (r"\sqrt", ""),
            (r"\left(", r"\right)"),
            ("x^{", "}"),
            (r"\begin{matrix}", ""),
            (r"\displaystyle x", ""),
            (r"\color{red}x", ""),
            (r"\sqrt[a", "]{x}"),
            ("{%}\n", "}"),
            (r"\hat ", ""),
            ("^_", ""),
        ] {
            let deep = start.repeat(100) + "x" + &end.repeat(100);
            assert!(too_deep(&deep).is_some(), "{deep}");
            let flat = format!("{start}x{end} &").repeat(100);
            let is_closed = !end.is_empty() || !start.contains("begin");
            assert!(too_deep(&flat).is_none() || !is_closed, "{flat}");
        }
        assert_eq!(too_deep(&r"\alpha x + \beta y \\".repeat(500)), None);
    }
}
