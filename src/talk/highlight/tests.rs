//! What holds for every language and every block. Random numbers here are always the same ones.

use syntect::parsing::{ParseState, Scope, ScopeStack};

use super::memo::LineMemo;
use super::painter::paint;
use super::rules::{Rule, Rules};
use super::runs::Runs;
use super::{Class, Highlighted, Language, Lines, highlight, write_html};

/// Blocks that keep a state over lines, or end in the middle of one, and lines that occur in several of them.
const BLOCKS: &[(&str, &str)] = &[
    ("rust", "/* a\n /* b */\n}\n*/\nfn f() -> u8 {\n    let s = \"x\n}\n\\\"y\";\n    r#\"\n}\n\"#; 1_u8\n}\n}\n"),
    (
        "python",
        "def f(self, x: int) -> str:\n    \"\"\"A\n    }\n    \"\"\"\n    return f\"{x!r:>4} {self.y}\" and not rb'\\n'\n",
    ),
    (
        "js",
        "/* a\n}\n*/\nlet x = y // z\n  ?? { a: 1 }\n}\nclass A extends B { get b() { return /[/]\\//g } }\n`${`}\n}\n`}`\n}\n",
    ),
    ("js", "x /*\n}\n*/ => `a ${b.map(c => `d ${1}`)}\n}\n`; /[a-z]\\/+/g.test(y)\n}\n"),
    (
        "bash",
        "cat <<EOF\n}\n$x $(y) `z`\nEOF\nif [[ -z \"$a\" ]]; then echo ${b:-c}; fi\ncat <<'END' <<-E2\nEOF\nEND\n\tE2\n}\n",
    ),
    (
        "html",
        "<p class=\"a\">&amp;\n<style>\np { color: #fff;\n}\n</style>\n<script>\nlet a = `${1}\n}\n`;\n</script>\n}\n",
    ),
    ("ruby", "x = <<~A + <<B\n}\n#{y}\nA\nEOF\nB\ndef f\n  %w[a b]\nend\n}\n"),
    ("php", "<p><?php\n$x = <<<EOT\n}\n$y\nEOT;\nfunction f() { return 'a'; }\n}\n?>\n<b>"),
    ("markdown", "# A\n\n```rust\nfn f() {\n}\n```\n\n*a* `b` [c](d)\n\n```js\nx /*\n"),
    ("tsx", "const a = <B c={d => <e>{`f`}</e>}>\n}\n</B>;\n"),
    ("c", "#define A(x) \\\n  x\nint main(void) { return \"%d\\n\"[0]; } /* a\n}\n"),
    ("yaml", "a: |\n  b\n}\nc: [d, 1]\n- \"e\n  f\"\n"),
    ("json", "{\"a\": [1, true, \"x\\n\"], /* b\n}\n*/ \"c\": {\"d\": null\n"),
    ("diff", "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n }\n"),
    ("haskell", "{- a\n}\n-}\nf :: Int -> Int\nf x = x\n"),
];

/// The same, straightforwardly: nothing remembered, and the class of each piece from its whole stack of scopes.
fn plainly(language: Language, code: &str) -> Highlighted {
    let (grammar, syntaxes) = language.grammar();
    let (mut parser, mut stack, mut rules, mut runs) =
        (ParseState::new(grammar), ScopeStack::new(), Rules::default(), Runs::default());
    for line in code.split_inclusive('\n') {
        let whole = format!("{}\n", line.trim_end_matches('\n'));
        let mut from = 0;
        for (at, change) in parser.parse_line(&whole, syntaxes).unwrap() {
            if at > from {
                runs.push(class_of(&stack.scopes, &whole[from..at], &mut rules), &line[from..at.min(line.len())]);
                from = at;
            }
            stack.apply(&change).unwrap();
        }
        let rest = line.get(from..).unwrap_or_default();
        runs.push(class_of(&stack.scopes, rest, &mut rules), rest);
    }
    runs.finish()
}

