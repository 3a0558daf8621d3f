/// Environments that math-core does not know, and those that give the same; and those that would number each formula as the
/// first of its page, by those without numbers.
const ENVIRONMENTS: [(&str, &str); 16] = [
    ("align", "align*"),
    ("alignat", "align*"),
    ("alignat*", "align*"),
    ("alignedat", "aligned"),
    ("cases*", "cases"),
    ("displaymath", "gathered"),
    ("eqnarray", "align*"),
    ("eqnarray*", "align*"),
    ("equation", "equation*"),
    ("flalign", "align*"),
    ("flalign*", "align*"),
    ("gather", "gather*"),
    ("math", "gathered"),
    ("multline*", "multline"),
    ("smallmatrix", "matrix"),
    ("split", "aligned"),
];

/// Sizes of letters, as parts of the size of the text.
const SIZES: [(&str, f32); 10] = [
    ("tiny", 0.5),
    ("scriptsize", 0.7),
    ("footnotesize", 0.8),
    ("small", 0.9),
    ("normalsize", 1.0),
    ("large", 1.2),
    ("Large", 1.44),
    ("LARGE", 1.73),
    ("huge", 2.07),
    ("Huge", 2.49),
];

/// LaTeX in words that math-core knows.
#[derive(Debug, Default)]
pub(super) struct Rewritten {
    /// The formula.
    pub latex: String,
    /// How large its letters are, as a part of the size of the text, if it says so at its start.
    pub size: Option<f32>,
    /// Where in `latex` what follows is at another place than in the original, and where it is there.
    moves: Vec<(usize, usize)>,
}

impl Rewritten {
    /// The position in the original of what is at `at`.
    pub(super) fn original(&self, at: usize) -> usize {
        let next = self.moves.partition_point(|(new, _)| *new <= at);
        next.checked_sub(1).map_or(at, |last| at - self.moves[last].0 + self.moves[last].1)
    }

    /// Adds `text` in place of what ends at byte `end` of the original.
    fn replace(&mut self, text: &str, end: usize) {
        self.latex.push_str(text);
        self.moves.push((self.latex.len(), end));
    }
}

/// Text within a formula.
struct Text {
    /// How many braces are open around it.
    depth: usize,
    /// Whether it is interrupted by a formula, between `$` and `$`.
    is_interrupted: bool,
}

/// Rewrites `latex`.
pub(super) fn rewrite(latex: &str) -> Rewritten {
    let mut out = Rewritten::default();
    let mut at = leading_size(latex, &mut out);
    let mut depth = 0_usize;
    let mut texts: Vec<Text> = Vec::new();
    while let Some(next) = latex[at..].find(['\\', '$', '{', '}', '%']).map(|next| at + next) {
        out.latex.push_str(&latex[at..next]);
        let rest = &latex[next..];
        let mut end = next + 1;
        match rest.as_bytes()[0] {
            b'\\' => {
                end = command(rest, next, &mut out);
                // `\{` is a sign, but the last brace of `\textcolor{red}{` opens a group.
                depth += usize::from(end > next + 2 && latex[next..end].ends_with('{'));
                if matches!(&latex[next..end], r"\text" | r"\textrm" | r"\textnormal" | r"\mbox") {
                    texts.push(Text { depth, is_interrupted: false });
                }
                at = end;
                continue;
            }
            b'%' => end = next + rest.find('\n').unwrap_or(rest.len()),
            b'{' => depth += 1,
            b'}' => {
                depth = depth.saturating_sub(1);
                texts.retain(|text| text.depth < depth);
            }
            _ => {
                if let Some(text) = texts.last_mut().filter(|text| text.depth < depth) {
                    text.is_interrupted = !text.is_interrupted;
                    out.replace(if text.is_interrupted { "}{" } else { r"}\text{" }, end);
                    at = end;
                    continue;
                }
            }
        }
        out.latex.push_str(&latex[next..end]);
        at = end;
    }
    out.latex.push_str(&latex[at..]);
    out
}

