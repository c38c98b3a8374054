//! Someone's sessions in the calendar of their phone: one of them as a file, all of them under an address of their own.

use super::parts::place_of;
use crate::routes::action;
use crate::web::page::{Address, Page, PageResult};
use crate::{
    sign_in::secret,
    texts::t,
    ui::{copy::CopyButton, icon::Icon, rows::at},
    web::{
        context::{RequestContext, settings},
        error::AppError,
        outcome::{Outcome, respond, set_cookie},
    },
};
use domain::{bookings::calendar::CalendarEvent, values::language::Language};
use leptos::prelude::*;
use store::{CalendarDate, StoreError};

/// For how many days past dates stay in a calendar, so that what was cancelled is seen to be.
pub const DAYS_KEPT: i64 = 90;

/// How long the address is shown after it was made, in seconds.
const SHOWN: i64 = 600;

/// The text of a calendar with these dates.
pub fn text(language: Language, structure: &str, dates: &[CalendarDate], base_url: &str, staff: bool) -> String {
    let events: Vec<CalendarEvent> = dates.iter().map(|date| event(language, date, base_url, staff)).collect();
    domain::bookings::calendar::calendar(&t!(language, "calendar-name", structure = structure.to_owned()), &events)
}

fn event(language: Language, date: &CalendarDate, base_url: &str, staff: bool) -> CalendarEvent {
    let place = match (&date.venue, &date.address) {
        (Some(venue), Some(address)) if !address.is_empty() => format!("{venue}, {address}"),
        (venue, _) => place_of(language, venue.as_ref()),
    };
    let page = if staff { "agenda/seance" } else { "rendez-vous" };
    let with = (!staff).then(|| t!(language, "calendar-with", name = date.coach.clone()));
    let taken_back = date.place_is_taken_back().then(|| t!(language, "calendar-place-taken-back"));
    let description = [taken_back, with, date.link.clone()].into_iter().flatten().collect::<Vec<_>>().join("\n");
    // Apps that know nothing of the status show the event as if it were still to come.
    let title = if date.is_cancelled() { t!(language, "calendar-cancelled", title = date.title.clone()) } else { date.title.clone() };
    CalendarEvent {
        uid: format!("{}-{}@essor", date.subject, date.position),
        sequence: date.sequence,
        starts_at: date.starts_at,
        ends_at: date.ends_at,
        title,
        place: Some(place),
        description: Some(description).filter(|text| !text.is_empty()),
        url: Some(format!("{base_url}/{page}/{}", date.session_id)),
        cancelled: date.is_cancelled(),
        changed_at: date.changed_at,
    }
}

/// Gives my calendar a new address; the one it had shows nothing from now on.
#[server(endpoint = "moi/agenda")]
pub async fn open_calendar() -> Result<(), AppError> {
    respond(open().await)
}

async fn open() -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let token = secret::token();
    ctx.store.bookings().open_feed(&ctx.actor(), &ctx.user.person_id, &secret::hash(&token)).await?;
    // The address is nowhere but here: the database has its hash alone.
    set_cookie("once", &token, SHOWN);
    Ok(Outcome::done("/moi/agenda", "calendar-opened"))
}

/// Takes the address of my calendar away.
#[server(endpoint = "moi/agenda/retirer")]
pub async fn close_calendar() -> Result<(), AppError> {
    respond(close().await)
}

async fn close() -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    ctx.store.bookings().revoke_feed(&ctx.actor(), &ctx.user.person_id).await?;
    set_cookie("once", "", 0);
    Ok(Outcome::done("/moi/agenda", "calendar-closed"))
}

/// My calendar on my phone: its address, shown once, and how to take it away.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let since = ctx.store.bookings().feed_since(&ctx.user.person_id).await?;
    let token = ctx.visitor.once.clone().filter(|token| since.is_some() && token.bytes().all(|b| b.is_ascii_hexdigit()));
    let shown = token.map(|token| address(language, &token));
    let standing = since.map(|since| {
        view! {
            <p>{t!(language, "calendar-since", at = at(language, since))}</p>
            <form method="post" action={action::<CloseCalendar>()}>
                <button class="button">{t!(language, "calendar-close")}</button>
            </form>
        }
    });
    let (label, class) = match (&since, &shown) {
        (None, _) => ("calendar-open", "button button--main"),
        (Some(_), _) => ("calendar-again", "button"),
    };
    let (back, back_label) = if ctx.user.role.is_staff() { ("/agenda", "nav-agenda") } else { ("/rendez-vous", "bookings-title") };
    let body = view! {
        <header class="page__head">
            <a class="back" href=back><Icon name="arrow-left"/>{t!(language, back_label)}</a>
            <h1 class="page__title">{t!(language, "calendar-title")}</h1>
            <p class="page__lead">{t!(language, "calendar-lead")}</p>
        </header>
        {shown}
        <form method="post" action={action::<OpenCalendar>()}><button class=class>{t!(language, label)}</button></form>
        {since.is_some().then(|| view! { <p class="quiet">{t!(language, "calendar-again-text")}</p> })}
        {standing}
    };
    Ok(Page::new(t!(language, "calendar-title"), back, body))
}

/// The address: one tap on a phone, or copied.
fn address(language: Language, token: &str) -> impl IntoView + use<> {
    let https = format!("{}/agenda/{token}.ics", settings().base_url);
    let webcal = https.split_once("://").map(|(_, rest)| format!("webcal://{rest}"));
    view! {
        <article class="card">
            <h2 class="card__title">{t!(language, "calendar-address")}</h2>
            <p class="card__text">{t!(language, "calendar-once")}</p>
            <p class="copy"><code class="copy__text">{https.clone()}</code></p>
            <div class="card__actions actions">
                <a class="button button--main" href=webcal>{t!(language, "calendar-subscribe")}</a>
                <CopyButton value=https copy=t!(language, "caf-copy") copied=t!(language, "caf-copied") about=t!(language, "calendar-address")/>
            </div>
        </article>
    }
}
