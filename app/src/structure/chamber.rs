//! Réglages: the region of the chamber of trades, which sets the rate of the chamber tax.

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
use domain::structure::{ChamberRegion, read_chamber_region};
use leptos::prelude::*;
use store::StoreError;

const FIELD: &str = "chamber_region";

/// The form, as typed after a refusal, else as stored; and its mistake for the summary of the page.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn chamber_form(ctx: &RequestContext) -> Result<(AnyView, Option<(String, String)>), StoreError> {
    let language = ctx.language();
    let current = ctx.store.settings().chamber_region().await?;
    let kept: Option<FormDraft<String>> = load_draft(&form_of(FIELD)).await;
    let mistake = kept.as_ref().and_then(|kept| kept.mistake(FIELD)).map(str::to_owned);
    let chosen = kept.map_or_else(|| current.as_str().to_owned(), |kept| kept.typed);
    let summary = mistake.as_deref().map(|key| (FIELD.to_owned(), t!(language, key)));
    let choices = ChamberRegion::ALL
        .into_iter()
        .map(|region| Choice { value: region.as_str(), title: t!(language, region.key()), hint: String::new() })
        .collect();
    let view = view! {
        <form class="form" method="post" action={action::<SetChamber>()} novalidate>
            <ChoiceCards language name=FIELD legend=t!(language, "chamber-label") choices chosen mistake in_a_row=true/>
            <p class="quiet">{t!(language, "chamber-hint")}</p>
            <button class="button">{t!(language, "settings-save")}<OfWhat language name=t!(language, "chamber-label")/></button>
        </form>
    };
    Ok((view.into_any(), summary))
}

/// Sets the region of the chamber of trades.
#[server(endpoint = "reglages/chambre")]
pub async fn set_chamber(#[server(default)] chamber_region: String) -> Result<(), AppError> {
    let keep = async |ctx: &RequestContext, region| ctx.store.settings().set_chamber_region(&ctx.actor(), region).await;
    respond(save_setting(FIELD, chamber_region, read_chamber_region, keep).await)
}
