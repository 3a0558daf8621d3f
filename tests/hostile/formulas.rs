//! Formulas that nobody would write: no input may end the program, take long, grow without bounds, or put anything into a page
//! that is not a formula.

use talkpress::talk::html::{Token, tokens};
use talkpress::talk::math::{Formula, FormulaKind};

use super::support::Site;

/// Parts of formulas, in every kind of order.
const PARTS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "^",
    "_",
    "&",
    "\\\\",
    "$",
    "%",
    "\n",
    "#",
    "#1",
    "~",
    "'",
    "\"",
    "<",
    ">",
    "&lt;",
    "x",
    "1",
    "ü",
    "=",
    "|",
    ".",
    "\\frac",
    "\\sqrt",
    "\\left(",
    "\\right)",
    "\\left",
    "\\right",
    "\\middle|",
    "\\big(",
    "\\begin{matrix}",
    "\\end{matrix}",
    "\\begin{array}{c|c}",
    "\\end{array}",
    "\\begin{cases}",
    "\\end{cases}",
    "\\begin{align}",
    "\\end{align}",
    "\\begin{split}",
    "\\end{split}",
    "\\hline",
    "\\text{",
    "\\text{<script>alert(1)</script>}",
    "\\operatorname{<img src=x onerror=alert(1)>}",
    "\\operatorname*{</math><script>}",
    "\\href{javascript:alert(1)}{x}",
    "\\url{javascript:alert(1)}",
    "\\unicode{x3c}",
    "\\color{red}",
    "\\color{red;background:url(x)}",
    "\\textcolor{blue}{",
    "\\mathbb{R}",
    "\\mathrm{",
    "\\mathcal",
    "\\hat",
    "\\vec",
    "\\overset{",
    "\\underbrace{",
    "\\sum",
    "\\int",
    "\\limits",
    "\\lim",
    "\\displaystyle",
    "\\rm",
    "\\substack{",
    "\\boxed{",
    "\\binom",
    "\\over",
    "\\choose",
    "\\not",
    "\\tag{",
    "\\label{a}",
    "\\ref{a}",
    "\\eqref{a}",
    "\\hspace{1em}",
    "\\kern-1em",
    "\\hspace{99999999999em}",
    "\\phantom{",
    "\\cancel{",
    "\\class{a}{",
    "\\style{",
    "\\def\\a{\\a\\a}",
    "\\a",
    "\\newcommand",
    "\\verb|",
    "\\mathop{",
    "\\operatorname{",
    "\\Large",
    "\\",
    "\\ ",
    "\\{",
    "\\}",
    "\\alpha",
    "\\to",
    "\u{202e}",
    "\u{3}",
    "<!--",
    "-->",
    "]]>",
];

/// The same numbers on every machine.
fn random(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize
}

/// Whether `html` is a formula or code, and nothing else.
fn check(latex: &str, kind: FormulaKind) {
    let (formula, _) = Formula::read(latex, kind);
    let mut html = String::new();
    formula.write(&mut html);
    assert!(html.len() < 2_000 + 400 * latex.len(), "{} bytes of {latex}", html.len());
    let mut open = Vec::new();
    for token in tokens(&html) {
        match token {
            Token::Open(tag) => {
                let is_known =
                    tag.name.starts_with('m') || ["code", "span", "b", "i", "em", "s", "u"].contains(&&*tag.name);
                assert!(is_known && tag.name != "meta", "{latex}: {html}");
                for attribute in &tag.attributes {
                    let name = &*attribute.name;
                    assert!(
                        !name.starts_with("on") && !["href", "src", "id", "xlink:href"].contains(&name),
                        "{latex}: {html}"
                    );
                    assert!(
                        !attribute.value.contains("url") && !attribute.value.contains("script:"),
                        "{latex}: {html}"
                    );
                }
                if !tag.self_closing {
                    open.push(tag.name.to_string());
                }
            }
            Token::Close { name, .. } => assert_eq!(open.pop().as_deref(), Some(&*name), "{latex}: {html}"),
            Token::Comment { .. } | Token::Doctype(_) => panic!("{latex}: {html}"),
            Token::Text(_) => {}
        }
    }
    assert!(open.is_empty(), "{latex}: {html}");
}

#[test]
fn a_thousand_random_formulas_are_formulas_or_code() {
    let mut state = 14;
    for _ in 0..1_000 {
        let length = 1 + random(&mut state) % 40;
        let latex: String = (0..length).map(|_| PARTS[random(&mut state) % PARTS.len()]).collect();
        check(&latex, FormulaKind::Inline);
        check(&latex, FormulaKind::Display);
    }
}

#[test]
fn nested_formulas_do_not_exhaust_the_stack() {
    for part in PARTS {
        for times in [50, 3_000] {
            check(&part.repeat(times), FormulaKind::Display);
            check(&(part.repeat(times) + "x" + &"}".repeat(times)), FormulaKind::Display);
            check(&format!("x{part}").repeat(times), FormulaKind::Display);
            check(&format!("{part} ").repeat(times), FormulaKind::Display);
        }
    }
}

/// Formulas in every place of a document, each with a secret in a comment.
#[test]
fn comments_in_formulas_stay_private() {
    let texts = [
        "$a <!-- quokka --> b$",
        "$$a <!-- quokka --> b$$",
        "$$\na\n<!-- quokka -->\nb\n$$",
        "$a <!-- b$ quokka -->",
        "$$a <!-- b$$ quokka -->",
        "$$\na <!-- b\n$$\nquokka -->",
        "$\\frac{<!-- quokka -->}{$",
        "$a <!-- note: quokka --> b$",
        "$a %%quokka%% b$",
        "$$\n%%quokka%%\n$$",
        "$a <aside class=\"notes\">quokka</aside> b$",
        "$$\n<aside class=\"notes\">\nquokka\n</aside>\n$$",
        "![a $x <!-- quokka --> y$](b.svg) c",
        "| a |\n|---|\n| $a <!-- quokka --> b$ |",
        "- $$\n  a <!-- quokka -->\n  $$",
        "> $$\n> a <!-- quokka\n> quokka -->\n> $$",
        "# $a <!-- quokka --> b$",
        "[$a <!-- quokka --> b$](https://a.example)",
        "$a <?quokka ?> b$",
        "$a <!-- quokka $",
        "x^[$a <!-- quokka --> b$]",
        "**$a <!-- quokka --> b$**",
        "$<!-- quokka -->$",
    ];
    let heads = [
        "marp: true",
        "routerMode: hash",
        "format: revealjs",
        "autoscale: true",
        "math: true",
        "slides: rules\nmath: true",
    ];
    for head in heads {
        for text in texts {
            let deck = format!(
                "---\n{head}\ntitle: A\ndate: 2024-01-01\n---\n\n# One\n\n{text}\n\n---\n\n# Two\n\n{text}\n\nc\n"
            );
            let output = Site::new().with("content/talks/a.md", &deck).build();
            // A comment without an end stops the build.
            if output.lines().iter().any(|line| line.starts_with("error")) {
                assert!(text.contains("quokka $"), "{:?}", output.lines());
                continue;
            }
            for (path, written) in output.written() {
                assert!(!written.contains("quokka"), "{path}:\n{deck}");
            }
        }
    }
}
