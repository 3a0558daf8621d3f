use super::{Diagnostic, SitePath};

/// Sorts the mistakes that were found while files were made, each with its file, and merges equal ones: the message then
/// says how many pages have it, and which is the first.
///
/// A mistake in a template is found again on every page that the template makes.
pub fn merge_repeated(mut mistakes: Vec<(SitePath, Diagnostic)>) -> Vec<Diagnostic> {
    mistakes.sort_by(|(path, a), (other, b)| a.sort_key().cmp(&b.sort_key()).then_with(|| path.cmp(other)));
    let mut merged: Vec<Diagnostic> = Vec::new();
    for group in mistakes.chunk_by(|(_, a), (_, b)| a == b) {
        // A chunk is never empty.
        let (path, mut first) = group[0].clone();
        if group.len() > 1 {
            let are_pages = group.iter().all(|(path, _)| path.as_str().ends_with(".html"));
            let what = if are_pages { "on {} pages" } else { "in {} files" }.replace("{}", &group.len().to_string());
            let address = path.as_str().strip_suffix("index.html").unwrap_or(path.as_str());
            first.message.push_str(&format!(" ({what}, first `/{address}`)"));
        }
        merged.push(first);
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_mistakes_become_one_with_their_number() {
        let mistake =
            |path: &str, message: &str| (SitePath::new(path).unwrap(), Diagnostic::error("template", message));
        let merged = merge_repeated(vec![
            mistake("talks/z/index.html", "b"),
            mistake("index.html", "a"),
            mistake("talks/c.html", "c"),
            mistake("talks/x/index.html", "b"),
            mistake("talks/y/index.html", "b"),
            mistake("talks.json", "c"),
        ]);
        let messages: Vec<&str> = merged.iter().map(|mistake| mistake.message.as_str()).collect();
        assert_eq!(messages, ["a", "b (on 3 pages, first `/talks/x/`)", "c (in 2 files, first `/talks.json`)"]);
    }
}
