use crate::talk::decks::{Include, Included};
use crate::talk::scan::line::{closes_fence, fence};

/// Blocks of code that pandoc takes for HTML, `{=html}`: without their fences, they are HTML here too.
pub fn raw_html(text: &str) -> Vec<Include> {
    let mut out = Vec::new();
    if !text.contains("{=html}") {
        return out;
    }
    // The lines of the block that is open, if it has HTML.
    let mut open: Option<((u8, usize), Option<Vec<Include>>)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let content = line.trim_end();
        let without = |end: usize| Include { range: start..end, what: Included::Instead(String::new(), None) };
        match &mut open {
            Some((mark, html)) if closes_fence(content, *mark) => {
                if let Some(mut html) = html.take() {
                    html.push(without(start + content.len()));
                    out.append(&mut html);
                }
                open = None;
            }
            // A blank line would end the HTML.
            Some((_, Some(html))) if content.is_empty() => html.push(without(at)),
            Some(_) => {}
            None => {
                let Some(mark) = fence(content) else { continue };
                let is_html = content.trim_start()[mark.1..].trim() == "{=html}";
                open = Some((mark, is_html.then(|| vec![without(start + content.len())])));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_and_blank_lines_of_raw_html_go() {
        let text = "```\n{=html}\n```\n\n``` {=html}\n<b>\n\n</b>\n```\n\n```{=tex}\na\n```\n```{=html}\nopen\n";
        let gone: Vec<&str> = raw_html(text).into_iter().map(|include| &text[include.range]).collect();
        assert_eq!(gone, ["``` {=html}", "\n", "```"]);
    }
}
