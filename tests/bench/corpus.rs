//! Generates a site of talks for benchmarks. The same arguments give the same bytes, and no two code blocks are alike.

use std::fmt::Write as _;

/// A file of the site: its path and its text.
pub type File = (String, String);

/// Generates a site with the theme `theme` and `talks` talks, each with `slides` slides and ten code blocks.
pub fn site(talks: usize, slides: usize, theme: &str) -> Vec<File> {
    let config = format!(
        "title = \"Measured talks\"\nbase_url = \"https://measured.example/\"\ntheme = \"{theme}\"\n\n\
         [output]\ncards = false\n\n[permalinks]\ntalk = \"/{{slug}}/\"\n"
    );
    let mut files = vec![
        ("talkpress.toml".to_owned(), config),
        ("static/style.css".to_owned(), "body { margin: 2em }\n".to_owned()),
        ("static/pictures/board.svg".to_owned(), BOARD.to_owned()),
    ];
    files.extend((0..talks).map(|number| talk(number, slides)));
    files
}

const BOARD: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1600 900\"><path d=\"M0 0h1600v900H0z\"/></svg>\n";

const THINGS: [&str; 24] = [
    "harbour",
    "ferry",
    "timetable",
    "lantern",
    "bridge",
    "market",
    "orchard",
    "kettle",
    "violin",
    "ledger",
    "compass",
    "library",
    "meadow",
    "workshop",
    "archive",
    "signal",
    "station",
    "parcel",
    "garden",
    "mill",
    "quarry",
    "canal",
    "windmill",
    "almanac",
];

const QUALITIES: [&str; 16] = [
    "patient",
    "crooked",
    "borrowed",
    "weathered",
    "generous",
    "narrow",
    "stubborn",
    "hollow",
    "polished",
    "distant",
    "humble",
    "restless",
    "careful",
    "forgotten",
    "early",
    "plain",
];

const DEEDS: [&str; 16] = [
    "carries", "counts", "mends", "borrows", "measures", "sorts", "paints", "repeats", "weighs", "gathers", "splits",
    "names", "follows", "tunes", "folds", "keeps",
];

/// A source of random words for one talk (Marsaglia's xorshift64*).
struct Words(u64);

impl Words {
    fn number(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % below
    }

    fn of(&mut self, list: &[&'static str]) -> &'static str {
        list[self.number(list.len())]
    }

    fn thing(&mut self) -> &'static str {
        self.of(&THINGS)
    }

    fn sentence(&mut self) -> String {
        let (quality, thing, deed, other) = (self.of(&QUALITIES), self.thing(), self.of(&DEEDS), self.thing());
        match self.number(5) {
            0 => format!("Every {quality} {thing} {deed} the {other} it grew up with."),
            1 => {
                format!("My **{thing}** {deed} a {quality} {other}, and nobody noticed for `{}` days.", self.number(90))
            }
            2 => format!("Ask the {thing} who {deed} the {other}; the answer is *{quality}* more often than not."),
            3 => format!("A [{quality} {thing}](https://example.net/{other}) {deed} more than it should."),
            _ => format!("So the {other} waits, the {thing} {deed} what is left, and the evening stays {quality}."),
        }
    }

    fn paragraph(&mut self) -> String {
        let sentences: Vec<String> = (0..2 + self.number(4)).map(|_| self.sentence()).collect();
        sentences.join("\n")
    }
}

fn talk(number: usize, slides: usize) -> File {
    let mut words = Words(0x9e37_79b9_7f4a_7c15 ^ (number as u64 + 1));
    let (year, month, day) = (2008 + number % 17, number / 17 % 12 + 1, number / 204 % 28 + 1);
    let slug = format!("{}-{}-{number}", words.of(&QUALITIES), words.thing());
    let mut text = format!(
        "title: The {} {} and number {number}\nslug: {slug}\nmeta: {}\ncategory: talk\ndate: {year}-{month:02}-{day:02}\n\n\n",
        words.of(&QUALITIES),
        words.thing(),
        words.sentence().replace(['*', '`', '[', ']', ';', ':'], "")
    );
    let _ = writeln!(text, "{}\n\n----", words.paragraph());
    let every = (slides / 10).max(1);
    for slide in 1..=slides {
        let alt = format!("A {} {} on a board", words.of(&QUALITIES), words.thing());
        let _ = writeln!(text, "\n<img src=\"/pictures/board.svg\" width=\"100%\" alt=\"{alt}\">");
        for _ in 0..1 + words.number(3) {
            let _ = writeln!(text, "{}\n", words.paragraph());
        }
        if slide % every == 0 && slide / every <= 10 {
            code(&mut words, &mut text, number * 10 + slide / every);
        }
    }
    let _ = writeln!(text, "\n----\n\nWhere to go from here:\n");
    for n in 0..10 {
        let _ = writeln!(text, "* [{} {n}](https://example.net/{n}/{})", words.thing(), words.thing());
    }
    (format!("content/talks/{year}-{month:02}-{day:02}-{slug}.md"), text)
}

/// Generates a code block of ten to twenty lines in one of four languages, which contains `unique`.
fn code(words: &mut Words, out: &mut String, unique: usize) {
    let (fence, first, last) = match unique % 4 {
        0 => ("rust", format!("pub fn plan_{unique}(days: &[u32]) -> Option<String> {{"), "}"),
        1 => ("python", format!("def plan_{unique}(days, *, strict=False):"), "    return None"),
        2 => ("js", format!("export function plan{unique}(days, {{ strict = false }} = {{}}) {{"), "}"),
        _ => ("bash", format!("plan_{unique}() {{"), "}"),
    };
    let _ = writeln!(out, "```{fence}\n{first}");
    for _ in 0..8 + words.number(11) {
        let (a, b, n, form) = (words.thing(), words.thing(), words.number(1000), words.number(3));
        let line = match (unique % 4, form) {
            (0, 0) => format!("    let {a} = days.iter().map(|d| d * {n}).max()?; // the {b}"),
            (0, 1) => format!("    if {a}.len() >= {n} {{ return Some(format!(\"{b}: {{}}\", {a}.len())); }}"),
            (0, _) => format!("    match {a} {{ Some({b}) if {b} != {n} => {b}.to_owned(), _ => \"{a}\".into() }};"),
            (1, 0) => format!("    {a} = sorted(d for d in days if d % {n} != 0)  # the {b}"),
            (1, 1) => format!("    raise ValueError(f\"{a} {{days[{n}]!r}}\") if strict else {b}"),
            (1, _) => format!("    with open('{a}.txt', encoding='utf-8') as {b}: {b}.seek({n})"),
            (2, 0) => format!("  const {a} = await load(`/{b}/${{days[{n}]}}`);"),
            (2, 1) => format!("  if ({a} !== null && {b}.size > {n}) return new Map([[\"{a}\", {b}]]);"),
            (2, _) => format!("  {a}.forEach(({b}) => {b}?.push({n} / 2)); // {a}"),
            (_, 0) => format!("  for {a} in \"${{days[@]}}\"; do printf '%s\\n' \"${a}\" | head -n {n}; done"),
            (_, 1) => format!("  [[ -f {a}.txt ]] && grep -c '{b}' {a}.txt || return $(({n} % 250))"),
            (_, _) => format!("  local {a}=$(wc -l < \"{b}-{n}.log\") # the {b}"),
        };
        let _ = writeln!(out, "{line}");
    }
    let _ = writeln!(out, "{last}\n```\n");
}
