use clap::ValueEnum;

/// A host that builds sites itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CiHost {
    /// GitHub Pages
    Github,
    /// GitLab Pages
    Gitlab,
    /// Codeberg Pages
    Codeberg,
    /// Netlify
    Netlify,
    /// Cloudflare
    Cloudflare,
}

impl CiHost {
    /// The file that tells the host how to build a site, and its text. In it, `VERSION` is the version of talkpress,
    /// `NAME` the name of the site and `OUTPUT` its output folder.
    pub const fn file(self) -> (&'static str, &'static str) {
        match self {
            CiHost::Github => (".github/workflows/talks.yml", include_str!("starter/ci/github.yml")),
            CiHost::Gitlab => (".gitlab-ci.yml", include_str!("starter/ci/gitlab.yml")),
            CiHost::Codeberg => (".woodpecker.yml", include_str!("starter/ci/codeberg.yml")),
            CiHost::Netlify => ("netlify.toml", include_str!("starter/ci/netlify.toml")),
            CiHost::Cloudflare => ("wrangler.toml", include_str!("starter/ci/cloudflare.toml")),
        }
    }

    /// What the host still needs.
    pub const fn next_step(self) -> &'static str {
        match self {
            CiHost::Github => "in the settings of the repository, choose GitHub Actions as the source of its pages",
            CiHost::Gitlab => {
                "commit it; add a nightly schedule to the project, because upcoming talks become past ones"
            }
            CiHost::Codeberg => "do what the comment at its top says",
            CiHost::Netlify | CiHost::Cloudflare => "commit it, and add the repository to your account there",
        }
    }
}
