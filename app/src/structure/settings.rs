//! Réglages: what the structure sets for itself. Each setting is a form of its own.

use super::chamber::chamber_form;
use super::letterhead::{holidays_form, letterhead_section};
use crate::routes::action;
use crate::web::page::{Address, Page, PageResult};
use crate::{
    texts::t,
    ui::form::{ErrorSummary, TextField},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{FormDraft, Outcome, finish_form, load_draft, reject_form, respond},
    },
};
use domain::{
    bookings::waitlist::read_offer_hours,
    declarations::declaration::read_due_day,
    people::one_line,
    structure::{MOST_NAME, read_places, read_scheme_day},
};
use leptos::prelude::*;
use store::StoreError;

const PAGE: &str = "/reglages";

/// A setting of one field.
struct Setting {
    /// The name of its field, under which its form is kept too.
    field: &'static str,
    /// Where it is sent.
    action: &'static str,
    label: String,
    hint: String,
    /// `text` or `date`.
    kind: &'static str,
    class: &'static str,
    /// What is set.
    value: String,
}

/// Under which name the form of a setting is kept.
pub(super) fn form_of(field: &str) -> String {
    format!("settings.{field}")
}

impl Setting {
    /// Its form, with what was refused; and what is wrong, for the summary.
    async fn shown(self, ctx: &RequestContext) -> (AnyView, Option<(String, String)>) {
        let language = ctx.language();
        let kept: Option<FormDraft<String>> = load_draft(&form_of(self.field)).await;
        let mistake = kept.as_ref().and_then(|kept| kept.mistake(self.field)).map(str::to_owned);
        let value = kept.map_or(self.value, |kept| kept.typed);
        let told = mistake.as_deref().map(|key| (self.field.to_owned(), t!(language, key)));
        let keyboard = if self.class == "input--short" { "numeric" } else { "text" };
        let view = view! {
            <form class="form" method="post" action=self.action novalidate>
                <TextField language name=self.field label=self.label hint=self.hint kind=self.kind keyboard class=self.class mistake value/>
                <button class="button">{t!(language, "settings-save")}</button>
            </form>
        };
        (view.into_any(), told)
    }
}

/// The settings.
pub async fn settings(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let structure = ctx.store.settings().details().await?;
    let places = ctx.store.enrollments().places().await?;
    let last_day = ctx.store.settings().scheme_last_day().await?;
    let offer = ctx.store.bookings().offer_minutes().await?;
    let all = [
        Setting {
            field: "name",
            action: action::<SetName>(),
            label: t!(language, "settings-name-label"),
            hint: t!(language, "settings-name-hint"),
            kind: "text",
            class: "",
            value: structure.name.clone(),
        },
        Setting {
            field: "places",
            action: action::<SetPlaces>(),
            label: t!(language, "places-label"),
            hint: t!(language, "places-hint", taken = places.taken),
            kind: "text",
            class: "input--short",
            value: places.all.to_string(),
        },
        Setting {
            field: "last_day",
            action: action::<SetLastDay>(),
            label: t!(language, "scheme-label"),
            hint: t!(language, "scheme-hint"),
            kind: "date",
            class: "input--medium",
            value: last_day.map(|day| day.to_string()).unwrap_or_default(),
        },
        Setting {
            field: "due_day",
            action: action::<SetDueDay>(),
            label: t!(language, "due-day-label"),
            hint: t!(language, "due-day-hint"),
            kind: "text",
            class: "input--short",
            value: structure.due_day.to_string(),
        },
        Setting {
            field: "offer_hours",
            action: action::<SetOffer>(),
            label: t!(language, "offer-label"),
            hint: t!(language, "offer-hint"),
            kind: "text",
            class: "input--short",
            value: (offer / 60).to_string(),
        },
    ];
    let (mut forms, mut mistakes) = (Vec::new(), Vec::new());
    for setting in all {
        let (form, mistake) = setting.shown(&ctx).await;
        forms.push(form);
        mistakes.extend(mistake);
    }
    let (form, mistake) = chamber_form(&ctx).await?;
    forms.push(form);
    mistakes.extend(mistake);
    let holidays = holidays_form(&ctx).await?;
    let (letterhead, wrong) = letterhead_section(&ctx).await?;
    mistakes.extend(wrong);
    let any = !mistakes.is_empty();
    let rules = forms.split_off(3);
    let body = view! {
        <ErrorSummary language mistakes/>
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-settings")}</h1>
            <p class="page__lead">{structure.name.clone()}</p>
        </header>
        <section class="section"><h2 class="section__title">{t!(language, "settings-structure")}</h2><div class="stack stack--wide">{forms}</div></section>
        <section class="section"><h2 class="section__title">{t!(language, "settings-rules")}</h2><div class="stack stack--wide">{rules}{holidays}</div></section>
        {letterhead}
        <ul class="link-list">
            <li><a href="/agenda/types">{t!(language, "session-types")}</a></li>
            <li><a href="/journal">{t!(language, "nav-journal")}</a></li>
        </ul>
    };
    Ok(Page::new(t!(language, "nav-settings"), PAGE, body).with_mistakes(language, any))
}

