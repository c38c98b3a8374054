//! Server functions of the participant: booking, moving, cancelling, waiting for a place.

use super::parse::{read_id, read_optional_id, read_reason, read_slot};
use crate::{
    url,
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, reject_form},
        outcome::{Outcome, refused_or, respond},
    },
};
use domain::{
    bookings::BookingRefusal,
    values::ids::{BookingId, PersonId, SessionId, SessionTypeId, WaitlistEntryId},
};
use leptos::prelude::*;
use store::{Booking, BookingOutcome, MoveTo, Refusal, StoreError, WaitlistOutcome};

/// The name of the draft of the reason for cancelling a booking.
pub fn reason_form(booking: &Booking) -> String {
    format!("cancel.{}", booking.id)
}

/// Books a place in a session.
#[server(endpoint = "rendez-vous/reserver")]
pub async fn book(session: SessionId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = url::session(&session);
    let booked = ctx.store.bookings().book(&ctx.actor(), &ctx.user.person_id, &session).await;
    respond(refused_or(booked, &page, |outcome| match outcome {
        BookingOutcome::Booked => Outcome::done(page.clone(), "booking-done"),
        BookingOutcome::AlreadyHeld => Outcome::done(page.clone(), "booking-held"),
    }))
}

/// Books a slot of a coach; `starts` is its start in RFC 3339.
#[server(endpoint = "rendez-vous/creneau")]
pub async fn book_slot(session_type: SessionTypeId, coach: PersonId, starts: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let request = read_slot(session_type, coach, &starts)?;
    let booked = ctx.store.bookings().book_slot(&ctx.actor(), &ctx.user.person_id, &request).await;
    respond(refused_or(booked, &url::slots(&request.session_type), |outcome| match outcome {
        BookingOutcome::Booked => Outcome::done("/rendez-vous", "booking-done"),
        BookingOutcome::AlreadyHeld => Outcome::done("/rendez-vous", "booking-held"),
    }))
}

/// Moves a booking to another session, or to a slot when `session` is empty. The old place is released in the transaction
/// that takes the new one.
#[server(endpoint = "rendez-vous/deplacer")]
pub async fn move_booking(
    booking: BookingId,
    #[server(default)] session: String,
    #[server(default)] session_type: String,
    #[server(default)] coach: String,
    #[server(default)] starts: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let to = match read_optional_id(session)? {
        Some(session) => MoveTo::Session(session),
        None => MoveTo::Slot(read_slot(read_id(session_type)?, read_id(coach)?, &starts)?),
    };
    let moved = ctx.store.bookings().move_booking(&ctx.actor(), &ctx.user.person_id, &booking, &to).await;
    respond(refused_or(moved, "/rendez-vous", |()| Outcome::done("/rendez-vous", "move-done")))
}

/// Cancels a booking. `session` is the session in which the form showed it, when the form says so: a booking that was moved
/// since is not cancelled. `reason` is required after the notice for cancelling.
#[server(endpoint = "rendez-vous/annuler")]
pub async fn cancel(booking: BookingId, #[server(default)] session: String, #[server(default)] reason: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let me = &ctx.user.person_id;
    let shown_in: Option<SessionId> = read_optional_id(session)?;
    let held = ctx.store.bookings().booking(me, &booking).await?;
    let (form, page) = (reason_form(&held), url::session(&held.session_id));
    let why = match read_reason(&reason) {
        Ok(why) => why,
        Err(key) => return respond(reject_form(&form, page, &FormDraft::of(reason, [("reason", key)])).await),
    };
    match ctx.store.bookings().cancel_booking_in(&ctx.actor(), me, &booking, shown_in.as_ref(), why.as_deref()).await {
        // Nothing was cancelled: the page of the session in which it is now says when that is.
        Err(StoreError::Refused(Refusal::Booking(refusal @ BookingRefusal::MovedSince))) => {
            let moved = ctx.store.bookings().booking(me, &booking).await?;
            respond(Ok(Outcome::Refused { to: url::session(&moved.session_id), because: refusal.key() }))
        }
        Err(StoreError::Refused(Refusal::Booking(refusal @ BookingRefusal::Reason))) => {
            respond(reject_form(&form, page, &FormDraft::of(reason, [("reason", refusal.key())])).await)
        }
        cancelled => {
            let cancelled = finish_form(&ctx, &form, reason, cancelled).await;
            respond(refused_or(cancelled, "/rendez-vous", |_| Outcome::done("/rendez-vous", "booking-cancelled")))
        }
    }
}

/// Joins the waitlist of a full session.
#[server(endpoint = "rendez-vous/attendre")]
pub async fn wait(session: SessionId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = url::session(&session);
    let waits = ctx.store.bookings().join_waitlist(&ctx.actor(), &ctx.user.person_id, &session).await;
    respond(refused_or(waits, &page, |outcome| match outcome {
        WaitlistOutcome::Joined => Outcome::done(page.clone(), "waitlist-done"),
        WaitlistOutcome::AlreadyJoined => Outcome::done(page.clone(), "waitlist-already"),
    }))
}

/// Accepts the offered place of a waitlist.
#[server(endpoint = "rendez-vous/accepter")]
pub async fn accept(entry: WaitlistEntryId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let accepted = ctx.store.bookings().accept_offer(&ctx.actor(), &ctx.user.person_id, &entry).await;
    respond(refused_or(accepted, "/rendez-vous", |session| Outcome::done(url::session(&session), "booking-done")))
}

/// Declines the offered place of a waitlist, or leaves the list.
#[server(endpoint = "rendez-vous/renoncer")]
pub async fn give_up(entry: WaitlistEntryId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let left = ctx.store.bookings().leave_waitlist(&ctx.actor(), &ctx.user.person_id, &entry).await;
    respond(refused_or(left, "/rendez-vous", |_| Outcome::done("/rendez-vous", "waitlist-left")))
}
