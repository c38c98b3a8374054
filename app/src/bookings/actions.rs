//! What a participant does: booking, moving, giving back, waiting.

use crate::url;
use crate::web::{
    context::RequestContext,
    error::AppError,
    outcome::{FormDraft, Outcome, finish_form, refused_or, reject_form, respond},
};
use chrono::{DateTime, Utc};
use domain::{
    bookings::{BookingRefusal, LONGEST_REASON},
    people::one_line,
    values::ids::{BookingId, PersonId, SessionId, SessionTypeId, WaitlistEntryId},
};
use leptos::prelude::*;
use store::{BookingOutcome, MoveTo, Refusal, SlotWish, StoreError, WaitOutcome};

/// Reads what a form names; what names nothing does not exist.
pub fn named<T: TryFrom<String>>(text: String) -> Result<T, StoreError> {
    T::try_from(text).map_err(|_| StoreError::NotFound)
}

/// Books a place.
#[server(endpoint = "rendez-vous/reserver")]
pub async fn book(session: String) -> Result<(), AppError> {
    respond(take_place(session).await)
}

async fn take_place(session: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let session: SessionId = named(session)?;
    let page = url::session(&session);
    let booked = ctx.store.bookings().book(&ctx.actor(), &ctx.user.person_id, &session).await;
    refused_or(booked, &page, |outcome| match outcome {
        BookingOutcome::Booked => Outcome::done(page.clone(), "booking-done"),
        BookingOutcome::AlreadyHeld => Outcome::done(page.clone(), "booking-held"),
    })
}

/// An instant as forms and addresses carry it; nothing beyond the years that a calendar is used for.
pub fn instant_of(text: &str) -> Option<DateTime<Utc>> {
    let instant = text.parse::<DateTime<Utc>>().ok()?;
    (2000..2200).contains(&chrono::Datelike::year(&instant)).then_some(instant)
}

/// A slot as forms name it.
pub fn slot(session_type: String, coach: String, starts: &str) -> Result<SlotWish, StoreError> {
    let starts_at = instant_of(starts).ok_or(StoreError::NotFound)?;
    let (session_type, coach): (SessionTypeId, PersonId) = (named(session_type)?, named(coach)?);
    Ok(SlotWish { session_type, coach, starts_at, at_any_time: false })
}

/// Books a free hour.
#[server(endpoint = "rendez-vous/creneau")]
pub async fn book_slot(session_type: String, coach: String, starts: String) -> Result<(), AppError> {
    respond(take_slot(session_type, coach, starts).await)
}

async fn take_slot(session_type: String, coach: String, starts: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let wish = slot(session_type, coach, &starts)?;
    let booked = ctx.store.bookings().book_slot(&ctx.actor(), &ctx.user.person_id, &wish).await;
    refused_or(booked, &url::slots(&wish.session_type), |outcome| match outcome {
        BookingOutcome::Booked => Outcome::done("/rendez-vous", "booking-done"),
        BookingOutcome::AlreadyHeld => Outcome::done("/rendez-vous", "booking-held"),
    })
}

/// Moves a booking: the old place is kept until the new one is had.
#[server(endpoint = "rendez-vous/deplacer")]
pub async fn move_booking(
    booking: String,
    #[server(default)] session: String,
    #[server(default)] session_type: String,
    #[server(default)] coach: String,
    #[server(default)] starts: String,
) -> Result<(), AppError> {
    let to = if session.is_empty() { slot(session_type, coach, &starts).map(MoveTo::Slot) } else { named(session).map(MoveTo::Session) };
    respond(match to {
        Ok(to) => go_elsewhere(booking, to).await,
        Err(error) => Err(error),
    })
}

async fn go_elsewhere(booking: String, to: MoveTo) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let booking: BookingId = named(booking)?;
    let moved = ctx.store.bookings().move_booking(&ctx.actor(), &ctx.user.person_id, &booking, &to).await;
    refused_or(moved, "/rendez-vous", |()| Outcome::done("/rendez-vous", "move-done"))
}

