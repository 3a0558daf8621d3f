use std::collections::{BTreeMap, BTreeSet};

use crate::base::Digest;
use crate::base::slug::{fold, slug};
use crate::site::model::config::Config;
use crate::site::model::routes::key;

/// The last parts of the addresses of tags, of events or of speakers.
#[derive(Debug, Default)]
pub struct ListingSlugs {
    by_name: BTreeMap<String, String>,
    /// Groups of names that would have the same slug.
    pub collisions: Vec<Vec<String>>,
}

impl ListingSlugs {
    /// A slug for each of `names`, none of which is there twice, in the order in which they were first used.
    ///
    /// Of names with the same slug, one keeps it: that with signs, such as `C++`, or else the one that is equal to it, or else the
    /// first. The others get a suffix made from the name alone. So a new name changes the address of another only if it comes
    /// before that in this order.
    pub fn new(names: &[&str], config: &Config) -> ListingSlugs {
        let chosen: BTreeMap<String, &str> =
            config.slugs.iter().map(|(name, slug)| (fold(name), slug.as_str())).collect();
        let mut out = ListingSlugs::default();
        let mut by_slug: BTreeMap<String, Vec<(&str, String)>> = BTreeMap::new();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for name in names {
            let exact = config.slugs.get(*name).map(String::as_str);
            match exact.or_else(|| chosen.get(&fold(name)).copied()) {
                Some(slug) if taken.insert(key(slug)) => {
                    out.by_name.insert((*name).to_owned(), slug.to_owned());
                }
                _ => {
                    let slug = spelt_slug(name);
                    by_slug.entry(key(&slug)).or_default().push((name, slug));
                }
            }
        }
        for (folded, group) in by_slug {
            let is_free = !taken.contains(&folded);
            let is_alone = group.len() == 1 && is_free;
            if !is_alone && !folded.is_empty() {
                out.collisions.push(group.iter().map(|(name, _)| (*name).to_owned()).collect());
            }
            let owner = owner(&group).filter(|_| is_free);
            for (name, slug) in group {
                let keeps = slug.is_empty() || owner == Some(name);
                let slug = if keeps { slug } else { format!("{slug}-{}", suffix(name)) };
                out.by_name.insert(name.to_owned(), slug);
            }
        }
        out
    }

    /// The slug of one of the names.
    pub fn of(&self, name: &str) -> &str {
        self.by_name.get(name).map_or("", String::as_str)
    }
}

/// Which of the names with the same slug keeps it, each with its slug.
fn owner<'n>(group: &[(&'n str, String)]) -> Option<&'n str> {
    let with_signs = || group.iter().find(|(name, spelt)| slug(name) != *spelt);
    let equal = || group.iter().find(|(name, slug)| name == slug);
    with_signs().or_else(equal).or(group.first()).map(|(name, _)| *name)
}

/// The slug of `name`, in which signs that often are all the difference between two names are words: `C++`, `C#`, `.NET`.
fn spelt_slug(name: &str) -> String {
    let name = name.trim();
    let mut out = String::with_capacity(name.len());
    for (at, c) in name.char_indices() {
        match c {
            '+' | '＋' => out.push_str(" plus "),
            '#' | '＃' | '♯' => out.push_str(" sharp "),
            '&' | '＆' => out.push_str(" and "),
            '.' if at == 0 => out.push_str("dot "),
            c => out.push(c),
        }
    }
    slug(&out)
}

/// Six digits that depend on nothing but `name`.
fn suffix(name: &str) -> String {
    Digest::of(name.as_bytes()).to_string().chars().take(6).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slugs(names: &[&str], chosen: &[(&str, &str)]) -> Vec<String> {
        let slugs = chosen.iter().map(|(name, slug)| ((*name).to_owned(), (*slug).to_owned())).collect();
        let slugs = ListingSlugs::new(names, &Config { slugs, ..Config::default() });
        names.iter().map(|name| slugs.of(name).to_owned()).collect()
    }

    #[test]
    fn signs_are_words() {
        let names = ["C", "C++", "C#", ".NET", "NET", "R&D", "R D", "Node.js", "++", "C＃ 12"];
        let expected =
            ["c", "c-plus-plus", "c-sharp", "dot-net", "net", "r-and-d", "r-d", "node-js", "plus-plus", "c-sharp-12"];
        assert_eq!(slugs(&names, &[]), expected);
    }

    #[test]
    fn only_a_name_that_comes_first_moves_another() {
        assert_eq!(slugs(&["C plus plus", "C++"], &[])[1], "c-plus-plus");
        assert_eq!(slugs(&["Big, Data", "Big Data"], &[])[0], "big-data");
        let chosen = [("Big Data", "big-data")];
        for names in [["Big, Data", "Big Data"], ["big-data", "Big Data"]] {
            assert_eq!(slugs(&names, &chosen)[1], "big-data", "{names:?}");
        }
        let chosen = [("C plus plus", "c-plus-plus")];
        assert_eq!(slugs(&["C++", "C plus plus"], &chosen)[1], "c-plus-plus");
    }

    #[test]
    fn no_later_name_moves_another() {
        let one = slugs(&["Big Data"], &[]);
        let two = slugs(&["Big Data", "Big, Data"], &[]);
        let three = slugs(&["Big Data", "Big, Data", "Big: Data"], &[]);
        assert_eq!((one.as_slice(), two.as_slice()), (&three[..1], &three[..2]));
        assert_eq!(three[0], "big-data");
        assert!(three[1] != three[2] && three[1..].iter().all(|slug| slug.starts_with("big-data-")));
        assert_eq!(slugs(&["Big Data", "big-data"], &[])[1], "big-data");
        for third in ["C Sharp", "c-sharp", "c plus plus", "C + +"] {
            for names in [["C++", "C#", third], [third, "C++", "C#"]] {
                let at = |name: &str| slugs(&names, &[])[names.iter().position(|one| *one == name).unwrap()].clone();
                let is_new = third != "C + +" || names[0] != third;
                assert_eq!((at("C++") == "c-plus-plus", at("C#") == "c-sharp"), (is_new, true), "{names:?}");
            }
        }
        let slugs_differ = slugs(&["Straße", "Strasse"], &[]);
        assert_ne!(slugs_differ[0], slugs_differ[1], "a file system may treat them as one");
    }

    #[test]
    fn what_is_chosen_comes_first() {
        assert_eq!(slugs(&["C++", "C#"], &[("C++", "cpp")]), ["cpp", "c-sharp"]);
        assert_eq!(slugs(&["C++"], &[("c++", "cpp")]), ["cpp"]);
        let slugs = slugs(&["C++", "cpp"], &[("C++", "cpp")]);
        assert_eq!(slugs[0], "cpp");
        assert!(slugs[1].starts_with("cpp-"));
    }
}
