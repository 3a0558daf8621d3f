use super::{Paragraph, Schedule, TimeList, by_slide, pairs};
use crate::base::SitePath;
use crate::talk::captions::Captions;

fn captions(cues: &[(u64, u64, &str)]) -> Captions {
    let stamp = |seconds: u64| format!("{:02}:{:02}", seconds / 60, seconds % 60);
    let one = |(start, end, text): &(u64, u64, &str)| format!("{} --> {}\n{text}\n\n", stamp(*start), stamp(*end));
    let source = format!("WEBVTT\n\n{}", cues.iter().map(one).collect::<String>());
    Captions::read(&SitePath::new("a.vtt").unwrap(), source.as_bytes()).unwrap()
}

/// What each slide gets; paragraphs are separated by `|`.
fn dealt(cues: &[(u64, u64, &str)], moments: &[Option<i64>]) -> Vec<String> {
    let moments: Vec<_> = moments.iter().map(|moment| moment.map(|seconds| seconds * 1000)).collect();
    let one = |paragraph: &Paragraph| match &paragraph.voice {
        Some(voice) => format!("{voice}: {}", paragraph.text),
        None => paragraph.text.clone(),
    };
    let slides = by_slide(&captions(cues), &moments).slides;
    slides.iter().map(|slide| slide.iter().map(one).collect::<Vec<_>>().join("|")).collect()
}

#[test]
fn words_go_to_the_slide_in_the_middle_of_their_cue() {
    let cues = [(0, 4, "zero"), (4, 8, "one"), (8, 12, "two"), (12, 16, "three")];
    assert_eq!(dealt(&cues, &[Some(1), Some(6), Some(13)]), ["zero", "one two", "three"]);
    assert_eq!(dealt(&cues, &[Some(9), None, Some(13)]), ["zero one two", "", "three"]);
    assert_eq!(dealt(&cues, &[None, Some(6), None]), ["", "one two three", ""]);
    assert_eq!(by_slide(&captions(&cues), &[None, Some(6000)]).words_before, 1);
    assert_eq!(dealt(&cues, &[Some(-9), Some(-5), Some(14)]), ["", "zero one two", "three"]);
}

#[test]
fn a_cut_moves_to_the_end_of_a_sentence() {
    let cues = [(0, 4, "It was late. And"), (4, 8, "then it rained."), (8, 20, "One. Two. Three. Four. Five. Six.")];
    assert_eq!(
        dealt(&cues, &[Some(0), Some(5)]),
        ["It was late.", "And then it rained. One. Two. Three. Four. Five. Six."]
    );
    assert_eq!(dealt(&cues, &[Some(0), Some(18)])[1], "Six.");
    assert_eq!(dealt(&[(0, 5, "今日は。明日"), (5, 9, "も。")], &[Some(0), Some(6)]), ["今日は。", "明日も。"]);
    let none = [(0, 4, "no sentence"), (4, 8, "ends here")];
    assert_eq!(dealt(&none, &[Some(0), Some(5)]), ["no sentence", "ends here"]);
}

#[test]
fn paragraphs_end_at_pauses_voices_and_after_ninety_words() {
    assert_eq!(dealt(&[(0, 1, "a"), (2, 3, "b"), (5, 6, "c")], &[Some(0)]), ["a b|c"]);
    let voices = [(0, 1, "<v Anna>a"), (1, 2, "<v Anna>b"), (2, 3, "<v Ben>c"), (3, 4, "d")];
    assert_eq!(dealt(&voices, &[Some(0), Some(1)]), ["Anna: a", "Anna: b|Ben: c|d"]);
    assert_eq!(dealt(&[(0, 1, "<v Anna>a")], &[Some(0)]), ["a"]);
    let long = "x ".repeat(89) + "x. y. " + &"z ".repeat(9);
    assert_eq!(dealt(&[(0, 30, &long)], &[Some(0)]), [format!("{}x.|y. {}", "x ".repeat(89), "z ".repeat(9).trim())]);
}

