//! The CSV of a closed statement: the agency reads its columns by name.

use crate::support::{
    frozen::{Frozen, settings, text_of},
    team::hand_in,
};
use app::statements::file::file;
use axum::{
    Extension,
    extract::{Path, State},
};
use store::Actor;

#[tokio::test(flavor = "multi_thread")]
async fn the_csv_of_a_closed_statement_equals_its_snapshot() {
    let frozen = Frozen::new().await;
    let team = &frozen.team;
    hand_in(&team.rows, &Actor::person(&team.coordinator, frozen.app.now), team.validated).await;
    let visitor = Extension(frozen.user(&team.coordinator).await);
    let path = Path((team.validated.to_string(), "1.csv".to_owned()));
    let statement = text_of(file(State(frozen.app.db.clone()), visitor, path).await).await;
    frozen.app.db.close().await;
    settings().bind(|| insta::assert_snapshot!("statement", statement));
}
