//! Reports for programs have exactly the documented fields, with their documented types.

use serde_json::Value;

use super::site::Site;

/// A field and the names of its possible types.
type Fields = &'static [(&'static str, &'static [&'static str])];

const STATUS: Fields = &[
    ("path", &["string"]),
    ("slug", &["string"]),
    ("kind", &["string"]),
    ("title", &["string"]),
    ("slides", &["integer"]),
    ("skipped", &["integer"]),
    ("timed", &["integer"]),
    ("recordings", &["integer"]),
    ("captions", &["integer"]),
    ("transcripts", &["integer"]),
    ("heard", &["integer", "null"]),
    ("pending", &["integer"]),
    ("missing_alt", &["integer"]),
    ("words", &["integer"]),
    ("minutes", &["integer"]),
];

const BUILD: Fields = &[
    ("pages", &["integer"]),
    ("files", &["integer"]),
    ("written", &["integer"]),
    ("removed", &["integer"]),
    ("seconds", &["number"]),
    ("diagnostics", &["array"]),
];

const DIAGNOSTIC: Fields = &[
    ("severity", &["string"]),
    ("message", &["string"]),
    ("path", &["string", "null"]),
    ("line", &["integer", "null"]),
    ("column", &["integer", "null"]),
    ("hints", &["array"]),
];

#[track_caller]
fn assert_fields(value: &Value, fields: Fields) {
    let object = value.as_object().unwrap_or_else(|| panic!("no object: {value}"));
    let mut names: Vec<&str> = object.keys().map(String::as_str).collect();
    let mut documented: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    documented.sort_unstable();
    assert_eq!(names, documented);
    for (name, types) in fields {
        assert!(types.contains(&type_of(&object[*name])), "{name} is {}", object[*name]);
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(n) if n.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

#[track_caller]
fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{e} in {text}"))
}

fn site_with_mistakes() -> Site {
    let site = Site::with_talks(3);
    site.write("content/posts/bad.md", "title: Bad\ndate: 2026-01-01\n\n[x](/nowhere/)\n\n<b>open\n");
    site
}

#[test]
fn status() {
    let site = site_with_mistakes();
    site.write(
        "content/talks/draft.md",
        "title: Draft\nstatus: draft\ncategory: talk\ndate: 2030-01-01\n\n![](/img/a.png)\n\nOne two.\n",
    );
    let rows = json(&site.run("status", &["--format", "json"]).ends(0).stdout);
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 3 + 2 + 2);
    rows.iter().for_each(|row| assert_fields(row, STATUS));
    let draft = rows.iter().find(|row| row["path"] == "content/talks/draft.md").unwrap();
    assert_eq!((&draft["slides"], &draft["missing_alt"], &draft["words"]), (&1.into(), &1.into(), &2.into()));
    let talk = rows.iter().find(|row| row["path"] == "content/talks/talk-1.md").unwrap();
    assert_eq!((&talk["kind"], &talk["slug"], &talk["pending"]), (&"talk".into(), &"talk-1".into(), &1.into()));
}

#[test]
fn build_and_check() {
    let site = site_with_mistakes();
    let built = json(&site.run("build", &["--format", "json"]).ends(0).stdout);
    assert_fields(&built, BUILD);
    assert_eq!(built["written"], built["files"]);
    assert!(built["pages"].as_u64() > Some(5) && built["files"].as_u64() > built["pages"].as_u64(), "{built}");
    let diagnostics = built["diagnostics"].as_array().unwrap();
    assert!(diagnostics.len() >= 2, "{built}");
    diagnostics.iter().for_each(|row| assert_fields(row, DIAGNOSTIC));
    let broken = diagnostics.iter().find(|row| row["message"].as_str().unwrap().contains("/nowhere/")).unwrap();
    assert_eq!((&broken["severity"], &broken["line"]), (&"warning".into(), &4.into()));
    let again = json(&site.run("build", &["--format", "json"]).ends(0).stdout);
    assert_eq!((&again["written"], &again["removed"], &again["files"]), (&0.into(), &0.into(), &built["files"]));
    let checked = json(&site.run("check", &["--format", "json"]).ends(1).stdout);
    let rows = checked.as_array().unwrap();
    rows.iter().for_each(|row| assert_fields(row, DIAGNOSTIC));
    assert!(rows.iter().all(|row| row["severity"] != "warning"));
}

#[test]
fn a_build_that_fails_reports_in_the_same_form() {
    let site = Site::with_talks(1);
    site.write("content/posts/bad.md", "title: Bad\ndate: 2017-13-40\n\nx\n");
    let failed = json(&site.run("build", &["--format", "json"]).ends(1).stdout);
    assert_fields(&failed, BUILD);
    assert_eq!((&failed["files"], &failed["written"]), (&0.into(), &0.into()));
    assert!(!site.output().exists());
    // A document without a date has no address: the others are shown.
    let rows = json(&site.run("status", &["--format", "json"]).ends(1).stdout);
    let paths: Vec<&str> = rows.as_array().unwrap().iter().filter_map(|row| row["path"].as_str()).collect();
    assert!(paths.len() == 3 && !paths.contains(&"content/posts/bad.md"), "{paths:?}");
}
