//! Réglages: the settings of the structure. Each setting is a form of its own.

use crate::{
    structure::{
        chamber::chamber_form,
        coaches_read::coaches_read_form,
        contact::contact_section,
        letterhead::{holidays_form, letterhead_section},
        setting_form::{PAGE, form_of, save_setting},
    },
    texts::t,
    ui::{
        form::{ErrorSummary, OfWhat, TextField},
        rows::at,
    },
    url::action,
    web::{
        context::{RequestContext, settings as server_settings},
        error::AppError,
        forms::{FormDraft, load_draft},
        outcome::respond,
        page::{Address, Page, PageResult},
    },
};
use domain::{
    bookings::waitlist::read_offer_hours,
    declarations::due_day::DueDay,
    people::one_line,
    structure::{MOST_NAME, read_places, read_scheme_day},
};
use leptos::prelude::*;

/// A setting of one field.
struct Setting {
    /// The `name` of its field; the draft of its form is `settings.` and that name.
    field: &'static str,
    /// The address of its server function.
    action: &'static str,
    label: String,
    hint: String,
    /// `text` or `date`.
    kind: &'static str,
    class: &'static str,
    /// The stored value.
    value: String,
}

impl Setting {
    /// The form, as typed after a refusal, else as stored; and its mistake for the summary of the page.
    async fn form(self, ctx: &RequestContext) -> (AnyView, Option<(String, String)>) {
        let language = ctx.language();
        let kept: Option<FormDraft<String>> = load_draft(&form_of(self.field)).await;
        let mistake = kept.as_ref().and_then(|kept| kept.mistake(self.field)).map(str::to_owned);
        let value = kept.map_or(self.value, |kept| kept.typed);
        let summary = mistake.as_deref().map(|key| (self.field.to_owned(), t!(language, key)));
        let keyboard = if self.class == "input--short" { "numeric" } else { "text" };
        let view = view! {
            <form class="form" method="post" action=self.action novalidate>
                <TextField language name=self.field label=self.label.clone() hint=self.hint kind=self.kind keyboard class=self.class mistake value/>
                <button class="button">{t!(language, "settings-save")}<OfWhat language name=self.label/></button>
            </form>
        };
        (view.into_any(), summary)
    }
}

/// The page of all settings.
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
        let (form, mistake) = setting.form(&ctx).await;
        forms.push(form);
        mistakes.extend(mistake);
    }
    let (form, mistake) = chamber_form(&ctx).await?;
    forms.push(form);
    mistakes.extend(mistake);
    let (form, mistake) = coaches_read_form(&ctx).await?;
    forms.push(form);
    mistakes.extend(mistake);
    let holidays = holidays_form(&ctx).await?;
    let (contact, wrong) = contact_section(&ctx).await?;
    mistakes.extend(wrong);
    let (letterhead, wrong) = letterhead_section(&ctx).await?;
    mistakes.extend(wrong);
    let any = !mistakes.is_empty();
    let rules = forms.split_off(3);
    let copies = match ctx.store.last_copy().await? {
        Some(instant) => t!(language, "settings-copies-last", when = at(language, instant)),
        None => t!(language, "settings-copies-none"),
    };
    let by_hand = (!server_settings()?.makes_copies).then(|| view! { {t!(language, "settings-copies-by-hand")} " " });
    let body = view! {
        <ErrorSummary language mistakes/>
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-settings")}</h1>
            <p class="page__lead">{structure.name.clone()}</p>
        </header>
        <section class="section"><h2 class="section__title">{t!(language, "settings-structure")}</h2><div class="stack settings">{forms}</div></section>
        <section class="section"><h2 class="section__title">{t!(language, "settings-rules")}</h2><div class="stack settings">{rules}{holidays}</div></section>
        {contact}
        {letterhead}
        <section class="section"><h2 class="section__title">{t!(language, "settings-copies")}</h2><p class="quiet">{by_hand}{copies}</p></section>
        <ul class="link-list">
            <li><a href="/agenda/types">{t!(language, "session-types")}</a></li>
            <li><a href="/journal">{t!(language, "nav-journal")}</a></li>
        </ul>
    };
    Ok(Page::new(t!(language, "nav-settings"), PAGE, body).with_mistakes(language, any))
}

/// Renames the structure.
#[server(endpoint = "reglages/nom")]
pub async fn set_name(#[server(default)] name: String) -> Result<(), AppError> {
    let read = |typed: &str| one_line(typed, MOST_NAME).map_err(|mistake| mistake.key());
    respond(save_setting("name", name, read, async |ctx, name| ctx.store.settings().set_name(&ctx.actor(), &name).await).await)
}

/// Sets the number of places; refused below the number of taken places.
#[server(endpoint = "reglages/places")]
pub async fn set_places(#[server(default)] places: String) -> Result<(), AppError> {
    respond(
        save_setting("places", places, read_places, async |ctx, places| ctx.store.settings().set_places(&ctx.actor(), places).await).await,
    )
}

/// Sets the last day of the scheme; an empty field removes it.
#[server(endpoint = "reglages/dispositif")]
pub async fn set_last_day(#[server(default)] last_day: String) -> Result<(), AppError> {
    respond(
        save_setting("last_day", last_day, read_scheme_day, async |ctx, day| {
            ctx.store.settings().set_scheme_last_day(&ctx.actor(), day).await
        })
        .await,
    )
}

/// Sets the day of the following month up to which a declaration is not late.
#[server(endpoint = "reglages/echeance")]
pub async fn set_due_day(#[server(default)] due_day: String) -> Result<(), AppError> {
    let read = |typed: &str| typed.parse::<DueDay>().map_err(|mistake| mistake.key());
    respond(save_setting("due_day", due_day, read, async |ctx, day| ctx.store.settings().set_due_day(&ctx.actor(), day).await).await)
}

/// Sets for how many hours a freed place is offered to the first of the waiting list.
#[server(endpoint = "reglages/offre")]
pub async fn set_offer(#[server(default)] offer_hours: String) -> Result<(), AppError> {
    let keep = async |ctx: &RequestContext, minutes| ctx.store.bookings().set_offer_minutes(&ctx.actor(), minutes).await;
    respond(save_setting("offer_hours", offer_hours, read_offer_hours, keep).await)
}
