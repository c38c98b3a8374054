//! Réglages: whom a coach reads, every participant of the structure or their own.

use crate::{
    structure::setting_form::{form_of, save_setting},
    texts::t,
    ui::form::{Choice, ChoiceCards, OfWhat},
    url::action,
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, load_draft},
        outcome::respond,
    },
};
use domain::structure::{CoachesRead, read_coaches_read};
use leptos::prelude::*;
use store::StoreError;

const FIELD: &str = "coaches_read";

/// The form, as typed after a refusal, else as stored; and its mistake for the summary of the page.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn coaches_read_form(ctx: &RequestContext) -> Result<(AnyView, Option<(String, String)>), StoreError> {
    let language = ctx.language();
    let current = ctx.store.settings().coaches_read().await?;
    let kept: Option<FormDraft<String>> = load_draft(&form_of(FIELD)).await;
    let mistake = kept.as_ref().and_then(|kept| kept.mistake(FIELD)).map(str::to_owned);
    let chosen = kept.map_or_else(|| current.as_str().to_owned(), |kept| kept.typed);
    let summary = mistake.as_deref().map(|key| (FIELD.to_owned(), t!(language, key)));
    let choices =
        CoachesRead::ALL.into_iter().map(|it| Choice { value: it.as_str(), title: t!(language, it.key()), hint: String::new() }).collect();
    let view = view! {
        <form class="form" method="post" action={action::<SetCoachesRead>()} novalidate>
            <ChoiceCards language name=FIELD legend=t!(language, "coaches-read-label") choices chosen mistake/>
            <p class="quiet">{t!(language, "coaches-read-hint")}</p>
            <button class="button">{t!(language, "settings-save")}<OfWhat language name=t!(language, "coaches-read-label")/></button>
        </form>
    };
    Ok((view.into_any(), summary))
}

/// Sets whom the coaches of the structure read.
#[server(endpoint = "reglages/lecture")]
pub async fn set_coaches_read(#[server(default)] coaches_read: String) -> Result<(), AppError> {
    let keep = async |ctx: &RequestContext, read| ctx.store.settings().set_coaches_read(&ctx.actor(), read).await;
    respond(save_setting(FIELD, coaches_read, read_coaches_read, keep).await)
}
