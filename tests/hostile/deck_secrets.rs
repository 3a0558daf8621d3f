//! No private text of a deck reaches any output: a word is planted in every kind of note, comment and hidden slide of every
//! tool, in every place a deck can be in, and the output searched.

use super::support::Site;

/// A deck of four slides, with private text on one of them.
struct Kind {
    /// Lines of front matter.
    front: &'static str,
    /// What is between two slides.
    separator: &'static str,
    /// The texts, with `@` for the secret; `|` at their start if it may be in no output at all.
    texts: &'static [&'static str],
}

/// What is in no output of a deck of any tool.
const HIDDEN_TEXT: &[&str] = &[
    "|text [@]{.hidden}",
    "|[@ [@](https://@.example/)\n@]{.x .content-hidden}",
    "|{{< comment >}}\n@\n\n@\n{{< /comment >}}",
    "|a {{% comment %}}@{{% /comment %}} b",
    "|{% comment %}\n@\n{% endcomment %}",
    "|a {{/* @ */}} b",
    "|{{!-- @ --}}",
    "|a {# @ #} b",
    "|{/* @\n@ */}",
    "|<%# @ %>",
    "|<%-- @ --%>",
    "|\\begin{comment}\n@\n\\end{comment}",
    "|<div hidden>@</div>",
    "|<p style=\"display: none\">@</p>",
    "|<section class=\"hidden\">\n\n@\n\n</section>",
    "|text <span v-if=\"false\">@</span>",
    "|<div v-show='false'>\n\n@\n\n</div>",
    "|<p v-if=\"$slidev.nav.isPresenter\">@</p>",
    "|<RenderWhen context=\"['presenter']\">\n\n@\n\n</RenderWhen>",
    "|<template>@</template>",
    "|```{python}\n#| include: false\n@ = 1\n```",
    "|```{=latex}\n@\n```",
    "|{#\n@\n#}",
    "|{#- @ -#}",
    "|<div><p hidden>@</div>",
    "|<ul><li>a<li hidden>@</ul>",
    "|<aside hidden>@</aside>",
    "|<h6 hidden>@</h6>\n\n<details hidden>@</details>\n\n<a hidden href=\"@\">@</a>",
    "|<blockquote HIDDEN>@</blockquote>",
    "|<table><tr><td>a</td><td hidden>@</td></tr></table>",
    "|<table><tr><td>a<td hidden>@</table>",
    "|<x-y STYLE='DISPLAY : NONE'>@</x-y>",
    "|<div hidden/>@</div>",
    "|<img hidden src=\"@.png\" alt=\"@\">",
    "|<template class=\"x\">@</template>",
    "|`<script>` <div hidden>@</div>",
    "|```html\n<!-- a\n```\n\n<p hidden>@</p>",
    "|~~~{r, echo = FALSE}\n@\n~~~",
    "|```{r}\n#| echo: false\n@\n```",
    "|```{ojs}\n//| echo: false\n\n@\n```",
    "|```a``` text\n\n```{r echo=FALSE}\n@\n```",
    "|> ```{r include=F}\n> @\n> ```",
    "|- ```{=latex}\n  @\n  ```",
    "|<!--\n```\n-->\n\n```{python echo=\"false\"}\n@\n```",
    "|text [@]{style=\"display:none\"} text",
    "|[@ *@*]{.a hidden=\"\"}",
    "|[@]{data-visibility=hidden}",
    "|[@]{hidden}",
    "|a [@]{.b hidden}",
    "|```{.python .hidden}\n@\n```",
    "|```python {.a .hidden}\n@\n```",
    "|~~~{.r style=\"display: none\"}\n@\n~~~",
    "|```{r}\n#| classes: hidden\n@\n```",
    "|<p style=\"display:/* a */none\">@</p>",
    "|<p :style=\"{ display: 'none' }\">@</p>",
    "|<div v-if=\"0\">@</div>",
    "|<RenderWhen :context=\"['presenter']\">\n\n@\n\n</RenderWhen>",
    "|<RenderWhen v-bind:context=\"['presenter', 'overview']\">@</RenderWhen>",
    "|<RenderWhen :context=\"'presenter'\">@</RenderWhen>",
    "|<RenderWhen :context=\"context\">@</RenderWhen>",
    "|<render-when context=\"previewNext\">@</render-when>",
    "|<RenderWhen context=\"slide\">a<template #fallback>@</template></RenderWhen>",
    "|<p v-if=\"$renderContext === 'presenter'\">@</p>",
    "|<p v-if=\"$renderContext !== 'slide'\">@</p>",
    "|<p v-if=\"!$nav.isPresenter\">a</p><p v-else>@</p>",
    "|a `@`{=latex} b",
    "|``@ ` @\n@``{=openxml}",
    "|`<!-- @ -->`{=html}",
    "|```mermaid\ngraph TD\n%% @\n  %%@\nA --> B\n```",
    "|```plantuml\n' @\n/' @\n@ '/\nA -> B\n```",
    "|> ```mermaid {scale: 0.5}\n> graph TD\n> %% @\n> ```",
    "|- ```{dot}\n  // @\n  a -> b\n  ```",
    "|```bash +id:x\n/// @\necho a\n```",
];

