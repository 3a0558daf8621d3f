use super::{Run, Style};

/// Adds text to a line as a browser shows it: any number of spaces and line ends is one space, and none is at the start.
pub fn add_flowing(runs: &mut Vec<Run>, text: &str, style: Style, link: Option<&str>) {
    let mut is_after_space = runs.last().is_none_or(|run| run.text.ends_with([' ', '\n']));
    let mut flowing = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '\n' | '\r' | '\t' | '\u{c}' => {
                if !is_after_space {
                    flowing.push(' ');
                }
                is_after_space = true;
            }
            '\u{ad}' => {}
            c => {
                flowing.push(c);
                is_after_space = false;
            }
        }
    }
    add(runs, &flowing, style, link);
}

/// Adds text as it is.
pub fn add(runs: &mut Vec<Run>, text: &str, style: Style, link: Option<&str>) {
    if text.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(last) if last.style == style && last.link.as_deref() == link => last.text.push_str(text),
        _ => runs.push(Run { text: text.to_owned(), style, link: link.map(str::to_owned) }),
    }
}

/// Removes the spaces at the end of a line.
pub fn trim_end(runs: &mut Vec<Run>) {
    while let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end_matches([' ', '\n']).len());
        if !last.text.is_empty() {
            break;
        }
        runs.pop();
    }
}
