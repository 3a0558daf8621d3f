//! Reads requests from the network, with a deadline and a size limit. Each becomes a [`Request`] or a [`Refusal`]; no other
//! module sees a byte that was not checked. A connection carries one request.

mod accept;
mod body;
#[cfg(any(test, fuzzing))]
pub mod fuzz;
mod head;
mod headers;
mod hosts;
mod method;
mod parse;
mod refusal;
mod request;

pub use accept::accept_request;
pub use hosts::Hosts;
pub use method::Method;
pub use refusal::Refusal;
pub use request::Request;
