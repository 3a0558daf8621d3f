use super::reason::Reason;

/// Entities that a document type may declare. Drawing programs declare a dozen, for namespaces.
const MAX_ENTITIES: usize = 100;

/// Bytes that all references to entities may expand to.
const MAX_EXPANDED: usize = 1024 * 1024;

/// Checks what the entities of a document type expand to, without expanding them.
///
/// # Errors
/// If there are many, if one contains another, or if they expand to much more than the file.
pub fn check(text: &str) -> Result<(), Reason> {
    let mut count = 0;
    let mut expanded = 0;
    for declaration in text.split("<!ENTITY").skip(1) {
        count += 1;
        if count > MAX_ENTITIES {
            return Err(format!("it declares more than {MAX_ENTITIES} entities").into());
        }
        let declaration = declaration.trim_start();
        let name = declaration.split(char::is_whitespace).next().unwrap_or_default();
        let rest = &declaration[name.len()..];
        let quoted = rest.split_once(['"', '\'']).map_or("", |(_, after)| {
            // The quotation mark that opened it closes it.
            let mark = rest.chars().find(|c| matches!(c, '"' | '\'')).unwrap_or('"');
            after.split(mark).next().unwrap_or_default()
        });
        let has_entity = quoted.match_indices('&').any(|(at, _)| !quoted[at + 1..].starts_with('#'));
        if has_entity {
            return Err("its entities contain entities".into());
        }
        expanded += quoted.len().saturating_mul(text.matches(&format!("&{name};")).count());
    }
    match expanded > MAX_EXPANDED {
        true => Err("its entities expand to more than 1 MB".into()),
        false => Ok(()),
    }
}
