use std::net::IpAddr;

/// The host names that the preview answers to: names of this machine, and those that the author allowed.
///
/// Another site can make its own name resolve to this machine (DNS rebinding); the name in `Host` then shows it.
#[derive(Clone, Debug, Default)]
pub struct Hosts {
    /// The names that the author allowed, in lower case.
    allowed: Vec<String>,
}

impl Hosts {
    /// Allows the loopback names and `allowed`.
    pub fn new(allowed: &[String]) -> Hosts {
        Hosts { allowed: allowed.iter().map(|name| name.to_ascii_lowercase()).collect() }
    }

    /// Whether a request may name `host`, with or without a port, on a connection to the address `local`.
    pub fn allow(&self, host: &str, local: Option<IpAddr>) -> bool {
        let Some(name) = name(host) else { return false };
        let name = name.to_ascii_lowercase();
        let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().ok();
        name == "localhost"
            || address.is_some_and(|address| address.is_loopback() || Some(address) == local.map(|l| l.to_canonical()))
            || self.allowed.contains(&name)
    }
}

/// The host without its port, if `host` is valid.
fn name(host: &str) -> Option<&str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let (name, rest) = match host.strip_prefix('[') {
        Some(inner) => host.split_at(inner.find(']')? + 2),
        None => host.split_at(host.find(':').unwrap_or(host.len())),
    };
    let is_literal = name.starts_with('[')
        && name[1..name.len() - 1].bytes().all(|b| b.is_ascii_hexdigit() || b == b':' || b == b'.');
    let is_port = rest.is_empty() || rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok());
    (host.len() <= 255 && is_port && !name.is_empty() && (is_literal || name.chars().all(is_name))).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::Hosts;

    #[test]
    fn only_names_of_this_machine_are_allowed() {
        let hosts = Hosts::new(&["Talks.Test".into()]);
        let local = "192.168.7.2".parse().ok();
        for host in
            ["localhost", "LOCALHOST:4321", "127.0.0.1:1", "[::1]:4321", "[::1]", "192.168.7.2:80", "talks.test"]
        {
            assert!(hosts.allow(host, local), "{host}");
        }
        let long = "a".repeat(300);
        let others = [
            "evil.com",
            "localhost.evil.com",
            "localhost.",
            "",
            ":80",
            "[::1",
            "[::1]x",
            "localhost:99999",
            "192.168.7.3",
            "127.0.0.1.evil.com",
            "localhost@evil.com",
            "lócalhost",
            "[::1]:",
            &long,
            "0.0.0.0",
        ];
        for host in others {
            assert!(!hosts.allow(host, local), "{host}");
        }
    }
}
