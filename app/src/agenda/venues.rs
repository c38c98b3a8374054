//! Venues: added, changed, closed and opened again. Their list is on the page of the session types.

use crate::{
    texts::t,
    ui::{
        form::{ErrorSummary, OfWhat, TextField},
        icon::Icon,
        notice::notice,
        rows::titled_row,
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, refused_or, respond},
        page::{Address, Page, PageEnd, PageResult},
    },
};
use domain::{
    people::one_line,
    values::{ids::VenueId, language::Language},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Refusal, StoreError, Venue};

/// The page of the list.
const PAGE: &str = "/agenda/types";
/// The name of the draft of a new venue.
const NEW: &str = "venue";

/// The name of the draft of a change.
fn form_of(venue: &VenueId) -> String {
    format!("venue.{venue}")
}

/// A venue as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedVenue {
    name: String,
    address: String,
}

impl TypedVenue {
    /// The name and the address, or each field that is empty or too long.
    fn read(&self) -> Result<(String, String), Vec<(&'static str, &'static str)>> {
        let (name, address) = (one_line(&self.name, 80), one_line(&self.address, 200));
        match (name, address) {
            (Ok(name), Ok(address)) => Ok((name, address)),
            (name, address) => {
                let mistakes = [("name", name.err()), ("address", address.err())];
                Err(mistakes.into_iter().filter_map(|(field, mistake)| Some((field, mistake?.key()))).collect())
            }
        }
    }
}

/// Adds a venue.
#[server(endpoint = "agenda/lieux/ajouter")]
pub async fn add_venue(#[server(default)] name: String, #[server(default)] address: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let typed = TypedVenue { name, address };
    let (name, address) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => return respond(reject_form(NEW, PAGE, &FormDraft::of(typed, mistakes)).await),
    };
    match ctx.store.bookings().add_venue(&ctx.actor(), &name, &address).await {
        Err(StoreError::Refused(refusal @ Refusal::TitleTaken)) => {
            respond(reject_form(NEW, PAGE, &FormDraft::of(typed, [("name", refusal.key())])).await)
        }
        added => {
            finish_form(&ctx, NEW, typed, added).await?;
            respond(Ok(Outcome::done(PAGE, "venue-added")))
        }
    }
}

/// Changes the name and the address of a venue, with all that is planned there; `seen` is the fingerprint of what the form showed.
#[server(endpoint = "agenda/lieux/modifier")]
pub async fn change_venue(
    venue: VenueId,
    #[server(default)] seen: String,
    #[server(default)] name: String,
    #[server(default)] address: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let typed = TypedVenue { name, address };
    let (form, page) = (form_of(&venue), url::venue(&venue));
    let (name, address) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => return respond(reject_form(&form, page, &FormDraft::of(typed, mistakes)).await),
    };
    match ctx.store.bookings().change_venue(&ctx.actor(), &venue, &seen, &name, &address).await {
        Err(StoreError::Refused(refusal @ (Refusal::TitleTaken | Refusal::MovedOn))) => {
            let key = if refusal == Refusal::MovedOn { "change-meanwhile" } else { refusal.key() };
            respond(reject_form(&form, page, &FormDraft::of(typed, [("name", key)])).await)
        }
        changed => {
            finish_form(&ctx, &form, typed, changed).await?;
            respond(Ok(Outcome::done(PAGE, "venue-changed")))
        }
    }
}

/// Closes a venue: it is offered for nothing new, and planned sessions stay there.
#[server(endpoint = "agenda/lieux/fermer")]
pub async fn close_venue(venue: VenueId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let closed = ctx.store.bookings().close_venue(&ctx.actor(), &venue).await;
    respond(refused_or(closed, &url::venue(&venue), |()| Outcome::done(PAGE, "venue-closed")))
}

/// Opens a closed venue again.
#[server(endpoint = "agenda/lieux/rouvrir")]
pub async fn reopen_venue(venue: VenueId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.bookings().reopen_venue(&ctx.actor(), &venue).await?;
    respond(Ok(Outcome::done(PAGE, "venue-reopened")))
}

/// The user's draft of a new venue; empty when there is none.
pub async fn new_venue_draft() -> FormDraft<TypedVenue> {
    load_draft(NEW).await.unwrap_or_default()
}

