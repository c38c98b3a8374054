//! A person's sessions in their calendar app: the text of the feed, and the page that gives its address.

use super::parts::venue_name;
use crate::{
    sign_in::secret,
    texts::t,
    ui::{copy::CopyButton, icon::Icon, rows::at},
    url::action,
    web::{
        context::RequestContext,
        cookies::set_cookie,
        error::AppError,
        outcome::{Outcome, respond},
        page::{Address, Page, PageResult},
    },
};
use domain::{bookings::calendar::CalendarEvent, values::language::Language};
use leptos::prelude::*;
use store::CalendarDate;

/// How many days past dates stay in the feed: long enough that apps see what was cancelled.
pub const DAYS_KEPT: i64 = 90;

/// How long the page shows a new address, in seconds.
const SHOWN_SECONDS: i64 = 600;

/// The dates as an iCalendar text; for `staff` the links lead to the agenda and the coach is not named.
pub fn ics_text(language: Language, structure: &str, dates: &[CalendarDate], base_url: &str, staff: bool) -> String {
    let events: Vec<CalendarEvent> = dates.iter().map(|date| event(language, date, base_url, staff)).collect();
    domain::bookings::calendar::calendar(&t!(language, "calendar-name", structure = structure.to_owned()), &events)
}

fn event(language: Language, date: &CalendarDate, base_url: &str, staff: bool) -> CalendarEvent {
    let place = match (&date.venue, &date.address) {
        (Some(venue), Some(address)) if !address.is_empty() => format!("{venue}, {address}"),
        (venue, _) => venue_name(language, venue.as_ref()),
    };
    let page = if staff { "agenda/seance" } else { "rendez-vous" };
    let with = (!staff).then(|| t!(language, "calendar-with", name = date.coach.clone()));
    let taken_back = date.is_cancelled_by_structure().then(|| t!(language, "calendar-place-taken-back"));
    let description = [taken_back, with, date.link.clone()].into_iter().flatten().collect::<Vec<_>>().join("\n");
    // Apps that ignore the status would show a cancelled event as if it were to come.
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

/// Gives the user's feed a new address; the earlier one is 404 from now on.
#[server(endpoint = "moi/agenda")]
pub async fn open_calendar() -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let token = secret::token();
    ctx.store.bookings().open_feed(&ctx.actor(), &ctx.user.person_id, &secret::hash(&token)).await?;
    // The database has the hash alone: the page shows the token from this cookie.
    set_cookie("once", &token, SHOWN_SECONDS);
    respond(Ok(Outcome::done("/moi/agenda", "calendar-opened")))
}

/// Revokes the address of the user's feed.
#[server(endpoint = "moi/agenda/retirer")]
pub async fn close_calendar() -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.bookings().revoke_feed(&ctx.actor(), &ctx.user.person_id).await?;
    set_cookie("once", "", 0);
    respond(Ok(Outcome::done("/moi/agenda", "calendar-closed")))
}

/// The page of the user's feed: a new address for [`SHOWN_SECONDS`], since when it is open, the forms that renew and revoke it.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let since = ctx.store.bookings().feed_opened_at(&ctx.user.person_id).await?;
    let token = ctx.visitor.once.clone().filter(|token| since.is_some() && token.bytes().all(|b| b.is_ascii_hexdigit()));
    let shown = token.map(|token| address(language, &ctx.base_url, &token));
    let open_since = since.map(|since| {
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
        {open_since}
    };
    Ok(Page::new(t!(language, "calendar-title"), back, body))
}

/// The address of the feed, with a link that subscribes to it and a button that copies it.
fn address(language: Language, base_url: &str, token: &str) -> impl IntoView + use<> {
    let https = format!("{base_url}/agenda/{token}.ics");
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
