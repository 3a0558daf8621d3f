//! The `talkpress` binary: hands the command line to the library and exits with its code.

// A build creates and drops millions of small strings on all cores at once, and mimalloc is fast at that. On Linux with glibc
// it replaces `malloc` itself, which is faster still and serves the libraries in C too.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
use mimalloc as _;

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let args: Vec<_> = std::env::args_os().collect();
    talkpress::io::allocator::apply_setting(&args);
    // Ctrl-C stops at once: the next build finishes or discards what this one has done. What nobody else would is removed.
    talkpress::io::signals::on_end(|code| {
        let _held = talkpress::io::Unfinished::end_all();
        std::process::exit(code)
    });
    let code = talkpress::cli::run(args);
    std::process::exit(code);
}
