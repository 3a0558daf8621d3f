use crate::base::Diagnostic;
use crate::base::data::shown;

/// An account in the fediverse: `@name@host.example`.
///
/// # Errors
/// If `text` has another form.
pub(super) fn account(text: &str) -> Result<String, Diagnostic> {
    let parts = text.strip_prefix('@').and_then(|rest| rest.split_once('@'));
    if parts.is_some_and(|(name, host)| is_name(name) && is_host(host)) {
        return Ok(text.to_owned());
    }
    let message = format!("`{}` is not an account in the fediverse", shown(text));
    let form = guess(text).unwrap_or_else(|| "@name@host.example".to_owned());
    Err(Diagnostic::error("fediverse", message).hint(format!("write it as `{form}`")))
}

fn is_name(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    !name.is_empty() && name.chars().all(is_part) && !name.starts_with(['.', '-']) && !name.ends_with(['.', '-'])
}

/// Whether `host` is the name of a server, perhaps with a port.
fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let is_label = |label: &str| {
        let is_part = |c: char| c.is_alphanumeric() || c == '-';
        !label.is_empty() && label.chars().all(is_part) && !label.starts_with('-') && !label.ends_with('-')
    };
    let is_port = !port.is_empty() && port.len() < 6 && port.bytes().all(|b| b.is_ascii_digit());
    name.contains('.') && name.split('.').all(is_label) && is_port
}

/// The account that another spelling means: `name@host.example`, or the address of its page.
fn guess(text: &str) -> Option<String> {
    let text = text.trim();
    let address = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let (name, host) = match address {
        Some(rest) => {
            let (host, path) = rest.split_once('/')?;
            let name = path.strip_prefix('@').or_else(|| path.strip_prefix("users/"))?;
            (name.trim_end_matches('/'), host)
        }
        None => {
            let bare = text.strip_prefix("acct:").unwrap_or(text);
            bare.strip_prefix('@').unwrap_or(bare).split_once('@')?
        }
    };
    (is_name(name) && is_host(host)).then(|| format!("@{name}@{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_a_name_and_a_host() {
        for text in
            ["@speaker@social.example", "@a.b-c_1@x.social.example", "@s@bücher.example", "@s@host.example:8443"]
        {
            assert_eq!(account(text).as_deref().ok(), Some(text));
        }
    }

    #[test]
    fn another_shape_is_an_error() {
        for text in [
            "",
            "speaker",
            "@speaker",
            "@",
            "@@",
            "@speaker@",
            "@@social.example",
            "@speaker@localhost",
            "@a b@host.example",
            "@a@host..example",
            "@a@b@host.example",
            "@a@host.example/x",
            "@a@-x.example",
            "@é@host.example",
            " @a@host.example",
            "@a@host.example:",
            "@\"><script>@host.example",
        ] {
            assert!(account(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_hint_has_the_account_that_was_meant() {
        for text in [
            "speaker@social.example",
            "https://social.example/@speaker",
            "https://social.example/users/speaker/",
            "acct:speaker@social.example",
            " @speaker@social.example",
        ] {
            let hints = account(text).unwrap_err().hints;
            assert!(hints.iter().any(|hint| hint.contains("`@speaker@social.example`")), "{text}: {hints:?}");
        }
    }
}
