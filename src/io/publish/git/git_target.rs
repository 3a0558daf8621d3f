use std::path::{Path, PathBuf};

use super::import_stream::ImportStream;
use super::process::{checked, failed, push_refused, run, source_commit};
use super::remote::address;
use super::repository::{ImportError, Repository};
use super::tree::{NO_JEKYLL, Tree};
use super::user_config::UserConfig;
use crate::base::{Digest, SitePath};
use crate::io::disk::{self, BuiltSite, PrivateLock};
use crate::io::publish::delivery::Delivery;
use crate::io::publish::destination::Destination;
use crate::io::work_done::WorkDone;
use crate::io::{Failure, clock};
use crate::publish::{BUILT, GitPlace, Manifest, ManifestEntry, PUBLISHED, Plan, TargetState};

/// Where the branch is fetched to.
const OLD: &str = "refs/talkpress/old";

/// Where the new commit is made.
const NEW: &str = "refs/talkpress/new";

/// A branch that a site is published to. Nobody sees a part of a new site, because git replaces all of it at once.
#[derive(Debug)]
pub struct GitTarget {
    git: Repository,
    place: GitPlace,
    base: Option<SitePath>,
    address: String,
    /// The commit that was fetched, if the branch exists.
    old: Option<String>,
    tree: Tree,
    _lock: PrivateLock,
}

impl GitTarget {
    /// The branch at `place` for the site at `site_root`, which is in the folder `base` of the branch. If `may_ask`, git may
    /// ask for a password.
    ///
    /// # Errors
    /// If git is missing, there is no such remote, or another process publishes this site.
    pub fn open(
        place: &GitPlace,
        base: Option<SitePath>,
        site_root: &Path,
        may_ask: bool,
    ) -> Result<GitTarget, Failure> {
        let site = std::path::absolute(site_root).map_err(|e| Failure::of("reading", site_root, e))?;
        let user = UserConfig::read(&site)?;
        let address = address(&place.remote, &site, &user)?;
        let lock = disk::lock_private(&site, "publish.lock")?;
        let git = Repository { folder: PathBuf::new(), site, user, may_ask };
        Ok(GitTarget { git, place: place.clone(), base, address, old: None, tree: Tree::default(), _lock: lock })
    }

    fn branch(&self) -> String {
        format!("refs/heads/{}", self.place.branch)
    }

    /// The commit of the branch on the remote.
    fn ask_remote(&self) -> Result<Option<String>, Failure> {
        let branch = self.branch();
        let output = checked(&mut self.git.network(["ls-remote", "--", &self.address, &branch]))?;
        let text = String::from_utf8_lossy(&output);
        let found = text.lines().find(|line| line.split('\t').nth(1) == Some(&branch));
        Ok(found.and_then(|line| line.split('\t').next()).map(str::to_owned))
    }

    /// Makes our repository, in which objects have names of this `format`, as on the remote.
    fn init(&mut self, format: &str) -> Result<(), Failure> {
        let name = if format == "sha1" { "publish.git" } else { "publish-sha256.git" };
        self.git.folder = disk::private_folder(&self.git.site, name)?;
        disk::remove_git_leftovers(&self.git.folder);
        let repository = self.git.folder.to_string_lossy().into_owned();
        let format = format!("--object-format={format}");
        self.git.text(["init", "--quiet", "--bare", "--template=", &format, &repository])?;
        self.git.write_trusted()
    }

    fn fetch(&mut self) -> Result<(), Failure> {
        (self.old, self.tree) = (None, Tree::default());
        self.init("sha1")?;
        match self.ask_remote()?.map(|commit| commit.len()) {
            None => return Ok(()),
            Some(64) => self.init("sha256")?,
            Some(_) => {}
        }
        let what = format!("+{}:{OLD}", self.branch());
        let options = ["fetch", "--quiet", "--depth=1", "--no-tags", "--no-write-fetch-head", "--"];
        checked(&mut self.git.network(options.into_iter().chain([self.address.as_str(), &what])))?;
        let old = self.git.text(["rev-parse", "--verify", &format!("{OLD}^{{commit}}")])?;
        let tree = checked(&mut self.git.local(["ls-tree", "-r", "-z", "--full-tree", &old]))?;
        self.tree = Tree::parse(&tree, self.base.as_ref());
        if let Some(path) = &self.tree.in_the_way {
            let branch = &self.place.branch;
            let message =
                format!("`{path}` in the branch `{branch}` is not a folder: remove it, or choose another `folder`");
            return Err(Failure::new(message));
        }
        self.old = Some(old);
        Ok(())
    }

