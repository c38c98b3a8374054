//! Forms with the header `Idempotency-Key`: what a phone sends again is done once, and answered as the first time.
//!
//! The key is `<person>.<token>`, so that what one person left on a phone is never done in the name of another who signed in there.
//! Only clients that ask for no page send it: they can read the answer. The key is stored by the transaction that does the work
//! ([`store::Actor::form_key`]); the address and the sentence of the answer are stored after it.

use crate::gate::accepts;
use app::{
    offline::acts::is_act,
    web::{
        context::{AppState, Visitor},
        cookies::{cookie_text, set_cookie_value},
    },
};
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::values::ids::PersonId;
use std::future::Future;
use store::{SentForm, StoreError};

/// The header, as the draft of the IETF's HTTP API working group names it.
const KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The name of the cookie with the sentence that the next page shows, see [`app::web::outcome::respond`].
const FLASH: &str = "flash";

/// Runs a server function by `run`, unless the same form of the same person was done before: then its first answer is given again.
/// 400 for a malformed key, 401 for the key of a person who is not signed in.
pub async fn once<F>(state: &AppState, mut request: Request, run: impl FnOnce(Request) -> F + Send) -> Response
where
    F: Future<Output = Response> + Send,
{
    let asks_for_page = accepts(request.headers(), "text/html");
    let key = request.headers().get(KEY).cloned().filter(|_| is_act(request.uri().path()) && !asks_for_page);
    let Some(key) = key else { return run(request).await };
    let Some((owner, key)) = key.to_str().ok().and_then(read_key) else { return StatusCode::BAD_REQUEST.into_response() };
    let Some(visitor) = request.extensions_mut().get_mut::<Visitor>() else { return run(request).await };
    let Some(person) = visitor.signed_in.as_ref().map(|who| who.person_id.clone()).filter(|person| person.as_str() == owner) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    match state.db.sent_form(&person, &key).await {
        Ok(Some(sent)) => return answer_again(state, &sent),
        Ok(None) => {}
        Err(error) => return failed(&error),
    }
    let now = visitor.now;
    visitor.form_key = Some(key.clone());
    let response = run(request).await;
    if response.status() == StatusCode::OK {
        let answer = answer_of(state, response.headers());
        // The form is done and its key stored: without the address the answer to a repeat leads home.
        if let Err(error) = state.db.save_sent_form(&person, &key, &answer, now).await {
            tracing::warn!(%error, "the answer to a form could not be kept");
        }
        return response;
    }
    // Another request with the same key was faster.
    match state.db.sent_form(&person, &key).await {
        Ok(Some(sent)) => answer_again(state, &sent),
        _ => response,
    }
}

/// The person and the whole key of a header, `<person>.<token>`; `None` unless the token has 16 to 64 letters, digits and `-`.
fn read_key(text: &str) -> Option<(String, String)> {
    let (person, token) = text.split_once('.')?;
    let person: PersonId = person.to_owned().try_into().ok()?;
    let is_token = (16..=64).contains(&token.len()) && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_token.then(|| (person.as_str().to_owned(), text.to_owned()))
}

/// The part of a response to a form that is stored: its address and the key of its sentence.
fn answer_of(state: &AppState, headers: &HeaderMap) -> SentForm {
    let location = headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
    SentForm { location, say: set_cookie_value(headers, &state.settings.cookie_name(FLASH)) }
}

/// The first answer to a form, once more; home for one whose answer was lost.
fn answer_again(state: &AppState, sent: &SentForm) -> Response {
    let mut response = StatusCode::OK.into_response();
    let headers = response.headers_mut();
    let location = sent.location.as_deref().unwrap_or("/");
    if let Ok(location) = HeaderValue::from_str(location) {
        headers.insert(header::LOCATION, location);
    }
    let say = if sent.location.is_some() { sent.say.as_deref() } else { Some("done.sent-before") };
    if let Some(cookie) = say.and_then(|say| HeaderValue::from_str(&cookie_text(&state.settings, FLASH, say, 60)).ok()) {
        headers.append(header::SET_COOKIE, cookie);
    }
    response
}

fn failed(error: &StoreError) -> Response {
    tracing::warn!(%error, "the key of a form could not be looked up");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_person_and_a_token() {
        let person = store::new_ulid(chrono::DateTime::UNIX_EPOCH);
        let key = format!("{person}.0123456789abcdef");
        assert_eq!(read_key(&key), Some((person.clone(), key)));
        for wrong in ["", ".", &person, &format!("{person}.court"), &format!("{person}.{}", "a".repeat(65))] {
            assert_eq!(read_key(wrong), None, "{wrong}");
        }
        for sign in ["é", "/", "\n", " ", "."] {
            assert_eq!(read_key(&format!("{person}.0123456789abcdef{sign}")), None, "{sign:?}");
        }
    }
}
