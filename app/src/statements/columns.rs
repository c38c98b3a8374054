//! In which column of the record the sessions of each type are counted.

use crate::routes::action;
use crate::web::page::{Address, Page, PageResult};
use crate::{
    texts::t,
    ui::{form::Select, icon::Icon},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
    },
};
use domain::{statements::MeetingColumn, values::ids::SessionTypeId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::StoreError;

/// The types of session, each with its column.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let types = ctx.store.statements().meeting_types().await?;
    let any = !types.is_empty();
    let fields = types
        .into_iter()
        .enumerate()
        .map(|(place, known)| {
            let options = MeetingColumn::ALL.map(|column| (column.as_str().to_owned(), t!(language, column.key()))).to_vec();
            view! {
                <input type="hidden" name=format!("columns[{place}][session_type]") value=known.id.to_string()/>
                <Select name=format!("columns[{place}][column]") label=known.title options chosen=known.column.as_str()/>
            }
        })
        .collect_view();
    let body = view! {
        <header class="page__head">
            <a class="back" href="/pilotage/etats"><Icon name="arrow-left"/>{t!(language, "statements-title")}</a>
            <h1 class="page__title">{t!(language, "columns-title")}</h1>
            <p class="page__lead">{t!(language, "columns-lead")}</p>
        </header>
        <form class="form" method="post" action={action::<SetColumns>()} novalidate>
            {fields}
            {(!any).then(|| view! { <p>{t!(language, "columns-none")}</p> })}
            {any.then(|| view! { <button class="button button--main">{t!(language, "settings-save")}</button> })}
        </form>
    };
    Ok(Page::new(t!(language, "columns-title"), "/pilotage", body))
}

/// A type with the column that was chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedColumn {
    /// The type.
    #[serde(default)]
    pub session_type: String,
    /// The column.
    #[serde(default)]
    pub column: String,
}

/// Says in which column the sessions of each type are counted.
#[server(endpoint = "etats/colonnes")]
pub async fn set_columns(#[server(default)] columns: Vec<TypedColumn>) -> Result<(), AppError> {
    respond(columns_set(columns).await)
}

async fn columns_set(typed: Vec<TypedColumn>) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let mut columns = Vec::new();
    for TypedColumn { session_type, column } in typed {
        // Both are chosen from a list: what is not in it was not typed by a person.
        let id = SessionTypeId::try_from(session_type).map_err(|_| StoreError::NotFound)?;
        columns.push((id, MeetingColumn::try_from(column).map_err(|_| StoreError::NotFound)?));
    }
    ctx.store.statements().set_meeting_columns(&ctx.actor(), &columns).await?;
    Ok(Outcome::done("/pilotage/etats/colonnes", "settings-saved"))
}
