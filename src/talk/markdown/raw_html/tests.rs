use super::*;

fn html(parts: &[Raw], source: &str) -> String {
    parts
        .iter()
        .map(|part| match part {
            Raw::Html(html, _) => html.clone(),
            Raw::Text(range) | Raw::Lines(range) | Raw::Code(range) => source[range.clone()].to_owned(),
            _ => String::new(),
        })
        .collect()
}

fn repaired(source: &str) -> (String, usize) {
    let mut raw = RawHtml::default();
    let mut parts = raw.read(source, 0);
    parts.extend(raw.finish());
    let count = parts.iter().filter(|p| matches!(p, Raw::Repaired(..))).count();
    (html(&parts, source), count)
}

#[test]
fn tags_are_balanced() {
    assert_eq!(repaired("<b>x</b><br>"), ("<b>x</b><br>".into(), 0));
    assert_eq!(repaired("</div></section>x"), ("x".into(), 2));
    assert_eq!(repaired("<div><i>x</div>"), ("<div><i>x</i></div>".into(), 1));
    assert_eq!(repaired("<ul><li>a<li>b</ul>"), ("<ul><li>a<li>b</ul>".into(), 0));
    assert_eq!(repaired("<body><plaintext>x"), ("x".into(), 2));
    assert_eq!(repaired("<textarea><b></b></textarea>"), ("<textarea><b></b></textarea>".into(), 0));
    assert_eq!(repaired("<svg><path d='M0'/></svg>"), ("<svg><path d='M0'/></svg>".into(), 0));
    assert_eq!(repaired("<svg><path d=M0/></svg>"), ("<svg><path d=M0/></path></svg>".into(), 1));
}

#[test]
fn a_container_keeps_its_raw_html_to_itself() {
    let mut raw = RawHtml::default();
    raw.read("<div>", 0);
    assert_eq!(raw.enter(), []);
    assert!(matches!(raw.read("</div>", 5)[..], [Raw::Repaired(..)]));
    raw.read("<b>", 11);
    assert_eq!(html(&raw.leave(), ""), "</b>");
    assert_eq!(html(&raw.read("</div>", 14), ""), "</div>");
}

#[test]
fn what_holds_text_holds_no_tags() {
    let mut raw = RawHtml::default();
    raw.read("<textarea>", 0);
    assert_eq!(raw.read("<b>", 10), [Raw::Lines(0..3)]);
    assert_eq!(html(&raw.enter(), ""), "</textarea>");
    raw.leave();
    raw.read("<textarea>", 10);
    assert_eq!(
        html(&raw.read("<script></b></TextArea><i>", 20), "<script></b></TextArea><i>"),
        "<script></b></textarea><i>"
    );
    assert_eq!(html(&raw.finish(), ""), "</i>");
    assert_eq!(repaired("a < b").0, "a &lt; b");
    assert_eq!(repaired("<plaintext></section>").0, "&lt;/section>");
    assert_eq!(repaired("<script>a < b</script>").0, "<script>a < b</script>");
    assert_eq!(repaired("<script><!--\na\n//--></script>").1, 0);
    assert_eq!(repaired("<script><!--<script>").0, "<script><\\!--<script></script>");
    assert_eq!(repaired("<script><!--<script></Script>").0, "<script><\\!--<script><\\/Script></script>");
}

#[test]
fn urls_become_holes() {
    let (text, placeholders) =
        match &RawHtml::default().read("<img alt=x src='a.png' srcset=\"b.png 1x, c.png 2x\">", 0)[..] {
            [Raw::Html(text, placeholders), Raw::Alt(_)] => (text.clone(), placeholders.len()),
            other => panic!("{other:?}"),
        };
    assert_eq!((text.as_str(), placeholders), ("<img alt=x src=\"\0\" srcset=\"\0 1x, \0 2x\">", 3));
}
