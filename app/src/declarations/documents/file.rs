//! The download of a document, for its participant and for the coach of the enrollment; 404 for anybody else.

use crate::{
    privacy::readings::document_read,
    web::{
        context::Visitor,
        files::{FileError, streamed},
    },
};
use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::values::ids::DocumentId;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use store::{Db, Document, Objects, StoreError};

/// A document of the signed-in participant, of that month.
pub async fn own(
    State(db): State<Db>,
    State(objects): State<Objects>,
    Extension(visitor): Extension<Visitor>,
    Path((month, document)): Path<(String, String)>,
) -> Response {
    let found = find(&db, &visitor, document).await;
    let is_own = |found: &Document| {
        found.month.to_string() == month && visitor.signed_in.as_ref().is_some_and(|who| who.person_id == found.participant_id)
    };
    response(found.and_then(|found| if is_own(&found) { Ok(found) } else { Err(StoreError::NotFound) }), &objects).await
}

/// A document of a participant, for the coach of the enrollment.
pub async fn of_participant(
    State(db): State<Db>,
    State(objects): State<Objects>,
    Extension(visitor): Extension<Visitor>,
    Path((participant, document)): Path<(String, String)>,
) -> Response {
    let found = find(&db, &visitor, document).await;
    let found = found.and_then(|found| if found.participant_id.as_str() == participant { Ok(found) } else { Err(StoreError::NotFound) });
    if let Ok(found) = &found {
        document_read(&db, &visitor, &found.id).await;
    }
    response(found, &objects).await
}

async fn find(db: &Db, visitor: &Visitor, document: String) -> store::Result<Document> {
    let who = visitor.signed_in.as_ref().ok_or(StoreError::NotFound)?;
    let id = DocumentId::try_from(document).map_err(|_| StoreError::NotFound)?;
    db.for_structure(&who.structure_id).declarations().document(&id, &who.person_id).await
}

/// The content of a document, or the status of an error, for which the gate shows a page.
async fn response(found: store::Result<Document>, objects: &Objects) -> Response {
    let opened = match found {
        Ok(document) => objects.read(&document.object).await.map(|object| (document, object)),
        Err(error) => Err(error),
    };
    match opened {
        Ok((document, object)) => {
            let size = object.meta.size;
            let mut response = streamed(object.into_stream()).into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(size));
            for (name, value) in headers_of(&document) {
                if let Ok(value) = HeaderValue::from_str(&value) {
                    headers.insert(name, value);
                }
            }
            response
        }
        Err(error) => FileError::from(error).into_response(),
    }
}

/// The headers of a document. A picture is shown, a PDF is saved: browsers open no PDF in the sandbox of uploaded content.
fn headers_of(document: &Document) -> [(HeaderName, String); 4] {
    // The document that browsers make to show a picture has an inline style.
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

/// A file name as in RFC 6266: in ASCII for old clients, then encoded in UTF-8.
fn file_name(name: &str) -> String {
    let plain: String = name.chars().map(|sign| if sign.is_ascii_graphic() && !"\"\\%;".contains(sign) { sign } else { '_' }).collect();
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');
    let encoded = utf8_percent_encode(name, PLAIN);
    format!("filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}
