/// A fence around `code`, in the given language and with attributes such as `linenos`. `indent` is put before both of its lines, and
/// `eol` ends lines.
pub(super) fn fenced(language: &str, attributes: &[String], code: &str, indent: &str, eol: &str) -> String {
    let longest = code.lines().map(|line| line.trim_start().chars().take_while(|c| *c == '`').count()).max();
    let fence = "`".repeat(longest.unwrap_or(0).max(2) + 1);
    let attributes = match attributes {
        [] => String::new(),
        _ => format!(" {{{}}}", attributes.join(" ")),
    };
    let end = if code.is_empty() || code.ends_with('\n') { "" } else { eol };
    format!("{fence}{language}{attributes}{eol}{code}{end}{indent}{fence}")
}
