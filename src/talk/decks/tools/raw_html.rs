use crate::talk::decks::fenced_blocks::{fenced_blocks, lines};
use crate::talk::decks::{Include, Included};

/// Blocks of code that pandoc takes for HTML, `{=html}`: without their fences, they are HTML here too.
pub fn raw_html(text: &str) -> Vec<Include> {
    let mut out = Vec::new();
    if !text.contains("{=html}") {
        return out;
    }
    for block in fenced_blocks(text).filter(|block| block.info == "{=html}") {
        // A blank line would end the HTML.
        let blank = lines(text, block.content).filter(|(line, _)| line.trim().is_empty()).map(|(_, range)| range);
        let gone = [block.open].into_iter().chain(blank).chain([block.close]);
        out.extend(gone.map(|range| Include { range, what: Included::Instead(String::new(), None) }));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gone(text: &str) -> Vec<&str> {
        raw_html(text).into_iter().map(|include| &text[include.range]).collect()
    }

    #[test]
    fn fences_and_blank_lines_of_raw_html_go() {
        let text = "```\n{=html}\n```\n\n``` {=html}\n<b>\n\n</b>\n```\n\n```{=tex}\na\n```\n```{=html}\nopen\n";
        assert_eq!(gone(text), ["``` {=html}", "\n", "```"]);
    }

    #[test]
    fn a_fence_that_is_indented_ends_the_block() {
        let text = "```{=html}\n<b>\n  ```\n\nText\n\n  ~~~ {=html}\n<i>\n~~~\n";
        assert_eq!(gone(text), ["```{=html}", "  ```", "  ~~~ {=html}", "~~~"]);
    }
}
