/// What a run of code is, as far as a theme colours it: a public, stable set.
///
/// What has no class (names where they are used, operators, punctuation, blanks) is not wrapped at all: that halves
/// the HTML, and most themes paint those like text anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// A comment, or documentation in one.
    Comment = 1,
    /// A keyword, a word that is an operator, or a word that declares.
    Keyword,
    /// A string, a character or a regular expression.
    String,
    /// An escape or a placeholder, mostly within a string.
    Escape,
    /// A number, or a constant with a name: `true`, `None`.
    Number,
    /// The name of a function where it is defined, or of a macro.
    Function,
    /// The name of a type, class, module or the like.
    Type,
    /// A variable that a mark tells from other words: `$HOME`.
    Variable,
    /// The name of an HTML or XML element, or a key of YAML or TOML.
    Tag,
    /// An attribute, annotation or property, or a key of JSON.
    Attribute,
    /// A heading, or what names the files and places of a diff.
    Heading,
    /// A line a diff adds.
    Inserted,
    /// A line a diff takes away.
    Deleted,
}

impl Class {
    /// All classes, each with what it stands for; in the order of their numbers, which begin with 1.
    pub const ALL: [(Class, &'static str); 13] = [
        (Class::Comment, "comments and documentation comments"),
        (Class::Keyword, "keywords, and operators that are words"),
        (Class::String, "strings, characters, regular expressions"),
        (Class::Escape, "escapes and placeholders within strings"),
        (Class::Number, "numbers and named constants such as true"),
        (Class::Function, "names of functions where they are defined, and of macros"),
        (Class::Type, "names of types, classes and modules"),
        (Class::Variable, "variables with a mark, such as $HOME"),
        (Class::Tag, "names of HTML and XML elements, keys of YAML and TOML"),
        (Class::Attribute, "attributes, annotations, CSS properties, keys of JSON"),
        (Class::Heading, "headings, and the file and place lines of a diff"),
        (Class::Inserted, "lines added by a diff"),
        (Class::Deleted, "lines taken away by a diff"),
    ];

    /// The CSS class.
    pub const fn css(self) -> &'static str {
        match self {
            Class::Comment => "hl-c",
            Class::Keyword => "hl-k",
            Class::String => "hl-s",
            Class::Escape => "hl-e",
            Class::Number => "hl-n",
            Class::Function => "hl-f",
            Class::Type => "hl-t",
            Class::Variable => "hl-v",
            Class::Tag => "hl-g",
            Class::Attribute => "hl-a",
            Class::Heading => "hl-h",
            Class::Inserted => "hl-i",
            Class::Deleted => "hl-d",
        }
    }

    /// The class as a number of four bits, where 0 means no class.
    pub(super) const fn to_nibble(class: Option<Class>) -> u8 {
        match class {
            Some(class) => class as u8,
            None => 0,
        }
    }

    /// The class back from its number.
    pub(super) fn from_nibble(nibble: u8) -> Option<Class> {
        let index = usize::from(nibble).checked_sub(1)?;
        Class::ALL.get(index).map(|(class, _)| *class)
    }
}

#[cfg(test)]
mod tests {
    use super::Class;

    #[test]
    fn every_class_has_its_number_and_its_own_name() {
        let mut names: Vec<&str> = Class::ALL.iter().map(|(class, _)| class.css()).collect();
        for (class, _) in Class::ALL {
            assert_eq!(Class::from_nibble(Class::to_nibble(Some(class))), Some(class));
        }
        assert_eq!((Class::from_nibble(0), Class::from_nibble(14)), (None, None));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Class::ALL.len());
    }
}
