use super::element::Element;
use crate::base::SitePath;
use crate::base::archive::Archive;

/// What a part of a PowerPoint file refers to.
#[derive(Debug, Default)]
pub struct Relations(Vec<Relation>);

#[derive(Debug)]
struct Relation {
    id: String,
    kind: String,
    target: String,
    is_external: bool,
}

impl Relations {
    /// Those of the part `name`.
    ///
    /// # Errors
    /// If they are damaged.
    pub fn read(archive: &mut Archive<'_>, name: &str) -> Result<Relations, String> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let path = format!("{folder}/_rels/{file}.rels");
        let Some(bytes) = archive.part(&path)? else { return Ok(Relations::default()) };
        let root = Element::read(&bytes).ok_or_else(|| format!("`{path}` in it is damaged"))?;
        let of = |element: &&Element| {
            let is_external = element.get("TargetMode") == Some("External");
            let target = element.get("Target")?;
            let inside = || Some(SitePath::new(name)?.sibling(target.trim_start_matches('/'))?.to_string());
            let target = match (is_external, target.strip_prefix('/')) {
                (true, _) => target.to_owned(),
                (false, Some(absolute)) => absolute.to_owned(),
                (false, None) => inside()?,
            };
            let kind = element.get("Type")?.rsplit('/').next().unwrap_or_default().to_owned();
            Some(Relation { id: element.get("Id")?.to_owned(), kind, target, is_external })
        };
        Ok(Relations(root.all("Relationship").iter().filter_map(of).collect()))
    }

    /// The part with this id.
    pub fn part(&self, id: &str) -> Option<&str> {
        self.0.iter().find(|one| one.id == id && !one.is_external).map(|one| one.target.as_str())
    }

    /// The address with this id.
    pub fn address(&self, id: &str) -> Option<&str> {
        self.0.iter().find(|one| one.id == id && one.is_external).map(|one| one.target.as_str())
    }

    /// The first part of this kind.
    pub fn of_kind(&self, kind: &str) -> Option<&str> {
        self.0.iter().find(|one| one.kind == kind && !one.is_external).map(|one| one.target.as_str())
    }
}
