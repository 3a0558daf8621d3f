//! Raw HTML, read by a tokenizer that follows the WHATWG specification (section 13.2.5).

mod comment;
mod comments_in_text;
mod elements;
mod escape;
mod hidden_element;
mod pausing_reader;
mod plain_tag;
mod shown_words;
mod tag;
mod tag_end;
mod tag_ends;
mod token;
mod tokens;

pub use comment::{Comment, CommentKind};
pub use comments_in_text::without_comments;
pub use elements::{holds_text, is_html, is_void, may_stay_open};
pub use escape::{escape, escape_into};
pub use hidden_element::{Hidden, HiddenElement};
pub use shown_words::shown_words;
pub use tag::{Attribute, Tag, hides};
pub use tag_end::{starts_with_tag, tag_end};
pub use tag_ends::TagEnds;
pub use token::Token;
pub use tokens::{decode, tokens};
