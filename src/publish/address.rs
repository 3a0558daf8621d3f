//! Whether an address can be reached from anywhere.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::base::url;

/// Whether the host of `url` is this machine, or is in a private network.
pub fn is_private(url: &str) -> bool {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = after_scheme.split(['/', '?', '#']).next().unwrap_or_default();
    let host_and_port = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    if let Some(address) = host_and_port.strip_prefix('[') {
        let address = address.split([']', '%']).next().unwrap_or_default();
        return address.parse().is_ok_and(is_private_v6);
    }
    let host = host_and_port.split(':').next().unwrap_or_default();
    let host = url::decode_path(host).trim_end_matches('.').to_ascii_lowercase();
    let private = ["localhost", "local", "internal", "localdomain", "lan"];
    private.iter().any(|name| host == *name || host.strip_suffix(name).is_some_and(|rest| rest.ends_with('.')))
        || host.ends_with(".home.arpa")
        || ipv4(&host).is_some_and(is_private_v4)
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [a, b, ..] = address.octets();
    a == 0 || (a == 100 && b & 0xc0 == 64) || address.is_loopback() || address.is_private() || address.is_link_local()
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let mapped = address.to_ipv4_mapped().is_some_and(is_private_v4);
    mapped
        || address.is_loopback()
        || address.is_unspecified()
        || address.is_unique_local()
        || address.is_unicast_link_local()
}

/// An IPv4 address in any form that browsers accept: `127.1` and `0x7f000001` are `127.0.0.1`.
fn ipv4(host: &str) -> Option<Ipv4Addr> {
    let number = |part: &str| match part.strip_prefix("0x") {
        Some("") => Some(0),
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None if part.len() > 1 && part.starts_with('0') => u32::from_str_radix(part, 8).ok(),
        None => part.parse().ok(),
    };
    let numbers: Vec<u32> = host.split('.').map(number).collect::<Option<_>>()?;
    let (last, first) = numbers.split_last()?;
    if first.len() > 3 || first.iter().any(|byte| *byte > 255) {
        return None;
    }
    let start = first.iter().enumerate().fold(0, |sum, (at, byte)| sum | byte << (24 - 8 * at));
    let room = u64::from(u32::MAX) >> (8 * first.len());
    (u64::from(*last) <= room).then(|| Ipv4Addr::from(start | last))
}

#[cfg(test)]
mod tests {
    use super::is_private;

    #[test]
    fn private_addresses_are_recognised_in_every_form() {
        for host in [
            "localhost",
            "LOCALHOST:8000",
            "a.localhost",
            "localhost.",
            "127.0.0.1",
            "127.1",
            "0x7f.1",
            "2130706433",
            "017700000001",
            "0.0.0.0",
            "10.1.2.3:80",
            "172.16.0.1",
            "172.31.255.1",
            "192.168.1.1",
            "169.254.1.1",
            "100.64.0.1",
            "[::1]",
            "[::1]:8000",
            "[::]",
            "[fe80::1%25eth0]",
            "[fd00::1]",
            "[::ffff:127.0.0.1]",
            "printer.local",
            "wiki.internal",
            "nas.home.arpa",
            "me@127.0.0.1",
        ] {
            assert!(is_private(&format!("http://{host}/talks/")), "{host}");
        }
        for host in [
            "talks.example",
            "localhost.example",
            "172.32.0.1",
            "8.8.8.8",
            "100.128.0.1",
            "[2001:db8::1]",
            "local.example",
            "10.example.org",
            "1.2.3.4.5",
            "mylocalhost",
            "planet",
            "256.1.1.1",
        ] {
            assert!(!is_private(&format!("https://{host}/")), "{host}");
        }
    }
}
