//! Captions of a known text, as different programs write them.

use talkpress::base::SitePath;
use talkpress::talk::captions::Captions;

use super::generator::Random;
use super::recorded_oracle::{check, letters};

/// Words that mean something to Markdown, to WebVTT, or to the rules for sentences and voices.
const WORDS: &[&str] = &[
    "so",
    "we",
    "feed",
    "it",
    "jar.",
    "Why?",
    "J.",
    "1.",
    "um",
    "Größe",
    "don’t",
    "...",
    "…",
    "---",
    "***",
    "#",
    "##",
    ">",
    "<b>",
    "<!--",
    "-->x",
    "&",
    "&lt;",
    "`a`",
    "[x](y)",
    "![x](y)",
    "[^1]",
    "$a$",
    "{.x}",
    ":::",
    "Anna:",
    "Note:",
    "|",
    "\\",
    "%%",
    "海は広い。",
    "山。川",
    "يوم",
    "https://x.example/",
    "a_b_c",
    "==x==",
    "1)",
    "+",
    "-",
    "!",
    "~~x~~",
    "🎉",
    "\u{201c}yes\u{201d}",
];

/// How captions are written.
const STYLES: usize = 5;

/// A file of captions, and its words without spaces.
pub fn captions(random: &mut Random) -> (String, String) {
    let style = random.below(STYLES);
    let mut lines: Vec<String> = Vec::new();
    for n in 0..1 + random.below(40) {
        let words: Vec<&str> = (0..1 + random.below(9)).map(|_| random.pick(WORDS)).collect();
        // No two lines are the same.
        lines.push(format!("{} w{n}", words.join(" ")));
    }
    let said: String = lines.iter().flat_map(|line| line.chars()).filter(|c| !c.is_whitespace()).collect();
    let escaped = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let stamp = |ms: usize, point: char| {
        format!("{:02}:{:02}:{:02}{point}{:03}", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000)
    };
    let mut out = String::from(if style == 1 { "" } else { "WEBVTT\n\n" });
    let (mut now, mut pause) = (random.below(5000), 0);
    for (n, line) in lines.iter().enumerate() {
        let length = 200 + random.below(6000);
        let (from, to) = (now, now + length);
        let line = escaped(line);
        match style {
            // Each line moves up when the next one appears, as YouTube has it.
            0 => {
                let before = n.checked_sub(1).filter(|_| pause < 250);
                let before = before.map_or(" ".to_owned(), |before| escaped(&lines[before]));
                let (middle, times) = (to - 10, " align:start position:0%");
                out += &format!("{} --> {}{times}\n{before}\n{line}\n\n", stamp(from, '.'), stamp(middle, '.'));
                out += &format!("{} --> {}{times}\n{line}\n \n\n", stamp(middle, '.'), stamp(to, '.'));
            }
            1 => out += &format!("{}\r\n{} --> {}\r\n{line}\r\n\r\n", n + 1, stamp(from, ','), stamp(to, ',')),
            2 => {
                let voice = ["Anna", "Ben & Co", "Anna: the other"][random.below(3)];
                out += &format!("{} --> {}\n<v {}>{line}</v>\n\n", stamp(from, '.'), stamp(to, '.'), escaped(voice));
            }
            // Cues overlap, and only some have a voice.
            3 => {
                let voice = ["", "<v Anna>", "<v Ben>"][random.below(3)];
                out += &format!("{} --> {}\n{voice}{line}\n\n", stamp(from, '.'), stamp(to + 3000, '.'));
            }
            _ => out += &format!("{} --> {}\n{line}\n\n", &stamp(from, '.')[3..], &stamp(to, '.')[3..]),
        }
        pause = [0, 0, 100, 2500][random.below(4)];
        now = to + pause;
    }
    (out, said)
}

/// When slides appear; some are not known.
pub fn moments(random: &mut Random) -> Vec<Option<i64>> {
    let mut at = random.below(8000) as i64 - 3000;
    (0..1 + random.below(12))
        .map(|_| {
            at += 1 + random.below(20_000) as i64;
            (random.below(4) > 0).then_some(at)
        })
        .collect()
}

/// Reads captions and deals them out.
pub fn run(random: &mut Random) {
    let (file, said) = captions(random);
    let captions = Captions::read(&SitePath::new("a.vtt").unwrap(), file.as_bytes()).unwrap();
    assert_eq!(letters(&captions), said, "{file}");
    assert!(captions.warnings.is_empty(), "{file}");
    check(&captions, &moments(random));
}
