//! Calendars as ICS: one session as a file, and the feed of all sessions of a person.

use super::calendar::{DAYS_KEPT, ics_text};
use crate::{
    sign_in::secret,
    web::{
        context::{Settings, Visitor},
        error::FAILURE,
    },
};
use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Duration, Utc};
use domain::{people::Role, values::ids::SessionId};
use std::sync::Arc;
use store::{Db, StoreError};

/// One of the user's sessions, a cancelled one too, as an ICS file.
pub async fn session(
    headers: HeaderMap,
    State(db): State<Db>,
    State(settings): State<Arc<Settings>>,
    Extension(visitor): Extension<Visitor>,
    Path(session): Path<String>,
) -> Response {
    ics_response(&headers, session_calendar(&db, &settings, &visitor, session).await, "rendez-vous.ics")
}

async fn session_calendar(db: &Db, settings: &Settings, visitor: &Visitor, session: String) -> store::Result<String> {
    let user = visitor.signed_in.as_ref().ok_or(StoreError::NotFound)?;
    let session = SessionId::try_from(session).map_err(|_| StoreError::NotFound)?;
    let store = db.for_structure(&user.structure_id);
    let mut dates = store.bookings().calendar_of(&user.person_id, Role::Participant, DateTime::UNIX_EPOCH).await?;
    dates.retain(|date| date.session_id == session);
    if dates.is_empty() {
        return Err(StoreError::NotFound);
    }
    Ok(ics_text(visitor.language, &user.structure, &dates, &settings.base_url, false))
}

/// The sessions of a person as an ICS feed, for any client that knows the address.
pub async fn feed(
    headers: HeaderMap,
    State(db): State<Db>,
    State(settings): State<Arc<Settings>>,
    Extension(visitor): Extension<Visitor>,
    Path(token): Path<String>,
) -> Response {
    ics_response(&headers, feed_calendar(&db, &settings, &token, visitor.now).await, "essor.ics")
}

/// The iCalendar text of the feed with that token, `{token}.ics`, at that instant.
///
/// # Errors
/// [`StoreError::NotFound`] for a token that was never given or was revoked; [`StoreError::Database`].
pub async fn feed_calendar(db: &Db, settings: &Settings, token: &str, now: DateTime<Utc>) -> store::Result<String> {
    let token = token.strip_suffix(".ics").filter(|token| token.bytes().all(|b| b.is_ascii_hexdigit())).ok_or(StoreError::NotFound)?;
    let owner = db.feed_owner(&secret::hash(token)).await?.ok_or(StoreError::NotFound)?;
    let dates =
        db.for_structure(&owner.structure_id).bookings().calendar_of(&owner.person_id, owner.role, now - Duration::days(DAYS_KEPT)).await?;
    Ok(ics_text(owner.language, &owner.structure, &dates, &settings.base_url, owner.role.is_staff()))
}

/// The `ETag` of a text, a hash of it. Weak, because the response may be compressed.
fn etag(text: &str) -> String {
    format!("W/\"{}\"", secret::hash(text))
}

/// Whether `If-None-Match` names this tag, by weak comparison (RFC 9110, 13.1.2).
fn matches_etag(headers: &HeaderMap, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let kept = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    kept.flat_map(|value| value.split(',')).any(|kept| kept.trim() == "*" || bare(kept) == bare(tag))
}

fn ics_response(request: &HeaderMap, calendar: store::Result<String>, name: &'static str) -> Response {
    match calendar {
        Ok(text) => {
            let tag = etag(&text);
            let mut response = if matches_etag(request, &tag) { StatusCode::NOT_MODIFIED.into_response() } else { text.into_response() };
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
            // Apps keep a copy and validate it at each fetch.
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
