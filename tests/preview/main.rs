//! The preview over raw sockets: what it shows, and how it handles hostile clients (P1 to P17).

#[cfg(unix)]
mod addresses;
#[cfg(unix)]
mod attacks;
#[cfg(unix)]
mod crowds;
#[cfg(unix)]
mod drawings;
#[cfg(unix)]
mod pictures;
#[cfg(unix)]
mod saves;
mod served;
mod shows;
#[cfg(unix)]
mod slow;
#[cfg(target_os = "linux")]
mod steady;
