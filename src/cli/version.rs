use super::terminal::print;

/// The optional parts of the program, and whether this one has them.
const FEATURES: [(&str, bool); 3] =
    [("export", cfg!(feature = "export")), ("import", cfg!(feature = "import")), ("s3", cfg!(feature = "s3"))];

/// Prints the version; if it is `verbose`, also what the program was built of and for.
pub fn run(verbose: bool) {
    print(concat!("talkpress ", env!("CARGO_PKG_VERSION")));
    if !verbose {
        return;
    }
    let names = |wanted: bool| {
        let names: Vec<&str> = FEATURES.iter().filter(|(_, has)| *has == wanted).map(|(name, _)| *name).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    };
    print(&format!("features: {}", names(true)));
    print(&format!("left out: {}", names(false)));
    print(&format!("target: {}", target()));
    // Packages are built with the commit in this variable.
    print(&format!("commit: {}", option_env!("TALKPRESS_COMMIT").unwrap_or("unknown")));
}

/// `x86_64-linux-gnu`; a program that needs no library of the system is `static`.
fn target() -> String {
    let libc = match (cfg!(target_env = "gnu"), cfg!(target_env = "musl"), cfg!(target_feature = "crt-static")) {
        (true, _, true) => "-gnu (static)",
        (true, _, false) => "-gnu",
        (_, true, _) => "-musl",
        _ => "",
    };
    format!("{}-{}{libc}", std::env::consts::ARCH, std::env::consts::OS)
}
