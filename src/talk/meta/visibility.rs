use std::ops::Range;

use super::Status;
use super::foreign_status::{flag, is_null, verdict};
use super::typed::choice_or;
use super::unpublished_names::unpublished_name;
use super::verdict::Verdict;
use crate::base::data::{Field, Fields, Mistakes, Spanned, shown};
use crate::base::{Date, Diagnostic, SitePath};

/// Who can see a document, by its front matter and its path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Visibility {
    /// The strictest of all that was said.
    pub(super) status: Status,
    /// The day before which it is not published, with the key.
    pub(super) not_before: Option<Spanned<Date>>,
    /// The day after which it is not published, with the key.
    pub(super) not_after: Option<Spanned<Date>>,
}

impl Visibility {
    /// That of the document at `path` with these `fields`. A value without a known meaning is an error: what it says may be
    /// private. One note says what another tool's word makes of the document.
    pub(super) fn read(mistakes: &mut Mistakes<'_>, path: &SitePath, fields: &Fields) -> Visibility {
        let mut found = Visibility { status: own(mistakes, fields), ..Visibility::default() };
        let is_foreign = |field: &&Field| field.value.as_text().is_some_and(|word| Status::is_foreign(word.trim()));
        let foreign = fields.get("status").filter(|field| is_foreign(field) && found.status > Status::Published);
        let mut reason = foreign.map(|field| (written(mistakes, field), field.value_range.clone()));
        for field in fields {
            let at = field.value_range.clone();
            match verdict(field) {
                None | Some(Verdict::Public) => {}
                Some(Verdict::Hidden) => found.raise(Status::Hidden, written(mistakes, field), at, &mut reason),
                Some(Verdict::Draft) => found.raise(Status::Draft, written(mistakes, field), at, &mut reason),
                Some(Verdict::NotBefore(date)) => found.not_before = Some(Spanned::new(date, at)),
                Some(Verdict::NotAfter(date)) => found.not_after = Some(Spanned::new(date, at)),
                Some(Verdict::Unclear(help)) => unclear(mistakes, field, help),
            }
        }
        if let Some(name) = unpublished_name(path) {
            found.raise(Status::Draft, format!("the name `{}`", shown(name)), 0..0, &mut reason);
        }
        if let Some((reason, range)) = reason {
            mistakes.add(note(&reason, found.status), &range);
        }
        found
    }

    /// Makes `status` the one that counts if it is stricter.
    fn raise(&mut self, status: Status, by: String, range: Range<usize>, reason: &mut Option<(String, Range<usize>)>) {
        if status > self.status {
            self.status = status;
            *reason = Some((by, range));
        }
    }
}

fn note(reason: &str, status: Status) -> Diagnostic {
    match status {
        Status::Draft => Diagnostic::note("unpublished", format!("{reason} makes this document a draft"))
            .hint("use `--drafts` to build it"),
        _ => Diagnostic::note(
            "unpublished",
            format!("{reason} keeps this document out of lists, feeds, the sitemap and the search"),
        ),
    }
}

/// The line of `field`, in short.
fn written(mistakes: &Mistakes<'_>, field: &Field) -> String {
    let value = mistakes.source(&field.value_range);
    let line = mistakes.source(&(field.key_range.start..field.value_range.end));
    match value.len() <= 40 && !line.contains('\n') {
        true => format!("`{}: {}`", mistakes.source(&field.key_range), shown(value)),
        false => format!("`{}`", mistakes.source(&field.key_range)),
    }
}

fn unclear(mistakes: &mut Mistakes<'_>, field: &Field, help: &str) {
    let message = format!("it is not clear whether {} keeps this document private", written(mistakes, field));
    mistakes.add(Diagnostic::error("status", message).hint(help), &field.value_range);
}

/// The combined meaning of `draft` and `status`.
fn own(mistakes: &mut Mistakes<'_>, fields: &Fields) -> Status {
    let draft = fields.get("draft").filter(|field| !is_null(&field.value)).and_then(|field| {
        let draft = flag(&field.value);
        if draft.is_none() {
            let message = format!("`draft` must be true or false, but is {}", field.value.kind());
            mistakes.add(Diagnostic::error("status", message), &field.value_range);
        }
        draft.map(|draft| Spanned::new(draft, field.value_range.clone()))
    });
    let status = fields.get("status").and_then(|field| choice_or::<Status>(mistakes, field, "status"));
    match (draft, status) {
        (Some(draft), Some(status)) if draft.value != (status.value == Status::Draft) => {
            let (draft_line, status_line) = (mistakes.line(draft.range.start), mistakes.line(status.range.start));
            let message =
                format!("`draft` on line {draft_line} and `status` on line {status_line} contradict each other");
            mistakes.add(Diagnostic::error("status", message).hint("keep one of the two"), &status.range);
            Status::Draft
        }
        (_, Some(status)) => status.value,
        (Some(Spanned { value: true, .. }), None) => Status::Draft,
        _ => Status::Published,
    }
}
