//! Who came: one tap a person, and one to take it back.

use super::{or_told, page_of, shown::Shown};
use crate::routes::action;
use crate::url;
use crate::{
    bookings::actions::named,
    texts::t,
    ui::icon::Icon,
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
    },
};
use domain::{
    bookings::{BookingState, attendance::Attendance},
    values::{
        ids::{BookingId, SessionId},
        language::Language,
    },
};
use leptos::prelude::*;
use store::{Attendee, StoreError};

/// Notes whether someone came.
#[server(endpoint = "agenda/presence")]
pub async fn mark(booking: String, mark: String, #[server(default)] view: String, #[server(default)] of: String) -> Result<(), AppError> {
    respond(note(booking, mark, view, of).await)
}

async fn note(booking: String, mark: String, view: String, of: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let (booking, attendance): (BookingId, Attendance) = (named(booking)?, named(mark)?);
    let session = ctx.store.bookings().session_of(&booking).await?;
    let marked = ctx.store.bookings().mark_attendance(&ctx.actor(), &booking, attendance).await;
    seen_again(&ctx, marked, (&session, &booking), (&view, &of))
}

/// Takes a mark back.
#[server(endpoint = "agenda/presence-annuler")]
pub async fn unmark(booking: String, #[server(default)] view: String, #[server(default)] of: String) -> Result<(), AppError> {
    respond(take_back(booking, view, of).await)
}

async fn take_back(booking: String, view: String, of: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let booking: BookingId = named(booking)?;
    let session = ctx.store.bookings().session_of(&booking).await?;
    let unmarked = ctx.store.bookings().unmark_attendance(&ctx.actor(), &booking).await;
    seen_again(&ctx, unmarked, (&session, &booking), (&view, &of))
}

/// Back to the person in the list from which the tap came: with many of them nobody has to scroll again.
fn seen_again(
    ctx: &RequestContext,
    result: Result<SessionId, StoreError>,
    (session, booking): (&SessionId, &BookingId),
    (view, of): (&str, &str),
) -> Result<Outcome, StoreError> {
    let page = if view.is_empty() { page_of(session) } else { Shown::read(ctx, "", view, of).address() };
    or_told(result, page.clone(), |_| Outcome::go(format!("{page}#p-{booking}")))
}

/// The list, each with three marks or the one that was set.
pub fn roll(language: Language, attendees: &[&Attendee], from: Option<Shown>) -> impl IntoView + use<> {
    let rows = attendees.iter().map(|attendee| person(language, attendee, from)).collect_view();
    view! { <ul class="rows roll">{rows}</ul> }
}

fn person(language: Language, attendee: &Attendee, from: Option<Shown>) -> impl IntoView + use<> {
    let name = attendee.name.clone();
    let marks = match attendee.state {
        BookingState::Booked => unmarked(language, attendee, from).into_any(),
        state => marked(language, attendee, state, from).into_any(),
    };
    view! {
        <li class="row roll__row" id=format!("p-{}", attendee.booking_id)>
            <p class="roll__name"><a href=url::participant(&attendee.participant_id)>{name}</a></p>
            {marks}
        </li>
    }
}

/// From where the tap comes, for the way back.
fn fields(attendee: &Attendee, from: Option<Shown>) -> impl IntoView + use<> {
    let back = from.map(|from| {
        view! {
            <input type="hidden" name="view" value=from.view()/>
            <input type="hidden" name="of" value=from.of()/>
        }
    });
    view! { <input type="hidden" name="booking" value=attendee.booking_id.to_string()/>{back} }
}

fn unmarked(language: Language, attendee: &Attendee, from: Option<Shown>) -> impl IntoView + use<> {
    let buttons = Attendance::ALL
        .map(|mark| {
            let about = t!(language, "review-of", name = attendee.name.clone());
            view! {
                <button class="button button--small mark" name="mark" value=mark.as_str() aria-pressed="false">
                    {t!(language, &format!("attendance-{}", mark.as_str()))}<span class="visually-hidden">{about}</span>
                </button>
            }
        })
        .into_iter()
        .collect_view();
    view! { <form class="roll__marks" method="post" action={action::<Mark>()}>{fields(attendee, from)}{buttons}</form> }
}

/// What was set, pressed: tapping it again takes it back, and so does the word beside it.
fn marked(language: Language, attendee: &Attendee, state: BookingState, from: Option<Shown>) -> impl IntoView + use<> {
    let Some(mark) = Attendance::ALL.into_iter().find(|mark| mark.state() == state) else { return ().into_any() };
    let about = t!(language, "review-of", name = attendee.name.clone());
    view! {
        <form class="roll__marks" method="post" action={action::<Unmark>()}>
            {fields(attendee, from)}
            <button class="button button--small mark" aria-pressed="true">
                <Icon name="check"/>{t!(language, &format!("attendance-{}", mark.as_str()))}<span class="visually-hidden">{about.clone()}</span>
            </button>
            <button class="button button--small button--quiet">{t!(language, "attendance-undo")}<span class="visually-hidden">{about}</span></button>
        </form>
    }
    .into_any()
}
