//! Publishes to a bucket of a store that speaks S3, with eight threads.

mod checksum;
mod keys;
mod refused;
mod reply;
mod s3_target;
mod sending;
mod store;

pub use s3_target::S3Target;
