//! Réglages: what the structure sets for itself.

use crate::{
    answer::{Kept, Reply, again, answer, forget, kept},
    error::AppError,
    session::Asking,
    texts::t,
    ui::{
        form::{ErrorSummary, TextField},
        frame::{Address, Page, PageResult},
    },
};
use domain::{booking::waitlist::OFFER_MINUTES, declaration::read_due_day};
use leptos::prelude::*;
use store::StoreError;

const DUE_DAY: &str = "settings.due-day";

/// The settings.
pub async fn settings(_: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let structure = asking.rows.structure().await?;
    let offer = offer_form(&asking).await?;
    let kept: Option<Kept<String>> = kept(DUE_DAY).await;
    let mistake = kept.as_ref().and_then(|kept| kept.mistake("due_day")).map(str::to_owned);
    let value = kept.map_or_else(|| structure.due_day.to_string(), |kept| kept.typed);
    let any = mistake.is_some();
    let summary = mistake.iter().map(|key| ("due_day".to_owned(), t!(language, key))).collect();
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-settings")}</h1>
            <p class="page__lead">{structure.name.clone()}</p>
        </header>
        <form class="form" method="post" action="/api/reglages/echeance" novalidate>
            <TextField language name="due_day" label=t!(language, "due-day-label") hint=t!(language, "due-day-hint") keyboard="numeric" class="input--short" mistake value/>
            <button class="button button--main">{t!(language, "settings-save")}</button>
        </form>
        {offer}
    };
    Ok(Page::new(t!(language, "nav-settings"), "/reglages", body).with_mistakes(language, any))
}

/// Sets the day of the following month up to which a month is simply "à déclarer".
#[server(endpoint = "reglages/echeance")]
pub async fn set_due_day(#[server(default)] due_day: String) -> Result<(), AppError> {
    answer(set(due_day).await)
}

async fn set(typed: String) -> Result<Reply, StoreError> {
    let asking = Asking::of_request()?;
    let day = match read_due_day(&typed) {
        Ok(day) => day,
        Err(mistake) => {
            let mistakes = vec![("due_day".into(), mistake.key().into())];
            return again(DUE_DAY, "/reglages", &Kept { typed, mistakes }).await;
        }
    };
    asking.rows.set_due_day(&asking.by(), day).await?;
    forget(&asking, DUE_DAY).await?;
    Ok(Reply::done("/reglages", "settings-saved"))
}

const OFFER: &str = "settings.offer";

/// For how long a freed place is offered, in hours.
async fn offer_form(asking: &Asking) -> Result<AnyView, StoreError> {
    let language = asking.language();
    let minutes = asking.rows.offer_minutes().await?;
    let kept: Option<Kept<String>> = kept(OFFER).await;
    let mistake = kept.as_ref().and_then(|kept| kept.mistake("offer_hours")).map(str::to_owned);
    let value = kept.map_or_else(|| (minutes / 60).to_string(), |kept| kept.typed);
    Ok(view! {
        <form class="form" method="post" action="/api/reglages/offre" novalidate>
            <TextField language name="offer_hours" label=t!(language, "offer-label") hint=t!(language, "offer-hint") keyboard="numeric" class="input--short" mistake value/>
            <button class="button">{t!(language, "settings-save")}</button>
        </form>
        <ul class="link-list"><li><a href="/agenda/types">{t!(language, "session-types")}</a></li></ul>
    }
    .into_any())
}

/// Sets for how long a freed place is offered to the first in the queue.
#[server(endpoint = "reglages/offre")]
pub async fn set_offer(#[server(default)] offer_hours: String) -> Result<(), AppError> {
    answer(offer(offer_hours).await)
}

async fn offer(typed: String) -> Result<Reply, StoreError> {
    let asking = Asking::of_request()?;
    let hours = typed.trim().parse::<i64>().ok().filter(|hours| (1..=OFFER_MINUTES.end() / 60).contains(hours));
    let Some(hours) = hours else {
        let mistakes = vec![("offer_hours".into(), "offer-hours".into())];
        return again(OFFER, "/reglages", &Kept { typed, mistakes }).await;
    };
    asking.rows.set_offer_minutes(&asking.by(), hours * 60).await?;
    forget(&asking, OFFER).await?;
    Ok(Reply::done("/reglages", "settings-saved"))
}
