/// What a folder is to talkpress, for messages about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FolderRole {
    /// The output folder of a build.
    Output,
    /// A folder that a site is published to.
    Target,
}

impl FolderRole {
    /// What it is called.
    pub fn noun(self) -> &'static str {
        match self {
            FolderRole::Output => "the output",
            FolderRole::Target => "the target",
        }
    }

    /// How to choose another one.
    pub fn choose(self) -> &'static str {
        match self {
            FolderRole::Output => "choose another folder with `-o`",
            FolderRole::Target => "choose another `folder` in talkpress.toml",
        }
    }

    /// The option that replaces files of others.
    pub fn replace(self) -> &'static str {
        match self {
            FolderRole::Output => "`build --overwrite`",
            FolderRole::Target => "`publish --yes`",
        }
    }
}