/// The venues, each with the link to its form for those who may change them, who have the form of a new one too: then `draft` is its
/// draft.
pub fn venues_section(language: Language, venues: &[Venue], draft: Option<FormDraft<TypedVenue>>) -> impl IntoView + use<> {
    let is_linked = draft.is_some();
    let (open, closed): (Vec<&Venue>, Vec<&Venue>) = venues.iter().partition(|venue| venue.closed_at.is_none());
    let rows = open.into_iter().map(|venue| venue_row(venue, is_linked)).collect_view();
    let closed = (is_linked && !closed.is_empty()).then(|| {
        let rows = closed.iter().map(|venue| closed_row(language, venue)).collect_view();
        view! { <h3 class="section__title">{t!(language, "venues-closed")}</h3><ul class="rows">{rows}</ul> }
    });
    let add = draft.map(|draft| {
        let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
        let (name, address) = (draft.typed.name.clone(), draft.typed.address.clone());
        view! {
            <details class="disclose" open=!draft.mistakes.is_empty()>
                <summary class="button disclose__summary">{t!(language, "venue-new")}</summary>
                <form class="disclose__body form" method="post" action={action::<AddVenue>()} novalidate>
                    <TextField language name="name" label=t!(language, "venue-name") mistake=mistake("name") value=name/>
                    <TextField language name="address" label=t!(language, "venue-address") mistake=mistake("address") value=address/>
                    <button class="button">{t!(language, "venue-add")}</button>
                </form>
            </details>
        }
    });
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "venues")}</h2>
            <ul class="rows">{rows}</ul>
            {add}
            {closed}
        </section>
    }
}

fn venue_row(venue: &Venue, is_linked: bool) -> AnyView {
    titled_row(venue.name.clone(), venue.address.clone(), is_linked.then(|| url::venue(&venue.id)))
}

fn closed_row(language: Language, venue: &Venue) -> impl IntoView + use<> {
    view! {
        <li class="row">
            <div class="row__link"><span class="row__main">
                <span class="row__title">{venue.name.clone()}</span><span class="row__note">{venue.address.clone()}</span>
            </span></div>
            <form class="row__aside" method="post" action={action::<ReopenVenue>()}>
                <input type="hidden" name="venue" value=venue.id.to_string()/>
                <button class="button button--small">{t!(language, "venue-reopen")}<OfWhat language name=venue.name.clone()/></button>
            </form>
        </li>
    }
}

/// The page of the form that changes a venue, and of the one that closes it.
pub async fn change(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let id: VenueId = address.part("venue")?;
    let venue = ctx.store.bookings().all_venues().await?.into_iter().find(|venue| venue.id == id).ok_or(PageEnd::Missing)?;
    let current = TypedVenue { name: venue.name.clone(), address: venue.address.clone() };
    let draft: FormDraft<TypedVenue> =
        load_draft(&form_of(&id)).await.unwrap_or_else(|| FormDraft { typed: current.clone(), mistakes: Vec::new() });
    // What stands now, beside what was typed and not saved.
    let stands =
        (draft.typed != current).then(|| notice(t!(language, "change-stands", what = format!("{}, {}", venue.name, venue.address))));
    let any = !draft.mistakes.is_empty();
    let summary = draft.summary(language);
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    let (name, place) = (draft.typed.name.clone(), draft.typed.address.clone());
    let close = venue.closed_at.is_none().then(|| {
        view! {
            <form method="post" action={action::<CloseVenue>()}>
                <input type="hidden" name="venue" value=id.to_string()/>
                <p class="quiet">{t!(language, "venue-close-text")}</p>
                <button class="button button--danger">{t!(language, "venue-close")}</button>
            </form>
        }
    });
    let title = t!(language, "venue-change");
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href=PAGE><Icon name="arrow-left"/>{t!(language, "session-types")}</a>
            <h1 class="page__title">{title.clone()}</h1>
            <p class="page__lead">{t!(language, "venue-change-lead")}</p>
        </header>
        {stands}
        <form class="form" method="post" action={action::<ChangeVenue>()} novalidate>
            <input type="hidden" name="venue" value=id.to_string()/>
            <input type="hidden" name="seen" value=venue.fingerprint()/>
            <TextField language name="name" label=t!(language, "venue-name") mistake=mistake("name") value=name/>
            <TextField language name="address" label=t!(language, "venue-address") mistake=mistake("address") value=place/>
            <button class="button button--main">{t!(language, "settings-save")}</button>
        </form>
        {close}
    };
    Ok(Page::new(title, "/agenda", body).with_mistakes(language, any))
}
