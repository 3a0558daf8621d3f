//! What the HTML standard says about single elements.

/// Elements that have no content and no closing tag (HTML, section 13.1.2).
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements in which a browser looks for nothing but their end (HTML, section 13.2.5.2 and below).
pub fn holds_text(name: &str) -> bool {
    matches!(name, "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes")
}

/// Elements whose closing tag may be left out (HTML, section 13.1.2.4).
pub fn may_stay_open(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "dt"
            | "dd"
            | "rt"
            | "rp"
            | "option"
            | "optgroup"
            | "tr"
            | "td"
            | "th"
            | "thead"
            | "tbody"
            | "tfoot"
            | "colgroup"
            | "caption"
    )
}

/// Elements of HTML, also those that it had once (HTML, sections 4 and 16.2).
pub fn is_html(name: &str) -> bool {
    const NAMES: &str = "a abbr acronym address applet area article aside audio b base bdi bdo big blockquote body br button \
        canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt \
        em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header \
        hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee math menu meta \
        meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext \
        pre progress q rb rp rt rtc ruby s samp script search section select slot small source span strike \
        strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track \
        tt u ul var video wbr xmp";
    NAMES.split(' ').any(|element| element == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_elements_are_found() {
        for name in ["a", "h1", "wbr", "xmp", "noscript", "svg", "math", "tt"] {
            assert!(is_html(name), "{name}");
        }
        assert!(!is_html("counter") && !is_html("v-click") && !is_html("carbon-anchor"));
    }
}
