use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use super::checksum::Checksum;
use super::refused::refused;
use super::sending::send_all;
use super::store::{Payload, Store, found};
use crate::base::media_type::media_type;
use crate::base::{Digest, SitePath};
use crate::io::Failure;
use crate::io::disk::{self, BuiltSite, PrivateLock};
use crate::io::publish::delivery::Delivery;
use crate::io::publish::destination::Destination;
use crate::io::work_done::WorkDone;
use crate::publish::path_lines::is_reserved;
use crate::publish::{
    BUILT, Manifest, ManifestEntry, PUBLISHED, Plan, Put, S3Place, SendOrder, TargetState, is_fingerprinted,
};

/// The header with the digest of an object, by which the next run knows what an interrupted one has sent.
const DIGEST: &str = "x-amz-meta-talkpress-digest";

/// The largest manifest, in bytes.
const MAX_MANIFEST: u64 = 512 * 1024 * 1024;

/// The bytes of an object, and the store's name for this state of it.
type Stored = (Vec<u8>, Option<String>);

/// A bucket that a site is published to.
pub struct S3Target {
    store: Store,
    prefix: Option<SitePath>,
    /// The manifest that is in place.
    manifest: Option<Stored>,
    /// Whether the manifest was that of a build which somebody uploaded.
    is_built: bool,
    _lock: PrivateLock,
}

impl S3Target {
    /// The bucket at `place` for the site at `site_root`, which is in the folder `prefix` of it.
    ///
    /// # Errors
    /// If the keys are missing, or another process publishes this site.
    pub fn open(place: &S3Place, prefix: Option<SitePath>, site_root: &Path) -> Result<S3Target, Failure> {
        let lock = disk::lock_private(site_root, "publish.lock")?;
        Ok(S3Target { store: Store::open(place)?, prefix, manifest: None, is_built: false, _lock: lock })
    }

    fn key(&self, path: &str) -> String {
        self.prefix.as_ref().map_or_else(|| path.to_owned(), |prefix| format!("{prefix}/{path}"))
    }

    /// The bytes of the manifest at `path` and its state.
    fn load(&self, path: &str) -> Result<Option<Stored>, Failure> {
        let Some(reply) = self.store.get(&self.key(path))? else { return Ok(None) };
        let etag = reply.header("etag");
        let mut bytes = Vec::new();
        let read = reply.into_reader().take(MAX_MANIFEST).read_to_end(&mut bytes);
        read.map_err(|e| Failure::new("reading the manifest of the store failed").because(e))?;
        Ok(Some((bytes, etag)))
    }

