use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::base::Digest;

/// Makes and checks the one-time tokens that let a page of the preview ask for something to be done. Each is bound to
/// its page; only somebody who can read the page can know it, and no other site can.
#[derive(Debug)]
pub struct Tokens {
    secret: [u8; 32],
    next: AtomicU64,
}

impl Tokens {
    /// Tokens that no earlier run has made.
    pub fn new() -> Tokens {
        let mut secret = [0; 32];
        for part in secret.chunks_exact_mut(8) {
            // The standard library's hash maps are seeded by the system's randomness: 128 bits, which is what is needed.
            part.copy_from_slice(&RandomState::new().build_hasher().finish().to_le_bytes());
        }
        Tokens { secret, next: AtomicU64::new(1) }
    }

    /// A token for the page at `path`.
    pub fn issue(&self, path: &str) -> String {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        format!("{number}.{}", self.seal(number, path))
    }

    /// The number of a token that was made for the page at `path`.
    pub fn check(&self, token: &str, path: &str) -> Option<u64> {
        let (number, seal) = token.split_once('.')?;
        let number = number.parse().ok()?;
        (Digest::parse(seal)? == self.seal(number, path)).then_some(number)
    }

    fn seal(&self, number: u64, path: &str) -> Digest {
        Digest::of_parts(&[&self.secret, &number.to_le_bytes(), path.as_bytes()])
    }
}

impl Default for Tokens {
    fn default() -> Self {
        Tokens::new()
    }
}

#[cfg(test)]
mod tests {
    use super::Tokens;

    #[test]
    fn a_token_is_for_one_page_of_one_run() {
        let tokens = Tokens::new();
        let (a, b) = (tokens.issue("a"), tokens.issue("a"));
        assert!(a != b && tokens.check(&a, "a") != tokens.check(&b, "a"));
        assert_eq!(tokens.check(&a, "b"), None);
        assert_eq!(Tokens::new().check(&a, "a"), None);
        for token in ["", "1", "1.", "x.y", "1.00000000000000000000000000000000"] {
            assert_eq!(tokens.check(token, "a"), None, "{token}");
        }
    }
}