/// The notes that a deck of any tool keeps private.
const ASIDES: [&str; 4] = [
    "<aside class=\"notes\">@</aside>",
    "<aside class=notes>\n\n@\n\n- @\n</aside>",
    "text <ASIDE CLASS='x Notes'>@</ASIDE> text",
    "<!-- note: @ -->",
];

/// Add a row to plant a secret in another kind of deck.
const KINDS: &[Kind] = &[
    Kind {
        front: "marp: true\n",
        separator: "\n\n---\n\n",
        texts: &[
            "<!-- @ -->",
            "<!--@-->",
            "<!--\n@\n\n@\n-->",
            "text <!-- @ --> text",
            "- item\n  <!-- @ -->",
            "<!--- @ --->",
            "<!-- Steam: @ -->",
            "<div>\n<!-- @ -->\n</div>",
            "   <!-- @ -->",
            "<!-- one --> <!-- @ -->",
            "|<!-- slide: skip -->\n@",
        ],
    },
    Kind { front: "headingDivider: 1\n", separator: "\n\n", texts: &["<!-- @ -->", "> quote <!-- @ -->"] },
    Kind {
        front: "mdc: true\n",
        separator: "\n\n---\n\n",
        texts: &["<!-- @ -->", "<!--\n@ [click] more\n-->", "text\n\n<!-- @\n\n@ -->", "text <!-- @ -->"],
    },
    Kind {
        front: "drawings:\n  persist: false\n",
        separator: "\n\n---\nlayout: two-cols\n---\n\n",
        texts: &["<!--@-->"],
    },
    Kind {
        front: "revealOptions:\n  controls: true\n",
        separator: "\n\n---\n\n",
        texts: &[
            "Note: @",
            "note:\n@",
            "NOTES: @",
            "  Notes: @",
            "\tnote: @\n\n- @",
            "Note:\n\n# @\n\n![@](@.png)\n\n[@]: https://@.example/",
            "{{% note %}}\n@\n{{% /note %}}",
            "{{< notes >}}\n\n@\n\n{{< /notes >}}",
            "{{% note %}} @ {{% /note %}}",
            "|<!-- .slide: data-visibility=\"hidden\" -->\n@",
            "|<!-- .slide: x [y]=\"1\" data-state=\"a\"\" data-visibility=\"hidden\" -->\n@",
            "|{{< slide {x} visibility=\"hidden\" >}}\n@",
        ],
    },
    Kind { front: "notes-separator: \"Say:\"\nrevealOptions: {}\n", separator: "\n\n---\n\n", texts: &["Say: @"] },
    Kind {
        front: "revealOptions:\n  notesSeparator: \"Say:\"\n",
        separator: "\n\n---\n\n",
        texts: &["Say: @", "text\n\nsay: @"],
    },
    Kind { front: "notesSeparator: \"^Say:\"\n", separator: "\n\n----\n\n", texts: &["Say: @", "  say: @", "Note: @"] },
    Kind {
        front: "separator: <!--s-->\nverticalSeparator: <!--v-->\n",
        separator: "\n\n<!--s-->\n\n",
        texts: &["Note: @"],
    },
    Kind {
        front: "slides: remark\n",
        separator: "\n---\n",
        texts: &["???\n@", "???  \n# @\n\n```\n@\n```", "text\n\n--\n\n???\n@\n\n--\n\nmore"],
    },
    Kind {
        front: "output: xaringan::moon_reader\n",
        separator: "\n---\nclass: center\n\n",
        texts: &["???\n\n- @\n- @"],
    },
    Kind {
        front: "autoscale: true\n",
        separator: "\n\n---\n\n",
        texts: &[
            "^ @",
            "^@",
            "   ^ @",
            "^ one\n@\n\n^ two\n@",
            "text\n^ @",
            "[.hide: true]\n^ @",
            "^ one\n```\n@\n```",
            "^ one\n~~~js\n@\n\n@\n~~~\n@",
            "^ one\n- ```\n  @\n  ```\n- @",
            "^ one <!--\na\n-->\n@",
            "^ one\n```\na\n```\n^ @\n```\n@\n```",
            "^ one\n````\n@\n\n@\n```",
        ],
    },
    Kind { front: "slide-dividers: '#'\n", separator: "\n\n", texts: &["^ @\n\ntext"] },
    Kind {
        front: "sub_title: below\n",
        separator: "\n\n<!-- end_slide -->\n\n",
        texts: &[
            "<!-- speaker_note: @ -->",
            "<!--\nspeaker_note: |\n  @\n  @\n-->",
            "<!--\nspeaker_note: >-\n    @\n-->",
            "<!-- speaker_note: \"@\" -->",
            "|<!-- skip_slide -->\n@",
        ],
    },
    Kind {
        front: "options:\n  command_prefix: \"cmd:\"\n",
        separator: "\n\n<!-- cmd:end_slide -->\n\n",
        texts: &["<!-- cmd:speaker_note: @ -->"],
    },
    Kind {
        front: "format: revealjs\n",
        separator: "\n\n",
        texts: &[
            "::: notes\n@\n:::",
            "::: {.notes}\n\n@\n\n:::",
            ":::: {.columns}\n\n::: {.notes}\n@\n:::\n\n::::",
            "::: {.notes}\n::: {.box}\n@\n:::\n# @\n\n:::",
            ":::{.notes}\n@\n:::",
            "  ::: {class=\"small notes\"}\n  @\n  :::",
            "::: {class='notes' #id}\n@\n:::",
            "<div class=\"notes\">@</div>",
            "<DIV class=notes>\n\n<div>@</div>\n\n- @\n</DIV>",
            "text \\note{@} text",
            "\\note<2>[item]{@ {@}\n\n\\} @}",
            "> ::: notes\n> @\n> :::",
            "> a\n>\n> ::: {.notes}\n>\n> @\n>\n> :::\n>\n> b",
            "- ::: notes\n  @\n  :::",
            "1. a\n\n   ::: notes\n   @\n   :::",
            "> - ::: {.notes}\n>   @\n>   :::",
            "|> ::: {.hidden}\n> @\n> :::",
            "|::: {hidden=\"\"}\n@\n:::",
            "|::: {style=\"display:none\"}\n\n@\n\n:::",
            "|[@]{.hidden}",
            "|text [@ *@*\n@]{.content-hidden} text",
            "|[@]{.content-visible when-format=\"pdf\"}",
            "|::: {.content-hidden}\n@\n:::",
            "|::: {.content-visible when-profile=\"x\"}\n@\n:::",
            "|<div class=\"hidden\">@</div>",
            "|text <span class='content-hidden'>@</span>",
        ],
    },
    Kind { front: "patat:\n  wrap: true\n", separator: "\n\n---\n\n", texts: &["<!-- @ -->", "<!--\n@\n@\n-->"] },
    Kind {
        front: "slides: rules\n",
        separator: "\n\n---\n\n",
        texts: &[
            "Note: @",
            "???\n@",
            "^ @\n@",
            "::: notes\n@\n:::",
            "<!-- speaker_note: @ -->",
            "^ @\n\ntext\n\nNote: @",
            "|<!-- slide: skip -->\n@ [@](https://@.example/)",
            "|<!-- skip_slide -->\n@",
            "|<!-- @ -->",
        ],
    },
    Kind {
        front: "marp: true\nautoscale: true\n",
        separator: "\n\n---\n\n",
        texts: &["^ @", "Note: @", "???\n@", "<!-- @ -->"],
    },
    Kind { front: "marp: true\n", separator: "\n\n---\n\n", texts: &ASIDES },
    Kind { front: "marp: true\n", separator: "\n\n---\n\n", texts: HIDDEN_TEXT },
    Kind { front: "mdc: true\n", separator: "\n\n---\n\n", texts: &ASIDES },
    Kind { front: "mdc: true\n", separator: "\n\n---\n\n", texts: HIDDEN_TEXT },
    Kind { front: "revealOptions: {}\n", separator: "\n\n---\n\n", texts: &ASIDES },
    Kind { front: "revealOptions: {}\n", separator: "\n\n---\n\n", texts: HIDDEN_TEXT },
    Kind { front: "autoscale: true\n", separator: "\n\n---\n\n", texts: &ASIDES },
    Kind { front: "autoscale: true\n", separator: "\n\n---\n\n", texts: HIDDEN_TEXT },
    Kind { front: "slides: remark\n", separator: "\n---\n", texts: &ASIDES },
    Kind { front: "slides: remark\n", separator: "\n---\n", texts: HIDDEN_TEXT },
    Kind { front: "sub_title: x\n", separator: "\n\n<!-- end_slide -->\n\n", texts: &ASIDES },
    Kind { front: "format: revealjs\n", separator: "\n\n", texts: &ASIDES },
    Kind { front: "format: revealjs\n", separator: "\n\n", texts: HIDDEN_TEXT },
    Kind { front: "slides: rules\n", separator: "\n\n---\n\n", texts: &ASIDES },
    Kind { front: "slides: rules\n", separator: "\n\n---\n\n", texts: HIDDEN_TEXT },
];