    /// Replaces the manifest, if nobody else has done so since it was read.
    fn save(&mut self, manifest: &Manifest) -> Result<(), Failure> {
        let text = manifest.to_text().into_bytes();
        let known = self.manifest.as_ref().filter(|_| !self.is_built);
        // Not every store knows the condition.
        let now = self.load(PUBLISHED)?;
        if now.as_ref().map(|(bytes, _)| bytes) != known.map(|(bytes, _)| bytes) {
            return Err(overtaken());
        }
        let condition = match now.and_then(|(_, etag)| etag) {
            Some(etag) => Some(("if-match", etag)),
            None if known.is_none() => Some(("if-none-match", "*".to_owned())),
            None => None,
        };
        let mut headers = headers(PUBLISHED, &text[..], "max-age=0, must-revalidate")?;
        headers.extend(condition);
        let key = self.key(PUBLISHED);
        let send = |headers: &[(&'static str, String)]| self.store.put(&key, headers, || Ok(Payload::Bytes(&text)));
        let mut reply = send(&headers)?;
        if reply.status == 501 || reply.status == 400 {
            headers.retain(|(name, _)| !name.starts_with("if-"));
            reply = send(&headers)?;
        }
        match reply.status {
            200..300 => {
                let etag = reply.header("etag");
                self.manifest = Some((text, etag));
                self.is_built = false;
                Ok(())
            }
            409 | 412 => Err(overtaken()),
            status => Err(refused("to write the manifest", status, &reply.into_code())),
        }
    }

    fn put(&self, put: &Put, built: &BuiltSite) -> Result<(), Failure> {
        let path = put.path.as_str();
        let mut checksum = Checksum::new(built.file(&put.path, put.entry)?);
        let digest = Digest::of_reader(&mut checksum).map_err(|e| built.unreadable(&put.path, e))?;
        if (ManifestEntry { digest, size: checksum.size }) != put.entry {
            return Err(built.changed(&put.path));
        }
        let cache = match is_fingerprinted(&put.path, digest) {
            true => "max-age=31536000, immutable",
            false => "max-age=0, must-revalidate",
        };
        let mut headers = common_headers(path, cache, checksum.to_header());
        headers.push((DIGEST, digest.to_string()));
        let file = || built.file(&put.path, put.entry).map(Payload::File);
        let what = format!("to write `{path}`");
        let reply = found(self.store.put(&self.key(path), &headers, file)?, &what)?;
        reply.map(drop).ok_or_else(|| refused(&what, 404, ""))
    }
}

/// The headers of an object that `content` gives.
fn headers(path: &str, mut content: impl Read, cache: &str) -> Result<Vec<(&'static str, String)>, Failure> {
    let mut checksum = Checksum::new(&mut content);
    std::io::copy(&mut checksum, &mut std::io::sink())
        .map_err(|e| Failure::new(format!("reading `{path}` failed")).because(e))?;
    Ok(common_headers(path, cache, checksum.to_header()))
}

fn common_headers(path: &str, cache: &str, checksum: String) -> Vec<(&'static str, String)> {
    let extension = SitePath::new(path).map_or_else(String::new, |path| path.extension().to_owned());
    let kind = if path == PUBLISHED { media_type("txt") } else { media_type(&extension) };
    vec![("content-type", kind.to_owned()), ("cache-control", cache.to_owned()), ("x-amz-checksum-crc32", checksum)]
}

fn overtaken() -> Failure {
    Failure::new("somebody else published to this target at the same time: run `talkpress publish` again")
}

impl Destination for S3Target {
    fn read(&mut self) -> Result<TargetState, Failure> {
        self.manifest = self.load(PUBLISHED)?;
        self.is_built = self.manifest.is_none();
        if self.is_built {
            self.manifest = self.load(BUILT)?;
        }
        let manifest = self.manifest.as_ref().map(|(bytes, _)| Manifest::parse(bytes));
        match manifest {
            Some(manifest) if manifest.integrity.is_broken() => {
                Err(Failure::new("the manifest in the store is damaged, or from a newer version of talkpress"))
            }
            manifest => Ok(TargetState { manifest, listing: None }),
        }
    }

    fn list(&mut self) -> Result<BTreeSet<SitePath>, Failure> {
        let prefix = self.prefix.as_ref().map_or_else(String::new, |prefix| format!("{prefix}/"));
        let path = |key: &String| {
            let text = key.strip_prefix(&prefix)?;
            SitePath::new(text).filter(|path| path.as_str() == text && !is_reserved(path))
        };
        Ok(self.store.list(&prefix)?.iter().filter_map(path).collect())
    }

    fn has(&mut self, path: &SitePath, entry: ManifestEntry) -> Result<bool, Failure> {
        let key = self.key(path.as_str());
        let Some(head) = self.store.head(&key)? else { return Ok(false) };
        if let Some(digest) = head.header(DIGEST) {
            return Ok(Digest::parse(&digest) == Some(entry.digest));
        }
        if head.header("content-length").and_then(|length| length.parse().ok()) != Some(entry.size) {
            return Ok(false);
        }
        let Some(reply) = self.store.get(&key)? else { return Ok(false) };
        let digest = Digest::of_reader(reply.into_reader().take(entry.size + 1));
        Ok(digest.is_ok_and(|digest| digest == entry.digest))
    }

    fn send(&mut self, plan: &Plan, built: &BuiltSite, done: &WorkDone) -> Result<Delivery, Failure> {
        let is_taken_over = self.is_built && self.manifest.is_some();
        if !plan.puts.is_empty() {
            self.save(&plan.while_sending())?;
        }
        // What comes later names what comes first, so each kind is complete before the next begins.
        for order in [SendOrder::Asset, SendOrder::Page, SendOrder::Pointer] {
            let puts: Vec<&Put> = plan.puts.iter().filter(|put| SendOrder::of(&put.path) == order).collect();
            send_all(&puts, |put| self.put(put, built).inspect(|()| done.add_part()))?;
        }
        if !plan.deletions.is_empty() {
            self.save(&plan.before_deletions())?;
            send_all(&plan.deletions, |path| self.store.delete(&self.key(path.as_str())))?;
        }
        match plan.is_removal() {
            true => self.store.delete(&self.key(PUBLISHED))?,
            false => self.save(&plan.new)?,
        }
        // Somebody may have uploaded a build with its manifest, which this run has taken over.
        if is_taken_over {
            self.store.delete(&self.key(BUILT))?;
        }
        Ok(Delivery::Done(Vec::new()))
    }
}
