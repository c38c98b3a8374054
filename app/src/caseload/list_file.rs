//! The caseload as a file: all pages of what its address shows, or the ticked people. In French, as the other files.

use super::{
    cases::{Case, Cases, cases_of},
    filter::CaseloadFilter,
};
use crate::{
    people::parts::ticked_people,
    privacy::readings::export_taken,
    texts::t,
    web::{
        context::{RequestContext, Visitor},
        csv::{CSV, csv, escape_formula, instant_cell},
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
use store::{Db, PageRequest};

const COLUMNS: &[&str] = &[
    "personne",
    "prenom",
    "nom",
    "telephone",
    "courriel",
    "activite",
    "accompagnateur",
    "mois_du_parcours",
    "dernier_mois",
    "montant",
    "prochain_rendez_vous",
    "a_faire",
];

/// The file.
pub async fn file(State(db): State<Db>, Extension(visitor): Extension<Visitor>, RawQuery(query): RawQuery) -> Response {
    download(list_csv(&db, &visitor, &Address::new(Vec::new(), &query.unwrap_or_default())).await)
}

async fn list_csv(db: &Db, visitor: &Visitor, address: &Address) -> Result<Download, FileError> {
    let ctx = RequestContext::of_file(db, visitor)?;
    let filter = CaseloadFilter::of(&ctx, address).await?;
    let ticked = ticked_people(address);
    let cases = match ticked.as_slice() {
        [] => Cases::load(&ctx, &filter, PageRequest::All).await?.page.rows,
        ticked => cases_of(&ctx, ticked).await?,
    };
    export_taken(db, visitor, "suivis.csv").await;
    Ok(Download { kind: CSV, name: "suivis.csv".to_owned(), content: csv(COLUMNS, cases.iter().map(|case| cells(&ctx, case)))? })
}

fn cells(ctx: &RequestContext, case: &Case) -> Vec<String> {
    let enrollment = &case.entry.enrollment;
    let last = case.entry.declared_months.last();
    let alerts: Vec<String> = case.alerts.iter().map(|alert| t!(Language::Fr, alert.key(), n = alert.number())).collect();
    vec![
        enrollment.participant_id.to_string(),
        escape_formula(&enrollment.first_name),
        escape_formula(&enrollment.last_name),
        enrollment.phone.as_deref().and_then(Phone::from_stored).map(|phone| phone.displayed()).unwrap_or_default(),
        escape_formula(enrollment.email.as_deref().unwrap_or_default()),
        escape_formula(&enrollment.trade),
        escape_formula(&enrollment.coach_name),
        enrollment.month_reached(ctx.visitor.today()).to_string(),
        last.map(|(month, _)| month.to_string()).unwrap_or_default(),
        last.map(|(_, total)| total.typed()).unwrap_or_default(),
        instant_cell(case.entry.next.as_ref().map(|next| next.starts_at)),
        alerts.join(", "),
    ]
}
