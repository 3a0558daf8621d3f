//! `times --from` captions or PowerPoint's timings: nobody has marked when slides appear.

use std::fmt::Write;

use super::site::{Run, Site, talkpress};
use super::swifts::swifts;
use super::zip_writer::zip;

const JARS: &str = "content/talks/jars.md";

/// Twenty slides: a title, what is said first, and whether the talk has that as the transcript.
const SLIDES: [(&str, &str, bool); 20] = [
    ("Nine jars", "Hello everybody, and thank you for coming so early on a Saturday.", false),
    ("What is a starter?", "A starter is flour and water that somebody has forgotten in a warm place.", true),
    ("Flour & water", "So, flour and water. That is the whole shopping list, and it fits on one slide.", false),
    ("Why nine", "People ask me why there are nine of them, and not one.", true),
    ("Day one", "On day one nothing happens at all, and you will think that it is dead.", false),
    ("Day two: bubbles", "Bubbles! On the second day you see the first ones, if you look from the side.", true),
    ("Day three", "And then comes day three, and with it the smell.", false),
    ("Temperature matters", "I put the same jar next to the radiator and on the window sill.", true),
    ("Demo", "Let me do a short demo of that here on the table.", false),
    ("Feeding schedule", "Here is my schedule for feeding, which is on the door of our fridge.", false),
    ("The oven", "Your oven lies to you. Buy a thermometer, they cost less than a loaf.", true),
    ("Steam", "Without steam the crust gets hard before the bread has grown.", false),
    ("Scoring", "The knife has to be very sharp, and you have to be quick.", true),
    ("Crust vs. crumb", "There are two kinds of people, those of the crust and those of the crumb.", false),
    ("Failures", "I have brought a few failures as well. This one we used as a doorstop.", false),
    ("A brick", "This is a brick, and I mean that literally, because we built a wall with it.", true),
    ("Rye", "Now to rye, which follows no rule that I have told you so far.", false),
    ("Costs", "What does it all cost? Two euros and forty cents, and most of that is electricity.", true),
    ("Where to go next", "If you want to go on from here, start with the book on the left.", false),
    ("Questions?", "And with that I am happy to take your questions.", false),
];

/// What is said on any slide.
const MORE: [&str; 10] = [
    "It took me two years to find that out.",
    "My neighbour does it in another way, and it works for her.",
    "I did not believe it either.",
    "You can see it on the left, next to the spoon.",
    "Please do not write that down.",
    "There is a reason for that, but it is not a good one.",
    "We tried it with everything that we had in the kitchen.",
    "I will come back to that at the end.",
    "And that is all there is to it, really.",
    "The children were not amused, as you can imagine.",
];

/// The talk, its captions, and when each slide appears, in seconds.
fn jars(is_automatic: bool, has_transcripts: bool) -> (String, String, Vec<u64>) {
    let mut talk = String::from("---\ntitle: Nine jars\ndate: 2026-05-14\n---\n\n----\n");
    let (mut captions, mut times, mut now) = (String::from("WEBVTT\n"), Vec::new(), 4000);
    for (n, (title, first, has_transcript)) in SLIDES.iter().enumerate() {
        let said: Vec<&str> = (0..3 + n % 4).map(|m| MORE[(n * 3 + m * 7) % MORE.len()]).collect();
        times.push(now / 1000);
        // The transcript has been corrected a little.
        let transcript = format!("{} {}", first.replace("So, ", "").replace(" that ", " which "), said.join(" "));
        let _ = write!(
            talk,
            "\n> ## {title}\n\n{}\n",
            if has_transcripts && *has_transcript { &transcript } else { "..." }
        );
        for sentence in std::iter::once(*first).chain(said) {
            let words: Vec<&str> = sentence.split(' ').collect();
            for some in words.chunks(6) {
                let end = now + 380 * some.len() as u64;
                let text = some.join(" ");
                let text = match is_automatic {
                    true => text.to_lowercase().replace(['.', ',', '?', '!'], ""),
                    false => text,
                };
                let stamp = |ms: u64| format!("{:02}:{:02}.{:03}", ms / 60_000, ms / 1000 % 60, ms % 1000);
                let _ = write!(captions, "\n{} --> {}\n{text}\n", stamp(now), stamp(end));
                now = end;
            }
            now += 250;
        }
        now += 900;
    }
    (talk, captions, times)
}

fn run(site: &Site, args: &[&str]) -> Run {
    Run::of(talkpress(args).arg("--site").arg(site.path()).current_dir(site.path()))
}

