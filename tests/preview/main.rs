//! The preview over raw sockets: what it shows, and what it withstands (P1 to P17).

#[cfg(unix)]
mod attacks;
mod served;
mod shows;
