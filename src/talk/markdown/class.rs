//! Classes of tags that are already written.

use super::{Attributes, Film};
use crate::base::Styles;
use crate::talk::html::{Token, escape, is_void, tokens};

/// The tag `tag` with `attributes`. Of those that are not classes or ids, only `style` is used.
pub fn with_attributes(tag: &str, attributes: &Attributes) -> String {
    let mut out = match attributes.classes.is_empty() {
        true => tag.to_owned(),
        false => with_class(tag, &attributes.classes.join(" ")),
    };
    let Some(Token::Open(open)) = tokens(tag).into_iter().next() else { return out };
    let mut more = String::new();
    if let Some(id) = attributes.id.as_ref().filter(|_| open.get("id").is_none()) {
        more.push_str(&format!(" id=\"{}\"", escape(id)));
    }
    if let Some(style) = attributes.get("style").filter(|_| open.get("style").is_none()) {
        more.push_str(&format!(" style=\"{}\"", escape(style)));
    }
    out.insert_str(1 + open.name.len(), &more);
    out
}

/// The tag `tag` of a picture or film with the width and height in `attributes`.
pub fn with_size(tag: &str, attributes: &Attributes, styles: &mut Styles) -> String {
    let is_sized = Film::is_element(tag)
        || matches!(tokens(tag).into_iter().next(), Some(Token::Open(open)) if is_void(&open.name));
    let length = |key: &str| {
        let value = attributes.get(key).filter(|_| is_sized)?.trim();
        let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
        let is_length = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let unit = if number.len() == value.len() { "px" } else { "" };
        is_length.then(|| format!("{key}:{value}{unit}"))
    };
    let declarations = ["width", "height"].into_iter().filter_map(length);
    let classes: Vec<String> = declarations.map(|declaration| styles.class(&declaration)).collect();
    if classes.is_empty() { tag.to_owned() } else { with_class(tag, &classes.join(" ")) }
}

/// The tag `tag` with the classes `more`, too.
pub fn with_class(tag: &str, more: &str) -> String {
    let Some(Token::Open(open)) = tokens(tag).into_iter().next() else { return tag.to_owned() };
    let own = open.attributes.iter().find(|attribute| attribute.name == "class");
    let end = 1 + open.name.len();
    match own {
        Some(class) => {
            let value = escape(&format!("{} {more}", class.value));
            format!("{}class=\"{value}\"{}", &tag[..class.range.start], &tag[class.range.end..])
        }
        None => format!("{} class=\"{}\"{}", &tag[..end], escape(more), &tag[end..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_gets_a_class_beside_its_own() {
        for (tag, expected) in [
            ("<p>", "<p class=\"a\">"),
            ("<img src=\"\0\">", "<img class=\"a\" src=\"\0\">"),
            ("<b id=c class='d e' f>", "<b id=c class=\"d e a\" f>"),
        ] {
            assert_eq!(with_class(tag, "a"), expected);
        }
    }
}