/// How many times that `times` prints are those of `times`, give or take five seconds, and how many are others.
fn right_and_wrong(printed: &str, times: &[u64]) -> (usize, usize) {
    let seconds = |line: &str| {
        let (minutes, seconds) = line.split(' ').next()?.split_once(':')?;
        Some(minutes.parse::<u64>().ok()? * 60 + seconds.parse::<u64>().ok()?)
    };
    let found: Vec<u64> =
        printed.lines().zip(times).filter_map(|(line, time)| Some(seconds(line)?.abs_diff(*time))).collect();
    let right = found.iter().filter(|apart| **apart <= 5).count();
    (right, found.len() - right)
}

#[test]
fn captions_give_the_times_of_slides_that_nobody_has_marked() {
    let talks = [jars(false, true), jars(true, true), jars(false, false), jars(true, false), swifts()];
    for (n, (talk, captions, times)) in talks.into_iter().enumerate() {
        let site = Site::new();
        site.write(JARS, talk);
        site.write("jars.vtt", &captions);
        let wrote = run(&site, &["times", "jars", "--from", "jars.vtt", "--write"]).ends(0);
        let found = run(&site, &["times", "jars"]).ends(0).stdout;
        let (right, wrong) = right_and_wrong(&found, &times);
        assert!(right >= 18, "{n}: {right} of 20\n{found}\n{times:?}\n{}", wrote.stderr);
        // None is better than a wrong one.
        assert!(wrong == 0 || wrong < 20 - right - wrong, "{n}: {wrong} wrong\n{found}\n{times:?}\n{}", wrote.stderr);
        let first = ["nine-jars", "swifts-in-our-street"][usize::from(n == 4)];
        assert!(wrote.stderr.contains(&format!(" …\" = {first}")), "{wrote:#?}");
        // Times that are there stay.
        run(&site, &["times", "jars", "--from", "jars.vtt", "--write"]).ends(0).says("nothing changes");
    }
}

#[test]
fn captions_of_something_else_are_refused() {
    let site = Site::new();
    site.write(JARS, jars(false, true).0);
    site.write("other.srt", "1\n00:00:01,000 --> 00:00:02,500\nZwei Wörter.\n");
    let refused = run(&site, &["times", "jars", "--from", "other.srt"]);
    assert!(!refused.stdout.contains("+<!-- slide"), "{refused:#?}");
}

#[test]
#[cfg(feature = "import")]
fn powerpoint_gives_the_times_of_slides() {
    let slide = |number: usize, title: &str, attributes: &str, shown: &str| {
        let text = format!(
            "<p:sld xmlns:p='p' xmlns:a='a' {attributes}><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr>\
             <p:txBody><a:p><a:r><a:t>{title}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld>{shown}</p:sld>"
        );
        (format!("ppt/slides/slide{number}.xml"), text)
    };
    let deck = |seconds: [&str; 3]| {
        let shown = seconds.map(|time| format!("<p:transition spd=\"slow\" advTm=\"{time}\"/>"));
        let mut parts = vec![
            slide(1, "Nine jars", "", &shown[0]),
            slide(2, "SECRET", "show=\"0\"", &shown[1]),
            slide(3, "Flour &amp; water", "", &shown[2]),
            slide(4, "Questions?", "", ""),
        ];
        let ids = (1..=4).map(|n| format!("<p:sldId id='{n}' r:id='r{n}'/>")).collect::<String>();
        let relations =
            (1..=4).map(|n| format!("<Relationship Id='r{n}' Type='http://o/slide' Target='slides/slide{n}.xml'/>"));
        parts.push((
            "ppt/presentation.xml".into(),
            format!("<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>"),
        ));
        parts.push((
            "ppt/_rels/presentation.xml.rels".into(),
            format!("<Relationships>{}</Relationships>", relations.collect::<String>()),
        ));
        zip(&parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
    };
    let site = Site::new();
    let talk = "---\ntitle: Nine jars\ndate: 2026-05-14\n---\n\n----\n\n> ## Nine jars\n\n> ## Flour & water\n\n> ## New\n\n> ## Questions?\n";
    site.write(JARS, talk);
    site.write("deck.PPTX", deck(["65900", "9000", "4200"]));
    let run_it = |args: &[&str]| run(&site, &[&["times", "jars"], args].concat());
    let shown = run_it(&["--from", "deck.PPTX", "--write"]).ends(0).says("1:05 flour-water\n1:10 questions");
    assert!(!shown.stderr.contains("SECRET"));
    assert_eq!(run_it(&[]).ends(0).stdout, "0:00 nine-jars\n1:05 flour-water\n-:-- new\n1:10 questions\n");
    site.write("none.pptx", deck(["x", "", ""]));
    run_it(&["--from", "none.pptx"]).ends(3).says("`none.pptx` has no timings: in PowerPoint, rehearse");
}
