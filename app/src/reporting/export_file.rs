//! The exports of *Pilotage* as CSV files.

use super::exports::Export;
use crate::privacy::readings::export_taken;
use crate::web::{
    context::Visitor,
    csv::{CSV, csv},
    files::{Download, FileError, download},
};
use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use store::{Db, StoreError};

/// The export of the user's structure whose file has that name.
pub async fn file(State(db): State<Db>, Extension(visitor): Extension<Visitor>, Path(file): Path<String>) -> Response {
    download(export_csv(&db, &visitor, file).await)
}

async fn export_csv(db: &Db, visitor: &Visitor, name: String) -> Result<Download, FileError> {
    let who = visitor.signed_in.as_ref().ok_or(StoreError::NotFound)?;
    let export = Export::of_file(&name).ok_or(StoreError::NotFound)?;
    let store = db.for_structure(&who.structure_id);
    let rows = export.rows(&store.reporting().members().await?, &store.reporting().export_facts().await?);
    export_taken(db, visitor, &name).await;
    Ok(Download { kind: CSV, name, content: csv(export.columns(), rows)? })
}
