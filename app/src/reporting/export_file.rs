//! The rows behind the figures of *Pilotage* on their way out.

use super::exports::Export;
use crate::web::{
    context::Visitor,
    csv::{CSV, csv},
    files::{Unsent, Written, saved},
};
use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use store::{Db, StoreError};

/// An export of the user's structure by the name of its file, as CSV.
pub async fn file(State(db): State<Db>, Extension(visitor): Extension<Visitor>, Path(file): Path<String>) -> Response {
    saved(written(&db, &visitor, file).await)
}

async fn written(db: &Db, visitor: &Visitor, name: String) -> Result<Written, Unsent> {
    let who = visitor.signed_in.as_ref().ok_or(StoreError::NotFound)?;
    let export = Export::of_file(&name).ok_or(StoreError::NotFound)?;
    let store = db.for_structure(&who.structure_id);
    let rows = export.rows(&store.reporting().members().await?, &store.reporting().export_facts().await?);
    Ok(Written { kind: CSV, name, content: csv(export.columns(), rows)? })
}
