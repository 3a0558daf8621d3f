use std::path::{Path, PathBuf};

use clap::Args;

use super::ci_host::CiHost;
use super::exit::Exit;
use super::open::{output_folder, root, today};
use super::stop::Stop;
use super::terminal::print;
use crate::base::slug::slug;
use crate::io::disk::{create_new, is_empty_folder};

/// `init`
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  talkpress init my-talks && talkpress serve --open my-talks\n  \
    talkpress init --ci github")]
pub struct InitArgs {
    /// Create the site in this folder, which must be new or empty. With --ci: the existing site [default: the nearest folder with
    /// a talkpress.toml, from the current one upwards; otherwise the current folder]
    #[arg(required_unless_present = "ci")]
    pub dir: Option<PathBuf>,
    /// Add the file from which this host builds an existing site
    #[arg(long, value_name = "HOST")]
    pub ci: Option<CiHost>,
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

/// Creates a site, or adds a host's file to one.
pub fn run(args: &InitArgs) -> Result<Exit, Stop> {
    match (args.ci, &args.dir) {
        (Some(host), site) => add_host(host, &root(site.as_deref())?),
        (None, Some(folder)) => create_site(folder),
        (None, None) => Err(Stop::Usage("name a folder for the site".into())),
    }
}

fn create_site(folder: &Path) -> Result<Exit, Stop> {
    let dir = folder.display();
    if !is_empty_folder(folder)? {
        return Err(Stop::Usage(format!("{dir} is not empty; choose a new folder")));
    }
    let today = today(None)?.to_string();
    for (path, text) in STARTER {
        create_new(&folder.join(path), text.replace("DATE", &today).as_bytes())?;
    }
    print(&format!(
        "created a site in {dir}\n\nnext:\n  talkpress serve --open {dir}\n  \
         talkpress new \"My next talk\" --site {dir}\n  talkpress build {dir}"
    ));
    Ok(Exit::Done)
}

fn add_host(host: CiHost, site: &Path) -> Result<Exit, Stop> {
    let (path, text) = host.file();
    let file = site.join(path);
    if file.symlink_metadata().is_ok() {
        return Err(Stop::Usage(format!("{} already exists; to write a new one, rename it first", file.display())));
    }
    let folder = std::path::absolute(site).unwrap_or_else(|_| site.to_owned());
    let name = folder.file_name().map(|name| slug(&name.to_string_lossy())).filter(|name| !name.is_empty());
    let output = output_folder(site)?;
    let output = output.strip_prefix(site).unwrap_or(&output).display().to_string();
    let text = text.replace("VERSION", env!("CARGO_PKG_VERSION")).replace("OUTPUT", &output);
    let text = text.replace("NAME", name.as_deref().unwrap_or("talks"));
    create_new(&file, text.as_bytes())?;
    print(&format!("wrote {}\n\nnext: {}", file.display(), host.next_step()));
    if folder.ancestors().skip(1).any(|above| above.join(".git").exists()) && !folder.join(".git").exists() {
        print(
            "note: hosts look for this file at the top of the repository, which is above the site: move it there and add the paths",
        );
    }
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
