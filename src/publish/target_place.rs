use super::git_place::GitPlace;
use super::s3_place::S3Place;

/// Where a target is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetPlace {
    /// A branch of a git repository.
    Git(GitPlace),
    /// A folder, relative to the site.
    Folder(String),
    /// A bucket of a store that speaks S3.
    S3(S3Place),
}
