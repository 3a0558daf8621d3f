//! The words of the interface in the languages of a site, with their plural forms, and how dates are written.

mod category;
mod date_format;
mod dictionary;
mod keys;
mod language;
mod list;
mod own_words;
mod plurals;
mod resolved;
mod site_words;
mod sort_key;
mod text;
mod word;

pub use category::Category;
pub use date_format::DateFormat;
pub use dictionary::Dictionary;
pub use keys::WORDS;
pub use language::Language;
pub use list::WordList;
pub use own_words::OwnWords;
pub use plurals::category;
pub use resolved::ResolvedWord;
pub use site_words::{SiteWords, has_words};
pub use sort_key::sort_key;
pub use text::Text;
pub use word::Word;
