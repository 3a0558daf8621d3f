//! The `talkpress` binary: hands the command line to the library and exits with its code.

// A build makes and drops millions of small strings, on all cores at once: an allocator for that. On Linux with glibc it takes
// the place of `malloc` itself, which serves Rust too, and by a shorter way.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
use mimalloc as _;

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    // Ctrl-C leaves at once: whatever a build has done so far, the next one finishes or drops.
    let _ = ctrlc::set_handler(|| std::process::exit(130));
    let code = talkpress::cli::run(std::env::args_os());
    std::process::exit(code);
}