fn class_of(scopes: &[Scope], text: &str, rules: &mut Rules) -> Option<Class> {
    let has_letter = text.chars().any(char::is_alphabetic);
    let mut found = scopes.iter().rev().map(|scope| rules.of(*scope)).filter(|rule| match rule {
        Rule::Keep => false,
        Rule::Is(Class::Keyword) => has_letter,
        _ => true,
    });
    match found.next()? {
        Rule::Is(Class::String) if found.next() == Some(Rule::Key) => Some(Class::Attribute),
        Rule::Is(class) => Some(class),
        _ => None,
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        // Knuth's MMIX generator.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

fn find(name: &str) -> Language {
    Language::find(name).unwrap()
}

/// Up to `most` lines of all blocks, in no order, cut short somewhere.
fn shuffled(random: &mut Random, own: &str, most: usize) -> String {
    let foreign = BLOCKS[random.below(BLOCKS.len())].1;
    let lines: Vec<&str> = own.split_inclusive('\n').cycle().take(20).chain(foreign.split_inclusive('\n')).collect();
    let mut code: String = (0..random.below(most)).map(|_| lines[random.below(lines.len())]).collect();
    let cut = random.below(code.len() + 1);
    if code.is_char_boundary(cut) {
        code.truncate(cut);
    }
    code
}

#[test]
fn what_is_remembered_changes_nothing() {
    let mut random = Random(1);
    let mut memo = LineMemo::default();
    for (name, code) in BLOCKS {
        let language = find(name).safe_on(code).unwrap();
        assert_eq!(paint(&mut memo, language, code), plainly(language, code), "{name}: {code}");
    }
    for round in 0..25 {
        for (name, own) in BLOCKS {
            let code = shuffled(&mut random, own, 30);
            let language = find(name).safe_on(&code).unwrap();
            assert_eq!(paint(&mut memo, language, &code), plainly(language, &code), "{round} {name}: {code}");
        }
    }
}

#[test]
fn every_thread_finds_the_same() {
    let all =
        || -> Vec<Highlighted> { BLOCKS.iter().map(|(name, code)| highlight(find(name), code).unwrap()).collect() };
    let here = all();
    let there = std::thread::scope(|scope| scope.spawn(all).join().unwrap());
    assert_eq!(here, there);
}

#[test]
fn no_code_panics_and_none_is_lost() {
    let mut random = Random(2);
    let odd = [
        ' ', '\n', '\n', '"', '\'', '{', '}', '<', '>', '/', '*', '#', '$', '\\', '`', 'é', '𝄞', '\0', 'x', '-',
        '\u{301}',
    ];
    for language in Language::all().into_iter().step_by(8) {
        for _ in 0..6 {
            let code: String = (0..random.below(400))
                .map(|_| match random.below(3) {
                    0 => char::from(random.below(128) as u8),
                    _ => odd[random.below(odd.len())],
                })
                .collect();
            let found = highlight(language, &code).unwrap();
            assert!(found.runs().map(|(_, length)| length).sum::<usize>() <= code.len());
            let mut html = String::new();
            write_html(&mut html, &code, Some(&found), &Lines { numbers: Some(1), groups: Vec::new() });
            assert_eq!(html.matches("<span").count(), html.matches("</span>").count());
        }
    }
}

#[test]
fn a_comment_left_open_comes_to_an_end() {
    // JavaScript's usual grammar never comes to the end of any of these.
    for code in ["x /*", "x = 1 /* a */\n", "x\n  /* a\n*/\n"] {
        assert_eq!(highlight(find("js"), code).unwrap().runs().last().unwrap().0, Some(Class::Comment), "{code}");
    }
    assert!(highlight(find("svelte"), "{x /* a */\n").is_ok());
    assert_eq!(highlight(find("scala"), "val x :h@*:\n"), Ok(Highlighted::default()));
    let embedded = "<syntaxhighlight lang=\"scala\">\nval x :h@*:\n</syntaxhighlight>\n";
    assert_eq!(highlight(find("mediawiki"), embedded), Ok(Highlighted::default()));
}

#[test]
fn javascript_looks_alike_with_and_without_comments() {
    let code = "import { b } from './b.js';\n\nexport class Deck {\n  static size = 0x1f;\n  #at = null;\n\n  \
        async next(by = 1, ...rest) {\n    if (typeof by !== 'number' || !rest) throw new TypeError(`no ${by}`);\n    \
        const seen = rest.map((one) => one?.at ?? 1.5);\n    return await this.show(/\\d+/g.test(by) && seen);\n  }\n}\n";
    let commented = format!("{code} /* end */\n");
    let without = highlight(find("js"), code).unwrap();
    let with = highlight(find("js"), &commented).unwrap();
    let runs: Vec<_> = without.runs().collect();
    assert_eq!(with.runs().take(runs.len()).collect::<Vec<_>>(), runs);
}

#[test]
fn html_stays_small() {
    // Denser than most: the benchmark's corpus as a whole comes to 2.6.
    let lines = "    let cache = input.lines().filter(|l| l.len() > 42).count();\n    // merge the queue before the worker\n    \
        out.push(format!(\"node={}\", 271_u32));\n    if let Some(team) = table.get(\"page\") { return Err(Error::Page(*team)); }\n";
    let code = format!(
        "pub fn build(input: &str, limit: usize) -> Result<Vec<String>, Error> {{\n{lines}{lines}    Ok(out)\n}}\n"
    );
    let mut html = String::new();
    write_html(&mut html, &code, Some(&highlight(find("rust"), &code).unwrap()), &Lines::default());
    assert!(html.len() * 10 <= code.len() * 28, "{} bytes of {}", html.len(), code.len());
}

#[test]
fn the_version_names_the_crates_in_use() {
    let lock = include_str!("../../../Cargo.lock");
    for crate_and_version in super::VERSION.split(", ").filter(|part| !part.starts_with("rules")) {
        let (name, version) = crate_and_version.split_once(' ').unwrap();
        assert!(lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"")), "{crate_and_version}");
    }
}
