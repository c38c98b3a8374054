//! What was typed into a form on an earlier visit: that it is still there, and emptying it.

use crate::{
    sign_in::next_page::safe_next,
    texts::t,
    ui::icon::Icon,
    url::action,
    web::{
        context::{RequestContext, Visitor},
        error::AppError,
        forms::{KeptDrafts, clear_draft},
        outcome::{Outcome, respond},
    },
};
use axum::http::request::Parts;
use leptos::prelude::*;

/// The most drafts that one page shows.
const MOST_DRAFTS: usize = 20;

/// Deletes drafts of the user, and leads back to the page that showed them: `back` is an address of this site.
#[server(endpoint = "moi/brouillons/vider")]
pub async fn clear_drafts(#[server(default)] forms: Vec<String>, #[server(default)] back: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    // No form has such a name, and PostgreSQL keeps no text with a NUL.
    for form in forms.iter().filter(|form| !form.contains('\0')).take(MOST_DRAFTS) {
        clear_draft(&ctx, form).await?;
    }
    respond(Ok(Outcome::done(safe_next(&back), "form-cleared")))
}

/// That a form of the page shows what was typed on an earlier visit, with the button that empties it: for the team. A participant's
/// month says so itself.
pub fn kept_notice(visitor: &Visitor) -> Option<AnyView> {
    let language = visitor.language;
    visitor.signed_in.as_ref().filter(|who| who.role.has_password())?;
    let forms = KeptDrafts::of_page();
    if forms.is_empty() {
        return None;
    }
    let back = with_context::<Parts, _>(|parts| parts.uri.path_and_query().map(ToString::to_string)).flatten().unwrap_or_default();
    let forms = forms
        .into_iter()
        .take(MOST_DRAFTS)
        .enumerate()
        .map(|(nth, form)| view! { <input type="hidden" name=format!("forms[{nth}]") value=form/> })
        .collect_view();
    Some(
        view! {
            <form class="notice notice--draft notice--action" method="post" action={action::<ClearDrafts>()}>
                <Icon name="edit"/>
                {forms}
                <input type="hidden" name="back" value=back/>
                <div class="notice__text"><p>{t!(language, "form-kept")}</p></div>
                <button class="button button--small">{t!(language, "form-clear")}</button>
            </form>
        }
        .into_any(),
    )
}
