//! `{% highlight ruby linenos %}` … `{% endhighlight %}`

use crate::import::sites::fence_text::fenced;

/// The fence for a block: `options` are those of the tag, `inner` is what it encloses, and `indent` is before it on its line.
pub(super) fn fence(options: &str, inner: &str, indent: &str) -> String {
    let eol = if inner.contains("\r\n") { "\r\n" } else { "\n" };
    let mut words = options.split_whitespace();
    let language = words.next().unwrap_or_default();
    let rest = options.strip_prefix(language).unwrap_or_default();
    let mut attributes = Vec::new();
    for key in ["hl_lines", "mark_lines"] {
        let value = rest.split_once(&format!("{key}=")).map(|(_, value)| value.trim_start());
        let value =
            value.and_then(|value| value.strip_prefix(['"', '\''])).and_then(|value| value.split(['"', '\'']).next());
        if let Some(value) = value {
            let lines: Vec<&str> = value.split_whitespace().collect();
            attributes.push(format!("hl_lines={}", lines.join(",")));
        }
    }
    if words.any(|word| word.starts_with("linenos") && word != "linenos=false") {
        attributes.push("linenos".to_owned());
    }
    let code = inner.strip_prefix("\r\n").or_else(|| inner.strip_prefix('\n')).unwrap_or(inner);
    let code = code.trim_end_matches([' ', '\t']);
    fenced(language, &attributes, code, indent, eol)
}

#[cfg(test)]
mod tests {
    use super::fence;

    #[test]
    fn blocks_become_fences() {
        assert_eq!(fence("ruby", "\ndef x\nend\n", ""), "```ruby\ndef x\nend\n```");
        assert_eq!(fence("ruby linenos hl_lines=\"1 3-4\"", "\nx\n", ""), "```ruby {hl_lines=1,3-4 linenos}\nx\n```");
        assert_eq!(fence("md", "\n```\nx\n```\n", "  "), "````md\n```\nx\n```\n  ````");
        assert_eq!(fence("sh", "x", ""), "```sh\nx\n```");
    }
}