/// Slides that their settings hide: the front matter, and the settings below the separator, `@` in the slide.
const HIDDEN: &[(&str, &str)] = &[
    ("mdc: true\n", "---\nhide: true\n---\n\n# Gone\n\n@ ![@](@.png)"),
    ("mdc: true\n", "---\ndisabled: true\nlayout: cover\n---\n\n# @"),
    ("mdc: true\n", "---\nskip: true\n---\n\n@"),
    ("mdc: true\n", "---\nhide : true # for now\n---\n\n@"),
    ("mdc: true\n", "---\nhide: on\n---\n\n@"),
    ("mdc: true\n", "---\nlayout: center\nhide: 1\n---\n\n@"),
    ("mdc: true\n", "---\n{layout: center, hide: true}\n---\n\n@"),
    ("mdc: true\n", "---\nclass: text-center hidden\n---\n\n@"),
    ("mdc: true\n", "---\nlayout: center\ndraft: true\n---\n\n@"),
    ("slides: remark\n", "---\nclass: hidden\n\n@"),
    ("slides: remark\n", "---\nname: a\n\n.hidden[@ [@](https://@.example/)] b"),
    ("slides: remark\n", "---\nname: a\n\n.small.hidden.x[\n@\n\n@\n]"),
    ("slides: remark\n", "---\nname: a\n\né.hidden[@] b.hidden.hidden[@]"),
    ("autoscale: true\n", "---\n\n[.hide : yes ]\n\n# @"),
    ("revealOptions: {}\n", "---\n\n<section hidden><p>@</p></section>"),
    (
        "revealOptions: {}\n",
        "---\n\n<section data-visibility=\"hidden\">\n  <section>\n\n  @\n\n  </section>\n</section>",
    ),
    ("sub_title: x\n", "<!-- end_slide -->\n\n```bash +exec\n/// @\necho a\n```"),
    ("sub_title: x\n", "<!-- end_slide -->\n\n```bash\n/// @\necho a\n```"),
    ("sub_title: x\n", "<!-- end_slide -->\n\n```rust +line_numbers\n# let a = @;\nlet b = 1;\n```"),
    ("sub_title: x\n", "<!-- end_slide -->\n\n> ```python\n> /// @\n> a\n> ```"),
    ("revealOptions: {}\n", "---\n\n<!-- .slide: style=\"display:none\" -->\n\n# @"),
    ("revealOptions: {}\n", "---\n\n<!-- .slide: hidden=\"true\" class=\"a\" -->\n\n# @"),
    ("format: revealjs\n", "# Gone {style=\"display: none\"}\n\n@"),
    ("slides: remark\n", "---\nexclude: true\n\n# @"),
    ("slides: remark\n", "---\nlayout: true\nclass: x\n\n# @"),
    ("slides: remark\n", "---\nlayout: true\nclass: x\n\n# @\n\n---\n\n# Other"),
    ("slides: remark\n", "---\nname: base\nlayout: true\n\n@ {{content}}\n\n---\ntemplate: base\n\n# Other"),
    ("slides: remark\n", "---\nname: unused\nlayout: true\n\n# @\n\n---\n\nlayout: false\n\n# Other"),
    ("format: revealjs\n", "# Gone {visibility=\"hidden\"}\n\n@"),
    ("format: revealjs\n", "# Gone {.hidden}\n\n@"),
    ("format: revealjs\n", "# Gone {data-visibility='hidden' .x}\n\n@"),
    ("slides: rules\n", "---\nskip: true\n---\n\n@"),
    ("autoscale: true\n", "---\n\n[.hide: true]\n\n# @"),
];