/// Reads what was typed and sets it. What cannot be read, or is refused, comes back beside its field.
pub(super) async fn set<T>(
    field: &'static str,
    typed: String,
    read: impl FnOnce(&str) -> Result<T, &'static str>,
    keep: impl AsyncFnOnce(&RequestContext, T) -> Result<(), StoreError>,
) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let set = match read(&typed) {
        Ok(value) => keep(&ctx, value).await,
        Err(key) => return reject_form(&form_of(field), PAGE, &FormDraft::of(typed, [(field, key)])).await,
    };
    match set {
        Err(StoreError::Refused(refusal)) => reject_form(&form_of(field), PAGE, &FormDraft::of(typed, [(field, refusal.key())])).await,
        set => {
            finish_form(&ctx, &form_of(field), typed, set).await?;
            Ok(Outcome::done(PAGE, "settings-saved"))
        }
    }
}

/// Gives the structure another name.
#[server(endpoint = "reglages/nom")]
pub async fn set_name(#[server(default)] name: String) -> Result<(), AppError> {
    let read = |typed: &str| one_line(typed, MOST_NAME).map_err(|mistake| mistake.key());
    respond(set("name", name, read, async |ctx, name| ctx.store.settings().set_name(&ctx.actor(), &name).await).await)
}

/// Sets the number of places: never fewer than are taken.
#[server(endpoint = "reglages/places")]
pub async fn set_places(#[server(default)] places: String) -> Result<(), AppError> {
    respond(set("places", places, read_places, async |ctx, places| ctx.store.settings().set_places(&ctx.actor(), places).await).await)
}

/// Sets the last day of the scheme, or that none is known.
#[server(endpoint = "reglages/dispositif")]
pub async fn set_last_day(#[server(default)] last_day: String) -> Result<(), AppError> {
    respond(
        set("last_day", last_day, read_scheme_day, async |ctx, day| ctx.store.settings().set_scheme_last_day(&ctx.actor(), day).await)
            .await,
    )
}

/// Sets the day of the following month up to which a month is simply "à déclarer".
#[server(endpoint = "reglages/echeance")]
pub async fn set_due_day(#[server(default)] due_day: String) -> Result<(), AppError> {
    let read = |typed: &str| read_due_day(typed).map_err(|mistake| mistake.key());
    respond(set("due_day", due_day, read, async |ctx, day| ctx.store.settings().set_due_day(&ctx.actor(), day).await).await)
}

/// Sets for how long a freed place is offered to the first in the queue.
#[server(endpoint = "reglages/offre")]
pub async fn set_offer(#[server(default)] offer_hours: String) -> Result<(), AppError> {
    let keep = async |ctx: &RequestContext, minutes| ctx.store.bookings().set_offer_minutes(&ctx.actor(), minutes).await;
    respond(set("offer_hours", offer_hours, read_offer_hours, keep).await)
}
