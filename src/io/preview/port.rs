//! Finds the address and port to listen on.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, UdpSocket};

use crate::io::Failure;

/// How many ports are tried, including the first.
const ATTEMPTS: u16 = 100;

/// Listens on `port` of `host`, or on the next free port.
///
/// # Errors
/// If no port is free, or the system does not allow it.
pub fn listen(host: IpAddr, port: u16) -> Result<(TcpListener, SocketAddr), Failure> {
    let mut last = None;
    for offset in 0..ATTEMPTS {
        let Some(port) = port.checked_add(offset) else { break };
        match bind(SocketAddr::new(host, port)) {
            Ok(found) => return Ok(found),
            Err(e) if e.kind() == ErrorKind::AddrInUse => last = Some(e),
            Err(e) => return Err(Failure::new(format!("cannot listen on {host}, port {port}")).because(e)),
        }
    }
    let failure = Failure::new(format!("no free port on {host} from {port} upwards: choose another with `--port`"));
    Err(match last {
        Some(error) => failure.because(error),
        None => failure,
    })
}

/// Binds `address`; on a machine without IPv4, the IPv6 loopback address instead of 127.0.0.1.
fn bind(address: SocketAddr) -> std::io::Result<(TcpListener, SocketAddr)> {
    let listener = match TcpListener::bind(address) {
        Err(e) if e.kind() == ErrorKind::AddrNotAvailable && address.ip() == IpAddr::V4(Ipv4Addr::LOCALHOST) => {
            TcpListener::bind(SocketAddr::new(Ipv6Addr::LOCALHOST.into(), address.port()))?
        }
        other => other?,
    };
    let bound = listener.local_addr()?;
    Ok((listener, bound))
}

/// This machine's address on the local network. Nothing is sent: the system only chooses a route to an address that RFC
/// 5737 reserves for documentation.
pub fn network_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_unspecified()).then_some(address)
}
