//! Captions as programs write them, of texts that are known.

use super::{Captions, Cue};
use crate::base::{Diagnostic, SitePath};

fn read(text: &str) -> Captions {
    Captions::read(&path(), text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}\n{text}"))
}

fn error(bytes: &[u8]) -> Diagnostic {
    Captions::read(&path(), bytes).unwrap_err()
}

fn path() -> SitePath {
    SitePath::new("talk.vtt").unwrap()
}

fn words(captions: &Captions) -> String {
    captions.lines().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn times(cue: &Cue) -> (u64, u64) {
    (cue.start, cue.end)
}

/// Numbers that are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

const VOCABULARY: &[&str] = &[
    "no", "no", "no", "the", "queue", "is", "never", "empty.", "Why?", "um,", "x", "<", "3", "A&B", "Vec<T>", "42",
    "R&amp;D", "-", "--", "Größe", "行列", "\"so\"", "*bold*", "NOTE", "2:15", "{x}", "…", "don't", "STYLE", "->",
];

/// A text of `count` words.
fn text(numbers: &mut Numbers, count: u64) -> Vec<&'static str> {
    (0..count).map(|_| VOCABULARY[numbers.below(VOCABULARY.len() as u64) as usize]).collect()
}

fn stamp(milliseconds: u64, comma: char) -> String {
    let seconds = milliseconds / 1000;
    format!("{:02}:{:02}:{:02}{comma}{:03}", seconds / 3600, seconds / 60 % 60, seconds % 60, milliseconds % 1000)
}

fn escaped(word: &str) -> String {
    word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Lines of a few words.
fn lines<'a>(numbers: &mut Numbers, words: &[&'a str]) -> Vec<Vec<&'a str>> {
    let mut out = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(1 + numbers.below(6) as usize));
        out.push(line.to_vec());
        rest = after;
    }
    out
}

/// Each line appears word by word below the one before, and then stands alone for a hundredth of a second.
fn like_youtube(lines: &[Vec<&str>]) -> String {
    let mut out = String::from("WEBVTT\nKind: captions\nLanguage: en\n\n");
    let mut before = String::from(" ");
    for (n, line) in lines.iter().enumerate() {
        let (start, end) = (n as u64 * 2000, n as u64 * 2000 + 1990);
        let timed = line.iter().map(|word| format!("<{}><c> {}</c>", stamp(start + 100, '.'), escaped(word)));
        let times = format!("{} --> {} align:start position:0%", stamp(start, '.'), stamp(end, '.'));
        out.push_str(&format!("{times}\n{before}\n{}\n\n", timed.collect::<String>()));
        before = line.iter().map(|word| escaped(word)).collect::<Vec<_>>().join(" ");
        let times = format!("{} --> {} align:start position:0%", stamp(end, '.'), stamp(end + 10, '.'));
        out.push_str(&format!("{times}\n{before}\n \n\n"));
    }
    out
}

/// Cues that follow each other without a pause, and nothing is escaped.
fn like_whisper(lines: &[Vec<&str>]) -> String {
    let one = |(n, line): (usize, &Vec<&str>)| {
        let times = format!("{:02}:{:02}.000 --> {:02}:{:02}.000", n / 60, n % 60, (n + 1) / 60, (n + 1) % 60);
        format!("{times}\n{}\n\n", line.join(" "))
    };
    format!("WEBVTT\n\n{}", lines.iter().enumerate().map(one).collect::<String>())
}

fn like_srt(lines: &[Vec<&str>]) -> String {
    let one = |(n, line): (usize, &Vec<&str>)| {
        let (start, end) = (n as u64 * 3000, n as u64 * 3000 + 2500);
        format!("{}\r\n{} --> {}\r\n<i>{}</i>\r\n\r\n", n + 1, stamp(start, ','), stamp(end, ','), line.join(" "))
    };
    format!("\u{feff}{}", lines.iter().enumerate().map(one).collect::<String>())
}

fn with_voices(lines: &[Vec<&str>]) -> String {
    let one = |(n, line): (usize, &Vec<&str>)| {
        let (start, end) = (n as u64 * 3000, n as u64 * 3000 + 4000);
        let line = line.iter().map(|word| escaped(word)).collect::<Vec<_>>().join(" ");
        let name = ["Anna", "Ben Böll"][n % 2];
        format!("cue {n}\n{} --> {}\n<v.loud {name}>{line}</v>\n\n", stamp(start, '.'), stamp(end, '.'))
    };
    format!(
        "WEBVTT - a talk\n\nSTYLE\n::cue {{ color: red }}\n\nNOTE not for you\n\n{}",
        lines.iter().enumerate().map(one).collect::<String>()
    )
}

#[test]
fn no_word_is_lost_or_doubled() {
    let mut numbers = Numbers(7);
    for round in 0..300 {
        let text = text(&mut numbers, 1 + round % 60);
        let lines = lines(&mut numbers, &text);
        let expected = text.join(" ");
        let whisper = like_whisper(&lines);
        // Nothing is escaped there.
        assert_eq!(words(&read(&whisper)), expected.replace("R&amp;D", "R&D"), "{whisper}");
        for source in [like_youtube(&lines), with_voices(&lines)] {
            let captions = read(&source);
            assert_eq!((words(&captions), captions.warnings), (expected.clone(), Vec::new()), "{source}");
        }
        let srt = like_srt(&lines);
        assert_eq!(words(&read(&srt)), expected.replace("R&amp;D", "R&D"), "{srt}");
    }
}

