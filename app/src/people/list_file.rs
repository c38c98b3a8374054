//! The list of *Personnes* as a file: all pages of what its address shows, or the ticked people. In French, as the other files.

use super::list::{PeopleList, access_state};
use crate::{
    people::parts::ticked_people,
    privacy::readings::export_taken,
    web::{
        context::{RequestContext, Visitor},
        csv::{CSV, csv, day_cell, escape_formula},
        files::{Download, FileError, download},
        page::Address,
    },
};
use axum::{
    Extension,
    extract::{RawQuery, State},
    response::Response,
};
use domain::{people::Phone, values::language::Language};
use store::{Db, PageRequest, ParticipantSummary};

const COLUMNS: &[&str] =
    &["personne", "prenom", "nom", "telephone", "courriel", "activite", "accompagnateur", "debut_parcours", "sortie", "acces"];

/// The file.
pub async fn file(State(db): State<Db>, Extension(visitor): Extension<Visitor>, RawQuery(query): RawQuery) -> Response {
    download(list_csv(&db, &visitor, &Address::new(Vec::new(), &query.unwrap_or_default())).await)
}

async fn list_csv(db: &Db, visitor: &Visitor, address: &Address) -> Result<Download, FileError> {
    let ctx = RequestContext::of_file(db, visitor)?;
    let (list, ticked) = (PeopleList::of(address, ""), ticked_people(address));
    let rows = if ticked.is_empty() {
        ctx.store.people().participants(&list.filter, list.order, PageRequest::All, visitor.now).await?.rows
    } else {
        ctx.store.people().participants_of(&ticked, visitor.now).await?
    };
    export_taken(db, visitor, "personnes.csv").await;
    Ok(Download { kind: CSV, name: "personnes.csv".to_owned(), content: csv(COLUMNS, rows.iter().map(cells))? })
}

fn cells(it: &ParticipantSummary) -> Vec<String> {
    vec![
        it.id.to_string(),
        escape_formula(&it.first_name),
        escape_formula(&it.last_name),
        it.phone.as_deref().and_then(Phone::from_stored).map(|phone| phone.displayed()).unwrap_or_default(),
        escape_formula(it.email.as_deref().unwrap_or_default()),
        escape_formula(it.trade.as_deref().unwrap_or_default()),
        escape_formula(it.coach.as_deref().unwrap_or_default()),
        day_cell(it.starts_on),
        day_cell(it.left_on),
        access_state(Language::Fr, it).1,
    ]
}
