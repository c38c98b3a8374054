//! Attendance: whether each participant of a session came, marked and unmarked in one tap.

use super::{team_refused_or, view::AgendaView};
use crate::{
    bookings::parse::read_instant,
    texts::t,
    ui::icon::Icon,
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
    },
};
use chrono::{DateTime, SecondsFormat, Utc};
use domain::{
    bookings::{BookingState, attendance::Attendance},
    values::{
        ids::{BookingId, SessionId},
        language::Language,
        undo::undone_until,
    },
};
use leptos::prelude::*;
use store::{Attendee, StoreError};

/// Marks the attendance of a participant. `view` and `of` name the part of the agenda that shows the list, see [`AgendaView`];
/// empty for the page of the session.
#[server(endpoint = "agenda/presence")]
pub async fn mark(
    booking: BookingId,
    mark: String,
    #[server(default)] view: String,
    #[server(default)] of: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let attendance = Attendance::try_from(mark).map_err(|_| StoreError::NotFound)?;
    let session = ctx.store.bookings().session_of(&booking).await?;
    let marked = ctx.store.bookings().mark_attendance(&ctx.actor(), &booking, attendance).await;
    respond(back_to_attendee(&ctx, marked, (&session, &booking), (&view, &of)))
}

/// Removes the mark of a participant; `view` and `of` as for [`mark`].
#[server(endpoint = "agenda/presence-annuler")]
pub async fn unmark(booking: BookingId, #[server(default)] view: String, #[server(default)] of: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let session = ctx.store.bookings().session_of(&booking).await?;
    let unmarked = ctx.store.bookings().unmark_attendance(&ctx.actor(), &booking).await;
    respond(back_to_attendee(&ctx, unmarked, (&session, &booking), (&view, &of)))
}

/// Marks every participant of a session who is not marked yet as present.
#[server(endpoint = "agenda/tous-presents")]
pub async fn mark_all_present(session: SessionId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = url::agenda_session(&session);
    let marked = ctx.store.bookings().mark_all_present(&ctx.actor(), &session).await;
    respond(team_refused_or(marked, page.clone(), |()| Outcome::done(page, "attendance-all-done")))
}

/// Removes the marks that [`mark_all_present`] made; `at` is their instant in RFC 3339.
#[server(endpoint = "agenda/tous-presents-annuler")]
pub async fn unmark_all_present(session: SessionId, at: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let marked_at = read_instant(&at).ok_or(StoreError::NotFound)?;
    let page = url::agenda_session(&session);
    let unmarked = ctx.store.bookings().unmark_all_present(&ctx.actor(), &session, marked_at).await;
    respond(team_refused_or(unmarked, page.clone(), |()| Outcome::done(page, "attendance-all-undone")))
}

/// The form of [`unmark_all_present`] for the newest marks that were made together, for the day in which they can be undone;
/// `None` without any.
pub fn unmark_all_form(language: Language, attendees: &[&Attendee], now: DateTime<Utc>) -> Option<impl IntoView + use<>> {
    let present = || attendees.iter().filter(|attendee| attendee.state == BookingState::Attended);
    let together = |at: &DateTime<Utc>| present().filter(|attendee| attendee.marked_at == Some(*at)).count() > 1;
    let at = present().filter_map(|attendee| attendee.marked_at).filter(together).max()?;
    let session = attendees.first()?.session_id.to_string();
    (now <= undone_until(at)).then(|| {
        view! {
            <form method="post" action={action::<UnmarkAllPresent>()}>
                <input type="hidden" name="session" value=session/>
                <input type="hidden" name="at" value=at.to_rfc3339_opts(SecondsFormat::AutoSi, true)/>
                <button class="button button--small button--quiet">{t!(language, "attendance-all-undo")}</button>
            </form>
        }
    })
}

