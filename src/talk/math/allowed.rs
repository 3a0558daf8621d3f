use crate::talk::html::{Token, tokens};

/// Elements of formulas: those of MathML Core, and those of HTML that text in formulas is marked up with.
const ELEMENTS: &str = "math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace \
    msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover b code em i s span u";

/// Attributes that change nothing but the look.
const ATTRIBUTES: &str = "accent accentunder class depth display displaystyle form height largeop linethickness lspace \
    mathvariant maxsize minsize movablelimits notation rspace scriptlevel stretchy style symmetric width";

/// Whether `mathml` has nothing in it that could run, load or lead anywhere, or that would end elements around it.
///
/// Not all that math-core writes is escaped, so its output is read like that of anybody else.
pub(super) fn is_allowed(mathml: &str) -> bool {
    let mut open: Vec<String> = Vec::new();
    let mut formulas = 0;
    for token in tokens(mathml) {
        match token {
            Token::Open(tag) => {
                let is_known = is_in(ELEMENTS, &tag.name)
                    && tag.attributes.iter().all(|a| is_in(ATTRIBUTES, &a.name) && is_plain(&a.name, &a.value));
                // HTML in a formula would end it, unless it is in a text.
                let is_in_place = tag.name.starts_with('m') || open.iter().any(|name| name == "mtext");
                if !is_known || !is_in_place || open.is_empty() != (tag.name == "math") {
                    return false;
                }
                formulas += usize::from(open.is_empty());
                if !tag.self_closing {
                    open.push(tag.name.into_owned());
                } else if !tag.name.starts_with('m') {
                    return false;
                }
            }
            Token::Close { name, .. } => {
                if open.pop().is_none_or(|last| last != *name) {
                    return false;
                }
            }
            Token::Comment { .. } | Token::Doctype(_) => return false,
            Token::Text(_) if open.is_empty() => return false,
            Token::Text(_) => {}
        }
    }
    open.is_empty() && formulas == 1
}

fn is_in(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

/// Whether the value of an attribute is one that math-core itself writes.
fn is_plain(name: &str, value: &str) -> bool {
    match name {
        "class" => value.starts_with("math-core-") || value.starts_with("menclose-"),
        _ => value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'#' | b'%' | b'.' | b':' | b';' | b'-')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_formulas_are_allowed() {
        for mathml in [
            "<math><mi>x</mi><mspace width=\"1em\"/></math>",
            "<math display=\"block\"><mtext>a &lt;b&gt; <span class=\"math-core-serif-font\">b</span></mtext></math>",
            "<math><mrow style=\"color:#FF0000;\"><mo stretchy=\"false\">(</mo></mrow></math>",
        ] {
            assert!(is_allowed(mathml), "{mathml}");
        }
        for mathml in [
            "",
            "x",
            "<math>",
            "<math></math></math>",
            "<math></math>x",
            "<math></math><math></math>",
            "<mi>x</mi>",
            "<math><b>x</b></math>",
            "<math><mi onclick=\"x\">x</mi></math>",
            "<math><mi href=\"x\">x</mi></math>",
            "<math><mtext><a href=\"x\">x</a></mtext></math>",
            "<math><script>x</script></math>",
            "<math><mi style=\"background:url(x)\">x</mi></math>",
            "<math><mi><!-- x --></mi></math>",
            "<math><mrow><mi>x</mrow></mi></math>",
            "<math><mi class=\"slide\">x</mi></math>",
            "<math><![CDATA[x]]></math>",
            "<math><mi id=\"x\">x</mi></math>",
            "<math><mglyph src=\"x\"/></math>",
            "<math><math></math></math>",
        ] {
            assert!(!is_allowed(mathml), "{mathml}");
        }
    }
}
