/// How a film plays on stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Play {
    /// Whether it waits until somebody starts it.
    pub holds: bool,
    /// Whether it begins again at its end.
    pub loops: bool,
    /// Whether it has no sound.
    pub is_muted: bool,
}

impl Play {
    /// Reads `hold`, `loop` and `muted`, with spaces or commas between them.
    ///
    /// # Errors
    /// The first word that is none of these.
    pub fn read(words: &str) -> Result<Play, &str> {
        let mut play = Play::default();
        for word in words.split([' ', ',', '\t']).filter(|word| !word.is_empty()) {
            match word {
                "hold" => play.holds = true,
                "loop" => play.loops = true,
                "muted" | "mute" => play.is_muted = true,
                other => return Err(other),
            }
        }
        Ok(play)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_any_number() {
        assert_eq!(Play::read("loop, muted"), Ok(Play { loops: true, is_muted: true, ..Play::default() }));
        assert_eq!((Play::read(""), Play::read("hold now")), (Ok(Play::default()), Err("now")));
    }
}
