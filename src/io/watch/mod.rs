//! Waits for changes in a site's folder. It need not be precise: the caller reads the files anyway, and finds nothing if
//! nothing has changed. The only importer of notify.

mod burst;
mod disk_event;
mod method;
mod wake;
// `Watch` is what this folder is about, and its file is where a newcomer looks for it.
#[allow(clippy::module_inception)]
mod watch;
mod watcher;

pub use method::WatchMethod;
pub use wake::Wake;
pub use watch::Watch;
