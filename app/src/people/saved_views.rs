//! Saved views of a list: links above it, the form that saves the present filter and order under a name, and the button that removes one.

use crate::{
    texts::t,
    ui::{form::TextField, icon::Icon, table::ListState},
    url::action,
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, refused_or, respond},
    },
};
use domain::{
    people::{
        Role,
        saved_view::{MOST_VIEW_QUERY, SavedList, read_view_name},
    },
    values::ids::SavedViewId,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::StoreError;

/// The name of the kept form.
const FORM: &str = "saved-view";

/// The form as it was typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct TypedView {
    list: String,
    name: String,
    query: String,
}

/// The query as it is stored: read and written anew, without the page and the boxes.
fn stored_query(typed: &str) -> String {
    let pairs = form_urlencoded::parse(typed.as_bytes()).filter(|(name, value)| !value.is_empty() && name != "page" && name != "coches");
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// Saves the filter and the order of a list under a name: `query` is the query of the list's address.
#[server(endpoint = "vues/enregistrer")]
pub async fn save_view(
    #[server(default)] list: String,
    #[server(default)] name: String,
    #[server(default)] query: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let of = SavedList::try_from(list.clone()).map_err(|_| StoreError::NotFound)?;
    // Nobody saves a view of a list that they may not open.
    if of != SavedList::Caseload && ctx.user.role != Role::Coordinator {
        return Err(StoreError::NotFound.into());
    }
    let query = stored_query(&query);
    let to = if query.is_empty() { of.address().to_owned() } else { format!("{}?{query}", of.address()) };
    if query.is_empty() || query.len() > MOST_VIEW_QUERY {
        return respond(Ok(Outcome::Refused { to: of.address().to_owned(), because: "view-nothing" }));
    }
    match read_view_name(&name) {
        Ok(name) => {
            let done = ctx.store.people().save_view(&ctx.actor(), of, &name, &query).await;
            let done = finish_form(&ctx, FORM, TypedView { list, name, query }, done).await;
            respond(refused_or(done, &to, |()| Outcome::done(&to, "view-saved")))
        }
        Err(mistake) => {
            let draft = FormDraft::of(TypedView { list, name, query }, [("name", mistake.key())]);
            respond(reject_form(FORM, to, &draft).await)
        }
    }
}

/// Removes a view of the user.
#[server(endpoint = "vues/retirer")]
pub async fn remove_view(view: SavedViewId, #[server(default)] list: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let to = SavedList::try_from(list).map_or("/", SavedList::address);
    ctx.store.people().remove_view(&ctx.actor(), &view).await?;
    respond(Ok(Outcome::done(to, "view-removed")))
}

/// The saved views of a list, and the form that saves the present one if it has a filter or an order.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn views(ctx: &RequestContext, list: SavedList, state: &ListState) -> Result<AnyView, StoreError> {
    let language = ctx.language();
    let saved = ctx.store.people().saved_views(&ctx.user.person_id, list).await?;
    let present = stored_query(&state.query());
    let known = saved.iter().any(|view| view.query == present);
    let draft: FormDraft<TypedView> = load_draft(FORM).await.unwrap_or_default();
    let mistake = draft.mistake("name").map(str::to_owned);
    let open = mistake.is_some();
    let items = saved
        .iter()
        .map(|view| {
            let here = (view.query == present).then_some("true");
            let to = format!("{}?{}", list.address(), view.query);
            view! {
                <span class="views__item">
                    <a class="filter__item" href=to aria-current=here>{view.name.clone()}</a>
                    <form method="post" action={action::<RemoveView>()}>
                        <input type="hidden" name="view" value=view.id.to_string()/>
                        <input type="hidden" name="list" value=list.as_str()/>
                        <button class="button button--icon">
                            <Icon name="close"/>
                            <span class="visually-hidden">{t!(language, "view-remove", name = view.name.clone())}</span>
                        </button>
                    </form>
                </span>
            }
        })
        .collect_view();
    let save = ((!present.is_empty() && !known) || open).then(|| {
        view! {
            <details class="disclose" open=open>
                <summary class="button button--small disclose__summary">{t!(language, "view-save")}</summary>
                <form class="disclose__body form" method="post" action={action::<SaveView>()} novalidate>
                    <input type="hidden" name="list" value=list.as_str()/>
                    <input type="hidden" name="query" value=present/>
                    <TextField language name="name" label=t!(language, "view-name") mistake value=draft.typed.name/>
                    <button class="button">{t!(language, "view-save-do")}</button>
                </form>
            </details>
        }
    });
    let any = !saved.is_empty() || save.is_some();
    Ok(any
        .then(|| view! { <div class="views no-print" role="group" aria-label=t!(language, "views-label")>{items}{save}</div> })
        .into_any())
}
