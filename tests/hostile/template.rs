//! Row B13: mistakes in a template are reported with their place, and a page that never ends is an error.

use super::support::Site;

/// The text of `home.html`, and what is reported about it.
const CASES: &[(&str, &[&str])] = &[
    ("{{ page.title", &["error themes/plain/templates/home.html:1:"]),
    ("text\n  {% if %}x{% endif %}", &["error themes/plain/templates/home.html:2:"]),
    ("{% for x in page.menu %}", &["error themes/plain/templates/home.html:1:"]),
    ("{% block a %}{% endblock %}{% block a %}{% endblock %}", &["error themes/plain/templates/home.html:1:"]),
    ("\n{{ page.title | shout }}", &["error themes/plain/templates/home.html:2:", "shout"]),
    ("\n{{ page.title is shouted }}", &["error themes/plain/templates/home.html:2:", "shouted"]),
    ("\n{{ shout(x=1) }}", &["error themes/plain/templates/home.html:2:", "shout"]),
    ("\n{% include \"nowhere.html\" %}", &["error themes/plain/templates/home.html:", "nowhere.html"]),
    ("{% extends \"nowhere.html\" %}", &["error themes/plain/templates/home.html:", "nowhere.html"]),
    ("{% extends \"home.html\" %}", &["error themes/plain/templates/home.html:", "itself"]),
    ("{% include \"home.html\" %}", &["error themes/plain/templates/home.html:"]),
    ("a\nb {{ nothing.here }}", &["error themes/plain/templates/home.html:2:6:"]),
    ("a\nb {{ page.nothing.here }}", &["error themes/plain/templates/home.html:2:"]),
    ("{{ 1 / 0 }}", &["error themes/plain/templates/home.html:1:"]),
    ("{% for x in range(end=1000000000000) %}x{% endfor %}", &["error themes/plain/templates/home.html:1:"]),
    (
        "{% for x in range(start=-9000000000000000000, end=9000000000000000000) %}x{% endfor %}",
        &["error themes/plain/templates/home.html:1:"],
    ),
    (
        "{% for x in range(end=100000) %}{% for y in range(end=100000) %}{{ page.title }}{{ x }}LONG{% endfor %}{% endfor %}",
        &["error themes/plain/templates/home.html:1:1: this template makes a page larger than 64 MB"],
    ),
    (
        "{% for x in range(end=100000) %}\n{% for y in range(end=100000) %}{% endfor %}{% endfor %}",
        &["error themes/plain/templates/home.html:2:13:", "at most 1000000 numbers per page"],
    ),
    (
        "{% for x in range(end=3, step_by=0) %}x{% endfor %}",
        &["error themes/plain/templates/home.html:1:13:", "cannot reach"],
    ),
    (
        "{% for x in range(start=3, end=1) %}x{% endfor %}",
        &["error themes/plain/templates/home.html:1:13:", "cannot reach"],
    ),
    ("{{ a | shout }}\n{{ b | whisper }}", &["home.html:1:8:", "shout"]),
    (
        "{% component loop() %}{{ <loop /> }}{% endcomponent loop %}{{ <loop /> }}",
        &["error themes/plain/templates/home.html:"],
    ),
];

#[test]
fn mistakes_in_a_template_are_reported_where_they_are() {
    for (template, expected) in CASES {
        let template = template.replace("LONG", &"long ".repeat(10_000));
        let output = Site::new().with("themes/plain/templates/home.html", &template).build();
        let said = output.lines();
        assert!(
            !said.is_empty() && said.iter().all(|line| line.starts_with("error themes/plain/templates/home.html:")),
            "{template:.200}\n{said:#?}"
        );
        for part in *expected {
            assert!(said[0].contains(part), "{template:.200}: {said:?} lacks {part:?}");
        }
        assert!(said[0].len() < 400, "{said:?}");
    }
}

#[test]
fn a_long_line_of_a_template_is_cropped() {
    let output = Site::new()
        .with("themes/plain/templates/home.html", format!("{}{{{{ nothing.here }}}}", "x".repeat(5_000)))
        .build();
    let place = output.diagnostics.iter().find_map(|d| d.place.clone()).expect("a place");
    assert_eq!((place.line, place.excerpt.chars().count() <= 120), (1, true), "{place:?}");
}

/// The same, a template that includes another which includes the first, and one that is not text.
#[test]
fn templates_in_a_circle_and_templates_of_bytes() {
    let circle = Site::new()
        .with("themes/plain/templates/home.html", "{% include \"a.html\" %}")
        .with("themes/plain/templates/a.html", "{% include \"home.html\" %}");
    assert!(circle.build().lines()[0].contains("includes itself"), "{:?}", circle.build().lines());
    let bytes = Site::new().with("themes/plain/templates/home.html", b"\xff\xfe\x00").build().lines();
    assert!(bytes[0].starts_with("error themes/plain/templates/home.html:1:1: the file is not UTF-8"), "{bytes:?}");
}

/// What one page counted is not held against the next, and `range` counts as the engine's own does.
#[test]
fn every_page_may_count_as_far() {
    let template = "{% for x in range(end=900000) %}{% endfor %}\
                    {{ range(start=2, end=7, step_by=2) }} {{ range(start=3, end=-2, step_by=-2) }} \
                    {{ range(start=-2, end=2) }} {{ range(end=0) }}{{ range(start=1, end=2, step_by=-1) }}";
    let mut site = Site::new().with("themes/plain/templates/article.html", template);
    for name in ["a", "b", "c", "d"] {
        site.set(&format!("content/{name}.md"), format!("title: {name}\ncategory: page\n\nText.\n"));
    }
    let output = site.build();
    assert_eq!(output.lines(), [""; 0]);
    for name in ["a", "b", "c", "d"] {
        assert_eq!(output.text(&format!("{name}/index.html")), "[2, 4, 6] [3, 1, -1] [-2, -1, 0, 1] [][]");
    }
}
