//! Documents on their way out: to the participant whose month it is and to coaches of the structure; for everyone else there
//! is none.

use crate::web::{context::Visitor, files::Unsent};
use axum::{
    Extension,
    body::Body,
    extract::{Path, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::values::ids::DocumentId;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use store::{Db, Document, Objects, StoreError};

/// A document of the participant who asks, of that month.
pub async fn own(
    State(db): State<Db>,
    State(objects): State<Objects>,
    Extension(visitor): Extension<Visitor>,
    Path((month, document)): Path<(String, String)>,
) -> Response {
    // A coach is no participant: the gate let nobody else in, and the month is theirs or it is nobody's.
    let found = find(&db, &visitor, document).await;
    let of_them = |found: &Document| {
        found.month.to_string() == month && visitor.signed_in.as_ref().is_some_and(|who| who.person_id == found.participant_id)
    };
    answer(found.and_then(|found| if of_them(&found) { Ok(found) } else { Err(StoreError::NotFound) }), &objects).await
}

/// A document of a participant, for a coach of their structure.
pub async fn of_participant(
    State(db): State<Db>,
    State(objects): State<Objects>,
    Extension(visitor): Extension<Visitor>,
    Path((participant, document)): Path<(String, String)>,
) -> Response {
    let found = find(&db, &visitor, document).await;
    let found = found.and_then(|found| if found.participant_id.as_str() == participant { Ok(found) } else { Err(StoreError::NotFound) });
    answer(found, &objects).await
}

async fn find(db: &Db, visitor: &Visitor, document: String) -> store::Result<Document> {
    let who = visitor.signed_in.as_ref().ok_or(StoreError::NotFound)?;
    let id = DocumentId::try_from(document).map_err(|_| StoreError::NotFound)?;
    db.for_structure(&who.structure_id).declarations().document(&id, &who.person_id).await
}

/// The document, or what makes the gate show its page in place of it.
async fn answer(found: store::Result<Document>, objects: &Objects) -> Response {
    let sent = match found {
        Ok(document) => objects.read(&document.object).await.map(|object| (document, object)),
        Err(error) => Err(error),
    };
    match sent {
        Ok((document, object)) => {
            let size = object.meta.size;
            let mut response = Body::from_stream(object.into_stream()).into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(size));
            for (name, value) in headers_of(&document) {
                if let Ok(value) = HeaderValue::from_str(&value) {
                    headers.insert(name, value);
                }
            }
            response
        }
        Err(error) => Unsent::from(error).into_response(),
    }
}

/// A picture is shown, a PDF is saved: browsers open no PDF within the sandbox that what comes from outside is kept in.
fn headers_of(document: &Document) -> [(HeaderName, String); 4] {
    // What a browser writes around a picture to show it has a style of its own.
    let (shown, more) =
        if document.kind.is_picture() { ("inline", "img-src 'self'; style-src 'unsafe-inline'; ") } else { ("attachment", "") };
    let name = file_name(&document.name);
    [
        (header::CONTENT_TYPE, document.kind.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, format!("{shown}; {name}")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        (
            header::CONTENT_SECURITY_POLICY,
            format!("sandbox; default-src 'none'; {more}base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
        ),
    ]
}

/// A name as RFC 6266 writes it: in ASCII for old programs, then as it is.
fn file_name(name: &str) -> String {
    let plain: String = name.chars().map(|sign| if sign.is_ascii_graphic() && !"\"\\%;".contains(sign) { sign } else { '_' }).collect();
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');
    let encoded = utf8_percent_encode(name, PLAIN);
    format!("filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}
