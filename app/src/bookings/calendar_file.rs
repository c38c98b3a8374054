//! Calendars: one session as a file, and all of someone's under an address of their own.

use super::calendar::{DAYS_KEPT, text};
use crate::{
    sign_in::secret,
    web::{
        context::{Settings, Visitor},
        outcome::FAILURE,
    },
};
use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    people::Role,
    values::{ids::SessionId, language::Language},
};
use store::{Db, StoreError};

/// A session of the user, those they cancelled included, as an ICS file.
pub async fn session(
    headers: HeaderMap,
    State(db): State<Db>,
    State(settings): State<Settings>,
    Extension(visitor): Extension<Visitor>,
    Path(session): Path<String>,
) -> Response {
    answer(&headers, own(&db, &settings, &visitor, session).await, "rendez-vous.ics")
}

async fn own(db: &Db, settings: &Settings, visitor: &Visitor, session: String) -> store::Result<String> {
    let who = visitor.signed_in.as_ref().ok_or(StoreError::NotFound)?;
    let session = SessionId::try_from(session).map_err(|_| StoreError::NotFound)?;
    let store = db.for_structure(&who.structure_id);
    let mut dates = store.bookings().calendar_of(&who.person_id, Role::Participant, DateTime::UNIX_EPOCH).await?;
    dates.retain(|date| date.session_id == session);
    if dates.is_empty() {
        return Err(StoreError::NotFound);
    }
    Ok(text(visitor.language, &who.structure, &dates, &settings.base_url, false))
}

/// The calendar of a person as an ICS feed, for everyone who has its address.
pub async fn feed(
    headers: HeaderMap,
    State(db): State<Db>,
    State(settings): State<Settings>,
    Extension(visitor): Extension<Visitor>,
    Path(token): Path<String>,
) -> Response {
    answer(&headers, all(&db, &settings, &token, visitor.now).await, "essor.ics")
}

/// The calendar under an address, as it is at that moment.
///
/// # Errors
/// [`StoreError::NotFound`] for an address that was never given or was taken away.
pub async fn all(db: &Db, settings: &Settings, token: &str, now: DateTime<Utc>) -> store::Result<String> {
    let token = token.strip_suffix(".ics").filter(|token| token.bytes().all(|b| b.is_ascii_hexdigit())).ok_or(StoreError::NotFound)?;
    let owner = db.feed_owner(&secret::hash(token)).await?.ok_or(StoreError::NotFound)?;
    let dates =
        db.for_structure(&owner.structure_id).bookings().calendar_of(&owner.person_id, owner.role, now - Duration::days(DAYS_KEPT)).await?;
    let language = Language::of_tag(&owner.language).unwrap_or_default();
    Ok(text(language, &owner.structure, &dates, &settings.base_url, owner.role.is_staff()))
}

/// The name of a text for whoever keeps a copy: the same for the same text alone. Weak, since it is compressed on its way.
fn tag_of(text: &str) -> String {
    format!("W/\"{}\"", secret::hash(text))
}

/// Whether the copy that the asker keeps is the one with this tag (RFC 9110, 13.1.2: weakly compared).
fn is_kept(headers: &HeaderMap, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let kept = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    kept.flat_map(|value| value.split(',')).any(|kept| kept.trim() == "*" || bare(kept) == bare(tag))
}

fn answer(asked: &HeaderMap, calendar: store::Result<String>, name: &'static str) -> Response {
    match calendar {
        Ok(text) => {
            let tag = tag_of(&text);
            let mut response = if is_kept(asked, &tag) { StatusCode::NOT_MODIFIED.into_response() } else { text.into_response() };
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
            // Apps keep a copy and ask each time whether it is still right.
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
            if let Ok(tag) = HeaderValue::from_str(&tag) {
                headers.insert(header::ETAG, tag);
            }
            headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
            if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
                headers.insert(header::CONTENT_DISPOSITION, name);
            }
            response
        }
        Err(StoreError::NotFound) => (StatusCode::NOT_FOUND, [(FAILURE, "1")]).into_response(),
        Err(error) => {
            tracing::error!(%error, "a calendar cannot be read");
            let status = if error.is_unavailable() { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::INTERNAL_SERVER_ERROR };
            (status, [(FAILURE, "1")]).into_response()
        }
    }
}
