//! The `talkpress` binary: hands the command line to the library and exits with its code.

fn main() {
    // Ctrl-C leaves at once: whatever a build has done so far, the next one finishes or drops.
    let _ = ctrlc::set_handler(|| std::process::exit(130));
    let code = talkpress::cli::run(std::env::args_os());
    std::process::exit(code);
}
