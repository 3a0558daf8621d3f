use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::open::today;
use super::stop::Stop;
use super::terminal::print;
use crate::io::disk::{create_new, is_empty_folder};

/// `init`
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  talkpress init my-talks && talkpress serve --open my-talks")]
pub struct InitArgs {
    /// Create the site in this folder, which must be new or empty
    pub dir: PathBuf,
}

/// The files of a new site; `DATE` in the talk is replaced by today's date.
const STARTER: &[(&str, &str)] = &[
    ("talkpress.toml", include_str!("starter/talkpress.toml")),
    ("content/index.md", include_str!("starter/index.md")),
    ("content/talks/first-talk.md", include_str!("starter/first-talk.md")),
    ("static/img/first-talk/hello.svg", include_str!("starter/hello.svg")),
    ("static/img/first-talk/next.svg", include_str!("starter/next.svg")),
    (".gitignore", "/public\n/.talkpress\n"),
];

/// Creates a site.
pub fn run(args: &InitArgs) -> Result<Exit, Stop> {
    if !is_empty_folder(&args.dir)? {
        return Err(Stop::Usage(format!("{} is not empty; choose a new folder", args.dir.display())));
    }
    let today = today(None)?.to_string();
    for (path, text) in STARTER {
        create_new(&args.dir.join(path), text.replace("DATE", &today).as_bytes())?;
    }
    let dir = args.dir.display();
    print(&format!(
        "created a site in {dir}\n\nnext:\n  talkpress serve --open {dir}\n  \
         talkpress new \"My next talk\" --site {dir}\n  talkpress build {dir}"
    ));
    Ok(Exit::Done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::sample_text::SAMPLES;

    #[test]
    fn the_starter_has_each_sample() {
        for sample in SAMPLES {
            let line = [format!("{} = \"{}\"", sample.key, sample.text), format!("{}: {}", sample.key, sample.text)];
            assert!(STARTER.iter().any(|(_, text)| text.lines().any(|l| line.iter().any(|x| x == l))), "{line:?}");
        }
    }
}