/// Texts that look like notes, but that no tool has: the build stops.
const NOTE_LIKE: &[&str] = &[
    "[@]{.notes}",
    "text [@ *@*]{.x .speaker-notes} text",
    "# @ {.notes}",
    "`@`{.notes}",
    "![@](a.png){.notes}",
    "> @\n{.notes}",
    ".notes[@]",
    ".left.speaker-notes[\n@\n]",
    "<span class=\"notes\">@</span>",
    "::: speaker-notes\n@\n:::",
    "# Alpha 2\n\n@ {.hidden}",
    "a\n\n::: content-hidden\n@\n:::",
    "a\n\n::: {.hidden}\n@\n:::",
    "# Alpha 2\n\n## Gone {visibility=\"hidden\"}\n\n@",
    "\\note{@}",
    "{{< comment >}}\n@",
    "{/* @",
    "a {/* @\n\n---\n\n@ */}",
    "\\begin{comment}\n@",
    "<b><div hidden>@</b>@</div>",
    "<div hidden>\n\n@",
    "```{r echo=FALSE}\n@",
    "~~~{r}\n#| include: false\n@",
    "a\n\n### Speaker notes\n\n@",
    "a\n\nSPEAKER NOTES\n\n@",
    "a\n\n**Presenter notes** - @",
    "a\n\nTalk track: @",
    "::notes::\n\n@",
    "a\n\n::: {hidden=\"\"}\n@\n:::",
    "a\n\n::: {style='display:none'}\n@\n:::",
    "a\n\n![@](a.png){style=\"display:none\"}",
    "a\n\n`@`{.hidden}",
    "a\n\n**@**{hidden}",
    "a\n\n@ {#b hidden}",
    "a\n\n**@**{style=\"visibility: hidden\"}",
    "a\n\n> ::: speaker-notes\n> @\n> :::",
    "<!--> @ -->",
    "a <!---> @\n\n@ -->",
    "<template #notes>@</template>",
    "<template v-slot:note>@</template>",
];

