//! The journal as a file: the newest lines that its address shows. In French, as the other files.

use super::page::{JournalQuery, changes_in_words, sentence_key};
use crate::{
    people::parts::team_options,
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
use domain::values::language::Language;
use store::{Db, JournalLine, StoreError};

const COLUMNS: &[&str] = &["quand", "quoi", "mois", "changement", "motif", "personne", "qui"];

/// The file.
pub async fn file(State(db): State<Db>, Extension(visitor): Extension<Visitor>, RawQuery(query): RawQuery) -> Response {
    download(journal_csv(&db, &visitor, &Address::new(Vec::new(), &query.unwrap_or_default())).await)
}

async fn journal_csv(db: &Db, visitor: &Visitor, address: &Address) -> Result<Download, FileError> {
    let ctx = RequestContext::of_file(db, visitor)?;
    let (filter, mistakes) = JournalQuery::of(address).filter(None);
    if !mistakes.is_empty() {
        return Err(StoreError::NotFound.into());
    }
    let team = team_options(&ctx).await?;
    let lines = ctx.store.journal().lines_of_file(&filter).await?;
    export_taken(db, visitor, "journal.csv").await;
    Ok(Download { kind: CSV, name: "journal.csv".to_owned(), content: csv(COLUMNS, lines.iter().map(|line| cells(&team, line)))? })
}

fn cells(team: &[(String, String)], line: &JournalLine) -> Vec<String> {
    let text = |text: Option<String>| escape_formula(&text.unwrap_or_default());
    vec![
        instant_cell(Some(line.at)),
        t!(Language::Fr, sentence_key(line)),
        line.month.map(|month| month.to_string()).unwrap_or_default(),
        escape_formula(&changes_in_words(Language::Fr, team, line).join(". ")),
        text(line.word("reason").filter(|reason| reason.contains(' '))),
        text(line.about.clone()),
        text(line.actor.clone()),
    ]
}
