mod mistakes;
mod targets;
mod values;

use crate::base::{Diagnostic, SitePath};
use crate::publish::TargetPlace;
use crate::site::model::config::Config;
use crate::site::model::config::keys::KEYS;
use crate::site::words::Text;

fn read(text: &str) -> (Config, Vec<String>) {
    let (config, diagnostics) = Config::read(&SitePath::new("talkpress.toml").unwrap(), text);
    let line = |d: Diagnostic| {
        let place = d.place.expect("every mistake has a place");
        format!("{}:{} {} [{}]", place.line, place.column, d.message, d.hints.join("; "))
    };
    (config, diagnostics.into_iter().map(line).collect())
}