/// Reads a size at the start of `latex`, and returns where the rest begins.
fn leading_size(latex: &str, out: &mut Rewritten) -> usize {
    let rest = latex.trim_start();
    let size = SIZES.iter().find_map(|(name, size)| {
        let behind = rest.strip_prefix('\\')?.strip_prefix(name)?;
        (!behind.starts_with(|c: char| c.is_ascii_alphabetic())).then_some((*size, latex.len() - behind.len()))
    });
    let Some((size, at)) = size else { return 0 };
    out.size = Some(size);
    out.replace("", at);
    at
}

/// Writes the command at the start of `rest`, which is at byte `at`, and returns where it ends.
fn command(rest: &str, at: usize, out: &mut Rewritten) -> usize {
    let length = rest[1..].find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len() - 1);
    // A sign.
    let length = if length == 0 { rest[1..].chars().next().map_or(0, char::len_utf8) } else { length };
    let (name, behind) = rest[1..].split_at(length);
    let end = at + 1 + length;
    let argument = argument(behind);
    match (name, argument) {
        ("begin" | "end", Some(environment)) => {
            let Some((_, new)) = ENVIRONMENTS.iter().find(|(old, _)| *old == environment) else {
                out.latex.push_str(&rest[..1 + length]);
                return end;
            };
            let mut past = environment.len() + 2;
            // The number of columns.
            if environment.starts_with("align") && environment.contains("at") && name == "begin" {
                past += argument_length(&behind[past..]);
            }
            out.replace(&format!("\\{name}{{{new}}}"), end + past);
            end + past
        }
        // There are no numbers to refer to, and MathJax's extensions are all there.
        ("label" | "require", Some(dropped)) => {
            let past = end + dropped.len() + 2;
            out.replace("", past);
            past
        }
        ("textcolor", Some(colour)) if behind[colour.len() + 2..].starts_with('{') => {
            let past = end + colour.len() + 2;
            out.replace(&format!("{{\\color{{{colour}}}"), past + 1);
            past + 1
        }
        _ => {
            out.latex.push_str(&rest[..1 + length]);
            end
        }
    }
}

/// The text in the braces at the start of `text`, if it has no braces itself.
fn argument(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('{')?;
    let end = inner.find(['{', '}', '\\'])?;
    inner[end..].starts_with('}').then_some(&inner[..end])
}

fn argument_length(text: &str) -> usize {
    argument(text).map_or(0, |inner| inner.len() + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_put_in_words_that_are_known() {
        for (latex, expected) in [
            (r"\begin{split}a\end{split}", r"\begin{aligned}a\end{aligned}"),
            (r"\begin{alignat}{2}a\end{alignat}", r"\begin{align*}a\end{align*}"),
            (r"a \label{eq:b} \require{c} d\\", r"a   d\\"),
            (r"\textcolor{red}{x}y", r"{\color{red}x}y"),
            (r"\text{if $n_{1}$ is \$5}", r"\text{if }{n_{1}}\text{ is \$5}"),
            (r"\text{a}$\text", r"\text{a}$\text"),
            (r"a % \begin{split}", r"a % \begin{split}"),
            ("\\", "\\"),
            ("\\ä \\begin{ä}", "\\ä \\begin{ä}"),
        ] {
            assert_eq!(rewrite(latex).latex, expected);
        }
        let large = rewrite(r" \Large x");
        assert_eq!((large.latex.as_str(), large.size), (" x", Some(1.44)));
        assert_eq!(rewrite(r"\largex").size, None);
    }

    #[test]
    fn positions_are_those_of_the_original() {
        let latex = r"\begin{split}X\label{b}\c\end{split}\d";
        let rewritten = rewrite(latex);
        for mark in ["X", r"\c", r"\d"] {
            let at = rewritten.latex.find(mark).expect(mark);
            assert_eq!(rewritten.original(at), latex.find(mark).expect(mark), "{mark}");
        }
    }
}