#[test]
fn every_word_is_dealt_out_once() {
    let mut state = 1_u64;
    let mut below = |limit: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) % limit
    };
    for _ in 0..300 {
        let mut at = 0;
        let texts: Vec<(u64, u64, String)> = (0..1 + below(40))
            .map(|n| {
                let start = at + below(3);
                at = start + below(9);
                let text: Vec<String> =
                    (0..1 + below(9)).map(|m| format!("w{n}-{m}{}", [".", "", "", "?"][below(4) as usize])).collect();
                (start, at + below(3), text.join(" "))
            })
            .collect();
        let cues: Vec<(u64, u64, &str)> =
            texts.iter().map(|(start, end, text)| (*start, *end, text.as_str())).collect();
        let mut moment = 0;
        let moments: Vec<Option<i64>> = (0..1 + below(12))
            .map(|n| {
                moment += 1 + below(20) as i64;
                (n == 0 || below(4) > 0).then_some(moment)
            })
            .collect();
        let all: Vec<&str> = texts.iter().map(|(.., text)| text.as_str()).collect();
        let out = dealt(&cues, &moments).into_iter().filter(|slide| !slide.is_empty()).collect::<Vec<_>>().join(" ");
        assert_eq!(out.replace('|', " "), all.join(" "), "{cues:?} {moments:?}");
    }
}

#[test]
fn times_that_go_back_do_not_count() {
    let schedule = Schedule::new(&[], &[Some(5), None, Some(3), Some(9), Some(9)], -6);
    assert_eq!(schedule.moments, [Some(-1000), None, None, Some(3000), None]);
    assert_eq!(schedule.warnings.len(), 3);
    assert!(Schedule::new(&[], &[None], 0).is_empty());
}

#[test]
fn lists_of_times_are_read_in_many_spellings() {
    let source = "\u{feff}My talk\nhttps://example.org/1:23x\n0:00 Intro\n00:40 - The queue\n(1:02) Why?\n• 1:04:12 | End\n\
                  Credits – 1:05:00\n-:-- later\n2:99 no\n7:00";
    let list = TimeList::read(source);
    let entries: Vec<_> = list.entries.iter().map(|entry| (entry.seconds, entry.name.as_str())).collect();
    let expected = [(0, "Intro"), (40, "The queue"), (62, "Why?"), (3852, "End"), (3900, "Credits"), (420, "")];
    assert_eq!((entries.as_slice(), list.others), (expected.as_slice(), 3));
    let path = SitePath::new("a.vtt").unwrap();
    let list = TimeList::of_file(&path, "WEBVTT\n\n00:00.000 --> 00:40.000\nIntro &amp;\nmore\n");
    assert_eq!((list.entries[0].seconds, list.entries[0].name.as_str()), (0, "Intro & more"));
}

#[test]
fn times_before_the_start_or_with_parts_of_seconds_are_named() {
    let list = TimeList::read("-0:05 a\n- 0:07 b\n0:01.5 c\n0:02. d\n-:-- e\n0:03,25 f");
    let found: Vec<(u32, &str)> = list.entries.iter().map(|entry| (entry.seconds, entry.name.as_str())).collect();
    assert_eq!(found, [(7, "b"), (2, "d")]);
    assert_eq!(list.wrong, ["-0:05 a", "0:01.5 c", "0:03,25 f"]);
}

#[test]
fn titles_are_paired_in_order() {
    let slides = |titles: &[&str]| titles.iter().map(|title| vec![(*title).to_owned()]).collect::<Vec<_>>();
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let titles = slides(&["Welcome", "Demo", "The queue", "Demo", "Größe & Maß", "Thanks"]);
    let given = names(&["welcome!", "Demo", "Teh queue", "Demo", "Nothing", "Grosse und mass", "GRÖSSE — Maß", ""]);
    assert_eq!(pairs(&given, &titles), [Some(0), Some(1), Some(2), Some(3), None, None, Some(4), None]);
    // An alt text begins with the words of the heading.
    assert_eq!(
        pairs(&names(&["Reading a jar"]), &slides(&["Reading a jar. Day one", "Reading jars at night"])),
        [Some(0)]
    );
    // Two slides are close.
    assert_eq!(pairs(&names(&["Part three"]), &slides(&["Part threw", "Part thre"])), [None]);
    assert_eq!(pairs(&names(&["b", "a"]), &slides(&["a", "b"])).iter().flatten().count(), 1);
}
