use quick_xml::escape::escape;

/// Text as it is in XML, in an element or in quotes, without the characters that no XML can hold (XML 1.0, section 2.2).
pub fn xml_text(text: &str) -> String {
    let allowed: String = text.chars().filter(|c| is_allowed(*c)).collect();
    escape(allowed).into_owned()
}

/// The same on one line.
pub fn xml_line(text: &str) -> String {
    xml_text(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn is_allowed(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => c >= ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_breaks_the_xml() {
        assert_eq!(xml_text("a<b & \"c\"\u{0}\u{1b}]]>"), "a&lt;b &amp; &quot;c&quot;]]&gt;");
        assert_eq!(xml_line(" a\n b\u{b}"), "a b");
    }
}
