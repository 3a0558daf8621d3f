//! Follows every link of a site before anything is rendered: reports links that lead nowhere, publishes files beside
//! documents, and collects the images that will be shown.

pub mod configured;
pub mod follow;
mod followed;
mod link_walk;
mod messages;
mod role;
pub mod shown_images;
mod usage;
