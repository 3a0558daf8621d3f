/// The numbers of slides, counted from 1, that `written` names, as Slidev reads it: `1-3,5`, `2-`, `none`, `all`. `None` if
/// it means anything else.
pub fn pages(written: Option<&str>, total: usize) -> Option<Vec<usize>> {
    let written = written.map(str::trim).unwrap_or_default();
    match written {
        "" | "all" | "*" => return Some((1..=total).collect()),
        "none" => return Some(Vec::new()),
        _ => {}
    }
    let mut out = Vec::new();
    for part in written.split([',', ';']) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let first: usize = first.trim().parse().ok()?;
        let last = if last.trim().is_empty() { total } else { last.trim().parse().ok()? };
        out.extend(first..=last.min(total).max(first));
    }
    out.sort_unstable();
    out.dedup();
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::pages;

    #[test]
    fn ranges_of_slides() {
        for (written, expected) in [
            ("1-3,5", Some(vec![1, 2, 3, 5])),
            ("4-", Some(vec![4, 5, 6])),
            ("5;2;2", Some(vec![2, 5])),
            ("9", Some(vec![9])),
            ("5-900000000", Some(vec![5, 6])),
            ("none", Some(vec![])),
            ("x", None),
            ("-2", None),
        ] {
            assert_eq!(pages(Some(written), 6), expected, "{written}");
        }
        assert_eq!(pages(None, 2), Some(vec![1, 2]));
    }
}
