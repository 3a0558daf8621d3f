//! Tags of templates in the text of a body, such as those of the plugin `liquid_tags`.

use crate::import::sites::rewrite::Rewrite;

/// Lists the tags `{% … %}` of `body` that are in no code.
pub(super) fn list(body: &str) -> Rewrite {
    let mut out = Rewrite::default();
    let mut fence: Option<&str> = None;
    for line in body.split_inclusive('\n') {
        let text = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| text.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, None) if !line.starts_with("    ") => {
                list_line(line, &mut out);
                continue;
            }
            _ => {}
        }
        out.copy(line);
    }
    out
}

fn list_line(line: &str, out: &mut Rewrite) {
    let mut at = 0;
    let mut ticks = 0;
    while let Some(start) = line[at..].find("{%").map(|start| at + start) {
        let Some(end) = line[start..].find("%}").map(|end| start + end + 2) else { break };
        out.copy(&line[at..start]);
        ticks += line[at..start].matches('`').count();
        if ticks % 2 == 0 {
            out.list(&line[start..end]);
        }
        out.copy(&line[start..end]);
        at = end;
    }
    out.copy(&line[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_in_code_are_not_found() {
        let found = list("{% youtube x %}\n```\n{% if %}\n```\n`{% a %}` and {% b %}\n    {% c %}\n");
        let found: Vec<&str> = found.listings.iter().map(|listing| listing.what.as_str()).collect();
        assert_eq!(found, ["{% youtube x %}", "{% b %}"]);
    }
}