/// Gives a place back.
#[server(endpoint = "rendez-vous/annuler")]
pub async fn cancel(booking: String, #[server(default)] session: String, #[server(default)] reason: String) -> Result<(), AppError> {
    respond(give_back(booking, session, reason).await)
}

/// The session in which a form saw a booking; nothing for a form that does not say.
pub fn seen_in(session: String) -> Result<Option<SessionId>, StoreError> {
    if session.is_empty() { Ok(None) } else { named(session).map(Some) }
}

async fn give_back(booking: String, session: String, reason: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let (me, id): (&PersonId, BookingId) = (&ctx.user.person_id, named(booking)?);
    let seen = seen_in(session)?;
    let booking = ctx.store.bookings().booking(me, &id).await?;
    let form = super::pages::reason_form(&booking);
    let page = url::session(&booking.session_id);
    let wrong = |key: &'static str| FormDraft { typed: reason.clone(), mistakes: vec![("reason".into(), key.into())] };
    let why = match reason.trim() {
        "" => None,
        text => match one_line(text, LONGEST_REASON) {
            Ok(text) => Some(text),
            Err(mistake) => return reject_form(&form, page, &wrong(mistake.key())).await,
        },
    };
    match ctx.store.bookings().cancel_booking_in(&ctx.actor(), me, &id, seen.as_ref(), why.as_deref()).await {
        // Nothing is given back: the page of the appointment says when it is now.
        Err(StoreError::Refused(Refusal::Booking(refusal @ BookingRefusal::MovedSince))) => {
            let now = ctx.store.bookings().booking(me, &id).await?;
            Ok(Outcome::Refused { to: url::session(&now.session_id), because: refusal.key() })
        }
        Err(StoreError::Refused(Refusal::Booking(refusal @ BookingRefusal::Reason))) => {
            reject_form(&form, page, &wrong(refusal.key())).await
        }
        given_back => {
            let given_back = finish_form(&ctx, &form, reason, given_back).await;
            refused_or(given_back, "/rendez-vous", |_| Outcome::done("/rendez-vous", "booking-cancelled"))
        }
    }
}

/// Takes a turn in the queue.
#[server(endpoint = "rendez-vous/attendre")]
pub async fn wait(session: String) -> Result<(), AppError> {
    respond(take_turn(session).await)
}

async fn take_turn(session: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let session: SessionId = named(session)?;
    let page = url::session(&session);
    let waits = ctx.store.bookings().wait_for(&ctx.actor(), &ctx.user.person_id, &session).await;
    refused_or(waits, &page, |outcome| match outcome {
        WaitOutcome::Waiting => Outcome::done(page.clone(), "waitlist-done"),
        WaitOutcome::Already => Outcome::done(page.clone(), "waitlist-already"),
    })
}

/// Takes the place that is offered.
#[server(endpoint = "rendez-vous/accepter")]
pub async fn accept(entry: String) -> Result<(), AppError> {
    respond(take_offer(entry).await)
}

async fn take_offer(entry: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let entry: WaitlistEntryId = named(entry)?;
    let taken = ctx.store.bookings().accept_offer(&ctx.actor(), &ctx.user.person_id, &entry).await;
    refused_or(taken, "/rendez-vous", |session| Outcome::done(url::session(&session), "booking-done"))
}

/// Passes an offered place on, or leaves the queue.
#[server(endpoint = "rendez-vous/renoncer")]
pub async fn give_up(entry: String) -> Result<(), AppError> {
    respond(give_turn_up(entry).await)
}

async fn give_turn_up(entry: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let entry: WaitlistEntryId = named(entry)?;
    let given_up = ctx.store.bookings().give_turn_up(&ctx.actor(), &ctx.user.person_id, &entry).await;
    refused_or(given_up, "/rendez-vous", |_| Outcome::done("/rendez-vous", "waitlist-left"))
}