/// The form of [`mark_all_present`]; `None` when fewer than two are left to mark.
fn mark_all_form(language: Language, attendees: &[&Attendee]) -> Option<impl IntoView + use<>> {
    let left = attendees.iter().filter(|attendee| attendee.state == BookingState::Booked).count();
    let session = attendees.first()?.session_id.to_string();
    (left > 1).then(|| {
        view! {
            <form class="roll-all" method="post" action={action::<MarkAllPresent>()}>
                <input type="hidden" name="session" value=session/>
                <button class="button button--small"><Icon name="check"/>{t!(language, "attendance-all")}</button>
            </form>
        }
    })
}

/// The row of the participant in the list from which the form was sent, so that a long list need not be scrolled again.
fn back_to_attendee(
    ctx: &RequestContext,
    result: Result<SessionId, StoreError>,
    (session, booking): (&SessionId, &BookingId),
    (view, of): (&str, &str),
) -> Result<Outcome, StoreError> {
    let page = if view.is_empty() { url::agenda_session(session) } else { AgendaView::read(ctx, "", view, of).address() };
    team_refused_or(result, page.clone(), |_| Outcome::go(format!("{page}#p-{booking}")))
}

/// The participants of a session, each with the buttons of the three marks, or with the mark that was set. `from` is the part
/// of the agenda that shows the list; `None` on the page of the session.
pub fn attendance_list(language: Language, attendees: &[&Attendee], from: Option<AgendaView>) -> impl IntoView + use<> {
    let rows = attendees.iter().map(|attendee| row(language, attendee, from)).collect_view();
    view! { {mark_all_form(language, attendees)} <ul class="rows roll">{rows}</ul> }
}

/// The number of people in a session whose names the user may not read; empty for none.
pub fn withheld_note(language: Language, n: i64) -> impl IntoView + use<> {
    (n > 0).then(|| view! { <p class="quiet">{t!(language, "roll-withheld", n = n)}</p> })
}

fn row(language: Language, attendee: &Attendee, from: Option<AgendaView>) -> impl IntoView + use<> {
    let name = attendee.name.clone();
    let marks = match attendee.state {
        BookingState::Booked => mark_form(language, attendee, from).into_any(),
        state => unmark_form(language, attendee, state, from).into_any(),
    };
    view! {
        <li class="row roll__row" id=format!("p-{}", attendee.booking_id)>
            <p class="roll__name"><a href=url::participant(&attendee.participant_id)>{name}</a></p>
            {marks}
        </li>
    }
}

/// The hidden fields of both forms.
fn hidden_fields(attendee: &Attendee, from: Option<AgendaView>) -> impl IntoView + use<> {
    let back = from.map(|from| {
        view! {
            <input type="hidden" name="view" value=from.view()/>
            <input type="hidden" name="of" value=from.of()/>
        }
    });
    view! { <input type="hidden" name="booking" value=attendee.booking_id.to_string()/>{back} }
}

fn mark_form(language: Language, attendee: &Attendee, from: Option<AgendaView>) -> impl IntoView + use<> {
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
    view! { <form class="roll__marks" method="post" action={action::<Mark>()}>{hidden_fields(attendee, from)}{buttons}</form> }
}

/// The mark that was set, as a pressed button; that button and the one beside it remove it.
fn unmark_form(language: Language, attendee: &Attendee, state: BookingState, from: Option<AgendaView>) -> impl IntoView + use<> {
    let Some(mark) = Attendance::ALL.into_iter().find(|mark| mark.state() == state) else { return ().into_any() };
    let about = t!(language, "review-of", name = attendee.name.clone());
    view! {
        <form class="roll__marks" method="post" action={action::<Unmark>()}>
            {hidden_fields(attendee, from)}
            <button class="button button--small mark" aria-pressed="true">
                <Icon name="check"/>{t!(language, &format!("attendance-{}", mark.as_str()))}<span class="visually-hidden">{about.clone()}</span>
            </button>
            <button class="button button--small button--quiet">{t!(language, "attendance-undo")}<span class="visually-hidden">{about}</span></button>
        </form>
    }
    .into_any()
}