    fn commit(&self, plan: &Plan, built: &BuiltSite, done: &WorkDone) -> Result<String, Failure> {
        let committer = format!("{} {} +0000", self.git.user.identity(), clock::unix_seconds()?);
        let message = self.message(plan);
        let old_tree = match &self.old {
            Some(old) if !self.place.history => Some(self.git.text(["rev-parse", &format!("{old}^{{tree}}")])?),
            _ => None,
        };
        self.git.import(|out| {
            let base = self.base.as_ref();
            let mut stream = ImportStream::begin(out, base, NEW, &committer, &message).map_err(ImportError::Git)?;
            let prepare = |stream: &mut ImportStream<'_>| -> std::io::Result<()> {
                match (&self.old, &old_tree) {
                    (_, Some(tree)) => stream.tree(tree)?,
                    (Some(old), None) => stream.parent(old)?,
                    (None, None) => {}
                }
                if !plan.additions.is_empty() {
                    stream.at_root(NO_JEKYLL, b"")?;
                }
                plan.deletions.iter().try_for_each(|path| stream.delete(path.as_str()))?;
                if self.tree.object(BUILT).is_some() {
                    stream.delete(BUILT)?;
                }
                match plan.is_removal() {
                    true => stream.delete(PUBLISHED),
                    false => stream.bytes(PUBLISHED, plan.new.to_text().as_bytes()),
                }
            };
            prepare(&mut stream).map_err(ImportError::Git)?;
            for put in &plan.puts {
                stream.put(put, built)?;
                done.add_part();
            }
            stream.end().map_err(ImportError::Git)
        })?;
        self.git.text(["rev-parse", "--verify", NEW])
    }

    fn message(&self, plan: &Plan) -> String {
        let owner = plan.new.owner.as_ref().or(plan.old.owner.as_ref());
        let title: String =
            owner.map_or("", |owner| owner.title.as_str()).split_whitespace().collect::<Vec<_>>().join(" ");
        let verb = if plan.is_removal() { "Remove" } else { "Publish" };
        let source = source_commit(&self.git.site).map(|commit| format!("\nSource commit: {commit}\n"));
        format!("{verb} {title}\n{}", source.unwrap_or_default())
    }

    fn has_same_tree(&self, new: &str) -> Result<bool, Failure> {
        let Some(old) = &self.old else { return Ok(false) };
        let tree = |commit: &str| self.git.text(["rev-parse", &format!("{commit}^{{tree}}")]);
        Ok(tree(old)? == tree(new)?)
    }

    fn push(&self, new: &str) -> Result<Delivery, Failure> {
        let branch = self.branch();
        let lease = format!("--force-with-lease={branch}:{}", self.old.as_deref().unwrap_or_default());
        let what = format!("{new}:{branch}");
        let options = ["push", "--quiet", "--porcelain", "--no-verify", &lease, "--", &self.address, &what];
        let output = run(&mut self.git.network(options))?;
        if output.status.success() {
            return Ok(Delivery::Done(Vec::new()));
        }
        let report = String::from_utf8_lossy(&output.stdout);
        // Why a remote refuses is said in many words; whether somebody else was faster is seen from the branch.
        let Some(refused) = report.lines().find(|line| line.starts_with('!')) else {
            return Err(failed("push", &output));
        };
        match self.ask_remote() {
            Ok(now) if now != self.old => Ok(Delivery::Overtaken),
            _ => Err(push_refused(refused, &output)),
        }
    }
}

impl Destination for GitTarget {
    fn read(&mut self) -> Result<TargetState, Failure> {
        self.fetch()?;
        let Some(object) = self.tree.manifest().map(str::to_owned) else {
            return Ok(TargetState { manifest: None, listing: Some(self.tree.paths()) });
        };
        let manifest = Manifest::parse(&checked(&mut self.git.local(["cat-file", "blob", &object]))?);
        if manifest.integrity.is_broken() {
            let branch = &self.place.branch;
            let message =
                format!("the manifest in the branch `{branch}` is damaged, or from a newer version of talkpress");
            return Err(Failure::new(message));
        }
        Ok(TargetState { manifest: Some(manifest), listing: Some(self.tree.paths()) })
    }

    fn has(&mut self, path: &SitePath, entry: ManifestEntry) -> Result<bool, Failure> {
        let Some(object) = self.tree.object(path.as_str()) else { return Ok(false) };
        // What is not a file, such as another repository, has no content to compare.
        let bytes = run(&mut self.git.local(["cat-file", "blob", object]))?;
        Ok(bytes.status.success() && Digest::of(&bytes.stdout) == entry.digest)
    }

    fn complete(&self, plan: &mut Plan) {
        if self.base.is_none() {
            plan.keep(NO_JEKYLL);
        }
        let is_put = self.base.is_none() && plan.puts.iter().any(|put| put.path.as_str() == NO_JEKYLL);
        if !self.tree.has_nojekyll && !is_put && !plan.is_removal() {
            plan.additions.push(NO_JEKYLL.to_owned());
        }
    }

    fn send(&mut self, plan: &Plan, built: &BuiltSite, done: &WorkDone) -> Result<Delivery, Failure> {
        let is_of_git = |part: &str| part.eq_ignore_ascii_case(".git");
        if let Some(put) = plan.puts.iter().find(|put| put.path.as_str().split('/').any(is_of_git)) {
            let message = format!("a branch cannot have a file such as `{}`: remove it from the site", put.path);
            return Err(Failure::new(message));
        }
        let new = self.commit(plan, built, done)?;
        if self.has_same_tree(&new)? {
            return Ok(Delivery::Done(Vec::new()));
        }
        let delivery = self.push(&new)?;
        // Our repository would grow with each run.
        let _ = run(&mut self.git.local(["-c", "gc.auto=256", "-c", "gc.autoDetach=false", "gc", "--auto", "--quiet"]));
        Ok(delivery)
    }
}
