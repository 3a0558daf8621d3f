//! A talk that nobody has marked, without transcripts: what its slides show, and what was said, with all its fillers. Few titles are
//! said as they are written.

/// The slides: their Markdown, and what was said with them.
pub const SWIFTS: [(&str, &str); 20] = [
    (
        "> # Swifts in our street\n>\n> Lena Okafor, Museum of the Harbour",
        "Good evening everyone, can you hear me at the back? Lovely. So, um, my name is Lena, I work at the museum down \
         by the harbour, and tonight I'd like to talk about the birds that live above our heads from May to August.",
    ),
    (
        "> ## Never on the ground\n>\n> - ten months in the air\n> - sleeping on the wing",
        "You know, a swift basically does not land. For about ten months of the year it stays in the air, it eats there, \
         it drinks there, and yes, it even sleeps up there, um, one half of the brain at a time. We only know this because of tiny loggers.",
    ),
    (
        "> ## Counting the colony\n>\n> Every Friday at dusk, from four corners",
        "Okay so how do we count them? It's, uh, surprisingly low tech. Four volunteers stand at four corners of the block on a Friday \
         evening, around dusk, with a pencil. Everybody writes down what comes out and what goes in. Then we sit down and argue.",
    ),
    (
        "![A bar chart: 41 pairs in 2009, 12 pairs in 2019.](chart.webp)",
        "And this is the bad news. We had forty one pairs when I started, and ten years later there were only twelve. I still \
         find that chart hard to look at, to be honest.",
    ),
    (
        "> ## Why they vanish\n>\n> - insulation closes every gap\n> - fewer insects",
        "Right, so why did they vanish? Well, people insulate their roofs, which is a good thing, don't get me wrong, but the scaffolding \
         goes up in June and every little gap gets closed. And the second reason is, um, there are not so many insects any more.",
    ),
    (
        "> ## Results",
        "So let me show you the result of the first season. We asked one hundred and thirty owners, and nearly half of them \
         had no idea there was anything living under their tiles. People were really friendly though.",
    ),
    (
        "> ## Building the boxes\n>\n> - larch, 20 mm, untreated\n> - an oval entrance",
        "Then we started to build. This is a box, you can make one in an afternoon. It is made of larch, nothing fancy, and you leave the wood \
         untreated because the chicks, you know, they breathe that stuff. The entrance is an oval, so starlings don't fit.",
    ),
    (
        "> ## Hanging them up",
        "Um, and of course somebody has to hang it up there. It needs at least five metres of free fall below it, because they drop before they fly. My \
         husband did the first nine, and then we met a very nice roofer called Gustav.",
    ),
    (
        "![A loudspeaker below the eaves, wrapped in a plastic bag.](speaker.webp)",
        "Now comes my favourite trick. That thing in the plastic bag is a loudspeaker. It plays the calls of other swifts, twice a \
         day, and the youngsters who look for a place hear that and come over. The neighbours were, let's say, patient.",
    ),
    (
        "> ## The first summer\n>\n> 9 boxes, 0 birds",
        "What happened that summer? Nothing. Nine of them on the wall and not one bird in any. We had sparrows, which \
         is nice for the sparrows. I was ready to give up, actually.",
    ),
    (
        "> ## The second summer",
        "But then, uh, the year after that, on the eleventh of May, I was having my coffee and there was this shadow. One of them went straight in as if it had always \
         lived there. I spilled the coffee.",
    ),
    (
        "> ## Feeding\n>\n> A ball of 500 insects, held in the throat",
        "So what do the parents feed? They collect spiders and aphids, up to five hundred of them, glued into a ball in the throat, and that is one \
         meal. And then they do it again, thirty times on a good day.",
    ),
    (
        "> ## Cold weather\n>\n> - the parents fly away\n> - torpor",
        "And when it gets cold for a week? This is where it becomes strange. The adults just leave, they fly around the storm, and the little ones go into \
         a kind of torpor. Their temperature falls, everything slows down, and they wait.",
    ),
    (
        "> ## Results",
        "And here are the results of today. Last July we had twenty six pairs again, fourteen of those in wooden homes that we made. It isn't what it was, but, \
         you know, the line goes up and not down.",
    ),
    (
        "> ## What it costs\n>\n> | | |\n> |---|---|\n> | timber | 14 |\n> | screws | 2 |",
        "People always ask about money. The cost of one is, um, about sixteen euros, fourteen for the timber and two for the screws. Gustav takes cake.",
    ),
    (
        "> ## Talking to owners",
        "The harder part is how you talk with an owner. Don't send a letter, nobody reads a letter. Ring the bell, bring a photograph, and never, \
         ever begin with the law. We learned that, uh, the slow way.",
    ),
    (
        "> ## A fallen bird\n>\n> Do not throw it. Call us: 0555 0134",
        "One important thing. If you find one that has fallen, please don't throw it in the air, whatever the internet says. \
         Put it into a shoe box, keep it dark, and call the number that you see here.",
    ),
    (
        "![Children on a school roof with binoculars.](school.webp)",
        "Since last spring there's also a class from the primary school. They come with their binoculars on Thursdays, and honestly they see more than I do. \
         One girl found three entrances that I had missed for years.",
    ),
    (
        "> ## Next year\n>\n> - the post office\n> - a camera in box 7",
        "So what are the plans? For next year we'd like to have the post office, because it is tall and, um, ugly, and they adore that. And box number seven will get a \
         camera, so everybody can watch from their sofa.",
    ),
    (
        "> # Thank you\n>\n> swifts@museum.example",
        "That was it from my side. Thanks a lot for listening, thank you Gustav, and if you want to join us on a Friday, there's a list over at the door.",
    ),
];

/// The talk, automatic captions of it, and when each slide appears, in seconds.
pub fn swifts() -> (String, String, Vec<u64>) {
    let slides = SWIFTS.map(|(shown, _)| format!("\n{shown}\n\n...\n"));
    let talk = format!("---\ntitle: Swifts in our street\ndate: 2026-06-01\n---\n\n----\n{}", slides.concat());
    let (mut lines, mut times, mut now) = (Vec::new(), Vec::new(), 7_300);
    for (_, said) in SWIFTS {
        times.push(now / 1000);
        for sentence in said.split_inclusive(['.', '?']) {
            let bare = |c: char| matches!(c, '.' | ',' | '?');
            let words: Vec<String> =
                sentence.split_whitespace().map(|word| word.replace(bare, "").to_lowercase()).collect();
            // People breathe, but automatic captions hardly show it.
            for some in words.chunks(7) {
                let end = now + 60 * some.join(" ").len() as u64 + 300;
                lines.push((now, end, some.join(" ")));
                now = end;
            }
            now += 120;
        }
        now += 200;
    }
    (talk, rolled(&lines), times)
}

/// Captions whose two lines roll up, as video platforms make them: each line is first the lower one, and then the upper one.
fn rolled(lines: &[(u64, u64, String)]) -> String {
    let stamp =
        |ms: u64| format!("{:02}:{:02}:{:02}.{:03}", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000);
    let mut out = String::from("WEBVTT\nKind: captions\nLanguage: en\n");
    let mut upper = " ";
    for (n, (start, end, text)) in lines.iter().enumerate() {
        let next = lines.get(n + 1).map_or(*end, |(next, ..)| *next);
        let [from, to, next] = [*start, next - 10, next].map(stamp);
        let settings = "align:start position:0%";
        out.push_str(&format!(
            "\n{from} --> {to} {settings}\n{upper}\n{text}\n\n{to} --> {next} {settings}\n{text}\n \n"
        ));
        upper = text;
    }
    out
}
