use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use super::serve_args::ServeArgs;
use crate::cli::stop::Stop;
use crate::cli::terminal::{print, print_error};
use crate::io::launch;
use crate::io::preview::{self, Hosts};

/// The address to listen on.
pub fn host(args: &ServeArgs) -> Result<IpAddr, Stop> {
    match (&args.host, args.lan) {
        (Some(host), _) if host == "localhost" => Ok(Ipv4Addr::LOCALHOST.into()),
        (Some(host), lan) => {
            let address: IpAddr = host
                .parse()
                .map_err(|_| Stop::Usage(format!("`{host}` is not an address; write it like 127.0.0.1")))?;
            match address.is_loopback() || lan {
                true => Ok(address),
                false => Err(Stop::Usage(format!("others on the network can see {address}: add `--lan` to allow it"))),
            }
        }
        (None, true) => Ok(Ipv4Addr::UNSPECIFIED.into()),
        (None, false) => Ok(Ipv4Addr::LOCALHOST.into()),
    }
}

/// The host names to answer to.
pub fn hosts(args: &ServeArgs) -> Hosts {
    Hosts::new(&args.allow_host)
}

/// Prints where the site is served, and opens the browser if that is asked for.
pub fn announce(args: &ServeArgs, address: SocketAddr) {
    let own = match address.ip().is_unspecified() {
        true => SocketAddr::new(Ipv4Addr::LOCALHOST.into(), address.port()),
        false => address,
    };
    let url = format!("http://{own}/");
    print(&format!("serving at {url} (press Ctrl-C to stop)"));
    if args.lan {
        let shared = if address.ip().is_unspecified() { preview::network_address() } else { Some(address.ip()) };
        warn_of_network(shared.map(|ip| SocketAddr::new(ip, address.port())));
    }
    if args.open
        && let Err(failure) = launch::browser(&url)
    {
        print_error(&format!("note: could not open a browser: {}", failure.message()));
    }
}

fn warn_of_network(address: Option<SocketAddr>) {
    print_error("warning: everyone on this network can see the preview until you stop it");
    let Some(address) = address else {
        return print_error("note: this machine does not seem to be on a network");
    };
    let url = format!("http://{address}/");
    print(&format!("on the network: {url}"));
    if let Ok(code) = qrcode::QrCode::new(&url) {
        print(&code.render::<qrcode::render::unicode::Dense1x2>().build());
    }
}
