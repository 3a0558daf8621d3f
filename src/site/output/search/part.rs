use crate::site::model::claim::Subject;

/// A data file of the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first word of each part of the index.
    List,
    /// A part of the index.
    Words(usize),
    /// Titles and addresses of some documents.
    Titles(usize),
}

impl Part {
    /// The name by which the script knows it.
    pub fn name(self) -> String {
        match self {
            Part::List => "index".to_owned(),
            Part::Words(n) => format!("words-{n}"),
            Part::Titles(n) => format!("titles-{n}"),
        }
    }

    /// The path of its file.
    pub fn path(self) -> String {
        format!("search/{}.js", self.name())
    }

    /// What the file is about.
    pub fn subject(self) -> Subject {
        match self {
            Part::List => Subject::Site,
            Part::Words(n) => Subject::Part(2 * n),
            Part::Titles(n) => Subject::Part(2 * n + 1),
        }
    }

    /// The file about `subject`.
    pub fn of(subject: Subject) -> Part {
        match subject {
            Subject::Part(n) if n % 2 == 0 => Part::Words(n / 2),
            Subject::Part(n) => Part::Titles(n / 2),
            _ => Part::List,
        }
    }
}
