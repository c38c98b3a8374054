//! The page that sets in which column of the statement the sessions of each type are counted.

use crate::{
    texts::t,
    ui::{form::Select, icon::Icon},
    url::action,
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
        page::{Address, Page, PageResult},
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
        .map(|(index, known)| {
            let options = MeetingColumn::ALL.map(|column| (column.as_str().to_owned(), t!(language, column.key()))).to_vec();
            view! {
                <input type="hidden" name=format!("columns[{index}][session_type]") value=known.id.to_string()/>
                <Select name=format!("columns[{index}][column]") label=known.title options chosen=known.column.as_str()/>
            }
        })
        .collect_view();
    let body = view! {
        <header class="page__head">
            <a class="back" href="/pilotage/etats"><Icon name="arrow-left"/>{t!(language, "statements-title")}</a>
            <h1 class="page__title">{t!(language, "columns-title")}</h1>
            <p class="page__lead">{t!(language, "columns-lead")}</p>
        </header>
        <form class="form form--two" method="post" action={action::<SetColumns>()} novalidate>
            {fields}
            {(!any).then(|| view! { <p>{t!(language, "columns-none")}</p> })}
            {any.then(|| view! { <button class="button button--main">{t!(language, "settings-save")}</button> })}
        </form>
    };
    Ok(Page::new(t!(language, "columns-title"), "/pilotage/etats", body))
}

/// A session type with the column that was chosen for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedColumn {
    /// The identifier of the type.
    #[serde(default)]
    pub session_type: String,
    /// The stored word of the column.
    #[serde(default)]
    pub column: String,
}

impl TypedColumn {
    fn read(self) -> Result<(SessionTypeId, MeetingColumn), StoreError> {
        let session_type = SessionTypeId::try_from(self.session_type).map_err(|_| StoreError::NotFound)?;
        Ok((session_type, MeetingColumn::try_from(self.column).map_err(|_| StoreError::NotFound)?))
    }
}

/// Sets in which column the sessions of each type are counted.
///
/// # Errors
/// [`AppError::NotFound`] for a type or a column that is not in the lists: nobody types them.
#[server(endpoint = "etats/colonnes")]
pub async fn set_columns(#[server(default)] columns: Vec<TypedColumn>) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let columns: Vec<_> = columns.into_iter().map(TypedColumn::read).collect::<Result<_, _>>()?;
    ctx.store.statements().set_meeting_columns(&ctx.actor(), &columns).await?;
    respond(Ok(Outcome::done("/pilotage/etats/colonnes", "settings-saved")))
}
