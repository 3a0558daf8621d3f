use super::refusal::Refusal;

/// The largest number of header lines.
const MAX_HEADERS: usize = 100;

/// The headers of a request: names in lower case, values trimmed.
pub struct Headers<'a>(Vec<(String, &'a str)>);

impl<'a> Headers<'a> {
    /// Parses header lines, up to the first empty line.
    pub fn read(lines: impl Iterator<Item = &'a [u8]>) -> Result<Headers<'a>, Refusal> {
        let mut all = Vec::new();
        for line in lines.take_while(|line| !line.is_empty()) {
            if all.len() == MAX_HEADERS {
                return Err(Refusal::LargeHead);
            }
            let line = std::str::from_utf8(line).map_err(|_| Refusal::Malformed)?;
            let (name, value) = line.split_once(':').ok_or(Refusal::Malformed)?;
            let is_name = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
            if name.is_empty() || !name.bytes().all(is_name) || value.contains(|c: char| c.is_control() && c != '\t') {
                return Err(Refusal::Malformed);
            }
            all.push((name.to_ascii_lowercase(), value.trim()));
        }
        Ok(Headers(all))
    }

    /// The values of all headers with this name.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, value)| *value)
    }

    /// The value of a header that may occur only once.
    pub fn only(&self, name: &str) -> Result<Option<&'a str>, Refusal> {
        let mut all = self.all(name);
        match (all.next(), all.next()) {
            (value, None) => Ok(value),
            _ => Err(Refusal::Malformed),
        }
    }
}