/// Elements that hide slides of reveal.js, in a Markdown file.
const SECTIONS: &[&str] = &[
    "<section data-visibility=\"hidden\">\n\n# @\n\n---\n\n# @\n\n</section>\n<section>b</section>",
    "<section data-visibility=hidden>\n<p>@</p>\n<section>@</section>\n<p>@</p>\n</section>\n<section>b</section>",
    "<SECTION DATA-VISIBILITY='hidden'><P>@</P></SECTION>\n<SECTION>b</SECTION>",
    "<div class=\"slides\"><section\n  id=\"x\"\n  data-visibility=\"HIDDEN\"\n><p>@</p></section></div>",
    "<section data-state=\"a\"\" data-visibility=\"hidden\">@</section>\n<section>b</section>",
    "<section {{x}} [x]=\"1\" *ngIf=\"a\" data-visibility=\"hidden\">@</section>\n<section>b</section>",
    "<section .cls #id %=\"2\" data-visibility=\"hidden\">@</section>\n<section>b</section>",
    "<section class=\"a--b hidden\">@</section>\n<section class=\"a\n hidden\">@</section>\n<section>b</section>",
    "<section visibility=\"hidden\"><section>@</section><section>@</section></section>\n<section>b</section>",
    "<section @x data-visibility=hidden><p>@</p><section>@</section></section>\n<section>b</section>",
    "<sEcTiOn data-visibility=\"hidden\">@</sEcTiOn>\n<sEcTiOn>b</sEcTiOn>",
    "<section><!-- .slide: data-state=\"a\"\" {{x}} data-visibility=\"hidden\" -->@</section>\n<section>b</section>",
    "<section style=\"display: none\">@</section>\n<section>b</section>",
    "<section class=\"hidden\">@</section>\n<section hidden=\"\">@</section>\n<section>b</section>",
    "<section data-visibility=\"hidden\" title=\"a --> b\">\n\n```\n</section>\n```\n\n@\n</section>\n<section>b</section>",
    "<section>\n<!--\n<section>\n@\n</section>\n-->\n<p>b</p>\n</section>\n<section data-notes=\"@\">c</section>",
    "<section data-markdown data-separator-notes=\"^\\s*Say:\">\n# A\n\n  say: @\n</section>\n<section>b</section>",
    "<section data-markdown><script type=\"text/template\">\n  # A\n\n  Note: @\n</script></section>\n<section>b</section>",
];

