//! Réglages: where the chamber of trades takes its own rate of the chamber tax.

use super::settings::{form_of, set};
use crate::routes::action;
use crate::{
    texts::t,
    ui::form::{Choice, ChoiceCards},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{FormDraft, load_draft, respond},
    },
};
use domain::structure::{ChamberRegion, read_chamber_region};
use leptos::prelude::*;
use store::StoreError;

const FIELD: &str = "chamber_region";

/// Its form, with what was refused; and what is wrong, for the summary.
pub async fn chamber_form(ctx: &RequestContext) -> Result<(AnyView, Option<(String, String)>), StoreError> {
    let language = ctx.language();
    let current = ctx.store.settings().chamber_region().await?;
    let kept: Option<FormDraft<String>> = load_draft(&form_of(FIELD)).await;
    let mistake = kept.as_ref().and_then(|kept| kept.mistake(FIELD)).map(str::to_owned);
    let chosen = kept.map_or_else(|| current.as_str().to_owned(), |kept| kept.typed);
    let told = mistake.as_deref().map(|key| (FIELD.to_owned(), t!(language, key)));
    let choices = ChamberRegion::ALL
        .into_iter()
        .map(|region| Choice { value: region.as_str(), title: t!(language, region.key()), hint: String::new() })
        .collect();
    let view = view! {
        <form class="form" method="post" action={action::<SetChamber>()} novalidate>
            <ChoiceCards language name=FIELD legend=t!(language, "chamber-label") choices chosen mistake in_a_row=true/>
            <p class="quiet">{t!(language, "chamber-hint")}</p>
            <button class="button">{t!(language, "settings-save")}</button>
        </form>
    };
    Ok((view.into_any(), told))
}

/// Sets where the chamber of trades takes its own rate of the chamber tax.
#[server(endpoint = "reglages/chambre")]
pub async fn set_chamber(#[server(default)] chamber_region: String) -> Result<(), AppError> {
    let keep = async |ctx: &RequestContext, region| ctx.store.settings().set_chamber_region(&ctx.actor(), region).await;
    respond(set(FIELD, chamber_region, read_chamber_region, keep).await)
}
