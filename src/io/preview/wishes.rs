//! What a page may wish for: that the editor opens, that times are written down. Each wish needs the page's token.

use serde_json::{Value, json};

use super::Shared;
use super::answer::output_of;
use super::desk::Refused;
use super::gate::Request;
use crate::base::SitePath;

/// Most seconds into a talk: a day.
const MOST_SECONDS: u64 = 24 * 60 * 60;

/// Grants the wish in `request`, or says why not: a status and an answer, with a new token where the old one was good.
pub fn grant(shared: &Shared, request: &Request) -> (u16, Value) {
    let forbidden = |why: &str| (403, json!({ "error": why }));
    if shared.is_public {
        return forbidden("others on the network can see this preview: it takes no wishes");
    }
    let Ok(wish) = serde_json::from_slice::<Value>(&request.body) else { return forbidden("no JSON") };
    let text = |key: &str| wish.get(key).and_then(Value::as_str).unwrap_or_default();
    let edition = shared.stage.edition();
    let is_path = text("page").starts_with('/') && !text("page").contains("..");
    let Some(page) = output_of(&edition, text("page")).filter(|_| is_path) else {
        return forbidden("no page of this site");
    };
    let number = shared.tokens.check(text("token"), page.as_str());
    if !number.is_some_and(|number| shared.stage.spend(number)) {
        return forbidden("no token of this page: load it again");
    }
    let done = match request.path.as_str() {
        "/.talkpress/open" => edition.desk.open(&page, text("slide")).map(|()| json!({ "done": true })),
        _ => save_times(shared, &page, &wish),
    };
    let (status, mut answer) = match done {
        Ok(answer) => (200, answer),
        Err(refused) => {
            let (status, why) = refused.told();
            (status, json!({ "error": why }))
        }
    };
    answer["token"] = shared.tokens.issue(page.as_str()).into();
    (status, answer)
}

fn save_times(shared: &Shared, page: &SitePath, wish: &Value) -> Result<Value, Refused> {
    let edition = shared.stage.edition();
    let version = wish.get("version").and_then(Value::as_str).unwrap_or_default();
    if edition.version(page.as_str()) != version {
        return Err(Refused::Changed("the talk has changed since this page was made".into()));
    }
    let given = wish.get("times").and_then(Value::as_object);
    let time = |(id, seconds): (&String, &Value)| {
        let seconds = seconds.as_f64().filter(|s| (0.0..=MOST_SECONDS as f64).contains(s))?;
        Some((id.clone(), seconds.round() as u32))
    };
    let times: Option<Vec<(String, u32)>> = given.and_then(|times| times.iter().map(time).collect());
    match times {
        Some(times) if !times.is_empty() => {
            edition.desk.save_times(page, &times).map(|count| json!({ "written": count }))
        }
        _ => Err(Refused::Forbidden("`times` maps slides to seconds".into())),
    }
}
