use std::collections::BTreeMap;

use super::ShownDeck;
use super::showing::Showing;

/// A larger file is refused, and no more of a file is looked at, in bytes.
const MAX_LENGTH: usize = 64 << 20;

/// The presentations that were shown in a recording.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShownDecks {
    /// Each by its folder.
    decks: BTreeMap<String, ShownDeck>,
}

impl ShownDecks {
    /// Whether the bytes are an SVG with images that say when they were shown.
    pub fn is_one(bytes: &[u8]) -> bool {
        let bytes = &bytes[..bytes.len().min(MAX_LENGTH)];
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if !bytes.trim_ascii_start().starts_with(b"<") {
            return false;
        }
        // The end may be within a character.
        let valid = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        let mut is_one = false;
        Showing::each(valid, |_| {
            is_one = true;
            false
        });
        is_one
    }

    /// Reads such a file.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn read(bytes: &[u8]) -> Result<ShownDecks, String> {
        if bytes.len() > MAX_LENGTH {
            return Err(format!("it has {} MiB; the limit is {} MiB", bytes.len() >> 20, MAX_LENGTH >> 20));
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|_| "it is not in UTF-8")?;
        let mut out = ShownDecks::default();
        let is_whole = Showing::each(text, |showing| {
            out.add(showing);
            true
        });
        is_whole.then_some(out).ok_or_else(|| "it is damaged".to_owned())
    }

    fn add(&mut self, showing: Showing) {
        let (Some((folder, number)), Some(first)) = (showing.page, showing.first) else { return };
        let deck = self.decks.entry(folder).or_default();
        deck.length += showing.length;
        // Less than a week.
        let first = first as u32;
        deck.pages.entry(number).and_modify(|known| *known = first.min(*known)).or_insert(first);
    }

    /// How many presentations were shown.
    pub fn count(&self) -> usize {
        self.decks.len()
    }

    /// The presentation that is most likely one with this many pages: it has no more pages, if possible as many, and was shown
    /// longest. `None` if there is none.
    pub fn most_like(&self, pages: usize) -> Option<&ShownDeck> {
        let rank = |deck: &ShownDeck| (deck.last_page() <= pages, deck.last_page() == pages);
        let compare = |a: &&ShownDeck, b: &&ShownDeck| rank(a).cmp(&rank(b)).then(a.length.total_cmp(&b.length));
        self.decks.values().max_by(compare)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
                        \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
                        xmlns:xlink=\"http://www.w3.org/1999/xlink\" id=\"svgfile\" viewBox=\"0 0 800 600\">";

    fn image(href: &str, begins: &str, ends: &str) -> String {
        format!("<image id=\"i\" class=\"slide\" in=\"{begins}\" out=\"{ends}\" xlink:href=\"presentation/{href}\"/>\n")
    }

    fn svg(images: &[(&str, &str, &str)]) -> String {
        let images: String = images.iter().map(|(href, begins, ends)| image(href, begins, ends)).collect();
        format!("{HEAD}{images}</svg>\n")
    }

    fn pages(decks: &ShownDecks, pages: usize) -> Vec<(usize, u32)> {
        decks.most_like(pages).map_or(Vec::new(), |deck| deck.pages.clone().into_iter().collect())
    }

    #[test]
    fn each_page_was_first_shown_at_a_time() {
        let text = svg(&[
            ("logo.png", "0.0", "2.5"),
            ("a/slide-1.png", "2.5", "60.9"),
            ("deskshare.png", "60.9", "70"),
            ("a/slide-2.png", "70", "75"),
            ("a/slide-1.png", "75", "80"),
            ("a/slide-4.png", "90.7 80.2", "95 81"),
        ]);
        assert!(ShownDecks::is_one(text.as_bytes()));
        let decks = ShownDecks::read(text.as_bytes()).unwrap();
        assert_eq!(pages(&decks, 4), [(1, 2), (2, 70), (4, 80)]);
        assert_eq!(decks.most_like(4).unwrap().times(&[vec![3, 4, 2], vec![3]]), [Some(70), None]);
    }

    #[test]
    fn of_several_presentations_the_one_that_fits_counts() {
        let text = svg(&[
            ("welcome/slide-1.png", "0", "900"),
            ("mine/slide-1.png", "900", "910"),
            ("mine/slide-3.png", "910", "920"),
            ("theirs/slide-9.png", "920", "9000"),
            ("other/slide-2.png", "9000", "9005"),
        ]);
        let decks = ShownDecks::read(text.as_bytes()).unwrap();
        assert_eq!(decks.count(), 4);
        assert_eq!(pages(&decks, 3), [(1, 900), (3, 910)]);
        assert_eq!(pages(&decks, 5), [(1, 0)]);
        assert_eq!(pages(&decks, 9), [(9, 920)]);
        assert_eq!(pages(&ShownDecks::default(), 3), []);
    }

    #[test]
    fn other_files_are_not_recordings() {
        let whole = svg(&[("deskshare.png", "0", "1")]);
        assert!(ShownDecks::is_one(format!("\u{feff}  {whole}").as_bytes()));
        assert!(ShownDecks::is_one(whole.replace("svg", "s:svg").replace("<image", "<s:image").as_bytes()));
        // Far behind, and with a part of a character at the end.
        let far = whole.replace("<image", &format!("{}<image", "<g>é</g>".repeat(20_000)));
        assert!(ShownDecks::is_one(&[far.as_bytes(), b"\xc3"].concat()));
        for text in [
            "",
            "<",
            "<svg></svg>",
            "<svg><image href='slide-1.png' in='1'/></svg>",
            "<svg><rect class='slide' in='1'/></svg>",
            "<svg><!-- <image class='slide' in='1'/> --></svg>",
            "<html><svg><image class='slide' in='1'/></svg></html>",
            "image class='slide' in='1'",
        ] {
            assert!(!ShownDecks::is_one(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn damaged_and_huge_files_are_refused() {
        let whole = svg(&[("a/slide-1.png", "0", "1")]);
        let cut = &whole[..whole.len() - 30];
        for bytes in [cut.as_bytes(), b"<svg><g></svg>", b"", b"<svg>\xff</svg>", b"<a/>"] {
            assert!(ShownDecks::read(bytes).is_err(), "{}", String::from_utf8_lossy(bytes));
        }
        assert!(ShownDecks::read(&vec![b' '; MAX_LENGTH + 1]).unwrap_err().contains("the limit is 64 MiB"));
    }

    #[test]
    fn entities_are_not_expanded() {
        let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><svg>&b;";
        let text = format!("{bomb}{}</svg>", image("&b;/slide-1.png", "&b;", "2"));
        assert_eq!(ShownDecks::read(text.as_bytes()), Ok(ShownDecks::default()));
    }

    #[test]
    fn many_images_are_read_in_linear_time() {
        let images: String =
            (0..50_000).map(|n| image(&format!("p{}/slide-{n}.png", n % 7_000), &n.to_string(), "99999")).collect();
        let deep = "<g>".repeat(100_000) + &"</g>".repeat(100_000);
        let decks = ShownDecks::read(format!("{HEAD}{deep}{images}</svg>").as_bytes()).unwrap();
        assert_eq!(decks.count(), 7_000);
        let times = vec!["1"; 500_000].join(" ");
        let decks = ShownDecks::read(svg(&[("a/slide-1.png", &times, &times)]).as_bytes()).unwrap();
        assert_eq!(decks.count(), 0);
    }
}
