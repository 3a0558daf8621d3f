use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::base::Digest;

/// Makes and checks the one-time tokens that let a page of the preview request an action. Each is bound to its page. Only
/// a client that can read the page can know it, and no other site can.
#[derive(Debug)]
pub struct Tokens {
    secret: [u8; 32],
    next: AtomicU64,
}

impl Tokens {
    /// Tokens with a new secret, so that tokens of an earlier run are invalid.
    pub fn new() -> Tokens {
        let mut secret = [0; 32];
        for part in secret.chunks_exact_mut(8) {
            // The standard library seeds its hash maps with 128 random bits from the system, which is enough.
            part.copy_from_slice(&RandomState::new().build_hasher().finish().to_le_bytes());
        }
        Tokens { secret, next: AtomicU64::new(1) }
    }

    /// A token for the page at `path`.
    pub fn issue(&self, path: &str) -> String {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        format!("{number}.{}", self.sign(number, path))
    }

    /// The number of `token`, if it was made for the page at `path`.
    pub fn check(&self, token: &str, path: &str) -> Option<u64> {
        let (number, signature) = token.split_once('.')?;
        let number = number.parse().ok()?;
        (Digest::parse(signature)? == self.sign(number, path)).then_some(number)
    }

    fn sign(&self, number: u64, path: &str) -> Digest {
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
    fn a_token_is_valid_for_one_page_of_one_run() {
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
