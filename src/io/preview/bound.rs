use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, UdpSocket};
use std::sync::Arc;
use std::thread;

use super::arrivals::Arrivals;
use super::edition::Publication;
use super::gate::Hosts;
use super::service::{Editor, Service};
use super::shelf::Shelf;
use crate::io::Failure;

/// So many ports are tried where the one that was asked for is taken.
const TRIES: u16 = 100;

/// Where to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// To this machine alone.
    Loopback,
    /// To everybody in the network.
    Everywhere,
    /// At one address of this machine.
    At(IpAddr),
}

/// Who may ask, and for what.
#[derive(Default)]
pub struct Settings {
    /// Host names that are answered beside the machine's own.
    pub allowed_hosts: Vec<String>,
    /// What opens the author's editor.
    pub editor: Option<Editor>,
}

/// A port that is taken but not answered yet: browsers wait until the first build is done.
#[derive(Debug)]
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
}

/// The preview at work.
#[derive(Debug)]
pub struct Preview {
    service: Arc<Service>,
}

impl Bound {
    /// Takes `port` at `address`, or the next one that is free; 0 takes any.
    ///
    /// # Errors
    /// Where none can be had.
    pub fn new(address: Address, port: u16) -> Result<Bound, Failure> {
        let listener = match address {
            Address::At(ip) => listen(ip, port),
            Address::Everywhere => listen(Ipv4Addr::UNSPECIFIED.into(), port),
            Address::Loopback => match listen(Ipv4Addr::LOCALHOST.into(), port) {
                Err(e) if e.kind() == io::ErrorKind::AddrNotAvailable => listen(Ipv6Addr::LOCALHOST.into(), port),
                result => result,
            },
        };
        let refused = |error: io::Error| refused(address, port, error);
        let listener = listener.map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        Ok(Bound { listener, address })
    }

    /// Where it is.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Begins to answer, with a first publication.
    ///
    /// # Errors
    /// Where there is no thread to be had.
    pub fn open(self, first: Publication, settings: Settings) -> Result<Preview, Failure> {
        let service = Service::new(Shelf::new(first), Hosts::new(&settings.allowed_hosts), settings.editor);
        let service = Arc::new(service);
        let arrivals = Arrivals::new(service.clone());
        thread::Builder::new()
            .name("arrivals".into())
            .spawn(move || arrivals.run(&self.listener))
            .map_err(|e| Failure::new("the preview cannot start a thread").because(e))?;
        Ok(Preview { service })
    }
}

impl Preview {
    /// Serves a new publication from now on, and tells the open pages.
    pub fn publish(&self, publication: Publication) {
        self.service.shelf.publish(publication);
    }
}

/// The address under which other machines of the network reach this one, as far as that can be told. Nothing is sent.
pub fn network_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address that belongs to nobody (RFC 5737): only the way that leads there is asked for.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|ip| !ip.is_unspecified())
}

fn listen(ip: IpAddr, port: u16) -> io::Result<TcpListener> {
    let last = if port == 0 { 0 } else { port.saturating_add(TRIES) };
    for port in port..last {
        match TcpListener::bind((ip, port)) {
            Err(e) if e.kind() == io::ErrorKind::AddrInUse => {}
            result => return result,
        }
    }
    TcpListener::bind((ip, last))
}

fn refused(address: Address, port: u16, error: io::Error) -> Failure {
    let place = match address {
        Address::Loopback => format!("port {port}"),
        Address::Everywhere => format!("port {port} for the network"),
        Address::At(ip) => format!("port {port} at {ip}"),
    };
    let message = match error.kind() {
        io::ErrorKind::PermissionDenied => format!("no permission for {place}: choose one above 1023 with `--port`"),
        io::ErrorKind::AddrInUse => format!("{place} and those above it are taken: choose another with `--port`"),
        io::ErrorKind::AddrNotAvailable => format!("this machine has no such address for {place}"),
        _ => format!("the preview cannot have {place}"),
    };
    Failure::new(message).because(error)
}
