use std::fmt;

/// Why something is not imported: one sentence without a full stop that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub String);

impl Refusal {
    /// The refusal of the file `name`; the `reason` continues a sentence that begins with the name.
    pub fn of(name: &str, reason: impl fmt::Display) -> Refusal {
        Refusal(format!("`{name}` {reason}"))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
