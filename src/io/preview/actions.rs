//! The actions that a page can request: opening the editor and saving times. Each needs the page's token.

use serde_json::{Value, json};

use super::action_error::ActionError;
use super::audience::Audience;
use super::http_request::Request;
use super::shared::Shared;
use crate::base::SitePath;

/// The largest time that is accepted, in seconds from the start of a talk: a day.
const MAX_SECONDS: u64 = 24 * 60 * 60;

/// Carries out the action in `request`, or says why not. Returns a status and an answer, with a new token if the old one
/// was valid.
pub fn handle_action(shared: &Shared, request: &Request) -> (u16, Value) {
    let forbidden = |why: &str| (403, json!({ "error": why }));
    if shared.audience == Audience::Network {
        return forbidden("actions are disabled, because others on the network can see this preview");
    }
    let Ok(action) = serde_json::from_slice::<Value>(&request.body) else {
        return forbidden("the request is not JSON");
    };
    let text = |key: &str| action.get(key).and_then(Value::as_str).unwrap_or_default();
    let build = shared.current.build();
    let is_path = text("page").starts_with('/') && !text("page").contains("..");
    let Some(page) = build.output_path(text("page")).filter(|_| is_path) else {
        return forbidden("this site has no such page");
    };
    let number = shared.tokens.check(text("token"), page.as_str());
    if !number.is_some_and(|number| shared.current.use_token(number)) {
        return forbidden("the token is not valid for this page: reload the page");
    }
    let done = match request.path.as_str() {
        "/.talkpress/open" => build.actions.open(&page, text("slide")).map(|()| json!({ "done": true })),
        _ => save_times(shared, &page, &action),
    };
    let (status, mut answer) = match done {
        Ok(answer) => (200, answer),
        Err(error) => {
            let (status, why) = error.status_and_message();
            (status, json!({ "error": why }))
        }
    };
    answer["token"] = shared.tokens.issue(page.as_str()).into();
    (status, answer)
}

fn save_times(shared: &Shared, page: &SitePath, action: &Value) -> Result<Value, ActionError> {
    let build = shared.current.build();
    let version = action.get("version").and_then(Value::as_str).unwrap_or_default();
    if build.version(page.as_str()) != version {
        return Err(ActionError::Changed("the talk has changed since this page was built".into()));
    }
    let given = action.get("times").and_then(Value::as_object);
    let time = |(id, seconds): (&String, &Value)| {
        let seconds = seconds.as_f64().filter(|s| (0.0..=MAX_SECONDS as f64).contains(s))?;
        Some((id.clone(), seconds.round() as u32))
    };
    let times: Option<Vec<(String, u32)>> = given.and_then(|times| times.iter().map(time).collect());
    let recording = action.get("recording").and_then(Value::as_str).and_then(|number| number.parse::<usize>().ok());
    match times {
        // Without any, this only asks whether times can be written.
        Some(times) => {
            let recording = recording.filter(|number| *number > 0);
            build.actions.save_times(page, recording, &times).map(|count| json!({ "written": count }))
        }
        None => Err(ActionError::Forbidden("`times` must map slides to seconds".into())),
    }
}
