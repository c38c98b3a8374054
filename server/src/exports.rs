//! The rows behind the figures of *Pilotage* on their way out.

use app::{
    answer::FAILURE,
    reporting::exports::{Export, csv},
    session::Visitor,
};
use axum::{
    Extension,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use store::{Db, StoreError};

/// The rows of whoever's structure asks, as the file of that name.
pub async fn file(State(db): State<Db>, Extension(visitor): Extension<Visitor>, Path(file): Path<String>) -> Response {
    match written(&db, &visitor, &file).await {
        Ok(content) => {
            let headers = [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
                (header::CACHE_CONTROL, "private, no-store".to_owned()),
            ];
            (headers, content).into_response()
        }
        Err(StoreError::NotFound) => (StatusCode::NOT_FOUND, [(FAILURE, "1")]).into_response(),
        Err(error) => {
            tracing::error!(%error, "rows cannot be exported");
            (StatusCode::INTERNAL_SERVER_ERROR, [(FAILURE, "1")]).into_response()
        }
    }
}

async fn written(db: &Db, visitor: &Visitor, file: &str) -> store::Result<String> {
    let who = visitor.signed_in.as_ref().ok_or(StoreError::NotFound)?;
    let export = Export::of_file(file).ok_or(StoreError::NotFound)?;
    Ok(csv(export, &db.within(&who.structure_id).members().await?))
}
