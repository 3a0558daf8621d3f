use super::presentation_xml::{HEAD, NAMES, colour_map};

/// What is behind a slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Background {
    /// What the master says.
    Theme,
    /// A colour, as a hexadecimal number.
    Colour(String),
}

/// The part of a slide with these shapes. `scheme` says whether it is dark if that is not as in the rest of the presentation.
pub fn slide_xml(shapes: &str, background: &Background, scheme: Option<bool>) -> String {
    let background = match (background, scheme) {
        (Background::Colour(colour), _) => format!("<a:srgbClr val=\"{colour}\"/>"),
        // The master's own ground follows the colours of the master.
        (Background::Theme, Some(_)) => "<a:schemeClr val=\"bg1\"/>".to_owned(),
        (Background::Theme, None) => String::new(),
    };
    let background = match background.is_empty() {
        true => background,
        false => format!("<p:bg><p:bgPr><a:solidFill>{background}</a:solidFill><a:effectLst/></p:bgPr></p:bg>"),
    };
    let colours = match scheme {
        None => "<a:masterClrMapping/>".to_owned(),
        Some(is_dark) => format!(
            "<a:overrideClrMapping {} accent1=\"accent2\" accent2=\"accent1\" accent3=\"accent3\" accent4=\"accent4\" \
             accent5=\"accent5\" accent6=\"accent6\" hlink=\"accent2\" folHlink=\"accent2\"/>",
            colour_map(is_dark)
        ),
    };
    format!(
        "{HEAD}<p:sld {NAMES}><p:cSld>{background}<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>\
         {shapes}</p:spTree></p:cSld><p:clrMapOvr>{colours}</p:clrMapOvr></p:sld>"
    )
}
