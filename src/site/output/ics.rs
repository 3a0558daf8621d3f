/// A calendar that is being written (iCalendar, RFC 5545).
pub struct Ics(String);

/// The most bytes that a line may have, without its end.
const MAX_LINE: usize = 75;

impl Ics {
    /// A calendar without entries.
    pub fn new(title: &str) -> Ics {
        let mut ics = Ics(String::new());
        ics.line("BEGIN:VCALENDAR");
        ics.line("VERSION:2.0");
        ics.line("PRODID:-//talkpress//talkpress//EN");
        ics.text("X-WR-CALNAME", title);
        ics
    }

    /// Writes a line as it is, folded.
    pub fn line(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars().filter(|c| !c.is_control()) {
            // Characters are not divided. The space that marks a fold counts.
            if length + c.len_utf8() > MAX_LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Writes a property whose value is text, unless that is empty.
    pub fn text(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let mut line = format!("{name}:");
        for c in value.replace("\r\n", "\n").chars() {
            match c {
                '\\' | ';' | ',' => line.extend(['\\', c]),
                '\n' | '\r' => line.push_str("\\n"),
                _ => line.push(c),
            }
        }
        self.line(&line);
    }

    /// The calendar.
    pub fn finish(mut self) -> Vec<u8> {
        self.line("END:VCALENDAR");
        self.0.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str, value: &str) -> String {
        let mut ics = Ics(String::new());
        ics.text(name, value);
        ics.0
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(written("SUMMARY", "a, b; c\\d: \"e\"\r\nf\u{7}"), "SUMMARY:a\\, b\\; c\\\\d: \"e\"\\nf\r\n");
        assert_eq!(written("LOCATION", " "), "");
    }

    #[test]
    fn lines_are_folded_between_characters() {
        for value in ["x".repeat(300), "é".repeat(200), "蜂".repeat(100), "a🐝".repeat(90), "x".repeat(67)] {
            let text = written("SUMMARY", &value);
            assert!(text.split("\r\n").all(|line| line.len() <= MAX_LINE), "{text}");
            assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
        }
    }
}
