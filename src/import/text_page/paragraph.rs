//! Lines of text as paragraphs.

/// What begins an item of a list within a line.
const BULLETS: &[char] = &['•', '▪', '◦', '●', '■', '‣'];

/// The paragraphs of some lines: they are divided by blank lines and bullets. Marks of Markdown are left out.
pub fn paragraphs<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in lines {
        let line = line.trim();
        let text = without_mark(line);
        let is_item = text.len() < line.len();
        for (n, part) in text.split(BULLETS).enumerate() {
            let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
            match out.last_mut().filter(|_| is_open && !is_item && n == 0) {
                _ if part.is_empty() => {}
                Some(paragraph) => *paragraph = format!("{paragraph} {part}"),
                None => out.push(part),
            }
        }
        is_open = !line.is_empty() && !line.starts_with('#');
    }
    out
}

/// The line without the mark of a heading or an item.
fn without_mark(line: &str) -> &str {
    let heading = line.trim_start_matches('#');
    if heading.len() < line.len() && heading.starts_with(' ') {
        return heading.trim_start();
    }
    let item = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).or_else(|| line.strip_prefix("+ "));
    item.map_or(line, str::trim_start)
}

#[test]
fn blank_lines_and_bullets_divide() {
    let of = |text: &str| paragraphs(text.lines());
    assert_eq!(
        of("# Nine jars\nof bread\n\nfor\nall\n- rye\n- wheat"),
        ["Nine jars", "of bread", "for all", "rye", "wheat"]
    );
    assert_eq!(of("Why • rye • wheat\n#3 is • \n"), ["Why", "rye", "wheat #3 is"]);
}