#[test]
fn hidden_elements_and_notes_in_elements_are_in_no_output() {
    let fronts = ["slides: reveal\n", "revealOptions: {}\n", "separator: <!--s-->\n"];
    let mut site = Site::new();
    for (n, text) in SECTIONS.iter().enumerate() {
        for (m, front) in fronts.iter().enumerate() {
            let text = text.replace('@', "sec7ret");
            let text = format!("---\ntitle: Deck {n}-{m}\ndate: 2026-01-01\n{front}---\n\n{text}\n");
            site = site.with(&format!("content/talks/d{n}-{m}.md"), &text);
        }
    }
    let built = site.build();
    let found: Vec<_> = built.written().filter(|(_, text)| text.contains("sec7ret")).map(|(path, _)| path).collect();
    assert!(found.is_empty() && !built.report().contains("error"), "{found:?}\n{}", built.report());
    assert!(built.written().filter(|(path, _)| path.starts_with("talks/d")).count() >= SECTIONS.len() * fronts.len());
}

/// Where a deck can be.
const PLACES: [&str; 3] = ["content/NAME.md", "content/talks/NAME.md", "content/shelf/NAME/index.md"];

struct Planted {
    secret: String,
    path: String,
    /// The slide the note is on, unless it is in no output at all.
    slide: Option<usize>,
    text: String,
}

