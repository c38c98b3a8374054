//! The exports of *Pilotage*: spreadsheets and an import read their columns by name.

use crate::support::frozen::{Frozen, settings, text_of};
use app::reporting::{export_file::file, exports::Export};
use axum::{
    Extension,
    extract::{Path, State},
};

/// The most rows of a file in its snapshot.
const ROWS: usize = 6;

/// The header and the first rows of a file, sorted by all cells but the identifiers that it begins with, which are random.
fn beginning(file: &str) -> String {
    let (header, rows) = file.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.sort_by_key(|row| row.split(';').skip(2).collect::<Vec<_>>());
    rows.truncate(ROWS);
    format!("{header}\n{}", rows.join("\n"))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_beginning_of_every_export_equals_its_snapshot() {
    let frozen = Frozen::new().await;
    let coordinator = frozen.user(&frozen.team.coordinator).await;
    let mut files = Vec::new();
    for export in Export::ALL {
        let (db, visitor) = (State(frozen.app.db.clone()), Extension(coordinator.clone()));
        files.push((export.file(), text_of(file(db, visitor, Path(export.file().to_owned())).await).await));
    }
    frozen.app.db.close().await;
    for (name, file) in files {
        settings().bind(|| insta::assert_snapshot!(name, beginning(&file)));
    }
}
