/// A plural category of Unicode CLDR: which form of a word a number needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Such as for 0 in Arabic.
    Zero,
    /// Such as for 1 in English.
    One,
    /// Such as for 2 in Arabic and Hebrew.
    Two,
    /// Such as for 3 to 10 in Arabic.
    Few,
    /// Such as for 11 to 99 in Arabic, and for a million in French.
    Many,
    /// All other numbers.
    Other,
}

impl Category {
    /// All categories.
    pub const ALL: [Category; 6] =
        [Category::Zero, Category::One, Category::Two, Category::Few, Category::Many, Category::Other];

    /// The name in files and in `Intl.PluralRules`.
    pub const fn name(self) -> &'static str {
        match self {
            Category::Zero => "zero",
            Category::One => "one",
            Category::Two => "two",
            Category::Few => "few",
            Category::Many => "many",
            Category::Other => "other",
        }
    }

    /// The category called `name`.
    pub fn find(name: &str) -> Option<Category> {
        Category::ALL.into_iter().find(|category| category.name() == name)
    }
}
