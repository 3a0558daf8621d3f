use super::Diagnostic;

/// Sorts the mistakes that were found while files were made, and merges equal ones: the message then says how many files
/// have it.
///
/// A mistake in a template is found again on every page that the template makes.
pub fn merge_repeated(mut mistakes: Vec<Diagnostic>) -> Vec<Diagnostic> {
    mistakes.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    let mut merged: Vec<Diagnostic> = Vec::new();
    for group in mistakes.chunk_by(|a, b| a == b) {
        // A chunk is never empty.
        let mut first = group[0].clone();
        if group.len() > 1 {
            first.message.push_str(&format!(" (in {} files)", group.len()));
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
        let mistake = |message: &str| Diagnostic::error("template", message);
        let merged = merge_repeated(vec![mistake("b"), mistake("a"), mistake("b"), mistake("b")]);
        let messages: Vec<&str> = merged.iter().map(|mistake| mistake.message.as_str()).collect();
        assert_eq!(messages, ["a", "b (in 3 files)"]);
    }
}
