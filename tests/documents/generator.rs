//! Documents from pieces that mean something to the reader of documents, in an order that means nothing.

/// A generator of numbers (SplitMix64): the same seed, the same numbers, on every machine.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`, or 0.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % (limit.max(1) as u64)) as usize
    }

    pub fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const HEADS: &[&str] = &[
    "",
    "title: A\ndate: 2026-01-02\n\n",
    "title: A\ncategory: talk\ndate: 2026-01-02\nresources:\n  - [x](y)\n\n",
    "---\ntitle: A\nslides: rules\n---\n",
    "---\ntitle: A\nslides: images\nnotes: transcript\ntags: [a, b]\n---\n\n",
    "+++\ntitle = \"A\"\ncategory = \"page\"\n[[resources]]\ntitle = \"x\"\nurl = \"y\"\n+++\n",
    "---\ntitle: [\n---\n",
    "---\n",
    "+++\nx = \n+++\n",
    "\u{feff}title: \"\u{1f389}\"\r\nslug: ..\r\n\r\n",
    "title: A\ntitle: B\nstatus: draft\nlang: x-\n\n",
    "# Title\n\n",
];

const BLOCKS: &[&str] = &[
    "\n",
    "\n\n",
    "\n\n---\n\n",
    "\n---\n",
    "\n\n----\n",
    "***\n",
    "====\n",
    "--\n",
    "\n\n## Heading {#x .c k=v}\n\n",
    "# One\n",
    "Heading\n=====\n",
    "<img src=\"a.png\" alt=\"x\">\n",
    "<img src='a b.png'\n class=inline>",
    "![a *b* ![c](d)](e.png \"t\")\n",
    "![a][r]\n",
    "[![a](b.png)](c)\n",
    "<a href=x><img src=y></a>\n",
    "<div class=row>\n<div><img src=a.png></div>\n<div>text [x](y)</div>\n</div>\n",
    "<div><img src=a>\n",
    "</div>\n",
    "<figure><img src=a><figcaption>Cap <b>x</figcaption></figure>\n",
    "<figure>\n",
    "> # Card\n> - a\n> - b\n",
    "> quote\n> > more\n",
    "> [!NOTE]\n> alert\n",
    "<!-- slide: id=x class=\"a b\" time=1:00 -->\n",
    "<!-- slide: id=\n",
    "<!-- note: private **bold**\n\n![x](y)\n-->\n",
    "<!-- inline -->\n",
    "<!-- not: x -->",
    "<!---->",
    "<!-->",
    "<!--",
    "-->\n",
    "```rust {1,3-5}\nfn main() {}\n```\n",
    "```\n---\n",
    "~~~~ python\nx = 1\n~~~~\n",
    "    indented\n",
    "- item\n  - inner\n\n    para\n",
    "1. one\n2. two\n",
    "- [x] done\n- [ ] to do\n",
    "* ```\n  code\n  ```\n",
    "| a | b |\n|:--|--:|\n| 1 | `|` |\n",
    "term\n: definition\n",
    "[^1]: note text\n",
    "[^1]: again [^1] [^2]\n\n    more\n",
    "[r]: target \"t\"\n",
    "...\n",
    "\u{2026}\n",
    "???\nsaid\n",
    "Note: said\n",
    "layout: x\nclass: y\n",
    "<details><summary>x</summary>\n\ntext\n\n</details>\n",
    "<script>if (a < b) { \"</div>\" }</script>\n",
    "<script>\n\n",
    "<style>\n</style>\n",
    "<textarea>\n<b>\n",
    "<pre>\n\n<i>\n</pre>\n",
    "<svg viewBox='0 0 1 1'><path d='M0'/></svg>\n",
    "<svg>\n",
    "<video src=v.mp4 poster=p.png></video>\n",
    "<iframe src=\"javascript:x\"></iframe>\n",
    "<table><tr><td>x\n",
    "<![CDATA[ x ]]>\n",
    "<?php x ?>\n",
    "<!DOCTYPE html>\n",
    "<section>\n",
    "<p>\n",
    "</p>\n",
    "<html><body><plaintext>\n",
    "<template><slot></template>\n",
    "<title>x</titel>\n",
    "<math><mi/></math>\n",
    "<select><option>a<option>b</select>\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "\u{0}",
];

const INLINES: &[&str] = &[
    "text ",
    "*em* ",
    "**strong ",
    "** ",
    "_x ",
    "~~no~~ ",
    "`code` ",
    "``",
    "[a](b) ",
    "[a](<b c> 't') ",
    "[a][r] ",
    "[r] ",
    "[^1] ",
    "[^2]",
    "[",
    "](",
    "![",
    ")",
    "<b>",
    "</b>",
    "<a href='x' ",
    ">",
    "</a>",
    "<br/>",
    "<script>",
    "<textarea>",
    "<!-- note: in a line -->",
    "<!-- slide: x -->",
    "<https://example.org/?a&b>",
    "<a@b.example>",
    "&amp;",
    "&#0;",
    "&#x10ffff;",
    "&nosuch;",
    "\\",
    "\\<",
    "{#id}",
    "{{ 7*7 }}",
    "{% x %}",
    "\u{e9}\u{301}",
    "\u{1f468}\u{200d}\u{1f469}",
    "\u{202e}",
    "\u{85}",
    "\t",
    "  \n",
    " \n",
    "> ",
    "- ",
    "|",
    ": ",
    "$x$",
    "$\\frac{1}{$",
    "\n$$\n",
    "$$",
    "$",
    "www.example.org ",
];

const PREFIXES: &[&str] = &["> ", "  ", "    ", "- ", "1. ", ">", "\t", "   > - "];

/// A document of up to some forty pieces.
pub fn document(random: &mut Random) -> String {
    let mut out = random.pick(HEADS).to_owned();
    for _ in 0..random.below(14) {
        piece(random, &mut out, 0);
    }
    out
}

fn piece(random: &mut Random, out: &mut String, depth: usize) {
    match random.below(10) {
        0..=4 => out.push_str(random.pick(BLOCKS)),
        5..=7 => {
            for _ in 0..=random.below(5) {
                out.push_str(random.pick(INLINES));
            }
        }
        8 if depth < 3 => {
            let mut inner = String::new();
            for _ in 0..=random.below(3) {
                piece(random, &mut inner, depth + 1);
            }
            let prefix = random.pick(PREFIXES);
            for line in inner.split_inclusive('\n') {
                out.push_str(prefix);
                out.push_str(line);
            }
        }
        _ => {
            let block = random.pick(BLOCKS);
            for _ in 0..random.below(4) {
                out.push_str(block);
            }
        }
    }
    if random.below(3) == 0 {
        out.push_str("\n\n");
    }
}
