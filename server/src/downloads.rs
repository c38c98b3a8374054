//! Files on their way out. Documents go to the person whose month it is and to their coach; for everyone else there is none.

use crate::{calendars, exports, router::AppState, statements};
use app::web::{context::Visitor, outcome::FAILURE};
use axum::{
    Extension,
    body::Body,
    extract::{Path, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use domain::values::ids::DocumentId;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rust_xlsxwriter::XlsxError;
use store::{Db, Document, Objects, StoreError};

/// The addresses of files, as axum writes them, with what answers there. The test of the permissions reads this list.
pub fn downloads() -> [(&'static str, MethodRouter<AppState>); 6] {
    [
        ("/declarations/{month}/pieces/{document}", get(own)),
        ("/suivis/{participant}/pieces/{document}", get(of_participant)),
        ("/rendez-vous/{session}/agenda.ics", get(calendars::one)),
        ("/pilotage/etats/{month}/{file}", get(statements::file)),
        ("/pilotage/exports/{file}", get(exports::file)),
        ("/agenda/{token}", get(calendars::feed)),
    ]
}

async fn own(
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

async fn of_participant(
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

/// A file that was written for this request: its kind, its name, what is in it.
pub struct Written {
    /// Its media type.
    pub kind: &'static str,
    /// Its name, of plain signs.
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

/// The file to save, or what makes the gate show its page in place of it.
pub fn saved(written: Result<Written, Unsent>) -> Response {
    match written {
        Ok(Written { kind, name, content }) => {
            let headers = [
                (header::CONTENT_TYPE, kind.to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
                (header::CACHE_CONTROL, "private, no-store".to_owned()),
            ];
            (headers, content).into_response()
        }
        Err(unsent) => unsent.into_response(),
    }
}

/// Why no file is sent.
#[derive(Debug)]
pub enum Unsent {
    /// There is none for whoever asks.
    Missing,
    /// It cannot be had now.
    Away(StoreError),
    /// It cannot be had.
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

impl From<StoreError> for Unsent {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::Missing,
            error if error.is_unavailable() => Self::Away(error),
            error => Self::Failed(error.into()),
        }
    }
}

impl From<csv::Error> for Unsent {
    fn from(error: csv::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<XlsxError> for Unsent {
    fn from(error: XlsxError) -> Self {
        Self::Failed(error.into())
    }
}

impl IntoResponse for Unsent {
    /// What makes the gate show its page in place of a file.
    fn into_response(self) -> Response {
        let status = match self {
            Self::Missing => StatusCode::NOT_FOUND,
            Self::Away(error) => {
                tracing::warn!(%error, "a file cannot be sent now");
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Failed(error) => {
                tracing::error!(%error, "a file cannot be sent");
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        (status, [(FAILURE, "1")]).into_response()
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
