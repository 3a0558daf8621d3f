use std::collections::BTreeMap;

use crate::base::Diagnostic;
use crate::base::data::typed::checked;
use crate::base::data::{Field, Fields, Mistakes, shown};
use crate::base::diagnostic::did_you_mean;

/// `[keys]`: the letters, digits and punctuation that act without a modifier such as Ctrl. Arrow keys, Space and the like are not
/// among them: they always act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortcuts {
    /// `mode`: when they act: `on`, `alt` (with Alt) or `off`.
    pub mode: &'static str,
    /// The keys that are not the default ones, such as `Shift+P`, by their actions.
    pub own: BTreeMap<&'static str, String>,
}

/// The values of `mode`: the default first.
const MODES: [&str; 3] = ["on", "alt", "off"];

/// All actions that have a key, each with its default. `.` and `,` are what presenter remotes send.
pub const ACTIONS: [(&str, &[&str]); 10] = [
    ("present", &["P"]),
    ("search", &["/"]),
    ("overview", &["O"]),
    ("speaker", &["S"]),
    ("black", &["B", "."]),
    ("white", &["W", ","]),
    ("transcript", &["C"]),
    ("fullscreen", &["F"]),
    ("rehearse", &["R"]),
    ("help", &["?"]),
];

/// The key that leads to the next slide, like the right arrow.
const NEXT: &str = "N";

/// Keys that always act, and so cannot be chosen.
const FIXED: [&str; 18] = [
    "space",
    "enter",
    "return",
    "esc",
    "escape",
    "home",
    "end",
    "pageup",
    "pagedown",
    "page up",
    "page down",
    "f5",
    "left",
    "right",
    "up",
    "down",
    "arrowleft",
    "arrowright",
];

impl Default for Shortcuts {
    fn default() -> Shortcuts {
        Shortcuts { mode: MODES[0], own: BTreeMap::new() }
    }
}

impl Shortcuts {
    /// The keys of an action: the site's own, or the default ones.
    pub fn of<'a>(&'a self, action: &str) -> Vec<&'a str> {
        let default =
            || ACTIONS.iter().find(|(name, _)| *name == action).map_or_else(Vec::new, |(_, keys)| keys.to_vec());
        self.own.get(action).map_or_else(default, |key| vec![key])
    }
}

/// Checks the value of `mode`.
///
/// # Errors
/// If there is no such mode.
pub(super) fn mode(text: &str) -> Result<&'static str, Diagnostic> {
    MODES.into_iter().find(|mode| *mode == text).ok_or_else(|| {
        let message = format!("`{}` is not a mode of the keys", shown(text));
        let hint = match did_you_mean(text, MODES) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "use `on`, `alt` or `off`".to_owned(),
        };
        Diagnostic::error("keys", message).hint(hint)
    })
}

/// Reads the key of the action that `field` names.
pub(super) fn read(mistakes: &mut Mistakes<'_>, field: &Field, shortcuts: &mut Shortcuts) {
    let Some((action, default)) = ACTIONS.iter().find(|(name, _)| *name == field.key) else { return };
    if let Some(key) = checked(mistakes, field, key).filter(|key| key != default[0]) {
        shortcuts.own.insert(action, key);
    }
}

/// A key as `Shift+P`, `P` or `?`, from any spelling of it.
fn key(text: &str) -> Result<String, Diagnostic> {
    let unknown = |hint: String| {
        Err(Diagnostic::error("keys", format!("`{}` is not a key that can be chosen", shown(text))).hint(hint))
    };
    let name = text.trim();
    if FIXED.contains(&name.to_lowercase().as_str()) {
        return unknown("it always has the same effect: use a letter or a punctuation mark".to_owned());
    }
    // The last character may itself be a `+`.
    let plus = name.char_indices().rev().skip(1).find(|(_, c)| *c == '+').map(|(at, _)| at);
    let (modifier, rest) = plus.map_or(("", name), |at| (name[..at].trim(), name[at + 1..].trim()));
    if !modifier.is_empty() && !modifier.eq_ignore_ascii_case("shift") {
        let near = did_you_mean(&modifier.to_lowercase(), ["shift"]);
        return unknown(match (near, modifier.eq_ignore_ascii_case("alt")) {
            (Some(_), _) => format!("did you mean `Shift+{rest}`?"),
            (None, true) => "`mode = \"alt\"` lets all keys act with Alt only".to_owned(),
            (None, false) => "use a letter or a punctuation mark, alone or with `Shift+`".to_owned(),
        });
    }
    let mut letters = rest.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else {
        return unknown("use one letter or punctuation mark, such as `P`, `Shift+P` or `?`".to_owned());
    };
    if letter.is_numeric() && modifier.is_empty() {
        return unknown("digits lead to slides: use a letter or a punctuation mark".to_owned());
    }
    let has_case = letter.is_lowercase() || letter.is_uppercase();
    match (has_case, modifier.is_empty()) {
        (true, true) => Ok(letter.to_uppercase().collect()),
        (true, false) => Ok(format!("Shift+{}", letter.to_uppercase())),
        (false, true) if !letter.is_whitespace() && !letter.is_control() => Ok(letter.to_string()),
        (false, true) => unknown("use a letter or a punctuation mark".to_owned()),
        (false, false) => unknown("write the character that Shift makes, such as `?`, without `Shift+`".to_owned()),
    }
}

/// Adds an error for each key among the `fields` of `[keys]` that another action has, too.
pub(super) fn find_repeats(mistakes: &mut Mistakes<'_>, fields: &Fields, shortcuts: &Shortcuts) {
    let mut before: Vec<&str> = Vec::new();
    for field in fields {
        let Some((action, key)) = shortcuts.own.get_key_value(field.key.as_str()) else { continue };
        let is_same = |other: &str| shortcuts.of(other).contains(&key.as_str());
        let earlier = before.iter().copied().find(|other| is_same(other));
        let unset =
            || ACTIONS.iter().map(|(name, _)| *name).find(|name| !shortcuts.own.contains_key(name) && is_same(name));
        let problem = match (earlier, key == NEXT) {
            (Some(other), _) => Some((both(other, action, key), "choose a different key for one of them".to_owned())),
            (None, true) => {
                Some((format!("`{key}` is the key for the next slide"), "choose a different key".to_owned()))
            }
            (None, false) => unset().map(|other| {
                (both(action, other, key), format!("choose a different key, or set another one for `{other}`"))
            }),
        };
        if let Some((message, hint)) = problem {
            mistakes.add(Diagnostic::error("same-key", message).hint(hint), &field.value_range);
        }
        before.push(action);
    }
}

fn both(first: &str, second: &str, key: &str) -> String {
    format!("`{first}` and `{second}` have the same key `{key}`")
}
