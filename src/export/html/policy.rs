use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What the page may run and load (Content Security Policy, level 3): the scripts that it holds and nothing of another site, except
/// films that a reader starts.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    hashes: BTreeSet<String>,
    /// Whether films on other sites may play.
    pub has_remote_films: bool,
    /// Whether images, styles and fonts of other sites are loaded.
    has_remote_looks: bool,
}

impl Policy {
    /// That of a page which may load what it shows from other sites.
    pub fn with_remote_looks() -> Policy {
        Policy { has_remote_looks: true, ..Policy::default() }
    }

    /// Allows this script.
    pub fn allow(&mut self, script: &str) {
        self.hashes.insert(STANDARD.encode(Sha256::digest(script.as_bytes())));
    }

    /// The element that says so.
    pub fn element(&self) -> String {
        let hashes: Vec<String> = self.hashes.iter().map(|hash| format!("'sha256-{hash}'")).collect();
        let scripts = if hashes.is_empty() { "'none'".to_owned() } else { hashes.join(" ") };
        let looks = if self.has_remote_looks { " https: http:" } else { "" };
        let films = if self.has_remote_films { " https: http:" } else { "" };
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {scripts}; \
             style-src 'unsafe-inline' data:{looks}; img-src data:{looks}; font-src data:{looks}; media-src 'self' file: data:{films}; \
             base-uri 'none'; form-action 'none'\">\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_named_by_its_hash() {
        let mut policy = Policy::default();
        policy.allow("alert(1)");
        assert!(
            policy.element().contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"),
            "{}",
            policy.element()
        );
    }
}