#[test]
fn rolling_lines_are_undone_and_repeated_words_stay() {
    let rolling =
        "WEBVTT\n\n0:01.000 --> 0:02.000\na\nb\n\n0:02.000 --> 0:03.000\nb\nc\n\n0:03.100 --> 0:04.000\nc\nd\n";
    assert_eq!(words(&read(rolling)), "a b c d");
    let apart = "WEBVTT\n\n0:01.000 --> 0:02.000\na\nb\n\n0:02.250 --> 0:03.000\nb\nc\n";
    assert_eq!(words(&read(apart)), "a b b c");
    let twice = "1\n00:00:01,000 --> 00:00:02,000\nYes.\n\n2\n00:00:02,000 --> 00:00:03,000\nYes.\n";
    assert_eq!(words(&read(twice)), "Yes. Yes.");
}

#[test]
fn voices_times_and_overlaps_are_read() {
    let captions = read(
        "WEBVTT\n\n00:05.000 --> 00:06.000\nlater\n\n00:01.000 --> 00:09.000 line:0\n<v Anna>One <i>two</i></v>\n- three <v.x Ben>four\nfive\n",
    );
    let said: Vec<_> = captions.lines().map(|line| (line.voice.as_deref(), line.text.as_str())).collect();
    let expected =
        [(Some("Anna"), "One two"), (None, "- three"), (Some("Ben"), "four"), (Some("Ben"), "five"), (None, "later")];
    assert_eq!(said, expected);
    assert_eq!(captions.cues.iter().map(times).collect::<Vec<_>>(), [(1000, 9000), (5000, 6000)]);
    assert_eq!((captions.cues[0].middle(), captions.voices()), (5000, vec!["Anna", "Ben"]));
}

#[test]
fn comments_and_markup_are_left_out() {
    let source = "WEBVTT\n\nNOTE\na\n00:01.000 --> 00:02.000\nsecret\n\nREGION\nid:r\n\n00:01.000 --> 00:02.000\n{\\an8}<ruby>漢字<rt>かんじ</rt></ruby>&nbsp;&lrm;x<br>y <00:01.500>z &unknown; & <b\n \nend\n";
    let captions = read(source);
    assert_eq!((words(&captions).as_str(), captions.warnings.len()), ("漢字 \u{200e}x y z &unknown; & <b end", 0));
}

#[test]
fn cues_without_an_empty_line_between_them_are_read() {
    let source = "1\n00:00:01,000 --> 00:00:02,000\nIt was\n\n1999\n\n2\n00:00:02,000 --> 00:00:03,000\na --> b\n3\n00:00:03,000 --> 00:00:04,000\nc\n";
    assert_eq!(words(&read(source)), "It was 1999 a --> b c");
}

#[test]
fn times_that_cannot_be_read_are_warnings() {
    let captions = read(
        "WEBVTT\n\nlost\n\n00:61.000 --> 00:62.000\nalso lost\n\n100:00:01.000 --> 00:02.000\nlate\n\n0:01.000 --> x\nearly\n",
    );
    let lines: Vec<u32> = captions.warnings.iter().map(|warning| warning.place.as_ref().unwrap().line).collect();
    assert_eq!((lines, words(&captions).as_str()), (vec![3, 5, 8, 11], "early late"));
    assert_eq!(captions.cues.iter().map(times).collect::<Vec<_>>(), [(1000, 1000), (360_001_000, 360_001_000)]);
}

#[test]
fn files_without_captions_are_errors() {
    for bytes in [
        &b""[..],
        b"hello",
        b"WEBVTT\n",
        b"WEBVTT\n\n0:01.000 --> 0:02.000\n \n",
        b"a\0b",
        b"\xff\xfe0\0",
        b"WEBVTT\n\n0:01.000 --> 0:02.000\nf\xfc\n",
    ] {
        assert_eq!(error(bytes).kind, "captions");
    }
    let cues = |count: usize| "0:01 --> 0:02\nx\n\n".repeat(count);
    assert_eq!(read(&cues(super::MAX_CUES)).cues.len(), super::MAX_CUES);
    assert!(error(cues(super::MAX_CUES + 1).as_bytes()).message.contains("50000"));
    assert!(error(&vec![b' '; super::MAX_BYTES + 1]).message.contains("4 MiB"));
}

#[test]
fn hostile_files_are_read_in_linear_time() {
    let long = |unit: &str| unit.repeat((1 << 18) / unit.len());
    let start = std::time::Instant::now();
    for unit in
        ["-->\n", "-->", "<", "&", "{\\", "<v ", "0:01 --> 0:02\n<v x>\n", "&amp;", "a\n", "\n", "NOTE\n", "<c>x</c>"]
    {
        for head in ["", "WEBVTT\n\n", "WEBVTT\n\n0:01 --> 0:02\nx\n"] {
            let _ = Captions::read(&path(), format!("{head}{}", long(unit)).as_bytes());
        }
    }
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}

#[test]
fn a_nul_character_is_named_with_its_line() {
    let path = SitePath::new("a.vtt").unwrap();
    let error = |bytes: &[u8]| Captions::read(&path, bytes).unwrap_err();
    let found = error(b"WEBVTT\n\n00:01.000 --> 00:02.000\na\0b\n");
    assert_eq!((found.place.unwrap().line, found.hints[0].as_str()), (4, "delete the character"));
    assert!(error(b"W\0E\0B\0V\0T\0T\0").hints[0].contains("UTF-16"));
}
