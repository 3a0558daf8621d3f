//! What may be the last part of an address, and so a file name on every system a site is built or served on.

/// Longest slug in bytes: file systems take 255, and `.html` or a suffix must still fit.
const MAX_BYTES: usize = 200;

/// Names Windows keeps for devices, whatever extension follows.
const DEVICES: [&str; 30] = [
    "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8",
    "COM9", "COM¹", "COM²", "COM³", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹",
    "LPT²", "LPT³",
];

/// The rule that `slug` breaks, in words.
pub fn slug_problem(slug: &str) -> Option<&'static str> {
    let device = slug.split('.').next().unwrap_or_default().trim().to_uppercase();
    match slug {
        "" => Some("it is empty"),
        _ if slug.len() > MAX_BYTES => Some("it is longer than 200 bytes"),
        _ if slug.contains('/') => Some("it contains a `/`"),
        _ if slug.contains('\\') => Some("it contains a `\\`"),
        _ if slug.chars().any(char::is_control) => Some("it contains a control character"),
        _ if slug.contains("..") => Some("it contains `..`"),
        _ if slug.starts_with('.') => Some("it begins with a dot"),
        _ if slug.ends_with('.') => Some("it ends with a dot"),
        _ if slug.starts_with(' ') => Some("it begins with a space"),
        _ if slug.ends_with(' ') => Some("it ends with a space"),
        _ if DEVICES.contains(&device.as_str()) => Some("Windows reserves this name for a device"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::slug_problem;

    #[test]
    fn unsafe_names_are_refused() {
        for slug in ["", "a/b", "..", "a..b", "a\\b", "a\0", "a\u{7f}", "CON", "nul.md", "com1", "a.", "a ", " a", ".a"]
        {
            assert!(slug_problem(slug).is_some(), "{slug:?}");
        }
        assert!(slug_problem(&"x".repeat(201)).is_some());
        for slug in ["größe", "東京-2024", "C++", "console", "a b", "a.b", "com10", "🎉"] {
            assert_eq!(slug_problem(slug), None, "{slug:?}");
        }
        assert_eq!(slug_problem(&"x".repeat(200)), None);
    }
}