fn planted() -> Vec<Planted> {
    let mut out = Vec::new();
    for place in PLACES {
        for kind in KINDS {
            for text in kind.texts {
                let number = out.len();
                let (name, secret) = (format!("d{number}"), format!("sec{number}ret"));
                let slide = 1 + number % 4;
                let slides: Vec<String> = (1..=4)
                    .map(|n| {
                        let private =
                            if n == slide { text.trim_start_matches('|').replace('@', &secret) } else { String::new() };
                        format!("# Alpha {n}\n\nPublic.\n\n{private}")
                    })
                    .collect();
                let text_of = format!(
                    "---\ntitle: Deck {number}\ndate: 2026-01-01\n{}---\n\n{}\n",
                    kind.front,
                    slides.join(kind.separator)
                );
                let slide = (!text.starts_with('|') && !text.contains("[.hide")).then_some(slide);
                out.push(Planted { secret, path: place.replace("NAME", &name), slide, text: text_of });
            }
        }
        for (front, hidden) in HIDDEN {
            let number = out.len();
            let (name, secret) = (format!("d{number}"), format!("sec{number}ret"));
            let hidden = hidden.replace('@', &secret);
            let text = format!(
                "---\ntitle: Deck {number}\ndate: 2026-01-01\n{front}---\n\n# Alpha 1\n\n---\n\n# Alpha 2\n\n{hidden}\n\n---\n\n# Alpha 3\n"
            );
            out.push(Planted { secret, path: place.replace("NAME", &name), slide: None, text });
        }
    }
    out
}

#[test]
fn a_first_slide_that_the_front_matter_hides_is_in_no_output() {
    let rest = "\n# secret\n\nsecret\n\n---\n\n# One\n\nShown.\n\n---\n\n# Two\n";
    for front in [
        "class: x\nlayout: true\ntitle: Deck\nslides: remark\n",
        "---\ntitle: Deck\nslides: remark\nlayout: true\n---\n",
        "---\nexclude: true\ntitle: Deck\nslides: remark\n---\n",
        "---\nmdc: true\ntitle: Deck\nhide: true\n---\n",
        "---\nmdc: true\ntitle: Deck\ndisabled: true\n---\n",
    ] {
        let built = Site::new().with("content/talks/kayak.md", format!("{front}{rest}")).build();
        assert!(built.written().any(|(_, text)| text.contains("Shown.")), "{front}{}", built.report());
        assert!(built.written().all(|(_, text)| !text.contains("secret")), "{front}");
    }
}

#[test]
fn no_private_text_of_any_tool_is_published() {
    let all = planted();
    assert!(all.len() >= 150, "only {} combinations", all.len());
    let site = all.iter().fold(Site::new(), |site, planted| site.with(&planted.path, &planted.text));
    let built = site.build();
    let mut wrong = String::new();
    for planted in &all {
        for (path, _) in built.written().filter(|(_, text)| text.to_lowercase().contains(&planted.secret)) {
            wrong.push_str(&format!("{path} has {}\n{}\n", planted.secret, planted.text));
        }
    }
    assert!(wrong.is_empty(), "{wrong}\n{}", built.report());
    assert!(built.written().count() > all.len(), "{}", built.report());
}

#[test]
fn each_note_is_on_its_own_slide() {
    let all = planted();
    let site = all.iter().fold(Site::new(), |site, planted| site.with(&planted.path, &planted.text));
    let built = site.with_notes().build();
    let mut wrong = String::new();
    for planted in &all {
        let title = planted.text.lines().nth(1).and_then(|line| line.strip_prefix("title: ")).expect("a title");
        let page = built.written().find(|(path, text)| {
            path.ends_with(".html") && !path.contains("/embed/") && text.contains(&format!("<h1 title=\"{title}\">"))
        });
        let Some((path, page)) = page else {
            wrong.push_str(&format!("no page for {title}\n"));
            continue;
        };
        let slide = |n: usize| page.find(&format!("id=\"alpha-{n}\"")).unwrap_or(page.len());
        let at = page.find(&planted.secret);
        let is_right = match planted.slide {
            Some(n) => at.is_some_and(|at| slide(n) < at && at < slide(n + 1)),
            None => at.is_none(),
        };
        if !is_right {
            wrong.push_str(&format!(
                "{path}: {} at {at:?}, not on slide {:?}\n{}\n",
                planted.secret, planted.slide, planted.text
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong}\n{}", built.report());
}

#[test]
fn what_looks_like_a_note_stops_the_build() {
    let stops = |front: &str, text: &str| {
        let text =
            format!("---\ntitle: Deck\n{front}\n---\n\n# Alpha\n\na\n\n---\n\n{}\n", text.replace('@', "secret"));
        let report = Site::new().with("content/talks/deck.md", &text).build().report();
        let is_named = report.contains("looks like a speaker note") || report.contains("looks as if it hides");
        assert!(is_named, "{text}\n{report}");
    };
    for front in ["marp: true", "mdc: true", "autoscale: true", "slides: remark", "revealOptions: {}"] {
        NOTE_LIKE.iter().for_each(|text| stops(front, text));
    }
    stops("revealOptions: {}", "@ <!-- .element: class=\"notes\" -->");
    for front in ["revealOptions: {}", "slides: remark", "autoscale: true", "slides: rules"] {
        stops(front, "a\n\n@ <!-- .element: style=\"display:none\" -->");
        stops(front, "a\n\n@ <!-- .element: class=\"x hidden\" -->");
        stops(front, "a\n\n- @\n<!-- .element: hidden=\"\" -->");
    }
    stops("format: revealjs", "## @ {.notes}");
    stops("format: revealjs", "<div hidden>\n\n# @\n\n</div>");
    for front in ["slides: remark", "slides: rules"] {
        ["??? @", "???@", "  ???\n@"].iter().for_each(|text| stops(front, &format!("a\n\n{text}")));
    }
}

#[test]
fn what_only_looks_hidden_is_shown() {
    for text in [
        "shown <https://a.example/hidden>",
        "shown <b>hidden</b>",
        "`<div hidden>` shown `</div>`",
        "shown\n\n<details open=\"hidden\">a</details>",
        "# shown {#hidden}",
        "```a``` shown, `{/*` and `{% comment %}`",
        "```r\n# echo: false\nshown <- \"include=FALSE\"\n```",
        "<script>let a = \"<div hidden>\";</script>\n\nshown",
        "[shown]{style=\"display:block\"}",
        "{hidden} shown $h_{hidden}$",
        "`<!-->` shown `-->`",
        "a `` `b`{=latex} `` shown",
        "```mermaid\n%%{init: {}}%%\nshown --> B\n```",
        "<RenderWhen :context=\"['slide', 'presenter']\">shown</RenderWhen>",
        "<p v-if=\"$renderContext === 'slide'\">shown</p>",
        "```swift\n/// shown\n```",
    ] {
        for front in
            ["marp: true", "mdc: true", "slides: remark", "revealOptions: {}", "format: revealjs", "slides: rules"]
        {
            let deck =
                format!("---\ntitle: Deck\ndate: 2026-01-01\n{front}\n---\n\n# A\n\n{text}\n\n---\n\n# B\n\nlast\n");
            let built = Site::new().with("content/talks/deck.md", &deck).build();
            let is_shown = |word: &str| {
                built.written().any(|(path, text)| path.ends_with("deck/index.html") && text.contains(word))
            };
            assert!(
                is_shown("shown") && is_shown("last") && !built.report().contains("hides"),
                "{front}\n{text}\n{}",
                built.report()
            );
        }
    }
}
